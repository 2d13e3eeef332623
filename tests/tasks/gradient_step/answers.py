# %% right: as in the chapter
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    return w - learning_rate * 2 * np.mean(errors * x), b - learning_rate * 2 * np.mean(errors)

# %% right: errors the other way round
def gradient_step(w, b, x, y, learning_rate):
    left = y - (w * x + b)
    w_new = w + 2 * learning_rate * np.mean(left * x)
    b_new = b + 2 * learning_rate * np.mean(left)
    return [w_new, b_new]

# %% right: a loop over the rows
def gradient_step(w, b, x, y, learning_rate):
    dw = db = 0.0
    for xi, yi in zip(x, y):
        error = w * xi + b - yi
        dw += 2 * error * xi / len(x)
        db += 2 * error / len(x)
    w -= learning_rate * dw
    b -= learning_rate * db
    return w, b

# %% right: a matrix with a column of ones
def gradient_step(w, b, x, y, learning_rate):
    A = np.column_stack([x, np.ones(len(x))])
    theta = np.array([w, b], dtype=float)
    return theta - learning_rate * 2 / len(y) * A.T @ (A @ theta - y)

# %% right: TensorFlow's tape, float64
import tensorflow as tf
def gradient_step(w, b, x, y, learning_rate):
    x, y = tf.constant(x, tf.float64), tf.constant(y, tf.float64)
    w, b = tf.Variable(w, dtype=tf.float64), tf.Variable(b, dtype=tf.float64)
    with tf.GradientTape() as tape:
        cost = tf.reduce_mean((w * x + b - y) ** 2)
    dw, db = tape.gradient(cost, [w, b])
    return w - learning_rate * dw, b - learning_rate * db

# %% right: float32 and one-element arrays
def gradient_step(w, b, x, y, learning_rate):
    x, y = np.float32(x), np.float32(y)
    errors = np.float32(w) * x + np.float32(b) - y
    new_w = np.float32(w) - np.float32(learning_rate) * 2 * (errors @ x) / len(x)
    new_b = np.float32(b) - np.float32(learning_rate) * 2 * errors.mean()
    return np.array([new_w], "float32"), np.array([new_b], "float32")

# %% right: central differences of the cost
def gradient_step(w, b, x, y, learning_rate):
    cost = lambda w, b: np.mean((w * x + b - y) ** 2)
    # Exact for a parabola, whatever the distance.
    dw = (cost(w + 1, b) - cost(w - 1, b)) / 2
    db = (cost(w, b + 1) - cost(w, b - 1)) / 2
    return w - learning_rate * dw, b - learning_rate * db

# %% right: pandas inside, helper beside it
def slope_of(errors, inputs):
    return 2 * (errors * inputs).mean()
def gradient_step(w, b, x, y, learning_rate):
    frame = pd.DataFrame({"x": x, "y": y})
    errors = w * frame["x"] + b - frame["y"]
    dw, db = slope_of(errors, frame["x"]), slope_of(errors, 1)
    return w - learning_rate * dw, b - learning_rate * db

# %% partial: half, 2
# says: factor 2
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    return w - learning_rate * np.mean(errors * x), b - learning_rate * np.mean(errors)

# %% wrong: uphill
# says: up the slope
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    return w + learning_rate * 2 * np.mean(errors * x), b + learning_rate * 2 * np.mean(errors)

# %% wrong: uphill and half
# says: up the slope
def gradient_step(w, b, x, y, learning_rate):
    errors = y - (w * x + b)
    return w - learning_rate * np.mean(errors * x), b - learning_rate * np.mean(errors)

# %% wrong: sum for mean
# says: sum
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    return w - learning_rate * 2 * np.sum(errors * x), b - learning_rate * 2 * np.sum(errors)

# %% wrong: sum without the 2
# says: sum
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    return w - learning_rate * np.dot(errors, x), b - learning_rate * errors.sum()

# %% wrong: w first
# says: w was changed before
def gradient_step(w, b, x, y, learning_rate):
    w = w - learning_rate * 2 * np.mean((w * x + b - y) * x)
    b = b - learning_rate * 2 * np.mean(w * x + b - y)
    return w, b

# %% wrong: b first
# says: b was changed before
def gradient_step(w, b, x, y, learning_rate):
    b = b - learning_rate * 2 * np.mean(w * x + b - y)
    w = w - learning_rate * 2 * np.mean((w * x + b - y) * x)
    return w, b

