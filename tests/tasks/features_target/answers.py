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
# says: target is still among
X = mixes
y = mixes["CompressiveStrength"]

# %% partial: rows dropped, 1
# says: rows were left out
X = mixes.drop_duplicates().iloc[:, :8]
y = mixes["CompressiveStrength"]

# %% partial: age left out, 1
# says: `Age` is missing
X = mixes.iloc[:, :7]
y = mixes.iloc[:, 8]

# %% partial: scaled, 1
# says: scaled
X = mixes.iloc[:, :8]
X = (X - X.mean()) / X.std()
y = mixes["CompressiveStrength"]

# %% partial: scaled between 0 and 1, 1
# says: scaled
X = mixes.iloc[:, :8].to_numpy()
X = (X - X.min(axis=0)) / (X.max(axis=0) - X.min(axis=0))
y = mixes["CompressiveStrength"]

# %% partial: shuffled, 1
# says: shuffled
X = mixes.iloc[:, :8].sample(frac=1, random_state=1)
y = mixes["CompressiveStrength"]

# %% partial: sorted columns, 1
# says: another order
X = mixes.drop(columns="CompressiveStrength").sort_index(axis=1)
y = mixes["CompressiveStrength"]

# %% partial: one column too far, 1
# says: first feature is missing
X = mixes.iloc[:, 1:]
y = mixes["CompressiveStrength"]

# %% partial: turned round, 1
# says: turned round
X = mixes.iloc[:, :8].T
y = mixes["CompressiveStrength"]

# %% partial: zeros as gaps, 1
# says: nan
X = mixes.iloc[:, :8].replace(0, np.nan)
y = mixes["CompressiveStrength"]

# %% partial: the age as target, 1
# says: column `Age`
X = mixes.drop(columns="CompressiveStrength")
y = mixes["Age"]

# %% partial: scaled target, 1
# says: scaled
X = mixes.drop(columns="CompressiveStrength")
y = mixes["CompressiveStrength"]
y = (y - y.mean()) / y.std()

# %% partial: target as a row, 1
# says: one row
X = mixes.drop(columns="CompressiveStrength")
y = mixes[["CompressiveStrength"]].T

# %% partial: target shuffled, 1
# says: shuffled or sorted
X = mixes.drop(columns="CompressiveStrength")
y = np.sort(mixes["CompressiveStrength"])

# %% partial: target rounded, 1
# says: rounded
X = mixes.drop(columns="CompressiveStrength")
y = mixes["CompressiveStrength"].round()

# %% partial: target a name, 1
# says: text
X = mixes.drop(columns="CompressiveStrength")
y = "CompressiveStrength"

# %% partial: only X, 1
# says: not there
X = mixes.drop(columns="CompressiveStrength")

# %% partial: the cell stops in the middle, 1
# says: Strength
X = mixes.drop(columns="CompressiveStrength")
y = mixes["Strength"]

# %% partial: kilograms per liter, 1
# says: scaled
X = mixes.iloc[:, :8] / 1000
X["Age"] = mixes["Age"]
y = mixes["CompressiveStrength"] * 1.0

# %% wrong: swapped
# says: this is the target
y = mixes.drop(columns="CompressiveStrength")
X = mixes["CompressiveStrength"]

# %% wrong: training rows only
# says: rows were left out
X = mixes.iloc[:824, :8]
y = mixes.iloc[:824, 8]

# %% wrong: both the whole table
# says: target is still among
X = y = mixes

# %% wrong: shuffled together
# says: shuffled
order = np.random.default_rng(0).permutation(1030)
X = mixes.iloc[order, :8]
y = mixes.iloc[order, 8]

# %% wrong: names of columns
# says: text
X, y = "Cement", "CompressiveStrength"

# %% wrong: another table
# says: another table|shape
cereal = datasets.cereal()
X, y = cereal[["sugars", "fiber"]], cereal["calories"]

# %% wrong: dictionaries
# says: dict
X, y = mixes.iloc[:, :8].to_dict("list"), {"y": 1}

