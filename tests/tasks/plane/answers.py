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

# %% right: centered, with pinv
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
# says: rows were dropped
table = datasets.cereal().dropna()
A = np.column_stack([table[["sugars", "fiber", "protein"]], np.ones(len(table))])
found = np.linalg.lstsq(A, table["calories"], rcond=None)[0]
plane_w, plane_b = found[:3], found[3]

# %% wrong: unknown as 0
# says: 0 g
table = datasets.cereal().fillna(0)
A = np.column_stack([table[["sugars", "fiber", "protein"]], np.ones(len(table))])
found = np.linalg.lstsq(A, table["calories"], rcond=None)[0]
plane_w, plane_b = found[:3], found[3]

# %% partial: unknown as -1, 1
# says: -1 g
table = datasets.cereal().fillna(-1)
A = np.column_stack([table[["sugars", "fiber", "protein"]], np.ones(len(table))])
found = np.linalg.lstsq(A, table["calories"], rcond=None)[0]
plane_w, plane_b = found[:3], found[3]

# %% wrong: unknown as the mean
# says: mean
table = datasets.cereal()
table["sugars"] = table["sugars"].fillna(table["sugars"].mean())
A = np.column_stack([table[["sugars", "fiber", "protein"]], np.ones(len(table))])
found = np.linalg.lstsq(A, table["calories"], rcond=None)[0]
plane_w, plane_b = found[:3], found[3]

# %% wrong: no bias
# says: through zero
table = datasets.cereal().dropna(subset=["sugars"])
plane_w = np.linalg.lstsq(
    table[["sugars", "fiber", "protein"]], table["calories"], rcond=None
)[0]
plane_b = 0

# %% partial: order of the file, 1
# says: order of the file
table = datasets.cereal().dropna(subset=["sugars"])
A = np.column_stack([table[["protein", "fiber", "sugars"]], np.ones(len(table))])
found = np.linalg.lstsq(A, table["calories"], rcond=None)[0]
plane_w, plane_b = found[:3], found[3]

# %% wrong: ones first
# says: ones came first
table = datasets.cereal().dropna(subset=["sugars"])
A = np.column_stack([np.ones(len(table)), table[["sugars", "fiber", "protein"]]])
found = np.linalg.lstsq(A, table["calories"], rcond=None)[0]
plane_w, plane_b = found[:3], found[3]

# %% wrong: standardized
# says: standardi
table = datasets.cereal().dropna(subset=["sugars"])
X = table[["sugars", "fiber", "protein"]].to_numpy()
A = np.column_stack([(X - X.mean(0)) / X.std(0), np.ones(len(X))])
found = np.linalg.lstsq(A, table["calories"], rcond=None)[0]
plane_w, plane_b = found[:3], found[3]

# %% wrong: standardized by pandas
# says: standardi
table = datasets.cereal().dropna(subset=["sugars"])
X = table[["sugars", "fiber", "protein"]]
A = np.column_stack([(X - X.mean()) / X.std(), np.ones(len(X))])
found = np.linalg.lstsq(A, table["calories"], rcond=None)[0]
plane_w, plane_b = found[:3], found[3]

# %% wrong: sugars from the others
# says: estimated from the other
table = datasets.cereal().dropna(subset=["sugars"])
A = np.column_stack([table[["calories", "fiber", "protein"]], np.ones(len(table))])
found = np.linalg.lstsq(A, table["sugars"], rcond=None)[0]
plane_w, plane_b = found[:3], found[3]

# %% wrong: the round figures
# says: round figures
plane_w, plane_b = [2.5, -4, 5], 80

# %% wrong: three separate lines
# says: fitted alone
table = datasets.cereal().dropna(subset=["sugars"])
plane_w = [
    np.polyfit(table[name], table["calories"], 1)[0]
    for name in ["sugars", "fiber", "protein"]
]
plane_b = table["calories"].mean()

# %% partial: bias forgotten, 3
# says: `plane_b` is not there
table = datasets.cereal().dropna(subset=["sugars"])
A = np.column_stack([table[["sugars", "fiber", "protein"]], np.ones(len(table))])
plane_w = np.linalg.lstsq(A, table["calories"], rcond=None)[0][:3]