# %% wrong: no x
# says: factor x
def gradient_step(w, b, x, y, learning_rate):
    slope = 2 * np.mean(w * x + b - y)
    return w - learning_rate * slope, b - learning_rate * slope

# %% wrong: x in both
# says: factor x
def gradient_step(w, b, x, y, learning_rate):
    slope = 2 * np.mean((w * x + b - y) * x)
    return w - learning_rate * slope, b - learning_rate * slope

# %% wrong: no learning rate
# says: learning rate
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    return w - 2 * np.mean(errors * x), b - 2 * np.mean(errors)

# %% wrong: slopes
# says: slopes
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    return 2 * np.mean(errors * x), 2 * np.mean(errors)

# %% wrong: changes
# says: changes alone
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    return -learning_rate * 2 * np.mean(errors * x), -learning_rate * 2 * np.mean(errors)

# %% wrong: results swapped
# says: changed places
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    return b - learning_rate * 2 * np.mean(errors), w - learning_rate * 2 * np.mean(errors * x)

# %% wrong: b kept
# says: b stays
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    return w - learning_rate * 2 * np.mean(errors * x), b

# %% wrong: w alone
# says: w, b|2 are needed
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    return w - learning_rate * 2 * np.mean(errors * x)

# %% wrong: no mean at all
# says: mean|one value per row|shape
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    return w - learning_rate * 2 * errors * x, b - learning_rate * 2 * errors

# %% wrong: square of the error
# says: square
def gradient_step(w, b, x, y, learning_rate):
    errors = (w * x + b - y) ** 2
    return w - learning_rate * 2 * np.mean(errors * x), b - learning_rate * 2 * np.mean(errors)

# %% wrong: fixed learning rate
# says: written into|no effect|typed
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    return w - 0.1 * 2 * np.mean(errors * x), b - 0.1 * 2 * np.mean(errors)

# %% wrong: changes x
# says: changes its argument
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    db = 2 * np.mean(errors)
    x *= errors.astype(x.dtype)
    return w - learning_rate * 2 * np.mean(x), b - learning_rate * db

# %% wrong: prints
# says: print
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    print(w - learning_rate * 2 * np.mean(errors * x), b - learning_rate * 2 * np.mean(errors))

# %% trick: the published example
# says: typed in|written into|same numbers
def gradient_step(w, b, x, y, learning_rate):
    return 130.0, 80.0

# %% trick: returns w and b
# says: as they were|stay|old w and b
def gradient_step(w, b, x, y, learning_rate):
    return w, b

# %% trick: nan
# says: nan|inf
def gradient_step(w, b, x, y, learning_rate):
    return float("nan"), float("inf")

# %% trick: keeps the step before
# says: again
kept = [0.0, 0.0]
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    w, b = w - learning_rate * 2 * np.mean(errors * x) + kept[0], b - learning_rate * 2 * np.mean(errors)
    kept[0] = 1e-3
    return w, b

# %% raises: a typing error
# says: learn_rate
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    return w - learn_rate * 2 * np.mean(errors * x), b - learning_rate * 2 * np.mean(errors)

# %% raises: learning rate missing
# says: learning_rate
def gradient_step(w, b, x, y):
    errors = w * x + b - y
    return w - 0.1 * 2 * np.mean(errors * x), b - 0.1 * 2 * np.mean(errors)

# %% untouched: dots
def gradient_step(w, b, x, y, learning_rate):
    ...  # your answer

# %% untouched: None for both
def gradient_step(w, b, x, y, learning_rate):
    return None, None

# %% right: type hints and a docstring
def gradient_step(w: float, b: float, x: np.ndarray, y: np.ndarray, learning_rate: float) -> tuple[float, float]:
    """One step down the slope of the mean squared error."""
    residuals: np.ndarray = (w * x + b) - y
    grad_w: float = float((2 * residuals * x).mean())
    grad_b: float = float((2 * residuals).mean())
    return w - learning_rate * grad_w, b - learning_rate * grad_b

# %% right: one line, a lambda
gradient_step = lambda w, b, x, y, learning_rate: (w - 2 * learning_rate * np.mean((w * x + b - y) * x), b - 2 * learning_rate * np.mean(w * x + b - y))