# %% trick: zeros of the right shape
# says: 0
X, y = np.zeros((1030, 8)), np.zeros(1030)

# %% trick: nan and infinity
# says: nan
X, y = np.full((1030, 8), np.nan), np.full(1030, np.inf)

# %% trick: a table that equals everything
# says: 1
class Any(pd.DataFrame):
    def __eq__(self, other):
        return True
    def __sub__(self, other):
        return 0
X, y = Any(np.ones((1030, 8))), Any(np.ones((1030, 1)))

# %% trick: an array that lies about its shape
# says: shape (3,)
class Liar(np.ndarray):
    @property
    def shape(self):
        return (1030, 8)
X, y = np.zeros(3).view(Liar), np.zeros(3).view(Liar)

# %% raises: no such column
# says: Strength
X = mixes.drop(columns="Strength")
y = mixes["Strength"]

# %% untouched: dots
...  # your answer

# %% untouched: both None
X, y = None, None

# %% right: names of the features typed
X = mixes[["Cement", "BlastFurnaceSlag", "FlyAsh", "Water", "Superplasticizer", "CoarseAggregate", "FineAggregate", "Age"]]
y = mixes["CompressiveStrength"].values

# %% right: loc with a slice of names
X = mixes.loc[:, :"Age"].to_numpy()
y = mixes.loc[:, "CompressiveStrength"].to_numpy()

# %% right: np.delete and a column index
table = np.asarray(mixes)
X = np.delete(table, -1, axis=1)
y = table[:, -1:]

# %% right: np.split
X, y = np.split(mixes.values, [8], axis=1)

# %% right: a list comprehension over rows
rows = mixes.values.tolist()
X = [row[:8] for row in rows]
y = [row[8] for row in rows]

# %% right: loop and lists
X, y = [], []
for *features, strength in mixes.itertuples(index=False):
    X.append(features)
    y.append(strength)
X, y = np.array(X), np.array(y)

# %% right: del on a copy
table = mixes.copy()
y = table["CompressiveStrength"].copy()
del table["CompressiveStrength"]
X = table

# %% right: filter and a function
def split_table(table, target):
    features = table.drop(target, axis="columns")
    return features, table[target]
X, y = split_table(mixes, "CompressiveStrength")

# %% right: columns.difference in the file's order
features = mixes.columns.difference(["CompressiveStrength"], sort=False)
X = mixes[features].astype(float)
y = mixes.get("CompressiveStrength").astype(float)

# %% right: tf.constant
import tensorflow as tf
X = tf.constant(mixes.iloc[:, :8].values, dtype=tf.float64)
y = tf.constant(mixes.iloc[:, [8]].values, dtype=tf.float64)

# %% right: Fortran order, read-only, longdouble
X = np.asfortranarray(mixes.iloc[:, :8], dtype=np.longdouble)
y = np.array(mixes.iloc[:, 8], dtype=np.longdouble)
X.setflags(write=False)
y.setflags(write=False)

# %% right: matrices
import warnings
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    X = np.asmatrix(mixes.iloc[:, :8])
    y = np.asmatrix(mixes.iloc[:, 8]).T

# %% right: a boolean mask of columns
is_target = mixes.columns == "CompressiveStrength"
X, y = mixes.loc[:, ~is_target], mixes.loc[:, is_target]

# %% partial: the target twice, once as a feature in place of Age, 1
# says: target
X = mixes.drop(columns="Age")
y = mixes["CompressiveStrength"]

# %% partial: the row numbers as a column, 1
# says: shape
X = mixes.drop(columns="CompressiveStrength").reset_index()
y = mixes["CompressiveStrength"]

# %% partial: the first five rows, as head shows them, 1
# says: rows were left out
X = mixes.drop(columns="CompressiveStrength").head()
y = mixes["CompressiveStrength"]

# %% partial: whole numbers, 1
# says: whole|rounded
X = mixes.drop(columns="CompressiveStrength").astype(int)
y = mixes["CompressiveStrength"]

