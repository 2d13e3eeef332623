# %% right: largest value of the row subtracted
def softmax(z):
    powers = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)

# %% right: two cases
def softmax(z):
    if z.ndim == 1:
        powers = np.exp(z - z.max())
        return powers / powers.sum()
    return np.array([softmax(row) for row in z])

# %% right: transposed
def softmax(z):
    powers = np.exp(z.T - z.T.max(axis=0))
    return (powers / powers.sum(axis=0)).T

# %% right: by logarithms
def softmax(z):
    shifted = z - z.max(axis=-1, keepdims=True)
    return np.exp(shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)))

# %% right: logaddexp
def softmax(z):
    total = np.logaddexp.reduce(z, axis=-1, keepdims=True)
    return np.exp(z - total)

# %% right: loops and a list
from math import exp
def softmax(z):
    if np.ndim(z) == 2:
        return [softmax(row) for row in z]
    top = max(z)
    powers = [exp(v - top) for v in z]
    return [p / sum(powers) for p in powers]

# %% right: differences of pairs
def softmax(z):
    with np.errstate(over="ignore"):
        return 1 / np.exp(z[..., None, :] - z[..., :, None]).sum(axis=-1)

# %% right: Keras, float32
import keras
def softmax(z):
    return keras.ops.softmax(keras.ops.convert_to_tensor(z, "float32"), axis=-1)

# %% right: Keras as it is
import keras
softmax = keras.ops.softmax

# %% right: a library
def softmax(z):
    from scipy.special import softmax as ready
    return ready(z, axis=-1)

# %% right: new axis by hand
def softmax(z):
    powers = np.exp(z - np.max(z, -1)[..., None])
    return powers / np.sum(powers, -1)[..., None]

# %% right: pandas inside
def softmax(z):
    table = pd.DataFrame(np.atleast_2d(z))
    powers = np.exp(table.sub(table.max(axis=1), axis=0))
    return powers.div(powers.sum(axis=1), axis=0).to_numpy().reshape(z.shape)

# %% wrong: overflow
# says: largest value
def softmax(z):
    powers = np.exp(z)
    return powers / powers.sum(axis=-1, keepdims=True)

# %% wrong: sum over columns
# says: columns
def softmax(z):
    powers = np.exp(z)
    return powers / powers.sum(axis=0)

# %% wrong: sum over columns, no overflow
# says: columns
def softmax(z):
    powers = np.exp(z - z.max(axis=0))
    return powers / powers.sum(axis=0)

# %% wrong: sum over columns, the largest of the table
# says: columns
def softmax(z):
    powers = np.exp(z - z.max())
    return powers / powers.sum(axis=0)

# %% wrong: sum over the table
# says: all rows share one sum
def softmax(z):
    powers = np.exp(z)
    return powers / powers.sum()

# %% wrong: sum over the table, no overflow
# says: all rows share one sum
def softmax(z):
    powers = np.exp(z - np.max(z))
    return powers / np.sum(powers)

# %% wrong: not normalized
# says: not divided
def softmax(z):
    return np.exp(z)

# %% wrong: not normalized, shifted
# says: not divided
def softmax(z):
    return np.exp(z - z.max(axis=-1, keepdims=True))

# %% wrong: one largest value for the table
# says: one largest value
def softmax(z):
    powers = np.exp(z - np.max(z))
    return powers / powers.sum(axis=-1, keepdims=True)

# %% wrong: largest value of the column
# says: each column
def softmax(z):
    powers = np.exp(z - z.max(axis=0))
    return powers / powers.sum(axis=-1, keepdims=True)

# %% wrong: clipped
# says: cut off
def softmax(z):
    powers = np.exp(np.clip(z, -700, 700))
    return powers / powers.sum(axis=-1, keepdims=True)

# %% wrong: nan covered up
# says: covered up
def softmax(z):
    powers = np.exp(z)
    return np.nan_to_num(powers / powers.sum(axis=-1, keepdims=True))

