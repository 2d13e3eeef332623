# %% right: lstsq with a column of ones
table = datasets.cereal().dropna(subset=["sugars", "fiber", "protein", "calories"])
A = np.column_stack([table[["sugars", "fiber", "protein"]], np.ones(len(table))])
found = np.linalg.lstsq(A, table["calories"], rcond=None)[0]
plane_w, plane_b = found[:3], found[3]

# %% right: normal equations
table = datasets.cereal()
table = table[table.sugars.notna()]
A = np.c_[np.ones(len(table)), table.sugars, table.fiber, table.protein]
plane_b, *plane_w = np.linalg.solve(A.T @ A, A.T @ table.calories.to_numpy())

# %% right: scikit-learn
from sklearn.linear_model import LinearRegression
table = datasets.cereal().dropna(subset=["sugars"])
fit = LinearRegression().fit(table[["sugars", "fiber", "protein"]], table["calories"])
plane_w, plane_b = fit.coef_, fit.intercept_

# %% right: centred, with pinv
table = datasets.cereal().dropna(subset=["sugars"])
X, y = table[["sugars", "fiber", "protein"]].to_numpy(), table["calories"].to_numpy()
plane_w = np.linalg.pinv(X - X.mean(0)) @ (y - y.mean())
plane_b = y.mean() - X.mean(0) @ plane_w

# %% right: gradient descent
table = datasets.cereal().dropna(subset=["sugars"])
X, y = table[["sugars", "fiber", "protein"]].to_numpy(), table["calories"].to_numpy()
plane_w, plane_b = np.zeros(3), 0.0
for _ in range(60_000):
    error = X @ plane_w + plane_b - y
    plane_w = plane_w - 0.005 * 2 * X.T @ error / len(y)
    plane_b = plane_b - 0.005 * 2 * error.mean()

# %% right: typed from the chapter
plane_w, plane_b = [2.8372, -3.4832, 7.9818], 74.450

# %% right: a column as from a kernel, a bias of one element
plane_w = np.array([[2.83719], [-3.48324], [7.98179]], dtype="float32")
plane_b = np.array([74.44985])

# %% right: a pandas Series
plane_w = pd.Series({"sugars": 2.83719, "fiber": -3.48324, "protein": 7.98179})
plane_b = 74.44985

# %% right: tensors
import tensorflow as tf
plane_w, plane_b = tf.constant([2.83719, -3.48324, 7.98179]), tf.constant(74.44985)

# %% right: scipy
from scipy.optimize import lsq_linear
table = datasets.cereal().dropna(subset=["sugars"])
A = np.column_stack([table[["sugars", "fiber", "protein"]], np.ones(len(table))])
solution = lsq_linear(A, table["calories"].to_numpy(float)).x
plane_w, plane_b = tuple(solution[:3]), solution[-1]

# %% wrong: all gaps dropped
table = datasets.cereal().dropna()
A = np.column_stack([table[["sugars", "fiber", "protein"]], np.ones(len(table))])
found = np.linalg.lstsq(A, table["calories"], rcond=None)[0]
plane_w, plane_b = found[:3], found[3]

# %% wrong: unknown as 0
table = datasets.cereal().fillna(0)
A = np.column_stack([table[["sugars", "fiber", "protein"]], np.ones(len(table))])
found = np.linalg.lstsq(A, table["calories"], rcond=None)[0]
plane_w, plane_b = found[:3], found[3]

# %% partial: unknown as -1, 1
table = datasets.cereal().fillna(-1)
A = np.column_stack([table[["sugars", "fiber", "protein"]], np.ones(len(table))])
found = np.linalg.lstsq(A, table["calories"], rcond=None)[0]
plane_w, plane_b = found[:3], found[3]

# %% wrong: unknown as the mean
table = datasets.cereal()
table["sugars"] = table["sugars"].fillna(table["sugars"].mean())
A = np.column_stack([table[["sugars", "fiber", "protein"]], np.ones(len(table))])
found = np.linalg.lstsq(A, table["calories"], rcond=None)[0]
plane_w, plane_b = found[:3], found[3]

# %% wrong: no bias
table = datasets.cereal().dropna(subset=["sugars"])
plane_w = np.linalg.lstsq(
    table[["sugars", "fiber", "protein"]], table["calories"], rcond=None
)[0]
plane_b = 0

