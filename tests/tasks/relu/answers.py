# %% right: maximum
def relu(z):
    return np.maximum(z, 0)

# %% right: where
def relu(z):
    return np.where(np.asarray(z) > 0, z, 0)

# %% right: times the truth value
def relu(z):
    return z * (z > 0)

# %% right: half of value and size
def relu(z):
    return (abs(z) + z) / 2

# %% right: clip
def relu(z):
    return np.clip(z, 0, None)

# %% right: a copy, then zeros
def relu(z):
    out = np.array(z, dtype=float)
    out[out < 0] = 0
    return out

# %% right: loop over all places
def relu(z):
    z = np.asarray(z)
    out = np.zeros(z.shape)
    for place in np.ndindex(z.shape):
        if z[place] > 0:
            out[place] = z[place]
    return out

# %% right: vectorize
relu = np.vectorize(lambda v: max(v, 0.0), otypes=[float])

# %% right: lists inside
def relu(z):
    if np.ndim(z) == 0:
        return max(z, 0)
    return [relu(v) for v in z]

# %% right: Keras operations
from keras import ops
def relu(z):
    return ops.relu(z)

# %% right: a Keras activation, float32
import keras
def relu(z):
    return keras.activations.relu(keras.ops.convert_to_tensor(z, "float32"))

# %% right: float32
def relu(z):
    return np.maximum(z, 0).astype("float32")

# %% right: an array of one for a number
def relu(z):
    return np.maximum(np.atleast_1d(z), 0)

# %% right: pandas inside
def relu(z):
    z = np.asarray(z)
    return pd.Series(z.ravel()).clip(lower=0).to_numpy().reshape(z.shape)

# %% wrong: minimum
# says: smaller
def relu(z):
    return np.minimum(z, 0)

# %% wrong: absolute
# says: sign
def relu(z):
    return np.abs(z)

# %% wrong: step
# says: 1 or 0
def relu(z):
    return (np.asarray(z) > 0) * 1.0

# %% wrong: step as truth values
# says: 1 or 0
def relu(z):
    return z > 0

# %% wrong: the input as it is
# says: pass through
def relu(z):
    return z

# %% wrong: negative values dropped
# says: left out
def relu(z):
    z = np.asarray(z)
    return z[z > 0]

# %% wrong: leaky
# says: leaky
def relu(z):
    return np.where(np.asarray(z) > 0, z, np.asarray(z) * 0.01)

# %% wrong: another leak
# says: leak|gets through
def relu(z):
    return np.where(np.asarray(z) > 0, z, np.asarray(z) * 0.3)

# %% wrong: cut at 1
# says: cut off at 1
def relu(z):
    return np.clip(z, 0, 1)

# %% wrong: sign turned
# says: sign
def relu(z):
    return np.maximum(0, -np.asarray(z))

# %% wrong: sigmoid
# says: sigmoid
def relu(z):
    return 1 / (1 + np.exp(-np.asarray(z, dtype=float)))

# %% wrong: a column
# says: (3, 1)
def relu(z):
    return np.maximum(np.reshape(z, (-1, 1)), 0)

# %% wrong: changes its argument
# says: changes its argument
def relu(z):
    z = np.asarray(z)
    if z.ndim:
        z[z < 0] = 0
        return z
    return np.maximum(z, 0)

# %% wrong: writes into its argument
# says: changes its argument
def relu(z):
    if isinstance(z, np.ndarray):
        return np.maximum(z, 0, out=z)
    return max(z, 0)

# %% wrong: prints
# says: print
def relu(z):
    print(np.maximum(z, 0))

# %% wrong: forgets to return
# says: return
def relu(z):
    out = np.maximum(z, 0)

# %% wrong: no return for negative numbers
# says: return
def relu(z):
    if np.ndim(z):
        return np.maximum(z, 0)
    if z > 0:
        return z

# %% wrong: a Keras layer
# says: layer
import keras
relu = keras.layers.ReLU()

# %% wrong: its name
# says: text
relu = "relu"

# %% wrong: a value and no function
# says: function
relu = np.maximum(np.array([-2.0, 0.0, 3.0]), 0)

# %% wrong: near miss
# says: expected
def relu(z):
    return np.maximum(z, 0) * 1.0001

# %% trick: the published example
# says: 3
def relu(z):
    return np.array([0.0, 0.0, 3.0])

# %% trick: zeros
# says: expected
def relu(z):
    return np.zeros(np.shape(z))

# %% trick: nan
# says: nan
def relu(z):
    return np.full(np.shape(z), np.nan)

# %% trick: infinity
# says: inf
def relu(z):
    return np.full(np.shape(z), np.inf)

