# %% right: polyfit
known = datasets.cereal().dropna(subset=["sugars"])
w_fit, b_fit = np.polyfit(known["sugars"], known["calories"], 1)

# %% right: closed form
known = datasets.cereal().dropna(subset=["sugars"])
x, y = known["sugars"].to_numpy(), known["calories"].to_numpy()
w_fit = np.sum((x - x.mean()) * (y - y.mean())) / np.sum((x - x.mean()) ** 2)
b_fit = y.mean() - w_fit * x.mean()

# %% right: lstsq with a column of ones
known = datasets.cereal().dropna(subset=["sugars"])
A = np.column_stack([known["sugars"], np.ones(len(known))])
(w_fit, b_fit), *_ = np.linalg.lstsq(A, known["calories"].to_numpy(), rcond=None)

# %% right: boolean choice and covariance
table = datasets.cereal()
t = table[table.sugars.notna()]
w_fit = t[["sugars", "calories"]].cov().loc["sugars", "calories"] / t.sugars.var()
b_fit = t.calories.mean() - w_fit * t.sugars.mean()

# %% right: Polynomial
known = datasets.cereal().dropna(subset=["sugars"])
b_fit, w_fit = np.polynomial.Polynomial.fit(
    known.sugars, known.calories, 1
).convert().coef

# %% right: plain Python
rows = [(s, c) for s, c in datasets.cereal()[["sugars", "calories"]].to_numpy() if s == s]
n = len(rows)
sx, sy = sum(s for s, _ in rows), sum(c for _, c in rows)
sxy, sxx = sum(s * c for s, c in rows), sum(s * s for s, _ in rows)
w_fit = (n * sxy - sx * sy) / (n * sxx - sx**2)
b_fit = (sy - w_fit * sx) / n

# %% right: gradient descent
known = datasets.cereal().dropna(subset=["sugars"])
x, y = known["sugars"].to_numpy(), known["calories"].to_numpy()
w_fit, b_fit = 0.0, 0.0
for _ in range(20_000):
    error = w_fit * x + b_fit - y
    w_fit -= 0.01 * 2 * np.mean(error * x)
    b_fit -= 0.01 * 2 * np.mean(error)

# %% right: typed from the chapter
w_fit, b_fit = 2.5356, 89.158

# %% right: one-element arrays
w_fit, b_fit = np.array([[2.5356]]), np.array([89.158])

# %% wrong: all gaps dropped
# says: rows were dropped
known = datasets.cereal().dropna()
w_fit, b_fit = np.polyfit(known["sugars"], known["calories"], 1)

# %% wrong: unknown as -1
# says: -1 g
known = datasets.cereal().fillna({"sugars": -1})
w_fit, b_fit = np.polyfit(known["sugars"], known["calories"], 1)

# %% wrong: unknown as 0
# says: 0 g
known = datasets.cereal().fillna({"sugars": 0})
w_fit, b_fit = np.polyfit(known["sugars"], known["calories"], 1)

# %% partial: unknown as the mean, 2
# says: mean
known = datasets.cereal()
known["sugars"] = known["sugars"].fillna(known["sugars"].mean())
w_fit, b_fit = np.polyfit(known["sugars"], known["calories"], 1)

# %% wrong: x and y swapped
# says: estimated from calories
known = datasets.cereal().dropna(subset=["sugars"])
w_fit, b_fit = np.polyfit(known["calories"], known["sugars"], 1)

# %% wrong: through zero
# says: through zero
known = datasets.cereal().dropna(subset=["sugars"])
w_fit = (known.sugars @ known.calories) / (known.sugars @ known.sugars)
b_fit = 0

# %% wrong: results swapped
# says: changed places
known = datasets.cereal().dropna(subset=["sugars"])
b_fit, w_fit = np.polyfit(known["sugars"], known["calories"], 1)

# %% wrong: rounded figures
# says: round figures
w_fit, b_fit = 2.5, 90

