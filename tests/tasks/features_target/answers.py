# %% right: pop from a copy
X = mixes.copy()
y = X.pop("CompressiveStrength")

# %% right: drop and choose
X = mixes.drop(columns="CompressiveStrength")
y = mixes["CompressiveStrength"]

# %% right: by place, arrays
table = mixes.to_numpy()
X, y = table[:, :8], table[:, 8]

# %% right: y as a column
X = mixes.iloc[:, :-1]
y = mixes[["CompressiveStrength"]]

# %% right: lists
X = mixes.drop(columns="CompressiveStrength").values.tolist()
y = list(mixes["CompressiveStrength"])

# %% right: float32
X = mixes.iloc[:, :8].to_numpy(dtype="float32")
y = mixes.iloc[:, 8].to_numpy(dtype="float32").reshape(-1, 1)

# %% right: tensors
import keras
X = keras.ops.convert_to_tensor(mixes.iloc[:, :8].to_numpy(), "float32")
y = keras.ops.convert_to_tensor(mixes.iloc[:, 8].to_numpy(), "float32")

# %% right: the names that chapters use, loaded anew
data = datasets.concrete()
features = [name for name in data.columns if name != "CompressiveStrength"]
X, y = data[features], data.CompressiveStrength

# %% partial: target among the features, 1
X = mixes
y = mixes["CompressiveStrength"]

# %% partial: rows dropped, 1
X = mixes.drop_duplicates().iloc[:, :8]
y = mixes["CompressiveStrength"]

# %% partial: age left out, 1
X = mixes.iloc[:, :7]
y = mixes.iloc[:, 8]

# %% partial: scaled, 1
X = mixes.iloc[:, :8]
X = (X - X.mean()) / X.std()
y = mixes["CompressiveStrength"]

# %% partial: scaled between 0 and 1, 1
X = mixes.iloc[:, :8].to_numpy()
X = (X - X.min(axis=0)) / (X.max(axis=0) - X.min(axis=0))
y = mixes["CompressiveStrength"]

# %% partial: shuffled, 1
X = mixes.iloc[:, :8].sample(frac=1, random_state=1)
y = mixes["CompressiveStrength"]

# %% partial: sorted columns, 1
X = mixes.drop(columns="CompressiveStrength").sort_index(axis=1)
y = mixes["CompressiveStrength"]

# %% partial: one column too far, 1
X = mixes.iloc[:, 1:]
y = mixes["CompressiveStrength"]

# %% partial: turned round, 1
X = mixes.iloc[:, :8].T
y = mixes["CompressiveStrength"]

# %% partial: zeros as gaps, 1
X = mixes.iloc[:, :8].replace(0, np.nan)
y = mixes["CompressiveStrength"]

# %% partial: the age as target, 1
X = mixes.drop(columns="CompressiveStrength")
y = mixes["Age"]

# %% partial: scaled target, 1
X = mixes.drop(columns="CompressiveStrength")
y = mixes["CompressiveStrength"]
y = (y - y.mean()) / y.std()

# %% partial: target as a row, 1
X = mixes.drop(columns="CompressiveStrength")
y = mixes[["CompressiveStrength"]].T

# %% partial: target shuffled, 1
X = mixes.drop(columns="CompressiveStrength")
y = np.sort(mixes["CompressiveStrength"])

# %% partial: target rounded, 1
X = mixes.drop(columns="CompressiveStrength")
y = mixes["CompressiveStrength"].round()

# %% partial: target a name, 1
X = mixes.drop(columns="CompressiveStrength")
y = "CompressiveStrength"

# %% partial: only X, 1
X = mixes.drop(columns="CompressiveStrength")

# %% partial: the cell stops in the middle, 1
X = mixes.drop(columns="CompressiveStrength")
y = mixes["Strength"]

# %% partial: kilograms per litre, 1
X = mixes.iloc[:, :8] / 1000
X["Age"] = mixes["Age"]
y = mixes["CompressiveStrength"] * 1.0

# %% wrong: swapped
y = mixes.drop(columns="CompressiveStrength")
X = mixes["CompressiveStrength"]

# %% wrong: training rows only
X = mixes.iloc[:824, :8]
y = mixes.iloc[:824, 8]

# %% wrong: both the whole table
X = y = mixes

# %% wrong: shuffled together
order = np.random.default_rng(0).permutation(1030)
X = mixes.iloc[order, :8]
y = mixes.iloc[order, 8]

# %% wrong: names of columns
X, y = "Cement", "CompressiveStrength"

# %% wrong: another table
cereal = datasets.cereal()
X, y = cereal[["sugars", "fiber"]], cereal["calories"]

# %% wrong: dictionaries
X, y = mixes.iloc[:, :8].to_dict("list"), {"y": 1}

# %% trick: zeros of the right shape
X, y = np.zeros((1030, 8)), np.zeros(1030)

# %% trick: nan and infinity
X, y = np.full((1030, 8), np.nan), np.full(1030, np.inf)

# %% trick: a table that equals everything
class Any(pd.DataFrame):
    def __eq__(self, other):
        return True
    def __sub__(self, other):
        return 0
X, y = Any(np.ones((1030, 8))), Any(np.ones((1030, 1)))

# %% trick: an array that lies about its shape
class Liar(np.ndarray):
    @property
    def shape(self):
        return (1030, 8)
X, y = np.zeros(3).view(Liar), np.zeros(3).view(Liar)

# %% raises: no such column
X = mixes.drop(columns="Strength")
y = mixes["Strength"]

# %% untouched: dots
...  # your answer

# %% untouched: both None
X, y = None, None