# %% partial: bias of chapter 1, 3
# says: bias
plane_w, plane_b = [2.8372, -3.4832, 7.9818], 89.158

# %% partial: bias right, one weight off, 1
# says: weights
plane_w, plane_b = [2.8372, -3.4832, 0.565], 74.450

# %% partial: all four in the weights, 1
# says: shape (4,)|3 numbers
table = datasets.cereal().dropna(subset=["sugars"])
A = np.column_stack([table[["sugars", "fiber", "protein"]], np.ones(len(table))])
plane_w = np.linalg.lstsq(A, table["calories"], rcond=None)[0]
plane_b = plane_w[3]

# %% wrong: what lstsq gives as it is
# says: list of several things
table = datasets.cereal().dropna(subset=["sugars"])
A = np.column_stack([table[["sugars", "fiber", "protein"]], np.ones(len(table))])
plane_w = np.linalg.lstsq(A, table["calories"], rcond=None)
plane_b = 0

# %% wrong: one percent off
# says: weights
plane_w, plane_b = [2.8372, -3.4832, 8.06], 75.1

# %% wrong: rows with nan kept
# says: nan
table = datasets.cereal()
A = table[["sugars", "fiber", "protein"]].to_numpy()
plane_w = (A * table[["calories"]].to_numpy()).mean(axis=0)
plane_b = table["calories"].mean()

# %% wrong: a dict
# says: dict
plane_w = {"sugars": 2.8372, "fiber": -3.4832, "protein": 7.9818}
plane_b = None

# %% raises: a column that does not exist
# says: KeyError
table = datasets.cereal()
plane_w = table["Sugars"]

# %% partial: the cell stops before the bias, 3
# says: NameError|`plane_b` is not there
plane_w = [2.8372, -3.4832, 7.9818]
plane_b = founds[3]

# %% trick: nan and infinity
# says: nan
plane_w, plane_b = np.full(3, np.nan), np.inf

# %% trick: an array that lies
# says: 0
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

# %% right: linalg.solve with the ones last
table = datasets.cereal().dropna(subset=["sugars", "fiber", "protein", "calories"])
A = np.hstack([table[["sugars", "fiber", "protein"]].values, np.ones((len(table), 1))])
*plane_w, plane_b = np.linalg.solve(A.T @ A, A.T @ table["calories"].values)

# %% right: inverse by hand
table = datasets.cereal().dropna(subset=["sugars"])
X = table[["sugars", "fiber", "protein"]].assign(one=1.0).to_numpy()
y = table["calories"].to_numpy(dtype=float)
solution = np.linalg.inv(X.T.dot(X)).dot(X.T).dot(y)
plane_w = solution[:-1]
plane_b = solution[-1]

# %% right: QR
table = datasets.cereal().dropna(subset=["sugars"])
A = np.column_stack([table["sugars"], table["fiber"], table["protein"], np.ones(len(table))])
Q, R = np.linalg.qr(A)
solution = np.linalg.solve(R, Q.T @ table["calories"].to_numpy())
plane_w, plane_b = solution[:3].tolist(), solution[3].item()

# %% right: singular values
table = datasets.cereal().dropna(subset=["sugars"])
A = np.c_[table[["sugars", "fiber", "protein"]].to_numpy(), np.ones(len(table))]
U, s, Vt = np.linalg.svd(A, full_matrices=False)
solution = Vt.T @ ((U.T @ table["calories"].to_numpy()) / s)
plane_w, plane_b = tuple(solution[:3]), float(solution[3])

# %% right: covariance matrix
table = datasets.cereal().dropna(subset=["sugars"])
columns = ["sugars", "fiber", "protein"]
C = table[columns + ["calories"]].cov()
plane_w = np.linalg.solve(C.loc[columns, columns], C.loc[columns, "calories"])
plane_b = table["calories"].mean() - table[columns].mean() @ plane_w

# %% right: scipy's lstsq
from scipy.linalg import lstsq
table = datasets.cereal()
table = table[~table["sugars"].isna()]
A = np.column_stack([table.loc[:, ["sugars", "fiber", "protein"]], np.ones(table.shape[0])])
solution, *_ = lstsq(A, table["calories"])
plane_w, plane_b = np.split(solution, [3])