# %% wrong: no exp
# says: without `np.exp`
def softmax(z):
    return z / z.sum(axis=-1, keepdims=True)

# %% wrong: sigmoid
# says: sigmoid
def softmax(z):
    return 1 / (1 + np.exp(-z))

# %% wrong: the winner
# says: gets everything
def softmax(z):
    return 1.0 * (z == z.max(axis=-1, keepdims=True))

# %% wrong: the winner's place
# says: place|largest|shape
def softmax(z):
    return np.argmax(z, axis=-1)

# %% wrong: sign turned
# says: sign
def softmax(z):
    powers = np.exp(-z + z.min(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)

# %% wrong: logarithms
# says: logarithms
def softmax(z):
    s = z - z.max(axis=-1, keepdims=True)
    return s - np.log(np.exp(s).sum(axis=-1, keepdims=True))

# %% wrong: rounded
# says: round|decimals
def softmax(z):
    powers = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return np.round(powers / powers.sum(axis=-1, keepdims=True), 3)

# %% wrong: percent
# says: percent|100
def softmax(z):
    powers = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return 100 * powers / powers.sum(axis=-1, keepdims=True)

# %% wrong: a row for one row
# says: (1, 3)
def softmax(z):
    z = np.atleast_2d(z)
    powers = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)

# %% wrong: changes its argument
# says: changes its argument
def softmax(z):
    z = np.asarray(z)
    if z.dtype.kind == "f":
        z -= z.max(axis=-1, keepdims=True)
    else:
        z = z - z.max(axis=-1, keepdims=True)
    powers = np.exp(z)
    return powers / powers.sum(axis=-1, keepdims=True)

# %% wrong: prints
# says: print
def softmax(z):
    powers = np.exp(z - np.max(z, axis=-1, keepdims=True))
    print(powers / powers.sum(axis=-1, keepdims=True))

# %% wrong: its name
# says: text
softmax = "softmax"

# %% trick: the published example
# says: expected|shape
def softmax(z):
    return np.array([0.09003057, 0.24472847, 0.66524096])

# %% trick: equal shares
# says: expected
def softmax(z):
    return np.full(z.shape, 1 / z.shape[-1])

# %% trick: returns its input
# says: input|expected
def softmax(z):
    return z

# %% trick: nan
# says: nan
def softmax(z):
    return np.full(z.shape, np.nan)

# %% trick: a table that equals everything
# says: (2, 2)
class Everything(pd.DataFrame):
    def __eq__(self, other):
        return True
def softmax(z):
    return Everything(np.zeros((2, 2)))