# %% trick: equals everything
# says: Everything
class Everything:
    def __eq__(self, other):
        return True
    def __array__(self, *args, **kwargs):
        raise TypeError
def relu(z):
    return Everything()

# %% trick: an array that lies
# says: 1 number|(1,)
class Liar(np.ndarray):
    @property
    def shape(self):
        return (3,)
    def __eq__(self, other):
        return np.ones(3, bool)
    def __array__(self, *args, **kwargs):
        return np.array([0.0, 0.0, 3.0])
def relu(z):
    return np.zeros(1).view(Liar)

# %% trick: right only the first time
# says: another answer
seen = []
def relu(z):
    seen.append(1)
    return np.maximum(z, 0) + (0 if len(seen) <= 11 else 1)

# %% raises: max of an array
# says: one number at a time
def relu(z):
    return max(z, 0)

# %% raises: if on an array
# says: one number at a time
def relu(z):
    if z > 0:
        return z
    return 0

# %% wrong: np.max with a 0
# says: np.max
def relu(z):
    return np.max(z, 0)

# %% raises: places of a number
# says: number
def relu(z):
    out = z.copy()
    out[out < 0] = 0
    return out

# %% raises: list comprehension over a number
# says: number
def relu(z):
    return [max(v, 0) for v in z]

# %% raises: the wrong letter
# says: NameError
def relu(z):
    return np.maximum(x, 0)

# %% raises: the cell stops
# says: TypeError
def relu(z):
    return np.maximum(z, 0)
print(relu())

# %% untouched: dots
def relu(z):
    ...  # your answer

# %% untouched: pass and a docstring
def relu(z):
    """Keep what is above 0."""
    pass

# %% untouched: not implemented
def relu(z):
    raise NotImplementedError

# %% untouched: empty cell
# task: relu

# %% right: fmax
def relu(z):
    return np.fmax(0.0, z)

# %% right: a mask multiplied as a number
def relu(z):
    positive = np.asarray(z) > 0
    return np.multiply(z, positive.astype(float))

# %% right: np.heaviside
def relu(z):
    return z * np.heaviside(z, 0.0)

# %% right: np.sign
def relu(z):
    return z * (np.sign(z) + 1) / 2

# %% right: half of both sizes
def relu(z):
    z = np.asarray(z, dtype=float)
    return 0.5 * (z + np.sqrt(z ** 2))

# %% right: np.select
def relu(z):
    z = np.asarray(z)
    return np.select([z > 0], [z], default=0)

# %% right: np.piecewise
def relu(z):
    z = np.asarray(z, dtype=float)
    return np.piecewise(z, [z > 0], [lambda v: v, 0.0])

# %% right: np.putmask on a copy
def relu(z):
    out = np.array(z, dtype=float)
    np.putmask(out, out < 0, 0.0)
    return out

# %% right: np.copyto
def relu(z):
    z = np.asarray(z)
    out = np.zeros(z.shape)
    np.copyto(out, z, where=z > 0)
    return out

# %% right: where= in a ufunc
def relu(z):
    z = np.asarray(z, dtype=float)
    return np.add(z, 0, out=np.zeros_like(z), where=z > 0)

# %% right: np.choose
def relu(z):
    z = np.asarray(z)
    return np.choose(z > 0, [np.zeros(z.shape), z])

# %% right: maximum of a stack
def relu(z):
    z = np.asarray(z, dtype=float)
    return np.max(np.stack([z, np.zeros_like(z)]), axis=0)

# %% right: the negative part taken off
def relu(z):
    return np.asarray(z) - np.minimum(z, 0)

# %% right: the other way round twice
def relu(z):
    return -np.minimum(-np.asarray(z), 0)

# %% right: an if for numbers, NumPy for arrays
def relu(z):
    if isinstance(z, (int, float)):
        if z > 0:
            return z
        return 0
    return np.maximum(0, z)

# %% right: conditional expression for each value
def relu(z):
    z = np.asarray(z)
    flat = [v if v > 0 else 0.0 for v in z.ravel()]
    return np.array(flat).reshape(z.shape)

# %% right: generator turned into an array
def relu(z):
    z = np.asarray(z, dtype=float)
    return np.fromiter((max(v, 0) for v in z.flat), float, z.size).reshape(z.shape)

# %% right: map
def relu(z):
    z = np.array(z)
    return np.reshape(list(map(lambda v: max(0, v), z.flatten())), z.shape)

# %% right: np.frompyfunc
bend = np.frompyfunc(lambda v: max(v, 0), 1, 1)
def relu(z):
    return np.asarray(bend(z), dtype=float)

