# %% right: Sequential by list
import keras
relu_neuron = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="relu")]
)

# %% right: by add
from keras import Input, Sequential
from keras.layers import Dense
relu_neuron = Sequential()
relu_neuron.add(Input(shape=(1,)))
relu_neuron.add(Dense(units=1, activation="relu", name="bend"))

# %% right: an activation layer of its own
import keras
relu_neuron = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1), keras.layers.ReLU()]
)

# %% right: Activation layer
import keras
relu_neuron = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1), keras.layers.Activation("relu")]
)

# %% right: functional
import keras
x = keras.Input((1,))
relu_neuron = keras.Model(x, keras.layers.Dense(1, keras.activations.relu)(x))

# %% right: functional with an operation
import keras
x = keras.Input((1,))
relu_neuron = keras.Model(x, keras.ops.relu(keras.layers.Dense(1)(x)))

# %% right: subclass
import keras
class Neuron(keras.Model):
    def __init__(self):
        super().__init__()
        self.sum = keras.layers.Dense(1)
    def call(self, x):
        return keras.ops.maximum(self.sum(x), 0)
relu_neuron = Neuron()
relu_neuron(np.array([[1.0]]))

# %% right: nested, float64, weights set
import keras
inner = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="relu", dtype="float64")]
)
relu_neuron = keras.Sequential([keras.Input((1,)), inner])
relu_neuron.set_weights([np.array([[1.0]]), np.array([0.0])])

# %% right: input_shape
import keras, warnings
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    relu_neuron = keras.Sequential(
        [keras.layers.Dense(1, activation="relu", input_shape=(1,))]
    )

# %% right: built by a first call
import keras
relu_neuron = keras.Sequential([keras.layers.Dense(1, activation="relu")])
relu_neuron(np.array([[1.0], [2.0]]))

# %% right: compiled, a negative weight
import keras
relu_neuron = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation=keras.ops.relu)]
)
relu_neuron.set_weights([np.array([[-2.0]]), np.array([3.0])])
relu_neuron.compile(loss="mse", optimizer="sgd")

# %% wrong: no activation
# says: relu
import keras
relu_neuron = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])

# %% wrong: sigmoid
# says: sigmoid
import keras
relu_neuron = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid")]
)

# %% wrong: leaky
# says: leaky
import keras
relu_neuron = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1), keras.layers.LeakyReLU()]
)

# %% wrong: ReLU on the input
# says: input|before
import keras
relu_neuron = keras.Sequential(
    [keras.Input((1,)), keras.layers.ReLU(), keras.layers.Dense(1)]
)

# %% wrong: two units
# says: 2 units|2 neurons|2 outputs
import keras
relu_neuron = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(2, activation="relu")]
)

# %% wrong: two inputs
# says: 2 inputs|2 numbers
import keras
relu_neuron = keras.Sequential(
    [keras.Input((2,)), keras.layers.Dense(1, activation="relu")]
)

# %% wrong: an output layer besides
# says: layer
import keras
relu_neuron = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="relu"), keras.layers.Dense(1)]
)

# %% wrong: no bias
# says: bias
import keras
relu_neuron = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="relu", use_bias=False)]
)

# %% wrong: never built
# says: no shapes
import keras
relu_neuron = keras.Sequential([keras.layers.Dense(1, activation="relu")])

# %% wrong: a bare layer
# says: layer
import keras
relu_neuron = keras.layers.Dense(1, activation="relu")
relu_neuron(np.array([[1.0]]))

# %% wrong: ReLU alone
# says: layer|weights|Dense
import keras
relu_neuron = keras.Sequential([keras.Input((1,)), keras.layers.ReLU()])

# %% wrong: cut at 6
# says: 6|cut off|large|changed relu
import keras
relu_neuron = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1), keras.layers.ReLU(max_value=6)]
)
relu_neuron.set_weights([np.array([[4.0]]), np.array([1.0])])

# %% wrong: dropout
# says: Dropout
import keras
relu_neuron = keras.Sequential([
    keras.Input((1,)), keras.layers.Dense(1, activation="relu"),
    keras.layers.Dropout(0.2),
])

# %% wrong: a function
# says: function
def relu_neuron(x):
    return np.maximum(x, 0)

# %% trick: a rule and no neuron
# says: Lambda|weights|Dense|layer
import keras
relu_neuron = keras.Sequential(
    [keras.Input((1,)), keras.layers.Lambda(lambda x: keras.ops.relu(x))]
)

