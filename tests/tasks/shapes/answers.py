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
# says: changed places
kernel_shape, bias_shape, parameters = (1, 3), (1,), 3

# %% partial: kernel transposed, 1
# says: changed places
kernel_shape, bias_shape, parameters = (1, 3), (1,), 4

# %% partial: kernel with one length, 1
# says: axis of the neurons is missing
kernel_shape, bias_shape, parameters = (3,), (1,), 4

# %% partial: the shape of the inputs, 1
# says: shape of the inputs
kernel_shape, bias_shape, parameters = (None, 3), (1,), 4

# %% partial: three by three, 1
# says: three neurons
kernel_shape, bias_shape, parameters = (3, 3), (1,), 4

# %% partial: bias per input, 1
# says: inputs were counted
kernel_shape, bias_shape, parameters = (3, 1), (3,), 4

# %% partial: bias as a number, 1
# says: comma
kernel_shape, bias_shape, parameters = (3, 1), (1), 4

# %% partial: bias with two lengths, 1
# says: no axis for inputs
kernel_shape, bias_shape, parameters = (3, 1), (1, 1), 4

# %% partial: bias without lengths, 1
# says: even for a single neuron
kernel_shape, bias_shape, parameters = (3, 1), (), 4

# %% partial: the bias itself, 1
# says: array itself
kernel_shape, bias_shape, parameters = (3, 1), np.zeros((1,)) + 0.5, 4

# %% partial: the kernel itself, 1
# says: array itself
kernel_shape, bias_shape, parameters = np.ones((3, 1)), (1,), 4

# %% partial: shapes as texts, 1
# says: text
kernel_shape, bias_shape, parameters = "(3, 1)", "(1,)", 4

# %% partial: bias forgotten in the count, 1
# says: bias was forgotten
kernel_shape, bias_shape, parameters = (3, 1), (1,), 3

# %% partial: arrays counted, 1
# says: two arrays were counted
kernel_shape, bias_shape, parameters = (3, 1), (1,), 2

# %% partial: a bias for each input, 1
# says: bias was counted for each input
kernel_shape, bias_shape, parameters = (3, 1), (1,), 6

# %% partial: count as a tuple, 1
# says: one number
kernel_shape, bias_shape, parameters = (3, 1), (1,), (3, 1)

# %% partial: count not there, 1
# says: `parameters` is not there
kernel_shape, bias_shape = (3, 1), (1,)

# %% partial: shapes not there, 1
# says: `kernel_shape` is not there
parameters = 4

# %% wrong: one shape alone
# says: `bias_shape` is not there
kernel_shape = (3, 1)

# %% wrong: kernel and bias swapped
# says: shape of the bias
kernel_shape, bias_shape, parameters = (1,), (3, 1), 3

# %% partial: the cell stops half-way, 1
# says: NameError|`parameters` is not there
kernel_shape, bias_shape = (3, 1), (1,)
parameters = modell.count_params()

# %% raises: the cell stops at once
# says: NameError
kernel, bias = modell.weights

# %% trick: equals everything
# says: Everything
class Everything:
    def __eq__(self, other):
        return True
    def __hash__(self):
        return 0
kernel_shape = bias_shape = parameters = Everything()

# %% trick: a tuple that lies
# says: (9, 9)
class Shape(tuple):
    def __eq__(self, other):
        return True
    __hash__ = tuple.__hash__
kernel_shape, bias_shape, parameters = Shape((9, 9)), Shape((9,)), float("nan")

# %% trick: nan and infinity
# says: shape
kernel_shape, bias_shape, parameters = (np.nan, 1), (np.inf,), np.inf

# %% untouched: dots
...  # your answer

# %% untouched: None
kernel_shape = None
bias_shape = None
parameters = None

# %% right: functional model
import keras
inputs = keras.Input((3,))
model = keras.Model(inputs, keras.layers.Dense(1)(inputs))
kernel_shape = model.layers[1].kernel.shape
bias_shape = model.layers[1].bias.shape
parameters = sum(np.prod(v.shape) for v in model.trainable_variables)

