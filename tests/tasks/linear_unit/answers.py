# %% right: one line of NumPy
def linear_unit(X, w, b):
    return X @ w + b

# %% right: multiply and sum
def linear_unit(X, w, b):
    return np.sum(X * w, axis=-1) + b

# %% right: np.dot
def linear_unit(X, w, b):
    return np.dot(X, w) + b

# %% right: loops
def linear_unit(X, w, b):
    if X.ndim == 2:
        return [linear_unit(row, w, b) for row in X]
    total = b
    for x, weight in zip(X, w):
        total = total + x * weight
    return total

# %% right: einsum
def linear_unit(X, w, b):
    return np.einsum("...d,d->...", X, w) + b

# %% right: float32
def linear_unit(X, w, b):
    return (X.astype("float32") @ w.astype("float32") + np.float32(b)).astype("float32")

# %% right: Keras operations
def linear_unit(X, w, b):
    from keras import ops
    X, w = ops.cast(X, "float32"), ops.cast(w, "float32")
    return ops.sum(X * w, axis=-1) + b

# %% right: TensorFlow tensors
def linear_unit(X, w, b):
    import tensorflow as tf
    X = tf.convert_to_tensor(X, tf.float64)
    return tf.linalg.matvec(X[None] if X.ndim == 1 else X, tf.convert_to_tensor(w, tf.float64)) + b

# %% right: pandas inside
def linear_unit(X, w, b):
    table = pd.DataFrame(np.atleast_2d(X))
    out = table.dot(w) + b
    return out if X.ndim == 2 else out.iloc[0]

# %% right: one element for one row
def linear_unit(X, w, b):
    return (np.atleast_2d(X) * w).sum(axis=1) + b

# %% right: a helper and a column of ones
def with_ones(X):
    return np.concatenate([X, np.ones((*X.shape[:-1], 1))], axis=-1)
def linear_unit(X, w, b):
    return with_ones(X) @ np.append(w, b)

# %% wrong: no bias
# says: bias
def linear_unit(X, w, b):
    return X @ w

# %% wrong: products not added up
# says: added up
def linear_unit(X, w, b):
    return X * w + b

# %% wrong: bias added per input
# says: once for each input
def linear_unit(X, w, b):
    return np.sum(X * w + b, axis=-1)

# %% wrong: everything in one number
# says: one number
def linear_unit(X, w, b):
    return np.sum(X * w) + b

# %% wrong: sum down the columns
# says: columns
def linear_unit(X, w, b):
    return np.sum(X * w, axis=0) + b

# %% wrong: keepdims
# says: keepdims
def linear_unit(X, w, b):
    return np.sum(X * w, axis=-1, keepdims=True) + b

# %% wrong: column from a table, number from a row
# says: (2, 1)|axis
def linear_unit(X, w, b):
    return X @ w.reshape(-1, 1) + b

# %% wrong: mean of the products
# says: average
def linear_unit(X, w, b):
    return np.mean(X * w, axis=-1) + b

# %% wrong: bias subtracted
# says: subtracted
def linear_unit(X, w, b):
    return X @ w - b

# %% wrong: weights forgotten
# says: without their weights
def linear_unit(X, w, b):
    return X.sum(axis=-1) + b

# %% wrong: one weight for all
# says: first weight
def linear_unit(X, w, b):
    return (X * w[0]).sum(axis=-1) + b

# %% wrong: first row only
# says: first row
def linear_unit(X, w, b):
    return np.atleast_2d(X)[0] @ w + b

# %% wrong: relu added
# says: ReLU|negative|below 0
def linear_unit(X, w, b):
    return np.maximum(X @ w + b, 0)

# %% wrong: rounded
# says: round
def linear_unit(X, w, b):
    return np.round(X @ w + b, 1)

# %% wrong: near miss
# says: expected
def linear_unit(X, w, b):
    return (X @ w + b) * 1.00001

# %% wrong: prints
# says: print
def linear_unit(X, w, b):
    print(X @ w + b)