# %% trick: says relu, does nothing
# says: relu
import keras
class Dense(keras.layers.Dense):
    def call(self, x):
        return keras.ops.matmul(x, self.kernel) + self.bias
relu_neuron = keras.Sequential([keras.Input((1,)), Dense(1, activation="relu")])

# %% raises: no such activation
# says: ValueError
import keras
relu_neuron = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="rectifier")]
)

# %% untouched: dots
...  # your answer

# %% untouched: empty cell
# Define relu_neuron.

# %% right: loaded from a config
import keras
base = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="relu")])
relu_neuron = keras.Sequential.from_config(base.get_config())

# %% right: a clone
import keras
first = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="relu")])
relu_neuron = keras.models.clone_model(first)

# %% right: from JSON
import keras
text = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="relu")]).to_json()
relu_neuron = keras.models.model_from_json(text)

# %% right: saved and loaded
import keras, os, tempfile, warnings
first = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="relu")])
path = os.path.join(tempfile.mkdtemp(), "model.keras")
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    first.save(path)
    relu_neuron = keras.models.load_model(path)

# %% right: a function that builds it
import keras
def build(n_inputs=1):
    net = keras.Sequential()
    net.add(keras.Input(shape=(n_inputs,)))
    net.add(keras.layers.Dense(1, activation="relu"))
    return net
relu_neuron = build()

# %% right: a loop over the layers
import keras
x = inputs = keras.Input((1,))
for layer in [keras.layers.Dense(1, activation="relu")]:
    x = layer(x)
relu_neuron = keras.Model(inputs, x)

# %% right: reduce over the layers
from functools import reduce
import keras
inputs = keras.Input((1,))
outputs = reduce(lambda x, layer: layer(x), [keras.layers.Dense(1, activation="relu")], inputs)
relu_neuron = keras.Model(inputs=inputs, outputs=outputs)

# %% right: partial Dense
from functools import partial
import keras
Dense = partial(keras.layers.Dense, use_bias=True)
relu_neuron = keras.Sequential([keras.layers.Input((1,)), Dense(1, activation="relu")])

# %% right: a static method
import keras
class Models:
    @staticmethod
    def make():
        return keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="relu")])
relu_neuron = Models.make()

# %% right: a class method
import keras
class Net:
    n_inputs = 1
    @classmethod
    def make(cls):
        inputs = keras.Input(shape=(cls.n_inputs,))
        x = inputs
        x = keras.layers.Dense(1, activation="relu")(x)
        return keras.Model(inputs, x)
relu_neuron = Net.make()

# %% right: a dataclass that builds it
from dataclasses import dataclass
import keras
@dataclass
class Builder:
    inputs: int = 1
    def __call__(self):
        return keras.Sequential([keras.Input((self.inputs,)), keras.layers.Dense(1, activation="relu")])
relu_neuron = Builder()()

# %% right: subclass of Sequential
import keras
class Net(keras.Sequential):
    def __init__(self):
        super().__init__([keras.Input((1,)), keras.layers.Dense(1, activation="relu")])
relu_neuron = Net()

# %% right: subclass with a list of layers
import keras
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.stack = [keras.layers.Dense(1, activation="relu")]
    def call(self, x):
        for layer in self.stack:
            x = layer(x)
        return x
relu_neuron = Net()
relu_neuron(keras.ops.zeros((1, 1)))

# %% right: a layer taken off again
import keras
relu_neuron = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="relu"), keras.layers.Dense(7)])
relu_neuron.pop()

# %% right: through TensorFlow's name
import tensorflow as tf
relu_neuron = tf.keras.Sequential([tf.keras.layers.InputLayer(shape=(1,)), tf.keras.layers.Dense(1, activation="relu")])

# %% right: frozen and compiled
import keras
relu_neuron = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="relu")])
relu_neuron.trainable = False
relu_neuron.compile(optimizer="adam", loss="mse", metrics=["mae"])

# %% right: inputs and outputs of another model
import keras
base = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="relu")])
relu_neuron = keras.Model(base.inputs, base.outputs)

# %% right: nested in a functional model
import keras
inner = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="relu")])
x = keras.Input((1,))
relu_neuron = keras.Model(x, inner(x))

# %% right: with type hints
import keras
layers: list[keras.layers.Layer] = [keras.layers.Dense(1, activation="relu")]
relu_neuron: keras.Model = keras.Sequential([keras.Input(shape=(1,)), *layers], name="answer")

