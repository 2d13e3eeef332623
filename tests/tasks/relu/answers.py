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
def relu(z):
    return np.minimum(z, 0)

# %% wrong: absolute
def relu(z):
    return np.abs(z)

# %% wrong: step
def relu(z):
    return (np.asarray(z) > 0) * 1.0

# %% wrong: step as truth values
def relu(z):
    return z > 0

# %% wrong: the input as it is
def relu(z):
    return z

# %% wrong: negative values dropped
def relu(z):
    z = np.asarray(z)
    return z[z > 0]

# %% wrong: leaky
def relu(z):
    return np.where(np.asarray(z) > 0, z, np.asarray(z) * 0.01)

# %% wrong: another leak
def relu(z):
    return np.where(np.asarray(z) > 0, z, np.asarray(z) * 0.3)

# %% wrong: cut at 1
def relu(z):
    return np.clip(z, 0, 1)

# %% wrong: sign turned
def relu(z):
    return np.maximum(0, -np.asarray(z))

# %% wrong: sigmoid
def relu(z):
    return 1 / (1 + np.exp(-np.asarray(z, dtype=float)))

# %% wrong: a column
def relu(z):
    return np.maximum(np.reshape(z, (-1, 1)), 0)

# %% wrong: changes its argument
def relu(z):
    z = np.asarray(z)
    if z.ndim:
        z[z < 0] = 0
        return z
    return np.maximum(z, 0)

# %% wrong: writes into its argument
def relu(z):
    if isinstance(z, np.ndarray):
        return np.maximum(z, 0, out=z)
    return max(z, 0)

# %% wrong: prints
def relu(z):
    print(np.maximum(z, 0))

# %% wrong: forgets to return
def relu(z):
    out = np.maximum(z, 0)

# %% wrong: no return for negative numbers
def relu(z):
    if np.ndim(z):
        return np.maximum(z, 0)
    if z > 0:
        return z

# %% wrong: a Keras layer
import keras
relu = keras.layers.ReLU()

# %% wrong: its name
relu = "relu"

# %% wrong: a value and no function
relu = np.maximum(np.array([-2.0, 0.0, 3.0]), 0)

# %% wrong: near miss
def relu(z):
    return np.maximum(z, 0) * 1.0001

# %% trick: the published example
def relu(z):
    return np.array([0.0, 0.0, 3.0])

# %% trick: zeros
def relu(z):
    return np.zeros(np.shape(z))

# %% trick: nan
def relu(z):
    return np.full(np.shape(z), np.nan)

# %% trick: infinity
def relu(z):
    return np.full(np.shape(z), np.inf)

# %% trick: equals everything
class Everything:
    def __eq__(self, other):
        return True
    def __array__(self, *args, **kwargs):
        raise TypeError
def relu(z):
    return Everything()

# %% trick: an array that lies
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
seen = []
def relu(z):
    seen.append(1)
    return np.maximum(z, 0) + (0 if len(seen) <= 11 else 1)

# %% raises: max of an array
def relu(z):
    return max(z, 0)

# %% raises: if on an array
def relu(z):
    if z > 0:
        return z
    return 0

# %% wrong: np.max with a 0
def relu(z):
    return np.max(z, 0)

# %% raises: places of a number
def relu(z):
    out = z.copy()
    out[out < 0] = 0
    return out

# %% raises: list comprehension over a number
def relu(z):
    return [max(v, 0) for v in z]

# %% raises: the wrong letter
def relu(z):
    return np.maximum(x, 0)

# %% raises: the cell stops
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