# %% trick: state between calls
# says: another answer
count = [0]
def softmax(z):
    count[0] += 1
    powers = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True) * (1 + count[0] // 11)

# %% raises: an axis that one row does not have
# says: axis
def softmax(z):
    powers = np.exp(z - np.max(z, axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)

# %% raises: keepdims forgotten
# says: keepdims
def softmax(z):
    powers = np.exp(z)
    return powers / powers.sum(axis=-1)

# %% raises: keepdims forgotten twice
# says: keepdims
def softmax(z):
    powers = np.exp(z - z.max(axis=-1))
    return powers / powers.sum(axis=-1)

# %% raises: math.exp of an array
# says: TypeError
import math
def softmax(z):
    return math.exp(z) / sum(math.exp(z))

# %% raises: overflow in plain Python
# says: largest value
import math
def softmax(z):
    if z.ndim == 2:
        return [softmax(row) for row in z]
    powers = [math.exp(v) for v in z]
    return [p / sum(powers) for p in powers]

# %% untouched: dots
def softmax(z):
    ...  # your answer

# %% untouched: return of nothing
def softmax(z):
    return

# %% right: a method for the largest value, division by name
def softmax(z):
    top = z.max(axis=-1, keepdims=True)
    powers = np.exp(np.subtract(z, top))
    return np.divide(powers, powers.sum(-1, keepdims=True))

# %% right: np.amax and expand_dims
def softmax(z):
    top = np.expand_dims(np.amax(z, axis=-1), -1)
    powers = np.exp(z - top)
    return powers / np.expand_dims(np.sum(powers, axis=-1), -1)

# %% right: the last axis by its number
def softmax(z):
    last = z.ndim - 1
    e = np.exp(z - np.max(z, axis=last, keepdims=True))
    return e / np.sum(e, axis=last, keepdims=True)

# %% right: always a table, shaped back
def softmax(z):
    rows = np.atleast_2d(z)
    e = np.exp(rows - rows.max(axis=1, keepdims=True))
    return (e / e.sum(axis=1, keepdims=True)).reshape(z.shape)

# %% right: reshape(-1, 1)
def softmax(z):
    rows = z.reshape(-1, z.shape[-1])
    e = np.exp(rows - rows.max(axis=1).reshape(-1, 1))
    e = e / e.sum(axis=1).reshape(-1, 1)
    return e.reshape(z.shape)

# %% right: apply_along_axis
def one(row):
    e = np.exp(row - row.max())
    return e / e.sum()
def softmax(z):
    return np.apply_along_axis(one, -1, z)

# %% right: vectorize with a signature
def shares(row):
    powers = np.exp(row - max(row))
    return powers / sum(powers)
softmax = np.vectorize(shares, signature="(k)->(k)")

# %% right: loop that fills a table
def softmax(z):
    if z.ndim == 1:
        return softmax(z[None, :])[0]
    out = np.empty(z.shape)
    for i in range(len(z)):
        shifted = np.exp(z[i] - z[i].max())
        out[i] = shifted / shifted.sum()
    return out

# %% right: two loops in plain Python
import math
def softmax(z):
    rows = [list(z)] if z.ndim == 1 else z.tolist()
    out = []
    for row in rows:
        top = row[0]
        for v in row:
            if v > top:
                top = v
        powers, total = [], 0.0
        for v in row:
            powers.append(math.exp(v - top))
            total += powers[-1]
        out.append([p / total for p in powers])
    return out[0] if z.ndim == 1 else out

# %% right: recursion over the rows
def softmax(z):
    if z.ndim > 1:
        return np.stack([softmax(row) for row in z])
    z = z - np.max(z)
    return np.exp(z) / np.exp(z).sum()

# %% right: map
def softmax(z):
    def row(r):
        e = np.exp(r - r.max())
        return e / e.sum()
    return row(z) if np.ndim(z) == 1 else np.array(list(map(row, z)))

# %% right: generator turned into an array
import math
def softmax(z):
    rows = np.atleast_2d(z)
    def all_shares():
        for row in rows:
            total = sum(math.exp(v - max(row)) for v in row)
            for v in row:
                yield math.exp(v - max(row)) / total
    return np.fromiter(all_shares(), dtype=float).reshape(z.shape)

# %% right: functools.reduce
from functools import reduce
def softmax(z):
    columns = [z[..., j] for j in range(z.shape[-1])]
    top = reduce(np.maximum, columns)
    powers = [np.exp(column - top) for column in columns]
    total = reduce(np.add, powers)
    return np.stack([p / total for p in powers], axis=-1)

# %% right: ufunc reduce
def softmax(z):
    e = np.exp(z - np.maximum.reduce(z, axis=-1, keepdims=True))
    return e / np.add.reduce(e, axis=-1, keepdims=True)

# %% right: sorted to find the largest
def softmax(z):
    top = np.sort(z, axis=-1)[..., -1:]
    e = np.exp(z - top)
    return e / e.sum(axis=-1, keepdims=True)

# %% right: argmax and take_along_axis
def softmax(z):
    place = np.argmax(z, axis=-1)
    top = np.take_along_axis(z, place[..., None], axis=-1)
    e = np.exp(z - top)
    return e / e.sum(axis=-1)[..., None]

# %% right: base 2
def softmax(z):
    z = (z - z.max(axis=-1, keepdims=True)) / np.log(2)
    powers = 2.0 ** z
    return powers / powers.sum(axis=-1, keepdims=True)

# %% right: expm1
def softmax(z):
    powers = np.expm1(z - z.max(-1, keepdims=True)) + 1
    return powers / powers.sum(-1, keepdims=True)

# %% right: einsum for the sum
def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / np.einsum("...k->...", e)[..., np.newaxis]

# %% right: sum by a matrix of ones
def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    k = z.shape[-1]
    return e / (e @ np.ones((k, k)))

# %% right: cumulative sum, last place
def softmax(z):
    e = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return e / np.cumsum(e, axis=-1)[..., -1:]

# %% right: partial
from functools import partial
def shares_along(axis, z):
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)
softmax = partial(shares_along, -1)

# %% right: closure
def make(axis):
    def inner(z):
        powers = np.exp(z - z.max(axis, keepdims=True))
        return powers / powers.sum(axis, keepdims=True)
    return inner
softmax = make(-1)

# %% right: default argument
def softmax(z, axis=-1):
    z = z - np.max(z, axis=axis, keepdims=True)
    e = np.exp(z)
    return e / np.sum(e, axis=axis, keepdims=True)

# %% right: dataclass with __call__
from dataclasses import dataclass
@dataclass
class Softmax:
    axis: int = -1
    def __call__(self, z):
        e = np.exp(z - z.max(axis=self.axis, keepdims=True))
        return e / e.sum(axis=self.axis, keepdims=True)
softmax = Softmax()

# %% right: static method
class Activations:
    @staticmethod
    def softmax(z):
        e = np.exp(z - z.max(axis=-1, keepdims=True))
        return e / e.sum(axis=-1, keepdims=True)
softmax = Activations.softmax

# %% right: class method
class Layer:
    axis = -1
    @classmethod
    def shares(cls, z):
        e = np.exp(z - z.max(axis=cls.axis, keepdims=True))
        return e / e.sum(axis=cls.axis, keepdims=True)
softmax = Layer.shares

# %% right: lambda and a helper
exps = lambda z: np.exp(z - np.max(z, axis=-1, keepdims=True))
softmax = lambda z: exps(z) / np.sum(exps(z), axis=-1, keepdims=True)

# %% right: type hints and docstring
def softmax(z: np.ndarray) -> np.ndarray:
    """Return the shares of each row; they add up to 1."""
    shifted: np.ndarray = z - z.max(axis=-1, keepdims=True)
    powers: np.ndarray = np.exp(shifted)
    total: np.ndarray = powers.sum(axis=-1, keepdims=True)
    return powers / total

# %% right: longdouble
def softmax(z):
    z = np.asarray(z, dtype=np.longdouble)
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)