# %% wrong: standardized
# says: standardi
known = datasets.cereal().dropna(subset=["sugars"])
z = (known.sugars - known.sugars.mean()) / known.sugars.std(ddof=0)
w_fit, b_fit = np.polyfit(z, known["calories"], 1)

# %% wrong: standardized with n - 1
# says: standardi
known = datasets.cereal().dropna(subset=["sugars"])
z = (known.sugars - known.sugars.mean()) / known.sugars.std()
w_fit, b_fit = np.polyfit(z, known["calories"], 1)

# %% wrong: the unknown row kept
# says: nan
known = datasets.cereal()
x = known["sugars"].to_numpy()
w_fit = np.cov(x, known["calories"])[0, 1] / np.var(x)
b_fit = known["calories"].mean() - w_fit * x.mean()

# %% wrong: per ounce
# says: every row|per ounce
known = datasets.cereal().dropna(subset=["sugars"])
w_fit, b_fit = np.polyfit(
    known["sugars"] / known["weight"], known["calories"] / known["weight"], 1
)

# %% wrong: texts
# says: text
w_fit, b_fit = "2.5356", "89.158"

# %% partial: bias from the wrong mean, 2
# says: bias
known = datasets.cereal().dropna(subset=["sugars"])
w_fit, _ = np.polyfit(known["sugars"], known["calories"], 1)
b_fit = known["calories"].mean()

# %% partial: bias not there yet, 2
# says: `b_fit`
known = datasets.cereal().dropna(subset=["sugars"])
w_fit = np.polyfit(known["sugars"], known["calories"], 1)[0]

# %% partial: weight with the wrong sign, 2
# says: weight
w_fit, b_fit = -2.5356, 89.158

# %% partial: the cell stops after the weight, 2
# says: `b_fit`|NameError
known = datasets.cereal().dropna(subset=["sugars"])
w_fit = np.polyfit(known["sugars"], known["calories"], 1)[0]
b_fit = intercept

# %% trick: infinity
# says: inf
w_fit = b_fit = float("inf")

# %% trick: whole arrays
# says: one number
w_fit = b_fit = np.linspace(0, 100, 100_001)

# %% raises: a name that is not there
# says: NameError
w_fit, b_fit = np.polyfit(sugar, calories, 1)

# %% raises: a column that is not there
# says: KeyError
w_fit, b_fit = np.polyfit(datasets.cereal()["sugar"], 1, 1)

# %% untouched: dots
...  # your answer

# %% untouched: both None
w_fit, b_fit = None, None

# %% right: np.polyfit through NumPy arrays and a mask
table = datasets.cereal()
sugars, calories = table["sugars"].values, table["calories"].values
known = ~np.isnan(sugars)
w_fit, b_fit = np.polyfit(sugars[known], calories[known], deg=1)

# %% right: scipy's linregress
from scipy.stats import linregress
known = datasets.cereal().dropna(subset=["sugars"])
fit = linregress(known["sugars"], known["calories"])
w_fit, b_fit = fit.slope, fit.intercept

# %% right: scipy's curve_fit
from scipy.optimize import curve_fit
known = datasets.cereal().dropna(subset=["sugars"])
(w_fit, b_fit), _ = curve_fit(lambda x, w, b: w * x + b, known["sugars"], known["calories"])

# %% right: scikit-learn
from sklearn.linear_model import LinearRegression
known = datasets.cereal().dropna(subset=["sugars"])
model = LinearRegression().fit(known[["sugars"]], known["calories"])
w_fit, b_fit = model.coef_[0], model.intercept_

# %% right: normal equations
known = datasets.cereal().dropna(subset=["sugars"])
A = np.c_[known["sugars"], np.ones(len(known))]
w_fit, b_fit = np.linalg.solve(A.T @ A, A.T @ known["calories"])

# %% right: pinv
known = datasets.cereal().dropna(subset=["sugars"])
A = np.vander(known["sugars"].to_numpy(), 2)
w_fit, b_fit = np.linalg.pinv(A) @ known["calories"].to_numpy()