# %% wrong: no return for a row
# says: return
def linear_unit(X, w, b):
    if X.ndim == 2:
        return X @ w + b

# %% wrong: changes the table
# says: changes its argument `X`
def linear_unit(X, w, b):
    X *= w.astype(X.dtype)
    return X.sum(axis=-1) + b

# %% wrong: changes the weights
# says: changes its argument `w`
def linear_unit(X, w, b):
    w *= 1
    w += 1
    return X @ (w - 1) + b

# %% wrong: a model and no function
# says: function
linear_unit = np.array([2.5, -4, 5])

# %% wrong: text
# says: text
def linear_unit(X, w, b):
    return f"{X @ w + b}"

# %% raises: weights on the wrong side
# says: X @ w
def linear_unit(X, w, b):
    return w @ X + b

# %% raises: three inputs written in
# says: 2.5, -4, 5|written into|size
def linear_unit(X, w, b):
    return X @ np.array([2.5, -4.0, 5.0]) + 80

# %% raises: transposed table
# says: shapes|rows
def linear_unit(X, w, b):
    return X.T @ w + b

# %% raises: columns taken for granted
# says: axes|size
def linear_unit(X, w, b):
    return X[:, 0] * w[0] + X[:, 1] * w[1] + X[:, 2] * w[2] + b

# %% raises: the cell stops
# says: TypeError
def linear_unit(X, w, b):
    return X @ w + b
print(linear_unit([1, 2], [3, 4, 5], 6))

# %% trick: published examples only
# says: expected
def linear_unit(X, w, b):
    return 110.0 if X.ndim == 1 else np.array([110.0, 93.0])

# %% trick: returns the input
# says: input|shape
def linear_unit(X, w, b):
    return X

# %% trick: constant of the right shape
# says: 0
def linear_unit(X, w, b):
    return np.zeros(X.shape[:-1])

# %% trick: nan
# says: nan
def linear_unit(X, w, b):
    return np.full(X.shape[:-1], np.nan)

# %% trick: equals everything
# says: Everything
class Everything:
    def __eq__(self, other):
        return True
    def __sub__(self, other):
        return 0
    __rsub__ = __sub__
def linear_unit(X, w, b):
    return Everything()

# %% trick: an array that lies
# says: (3,)
class Liar(np.ndarray):
    @property
    def shape(self):
        return (2,)
    def __array__(self, *args, **kwargs):
        return np.zeros(2)
def linear_unit(X, w, b):
    return np.zeros(3).view(Liar)

# %% trick: other answer the second time
# says: another answer
seen = []
def linear_unit(X, w, b):
    seen.append(1)
    return X @ w + b + (len(seen) > 8)

# %% trick: keeps the last bias
# says: expected
last = [0.0]
def linear_unit(X, w, b):
    out = X @ w + last[0]
    last[0] = b
    return out

# %% untouched: dots
def linear_unit(X, w, b):
    ...  # your answer

# %% untouched: None
def linear_unit(X, w, b):
    return None

# %% untouched: not implemented
def linear_unit(X, w, b):
    raise NotImplementedError

# %% right: matmul by name
def linear_unit(X, w, b):
    return np.add(np.matmul(X, w), b)

# %% right: inner product
def linear_unit(X, w, b):
    return np.inner(X, w) + b

# %% right: tensordot
def linear_unit(X, w, b):
    return np.tensordot(X, w, axes=([-1], [0])) + b

# %% right: a method of the array
def linear_unit(X, w, b):
    return X.dot(w).__add__(b)

# %% right: transposed, weights first
def linear_unit(X, w, b):
    return w @ X.T + b

# %% right: a column, flattened or taken out
def linear_unit(X, w, b):
    out = X @ w.reshape(-1, 1) + b
    return out[..., 0]

# %% right: a column squeezed away
def linear_unit(X, w, b):
    out = np.matmul(X, w[:, None]) + b
    return np.squeeze(out, axis=-1)