# %% right: float32 in NumPy
def softmax(z):
    z = z.astype(np.float32)
    e = np.exp(z - z.max(axis=-1, keepdims=True), dtype=np.float32)
    return e / e.sum(axis=-1, keepdims=True)

# %% right: masked array
def softmax(z):
    z = np.ma.array(z)
    e = np.ma.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)

# %% right: read-only
def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    e /= e.sum(axis=-1, keepdims=True)
    e.flags.writeable = False
    return e

# %% right: Fortran order
def softmax(z):
    z = np.array(z, order="F")
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return np.asfortranarray(e / e.sum(axis=-1, keepdims=True))

# %% right: pandas objects out
def softmax(z):
    if z.ndim == 1:
        s = np.exp(pd.Series(z) - z.max())
        return s / s.sum()
    table = pd.DataFrame(z)
    return table.apply(lambda row: np.exp(row - row.max()) / np.exp(row - row.max()).sum(), axis=1)

# %% right: TensorFlow's own, 64 bits
import tensorflow as tf
def softmax(z):
    return tf.nn.softmax(tf.constant(z, dtype=tf.float64), axis=-1)

# %% right: TensorFlow by hand
import tensorflow as tf
def softmax(z):
    z = tf.cast(z, tf.float32)
    e = tf.exp(z - tf.reduce_max(z, axis=-1, keepdims=True))
    return (e / tf.reduce_sum(e, axis=-1, keepdims=True)).numpy()