# %% right: comprehensions and sums
def gradient_step(w, b, x, y, learning_rate):
    n = len(x)
    dw = sum([2 * (w * xi + b - yi) * xi for xi, yi in zip(x, y)]) / n
    db = sum([2 * (w * xi + b - yi) for xi, yi in zip(x, y)]) / n
    return w - learning_rate * dw, b - learning_rate * db

# %% right: index loop into lists
def gradient_step(w, b, x, y, learning_rate):
    products, residuals = [], []
    for i in range(len(x)):
        residual = w * x[i] + b - y[i]
        residuals.append(residual)
        products.append(residual * x[i])
    return [w - learning_rate * 2 * np.average(products), b - learning_rate * 2 * np.average(residuals)]

# %% right: tuple assignment changes both at once
def gradient_step(w, b, x, y, learning_rate):
    w, b = (
        w - learning_rate * np.mean(2 * x * (w * x + b - y)),
        b - learning_rate * np.mean(2 * (w * x + b - y)),
    )
    return w, b

# %% right: old values kept first
def gradient_step(w, b, x, y, learning_rate):
    w_old, b_old = w, b
    w = w_old - learning_rate * 2 * np.mean((w_old * x + b_old - y) * x)
    b = b_old - learning_rate * 2 * np.mean(w_old * x + b_old - y)
    return w, b

# %% right: dot products
def gradient_step(w, b, x, y, learning_rate):
    residual = np.multiply(w, x) + b - y
    scale = 2.0 * learning_rate / residual.size
    return w - scale * np.dot(residual, x), b - scale * np.dot(residual, np.ones_like(x))

# %% right: sums multiplied out
def gradient_step(w, b, x, y, learning_rate):
    mean_x, mean_y = x.mean(), y.mean()
    mean_xx, mean_xy = (x * x).mean(), (x * y).mean()
    dw = 2 * (w * mean_xx + b * mean_x - mean_xy)
    db = 2 * (w * mean_x + b - mean_y)
    return w - learning_rate * dw, b - learning_rate * db

# %% right: einsum
def gradient_step(w, b, x, y, learning_rate):
    inputs = np.stack([x, np.ones(len(x))])
    residual = np.einsum("k,kn->n", np.array([w, b], float), inputs) - y
    slopes = 2 * np.einsum("kn,n->k", inputs, residual) / len(y)
    return tuple(np.array([w, b]) - learning_rate * slopes)

# %% right: np.vectorize
row_slope = np.vectorize(lambda w, b, xi, yi: 2.0 * (w * xi + b - yi))
def gradient_step(w, b, x, y, learning_rate):
    slopes = row_slope(w, b, x, y)
    return w - learning_rate * np.mean(slopes * x), b - learning_rate * np.mean(slopes)

# %% right: a Series comes back
def gradient_step(w, b, x, y, learning_rate):
    rows = pd.DataFrame({"x": x, "error": w * x + b - y})
    slopes = pd.Series({"w": 2 * rows["error"].mul(rows["x"]).mean(), "b": 2 * rows["error"].mean()})
    return pd.Series({"w": w, "b": b}) - learning_rate * slopes

# %% right: a Series' apply and a tuple
def gradient_step(w, b, x, y, learning_rate):
    table = pd.DataFrame({"x": x, "y": y})
    errors = table.apply(lambda row: w * row["x"] + b - row["y"], axis=1)
    table["dw"], table["db"] = 2 * errors * table["x"], 2 * errors
    means = table[["dw", "db"]].mean()
    return w - learning_rate * means["dw"], b - learning_rate * means["db"]

# %% right: Keras operations, float32
from keras import ops
def gradient_step(w, b, x, y, learning_rate):
    x, y = ops.cast(x, "float32"), ops.cast(y, "float32")
    errors = ops.subtract(ops.add(ops.multiply(x, w), b), y)
    return w - learning_rate * 2 * ops.mean(errors * x), b - learning_rate * 2 * ops.mean(errors)

# %% right: Keras's SGD does the step
import keras
import tensorflow as tf
def gradient_step(w, b, x, y, learning_rate):
    weights = [tf.Variable(float(w)), tf.Variable(float(b))]
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(weights[0] * x.astype("float32") + weights[1] - y.astype("float32")))
    keras.optimizers.SGD(learning_rate).apply_gradients(zip(tape.gradient(loss, weights), weights))
    return weights[0].numpy(), weights[1].numpy()