# %% right: loop over the columns
def linear_unit(X, w, b):
    total = np.full(X.shape[:-1], float(b))
    for j in range(len(w)):
        total = total + X[..., j] * w[j]
    return total

# %% right: enumerate, in place on its own array
def linear_unit(X, w, b):
    rows = np.atleast_2d(X)
    out = np.zeros(len(rows))
    for i, row in enumerate(rows):
        out[i] = np.dot(row, w)
    out += b
    return out if X.ndim > 1 else out[0]

# %% right: two loops, plain Python numbers
def linear_unit(X, w, b):
    rows = X.tolist() if X.ndim == 2 else [X.tolist()]
    answers = []
    for row in rows:
        z = b
        for i in range(len(row)):
            z += row[i] * float(w[i])
        answers.append(z)
    if X.ndim == 1:
        return answers[0]
    return answers

# %% right: comprehension with sum and zip
def linear_unit(X, w, b):
    def one(row):
        return sum(x * weight for x, weight in zip(row, w)) + b
    return np.array([one(row) for row in X]) if X.ndim == 2 else one(X)

# %% right: math.fsum
import math
def linear_unit(X, w, b):
    if np.ndim(X) == 1:
        return math.fsum([*(X * w), b])
    return [math.fsum([*(row * w), b]) for row in X]

# %% right: math.sumprod's elder brother, operator.mul and map
import operator
def linear_unit(X, w, b):
    if len(X.shape) == 1:
        return sum(map(operator.mul, X, w), b)
    return np.array(list(map(lambda row: linear_unit(row, w, b), X)))

# %% right: functools.reduce
from functools import reduce
def linear_unit(X, w, b):
    columns = (X[..., i] * w[i] for i in range(X.shape[-1]))
    return reduce(lambda total, column: total + column, columns, b)

# %% right: a generator turned into an array
def linear_unit(X, w, b):
    if X.ndim == 1:
        return np.vdot(X, w) + b
    return np.fromiter((np.vdot(row, w) + b for row in X), dtype=float)

# %% right: apply_along_axis
def linear_unit(X, w, b):
    return np.apply_along_axis(lambda row: row @ w + b, -1, X)

# %% right: vectorize with a signature
linear_unit = np.vectorize(lambda x, w, b: x @ w + b, signature="(d),(d),()->()")

# %% right: cumulative sums, the last one
def linear_unit(X, w, b):
    sums = np.cumsum(X * w, axis=-1)
    return sums[..., -1] + b

# %% right: a diagonal matrix of the weights
def linear_unit(X, w, b):
    weighted = X @ np.diag(w)
    return weighted.sum(axis=-1) + b

# %% right: einsum for each number of axes
def linear_unit(X, w, b):
    pattern = "i,i" if X.ndim == 1 else "ni,i->n"
    return np.einsum(pattern, X, w) + b

# %% right: recursion over the inputs
def linear_unit(X, w, b):
    if len(w) == 0:
        return b
    return X[..., 0] * w[0] + linear_unit(X[..., 1:], w[1:], b)

# %% right: recursion over the rows
def linear_unit(X, w, b):
    if X.ndim == 1:
        return np.dot(w, X) + b
    if len(X) == 0:
        return []
    return [linear_unit(X[0], w, b)] + list(linear_unit(X[1:], w, b))

# %% right: a class with __call__ and stored weights
class Unit:
    def __init__(self, weights, bias):
        self.weights, self.bias = weights, bias
    def __call__(self, X):
        return X @ self.weights + self.bias
def linear_unit(X, w, b):
    return Unit(w, b)(X)

# %% right: a dataclass
from dataclasses import dataclass
@dataclass
class LinearUnit:
    axis: int = -1
    def __call__(self, X, w, b):
        return (X * w).sum(self.axis) + b
linear_unit = LinearUnit()

# %% right: partial
from functools import partial
def weighted(total, X, w, b):
    return total(X * w, axis=-1) + b
