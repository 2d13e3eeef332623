# %% right: NumPy, divisor n
def standardize(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    std = np.where(std == 0, 1, std)
    return (train - mean) / std, (test - mean) / std

# %% right: pandas, divisor n - 1
def standardize(train, test):
    train, test = pd.DataFrame(train), pd.DataFrame(test)
    mean, std = train.mean(), train.std().replace(0, 1)
    return (train - mean) / std, (test - mean) / std

# %% right: column by column
def standardize(train, test):
    a, b = np.zeros(train.shape), np.zeros(test.shape)
    for j in range(train.shape[1]):
        m, s = np.mean(train[:, j]), np.std(train[:, j])
        if s > 0:
            a[:, j] = (train[:, j] - m) / s
            b[:, j] = (test[:, j] - m) / s
    return a, b

# %% right: a library's scaler
from sklearn.preprocessing import StandardScaler
def standardize(train, test):
    scaler = StandardScaler().fit(train)
    return scaler.transform(train), scaler.transform(test)

# %% right: a tiny number in the divisor
def standardize(train, test):
    mean, std = np.mean(train, axis=0), np.std(train, axis=0)
    return (train - mean) / (std + 1e-9), (test - mean) / (std + 1e-9)

# %% right: float32, a list of two
def standardize(train, test):
    train, test = train.astype("float32"), test.astype("float32")
    mean = train.mean(axis=0, keepdims=True)
    std = np.sqrt(((train - mean) ** 2).mean(axis=0, keepdims=True))
    std[std == 0] = 1
    return [(train - mean) / std, (test - mean) / std]

# %% right: divided safely, ddof 1
def standardize(train, test):
    mean, std = train.mean(0), train.std(0, ddof=1)
    scale = lambda t: np.divide(t - mean, std, out=np.zeros(t.shape), where=std > 0)
    return scale(train), scale(test)

# %% right: nan turned into 0
def standardize(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    with np.errstate(all="ignore"):
        return tuple(np.nan_to_num((t - mean) / std) for t in (train, test))

# %% right: Keras operations
def standardize(train, test):
    from keras import ops
    train, test = ops.convert_to_tensor(train, "float32"), ops.convert_to_tensor(test, "float32")
    mean, std = ops.mean(train, axis=0), ops.std(train, axis=0)
    std = ops.where(std == 0, 1.0, std)
    return (train - mean) / std, (test - mean) / std

# %% partial: own figures for the test rows, 1
# says: their own
def scale(table):
    std = table.std(axis=0)
    return (table - table.mean(axis=0)) / np.where(std == 0, 1, std)
def standardize(train, test):
    return scale(train), scale(test)

# %% partial: own figures, divisor n - 1, 1
# says: their own
from sklearn.preprocessing import StandardScaler
def standardize(train, test):
    def scale(table):
        frame = pd.DataFrame(table)
        return ((frame - frame.mean()) / frame.std().replace(0, 1)).to_numpy()
    return scale(train), scale(test)

# %% partial: fit_transform twice, 1
# says: their own
from sklearn.preprocessing import StandardScaler
def standardize(train, test):
    scaler = StandardScaler()
    return scaler.fit_transform(train), scaler.fit_transform(test)

# %% wrong: own figures and division by 0
# says: own figures
def standardize(train, test):
    with np.errstate(all="ignore"):
        return (train - train.mean(0)) / train.std(0), (test - test.mean(0)) / test.std(0)

# %% wrong: pooled
# says: together
def standardize(train, test):
    both = np.concatenate([train, test])
    mean, std = both.mean(axis=0), both.std(axis=0)
    std = np.where(std == 0, 1, std)
    return (train - mean) / std, (test - mean) / std

# %% wrong: division by 0
# says: divided by 0
def standardize(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    return (train - mean) / std, (test - mean) / std

# %% wrong: division by 0, pandas
# says: divided by 0
def standardize(train, test):
    train, test = pd.DataFrame(train), pd.DataFrame(test)
    return (train - train.mean()) / train.std(), (test - train.mean()) / train.std()

# %% wrong: test rows as they were
# says: as they were
def standardize(train, test):
    std = train.std(axis=0)
    return (train - train.mean(axis=0)) / np.where(std == 0, 1, std), test

# %% wrong: not divided
# says: nothing is divided
def standardize(train, test):
    return train - train.mean(axis=0), test - train.mean(axis=0)

# %% wrong: mean not subtracted
# says: not subtracted
def standardize(train, test):
    std = train.std(axis=0)
    std = np.where(std == 0, 1, std)
    return train / std, test / std

# %% wrong: variance
# says: variance
def standardize(train, test):
    mean, var = train.mean(axis=0), train.var(axis=0)
    var = np.where(var == 0, 1, var)
    return (train - mean) / var, (test - mean) / var

# %% wrong: smallest and largest
# says: smallest and largest
def standardize(train, test):
    low, high = train.min(axis=0), train.max(axis=0)
    span = np.where(high == low, 1, high - low)
    return (train - low) / span, (test - low) / span

# %% wrong: by rows
# says: each row
def standardize(train, test):
    def scale(t):
        std = t.std(axis=1, keepdims=True)
        return (t - t.mean(axis=1, keepdims=True)) / np.where(std == 0, 1, std)
    return scale(train), scale(test)

# %% wrong: whole table
# says: whole table
def standardize(train, test):
    return (train - train.mean()) / train.std(), (test - train.mean()) / train.std()

# %% wrong: n for one, n - 1 for the other
# says: different deviations
def standardize(train, test):
    mean = train.mean(axis=0)
    one, other = train.std(axis=0), train.std(axis=0, ddof=1)
    one[one == 0] = 1
    other[other == 0] = 1
    return (train - mean) / one, (test - mean) / other

# %% wrong: n for one column, n - 1 for the others
# says: n - 1|the same for all columns|one column
def standardize(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0, ddof=1)
    std[0] = train[:, 0].std()
    std[std == 0] = 1
    return (train - mean) / std, (test - mean) / std

# %% wrong: results swapped
# says: changed places
def standardize(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    std = np.where(std == 0, 1, std)
    return (test - mean) / std, (train - mean) / std

# %% wrong: figures of the test rows
# says: from the test rows
def standardize(train, test):
    mean, std = test.mean(axis=0), test.std(axis=0)
    std = np.where(std == 0, 1, std)
    return (train - mean) / std, (test - mean) / std

# %% wrong: training table alone
# says: only the training table
def standardize(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    std = np.where(std == 0, 1, std)
    return (train - mean) / std

# %% wrong: the constant column dropped
# says: shape|column
def standardize(train, test):
    keep = train.std(axis=0) > 0
    train, test = train[:, keep], test[:, keep]
    return (train - train.mean(0)) / train.std(0), (test - train.mean(0)) / train.std(0)

# %% wrong: rounded
# says: round
def standardize(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    std = np.where(std == 0, 1, std)
    return ((train - mean) / std).round(2), ((test - mean) / std).round(2)

# %% wrong: changes its arguments
# says: changes its argument
def standardize(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    std[std == 0] = 1
    if train.dtype.kind == "f":
        train -= mean
        train /= std
        return train, (test - mean) / std
    return (train - mean) / std, (test - mean) / std

# %% wrong: prints
# says: print
def standardize(train, test):
    print((train - train.mean(axis=0)) / train.std(axis=0))

# %% trick: the published example
# says: typed in|written into|same
def standardize(train, test):
    return np.array([[-1.0, -1.0], [1.0, 1.0]]), np.array([[0.0, 0.0], [3.0, -1.0]])

# %% trick: zeros
# says: zeros|0
def standardize(train, test):
    return np.zeros(train.shape), np.zeros(test.shape)

# %% trick: returns the tables
# says: as they were|unscaled
def standardize(train, test):
    return train, test

# %% trick: remembers the first training table
# says: again|call before|earlier
first = []
def standardize(train, test):
    if not first:
        first.extend([train.mean(axis=0), train.std(axis=0)])
    if train.shape[1] != len(first[0]):
        first[:] = [train.mean(axis=0), train.std(axis=0)]
    std = np.where(first[1] == 0, 1, first[1])
    return (train - first[0]) / std, (test - first[0]) / std

# %% raises: in place on whole numbers
# says: whole numbers
def standardize(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    std[std == 0] = 1
    train, test = train.copy(), test.copy()
    train -= mean
    train /= std
    return train, (test - mean) / std

# %% raises: takes the wrong axis
# says: axis=0
def standardize(train, test):
    return (train - train.mean(axis=1)) / train.std(axis=1), test

# %% raises: no test rows
# says: test
def standardize(train):
    return (train - train.mean(axis=0)) / train.std(axis=0)

# %% untouched: dots
def standardize(train, test):
    ...  # your answer

# %% untouched: pass
def standardize(train, test):
    pass

# %% right: type hints and a docstring
def standardize(train: np.ndarray, test: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Scale both tables by the training rows' mean and standard deviation."""
    center: np.ndarray = np.mean(train, axis=0)
    spread: np.ndarray = np.std(train, axis=0)
    spread = np.where(spread > 0, spread, 1.0)
    return (train - center) / spread, (test - center) / spread

# %% right: helper that scales
def scale(table, mean, std):
    return (table - mean) / std
def standardize(train, test):
    mean = train.mean(axis=0)
    std = train.std(axis=0)
    std[std == 0] = 1
    return scale(train, mean, std), scale(test, mean, std)

# %% right: a lambda
standardize = lambda train, test: tuple((t - train.mean(0)) / np.where(np.ptp(train, axis=0) == 0, 1, train.std(0)) for t in (train, test))

# %% right: loops over cells and lists
def standardize(train, test):
    n, d = len(train), len(train[0])
    means = [sum(row[j] for row in train) / n for j in range(d)]
    stds = [(sum((row[j] - means[j]) ** 2 for row in train) / n) ** 0.5 for j in range(d)]
    def scaled(table):
        rows = []
        for row in table:
            rows.append([(row[j] - means[j]) / stds[j] if stds[j] else 0.0 for j in range(d)])
        return rows
    return scaled(train), scaled(test)

# %% right: statistics from the standard library
from statistics import fmean, pstdev
def standardize(train, test):
    columns = list(zip(*train.tolist()))
    figures = [(fmean(column), pstdev(column) or 1.0) for column in columns]
    scaled = []
    for table in (train, test):
        scaled.append([[(v - m) / s for v, (m, s) in zip(row, figures)] for row in table.tolist()])
    return scaled

# %% right: n - 1 by the formula
def standardize(train, test):
    mean = train.sum(axis=0) / len(train)
    squares = ((train - mean) ** 2).sum(axis=0)
    std = np.sqrt(squares / (len(train) - 1))
    std = std + (std == 0)
    return (train - mean) / std, (test - mean) / std

# %% right: mean of squares minus square of the mean
def standardize(train, test):
    train, test = np.asarray(train, dtype=float), np.asarray(test, dtype=float)
    mean = train.mean(axis=0)
    variance = np.mean(train * train, axis=0) - mean ** 2
    std = np.sqrt(np.maximum(variance, 0))
    std = np.where(std < 1e-9, 1.0, std)
    return (train - mean) / std, (test - mean) / std

# %% right: np.errstate and np.where afterward
def standardize(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        a = np.where(std == 0, 0, (train - mean) / std)
        b = np.where(std == 0, 0, (test - mean) / std)
    return a, b

# %% right: the constant columns set to 0
def standardize(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    constant = std == 0
    std[constant] = np.inf
    return (train - mean) / std, (test - mean) / std

# %% right: transposed, row by row
def standardize(train, test):
    new_train, new_test = [], []
    for column, other in zip(train.T, test.T):
        mean, std = column.mean(), column.std()
        if std == 0:
            std = 1
        new_train.append((column - mean) / std)
        new_test.append((other - mean) / std)
    return np.array(new_train).T, np.array(new_test).T

# %% right: apply_along_axis for the figures
def standardize(train, test):
    def figures(column):
        return np.array([np.mean(column), np.std(column) or 1.0])
    mean, std = np.apply_along_axis(figures, 0, train)
    return (train - mean) / std, (test - mean) / std

# %% right: np.vectorize
z_score = np.vectorize(lambda value, mean, std: (value - mean) / std if std else 0.0)
def standardize(train, test):
    mean, std = np.mean(train, axis=0), np.std(train, axis=0)
    return z_score(train, mean, std), z_score(test, mean, std)

# %% right: pandas, divisor n, names of columns
def standardize(train, test):
    train, test = pd.DataFrame(train).add_prefix("x"), pd.DataFrame(test).add_prefix("x")
    mean, std = train.mean(), train.std(ddof=0)
    std = std.mask(std == 0, 1.0)
    return train.sub(mean).div(std), test.sub(mean).div(std)

# %% right: pandas, nan filled with 0
def standardize(train, test):
    frame, other = pd.DataFrame(train), pd.DataFrame(test)
    figures = frame.agg(["mean", "std"]).T
    scaled = [(t - figures["mean"]) / figures["std"].replace(0, np.nan) for t in (frame, other)]
    return scaled[0].fillna(0).values, scaled[1].fillna(0).values

# %% right: pandas, a pipeline of apply
def standardize(train, test):
    columns = pd.DataFrame(train).describe().loc[["mean", "std"]]
    def one(column):
        mean, std = columns.loc["mean", column.name], columns.loc["std", column.name]
        return column * 0.0 if std == 0 else (column - mean) / std
    return pd.DataFrame(train).apply(one), pd.DataFrame(test).apply(one)

# %% right: scikit-learn's scale inside a pipeline
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
def standardize(train, test):
    steps = make_pipeline(StandardScaler())
    scaled = steps.fit_transform(train)
    return scaled, steps.transform(test)

# %% right: the scaler's own figures
from sklearn.preprocessing import StandardScaler
def standardize(train, test):
    scaler = StandardScaler()
    scaler.fit(train)
    return (train - scaler.mean_) / scaler.scale_, (test - scaler.mean_) / scaler.scale_

# %% right: Keras's Normalization layer
import keras
def standardize(train, test):
    layer = keras.layers.Normalization(axis=-1)
    layer.adapt(train.astype("float32"))
    return layer(train.astype("float32")), layer(test.astype("float32"))

# %% right: TensorFlow's moments, float64
import tensorflow as tf
def standardize(train, test):
    train, test = tf.cast(train, tf.float64), tf.cast(test, tf.float64)
    mean, variance = tf.nn.moments(train, axes=[0])
    std = tf.sqrt(variance)
    std = tf.where(tf.equal(std, 0), tf.ones_like(std), std)
    return (train - mean) / std, (test - mean) / std

# %% right: TensorFlow divides without nan
import tensorflow as tf
def standardize(train, test):
    train, test = tf.constant(train, tf.float64), tf.constant(test, tf.float64)
    mean = tf.reduce_mean(train, axis=0, keepdims=True)
    std = tf.math.reduce_std(train, axis=0, keepdims=True)
    return tf.math.divide_no_nan(train - mean, std), tf.math.divide_no_nan(test - mean, std)

# %% right: Keras operations, numpy at the end
from keras import ops
def standardize(train, test):
    x, z = ops.cast(train, "float64"), ops.cast(test, "float64")
    mean = ops.mean(x, axis=0, keepdims=True)
    variance = ops.var(x, axis=0, keepdims=True)
    std = ops.sqrt(ops.where(variance > 0, variance, ops.ones_like(variance)))
    return ops.convert_to_numpy((x - mean) / std), ops.convert_to_numpy((z - mean) / std)

# %% right: a matrix
def standardize(train, test):
    A, B = np.asmatrix(train), np.asmatrix(test)
    mean, std = A.mean(axis=0), A.std(axis=0)
    std[std == 0] = 1
    return (A - mean) / std, (B - mean) / std

# %% right: a masked array
def standardize(train, test):
    mean = train.mean(axis=0)
    std = np.ma.masked_equal(train.std(axis=0), 0)
    return ((train - mean) / std).filled(0), ((test - mean) / std).filled(0)

# %% right: longdouble
def standardize(train, test):
    train, test = train.astype(np.longdouble), test.astype(np.longdouble)
    mean, std = train.mean(axis=0), train.std(axis=0)
    std[std == 0] = 1
    return (train - mean) / std, (test - mean) / std

# %% right: Fortran order, read-only
def standardize(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    std = np.where(std == 0, 1, std)
    results = []
    for table in (train, test):
        scaled = np.asfortranarray((table - mean) / std)
        scaled.setflags(write=False)
        results.append(scaled)
    return results

# %% right: a dataclass that can be called
from dataclasses import dataclass
@dataclass(frozen=True)
class Standardizer:
    ddof: int = 0
    def __call__(self, train, test):
        mean, std = train.mean(axis=0), train.std(axis=0, ddof=self.ddof)
        std = np.where(std == 0, 1, std)
        return (train - mean) / std, (test - mean) / std
standardize = Standardizer()

# %% right: a class with fit and transform
class Scaler:
    def fit(self, table):
        self.mean = table.mean(axis=0)
        self.std = table.std(axis=0)
        self.std[self.std == 0] = 1.0
        return self
    def transform(self, table):
        return (table - self.mean) / self.std
def standardize(train, test):
    scaler = Scaler().fit(train)
    return scaler.transform(train), scaler.transform(test)

# %% right: a static method
class Tools:
    @staticmethod
    def standardize(train, test):
        mean, std = np.mean(train, 0), np.std(train, 0)
        divisor = np.maximum(std, (std == 0).astype(float))
        return np.divide(np.subtract(train, mean), divisor), np.divide(np.subtract(test, mean), divisor)
standardize = Tools.standardize

# %% right: a partial function
from functools import partial
def scale_by(deviation, train, test):
    mean, std = train.mean(axis=0), deviation(train)
    std = np.where(std == 0, 1, std)
    return (train - mean) / std, (test - mean) / std
standardize = partial(scale_by, partial(np.std, axis=0, ddof=1))

# %% right: a closure that remembers the figures
def scaler_of(train):
    mean, std = train.mean(axis=0), train.std(axis=0)
    std[std == 0] = 1
    def scaled(table):
        return (table - mean) / std
    return scaled
def standardize(train, test):
    scaled = scaler_of(train)
    return scaled(train), scaled(test)

# %% right: map over both tables
def standardize(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    safe = [s if s > 0 else 1 for s in std]
    return tuple(map(lambda table: (table - mean) / safe, (train, test)))

# %% right: a generator turned into arrays
def standardize(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    def rows_of(table):
        for row in table:
            yield np.divide(row - mean, std, out=np.zeros(len(row)), where=std != 0)
    return np.stack(list(rows_of(train))), np.stack(list(rows_of(test)))

# %% right: einsum and broadcasting
def standardize(train, test):
    n = train.shape[0]
    mean = np.einsum("ij->j", train) / n
    centered = train - mean[None, :]
    std = np.sqrt(np.einsum("ij,ij->j", centered, centered) / n)
    factor = np.array([1 / s if s else 0.0 for s in std])
    return centered * factor, (test - mean[None, :]) * factor

# %% right: diagonal matrix of factors
def standardize(train, test):
    std = train.std(axis=0)
    D = np.diag(1 / np.where(std == 0, 1, std))
    shift = train.mean(axis=0)
    return (train - shift) @ D, (test - shift) @ D

# %% right: the covariance's diagonal, n - 1
def standardize(train, test):
    std = np.sqrt(np.atleast_2d(np.cov(train, rowvar=False)).diagonal())
    std = np.where(std == 0, 1, std)
    mean = np.average(train, axis=0)
    return (train - mean) / std, (test - mean) / std

# %% right: recursion over the columns
def columns(train, test):
    if train.shape[1] == 0:
        return train.astype(float), test.astype(float)
    a, b = train[:, :1], test[:, :1]
    mean, std = a.mean(), a.std()
    std = 1 if std == 0 else std
    rest = columns(train[:, 1:], test[:, 1:])
    return np.hstack([(a - mean) / std, rest[0]]), np.hstack([(b - mean) / std, rest[1]])
def standardize(train, test):
    return columns(train, test)

# %% right: in place on copies of floats
def standardize(train, test):
    a, b = train.astype(float), test.astype(float)
    mean, std = a.mean(axis=0), a.std(axis=0)
    std[std == 0] = 1
    for table in (a, b):
        table -= mean
        table /= std
    return a, b

# %% right: stacked, scaled, split again
def standardize(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    both = (np.vstack([train, test]) - mean) / np.where(std == 0, 1, std)
    return np.split(both, [len(train)])

# %% right: try and except per column
def standardize(train, test):
    a, b = np.empty(train.shape), np.empty(test.shape)
    for j in range(train.shape[1]):
        values = [float(v) for v in train[:, j]]
        mean = sum(values) / len(values)
        std = (sum((v - mean) ** 2 for v in values) / len(values)) ** 0.5
        try:
            factor = 1 / std
        except ZeroDivisionError:
            factor = 1
        a[:, j], b[:, j] = (train[:, j] - mean) * factor, (test[:, j] - mean) * factor
    return a, b

# %% right: a named tuple
from collections import namedtuple
Scaled = namedtuple("Scaled", "train test")
def standardize(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0, ddof=1)
    np.putmask(std, std == 0, 1)
    return Scaled(train=(train - mean) / std, test=(test - mean) / std)

# %% right: operator functions
from operator import sub, truediv
def standardize(train, test):
    mean = train.mean(axis=0)
    std = train.std(axis=0)
    std = np.choose(std == 0, [std, 1.0])
    return truediv(sub(train, mean), std), truediv(sub(test, mean), std)

# %% right: default argument for the smallest deviation
def standardize(train, test, smallest=1e-12):
    mean, std = train.mean(axis=0), train.std(axis=0)
    if np.any(std < smallest):
        std = std.copy()
        std[std < smallest] = 1
    train_scaled = (train - mean) / std
    test_scaled = (test - mean) / std
    return train_scaled, test_scaled

# %% wrong: the return forgotten
# says: return
def standardize(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    std[std == 0] = 1
    train_scaled = (train - mean) / std
    test_scaled = (test - mean) / std

# %% wrong: divides first, then subtracts
# says: before
def standardize(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    std = np.where(std == 0, 1, std)
    return train / std - mean, test / std - mean

# %% wrong: no brackets
# says: bracket|parenthes|mean / std
def standardize(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    std = np.where(std == 0, 1, std)
    return train - mean / std, test - mean / std

# %% wrong: sign of the difference
# says: sign|mean - |other way round
def standardize(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    std = np.where(std == 0, 1, std)
    left, right = mean - train, mean - test
    return left / std, right / std

# %% wrong: median in the place of the mean
# says: median
def standardize(train, test):
    middle, std = np.median(train, axis=0), train.std(axis=0)
    std = np.where(std == 0, 1, std)
    return (train - middle) / std, (test - middle) / std

# %% wrong: mean added
# says: added
def standardize(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    std = np.where(std == 0, 1, std)
    return (train + mean) / std, (test + mean) / std

# %% wrong: multiplied by the deviation
# says: multiplied
def standardize(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    std = np.where(std == 0, 1, std)
    return (train - mean) * std, (test - mean) * std

# %% wrong: min-max, test by its own
# says: smallest and largest
def standardize(train, test):
    def scale(t):
        low, high = t.min(axis=0), t.max(axis=0)
        return (t - low) / np.where(high > low, high - low, 1)
    return scale(train), scale(test)

# %% wrong: divided by the largest value
# says: largest
def standardize(train, test):
    top = np.max(np.abs(train), axis=0)
    return train / top, test / top

# %% wrong: mean over range
# says: smallest and largest|range
def standardize(train, test):
    mean, span = train.mean(axis=0), np.ptp(train, axis=0)
    span = np.where(span == 0, 1, span)
    return (train - mean) / span, (test - mean) / span

# %% wrong: deviation of the test rows, mean of the training rows
# says: deviation of the test rows
def standardize(train, test):
    mean = train.mean(axis=0)
    std, std_test = train.std(axis=0), test.std(axis=0)
    std[std == 0] = 1
    std_test[std_test == 0] = 1
    return (train - mean) / std, (test - mean) / std_test

# %% wrong: mean of the test rows, deviation of the training rows
# says: own mean
def standardize(train, test):
    std = train.std(axis=0)
    std = np.where(std == 0, 1, std)
    return (train - train.mean(axis=0)) / std, (test - test.mean(axis=0)) / std

# %% wrong: scaled twice
# says: twice
def standardize(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    std[std == 0] = 1
    train, test = (train - mean) / std, (test - mean) / std
    return (train - mean) / std, (test - mean) / std

# %% wrong: test scaled by the scaled training rows
# says: after|scaled already|as they were|new
def standardize(train, test):
    def safe(std):
        return np.where(std < 1e-12, 1, std)
    train = (train - train.mean(axis=0)) / safe(train.std(axis=0))
    test = (test - train.mean(axis=0)) / safe(train.std(axis=0))
    return train, test

# %% wrong: the first column alone
# says: first column|only
def standardize(train, test):
    a, b = train.astype(float), test.astype(float)
    mean, std = a[:, 0].mean(), a[:, 0].std()
    std = std if std > 0 else 1
    a[:, 0] = (a[:, 0] - mean) / std
    b[:, 0] = (b[:, 0] - mean) / std
    return a, b

# %% wrong: both tables in one
# says: one table|2 are needed|two
def standardize(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    std = np.where(std == 0, 1, std)
    return np.concatenate([(train - mean) / std, (test - mean) / std])

# %% wrong: mean and deviation
# says: mean and deviation|figures
def standardize(train, test):
    return train.mean(axis=0), train.std(axis=0)

# %% wrong: a dictionary
# says: dict
def standardize(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    std = np.where(std == 0, 1, std)
    return {"train": (train - mean) / std, "test": (test - mean) / std}

# %% wrong: cut to whole numbers
# says: whole numbers|rounded
def standardize(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    std = np.where(std == 0, 1, std)
    return ((train - mean) / std).astype(int), ((test - mean) / std).astype(int)

# %% wrong: absolute values
# says: absolute
def standardize(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    std = np.where(std == 0, 1, std)
    return abs(train - mean) / std, abs(test - mean) / std

# %% wrong: rows divided by their length
# says: each row|length
def standardize(train, test):
    return train / np.linalg.norm(train, axis=1, keepdims=True), test / np.linalg.norm(test, axis=1, keepdims=True)

# %% wrong: one added to every deviation
# says: added to
def standardize(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    return (train - mean) / (std + 1), (test - mean) / (std + 1)

# %% wrong: mean absolute deviation
# says: absolute
def standardize(train, test):
    mean = train.mean(axis=0)
    spread = np.abs(train - mean).mean(axis=0)
    spread[spread == 0] = 1
    return (train - mean) / spread, (test - mean) / spread

# %% raises: axis 1 without keepdims
# says: axis=0
def standardize(train, test):
    mean = train.mean(axis=1)
    std = train.std(axis=1)
    std[std == 0] = 1
    return (train - mean) / std, (test - mean) / std

# %% raises: pandas methods on arrays
# says: AttributeError|replace
def standardize(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0).replace(0, 1)
    return (train - mean) / std, (test - mean) / std

# %% raises: truth of an array
# says: ValueError
def standardize(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    if std == 0:
        std = 1
    return (train - mean) / std, (test - mean) / std

# %% right: fractions
from fractions import Fraction
def standardize(train, test):
    columns = [[Fraction(float(v)) for v in column] for column in train.T]
    means = [sum(column) / len(column) for column in columns]
    stds = [Fraction(float(sum((v - m) ** 2 for v in column) / len(column)) ** 0.5) or Fraction(1) for column, m in zip(columns, means)]
    def scaled(table):
        return [[(Fraction(float(v)) - m) / s for v, m, s in zip(row, means, stds)] for row in table]
    return scaled(train), scaled(test)

# %% right: decimals
from decimal import Decimal
def standardize(train, test):
    columns = [[Decimal(float(v)) for v in column] for column in train.T]
    figures = []
    for column in columns:
        mean = sum(column) / len(column)
        variance = sum((v - mean) ** 2 for v in column) / len(column)
        figures.append((mean, variance.sqrt() or Decimal(1)))
    def scaled(table):
        return np.array([[(Decimal(float(v)) - m) / s for v, (m, s) in zip(row, figures)] for row in table])
    return scaled(train), scaled(test)

# %% right: float16 results
def standardize(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    std = np.where(std == 0, 1, std)
    return ((train - mean) / std).astype(np.float16), ((test - mean) / std).astype("float16")

# %% right: a class method
class Scaler:
    @classmethod
    def both(cls, train, test):
        center, spread = train.mean(0), train.std(0)
        return cls.scale(train, center, spread), cls.scale(test, center, spread)
    @staticmethod
    def scale(table, center, spread):
        return (table - center) / (spread + (spread == 0))
standardize = Scaler.both

# %% right: scikit-learn's scaler
from sklearn.preprocessing import StandardScaler
def standardize(train, test):
    scaler = StandardScaler().fit(train)
    return scaler.transform(train), scaler.transform(test)

# %% right: z-scores in pandas, gaps filled with 0 in training
def standardize(train, test):
    a, b = pd.DataFrame(train), pd.DataFrame(test)
    m, s = a.mean(), a.std().replace(0, 1)
    return (a - m) / s, (b - m) / s

# %% right: statistics module, column by column
import statistics
def standardize(train, test):
    A, B = np.zeros(np.shape(train)), np.zeros(np.shape(test))
    for j in range(len(train[0])):
        column = [float(row[j]) for row in train]
        mu, sd = statistics.fmean(column), statistics.pstdev(column)
        if sd == 0:
            sd = 1
        A[:, j] = [(v - mu) / sd for v in column]
        B[:, j] = [(float(row[j]) - mu) / sd for row in test]
    return A, B

# %% right: both tables in a comprehension
def standardize(train, test):
    flat = np.std(train, axis=0) == 0
    safe = np.where(flat, 1, np.std(train, axis=0))
    shift = np.mean(train, axis=0)
    both = [(np.asarray(t, float) - shift) / safe for t in (train, test)]
    return both[0], both[1]

# %% right: sweep, as in R
def sweep(table, figures, how):
    return np.array([[how(v, f) for v, f in zip(row, figures)] for row in table])
def standardize(train, test):
    m = [sum(c) / len(c) for c in zip(*train)]
    s = [(sum((v - mj) ** 2 for v in c) / (len(c) - 1)) ** 0.5 or 1.0 for c, mj in zip(zip(*train), m)]
    minus = lambda v, f: v - f
    over = lambda v, f: v / f
    return sweep(sweep(train, m, minus), s, over), sweep(sweep(test, m, minus), s, over)

# %% right: concatenated, scaled, sliced
def standardize(train, test):
    n = len(train)
    mu = train.mean(axis=0)
    sigma = np.sqrt(((train - mu) ** 2).mean(axis=0))
    sigma[sigma == 0] = 1
    together = (np.concatenate([train, test]) - mu) / sigma
    return together[:n], together[n:]

# %% right: a Keras Normalization layer of float64
import keras
def standardize(train, test):
    layer = keras.layers.Normalization(axis=-1, mean=train.mean(0), variance=np.where(train.var(0) == 0, 1, train.var(0)), dtype="float64")
    return np.asarray(layer(train.astype(float))), np.asarray(layer(test.astype(float)))

# %% right: a fitted object with fit and transform
class Standard:
    def fit(self, table):
        self.mean_ = np.average(table, axis=0)
        self.scale_ = np.std(table, axis=0, ddof=1)
        self.scale_ = np.where(self.scale_ > 0, self.scale_, 1.0)
        return self
    def transform(self, table):
        return (table - self.mean_) / self.scale_
def standardize(train, test):
    scaler = Standard().fit(train)
    return scaler.transform(train), scaler.transform(test)

# %% right: divided, the nan of a constant column put to 0
def standardize(train, test):
    with np.errstate(divide="ignore", invalid="ignore"):
        a = (train - train.mean(0)) / train.std(0)
        b = (test - train.mean(0)) / train.std(0)
    return np.nan_to_num(a), np.nan_to_num(b, posinf=0, neginf=0)

# %% right: transposed, loop over columns
def standardize(train, test):
    new_train, new_test = [], []
    for old, other in zip(train.T, test.T):
        m = old.mean()
        s = old.std() if old.std() else 1
        new_train.append((old - m) / s)
        new_test.append((other - m) / s)
    return np.transpose(new_train), np.transpose(new_test)