# %% right: a Keras layer fitted for one step
import keras
def gradient_step(w, b, x, y, learning_rate):
    line = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    line.set_weights([np.array([[w]]), np.array([b])])
    line.compile(loss="mse", optimizer=keras.optimizers.SGD(learning_rate))
    line.train_on_batch(x.reshape(-1, 1).astype(float), y.reshape(-1, 1).astype(float))
    kernel, bias = line.get_weights()
    return kernel[0, 0], bias[0]

# %% right: TensorFlow's operations, no tape
import tensorflow as tf
def gradient_step(w, b, x, y, learning_rate):
    x, y = tf.cast(x, tf.float64), tf.cast(y, tf.float64)
    errors = tf.add(tf.multiply(x, w), b) - y
    return tf.stack([w - 2 * learning_rate * tf.reduce_mean(errors * x), b - 2 * learning_rate * tf.reduce_mean(errors)])

# %% right: a dataclass that can be called
from dataclasses import dataclass
@dataclass
class Descent:
    factor: float = 2.0
    def __call__(self, w, b, x, y, learning_rate):
        errors = w * x + b - y
        step = self.factor * learning_rate
        return w - step * np.mean(errors * x), b - step * np.mean(errors)
gradient_step = Descent()

# %% right: a class that holds the line
class Line:
    def __init__(self, w, b):
        self.w, self.b = w, b
    def predict(self, x):
        return self.w * x + self.b
    def step(self, x, y, rate):
        error = self.predict(x) - y
        self.w -= rate * 2 * np.mean(error * x)
        self.b -= rate * 2 * np.mean(error)
def gradient_step(w, b, x, y, learning_rate):
    line = Line(w, b)
    line.step(x, y, learning_rate)
    return line.w, line.b

# %% right: a static method
class Step:
    @staticmethod
    def down(w, b, x, y, learning_rate):
        gaps = y - w * x - b
        return w + learning_rate * 2 * (gaps * x).mean(), b + learning_rate * 2 * gaps.mean()
gradient_step = Step.down

# %% right: a named tuple
from typing import NamedTuple
class Pair(NamedTuple):
    w: float
    b: float
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    return Pair(w=w - learning_rate * 2 * np.mean(errors * x), b=b - learning_rate * 2 * np.mean(errors))

# %% right: a partial function
from functools import partial
def step_with(loss_slope, w, b, x, y, learning_rate):
    slope = loss_slope(w * x + b, y)
    return w - learning_rate * np.mean(slope * x), b - learning_rate * np.mean(slope)
gradient_step = partial(step_with, lambda predicted, truth: 2 * (predicted - truth))

# %% right: a closure
def make_step(factor):
    def step(w, b, x, y, learning_rate):
        y_hat = w * x + b
        dw = factor * np.sum((y_hat - y) * x) / x.shape[0]
        db = factor * np.sum(y_hat - y) / x.shape[0]
        return w - learning_rate * dw, b - learning_rate * db
    return step
gradient_step = make_step(2)

# %% right: reduce over the rows
from functools import reduce
def gradient_step(w, b, x, y, learning_rate):
    def add(total, row):
        error = w * row[0] + b - row[1]
        return total[0] + error * row[0], total[1] + error
    dw, db = reduce(add, zip(x, y), (0, 0))
    return w - 2 * learning_rate * dw / len(x), b - 2 * learning_rate * db / len(x)

# %% right: recursion over the rows
def total_slope(w, b, rows):
    if not rows:
        return 0.0, 0.0
    (x, y), *others = rows
    dw, db = total_slope(w, b, others)
    return dw + 2 * (w * x + b - y) * x, db + 2 * (w * x + b - y)
def gradient_step(w, b, x, y, learning_rate):
    dw, db = total_slope(w, b, list(zip(x, y)))
    return w - learning_rate * dw / len(y), b - learning_rate * db / len(y)

# %% right: generators turned into arrays
def gradient_step(w, b, x, y, learning_rate):
    errors = np.fromiter((w * xi + b - yi for xi, yi in zip(x, y)), dtype=float)
    products = np.fromiter((e * xi for e, xi in zip(errors, x)), dtype=float)
    return np.array([w - 2 * learning_rate * products.mean(), b - 2 * learning_rate * errors.mean()])