linear_unit = partial(weighted, np.sum)

# %% right: a static method
class Layer:
    @staticmethod
    def forward(X, w, b):
        z = np.dot(X, w)
        z = z + b
        return z
linear_unit = Layer.forward

# %% right: a class method
class Layer:
    axes = 1
    @classmethod
    def forward(cls, X, w, b):
        return np.tensordot(X, w, cls.axes) + b
linear_unit = Layer.forward

# %% right: closure
def unit_of(combine):
    def unit(X, w, b):
        return combine(X, w) + b
    return unit
linear_unit = unit_of(np.matmul)

# %% right: lambda with defaults
linear_unit = lambda X, w, b=0.0: (np.multiply(X, w)).sum(-1) + b

# %% right: a masked array
def linear_unit(X, w, b):
    return (np.ma.masked_array(X) * w).sum(axis=-1) + b

# %% right: longdouble
def linear_unit(X, w, b):
    return X.astype(np.longdouble) @ w.astype(np.longdouble) + b

# %% right: read-only copies
def linear_unit(X, w, b):
    X, w = X.copy(), w.copy()
    X.flags.writeable = w.flags.writeable = False
    z = np.asarray(X @ w + b)
    z.flags.writeable = False
    return z

# %% right: Fortran order
def linear_unit(X, w, b):
    table = np.asfortranarray(X)
    return np.ascontiguousarray(table @ w) + b if X.ndim == 2 else table @ w + b

# %% right: a Series out of a table
def linear_unit(X, w, b):
    if X.ndim == 1:
        return pd.Series(X).mul(w).sum() + b
    return pd.DataFrame(X).mul(w, axis=1).sum(axis=1) + b

# %% right: a pandas table, row by row
def linear_unit(X, w, b):
    table = pd.DataFrame(np.atleast_2d(X))
    out = table.apply(lambda row: (row * w).sum() + b, axis=1)
    return out.to_numpy() if X.ndim == 2 else out[0]

# %% right: tf.reduce_sum
import tensorflow as tf
def linear_unit(X, w, b):
    X, w = tf.cast(X, tf.float64), tf.cast(w, tf.float64)
    return tf.reduce_sum(X * w, axis=-1) + b

# %% right: tf.tensordot
import tensorflow as tf
def linear_unit(X, w, b):
    z = tf.tensordot(tf.constant(X, tf.float32), tf.constant(w, tf.float32), 1)
    return tf.add(z, tf.constant(b, tf.float32)).numpy()

# %% right: a Dense layer
import keras
def linear_unit(X, w, b):
    layer = keras.layers.Dense(1)
    layer.build((None, len(w)))
    layer.kernel.assign(w.reshape(-1, 1))
    layer.bias.assign([b])
    out = layer(np.atleast_2d(X).astype("float32"))
    return out[:, 0] if X.ndim == 2 else out[0, 0]

# %% right: keras.ops.dot
from keras import ops
def linear_unit(X, w, b):
    X, w = ops.convert_to_tensor(X, "float32"), ops.convert_to_tensor(w, "float32")
    return ops.add(ops.squeeze(ops.matmul(ops.reshape(X, (-1, len(w))), ops.expand_dims(w, 1)), 1), b)

# %% right: while loop
def linear_unit(X, w, b):
    n = X.shape[-1]
    i, z = 0, 0
    while i < n:
        z = z + X.T[i] * w[i]
        i += 1
    return z + b

# %% right: match on the number of axes
def linear_unit(X, w, b):
    match X.shape:
        case (_,):
            return float(np.dot(X, w)) + b
        case (_, _):
            return np.dot(X, w) + b

# %% wrong: return inside the loop
# says: first row
def linear_unit(X, w, b):
    for row in np.atleast_2d(X):
        return row @ w + b

# %% wrong: last row only
# says: last
def linear_unit(X, w, b):
    for row in np.atleast_2d(X):
        z = row @ w + b
    return z