# %% right: recursion over nested lists
def relu(z):
    z = z.tolist() if hasattr(z, "tolist") else z
    if isinstance(z, list):
        return [relu(part) for part in z]
    return z if z >= 0 else 0

# %% right: while loop on a copy
def relu(z):
    out = np.array(z, dtype=float)
    i = 0
    while i < out.size:
        if out.flat[i] < 0:
            out.flat[i] = 0
        i += 1
    return out

# %% right: nditer
def relu(z):
    out = np.array(z, dtype=float)
    for place in np.nditer(out, op_flags=[["readwrite"]]):
        place[...] = max(place, 0)
    return out

# %% right: operator.mul
import operator
def relu(z):
    return operator.mul(z, operator.gt(z, 0))

# %% right: reduce with np.maximum
from functools import reduce
def relu(z):
    return reduce(np.maximum, [z, 0])

# %% right: partial
from functools import partial
relu = partial(np.maximum, 0)

# %% right: the ufunc's own reduce
def relu(z):
    z = np.asarray(z, dtype=float)
    return np.maximum.reduce([z, np.zeros(z.shape)])

# %% right: closure
def cut_below(low):
    def cut(z):
        return np.maximum(z, low)
    return cut
relu = cut_below(0)

# %% right: dataclass with __call__
from dataclasses import dataclass
@dataclass
class Bend:
    low: float = 0.0
    def __call__(self, z):
        return np.where(np.less(z, self.low), self.low, z)
relu = Bend()

# %% right: static method
class Activations:
    @staticmethod
    def relu(z):
        return np.maximum(0, z)
relu = Activations.relu

# %% right: class method
class Activation:
    floor = 0
    @classmethod
    def apply(cls, z):
        return np.clip(z, cls.floor, np.inf)
relu = Activation.apply

# %% right: a method of the array
def relu(z):
    return np.asarray(z).clip(min=0)

# %% right: default arguments for a leak of none
def relu(z, leak=0.0):
    return np.where(np.asarray(z) > 0, z, leak * np.asarray(z))

# %% right: type hints and docstring
def relu(z: "float | np.ndarray") -> np.ndarray:
    """Return z where z is above 0, else 0."""
    zeros: np.ndarray = np.zeros(np.shape(z))
    return np.maximum(z, zeros)

# %% right: masked array, filled
def relu(z):
    return np.ma.masked_less(np.asarray(z), 0).filled(0)

# %% right: masked array as it is
def relu(z):
    return np.ma.maximum(z, 0)

# %% right: longdouble
def relu(z):
    return np.maximum(np.asarray(z, dtype=np.longdouble), np.longdouble(0))

# %% right: read-only result
def relu(z):
    out = np.array(np.maximum(z, 0))
    out.flags.writeable = False
    return out

# %% right: Fortran order
def relu(z):
    return np.array(np.maximum(z, 0), order="F")

# %% right: pandas objects out
def relu(z):
    if np.ndim(z) == 1:
        return pd.Series(z).where(lambda s: s > 0, 0)
    if np.ndim(z) == 2:
        table = pd.DataFrame(z)
        return table.mask(table < 0, 0)
    return np.maximum(z, 0)

# %% right: TensorFlow
import tensorflow as tf
def relu(z):
    return tf.nn.relu(tf.constant(z, dtype=tf.float64))

# %% right: tf.maximum
import tensorflow as tf
def relu(z):
    z = tf.cast(z, tf.float32)
    return tf.maximum(z, tf.zeros_like(z)).numpy()

# %% right: a Keras layer called
import keras
layer = keras.layers.ReLU()
def relu(z):
    return layer(np.asarray(z, dtype="float32"))

# %% right: an Activation layer by name
import keras
def relu(z):
    return keras.layers.Activation("relu")(keras.ops.cast(z, "float32"))

# %% right: keras.ops.where
from keras import ops
def relu(z):
    z = ops.convert_to_tensor(z, dtype="float32")
    return ops.where(z > 0, z, ops.zeros_like(z))

# %% right: a dictionary of activations
ACTIVATIONS = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0)}
relu = ACTIVATIONS["relu"]

# %% right: try an if, else the array
def relu(z):
    try:
        return z if z > 0 else 0
    except ValueError:
        return np.array([relu(part) for part in z])

# %% wrong: exponential below 0
# says: negative
def relu(z):
    z = np.asarray(z, dtype=float)
    return np.where(z > 0, z, np.exp(z) - 1)

# %% wrong: softplus
# says: softplus | smooth
def relu(z):
    return np.log(1 + np.exp(np.asarray(z, dtype=float)))