# %% right: correlation and spreads
known = datasets.cereal().dropna(subset=["sugars"])
r = known["sugars"].corr(known["calories"])
w_fit = r * known["calories"].std() / known["sugars"].std()
b_fit = known["calories"].mean() - w_fit * known["sugars"].mean()

# %% right: np.cov
known = datasets.cereal().dropna(subset=["sugars"])
C = np.cov(known["sugars"], known["calories"])
w_fit = C[0, 1] / C[0, 0]
b_fit = np.mean(known["calories"]) - w_fit * np.mean(known["sugars"])

# %% right: statistics module
import statistics
known = datasets.cereal().dropna(subset=["sugars"])
w_fit, b_fit = statistics.linear_regression(known["sugars"].tolist(), known["calories"].tolist())

# %% right: poly1d
known = datasets.cereal().dropna(subset=["sugars"])
line = np.poly1d(np.polyfit(known["sugars"], known["calories"], 1))
w_fit, b_fit = line[1], line[0]

# %% right: QR
known = datasets.cereal().dropna(subset=["sugars"])
A = np.stack([known["sugars"], np.ones(len(known))], axis=1)
Q, R = np.linalg.qr(A)
w_fit, b_fit = np.linalg.solve(R, Q.T @ known["calories"])

# %% right: scipy's minimize
from scipy.optimize import minimize
known = datasets.cereal().dropna(subset=["sugars"])
x, y = known["sugars"].to_numpy(), known["calories"].to_numpy()
w_fit, b_fit = minimize(lambda p: np.mean((p[0] * x + p[1] - y) ** 2), [0, 0], tol=1e-12).x

# %% right: a function that fits, loops
def fit_line(rows):
    n = total_x = total_y = 0
    for x, y in rows:
        n, total_x, total_y = n + 1, total_x + x, total_y + y
    mean_x, mean_y = total_x / n, total_y / n
    top = bottom = 0
    for x, y in rows:
        top += (x - mean_x) * (y - mean_y)
        bottom += (x - mean_x) ** 2
    return top / bottom, mean_y - top / bottom * mean_x
table = datasets.cereal()
w_fit, b_fit = fit_line([(s, c) for s, c in zip(table["sugars"], table["calories"]) if s >= 0])

# %% right: float32 tensors
import tensorflow as tf
known = datasets.cereal().dropna(subset=["sugars"])
x = tf.constant(known["sugars"].to_numpy(), tf.float32)
y = tf.constant(known["calories"].to_numpy(), tf.float32)
dx = x - tf.reduce_mean(x)
w_fit = tf.reduce_sum(dx * y) / tf.reduce_sum(dx * dx)
b_fit = tf.reduce_mean(y) - w_fit * tf.reduce_mean(x)

# %% right: two decimals typed, as text turned to numbers
w_fit, b_fit = map(float, "2.5356 89.158".split())

# %% wrong: median of the slopes
# says: least | squares | fit
known = datasets.cereal().query("sugars > 0")
w_fit = ((known["calories"] - 90) / known["sugars"]).median()
b_fit = 90

# %% wrong: through two cereals
# says: every row
known = datasets.cereal().dropna(subset=["sugars"]).sort_values("sugars")
low, high = known.iloc[0], known.iloc[-1]
w_fit = (high["calories"] - low["calories"]) / (high["sugars"] - low["sugars"])
b_fit = low["calories"] - w_fit * low["sugars"]

# %% wrong: a parabola's first two
# says: line | every row
known = datasets.cereal().dropna(subset=["sugars"])
w_fit, b_fit = np.polyfit(known["sugars"], known["calories"], 2)[:2]

# %% wrong: nan from polyfit with unknown rows
# says: nan
table = datasets.cereal()
x = table["sugars"] - table["sugars"].mean(skipna=False)
w_fit = (x * table["calories"]).sum(skipna=False)
b_fit = table["calories"].mean() - w_fit

