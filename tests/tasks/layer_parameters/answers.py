# %% right: a list
layer_parameters = [8 * 512 + 512, 512 * 512 + 512, 512 * 512 + 512, 512 + 1]

# %% right: a tuple, typed
layer_parameters = (4608, 262656, 262656, 513)

# %% right: by a function
def count(inputs, units):
    return (inputs + 1) * units
sizes = [8, 512, 512, 512, 1]
layer_parameters = [count(i, u) for i, u in zip(sizes, sizes[1:])]

# %% right: an array
sizes = np.array([8, 512, 512, 512, 1])
layer_parameters = (sizes[:-1] + 1) * sizes[1:]

# %% right: asked of Keras
import keras
net = keras.Sequential(
    [keras.Input((8,))] + [keras.layers.Dense(512, activation="relu") for _ in range(3)]
    + [keras.layers.Dense(1)]
)
layer_parameters = [layer.count_params() for layer in net.layers]

# %% right: float32
layer_parameters = np.array([4608, 262656, 262656, 513], dtype="float32")

# %% right: a Series
layer_parameters = pd.Series([4608, 262656, 262656, 513], index=list("abcd"))

# %% right: a tensor
import keras
layer_parameters = keras.ops.convert_to_tensor([4608, 262656, 262656, 513])

# %% wrong: biases forgotten
# says: biases were forgotten
layer_parameters = [4096, 262144, 262144, 512]

# %% wrong: one sum
# says: sum
layer_parameters = 530433

# %% wrong: one sum in a list
# says: sum|shape
layer_parameters = [530433]

# %% wrong: running sums
# says: before it added
layer_parameters = list(np.cumsum([4608, 262656, 262656, 513]))

# %% wrong: running sums without biases
# says: before it added
layer_parameters = np.cumsum([4096, 262144, 262144, 512])

# %% wrong: one sum without biases
# says: sum
layer_parameters = 4096 + 262144 + 262144 + 512

# %% wrong: reverse order
# says: reverse
layer_parameters = [513, 262656, 262656, 4608]

# %% wrong: inputs counted
# says: inputs were counted
layer_parameters = [0, 4608, 262656, 262656, 513]

# %% wrong: output missing
# says: output layer is missing
layer_parameters = [4608, 262656, 262656]

# %% wrong: one bias per layer
# says: one bias
layer_parameters = [4097, 262145, 262145, 513]

# %% wrong: a bias per input
# says: bias was counted for each input
layer_parameters = [8 * 513, 512 * 513, 512 * 513, 512 * 2]

# %% wrong: units
# says: numbers of units
layer_parameters = [512, 512, 512, 1]

# %% wrong: weights and biases apart
# says: apart
layer_parameters = [4096, 512, 262144, 512, 262144, 512, 512, 1]

# %% wrong: eight inputs for all
# says: 8 features
layer_parameters = [9 * 512, 9 * 512, 9 * 512, 9]

# %% wrong: first layer like the others
# says: 512 inputs
layer_parameters = [262656, 262656, 262656, 513]

# %% wrong: a slip
# says: 262665
layer_parameters = [4608, 262665, 262656, 513]

# %% wrong: texts
# says: text
layer_parameters = ["4608", "262656", "262656", "513"]

# %% wrong: a function
# says: function
def layer_parameters():
    return [4608, 262656, 262656, 513]

# %% wrong: a column
# says: shape
layer_parameters = np.array([[4608], [262656], [262656], [513]])

# %% trick: a list that equals everything
# says: 1
class Any(list):
    def __eq__(self, other):
        return True
layer_parameters = Any([1, 2, 3, 4])

# %% trick: nan
# says: nan
layer_parameters = [np.nan] * 4

# %% trick: infinity
# says: inf
layer_parameters = np.full(4, np.inf)

# %% raises: a call of nothing
# says: count
layer_parameters = [count(8, 512), count(512, 512), count(512, 512), count(512, 1)]

# %% untouched: dots
layer_parameters = ...

# %% untouched: None
layer_parameters = None

# %% right: appended in a loop
layer_parameters = []
inputs = 8
for units in [512, 512, 512, 1]:
    layer_parameters.append(inputs * units + units)
    inputs = units

# %% right: four names
first = (8 + 1) * 512
second = third = (512 + 1) * 512
output = (512 + 1) * 1
layer_parameters = first, second, third, output

# %% right: matrix products of sizes
weights = np.array([8, 512, 512, 512]) * np.array([512, 512, 512, 1])
biases = np.array([512, 512, 512, 1])
layer_parameters = weights + biases

