# %% right: from the model
import keras
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
kernel, bias = model.weights
kernel_shape, bias_shape = kernel.shape, bias.shape
parameters = model.count_params()

# %% right: typed
kernel_shape = (3, 1)
bias_shape = (1,)
parameters = 4

# %% right: lists
kernel_shape, bias_shape, parameters = [3, 1], [1], 3 + 1

# %% right: from get_weights
import keras
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
kernel, bias = model.get_weights()
kernel_shape, bias_shape = np.shape(kernel), np.shape(bias)
parameters = kernel.size + bias.size

# %% right: TensorShape
import tensorflow as tf
kernel_shape, bias_shape = tf.TensorShape([3, 1]), tf.TensorShape([1])
parameters = tf.constant(4)

# %% right: tensors and arrays
import tensorflow as tf
kernel_shape, bias_shape = tf.shape(tf.zeros((3, 1))), np.array([1])
parameters = np.array([4])

# %% right: a layer without a model
import keras
layer = keras.layers.Dense(1)
layer.build((None, 3))
kernel_shape, bias_shape = tuple(layer.kernel.shape), tuple(layer.bias.shape)
parameters = sum(w.size for w in layer.get_weights())

# %% wrong: transposed and 3
kernel_shape, bias_shape, parameters = (1, 3), (1,), 3

# %% partial: kernel transposed, 1
kernel_shape, bias_shape, parameters = (1, 3), (1,), 4

# %% partial: kernel with one length, 1
kernel_shape, bias_shape, parameters = (3,), (1,), 4

# %% partial: the shape of the inputs, 1
kernel_shape, bias_shape, parameters = (None, 3), (1,), 4

# %% partial: three by three, 1
kernel_shape, bias_shape, parameters = (3, 3), (1,), 4

# %% partial: bias per input, 1
kernel_shape, bias_shape, parameters = (3, 1), (3,), 4

# %% partial: bias as a number, 1
kernel_shape, bias_shape, parameters = (3, 1), (1), 4

# %% partial: bias with two lengths, 1
kernel_shape, bias_shape, parameters = (3, 1), (1, 1), 4

# %% partial: bias without lengths, 1
kernel_shape, bias_shape, parameters = (3, 1), (), 4

# %% partial: the bias itself, 1
kernel_shape, bias_shape, parameters = (3, 1), np.zeros((1,)) + 0.5, 4

# %% partial: the kernel itself, 1
kernel_shape, bias_shape, parameters = np.ones((3, 1)), (1,), 4

# %% partial: shapes as texts, 1
kernel_shape, bias_shape, parameters = "(3, 1)", "(1,)", 4

# %% partial: bias forgotten in the count, 1
kernel_shape, bias_shape, parameters = (3, 1), (1,), 3

# %% partial: arrays counted, 1
kernel_shape, bias_shape, parameters = (3, 1), (1,), 2

# %% partial: a bias for each input, 1
kernel_shape, bias_shape, parameters = (3, 1), (1,), 6

# %% partial: count as a tuple, 1
kernel_shape, bias_shape, parameters = (3, 1), (1,), (3, 1)

# %% partial: count not there, 1
kernel_shape, bias_shape = (3, 1), (1,)

# %% partial: shapes not there, 1
parameters = 4

# %% wrong: one shape alone
kernel_shape = (3, 1)

# %% wrong: kernel and bias swapped
kernel_shape, bias_shape, parameters = (1,), (3, 1), 3

# %% partial: the cell stops half-way, 1
kernel_shape, bias_shape = (3, 1), (1,)
parameters = modell.count_params()

# %% raises: the cell stops at once
kernel, bias = modell.weights

# %% trick: equals everything
class Everything:
    def __eq__(self, other):
        return True
    def __hash__(self):
        return 0
kernel_shape = bias_shape = parameters = Everything()

# %% trick: a tuple that lies
class Shape(tuple):
    def __eq__(self, other):
        return True
    __hash__ = tuple.__hash__
kernel_shape, bias_shape, parameters = Shape((9, 9)), Shape((9,)), float("nan")

# %% trick: nan and infinity
kernel_shape, bias_shape, parameters = (np.nan, 1), (np.inf,), np.inf

# %% untouched: dots
...  # your answer

# %% untouched: None
kernel_shape = None
bias_shape = None
parameters = None