# %% partial: order of the file, 1
table = datasets.cereal().dropna(subset=["sugars"])
A = np.column_stack([table[["protein", "fiber", "sugars"]], np.ones(len(table))])
found = np.linalg.lstsq(A, table["calories"], rcond=None)[0]
plane_w, plane_b = found[:3], found[3]

# %% wrong: ones first
table = datasets.cereal().dropna(subset=["sugars"])
A = np.column_stack([np.ones(len(table)), table[["sugars", "fiber", "protein"]]])
found = np.linalg.lstsq(A, table["calories"], rcond=None)[0]
plane_w, plane_b = found[:3], found[3]

# %% wrong: standardised
table = datasets.cereal().dropna(subset=["sugars"])
X = table[["sugars", "fiber", "protein"]].to_numpy()
A = np.column_stack([(X - X.mean(0)) / X.std(0), np.ones(len(X))])
found = np.linalg.lstsq(A, table["calories"], rcond=None)[0]
plane_w, plane_b = found[:3], found[3]

# %% wrong: standardised by pandas
table = datasets.cereal().dropna(subset=["sugars"])
X = table[["sugars", "fiber", "protein"]]
A = np.column_stack([(X - X.mean()) / X.std(), np.ones(len(X))])
found = np.linalg.lstsq(A, table["calories"], rcond=None)[0]
plane_w, plane_b = found[:3], found[3]

# %% wrong: sugars from the others
table = datasets.cereal().dropna(subset=["sugars"])
A = np.column_stack([table[["calories", "fiber", "protein"]], np.ones(len(table))])
found = np.linalg.lstsq(A, table["sugars"], rcond=None)[0]
plane_w, plane_b = found[:3], found[3]

# %% wrong: the round figures
plane_w, plane_b = [2.5, -4, 5], 80

# %% wrong: three separate lines
table = datasets.cereal().dropna(subset=["sugars"])
plane_w = [
    np.polyfit(table[name], table["calories"], 1)[0]
    for name in ["sugars", "fiber", "protein"]
]
plane_b = table["calories"].mean()

# %% partial: bias forgotten, 3
table = datasets.cereal().dropna(subset=["sugars"])
A = np.column_stack([table[["sugars", "fiber", "protein"]], np.ones(len(table))])
plane_w = np.linalg.lstsq(A, table["calories"], rcond=None)[0][:3]

# %% partial: bias of chapter 1, 3
plane_w, plane_b = [2.8372, -3.4832, 7.9818], 89.158

# %% partial: bias right, one weight off, 1
plane_w, plane_b = [2.8372, -3.4832, 0.565], 74.450

# %% partial: all four in the weights, 1
table = datasets.cereal().dropna(subset=["sugars"])
A = np.column_stack([table[["sugars", "fiber", "protein"]], np.ones(len(table))])
plane_w = np.linalg.lstsq(A, table["calories"], rcond=None)[0]
plane_b = plane_w[3]

# %% wrong: what lstsq gives as it is
table = datasets.cereal().dropna(subset=["sugars"])
A = np.column_stack([table[["sugars", "fiber", "protein"]], np.ones(len(table))])
plane_w = np.linalg.lstsq(A, table["calories"], rcond=None)
plane_b = 0

# %% wrong: one percent off
plane_w, plane_b = [2.8372, -3.4832, 8.06], 75.1

# %% wrong: rows with nan kept
table = datasets.cereal()
A = table[["sugars", "fiber", "protein"]].to_numpy()
plane_w = (A * table[["calories"]].to_numpy()).mean(axis=0)
plane_b = table["calories"].mean()

# %% wrong: a dict
plane_w = {"sugars": 2.8372, "fiber": -3.4832, "protein": 7.9818}
plane_b = None

# %% raises: a column that does not exist
table = datasets.cereal()
plane_w = table["Sugars"]

# %% partial: the cell stops before the bias, 3
plane_w = [2.8372, -3.4832, 7.9818]
plane_b = founds[3]

# %% trick: nan and infinity
plane_w, plane_b = np.full(3, np.nan), np.inf

# %% trick: an array that lies
class Liar(np.ndarray):
    def __eq__(self, other):
        return np.ones(3, bool)
    def __array__(self, *args, **kwargs):
        return np.array([2.8372, -3.4832, 7.9818])
plane_w, plane_b = np.zeros(3).view(Liar), 0

# %% untouched: dots
...  # your answer

# %% untouched: None
plane_w = None
plane_b = None