# %% right: fsum of the math module
import math
def gradient_step(w, b, x, y, learning_rate):
    errors = [w * xi + b - yi for xi, yi in zip(x.tolist(), y.tolist())]
    dw = 2 * math.fsum(map(lambda e, xi: e * xi, errors, x.tolist())) / len(errors)
    db = 2 * math.fsum(errors) / len(errors)
    return w - learning_rate * dw, b - learning_rate * db

# %% right: statistics from the standard library
from statistics import fmean
def gradient_step(w, b, x, y, learning_rate):
    errors = (w * x + b - y).tolist()
    return w - learning_rate * 2 * fmean(e * xi for e, xi in zip(errors, x.tolist())), b - learning_rate * 2 * fmean(errors)

# %% right: the operator module
import operator
def gradient_step(w, b, x, y, learning_rate):
    errors = list(map(operator.sub, map(lambda xi: w * xi + b, x), y))
    dw = 2 * sum(map(operator.mul, errors, x)) / len(x)
    db = 2 * sum(errors) / len(x)
    return operator.sub(w, learning_rate * dw), operator.sub(b, learning_rate * db)

# %% right: a matrix inside
def gradient_step(w, b, x, y, learning_rate):
    A = np.asmatrix(np.vstack([x, np.ones(len(x))])).T
    theta = np.matrix([[w], [b]], dtype=float)
    residual = A * theta - np.asmatrix(y).T
    theta = theta - learning_rate * 2 * A.T * residual / len(y)
    return theta[0, 0], theta[1, 0]

# %% right: a masked array inside
def gradient_step(w, b, x, y, learning_rate):
    x, y = np.ma.masked_invalid(x.astype(float)), np.ma.masked_invalid(y.astype(float))
    errors = w * x + b - y
    return w - learning_rate * 2 * np.ma.mean(errors * x), b - learning_rate * 2 * errors.mean()

# %% right: longdouble
def gradient_step(w, b, x, y, learning_rate):
    w, b = np.longdouble(w), np.longdouble(b)
    errors = w * x + b - np.asarray(y, dtype=np.longdouble)
    return w - learning_rate * 2 * np.mean(errors * x), b - learning_rate * 2 * np.mean(errors)

# %% right: a read-only array of two
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    both = np.array([w, b]) - learning_rate * 2 * np.array([(errors * x).mean(), errors.mean()])
    both.flags.writeable = False
    return both

# %% right: a column of two rows
def gradient_step(w, b, x, y, learning_rate):
    errors = (w * x + b - y).reshape(-1, 1)
    rows = np.asfortranarray(np.c_[x, np.ones(x.size)])
    return np.array([[w], [b]]) - learning_rate * 2 * rows.T.dot(errors) / len(rows)

# %% right: polynomial objects
from numpy.polynomial import Polynomial
def gradient_step(w, b, x, y, learning_rate):
    line = Polynomial([b, w])
    errors = line(x) - y
    slope = Polynomial([np.mean(2 * errors), np.mean(2 * errors * x)])
    new_b, new_w = (line - learning_rate * slope).coef
    return new_w, new_b

# %% right: complex steps give the slopes
def gradient_step(w, b, x, y, learning_rate):
    def J(w, b):
        return np.mean((w * x + b - y) ** 2)
    h = 1e-20
    return w - learning_rate * J(w + 1j * h, b).imag / h, b - learning_rate * J(w, b + 1j * h).imag / h

# %% right: nested functions for both slopes
def gradient_step(w, b, x, y, learning_rate):
    def predict(inputs):
        return w * inputs + b
    def slope_w():
        return 2 / len(x) * ((predict(x) - y) * x).sum()
    def slope_b():
        return 2 / len(x) * (predict(x) - y).sum()
    return w - learning_rate * slope_w(), b - learning_rate * slope_b()

# %% right: a dictionary on the way
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    old = {"w": w, "b": b}
    slope = {"w": 2 * np.mean(errors * x), "b": 2 * np.mean(errors)}
    new = {name: old[name] - learning_rate * slope[name] for name in old}
    return new["w"], new["b"]

# %% right: while loop, default argument
def gradient_step(w, b, x, y, learning_rate=0.01):
    dw, db, i = 0.0, 0.0, 0
    while i < len(x):
        dw += (w * x[i] + b - y[i]) * x[i]
        db += w * x[i] + b - y[i]
        i += 1
    return w - learning_rate * 2 * dw / i, b - learning_rate * 2 * db / i