# %% wrong: a shuffle of one column
# says: every row
known = datasets.cereal().dropna(subset=["sugars"])
w_fit, b_fit = np.polyfit(known["sugars"].sort_values(), known["calories"], 1)

# %% wrong: calories scaled to 0 and 1
# says: kcal
known = datasets.cereal().dropna(subset=["sugars"])
y = known["calories"] / known["calories"].max()
w_fit, b_fit = np.polyfit(known["sugars"], y, 1)

# %% wrong: the fit as one array
# says: one number
known = datasets.cereal().dropna(subset=["sugars"])
w_fit = np.polyfit(known["sugars"], known["calories"], 1)
b_fit = w_fit

# %% wrong: the correlation
# says: sugars | fit
known = datasets.cereal().dropna(subset=["sugars"])
w_fit = known["sugars"].corr(known["calories"])
b_fit = 0

# %% wrong: functions and not their results
# says: function
w_fit = lambda x, y: np.polyfit(x, y, 1)[0]
b_fit = lambda x, y: np.polyfit(x, y, 1)[1]

# %% wrong: the first half of the rows
# says: every row
known = datasets.cereal().dropna(subset=["sugars"]).head(38)
w_fit, b_fit = np.polyfit(known["sugars"], known["calories"], 1)

# %% wrong: too few steps down
# says: every row | fit
known = datasets.cereal().dropna(subset=["sugars"])
x, y = known["sugars"].to_numpy(), known["calories"].to_numpy()
w_fit, b_fit = 0.0, 0.0
for _ in range(50):
    error = w_fit * x + b_fit - y
    w_fit, b_fit = w_fit - 0.01 * 2 * np.mean(error * x), b_fit - 0.01 * 2 * np.mean(error)

# %% partial: weight right, bias of the chapter, 2
# says: bias
known = datasets.cereal().dropna(subset=["sugars"])
w_fit = np.polyfit(known["sugars"], known["calories"], 1)[0]
b_fit = 90

# %% partial: weight right, bias with the sign turned, 2
# says: bias
known = datasets.cereal().dropna(subset=["sugars"])
w_fit, b_fit = np.polyfit(known["sugars"], known["calories"], 1)
b_fit = -b_fit

# %% partial: bias right, weight per ounce, 2
# says: weight
known = datasets.cereal().dropna(subset=["sugars"])
w_fit, b_fit = np.polyfit(known["sugars"], known["calories"], 1)
w_fit = w_fit * 28.35

# %% raises: a data frame for a fit
# says: Error
w_fit, b_fit = np.polyfit(datasets.cereal(), 1)

# %% wrong: mean calories per gram
# says: zero | bias
known = datasets.cereal().dropna(subset=["sugars"])
w_fit = known["calories"].sum() / known["sugars"].sum()
b_fit = 0

# %% wrong: rounded to whole numbers
# says: round
known = datasets.cereal().dropna(subset=["sugars"])
w_fit, b_fit = np.round(np.polyfit(known["sugars"], known["calories"], 1))

# %% right: fractions
from fractions import Fraction
known = datasets.cereal().dropna(subset=["sugars"])
x = [Fraction(v) for v in known["sugars"].tolist()]
y = [Fraction(v) for v in known["calories"].tolist()]
mx, my = sum(x) / len(x), sum(y) / len(y)
w_fit = sum((a - mx) * (c - my) for a, c in zip(x, y)) / sum((a - mx) ** 2 for a in x)
b_fit = my - w_fit * mx

# %% right: Decimals typed
from decimal import Decimal
w_fit, b_fit = Decimal("2.5356"), Decimal("89.158")

# %% wrong: weight alone, twice
# says: bias | b_fit
known = datasets.cereal().dropna(subset=["calories"])
w_fit = b_fit = known["calories"].mean()

