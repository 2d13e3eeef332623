# %% right: Sequential by list
import keras
logistic = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")]
)
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% right: get_layer
import keras
logistic = keras.Sequential()
logistic.add(keras.Input((1,)))
logistic.add(keras.layers.Dense(1, name="L1", activation=keras.activations.sigmoid))
logistic.get_layer("L1").set_weights([np.array([[2]]), np.array([-4.5])])

# %% right: the sigmoid as a layer of its own
import keras
logistic = keras.Sequential([
    keras.Input((1,)), keras.layers.Dense(1, name="L1"),
    keras.layers.Activation("sigmoid"),
])
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% right: functional
import keras
x = keras.Input((1,))
logistic = keras.Model(x, keras.layers.Dense(1, "sigmoid", name="L1")(x))
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% right: functional with an operation
import keras
x = keras.Input((1,))
logistic = keras.Model(x, keras.ops.sigmoid(keras.layers.Dense(1, name="L1")(x)))
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% right: subclass, assigned
import keras
class Logistic(keras.Model):
    def __init__(self):
        super().__init__()
        self.neuron = keras.layers.Dense(1, activation="sigmoid", name="L1")
    def call(self, x):
        return self.neuron(x)
logistic = Logistic()
logistic(np.zeros((1, 1)))
logistic.neuron.kernel.assign([[2.0]])
logistic.neuron.bias.assign([-4.5])

# %% right: nested
import keras
inner = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")]
)
inner.set_weights([np.array([[2.0]]), np.array([-4.5])])
logistic = keras.Sequential([keras.Input((1,)), inner])

# %% right: initial values, input_shape, float64
import keras, warnings
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    logistic = keras.Sequential([keras.layers.Dense(
        1, activation="sigmoid", name="L1", input_shape=[1], dtype="float64",
        kernel_initializer=keras.initializers.Constant(2),
        bias_initializer=keras.initializers.Constant(-4.5),
    )])

# %% right: near enough by fitting
import keras
logistic = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")]
)
logistic.set_weights([np.array([[1.995]]), np.array([-4.49])])

# %% partial: no name, 2
# says: L1
import keras
logistic = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid")]
)
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% partial: a small letter, 2
# says: L1
import keras
logistic = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="l1")]
)
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% partial: the model's name, 2
# says: L1
import keras
logistic = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid")], name="L1"
)
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% partial: the activation's name, 2
# says: L1
import keras
logistic = keras.Sequential([
    keras.Input((1,)), keras.layers.Dense(1, name="neuron"),
    keras.layers.Activation("sigmoid", name="L1"),
])
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% wrong: random weights
# says: random|set
import keras
logistic = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")]
)

# %% wrong: weight and bias swapped
# says: changed places
import keras
logistic = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")]
)
logistic.set_weights([np.array([[-4.5]]), np.array([2.0])])

# %% wrong: sign of the bias
# says: sign
import keras
logistic = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")]
)
logistic.set_weights([np.array([[2.0]]), np.array([4.5])])

# %% wrong: no bias set
# says: bias
import keras
logistic = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")]
)
logistic.set_weights([np.array([[2.0]]), np.array([0.0])])

# %% wrong: boundary as bias
# says: boundary|-2.25
import keras
logistic = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")]
)
logistic.set_weights([np.array([[2.0]]), np.array([-2.25])])

# %% wrong: both signs
# says: sign
import keras
logistic = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")]
)
logistic.set_weights([np.array([[-2.0]]), np.array([4.5])])

# %% wrong: linear
# says: sigmoid
import keras
logistic = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, name="L1")])
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% wrong: relu
# says: relu
import keras
logistic = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="relu", name="L1")]
)
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% wrong: softmax of one
# says: softmax
import keras
logistic = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="softmax", name="L1")]
)
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% wrong: sigmoid twice
# says: twice|second|sigmoid
import keras
logistic = keras.Sequential([
    keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1"),
    keras.layers.Activation("sigmoid"),
])
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% wrong: two classes
# says: 2 units|2 neurons|2 outputs
import keras
logistic = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(2, activation="softmax", name="L1")]
)

# %% wrong: six inputs
# says: 6 inputs|6 numbers
import keras
logistic = keras.Sequential(
    [keras.Input((6,)), keras.layers.Dense(1, activation="sigmoid", name="L1")]
)

# %% wrong: not near enough
# says: expected|weight
import keras
logistic = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")]
)
logistic.set_weights([np.array([[2.3]]), np.array([-5.0])])

# %% wrong: scaled before
# says: Rescaling|Dense|layer
import keras
logistic = keras.Sequential([
    keras.Input((1,)), keras.layers.Rescaling(2.0, offset=-4.5),
    keras.layers.Activation("sigmoid", name="L1"),
])

# %% wrong: never built
# says: no shapes|no weights
import keras
logistic = keras.Sequential([keras.layers.Dense(1, activation="sigmoid", name="L1")])

# %% wrong: a function
# says: function
def logistic(x):
    return 1 / (1 + np.exp(-(2 * x - 4.5)))

