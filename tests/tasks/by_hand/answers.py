# %% right: set_weights
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([80.0])])

# %% right: reshaped list
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known.layers[0].set_weights([np.reshape([2.5, -4, 5], (3, 1)), np.array([80])])

# %% right: assign
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
kernel, bias = known.weights
kernel.assign([[2.5], [-4.0], [5.0]])
bias.assign([80.0])

# %% right: initial values, functional
import keras
x = keras.Input((3,))
y = keras.layers.Dense(
    1,
    kernel_initializer=lambda shape, dtype=None: np.array([[2.5], [-4], [5]]),
    bias_initializer=keras.initializers.Constant(80),
)(x)
known = keras.Model(x, y)

# %% right: subclass
import keras
class Known(keras.Model):
    def __init__(self):
        super().__init__()
        self.unit = keras.layers.Dense(1)
    def call(self, x):
        return self.unit(x)
known = Known()
known(np.zeros((2, 3)))
known.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([80.0])])

# %% right: nested, float64
import keras
inner = keras.Sequential(
    [keras.Input((3,)), keras.layers.Dense(1, dtype="float64")]
)
inner.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([80.0])])
known = keras.Sequential([keras.Input((3,)), inner])

# %% right: fitted
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known.compile(loss="mse", optimizer=keras.optimizers.SGD(0.1))
X = np.random.default_rng(1).uniform(-1, 1, (200, 3))
known.fit(X, X @ [2.5, -4, 5] + 80, epochs=20, verbose=0)

# %% right: near enough by fitting
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known.set_weights([np.array([[2.51], [-4.01], [5.01]]), np.array([80.05])])

# %% right: built by a call
import keras
known = keras.Sequential([keras.layers.Dense(1, activation="linear")])
known(np.array([[10.0, 0.0, 1.0]]))
known.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([80.0])])

# %% wrong: random weights
# says: random|set
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])

# %% wrong: bias not set
# says: bias
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([0.0])])

# %% wrong: sign of the fiber
# says: sign
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known.set_weights([np.array([[2.5], [4.0], [5.0]]), np.array([80.0])])

# %% wrong: order of the file
# says: order
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known.set_weights([np.array([[5.0], [-4.0], [2.5]]), np.array([80.0])])

# %% wrong: fiber first
# says: order
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known.set_weights([np.array([[-4.0], [2.5], [5.0]]), np.array([80.0])])

# %% wrong: protein second
# says: order
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known.set_weights([np.array([[2.5], [5.0], [-4.0]]), np.array([80.0])])

# %% wrong: bias of chapter 1
# says: 90
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([90.0])])

# %% wrong: bias with a minus sign
# says: sign|minus
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([-80.0])])

# %% wrong: bias among the weights
# says: bias
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known.set_weights([np.array([[80.0], [2.5], [-4.0]]), np.array([5.0])])

# %% wrong: the plane of the data
# says: fit|data|table
import keras
table = datasets.cereal().dropna(subset=["sugars"])
A = np.column_stack([table[["sugars", "fiber", "protein"]], np.ones(len(table))])
found = np.linalg.lstsq(A, table["calories"], rcond=None)[0]
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known.set_weights([found[:3].reshape(3, 1), found[3:]])

# %% wrong: no known mistake
# says: weight|expected
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known.set_weights([np.array([[2.5], [-3.0], [5.0]]), np.array([80.0])])

# %% wrong: one percent off
# says: expected|bias
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([81.2])])

# %% wrong: relu on it
# says: relu
import keras
known = keras.Sequential(
    [keras.Input((3,)), keras.layers.Dense(1, activation="relu")]
)
known.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([80.0])])

# %% wrong: three neurons
# says: 3 neurons|3 units|3 outputs
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(3)])

# %% wrong: one input
# says: input
import keras
known = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
known.set_weights([np.array([[2.5]]), np.array([80.0])])

# %% wrong: two layers
# says: layer
import keras
known = keras.Sequential(
    [keras.Input((3,)), keras.layers.Dense(1), keras.layers.Dense(1)]
)

# %% wrong: never built
# says: no shapes|no weights
import keras
known = keras.Sequential([keras.layers.Dense(1)])