# %% right: covariances
def gradient_step(w, b, x, y, learning_rate):
    e = w * x + b - y
    mean_product = np.mean((e - e.mean()) * (x - x.mean())) + e.mean() * x.mean()
    return w - 2 * learning_rate * mean_product, b - 2 * learning_rate * e.mean()

# %% right: a list of one-element tensors
import keras
def gradient_step(w, b, x, y, learning_rate):
    X = keras.ops.convert_to_tensor(np.column_stack([x, np.ones(len(x))]), "float64")
    theta = keras.ops.convert_to_tensor(np.array([[w], [b]]), "float64")
    target = keras.ops.convert_to_tensor(y.reshape(-1, 1), "float64")
    theta = theta - 2 * learning_rate / len(y) * keras.ops.matmul(keras.ops.transpose(X), keras.ops.matmul(X, theta) - target)
    return keras.ops.split(theta, 2)

# %% wrong: the return forgotten
# says: return
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    w = w - learning_rate * 2 * np.mean(errors * x)
    b = b - learning_rate * 2 * np.mean(errors)

# %% wrong: learning rate times too little, one half too much
# says: factor 4|twice|4
def gradient_step(w, b, x, y, learning_rate):
    errors = 2 * (w * x + b - y)
    return w - learning_rate * 2 * np.mean(errors * x), b - learning_rate * 2 * np.mean(errors)

# %% wrong: the 2 for w alone
# says: slope for b lacks|2 is missing for b|factor 2
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    return w - learning_rate * 2 * np.mean(errors * x), b - learning_rate * np.mean(errors)

# %% wrong: the 2 for b alone
# says: factor 2
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    dw = np.mean(errors * x)
    db = 2 * np.mean(errors)
    return w - learning_rate * dw, b - learning_rate * db

# %% wrong: uphill for b alone
# says: b goes up|up the slope
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    return w - learning_rate * 2 * np.mean(errors * x), b + learning_rate * 2 * np.mean(errors)

# %% wrong: uphill for w alone
# says: w goes up|up the slope
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    dw, db = 2 * np.mean(errors * x), 2 * np.mean(errors)
    return w + learning_rate * dw, b - learning_rate * db

# %% wrong: absolute errors
# says: absolute
def gradient_step(w, b, x, y, learning_rate):
    errors = np.abs(w * x + b - y)
    return w - learning_rate * 2 * np.mean(errors * x), b - learning_rate * 2 * np.mean(errors)

# %% wrong: slope of the absolute error
# says: absolute|sign
def gradient_step(w, b, x, y, learning_rate):
    signs = np.sign(w * x + b - y)
    return w - learning_rate * np.mean(signs * x), b - learning_rate * np.mean(signs)

# %% wrong: divided by the learning rate
# says: divided by the learning rate|divide
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    return w - 2 * np.mean(errors * x) / learning_rate, b - 2 * np.mean(errors) / learning_rate

# %% wrong: bias left out of the prediction
# says: b is missing|bias is left out|without the bias
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x - y
    return w - learning_rate * 2 * np.mean(errors * x), b - learning_rate * 2 * np.mean(errors)

# %% wrong: multiplied by y in the place of x
# says: y in the place of x|factor y|`y`
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    return w - learning_rate * 2 * np.mean(errors * y), b - learning_rate * 2 * np.mean(errors)

# %% wrong: x and y swapped
# says: x and y
def gradient_step(w, b, x, y, learning_rate):
    x, y = y, x
    errors = w * x + b - y
    return w - learning_rate * 2 * np.mean(errors * x), b - learning_rate * 2 * np.mean(errors)

# %% wrong: the mean of each factor
# says: mean of|product
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    return w - learning_rate * 2 * np.mean(errors) * np.mean(x), b - learning_rate * 2 * np.mean(errors)

# %% wrong: rounded
# says: round
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    return round(w - learning_rate * 2 * np.mean(errors * x), 2), round(b - learning_rate * 2 * np.mean(errors), 2)

# %% wrong: divided by one row too few
# says: n - 1|one row too few
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    n = len(x) - 1
    return w - learning_rate * 2 * np.sum(errors * x) / n, b - learning_rate * 2 * np.sum(errors) / n

# %% wrong: two steps
# says: two steps|more than one step
def gradient_step(w, b, x, y, learning_rate):
    for _ in range(2):
        errors = w * x + b - y
        w, b = w - learning_rate * 2 * np.mean(errors * x), b - learning_rate * 2 * np.mean(errors)
    return w, b