# %% partial: target cut to whole numbers, 1
# says: rounded|whole
X = mixes.drop(columns="CompressiveStrength")
y = mixes["CompressiveStrength"].astype(int)

# %% partial: target of the training rows, 1
# says: rows were left out
X = mixes.drop(columns="CompressiveStrength")
y = mixes["CompressiveStrength"][:824]

# %% partial: target's mean, 1
# says: number
X = mixes.drop(columns="CompressiveStrength")
y = mixes["CompressiveStrength"].mean()

# %% partial: first column for the target, 1
# says: column `Cement`
X = mixes.drop(columns="CompressiveStrength")
y = mixes.iloc[:, 0]

# %% partial: one feature alone, 1
# says: shape|missing
X = mixes[["Cement"]]
y = mixes["CompressiveStrength"]

# %% wrong: a train-test split
# says: rows were left out
from sklearn.model_selection import train_test_split
train, test = train_test_split(mixes, random_state=0)
X, y = train.drop(columns="CompressiveStrength"), train["CompressiveStrength"]

# %% wrong: both standardized
# says: scaled
scaled = (mixes - mixes.mean()) / mixes.std()
X, y = scaled.drop(columns="CompressiveStrength"), scaled["CompressiveStrength"]

# %% wrong: names for tables
# says: text
X = "mixes.drop(columns=CompressiveStrength)"
y = str(mixes["CompressiveStrength"].name)

# %% wrong: duplicates dropped in both
# says: rows were left out
once = mixes.drop_duplicates()
X, y = once.iloc[:, :-1], once.iloc[:, -1]

# %% wrong: methods without brackets
# says: function
X = mixes.copy
y = mixes.pop

# %% raises: a method that takes one column
# says: KeyError
X = mixes.drop("CompressiveStrength")
y = mixes["CompressiveStrength"]

# %% raises: a file that is not there
# says: FileNotFoundError
mixes = pd.read_csv("concrete-data.csv")
X, y = mixes.iloc[:, :8], mixes.iloc[:, 8]

# %% right: R style, by position from the end
df = datasets.concrete()
n = df.shape[1]
X, y = df[df.columns[:n - 1]], df[df.columns[n - 1]]

# %% right: to_dict and back
d = datasets.concrete().to_dict("list")
y = np.array(d.pop("CompressiveStrength"))
X = np.array(list(d.values())).T

# %% right: read as text, split by commas
lines = datasets.concrete().to_csv(index=False).strip().split("\n")[1:]
numbers = [[float(v) for v in line.split(",")] for line in lines]
X = [row[:8] for row in numbers]
y = [row[8] for row in numbers]

# %% right: set_index as a trick
df = datasets.concrete().set_index("CompressiveStrength")
X = df.values
y = df.index.values

# %% right: star unpacking of columns
*inputs, target = datasets.concrete().to_numpy().T
X = np.vstack(inputs).T
y = target

# %% right: filter with a regular expression
df = datasets.concrete()
X = df.filter(regex="^(?!Compressive)")
y = df.filter(like="Strength")

# %% right: insert into empty arrays
df = datasets.concrete()
X = np.empty((len(df), 8))
for j, col in enumerate(df.columns.drop("CompressiveStrength")):
    X[:, j] = df[col]
y = np.empty(len(df))
y[:] = df["CompressiveStrength"]

# %% right: iterrows
X, y = [], []
for _, row in datasets.concrete().iterrows():
    X.append(list(row[:-1]))
    y.append(row.iloc[-1])

# %% right: a record array
rec = datasets.concrete().to_records(index=False)
names = list(rec.dtype.names)
X = np.column_stack([rec[n] for n in names[:-1]])
y = rec[names[-1]]

# %% right: iloc with a boolean list, y squeezed
df = datasets.concrete()
is_target = [c == "CompressiveStrength" for c in df.columns]
X = df.loc[:, [not t for t in is_target]].to_numpy("float64")
y = df.loc[:, is_target].squeeze("columns").tolist()