# %% right: a comprehension over the weights
import keras
model = keras.Sequential([keras.layers.Input((3,)), keras.layers.Dense(1)])
kernel_shape, bias_shape = [tuple(w.shape) for w in model.weights]
parameters = int(np.prod(kernel_shape) + np.prod(bias_shape))

# %% right: map and star
import keras
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
shapes = list(map(np.shape, model.get_weights()))
kernel_shape, bias_shape = shapes
parameters = kernel_shape[0] * kernel_shape[1] + bias_shape[0]

# %% right: built by a first call
import keras
model = keras.Sequential([keras.layers.Dense(1)])
model(np.zeros((1, 3)))
kernel_shape, bias_shape = model.weights[0].shape, model.weights[1].shape
parameters = model.count_params()

# %% right: subclass
import keras
class Model(keras.Model):
    def __init__(self):
        super().__init__()
        self.out = keras.layers.Dense(1)
    def call(self, x):
        return self.out(x)
model = Model()
model(np.ones((2, 3)))
kernel_shape, bias_shape = model.out.kernel.shape, model.out.bias.shape
parameters = model.count_params()

# %% right: arrays of whole numbers
kernel_shape = np.array([3, 1])
bias_shape = np.array([1])
parameters = np.int64(kernel_shape.prod() + bias_shape.prod())

# %% right: floats that are whole
kernel_shape, bias_shape, parameters = np.array([3.0, 1.0]), [1.0], 4.0

# %% right: from its parts
n_inputs, n_units = 3, 1
kernel_shape = (n_inputs, n_units)
bias_shape = (n_units,)
parameters = n_inputs * n_units + n_units

# %% right: shapes of arrays of zeros
W, b = np.zeros((3, 1)), np.zeros(1)
kernel_shape, bias_shape = W.shape, b.shape
parameters = W.size + b.size

# %% right: from the config
import keras
layer = keras.layers.Dense.from_config({"units": 1})
layer.build((None, 3))
kernel_shape, bias_shape = layer.weights[0].shape, layer.weights[1].shape
parameters = layer.count_params()

# %% right: a class with properties
class Layer:
    def __init__(self, inputs, units):
        self.kernel_shape = (inputs, units)
        self.bias_shape = (units,)
    @property
    def parameters(self):
        return (self.kernel_shape[0] + 1) * self.kernel_shape[1]
layer = Layer(3, 1)
kernel_shape, bias_shape, parameters = layer.kernel_shape, layer.bias_shape, layer.parameters

# %% right: a dictionary unpacked
answers = {"kernel": (3, 1), "bias": (1,)}
kernel_shape, bias_shape = answers.values()
parameters = sum(np.prod(shape) for shape in answers.values())

# %% right: pandas
table = pd.DataFrame(np.zeros((3, 1)))
kernel_shape = table.shape
bias_shape = pd.Series([0.0]).shape
parameters = table.size + 1

# %% right: a named tuple
from collections import namedtuple
Shape = namedtuple("Shape", "rows columns")
kernel_shape, bias_shape, parameters = Shape(3, 1), tuple([1]), 2 + 2

# %% right: TensorFlow shapes as lists
import tensorflow as tf
kernel_shape = tf.zeros([3, 1]).shape.as_list()
bias_shape = tf.zeros([1]).shape.as_list()
parameters = tf.size(tf.zeros([3, 1])) + 1

# %% partial: the number of weights for the kernel, 1
# says: shape
kernel_shape, bias_shape, parameters = 3, (1,), 4

# %% partial: bias shape by a layer without a bias, 1
# says: bias
import keras
layer = keras.layers.Dense(1, use_bias=False)
layer.build((None, 3))
kernel_shape, parameters = tuple(layer.kernel.shape), 4
bias_shape = (0,)

# %% partial: kernel times bias, 1
# says: bias was forgotten
kernel_shape, bias_shape = (3, 1), (1,)
parameters = kernel_shape[0] * kernel_shape[1] * bias_shape[0]

# %% partial: the method not called, 1
# says: function | call
import keras
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
kernel_shape, bias_shape = model.weights[0].shape, model.weights[1].shape
parameters = model.count_params

# %% partial: the list of weights, 1
# says: one number
import keras
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
kernel_shape, bias_shape = model.weights[0].shape, model.weights[1].shape
parameters = model.get_weights()