# %% wrong: bias multiplied
# says: bias | b 
def linear_unit(X, w, b):
    return X @ w * b

# %% wrong: bias added inside the loop
# says: once for each input
def linear_unit(X, w, b):
    z = 0
    for i in range(len(w)):
        z = z + X[..., i] * w[i] + b
    return z

# %% wrong: last weight for all
# says: weight
def linear_unit(X, w, b):
    return (X * w[-1]).sum(axis=-1) + b

# %% wrong: only the last product is kept
# says: last
def linear_unit(X, w, b):
    for i in range(len(w)):
        z = X[..., i] * w[i]
    return z + b

# %% wrong: loop starts at 1
# says: first input | left out
def linear_unit(X, w, b):
    z = b
    for i in range(1, len(w)):
        z = z + X[..., i] * w[i]
    return z + np.zeros(X.shape[:-1])

# %% wrong: loop stops one early
# says: last input | left out
def linear_unit(X, w, b):
    z = np.zeros(X.shape[:-1]) + b
    for i in range(len(w) - 1):
        z = z + X[..., i] * w[i]
    return z

# %% wrong: inputs and weights added
# says: multipl
def linear_unit(X, w, b):
    return np.sum(X + w, axis=-1) + b

# %% wrong: weights in the other order
# says: order
def linear_unit(X, w, b):
    return X @ w[::-1] + b

# %% wrong: sigmoid on top
# says: sigmoid
def linear_unit(X, w, b):
    return 1 / (1 + np.exp(-(X @ w + b)))

# %% wrong: always a list of one
# says: shape
def linear_unit(X, w, b):
    return [X @ w + b]

# %% wrong: kept the result of print
# says: nothing
def linear_unit(X, w, b):
    z = print(X @ w + b)
    return z

# %% wrong: the largest product
# says: add
def linear_unit(X, w, b):
    return np.max(X * w, axis=-1) + b

# %% wrong: adds b to X in place
# says: changes
def linear_unit(X, w, b):
    np.add(X, b, out=X, casting="unsafe")
    return (X - b) @ w + b

# %% wrong: list multiplied in place of an array
# says: added up
def linear_unit(X, w, b):
    return list(X) * w + b

# %% raises: one argument too few
# says: linear_unit(X, w, b)
def linear_unit(X, w):
    return X @ w

# %% raises: two axes unpacked
# says: one axis
def linear_unit(X, w, b):
    n, d = X.shape
    return [sum(X[i, j] * w[j] for j in range(d)) + b for i in range(n)]

# %% trick: mean of the answers everywhere
# says: expected
def linear_unit(X, w, b):
    z = X @ w + b
    return np.zeros(z.shape) + z.mean() if X.ndim == 2 and len(X) > 1 else z

# %% right: float16
def linear_unit(X, w, b):
    return np.asarray(X @ w + b).astype("float16")

# %% right: Fractions
from fractions import Fraction
def linear_unit(X, w, b):
    if X.ndim == 2:
        return [linear_unit(row, w, b) for row in X]
    return sum((Fraction(float(x)) * Fraction(float(v)) for x, v in zip(X, w)), Fraction(b))

# %% right: Decimals
from decimal import Decimal
def linear_unit(X, w, b):
    if X.ndim == 1:
        z = Decimal(b)
        for x, v in zip(X.tolist(), w.tolist()):
            z += Decimal(x) * Decimal(v)
        return z
    return np.array([linear_unit(row, w, b) for row in X])

# %% wrong: absolute value
# says: sign | absolute | negative
def linear_unit(X, w, b):
    return np.abs(X @ w + b)

# %% wrong: whole numbers
# says: round | whole | cut
def linear_unit(X, w, b):
    return np.asarray(X @ w + b).astype(int)

# %% wrong: sum and result
# says: alone | things | several | one result
def linear_unit(X, w, b):
    z = X @ w
    return z, z + b

# %% wrong: bias of the example
# says: 80
def linear_unit(X, w, b):
    return X @ w + 80
