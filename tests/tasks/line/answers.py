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
known = datasets.cereal().dropna()
w_fit, b_fit = np.polyfit(known["sugars"], known["calories"], 1)

# %% wrong: unknown as -1
known = datasets.cereal().fillna({"sugars": -1})
w_fit, b_fit = np.polyfit(known["sugars"], known["calories"], 1)

# %% wrong: unknown as 0
known = datasets.cereal().fillna({"sugars": 0})
w_fit, b_fit = np.polyfit(known["sugars"], known["calories"], 1)

# %% partial: unknown as the mean, 2
known = datasets.cereal()
known["sugars"] = known["sugars"].fillna(known["sugars"].mean())
w_fit, b_fit = np.polyfit(known["sugars"], known["calories"], 1)

# %% wrong: x and y swapped
known = datasets.cereal().dropna(subset=["sugars"])
w_fit, b_fit = np.polyfit(known["calories"], known["sugars"], 1)

# %% wrong: through zero
known = datasets.cereal().dropna(subset=["sugars"])
w_fit = (known.sugars @ known.calories) / (known.sugars @ known.sugars)
b_fit = 0

# %% wrong: results swapped
known = datasets.cereal().dropna(subset=["sugars"])
b_fit, w_fit = np.polyfit(known["sugars"], known["calories"], 1)

# %% wrong: rounded figures
w_fit, b_fit = 2.5, 90

# %% wrong: standardised
known = datasets.cereal().dropna(subset=["sugars"])
z = (known.sugars - known.sugars.mean()) / known.sugars.std(ddof=0)
w_fit, b_fit = np.polyfit(z, known["calories"], 1)

# %% wrong: standardised with n - 1
known = datasets.cereal().dropna(subset=["sugars"])
z = (known.sugars - known.sugars.mean()) / known.sugars.std()
w_fit, b_fit = np.polyfit(z, known["calories"], 1)

# %% wrong: the unknown row kept
known = datasets.cereal()
x = known["sugars"].to_numpy()
w_fit = np.cov(x, known["calories"])[0, 1] / np.var(x)
b_fit = known["calories"].mean() - w_fit * x.mean()

# %% wrong: per ounce
known = datasets.cereal().dropna(subset=["sugars"])
w_fit, b_fit = np.polyfit(
    known["sugars"] / known["weight"], known["calories"] / known["weight"], 1
)

# %% wrong: texts
w_fit, b_fit = "2.5356", "89.158"

# %% partial: bias from the wrong mean, 2
known = datasets.cereal().dropna(subset=["sugars"])
w_fit, _ = np.polyfit(known["sugars"], known["calories"], 1)
b_fit = known["calories"].mean()

# %% partial: bias not there yet, 2
known = datasets.cereal().dropna(subset=["sugars"])
w_fit = np.polyfit(known["sugars"], known["calories"], 1)[0]

# %% partial: weight with the wrong sign, 2
w_fit, b_fit = -2.5356, 89.158

# %% partial: the cell stops after the weight, 2
known = datasets.cereal().dropna(subset=["sugars"])
w_fit = np.polyfit(known["sugars"], known["calories"], 1)[0]
b_fit = intercept

# %% trick: infinity
w_fit = b_fit = float("inf")

# %% trick: whole arrays
w_fit = b_fit = np.linspace(0, 100, 100_001)

# %% raises: a name that is not there
w_fit, b_fit = np.polyfit(sugar, calories, 1)

# %% raises: a column that is not there
w_fit, b_fit = np.polyfit(datasets.cereal()["sugar"], 1, 1)

# %% untouched: dots
...  # your answer

# %% untouched: both None
w_fit, b_fit = None, None