# %% right: scipy's minimize
from scipy.optimize import minimize
table = datasets.cereal().dropna(subset=["sugars"])
X, y = table[["sugars", "fiber", "protein"]].to_numpy(), table["calories"].to_numpy()
best = minimize(lambda p: np.mean((X @ p[:3] + p[3] - y) ** 2), np.zeros(4), tol=1e-12).x
plane_w, plane_b = best[:3], best[3]

# %% right: TensorFlow's lstsq
import tensorflow as tf
table = datasets.cereal().dropna(subset=["sugars"])
A = np.column_stack([table[["sugars", "fiber", "protein"]], np.ones(len(table))])
y = table[["calories"]].to_numpy(dtype=float)
solution = tf.linalg.lstsq(tf.constant(A), tf.constant(y), fast=False)
plane_w, plane_b = solution[:3, 0], solution[3, 0]

# %% right: one weight after the other, repeated
table = datasets.cereal().dropna(subset=["sugars"])
X, y = table[["sugars", "fiber", "protein"]].to_numpy(), table["calories"].to_numpy()
plane_w, plane_b = [0.0, 0.0, 0.0], 0.0
for _ in range(3000):
    plane_b = np.mean(y - X @ plane_w)
    for j in range(3):
        rest = y - plane_b - X @ plane_w + X[:, j] * plane_w[j]
        plane_w[j] = rest @ X[:, j] / (X[:, j] @ X[:, j])

# %% right: a dictionary's values
found = {"sugars": 2.83719, "fiber": -3.48324, "protein": 7.98179, "bias": 74.44985}
plane_b = found.pop("bias")
plane_w = list(found.values())

# %% right: float32, a row of one
plane_w = np.float32([[2.83719, -3.48324, 7.98179]])
plane_b = np.float32(74.44985)

# %% wrong: only sugars
# says: three
table = datasets.cereal().dropna(subset=["sugars"])
plane_w, plane_b = np.polyfit(table["sugars"], table["calories"], 1)

# %% wrong: two inputs
# says: three | 3
table = datasets.cereal().dropna(subset=["sugars"])
A = np.column_stack([table[["sugars", "fiber"]], np.ones(len(table))])
*plane_w, plane_b = np.linalg.lstsq(A, table["calories"], rcond=None)[0]

# %% wrong: fat for fiber
# says: inputs
table = datasets.cereal().dropna(subset=["sugars"])
A = np.column_stack([table[["sugars", "fat", "protein"]], np.ones(len(table))])
*plane_w, plane_b = np.linalg.lstsq(A, table["calories"], rcond=None)[0]

# %% partial: bias with the mean of the calories, 3
# says: bias
table = datasets.cereal().dropna(subset=["sugars"])
A = np.column_stack([table[["sugars", "fiber", "protein"]], np.ones(len(table))])
plane_w = np.linalg.lstsq(A, table["calories"], rcond=None)[0][:-1]
plane_b = table["calories"].mean()

# %% partial: bias left at None, 3
# says: plane_b
table = datasets.cereal().dropna(subset=["sugars"])
A = np.column_stack([table[["sugars", "fiber", "protein"]], np.ones(len(table))])
plane_w, plane_b = np.linalg.lstsq(A, table["calories"], rcond=None)[0][:3], None

# %% wrong: weights as a text
# says: text
plane_w, plane_b = "2.8372, -3.4832, 7.9818", "74.45"

# %% wrong: a table of predictions
# says: three | 3
table = datasets.cereal().dropna(subset=["sugars"])
A = np.column_stack([table[["sugars", "fiber", "protein"]], np.ones(len(table))])
plane_w = A @ np.linalg.lstsq(A, table["calories"], rcond=None)[0]
plane_b = plane_w.mean()

# %% wrong: nan through the unknown row
# says: nan
table = datasets.cereal()
X = table[["sugars", "fiber", "protein"]].to_numpy()
plane_w = (X.T @ table["calories"].to_numpy()) / len(table)
plane_b = plane_w.sum()

