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
def softmax(z):
    powers = np.exp(z)
    return powers / powers.sum(axis=-1, keepdims=True)

# %% wrong: sum over columns
def softmax(z):
    powers = np.exp(z)
    return powers / powers.sum(axis=0)

# %% wrong: sum over columns, no overflow
def softmax(z):
    powers = np.exp(z - z.max(axis=0))
    return powers / powers.sum(axis=0)

# %% wrong: sum over columns, the largest of the table
def softmax(z):
    powers = np.exp(z - z.max())
    return powers / powers.sum(axis=0)

# %% wrong: sum over the table
def softmax(z):
    powers = np.exp(z)
    return powers / powers.sum()

# %% wrong: sum over the table, no overflow
def softmax(z):
    powers = np.exp(z - np.max(z))
    return powers / np.sum(powers)

# %% wrong: not normalised
def softmax(z):
    return np.exp(z)

# %% wrong: not normalised, shifted
def softmax(z):
    return np.exp(z - z.max(axis=-1, keepdims=True))

# %% wrong: one largest value for the table
def softmax(z):
    powers = np.exp(z - np.max(z))
    return powers / powers.sum(axis=-1, keepdims=True)

# %% wrong: largest value of the column
def softmax(z):
    powers = np.exp(z - z.max(axis=0))
    return powers / powers.sum(axis=-1, keepdims=True)

# %% wrong: clipped
def softmax(z):
    powers = np.exp(np.clip(z, -700, 700))
    return powers / powers.sum(axis=-1, keepdims=True)

# %% wrong: nan covered up
def softmax(z):
    powers = np.exp(z)
    return np.nan_to_num(powers / powers.sum(axis=-1, keepdims=True))

# %% wrong: no exp
def softmax(z):
    return z / z.sum(axis=-1, keepdims=True)

# %% wrong: sigmoid
def softmax(z):
    return 1 / (1 + np.exp(-z))

# %% wrong: the winner
def softmax(z):
    return 1.0 * (z == z.max(axis=-1, keepdims=True))

# %% wrong: the winner's place
def softmax(z):
    return np.argmax(z, axis=-1)

# %% wrong: sign turned
def softmax(z):
    powers = np.exp(-z + z.min(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)

# %% wrong: logarithms
def softmax(z):
    s = z - z.max(axis=-1, keepdims=True)
    return s - np.log(np.exp(s).sum(axis=-1, keepdims=True))

# %% wrong: rounded
def softmax(z):
    powers = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return np.round(powers / powers.sum(axis=-1, keepdims=True), 3)

# %% wrong: percent
def softmax(z):
    powers = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return 100 * powers / powers.sum(axis=-1, keepdims=True)

# %% wrong: a row for one row
def softmax(z):
    z = np.atleast_2d(z)
    powers = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)

# %% wrong: changes its argument
def softmax(z):
    z = np.asarray(z)
    if z.dtype.kind == "f":
        z -= z.max(axis=-1, keepdims=True)
    else:
        z = z - z.max(axis=-1, keepdims=True)
    powers = np.exp(z)
    return powers / powers.sum(axis=-1, keepdims=True)

# %% wrong: prints
def softmax(z):
    powers = np.exp(z - np.max(z, axis=-1, keepdims=True))
    print(powers / powers.sum(axis=-1, keepdims=True))

# %% wrong: its name
softmax = "softmax"

# %% trick: the published example
def softmax(z):
    return np.array([0.09003057, 0.24472847, 0.66524096])

# %% trick: equal shares
def softmax(z):
    return np.full(z.shape, 1 / z.shape[-1])

# %% trick: returns its input
def softmax(z):
    return z

# %% trick: nan
def softmax(z):
    return np.full(z.shape, np.nan)

# %% trick: a table that equals everything
class Everything(pd.DataFrame):
    def __eq__(self, other):
        return True
def softmax(z):
    return Everything(np.zeros((2, 2)))

# %% trick: state between calls
count = [0]
def softmax(z):
    count[0] += 1
    powers = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True) * (1 + count[0] // 11)

# %% raises: an axis that one row does not have
def softmax(z):
    powers = np.exp(z - np.max(z, axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)

# %% raises: keepdims forgotten
def softmax(z):
    powers = np.exp(z)
    return powers / powers.sum(axis=-1)

# %% raises: keepdims forgotten twice
def softmax(z):
    powers = np.exp(z - z.max(axis=-1))
    return powers / powers.sum(axis=-1)

# %% raises: math.exp of an array
import math
def softmax(z):
    return math.exp(z) / sum(math.exp(z))

# %% raises: overflow in plain Python
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