# %% right: tf log-sum-exp
import tensorflow as tf
def softmax(z):
    z = tf.convert_to_tensor(z)
    return tf.exp(z - tf.reduce_logsumexp(z, axis=-1, keepdims=True))

# %% right: a Keras layer
import keras
layer = keras.layers.Softmax()
def softmax(z):
    return layer(np.atleast_2d(z).astype("float32")).numpy().reshape(z.shape)

# %% right: keras.ops by hand
from keras import ops
def softmax(z):
    z = ops.cast(z, "float32")
    e = ops.exp(z - ops.max(z, axis=-1, keepdims=True))
    return e / ops.sum(e, axis=-1, keepdims=True)

# %% right: Keras's log-softmax
from keras import ops
def softmax(z):
    return ops.exp(ops.log_softmax(ops.convert_to_tensor(z, "float32"), axis=-1))

# %% right: scipy's logsumexp
from scipy.special import logsumexp
def softmax(z):
    return np.exp(z - logsumexp(z, axis=-1, keepdims=True))

# %% right: tolist
def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return (e / e.sum(axis=-1, keepdims=True)).tolist()

# %% wrong: largest value divided
# says: `np.exp` | divide | subtract
def softmax(z):
    e = np.exp(z / z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)

# %% wrong: divided by the largest power
# says: sum
def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.max(axis=-1, keepdims=True)

# %% wrong: mean for the sum
# says: mean | average
def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.mean(axis=-1, keepdims=True)

# %% wrong: number of values for the sum
# says: sum
def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / z.shape[-1]

# %% wrong: powers of 2
# says: `np.exp` | 2
def softmax(z):
    e = 2.0 ** (z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)

# %% wrong: squares for exp
# says: `np.exp`
def softmax(z):
    e = z ** 2
    return e / e.sum(axis=-1, keepdims=True)

# %% wrong: absolute values by their sum
# says: `np.exp`
def softmax(z):
    return np.abs(z) / np.abs(z).sum(axis=-1, keepdims=True)

# %% wrong: smallest to largest, 0 to 1
# says: `np.exp`
def softmax(z):
    low = z.min(axis=-1, keepdims=True)
    high = z.max(axis=-1, keepdims=True)
    return (z - low) / (high - low)

# %% wrong: standardized first
# says: spread | standard | divide
def softmax(z):
    s = (z - z.mean(axis=-1, keepdims=True)) / z.std(axis=-1, keepdims=True)
    e = np.exp(s)
    return e / e.sum(axis=-1, keepdims=True)

# %% wrong: largest share alone
# says: largest
def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return (e / e.sum(axis=-1, keepdims=True)).max(axis=-1)

# %% wrong: first row only
# says: first row
def softmax(z):
    rows = np.atleast_2d(z)
    for row in rows:
        e = np.exp(row - row.max())
        return e / e.sum()

# %% wrong: forgot to return
# says: return
def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    shares = e / e.sum(axis=-1, keepdims=True)

# %% wrong: a flat row for a table
# says: shape
def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return (e / e.sum(axis=-1, keepdims=True)).ravel()

# %% wrong: transposed table
# says: changed places | turned | transposed | shape
def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return (e / e.sum(axis=-1, keepdims=True)).T

# %% wrong: softmax taken twice
# says: twice
def softmax(z):
    for _ in range(2):
        e = np.exp(z - z.max(axis=-1, keepdims=True))
        z = e / e.sum(axis=-1, keepdims=True)
    return z

# %% wrong: small number added to the sum
# says: expected
def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / (e.sum(axis=-1, keepdims=True) + 0.001)

# %% raises: keepdims as a text
# says: TypeError | keepdims
def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdim=True)