# %% wrong: the layer
# says: layer
import keras
known = keras.layers.Dense(1)
known.build((None, 3))
known.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([80.0])])

# %% wrong: the weights alone
# says: list
known = [np.array([[2.5], [-4.0], [5.0]]), np.array([80.0])]

# %% wrong: a function
# says: function
def known(X):
    return X @ np.array([2.5, -4, 5]) + 80

# %% raises: kernel as a row
# says: shape|ValueError
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known.set_weights([np.array([[2.5, -4.0, 5.0]]), np.array([80.0])])

# %% raises: bias as a number
# says: shape|ValueError
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known.set_weights([np.array([[2.5], [-4.0], [5.0]]), 80.0])

# %% trick: a rule in a Lambda layer
# says: Lambda|weights|Dense
import keras
known = keras.Sequential([
    keras.Input((3,)),
    keras.layers.Lambda(lambda x: x @ np.array([[2.5], [-4], [5]], "float32") + 80),
])

# %% trick: nan
# says: nan
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known.set_weights([np.full((3, 1), np.nan), np.array([80.0])])

# %% trick: infinity
# says: inf
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known.set_weights([np.full((3, 1), np.inf), np.array([80.0])])

# %% trick: right weights, other outputs
# says: outputs|layer|more
import keras
class Twisted(keras.Model):
    def __init__(self):
        super().__init__()
        self.unit = keras.layers.Dense(1)
    def call(self, x):
        return self.unit(x) + 1
known = Twisted()
known(np.zeros((1, 3)))
known.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([80.0])])

# %% untouched: dots
...  # your answer

# %% untouched: None
known = None

# %% right: loaded from a config
import keras
base = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known = keras.Sequential.from_config(base.get_config())
known.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([80.0])])

# %% right: a clone
import keras
first = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known = keras.models.clone_model(first)
known.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([80.0])])

# %% right: from JSON
import keras
text = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)]).to_json()
known = keras.models.model_from_json(text)
known.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([80.0])])

# %% right: saved and loaded
import keras, os, tempfile, warnings
first = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
first.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([80.0])])
path = os.path.join(tempfile.mkdtemp(), "model.keras")
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    first.save(path)
    known = keras.models.load_model(path)

# %% right: a function that builds it
import keras
def build(n_inputs=3):
    net = keras.Sequential()
    net.add(keras.Input(shape=(n_inputs,)))
    net.add(keras.layers.Dense(1))
    return net
known = build()
known.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([80.0])])

# %% right: a loop over the layers
import keras
x = inputs = keras.Input((3,))
for layer in [keras.layers.Dense(1)]:
    x = layer(x)
known = keras.Model(inputs, x)
known.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([80.0])])

# %% right: reduce over the layers
from functools import reduce
import keras
inputs = keras.Input((3,))
outputs = reduce(lambda x, layer: layer(x), [keras.layers.Dense(1)], inputs)
known = keras.Model(inputs=inputs, outputs=outputs)
known.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([80.0])])

# %% right: partial Dense
from functools import partial
import keras
Dense = partial(keras.layers.Dense, use_bias=True)
known = keras.Sequential([keras.layers.Input((3,)), Dense(1)])
known.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([80.0])])

# %% right: a static method
import keras
class Models:
    @staticmethod
    def make():
        return keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known = Models.make()
known.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([80.0])])

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
known = Net.make()
known.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([80.0])])

# %% right: a dataclass that builds it
from dataclasses import dataclass
import keras
@dataclass
class Builder:
    inputs: int = 3
    def __call__(self):
        return keras.Sequential([keras.Input((self.inputs,)), keras.layers.Dense(1)])
known = Builder()()
known.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([80.0])])

# %% right: subclass of Sequential
import keras
class Net(keras.Sequential):
    def __init__(self):
        super().__init__([keras.Input((3,)), keras.layers.Dense(1)])
known = Net()
known.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([80.0])])

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
known = Net()
known(keras.ops.zeros((1, 3)))
known.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([80.0])])

# %% right: a layer taken off again
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1), keras.layers.Dense(7)])
known.pop()
known.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([80.0])])

