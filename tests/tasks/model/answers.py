# %% right: Sequential
import keras
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])

# %% right: add
from keras.models import Sequential
from keras.layers import Dense, Input
model = Sequential()
model.add(Input(shape=[3]))
model.add(Dense(units=1, activation="linear", name="calories"))

# %% right: functional
import keras
x = keras.Input(shape=(3,), name="cereal")
model = keras.Model(inputs=x, outputs=keras.layers.Dense(1)(x))

# %% right: subclass
import keras
class Plane(keras.Model):
    def __init__(self):
        super().__init__()
        self.unit = keras.layers.Dense(1)
    def call(self, inputs):
        return self.unit(inputs)
model = Plane()
model(np.zeros((1, 3)))

# %% right: nested
import keras
inner = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
model = keras.Sequential([keras.Input((3,)), inner])

# %% right: input_shape
import keras, warnings
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    model = keras.Sequential([keras.layers.Dense(1, input_shape=[3])])

# %% right: built by a first call
import keras
model = keras.Sequential([keras.layers.Dense(1)])
model(np.ones((5, 3)))

# %% right: build
import keras
model = keras.Sequential([keras.layers.Dense(1, activation=None)])
model.build((None, 3))

# %% right: compiled, fitted a little
import keras
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
model.compile(loss="mse", optimizer="adam")
model.fit(np.ones((4, 3)), np.ones(4), verbose=0)

# %% right: a linear activation as a layer
import keras
model = keras.Sequential(
    [keras.Input((3,)), keras.layers.Dense(1), keras.layers.Activation("linear")]
)

# %% right: a layer class of one's own
import keras
class Unit(keras.layers.Layer):
    def build(self, shape):
        self.w = self.add_weight(shape=(shape[-1], 1), initializer="glorot_uniform")
        self.b = self.add_weight(shape=(1,), initializer="zeros")
    def call(self, x):
        return keras.ops.matmul(x, self.w) + self.b
model = keras.Sequential([keras.Input((3,)), Unit()])

# %% right: a float64 model
import keras
model = keras.Sequential(
    [keras.Input((3,), dtype="float64"), keras.layers.Dense(1, dtype="float64")]
)

# %% wrong: one input
# says: input
import keras
model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])

# %% wrong: rows counted
# says: 77
import keras
model = keras.Sequential([keras.Input((77,)), keras.layers.Dense(1)])

# %% wrong: calories counted too
# says: 4 inputs|4
import keras
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1)])

# %% wrong: each number a row of its own
# says: axes|row
import keras
model = keras.Sequential([keras.Input((3, 1)), keras.layers.Dense(1)])

# %% wrong: a row with two axes
# says: axes|row
import keras
model = keras.Sequential([keras.Input((1, 3)), keras.layers.Dense(1)])

# %% wrong: rows and columns stated
# says: rows|axes
import keras
model = keras.Sequential([keras.Input((76, 3)), keras.layers.Dense(1)])

# %% wrong: three separate inputs
# says: inputs
import keras
inputs = [keras.Input((1,)) for _ in range(3)]
model = keras.Model(
    inputs, keras.layers.Dense(1)(keras.layers.Concatenate()(inputs))
)

# %% wrong: three neurons
# says: 3 neurons|3 units|3 outputs
import keras
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(3)])

# %% wrong: a layer for the inputs
# says: layer
import keras
model = keras.Sequential(
    [keras.Input((3,)), keras.layers.Dense(3), keras.layers.Dense(1)]
)

# %% wrong: no layer
# says: layer
import keras
model = keras.Sequential([keras.Input((3,))])

# %% wrong: relu
# says: relu
import keras
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1, activation="relu")])

# %% wrong: sigmoid after it
# says: sigmoid
import keras
model = keras.Sequential(
    [keras.Input((3,)), keras.layers.Dense(1), keras.layers.Activation("sigmoid")]
)

# %% wrong: no bias
# says: bias
import keras
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1, use_bias=False)])