# %% wrong: the first twenty rows
# says: rows
table = datasets.cereal().dropna(subset=["sugars"]).head(20)
A = np.column_stack([table[["sugars", "fiber", "protein"]], np.ones(len(table))])
*plane_w, plane_b = np.linalg.lstsq(A, table["calories"], rcond=None)[0]

# %% wrong: too few steps down
# says: fit | rows
table = datasets.cereal().dropna(subset=["sugars"])
X, y = table[["sugars", "fiber", "protein"]].to_numpy(), table["calories"].to_numpy()
plane_w, plane_b = np.zeros(3), 0.0
for _ in range(100):
    error = X @ plane_w + plane_b - y
    plane_w, plane_b = plane_w - 0.01 * X.T @ error / len(y), plane_b - 0.01 * error.mean()

# %% wrong: means of the columns
# says: fit | rows
table = datasets.cereal()
plane_w = table[["sugars", "fiber", "protein"]].mean()
plane_b = table["calories"].mean()

# %% wrong: correlations
# says: fit | rows
table = datasets.cereal().dropna(subset=["sugars"])
plane_w = table[["sugars", "fiber", "protein"]].corrwith(table["calories"])
plane_b = 0

# %% raises: lstsq with nan in its rows
# says: Error
table = datasets.cereal()
plane_w, plane_b = np.linalg.lstsq(table[["sugars", "fiber", "protein"]], table["calories"])

# %% raises: columns without a list
# says: KeyError
table = datasets.cereal()
X = table["sugars", "fiber", "protein"]
plane_w, plane_b = X.mean(), 0

# %% wrong: protein and fiber in the wrong places with another bias
# says: order
table = datasets.cereal().dropna(subset=["sugars"])
A = np.column_stack([table[["sugars", "protein", "fiber"]], np.ones(len(table))])
*plane_w, plane_b = np.linalg.lstsq(A, table["calories"], rcond=None)[0]
plane_b = 0

# %% partial: signs lost, 1
# says: sign
table = datasets.cereal().dropna(subset=["sugars"])
A = np.column_stack([table[["sugars", "fiber", "protein"]], np.ones(len(table))])
solution = np.linalg.lstsq(A, table["calories"], rcond=None)[0]
plane_w, plane_b = np.abs(solution[:3]), solution[3]

# %% wrong: rounded to whole numbers
# says: round
table = datasets.cereal().dropna(subset=["sugars"])
A = np.column_stack([table[["sugars", "fiber", "protein"]], np.ones(len(table))])
solution = np.round(np.linalg.lstsq(A, table["calories"], rcond=None)[0])
plane_w, plane_b = solution[:3], solution[3]

# %% partial: scaled by the largest value, 1
# says: scaled | grams
table = datasets.cereal().dropna(subset=["sugars"])
X = table[["sugars", "fiber", "protein"]]
A = np.column_stack([X / X.max(), np.ones(len(X))])
*plane_w, plane_b = np.linalg.lstsq(A, table["calories"], rcond=None)[0]

# %% right: Fractions
from fractions import Fraction
plane_w = [Fraction("2.83719"), Fraction("-3.48324"), Fraction("7.98179")]
plane_b = Fraction("74.44985")

# %% right: Decimals
from decimal import Decimal
plane_w = [Decimal(text) for text in ("2.83719", "-3.48324", "7.98179")]
plane_b = Decimal("74.44985")

# %% right: elimination by residuals (Frisch-Waugh)
t = datasets.cereal().dropna(subset=["sugars", "fiber", "protein", "calories"])
names = ["sugars", "fiber", "protein"]
y = t["calories"].to_numpy(float)
plane_w = []
for name in names:
    others = np.column_stack([np.ones(len(t))] + [t[n] for n in names if n != name])
    x = t[name].to_numpy(float)
    rest = x - others @ np.linalg.lstsq(others, x, rcond=None)[0]
    plane_w.append(rest @ y / (rest @ rest))
plane_b = y.mean() - sum(w * t[n].mean() for w, n in zip(plane_w, names))

# %% right: pandas corr and standard deviations
t = datasets.cereal()[["sugars", "fiber", "protein", "calories"]].dropna()
R = t.corr()
beta = np.linalg.solve(R.iloc[:3, :3], R.iloc[:3, 3])
plane_w = beta * t["calories"].std() / t.iloc[:, :3].std()
plane_b = t["calories"].mean() - (plane_w * t.iloc[:, :3].mean()).sum()