# %% wrong: its answers
# says: array
logistic = np.array([0.0110, 0.0759, 0.3775, 0.8176, 0.9707, 0.9959])

# %% trick: answers for six inputs by heart
# says: Known|Dense|layer
import keras
class Known(keras.layers.Layer):
    def call(self, x):
        return keras.ops.cast(x > 2.25, "float32")
logistic = keras.Sequential([keras.Input((1,)), Known(name="L1")])

# %% trick: yes to all
# says: expected|weight
import keras
logistic = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")]
)
logistic.set_weights([np.array([[0.0]]), np.array([50.0])])

# %% raises: weights as numbers
# says: Error
import keras
logistic = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")]
)
logistic.set_weights([2.0, -4.5])

# %% raises: no layer of that name
# says: ValueError
import keras
logistic = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid")]
)
logistic.get_layer("L1").set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% untouched: dots
...  # your answer

# %% untouched: name of nothing
logistic = None

# %% right: loaded from a config
import keras
base = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")])
logistic = keras.Sequential.from_config(base.get_config())
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% right: a clone
import keras
first = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")])
logistic = keras.models.clone_model(first)
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% right: from JSON
import keras
text = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")]).to_json()
logistic = keras.models.model_from_json(text)
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% right: saved and loaded
import keras, os, tempfile, warnings
first = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")])
first.set_weights([np.array([[2.0]]), np.array([-4.5])])
path = os.path.join(tempfile.mkdtemp(), "model.keras")
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    first.save(path)
    logistic = keras.models.load_model(path)

# %% right: a function that builds it
import keras
def build(n_inputs=1):
    net = keras.Sequential()
    net.add(keras.Input(shape=(n_inputs,)))
    net.add(keras.layers.Dense(1, activation="sigmoid", name="L1"))
    return net
logistic = build()
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% right: a loop over the layers
import keras
x = inputs = keras.Input((1,))
for layer in [keras.layers.Dense(1, activation="sigmoid", name="L1")]:
    x = layer(x)
logistic = keras.Model(inputs, x)
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% right: reduce over the layers
from functools import reduce
import keras
inputs = keras.Input((1,))
outputs = reduce(lambda x, layer: layer(x), [keras.layers.Dense(1, activation="sigmoid", name="L1")], inputs)
logistic = keras.Model(inputs=inputs, outputs=outputs)
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% right: partial Dense
from functools import partial
import keras
Dense = partial(keras.layers.Dense, use_bias=True)
logistic = keras.Sequential([keras.layers.Input((1,)), Dense(1, activation="sigmoid", name="L1")])
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% right: a static method
import keras
class Models:
    @staticmethod
    def make():
        return keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")])
logistic = Models.make()
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% right: a class method
import keras
class Net:
    n_inputs = 1
    @classmethod
    def make(cls):
        inputs = keras.Input(shape=(cls.n_inputs,))
        x = inputs
        x = keras.layers.Dense(1, activation="sigmoid", name="L1")(x)
        return keras.Model(inputs, x)
logistic = Net.make()
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% right: a dataclass that builds it
from dataclasses import dataclass
import keras
@dataclass
class Builder:
    inputs: int = 1
    def __call__(self):
        return keras.Sequential([keras.Input((self.inputs,)), keras.layers.Dense(1, activation="sigmoid", name="L1")])
logistic = Builder()()
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% right: subclass of Sequential
import keras
class Net(keras.Sequential):
    def __init__(self):
        super().__init__([keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")])
logistic = Net()
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% right: subclass with a list of layers
import keras
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.stack = [keras.layers.Dense(1, activation="sigmoid", name="L1")]
    def call(self, x):
        for layer in self.stack:
            x = layer(x)
        return x
logistic = Net()
logistic(keras.ops.zeros((1, 1)))
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% right: a layer taken off again
import keras
logistic = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1"), keras.layers.Dense(7)])
logistic.pop()
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% right: through TensorFlow's name
import tensorflow as tf
logistic = tf.keras.Sequential([tf.keras.layers.InputLayer(shape=(1,)), tf.keras.layers.Dense(1, activation="sigmoid", name="L1")])
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% right: frozen and compiled
import keras
logistic = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")])
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])
logistic.trainable = False
logistic.compile(optimizer="adam", loss="mse", metrics=["mae"])

# %% right: inputs and outputs of another model
import keras
base = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")])
base.set_weights([np.array([[2.0]]), np.array([-4.5])])
logistic = keras.Model(base.inputs, base.outputs)

# %% right: nested in a functional model
import keras
inner = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")])
inner.set_weights([np.array([[2.0]]), np.array([-4.5])])
x = keras.Input((1,))
logistic = keras.Model(x, inner(x))