# %% wrong: dropout
# says: Dropout
import keras
model = keras.Sequential(
    [keras.Input((3,)), keras.layers.Dropout(0.2), keras.layers.Dense(1)]
)

# %% wrong: normalization
# says: Normalization
import keras
model = keras.Sequential(
    [keras.Input((3,)), keras.layers.Normalization(), keras.layers.Dense(1)]
)

# %% wrong: rescaled
# says: Rescaling
import keras
model = keras.Sequential(
    [keras.Input((3,)), keras.layers.Rescaling(0.1), keras.layers.Dense(1)]
)

# %% wrong: inputs never stated
# says: no shapes
import keras
model = keras.Sequential([keras.layers.Dense(1)])

# %% wrong: a subclass never called
# says: no shapes
import keras
class Plane(keras.Model):
    def __init__(self):
        super().__init__()
        self.unit = keras.layers.Dense(1)
    def call(self, inputs):
        return self.unit(inputs)
model = Plane()

# %% wrong: the layer
# says: layer
import keras
model = keras.layers.Dense(1)
model.build((None, 3))

# %% wrong: the class
# says: class
import keras
model = keras.Sequential

# %% wrong: a list of layers
# says: list
import keras
model = [keras.Input((3,)), keras.layers.Dense(1)]

# %% wrong: the summary
# says: text
import keras
model = "Sequential with 4 parameters"

# %% wrong: the output's last axis is lost
# says: shape|axis
import keras
x = keras.Input((3,))
model = keras.Model(x, keras.ops.squeeze(keras.layers.Dense(1)(x), axis=-1))

# %% wrong: two outputs
# says: outputs|2 things|several
import keras
x = keras.Input((3,))
y = keras.layers.Dense(1)(x)
model = keras.Model(x, [y, y])

# %% trick: a weightless rule
# says: layer|weights
import keras
x = keras.Input((3,))
model = keras.Model(x, keras.ops.sum(x, axis=-1, keepdims=True))

# %% trick: a name that looks like a model
# says: Sequential
class Sequential:
    built = True
    layers = []
    weights = []
model = Sequential()

# %% raises: its own call stops
# says: ValueError
import keras
class Plane(keras.Model):
    def __init__(self):
        super().__init__()
        self.unit = keras.layers.Dense(1)
    def call(self, inputs):
        if len(inputs) > 5:
            raise ValueError("too many cereals")
        return self.unit(inputs)
model = Plane()
model(np.zeros((1, 3)))

# %% raises: the input as a number
# says: Error
import keras
model = keras.Sequential([keras.Input(3), keras.layers.Dense(1)])

# %% untouched: dots
...  # your answer

# %% untouched: None
model = None

# %% right: loaded from a config
import keras
base = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
model = keras.Sequential.from_config(base.get_config())

# %% right: a clone
import keras
first = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
model = keras.models.clone_model(first)

# %% right: from JSON
import keras
text = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)]).to_json()
model = keras.models.model_from_json(text)

# %% right: saved and loaded
import keras, os, tempfile, warnings
first = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
path = os.path.join(tempfile.mkdtemp(), "model.keras")
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    first.save(path)
    model = keras.models.load_model(path)

# %% right: a function that builds it
import keras
def build(n_inputs=3):
    net = keras.Sequential()
    net.add(keras.Input(shape=(n_inputs,)))
    net.add(keras.layers.Dense(1))
    return net
model = build()

# %% right: a loop over the layers
import keras
x = inputs = keras.Input((3,))
for layer in [keras.layers.Dense(1)]:
    x = layer(x)
model = keras.Model(inputs, x)

# %% right: reduce over the layers
from functools import reduce
import keras
inputs = keras.Input((3,))
outputs = reduce(lambda x, layer: layer(x), [keras.layers.Dense(1)], inputs)
model = keras.Model(inputs=inputs, outputs=outputs)

# %% right: partial Dense
from functools import partial
import keras
Dense = partial(keras.layers.Dense, use_bias=True)
model = keras.Sequential([keras.layers.Input((3,)), Dense(1)])