# %% right: Gauss elimination in plain Python
t = datasets.cereal().dropna(subset=["sugars", "fiber", "protein", "calories"])
rows = [[s, f, p, 1.0, c] for s, f, p, c in zip(t.sugars, t.fiber, t.protein, t.calories)]
A = [[sum(r[i] * r[j] for r in rows) for j in range(5)] for i in range(4)]
for i in range(4):
    pivot = A[i][i]
    A[i] = [v / pivot for v in A[i]]
    for k in range(4):
        if k != i:
            factor = A[k][i]
            A[k] = [a - factor * b for a, b in zip(A[k], A[i])]
plane_w = [A[0][4], A[1][4], A[2][4]]
plane_b = A[3][4]

# %% right: curve_fit of a named formula
from scipy.optimize import curve_fit
t = datasets.cereal().dropna(subset=["sugars", "fiber", "protein", "calories"])
def kcal(X, ws, wf, wp, b):
    s, f, p = X
    return ws * s + wf * f + wp * p + b
popt, pcov = curve_fit(kcal, (t.sugars, t.fiber, t.protein), t.calories)
*plane_w, plane_b = popt

# %% right: Cholesky
from scipy.linalg import cho_factor, cho_solve
t = datasets.cereal().dropna(subset=["sugars", "fiber", "protein"])
Z = np.c_[np.ones(len(t)), t.sugars, t.fiber, t.protein]
b = cho_solve(cho_factor(Z.T @ Z), Z.T @ t.calories.values)
plane_b, plane_w = b[0], tuple(b[1:])

# %% right: a Keras layer whose weights are set, then read
import keras
t = datasets.cereal().dropna(subset=["sugars", "fiber", "protein", "calories"])
Z = np.column_stack([t[["sugars", "fiber", "protein"]], np.ones(len(t))])
solution = np.linalg.pinv(Z) @ t["calories"].to_numpy()
unit = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
unit.set_weights([solution[:3].reshape(3, 1), solution[3:]])
plane_w, plane_b = unit.get_weights()

# %% right: a dictionary of names, in the order asked for
from sklearn.linear_model import LinearRegression
t = datasets.cereal().dropna(subset=["protein", "fiber", "sugars", "calories"])
reg = LinearRegression().fit(t[["protein", "fiber", "sugars"]], t["calories"])
weight = dict(zip(["protein", "fiber", "sugars"], reg.coef_))
plane_w = np.array([weight[n] for n in ("sugars", "fiber", "protein")])
plane_b = reg.intercept_

# %% right: recursive least squares, row by row
t = datasets.cereal().dropna(subset=["sugars", "fiber", "protein", "calories"])
P = np.eye(4) * 1e9
theta = np.zeros(4)
for _, r in t.iterrows():
    h = np.array([r["sugars"], r["fiber"], r["protein"], 1.0], dtype=float)
    k = P @ h / (1 + h @ P @ h)
    theta = theta + k * (r["calories"] - h @ theta)
    P = P - np.outer(k, h @ P)
plane_w = theta[:-1]
plane_b = theta[-1]

# %% right: Cramer's rule
t = datasets.cereal().dropna(subset=["sugars", "fiber", "protein", "calories"])
M = np.hstack([t[["sugars", "fiber", "protein"]].to_numpy(float), np.ones((len(t), 1))])
G, v = M.T @ M, M.T @ t["calories"].to_numpy(float)
def replaced(j):
    H = G.copy()
    H[:, j] = v
    return np.linalg.det(H) / np.linalg.det(G)
plane_w = np.array([replaced(0), replaced(1), replaced(2)])
plane_b = replaced(3)

# %% right: three series of one weight each, joined
t = datasets.cereal().dropna(subset=["sugars", "fiber", "protein", "calories"])
X = t[["sugars", "fiber", "protein"]].assign(one=1)
found = pd.Series(np.linalg.lstsq(X.astype(float), t["calories"], rcond=None)[0], index=X.columns)
plane_w = found.drop("one")
plane_b = found["one"]