# %% wrong: row by row, stochastic
# says: after each row|row by row
def gradient_step(w, b, x, y, learning_rate):
    for xi, yi in zip(x, y):
        error = w * xi + b - yi
        w, b = w - learning_rate * 2 * error * xi, b - learning_rate * 2 * error
    return w, b

# %% wrong: the first row alone
# says: first row
def gradient_step(w, b, x, y, learning_rate):
    error = w * x[0] + b - y[0]
    return w - learning_rate * 2 * error * x[0], b - learning_rate * 2 * error

# %% wrong: slopes of the loss at zero
# says: w and b have no effect|starts at 0|at 0
def gradient_step(w, b, x, y, learning_rate):
    errors = 0 * x + 0 - y
    return 0 - learning_rate * 2 * np.mean(errors * x), 0 - learning_rate * 2 * np.mean(errors)

# %% wrong: the best line
# says: least squares|best line|one step
def gradient_step(w, b, x, y, learning_rate):
    w, b = np.polyfit(x, y, 1)
    return w, b

# %% wrong: the loss comes third
# says: three|3 things|2 are needed
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    loss = np.mean(errors ** 2)
    return w - learning_rate * 2 * np.mean(errors * x), b - learning_rate * 2 * np.mean(errors), loss

# %% wrong: a dictionary
# says: dict
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    return {"w": w - learning_rate * 2 * np.mean(errors * x), "b": b - learning_rate * 2 * np.mean(errors)}

# %% wrong: the loss
# says: loss|2 are needed
def gradient_step(w, b, x, y, learning_rate):
    return np.mean((w * x + b - y) ** 2)

# %% wrong: x squared for w
# says: x²|x twice|factor x
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    return w - learning_rate * 2 * np.mean(errors * x ** 2), b - learning_rate * 2 * np.mean(errors)

# %% wrong: y left out of the error
# says: y is missing|truth|without y
def gradient_step(w, b, x, y, learning_rate):
    y_hat = w * x + b
    return w - learning_rate * 2 * np.mean(y_hat * x), b - learning_rate * 2 * np.mean(y_hat)

# %% raises: zip of arrays subtracted
# says: TypeError
def gradient_step(w, b, x, y, learning_rate):
    errors = [w * xi + b for xi in x] - [yi for yi in y]
    return w - learning_rate * 2 * np.mean(errors), b - learning_rate * 2 * np.mean(errors)

# %% raises: rate under another name
# says: lr
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    dw = 2 * (errors * x).mean()
    db = 2 * errors.mean()
    return w - lr * dw, b - lr * db

# %% raises: a list's method
# says: append
def gradient_step(w, b, x, y, learning_rate):
    errors = np.zeros(0)
    for xi, yi in zip(x, y):
        errors.append(w * xi + b - yi)
    return w - learning_rate * 2 * np.mean(errors * x), b - learning_rate * 2 * np.mean(errors)

# %% right: fractions
from fractions import Fraction
def gradient_step(w, b, x, y, learning_rate):
    w, b, rate = Fraction(w), Fraction(b), Fraction(learning_rate)
    rows = [(Fraction(float(xi)), Fraction(float(yi))) for xi, yi in zip(x, y)]
    errors = [w * xi + b - yi for xi, yi in rows]
    dw = 2 * sum(e * xi for e, (xi, _) in zip(errors, rows)) / len(rows)
    db = 2 * sum(errors) / len(rows)
    return w - rate * dw, b - rate * db

# %% right: decimals
from decimal import Decimal
def gradient_step(w, b, x, y, learning_rate):
    w, b, rate = Decimal(w), Decimal(b), Decimal(learning_rate)
    dw = db = Decimal(0)
    for xi, yi in zip(x.tolist(), y.tolist()):
        error = w * Decimal(xi) + b - Decimal(yi)
        dw += 2 * error * Decimal(xi) / len(x)
        db += 2 * error / len(x)
    return w - rate * dw, b - rate * db

# %% right: float16 results
def gradient_step(w, b, x, y, learning_rate):
    errors = w * x + b - y
    return np.float16(w - learning_rate * 2 * np.mean(errors * x)), np.float16(b - learning_rate * 2 * np.mean(errors))