# %% right: a static method
import keras
class Models:
    @staticmethod
    def make():
        return keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
model = Models.make()

# %% right: a class method
import keras
class Net:
    n_inputs = 3
    @classmethod
    def make(cls):
        inputs = keras.Input(shape=(cls.n_inputs,))
        x = inputs
        x = keras.layers.Dense(1)(x)
        return keras.Model(inputs, x)
model = Net.make()

# %% right: a dataclass that builds it
from dataclasses import dataclass
import keras
@dataclass
class Builder:
    inputs: int = 3
    def __call__(self):
        return keras.Sequential([keras.Input((self.inputs,)), keras.layers.Dense(1)])
model = Builder()()

# %% right: subclass of Sequential
import keras
class Net(keras.Sequential):
    def __init__(self):
        super().__init__([keras.Input((3,)), keras.layers.Dense(1)])
model = Net()

# %% right: subclass with a list of layers
import keras
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.stack = [keras.layers.Dense(1)]
    def call(self, x):
        for layer in self.stack:
            x = layer(x)
        return x
model = Net()
model(keras.ops.zeros((1, 3)))

# %% right: a layer taken off again
import keras
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1), keras.layers.Dense(7)])
model.pop()

# %% right: through TensorFlow's name
import tensorflow as tf
model = tf.keras.Sequential([tf.keras.layers.InputLayer(shape=(3,)), tf.keras.layers.Dense(1)])

# %% right: frozen and compiled
import keras
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
model.trainable = False
model.compile(optimizer="adam", loss="mse", metrics=["mae"])

# %% right: inputs and outputs of another model
import keras
base = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
model = keras.Model(base.inputs, base.outputs)

# %% right: nested in a functional model
import keras
inner = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
x = keras.Input((3,))
model = keras.Model(x, inner(x))

# %% right: with type hints
import keras
layers: list[keras.layers.Layer] = [keras.layers.Dense(1)]
model: keras.Model = keras.Sequential([keras.Input(shape=(3,)), *layers], name="answer")

# %% right: with the backend's float64 for all
import keras
model = keras.Sequential([keras.Input((3,), dtype="float64"), keras.layers.Dense(1, dtype="float64")])
model.predict(np.zeros((2, 3)), verbose=0)

# %% wrong: the history of fit
# says: History|fit|model
import keras
net = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
net.compile(optimizer="sgd", loss="mse")
model = net.fit(np.zeros((4, 3)), np.zeros((4, 1)), verbose=0)

# %% wrong: what predict gives
# says: array|predict
import keras
net = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
model = net.predict(np.zeros((2, 3)), verbose=0)

# %% wrong: its weights
# says: list|weights
import keras
net = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
model = net.get_weights()

# %% wrong: its config
# says: dict|config
import keras
net = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
model = net.get_config()

# %% wrong: a function that would build it
# says: function
import keras
def model():
    return keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])

# %% wrong: the class of its own, not an object of it
# says: class
import keras
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.unit = keras.layers.Dense(1)
    def call(self, x):
        return self.unit(x)
model = Net

# %% raises: too many weights set
# says: weights|ValueError
import keras
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
model.set_weights([np.zeros((3, 1)), np.zeros(1), np.zeros(1), np.zeros(1), np.zeros(1)])

# %% raises: a letter missing in Sequential
# says: AttributeError
import keras
model = keras.Sequental([keras.Input((3,)), keras.layers.Dense(1)])

# %% right: float16 layers
import keras
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1, dtype="float16")])

# %% wrong: the result of compile
# says: compile|nothing|None|empty|returns
import keras
net = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
model = net.compile(optimizer="adam", loss="mse")

# %% wrong: the result of summary
# says: summary|nothing|None|empty|returns
import keras
net = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
model = net.summary()

# %% wrong: the result of build
# says: build|nothing|None|empty|returns
import keras
net = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
model = net.build((None, 3))

# %% wrong: the result of add
# says: add|nothing|None|empty|returns
import keras
net = keras.Sequential([keras.Input((3,))])
model = net.add(keras.layers.Dense(1))