# %% right: with type hints
import keras
layers: list[keras.layers.Layer] = [keras.layers.Dense(1, activation="sigmoid", name="L1")]
logistic: keras.Model = keras.Sequential([keras.Input(shape=(1,)), *layers], name="answer")
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% right: with the backend's float64 for all
import keras
logistic = keras.Sequential([keras.Input((1,), dtype="float64"), keras.layers.Dense(1, activation="sigmoid", name="L1", dtype="float64")])
logistic.predict(np.zeros((2, 1)), verbose=0)
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% right: assigned one by one
import keras
logistic = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")])
for variable, values in zip(logistic.weights, [np.array([[2.0]]), np.array([-4.5])]):
    variable.assign(values)

# %% right: read-only arrays in Fortran order
import keras
logistic = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")])
values = [np.asfortranarray(v) for v in [np.array([[2.0]]), np.array([-4.5])]]
for v in values:
    v.setflags(write=False)
logistic.set_weights(values)

# %% right: longdouble values
import keras
logistic = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")])
logistic.set_weights([np.asarray(v, dtype=np.longdouble) for v in [np.array([[2.0]]), np.array([-4.5])]])

# %% right: copied from another model
import keras
teacher = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")])
teacher.set_weights([np.array([[2.0]]), np.array([-4.5])])
logistic = keras.Sequential([keras.layers.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")])
logistic.set_weights(teacher.get_weights())

# %% right: loaded weights
import keras, os, tempfile, warnings
first = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")])
first.set_weights([np.array([[2.0]]), np.array([-4.5])])
path = os.path.join(tempfile.mkdtemp(), "w.weights.h5")
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    first.save_weights(path)
    logistic = keras.models.clone_model(first)
    logistic.load_weights(path)

# %% wrong: the history of fit
# says: History|fit|model
import keras
net = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")])
net.compile(optimizer="sgd", loss="mse")
logistic = net.fit(np.zeros((4, 1)), np.zeros((4, 1)), verbose=0)

# %% wrong: what predict gives
# says: array|predict
import keras
net = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")])
logistic = net.predict(np.zeros((2, 1)), verbose=0)

# %% wrong: its weights
# says: list|weights
import keras
net = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")])
logistic = net.get_weights()

# %% wrong: its config
# says: dict|config
import keras
net = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")])
logistic = net.get_config()

# %% wrong: a function that would build it
# says: function
import keras
def logistic():
    return keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")])

# %% wrong: the class of its own, not an object of it
# says: class
import keras
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.unit = keras.layers.Dense(1, activation="sigmoid", name="L1")
    def call(self, x):
        return self.unit(x)
logistic = Net

# %% wrong: one more layer at the end
# says: layer
import keras
logistic = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1"), keras.layers.Dense(1)])

# %% raises: too many weights set
# says: weights|ValueError
import keras
logistic = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")])
logistic.set_weights([np.zeros((1, 1)), np.zeros(1), np.zeros(1), np.zeros(1), np.zeros(1)])

# %% raises: a letter missing in Sequential
# says: AttributeError
import keras
logistic = keras.Sequental([keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")])

# %% raises: units as a text
# says: Error
import keras
logistic = keras.Sequential([keras.Input((1,)), keras.layers.Dense("one")])

# %% right: nested lists and float16
import keras
logistic = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")])
kernel, bias = [np.array([[2.0]]), np.array([-4.5])]
logistic.layers[-1].set_weights([kernel.astype("float16"), bias.astype("float16")])

# %% wrong: hard sigmoid by function
# says: hard_sigmoid|hard sigmoid
import keras
logistic = keras.Sequential([
    keras.Input((1,)),
    keras.layers.Dense(1, activation=keras.activations.hard_sigmoid, name="L1"),
])
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% wrong: tanh moved to 0 and 1
# says: other numbers|tanh
import keras
x = keras.Input((1,))
z = keras.layers.Dense(1, name="L1")(x)
logistic = keras.Model(x, 0.5 * keras.ops.tanh(z) + 0.5)
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% wrong: a threshold for the sigmoid
# says: other numbers
import keras
x = keras.Input((1,))
z = keras.layers.Dense(1, name="L1", activation="sigmoid")(x)
logistic = keras.Model(x, keras.ops.round(z))
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% wrong: one minus the sigmoid
# says: other numbers
import keras
x = keras.Input((1,))
z = keras.layers.Dense(1, name="L1", activation="sigmoid")(x)
logistic = keras.Model(x, 1 - z)
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% right: float16 layers
import keras
logistic = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1", dtype="float16")])
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% wrong: the result of compile
# says: compile|nothing|None|empty|returns
import keras
net = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")])
logistic = net.compile(optimizer="adam", loss="mse")

# %% wrong: the result of summary
# says: summary|nothing|None|empty|returns
import keras
net = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")])
logistic = net.summary()

# %% wrong: the result of build
# says: build|nothing|None|empty|returns
import keras
net = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")])
logistic = net.build((None, 1))

# %% wrong: the result of add
# says: add|nothing|None|empty|returns
import keras
net = keras.Sequential([keras.Input((1,))])
logistic = net.add(keras.layers.Dense(1, activation="sigmoid", name="L1"))