# %% right: through TensorFlow's name
import tensorflow as tf
known = tf.keras.Sequential([tf.keras.layers.InputLayer(shape=(3,)), tf.keras.layers.Dense(1)])
known.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([80.0])])

# %% right: frozen and compiled
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([80.0])])
known.trainable = False
known.compile(optimizer="adam", loss="mse", metrics=["mae"])

# %% right: inputs and outputs of another model
import keras
base = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
base.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([80.0])])
known = keras.Model(base.inputs, base.outputs)

# %% right: nested in a functional model
import keras
inner = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
inner.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([80.0])])
x = keras.Input((3,))
known = keras.Model(x, inner(x))

# %% right: with type hints
import keras
layers: list[keras.layers.Layer] = [keras.layers.Dense(1)]
known: keras.Model = keras.Sequential([keras.Input(shape=(3,)), *layers], name="answer")
known.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([80.0])])

# %% right: with the backend's float64 for all
import keras
known = keras.Sequential([keras.Input((3,), dtype="float64"), keras.layers.Dense(1, dtype="float64")])
known.predict(np.zeros((2, 3)), verbose=0)
known.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([80.0])])

# %% right: float16 layers
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1, dtype="float16")])
known.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([80.0])])

# %% right: assigned one by one
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
for variable, values in zip(known.weights, [np.array([[2.5], [-4.0], [5.0]]), np.array([80.0])]):
    variable.assign(values)

# %% right: read-only arrays in Fortran order
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
values = [np.asfortranarray(v) for v in [np.array([[2.5], [-4.0], [5.0]]), np.array([80.0])]]
for v in values:
    v.setflags(write=False)
known.set_weights(values)

# %% right: longdouble values
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known.set_weights([np.asarray(v, dtype=np.longdouble) for v in [np.array([[2.5], [-4.0], [5.0]]), np.array([80.0])]])

# %% right: copied from another model
import keras
teacher = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
teacher.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([80.0])])
known = keras.Sequential([keras.layers.Input((3,)), keras.layers.Dense(1)])
known.set_weights(teacher.get_weights())

# %% right: loaded weights
import keras, os, tempfile, warnings
first = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
first.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([80.0])])
path = os.path.join(tempfile.mkdtemp(), "w.weights.h5")
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    first.save_weights(path)
    known = keras.models.clone_model(first)
    known.load_weights(path)

# %% wrong: the history of fit
# says: History|fit|model
import keras
net = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
net.compile(optimizer="sgd", loss="mse")
known = net.fit(np.zeros((4, 3)), np.zeros((4, 1)), verbose=0)

# %% wrong: what predict gives
# says: array|predict
import keras
net = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known = net.predict(np.zeros((2, 3)), verbose=0)

# %% wrong: its weights
# says: list|weights
import keras
net = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known = net.get_weights()

# %% wrong: its config
# says: dict|config
import keras
net = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known = net.get_config()

# %% wrong: a function that would build it
# says: function
import keras
def known():
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
known = Net

# %% raises: too many weights set
# says: weights|ValueError
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known.set_weights([np.zeros((3, 1)), np.zeros(1), np.zeros(1), np.zeros(1), np.zeros(1)])

# %% raises: a letter missing in Sequential
# says: AttributeError
import keras
known = keras.Sequental([keras.Input((3,)), keras.layers.Dense(1)])

# %% right: nested lists and float16
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
kernel, bias = [np.array([[2.5], [-4.0], [5.0]]), np.array([80.0])]
known.layers[-1].set_weights([kernel.astype("float16"), bias.astype("float16")])

# %% wrong: the result of compile
# says: compile|nothing|None|empty|returns
import keras
net = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known = net.compile(optimizer="adam", loss="mse")

# %% wrong: the result of summary
# says: summary|nothing|None|empty|returns
import keras
net = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known = net.summary()

# %% wrong: the result of build
# says: build|nothing|None|empty|returns
import keras
net = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known = net.build((None, 3))

# %% wrong: the result of add
# says: add|nothing|None|empty|returns
import keras
net = keras.Sequential([keras.Input((3,))])
known = net.add(keras.layers.Dense(1))