# %% wrong: swish
# says: sigmoid | smooth
def relu(z):
    z = np.asarray(z, dtype=float)
    return z / (1 + np.exp(-z))

# %% wrong: hyperbolic tangent
# says: tanh | 1
def relu(z):
    return np.tanh(z)

# %% wrong: squared
# says: square
def relu(z):
    return np.maximum(z, 0) ** 2

# %% wrong: minus one below 0
# says: -1
def relu(z):
    return np.maximum(z, -1)

# %% wrong: the sum of what is left
# says: add | sum | one number
def relu(z):
    return np.sum(np.maximum(z, 0))

# %% wrong: flattened
# says: shape
def relu(z):
    return np.array([max(v, 0) for v in np.ravel(z)])

# %% wrong: return within the loop
# says: first
def relu(z):
    for v in np.ravel(z):
        return max(v, 0)

# %% wrong: nothing for values of 0 and below
# says: left out | shorter
def relu(z):
    out = []
    for v in np.ravel(z):
        if v > 0:
            out.append(v)
    return np.array(out)

# %% wrong: append kept
# says: nothing
def relu(z):
    out = []
    return out.append(np.maximum(z, 0))

# %% wrong: the absolute value on top
# says: sign
def relu(z):
    return np.sqrt(np.asarray(z, dtype=float) ** 2)

# %% wrong: mirror of the positive part
# says: sign | negative | minus
def relu(z):
    return -np.maximum(z, 0)

# %% wrong: nan in the place of negative values
# says: nan
def relu(z):
    return np.where(np.asarray(z) > 0, z, np.nan)

# %% wrong: comparison kept as text
# says: text
def relu(z):
    return "positive" if np.all(np.asarray(z) > 0) else "negative"

# %% wrong: the loop changes the array
# says: changes its argument
def relu(z):
    if np.ndim(z) == 0:
        return max(z, 0)
    for i in range(z.size):
        if z.flat[i] < 0:
            z.flat[i] = 0
    return z

# %% wrong: one value of the array decides for all
# says: one number | all values | first
def relu(z):
    return np.asarray(z) * (np.max(z) > 0)

# %% raises: and between arrays
# says: one number | array
def relu(z):
    return z and z > 0

# %% raises: loop over the length
# says: number
def relu(z):
    for i in range(len(z)):
        if z[i] < 0:
            z[i] = 0
    return z

# %% raises: max without a second value
# says: TypeError
def relu(z):
    return max(z)

# %% raises: item by item into an undefined list
# says: NameError
def relu(z):
    for v in np.ravel(z):
        results.append(max(v, 0))
    return results

# %% raises: no argument
# says: relu(z)
def relu():
    return np.maximum(0, 0)

# %% wrong: relu6
# says: 6
def relu(z):
    return np.minimum(np.maximum(z, 0), 6)

# %% wrong: relu6 from Keras
# says: 6
import keras
def relu(z):
    return keras.activations.relu6(keras.ops.convert_to_tensor(z, "float32"))

# %% right: float16
def relu(z):
    return np.maximum(np.asarray(z, dtype=np.float16), np.float16(0))

# %% right: Fractions
from fractions import Fraction
def relu(z):
    if np.ndim(z):
        return [relu(v) for v in z]
    return max(Fraction(float(z)), Fraction(0))

# %% right: Decimals
from decimal import Decimal
def relu(z):
    if np.ndim(z) == 0:
        return Decimal(float(z)) if z > 0 else Decimal(0)
    return [relu(v) for v in z]

# %% wrong: rounded to whole numbers
# says: round | whole
def relu(z):
    return np.round(np.maximum(z, 0))

# %% wrong: cut to whole numbers
# says: round | whole | cut
def relu(z):
    return np.maximum(z, 0).astype(int)

# %% wrong: the mask and the result
# says: things | alone | several
def relu(z):
    mask = np.asarray(z) > 0
    return mask, z * mask

# %% wrong: one below 0, in a loop
# says: 1 | expected
def relu(z):
    z = np.asarray(z, dtype=float)
    return np.reshape([v if v > 0 else 1.0 for v in z.flat], z.shape)

# %% wrong: only values above 1 pass, by a mask
# says: expected
def relu(z):
    z = np.asarray(z, dtype=float)
    return z * (z >= 1)

# %% wrong: only whole numbers are cut
# says: expected
def relu(z):
    z = np.asarray(z, dtype=float)
    return np.where((z < 0) & (z == np.round(z)), 0, z)

# %% raises: a list that append left empty
# says: append
def relu(z):
    out = []
    for v in np.ravel(z):
        out = out.append(max(v, 0))
    return out