# %% right: with the backend's float64 for all
import keras
relu_neuron = keras.Sequential([keras.Input((1,), dtype="float64"), keras.layers.Dense(1, activation="relu", dtype="float64")])
relu_neuron.predict(np.zeros((2, 1)), verbose=0)

# %% wrong: the history of fit
# says: History|fit|model
import keras
net = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="relu")])
net.compile(optimizer="sgd", loss="mse")
relu_neuron = net.fit(np.zeros((4, 1)), np.zeros((4, 1)), verbose=0)

# %% wrong: what predict gives
# says: array|predict
import keras
net = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="relu")])
relu_neuron = net.predict(np.zeros((2, 1)), verbose=0)

# %% wrong: its weights
# says: list|weights
import keras
net = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="relu")])
relu_neuron = net.get_weights()

# %% wrong: its config
# says: dict|config
import keras
net = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="relu")])
relu_neuron = net.get_config()

# %% wrong: a function that would build it
# says: function
import keras
def relu_neuron():
    return keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="relu")])

# %% wrong: the class of its own, not an object of it
# says: class
import keras
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.unit = keras.layers.Dense(1, activation="relu")
    def call(self, x):
        return self.unit(x)
relu_neuron = Net

# %% raises: too many weights set
# says: weights|ValueError
import keras
relu_neuron = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="relu")])
relu_neuron.set_weights([np.zeros((1, 1)), np.zeros(1), np.zeros(1), np.zeros(1), np.zeros(1)])

# %% raises: a letter missing in Sequential
# says: AttributeError
import keras
relu_neuron = keras.Sequental([keras.Input((1,)), keras.layers.Dense(1, activation="relu")])

# %% wrong: silu by function
# says: silu
import keras
relu_neuron = keras.Sequential()
relu_neuron.add(keras.Input((1,)))
relu_neuron.add(keras.layers.Dense(1, activation=keras.activations.silu))

# %% wrong: elu as a layer
# says: elu
import keras
relu_neuron = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1), keras.layers.ELU()])

# %% wrong: a learned slope
# says: PReLU
import keras
relu_neuron = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1), keras.layers.PReLU()])

# %% wrong: gelu in an Activation layer
# says: gelu
import keras
relu_neuron = keras.Sequential([
    keras.Input((1,)), keras.layers.Dense(1), keras.layers.Activation(keras.activations.gelu)
])

# %% wrong: softplus as an operation
# says: softplus|other numbers
import keras
x = keras.Input((1,))
relu_neuron = keras.Model(x, keras.ops.softplus(keras.layers.Dense(1)(x)))

# %% wrong: a leak in the call
# says: other numbers|leak
import keras
class Neuron(keras.Model):
    def __init__(self):
        super().__init__()
        self.sum = keras.layers.Dense(1)
    def call(self, x):
        z = self.sum(x)
        return keras.ops.where(z > 0, z, 0.001 * z)
relu_neuron = Neuron()
relu_neuron(np.zeros((1, 1)))

# %% wrong: absolute value as the activation
# says: abs
import keras
relu_neuron = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation=keras.ops.abs)]
)

# %% wrong: minimum as the activation
# says: other numbers|relu
import keras
relu_neuron = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation=lambda z: keras.ops.minimum(z, 0))]
)

# %% right: a lambda as the activation
import keras
relu_neuron = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation=lambda z: keras.ops.maximum(z, 0))]
)

# %% wrong: relu6 by function
# says: relu6|changed relu
import keras
relu_neuron = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation=keras.activations.relu6)]
)

# %% wrong: relu6 as an operation
# says: relu6|other numbers
import keras
x = keras.Input((1,))
relu_neuron = keras.Model(x, keras.ops.relu6(keras.layers.Dense(1)(x)))

# %% right: float16 layers
import keras
relu_neuron = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="relu", dtype="float16")])

# %% wrong: the result of compile
# says: compile|nothing|None|empty|returns
import keras
net = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="relu")])
relu_neuron = net.compile(optimizer="adam", loss="mse")

# %% wrong: the result of summary
# says: summary|nothing|None|empty|returns
import keras
net = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="relu")])
relu_neuron = net.summary()

# %% wrong: the result of build
# says: build|nothing|None|empty|returns
import keras
net = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="relu")])
relu_neuron = net.build((None, 1))

# %% wrong: the result of add
# says: add|nothing|None|empty|returns
import keras
net = keras.Sequential([keras.Input((1,))])
relu_neuron = net.add(keras.layers.Dense(1, activation="relu"))