# %% right: a regression table by hand, column by column
t = datasets.cereal()[["sugars", "calories"]].dropna()
t["xy"] = t.sugars * t.calories
t["xx"] = t.sugars ** 2
n = len(t)
Sx, Sy, Sxy, Sxx = t.sugars.sum(), t.calories.sum(), t.xy.sum(), t.xx.sum()
w_fit = (n * Sxy - Sx * Sy) / (n * Sxx - Sx ** 2)
b_fit = (Sy - w_fit * Sx) / n

# %% right: a design matrix with a formula's names
data = datasets.cereal().dropna(subset=["sugars"])
design = data.assign(Intercept=1.0)[["Intercept", "sugars"]]
beta = np.linalg.inv(design.T @ design) @ (design.T @ data["calories"])
b_fit, w_fit = beta

# %% right: weights from pandas cov and var
data = datasets.cereal().query("sugars >= 0")
w_fit = data["sugars"].cov(data["calories"]) / data["sugars"].var()
b_fit = data["calories"].mean() - w_fit * data["sugars"].mean()

# %% right: DataFrame.corr and std
data = datasets.cereal()[["sugars", "calories"]].dropna()
r = data.corr().iloc[0, 1]
w_fit = r * data.calories.std() / data.sugars.std()
b_fit = data.calories.mean() - w_fit * data.sugars.mean()

# %% right: weighted counts of each sugar figure
data = datasets.cereal().dropna(subset=["sugars"])
groups = data.groupby("sugars")["calories"].agg(["mean", "count"]).reset_index()
w_fit, b_fit = np.polyfit(groups["sugars"], groups["mean"], 1, w=np.sqrt(groups["count"]))

# %% right: the file read with the csv module
import csv
from neurons import datasets
table = datasets.cereal()
text = table.to_csv(index=False)
xs, ys = [], []
for row in csv.DictReader(text.splitlines()):
    if row["sugars"] != "":
        xs.append(float(row["sugars"]))
        ys.append(float(row["calories"]))
mx = sum(xs) / len(xs)
my = sum(ys) / len(ys)
top = sum((x - mx) * (y - my) for x, y in zip(xs, ys))
bottom = sum((x - mx) ** 2 for x in xs)
w_fit = top / bottom
b_fit = my - mx * w_fit

# %% right: Keras's Dense with the closed form put in, read out again
import keras
t = datasets.cereal().dropna(subset=["sugars"])
layer = keras.layers.Dense(1)
layer.build((None, 1))
slope, start = np.polyfit(t["sugars"], t["calories"], 1)
layer.set_weights([np.array([[slope]]), np.array([start])])
w_fit, b_fit = layer.get_weights()

# %% right: scipy's least_squares
from scipy.optimize import least_squares
t = datasets.cereal().dropna(subset=["sugars"])
fit = least_squares(lambda p: p[0] * t["sugars"] + p[1] - t["calories"], x0=[1, 100])
w_fit, b_fit = fit.x

# %% right: ridge of nearly nothing
from sklearn.linear_model import Ridge
t = datasets.cereal().dropna(subset=["sugars"])
model = Ridge(alpha=1e-9).fit(t[["sugars"]], t["calories"])
w_fit, b_fit = model.coef_[0], model.intercept_

# %% right: orthogonal polynomials, shifted back
x, y = datasets.cereal().dropna(subset=["sugars"])[["sugars", "calories"]].to_numpy(float).T
centered = x - x.mean()
w_fit = np.dot(centered, y) / np.dot(centered, centered)
b_fit = np.mean(y - w_fit * x)

# %% partial: decimal comma, 2
# says: decimal comma
w_fit = 2.5356
b_fit = 89,158

# %% partial: calories of the row without sugars, 2
# says: mean of the calories
x, y = datasets.cereal()["sugars"], datasets.cereal()["calories"]
w_fit = ((x - x.mean()) * (y - y.mean())).sum() / ((x - x.mean()) ** 2).sum()
b_fit = y.mean() - w_fit * x.mean()