# %% right: sizes of arrays
shapes = [(8, 512), (512, 512), (512, 512), (512, 1)]
layer_parameters = [np.zeros(shape).size + np.zeros(shape[1]).size for shape in shapes]

# %% right: itertools.pairwise and map
from itertools import pairwise
layer_parameters = list(map(lambda pair: pair[1] * (1 + pair[0]), pairwise((8, 512, 512, 512, 1))))

# %% right: the values of a dictionary, sorted by layer
table = {"hidden 1": 9 * 512, "hidden 2": 513 * 512, "hidden 3": 513 * 512, "output": 513}
layer_parameters = list(table.values())

# %% right: a column of a table
table = pd.DataFrame({"inputs": [8, 512, 512, 512], "units": [512, 512, 512, 1]})
table["parameters"] = (table["inputs"] + 1) * table["units"]
layer_parameters = table["parameters"]

# %% right: weights and biases of a Keras model counted
import keras
model = keras.Sequential([keras.Input((8,))])
for units in (512, 512, 512):
    model.add(keras.layers.Dense(units, activation="relu"))
model.add(keras.layers.Dense(1))
layer_parameters = [sum(w.size for w in layer.get_weights()) for layer in model.layers]

# %% right: TensorFlow's shapes
import tensorflow as tf
sizes = tf.constant([8, 512, 512, 512, 1])
layer_parameters = (sizes[:-1] + 1) * sizes[1:]

# %% right: a generator and a recursion
def counts(sizes):
    if len(sizes) > 1:
        yield (sizes[0] + 1) * sizes[1]
        yield from counts(sizes[1:])
layer_parameters = tuple(counts([8, 512, 512, 512, 1]))

# %% right: einsum of two lists, floats
layer_parameters = np.einsum("i,i->i", [9.0, 513.0, 513.0, 513.0], [512.0, 512.0, 512.0, 1.0])

# %% right: differences of running sums
running = np.cumsum([9 * 512, 513 * 512, 513 * 512, 513])
layer_parameters = np.diff(running, prepend=0).tolist()

# %% wrong: output layer of 512 units
# says: output|4 numbers|513
layer_parameters = [9 * 512] + [513 * 512] * 3

# %% wrong: one hidden layer too many
# says: shape (5,)|5
layer_parameters = [9 * 512, *[513 * 512] * 3, 513]

# %% wrong: output without its bias
# says: bias
layer_parameters = [9 * 512, 513 * 512, 513 * 512, 512]

# %% wrong: biases of the inputs
# says: bias
layer_parameters = [8 * 512 + 8, 512 * 512 + 512, 512 * 512 + 512, 512 + 512]

# %% wrong: 9 features with the target
# says: target|9
layer_parameters = [(9 + 1) * 512, (512 + 1) * 512, (512 + 1) * 512, 512 + 1]

# %% wrong: sizes added
# says: added|multipl
layer_parameters = [8 + 512, 512 + 512, 512 + 512, 512 + 1]

# %% wrong: pairs of weights and biases
# says: apart|pairs|shape (4, 2)
layer_parameters = [(4096, 512), (262144, 512), (262144, 512), (512, 1)]

# %% wrong: a dictionary
# says: dict
layer_parameters = {"hidden": [4608, 262656, 262656], "output": 513}

# %% wrong: the total at the end
# says: sum|total|5
counts = [4608, 262656, 262656, 513]
layer_parameters = counts + [sum(counts)]

# %% wrong: in kilobytes
# says: KB|kilobyte|bytes
layer_parameters = [4 * n / 1024 for n in (4608, 262656, 262656, 513)]

# %% wrong: the weights alone, by Keras's kernels
# says: biases were forgotten
import keras
net = keras.Sequential([keras.Input((8,)), keras.layers.Dense(512), keras.layers.Dense(512), keras.layers.Dense(512), keras.layers.Dense(1)])
layer_parameters = [layer.kernel.shape[0] * layer.kernel.shape[1] for layer in net.layers]

# %% wrong: shapes of the kernels
# says: shape
layer_parameters = [np.zeros((8, 512)).shape, np.zeros((512, 512)).shape, np.zeros((512, 512)).shape, np.zeros((512, 1)).shape]

# %% wrong: what summary returns
# says: None|not
import keras
net = keras.Sequential([keras.Input((8,)), keras.layers.Dense(512), keras.layers.Dense(1)])
layer_parameters = [net.count_params()]

# %% raises: a list times a list
# says: TypeError
layer_parameters = [8, 512, 512, 512] * [512, 512, 512, 1]