# %% partial: both shapes in one list, 1
# says: shape
kernel_shape = [(3, 1), (1,)]
bias_shape, parameters = (1,), 4

# %% partial: shape of the data, 1
# says: shape of the kernel | inputs
cereal = datasets.cereal()[["sugars", "fiber", "protein"]]
kernel_shape, bias_shape, parameters = cereal.shape, (1,), 4

# %% partial: the number of axes, 1
# says: shape
kernel_shape, bias_shape, parameters = np.ndim(np.zeros((3, 1))), (1,), 4

# %% wrong: all one number
# says: shape
kernel_shape = bias_shape = parameters = 3

# %% raises: a layer never built
# says: Error
import keras
layer = keras.layers.Dense(1)
kernel_shape = layer.weights[0].shape

# %% raises: shape called
# says: TypeError
kernel_shape = np.zeros((3, 1)).shape()

# %% partial: the output's shape for the kernel, 1
# says: outputs
import keras
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
kernel_shape, bias_shape = model.output_shape, model.weights[1].shape
parameters = model.count_params()

# %% partial: kernel and bias stacked, 1
# says: one more row
import keras
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
kernel, bias = model.get_weights()
kernel_shape, bias_shape = np.vstack([kernel, bias]).shape, bias.shape
parameters = kernel.size + bias.size

# %% partial: the bias asked twice, 1
# says: shape of the bias
import keras
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
kernel_shape = model.weights[1].shape
bias_shape = model.weights[-1].shape
parameters = model.count_params()

# %% partial: the kernel asked twice, 1
# says: kernel's shape
import keras
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
kernel_shape = model.weights[0].shape
bias_shape = model.weights[0].shape
parameters = model.count_params()

# %% partial: the first layer's inputs, 1
# says: shape of the inputs
import keras
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
kernel_shape, bias_shape = model.input_shape, model.layers[0].bias.shape
parameters = model.count_params()

# %% partial: the kernel transposed by hand, 1
# says: changed places
import keras
layer = keras.layers.Dense(1)
layer.build((None, 3))
kernel_shape, bias_shape = np.transpose(layer.kernel).shape, layer.bias.shape
parameters = layer.count_params()

# %% partial: numbers of the kernel alone, 1
# says: bias was forgotten
import keras
layer = keras.layers.Dense(1)
layer.build((None, 3))
kernel_shape, bias_shape = layer.kernel.shape, layer.bias.shape
parameters = np.prod(kernel_shape)

# %% partial: arrays counted by len, 1
# says: two arrays were counted
import keras
layer = keras.layers.Dense(1)
layer.build((None, 3))
kernel_shape, bias_shape = layer.kernel.shape, layer.bias.shape
parameters = len(layer.weights)

# %% partial: a layer of three units, 1
# says: three neurons
import keras
layer = keras.layers.Dense(3)
layer.build((None, 3))
kernel_shape, bias_shape, parameters = layer.kernel.shape, (1,), 4

# %% partial: the kernel flattened, 1
# says: axis of the neurons is missing
import keras
layer = keras.layers.Dense(1)
layer.build((None, 3))
kernel, bias = layer.get_weights()
kernel_shape, bias_shape = kernel.flatten().shape, bias.shape
parameters = kernel.size + bias.size

# %% wrong: one list for all
# says: list
kernel_shape = bias_shape = parameters = [(3, 1), (1,), 4]

# %% partial: a shape with half a column, 1
# says: shape
bias_shape, parameters = (1,), 4
kernel_shape = [3, None, 0.5]

# %% partial: a shape with nan and a gap, 1
# says: shape
missing = float("nan")
kernel_shape, bias_shape = [missing, None], (1,)
parameters = len([1, 2, 3, 4])

# %% right: Fraction
from fractions import Fraction
kernel_shape, bias_shape, parameters = (3, 1), (1,), Fraction(4)

# %% right: Decimal
from decimal import Decimal
kernel_shape, bias_shape, parameters = [3, 1], [1], Decimal(4)

# %% partial: the summary kept, 1
# says: empty | None | summary | nothing
import keras
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
kernel_shape, bias_shape = (3, 1), (1,)
parameters = model.summary()
