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
layer_parameters = [4096, 262144, 262144, 512]

# %% wrong: one sum
layer_parameters = 530433

# %% wrong: one sum in a list
layer_parameters = [530433]

# %% wrong: running sums
layer_parameters = list(np.cumsum([4608, 262656, 262656, 513]))

# %% wrong: running sums without biases
layer_parameters = np.cumsum([4096, 262144, 262144, 512])

# %% wrong: one sum without biases
layer_parameters = 4096 + 262144 + 262144 + 512

# %% wrong: reverse order
layer_parameters = [513, 262656, 262656, 4608]

# %% wrong: inputs counted
layer_parameters = [0, 4608, 262656, 262656, 513]

# %% wrong: output missing
layer_parameters = [4608, 262656, 262656]

# %% wrong: one bias per layer
layer_parameters = [4097, 262145, 262145, 513]

# %% wrong: a bias per input
layer_parameters = [8 * 513, 512 * 513, 512 * 513, 512 * 2]

# %% wrong: units
layer_parameters = [512, 512, 512, 1]

# %% wrong: weights and biases apart
layer_parameters = [4096, 512, 262144, 512, 262144, 512, 512, 1]

# %% wrong: eight inputs for all
layer_parameters = [9 * 512, 9 * 512, 9 * 512, 9]

# %% wrong: first layer like the others
layer_parameters = [262656, 262656, 262656, 513]

# %% wrong: a slip
layer_parameters = [4608, 262665, 262656, 513]

# %% wrong: texts
layer_parameters = ["4608", "262656", "262656", "513"]

# %% wrong: a function
def layer_parameters():
    return [4608, 262656, 262656, 513]

# %% wrong: a column
layer_parameters = np.array([[4608], [262656], [262656], [513]])

# %% trick: a list that equals everything
class Any(list):
    def __eq__(self, other):
        return True
layer_parameters = Any([1, 2, 3, 4])

# %% trick: nan
layer_parameters = [np.nan] * 4

# %% trick: infinity
layer_parameters = np.full(4, np.inf)

# %% raises: a call of nothing
layer_parameters = [count(8, 512), count(512, 512), count(512, 512), count(512, 1)]

# %% untouched: dots
layer_parameters = ...

# %% untouched: None
layer_parameters = None