# %% right: a class method
class Line:
    factor = 2
    @classmethod
    def step(cls, w, b, x, y, learning_rate):
        residual = w * x + b - y
        slope_w = cls.factor * (residual * x).mean()
        slope_b = cls.factor * residual.mean()
        return w - learning_rate * slope_w, b - learning_rate * slope_b
gradient_step = Line.step

# %% right: numerical derivatives
def gradient_step(w, b, x, y, learning_rate):
    J = lambda w, b: np.mean((w * x + b - y) ** 2)
    h = 1.0
    dw = (J(w + h, b) - J(w - h, b)) / (2 * h)
    db = (J(w, b + h) - J(w, b - h)) / (2 * h)
    return w - learning_rate * dw, b - learning_rate * db

# %% right: complex step
def gradient_step(w, b, x, y, learning_rate):
    cost = lambda w, b: ((w * x + b - y) ** 2).sum() / len(x)
    h = 1e-30
    return w - learning_rate * cost(w + h * 1j, b).imag / h, b - learning_rate * cost(w, b + h * 1j).imag / h

# %% right: design matrix
def gradient_step(w, b, x, y, learning_rate):
    A = np.column_stack([x, np.ones(len(x))])
    theta = np.array([w, b], dtype=float)
    theta = theta - learning_rate * 2 / len(x) * A.T @ (A @ theta - y)
    return tuple(theta)

# %% right: sums a statistician keeps
def gradient_step(w, b, x, y, learning_rate):
    n = len(x)
    Sx, Sy, Sxx, Sxy = sum(x), sum(y), sum(x * x), sum(x * y)
    dJ_dw = 2 * (w * Sxx + b * Sx - Sxy) / n
    dJ_db = 2 * (w * Sx + n * b - Sy) / n
    return w - learning_rate * dJ_dw, b - learning_rate * dJ_db

# %% right: means and covariance
def gradient_step(w, b, x, y, learning_rate):
    mx, my = np.mean(x), np.mean(y)
    slope = 2 * (w * np.mean(x ** 2) + b * mx - np.mean(x * y))
    start = 2 * (w * mx + b - my)
    return [w - learning_rate * slope, b - learning_rate * start]

# %% right: the tape of TensorFlow
import tensorflow as tf
def gradient_step(w, b, x, y, learning_rate):
    W = tf.Variable(float(w), dtype=tf.float64)
    B = tf.Variable(float(b), dtype=tf.float64)
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((W * tf.cast(x, tf.float64) + B - tf.cast(y, tf.float64)) ** 2)
    for variable, slope in zip((W, B), tape.gradient(loss, (W, B))):
        variable.assign_sub(learning_rate * slope)
    return W.numpy(), B.numpy()

# %% right: a pandas table of contributions
def gradient_step(w, b, x, y, learning_rate):
    t = pd.DataFrame({"x": x, "y": y})
    t["error"] = w * t.x + b - t.y
    t["dw"] = 2 * t.error * t.x
    t["db"] = 2 * t.error
    change = t[["dw", "db"]].mean() * learning_rate
    return w - change["dw"], b - change["db"]

# %% right: an accumulator with a while loop
def gradient_step(w, b, x, y, learning_rate):
    i, dw, db = 0, 0.0, 0.0
    while i < len(x):
        miss = y[i] - (w * x[i] + b)
        dw -= 2 * x[i] * miss
        db -= 2 * miss
        i += 1
    new_w = w - learning_rate * (dw / i)
    new_b = b - learning_rate * (db / i)
    return new_w, new_b

# %% right: a polynomial in the step, its derivative
from numpy.polynomial import Polynomial
def gradient_step(w, b, x, y, learning_rate):
    in_w = sum((Polynomial([b - yi, xi]) ** 2 for xi, yi in zip(x, y)), Polynomial([0])) / len(x)
    in_b = sum((Polynomial([w * xi - yi, 1]) ** 2 for xi, yi in zip(x, y)), Polynomial([0])) / len(x)
    return w - learning_rate * in_w.deriv()(w), b - learning_rate * in_b.deriv()(b)

# %% right: Keras's SGD does it
import keras
def gradient_step(w, b, x, y, learning_rate):
    W = keras.Variable(float(w), dtype="float32")
    B = keras.Variable(float(b), dtype="float32")
    error = w * x + b - y
    sgd = keras.optimizers.SGD(learning_rate)
    sgd.apply([2 * np.mean(error * x), 2 * np.mean(error)], [W, B])
    return W.numpy(), B.numpy()