# %% raises: sum of a table by sum()
# says: shape | keepdims
def softmax(z):
    if z.ndim == 1:
        e = np.exp(z - z.max())
        return e / sum(e)
    e = np.exp(z - z.max(axis=1))
    return e / sum(e)

# %% raises: unknown name for exp
# says: NameError
def softmax(z):
    return exp(z) / exp(z).sum()

# %% raises: two arguments
# says: softmax(z)
def softmax(z, classes):
    return np.exp(z) / classes

# %% right: float16
def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return (e / e.sum(axis=-1, keepdims=True)).astype(np.float16)

# %% right: Decimals, which do not overflow
from decimal import Decimal
def softmax(z):
    if z.ndim == 2:
        return [softmax(row) for row in z]
    powers = [Decimal(v).exp() for v in z.tolist()]
    return [p / sum(powers) for p in powers]

# %% right: Fractions of powers
from fractions import Fraction
import math
def softmax(z):
    if z.ndim == 2:
        return [softmax(row) for row in z]
    powers = [Fraction(math.exp(v - max(z))) for v in z]
    return [p / sum(powers) for p in powers]

# %% wrong: two decimals
# says: round | decimals
def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return np.round(e / e.sum(axis=-1, keepdims=True), 2)

# %% wrong: powers and shares
# says: things | alone | several
def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e, e / e.sum(axis=-1, keepdims=True)

# %% wrong: shares in percent, whole numbers
# says: percent | 100
def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return np.round(100 * e / e.sum(axis=-1, keepdims=True))

# %% wrong: constant subtracted against overflow
# says: largest value
def softmax(z):
    e = np.exp(z - 500)
    return e / e.sum(axis=-1, keepdims=True)

# %% right: scipy
from scipy.special import softmax as soft
def softmax(z):
    return soft(z, axis=-1)

# %% right: log-sum-exp
from scipy.special import logsumexp
def softmax(z):
    return np.exp(z - logsumexp(z, axis=-1, keepdims=True))

# %% right: apply_along_axis of a row's own function
def one_row(row):
    e = np.exp(row - np.max(row))
    return e / np.sum(e)
def softmax(z):
    return np.apply_along_axis(one_row, -1, z)

# %% right: pandas, rows divided
def softmax(z):
    t = pd.DataFrame(np.atleast_2d(z))
    t = t.sub(t.max(axis=1), axis=0)
    e = np.exp(t)
    shares = e.div(e.sum(axis=1), axis=0).to_numpy()
    return shares.reshape(np.shape(z))

# %% right: one over the sum of differences
def softmax(z):
    with np.errstate(over="ignore"):
        gaps = z[..., None, :] - z[..., :, None]
        return 1 / np.exp(gaps).sum(axis=-1)

# %% right: plain Python with math
import math
def softmax(z):
    if np.ndim(z) == 2:
        return [softmax(row) for row in z]
    top = max(z)
    powers = [math.exp(v - top) for v in z]
    total = math.fsum(powers)
    return [p / total for p in powers]

# %% right: transposed and back
def softmax(z):
    columns = z.T - z.T.max(axis=0)
    powers = np.e ** columns
    return (powers / powers.sum(axis=0)).T

# %% right: logaddexp, its axis put back
def softmax(z):
    total = np.logaddexp.reduce(z, axis=-1)
    return np.exp(z - np.expand_dims(total, -1))

# %% right: ptp and the smallest value, longdouble
def softmax(z):
    largest = np.min(z, axis=-1, keepdims=True) + np.ptp(z, axis=-1, keepdims=True)
    powers = np.exp(np.asarray(z - largest, dtype=np.longdouble))
    return powers / powers.sum(axis=-1, keepdims=True)

# %% right: Keras's layer in float64
import keras
def softmax(z):
    out = keras.layers.Softmax(axis=-1, dtype="float64")(np.atleast_2d(z).astype("float64"))
    return np.asarray(out).reshape(z.shape)
