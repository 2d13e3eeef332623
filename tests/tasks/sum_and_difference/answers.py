# %% right: set_weights
import keras
sum_and_difference = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
sum_and_difference.set_weights([np.array([[1.0, 1.0], [1.0, -1.0]]), np.zeros(2)])

# %% right: no bias
import keras
sum_and_difference = keras.Sequential()
sum_and_difference.add(keras.Input((2,)))
sum_and_difference.add(keras.layers.Dense(2, use_bias=False))
sum_and_difference.set_weights([np.array([[1.0, 1.0], [1.0, -1.0]])])

# %% right: functional, column by column
import keras
x = keras.Input((2,))
layer = keras.layers.Dense(2, name="both")
sum_and_difference = keras.Model(x, layer(x))
layer.kernel.assign(np.column_stack([[1, 1], [1, -1]]))

# %% right: subclass
import keras
class Both(keras.Model):
    def __init__(self):
        super().__init__()
        self.both = keras.layers.Dense(2)
    def call(self, x):
        return self.both(x)
sum_and_difference = Both()
sum_and_difference(np.array([[1.0, 2.0]]))
sum_and_difference.set_weights([np.array([[1, 1], [1, -1]]), np.array([0, 0])])

# %% right: nested
import keras
inner = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
inner.set_weights([np.array([[1.0, 1.0], [1.0, -1.0]]), np.zeros(2)])
sum_and_difference = keras.Sequential([keras.Input((2,)), inner])

# %% right: input_shape
import keras, warnings
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    sum_and_difference = keras.Sequential(
        [keras.layers.Dense(2, input_shape=(2,), activation="linear")]
    )
sum_and_difference.layers[0].set_weights(
    [np.array([[1, 1], [1, -1]]), np.array([0, 0])]
)

# %% right: built by a first call, float64
import keras
sum_and_difference = keras.Sequential([keras.layers.Dense(2, dtype="float64")])
sum_and_difference(np.ones((1, 2)))
sum_and_difference.weights[0].assign([[1, 1], [1, -1]])

# %% right: fitted
import keras
sum_and_difference = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
sum_and_difference.compile(loss="mse", optimizer=keras.optimizers.SGD(0.5))
X = np.random.default_rng(0).uniform(-1, 1, (200, 2))
Y = np.column_stack([X[:, 0] + X[:, 1], X[:, 0] - X[:, 1]])
sum_and_difference.fit(X, Y, epochs=20, verbose=0)

# %% right: near enough by fitting
import keras
sum_and_difference = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
sum_and_difference.set_weights(
    [np.array([[1.003, 0.998], [0.999, -1.002]]), np.array([0.01, -0.02])]
)

# %% wrong: random weights
# says: random|set
import keras
sum_and_difference = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])

# %% wrong: neurons swapped
# says: changed places|swapped|order
import keras
sum_and_difference = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
sum_and_difference.set_weights([np.array([[1.0, 1.0], [-1.0, 1.0]]), np.zeros(2)])

# %% wrong: the other difference
# says: difference
import keras
sum_and_difference = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
sum_and_difference.set_weights([np.array([[1.0, -1.0], [1.0, 1.0]]), np.zeros(2)])

# %% wrong: two sums
# says: sum|difference
import keras
sum_and_difference = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
sum_and_difference.set_weights([np.ones((2, 2)), np.zeros(2)])

# %% wrong: two minus signs
# says: sign|minus
import keras
sum_and_difference = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
sum_and_difference.set_weights([np.array([[1.0, -1.0], [1.0, -1.0]]), np.zeros(2)])

# %% wrong: biases of one
# says: bias
import keras
sum_and_difference = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
sum_and_difference.set_weights([np.array([[1.0, 1.0], [1.0, -1.0]]), np.ones(2)])

# %% wrong: one input each
# says: inputs|input
import keras
sum_and_difference = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
sum_and_difference.set_weights([np.eye(2), np.zeros(2)])

# %% wrong: no known mistake
# says: expected
import keras
sum_and_difference = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
sum_and_difference.set_weights([np.array([[1.0, 2.0], [1.0, -1.0]]), np.zeros(2)])

# %% wrong: relu cuts the difference
# says: relu
import keras
sum_and_difference = keras.Sequential(
    [keras.Input((2,)), keras.layers.Dense(2, activation="relu")]
)
sum_and_difference.set_weights([np.array([[1.0, 1.0], [1.0, -1.0]]), np.zeros(2)])

# %% wrong: one neuron
# says: 1 neuron|1 unit|1 output
import keras
sum_and_difference = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])

# %% wrong: three neurons
# says: 3 neurons|3 units|3 outputs
import keras
sum_and_difference = keras.Sequential([keras.Input((2,)), keras.layers.Dense(3)])

# %% wrong: a layer for the inputs
# says: layer
import keras
sum_and_difference = keras.Sequential(
    [keras.Input((2,)), keras.layers.Dense(2), keras.layers.Dense(2)]
)

# %% wrong: one layer after another
# says: layer
import keras
sum_and_difference = keras.Sequential(
    [keras.Input((2,)), keras.layers.Dense(1), keras.layers.Dense(1)]
)

# %% wrong: one input
# says: 1 input|inputs|1 number
import keras
sum_and_difference = keras.Sequential([keras.Input((1,)), keras.layers.Dense(2)])

# %% wrong: two layers side by side
# says: layer
import keras
x = keras.Input((2,))
plus, minus = keras.layers.Dense(1), keras.layers.Dense(1)
y = keras.layers.Concatenate()([plus(x), minus(x)])
sum_and_difference = keras.Model(x, y)
plus.set_weights([np.array([[1.0], [1.0]]), np.zeros(1)])
minus.set_weights([np.array([[1.0], [-1.0]]), np.zeros(1)])

# %% wrong: never built
# says: no shapes|no weights
import keras
sum_and_difference = keras.Sequential([keras.layers.Dense(2)])

# %% wrong: the layer
# says: layer
import keras
sum_and_difference = keras.layers.Dense(2)
sum_and_difference.build((None, 2))

# %% wrong: a function
# says: function
def sum_and_difference(x):
    return x[0] + x[1], x[0] - x[1]

# %% wrong: the drawing
# says: text|model
from neurons import draw
sum_and_difference = draw.diagram("sum_and_difference")

# %% raises: kernel as a flat list
# says: shape|ValueError
import keras
sum_and_difference = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
sum_and_difference.set_weights([np.array([1.0, 1.0, 1.0, -1.0]), np.zeros(2)])

# %% trick: a Lambda layer
# says: Lambda|weights|Dense
import keras
sum_and_difference = keras.Sequential([
    keras.Input((2,)),
    keras.layers.Lambda(lambda x: keras.ops.stack([x[:, 0] + x[:, 1], x[:, 0] - x[:, 1]], 1)),
])

# %% trick: nan
# says: nan
import keras
sum_and_difference = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
sum_and_difference.set_weights([np.full((2, 2), np.nan), np.zeros(2)])

# %% trick: right for the published pair alone
# says: expected
import keras
sum_and_difference = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
sum_and_difference.set_weights([np.zeros((2, 2)), np.array([10.0, 4.0])])

# %% untouched: dots
...  # your answer

# %% untouched: None
sum_and_difference = None

# %% right: loaded from a config
import keras
base = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
sum_and_difference = keras.Sequential.from_config(base.get_config())
sum_and_difference.set_weights([np.array([[1.0, 1.0], [1.0, -1.0]]), np.zeros(2)])

# %% right: a clone
import keras
first = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
sum_and_difference = keras.models.clone_model(first)
sum_and_difference.set_weights([np.array([[1.0, 1.0], [1.0, -1.0]]), np.zeros(2)])

# %% right: from JSON
import keras
text = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)]).to_json()
sum_and_difference = keras.models.model_from_json(text)
sum_and_difference.set_weights([np.array([[1.0, 1.0], [1.0, -1.0]]), np.zeros(2)])

# %% right: saved and loaded
import keras, os, tempfile, warnings
first = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
first.set_weights([np.array([[1.0, 1.0], [1.0, -1.0]]), np.zeros(2)])
path = os.path.join(tempfile.mkdtemp(), "model.keras")
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    first.save(path)
    sum_and_difference = keras.models.load_model(path)

# %% right: a function that builds it
import keras
def build(n_inputs=2):
    net = keras.Sequential()
    net.add(keras.Input(shape=(n_inputs,)))
    net.add(keras.layers.Dense(2))
    return net
sum_and_difference = build()
sum_and_difference.set_weights([np.array([[1.0, 1.0], [1.0, -1.0]]), np.zeros(2)])

# %% right: a loop over the layers
import keras
x = inputs = keras.Input((2,))
for layer in [keras.layers.Dense(2)]:
    x = layer(x)
sum_and_difference = keras.Model(inputs, x)
sum_and_difference.set_weights([np.array([[1.0, 1.0], [1.0, -1.0]]), np.zeros(2)])

# %% right: reduce over the layers
from functools import reduce
import keras
inputs = keras.Input((2,))
outputs = reduce(lambda x, layer: layer(x), [keras.layers.Dense(2)], inputs)
sum_and_difference = keras.Model(inputs=inputs, outputs=outputs)
sum_and_difference.set_weights([np.array([[1.0, 1.0], [1.0, -1.0]]), np.zeros(2)])

# %% right: partial Dense
from functools import partial
import keras
Dense = partial(keras.layers.Dense, use_bias=True)
sum_and_difference = keras.Sequential([keras.layers.Input((2,)), Dense(2)])
sum_and_difference.set_weights([np.array([[1.0, 1.0], [1.0, -1.0]]), np.zeros(2)])

# %% right: a static method
import keras
class Models:
    @staticmethod
    def make():
        return keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
sum_and_difference = Models.make()
sum_and_difference.set_weights([np.array([[1.0, 1.0], [1.0, -1.0]]), np.zeros(2)])

# %% right: a class method
import keras
class Net:
    n_inputs = 2
    @classmethod
    def make(cls):
        inputs = keras.Input(shape=(cls.n_inputs,))
        x = inputs
        x = keras.layers.Dense(2)(x)
        return keras.Model(inputs, x)
sum_and_difference = Net.make()
sum_and_difference.set_weights([np.array([[1.0, 1.0], [1.0, -1.0]]), np.zeros(2)])

# %% right: a dataclass that builds it
from dataclasses import dataclass
import keras
@dataclass
class Builder:
    inputs: int = 2
    def __call__(self):
        return keras.Sequential([keras.Input((self.inputs,)), keras.layers.Dense(2)])
sum_and_difference = Builder()()
sum_and_difference.set_weights([np.array([[1.0, 1.0], [1.0, -1.0]]), np.zeros(2)])

# %% right: subclass of Sequential
import keras
class Net(keras.Sequential):
    def __init__(self):
        super().__init__([keras.Input((2,)), keras.layers.Dense(2)])
sum_and_difference = Net()
sum_and_difference.set_weights([np.array([[1.0, 1.0], [1.0, -1.0]]), np.zeros(2)])

# %% right: subclass with a list of layers
import keras
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.stack = [keras.layers.Dense(2)]
    def call(self, x):
        for layer in self.stack:
            x = layer(x)
        return x
sum_and_difference = Net()
sum_and_difference(keras.ops.zeros((1, 2)))
sum_and_difference.set_weights([np.array([[1.0, 1.0], [1.0, -1.0]]), np.zeros(2)])

# %% right: a layer taken off again
import keras
sum_and_difference = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2), keras.layers.Dense(7)])
sum_and_difference.pop()
sum_and_difference.set_weights([np.array([[1.0, 1.0], [1.0, -1.0]]), np.zeros(2)])

# %% right: through TensorFlow's name
import tensorflow as tf
sum_and_difference = tf.keras.Sequential([tf.keras.layers.InputLayer(shape=(2,)), tf.keras.layers.Dense(2)])
sum_and_difference.set_weights([np.array([[1.0, 1.0], [1.0, -1.0]]), np.zeros(2)])

# %% right: frozen and compiled
import keras
sum_and_difference = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
sum_and_difference.set_weights([np.array([[1.0, 1.0], [1.0, -1.0]]), np.zeros(2)])
sum_and_difference.trainable = False
sum_and_difference.compile(optimizer="adam", loss="mse", metrics=["mae"])

# %% right: inputs and outputs of another model
import keras
base = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
base.set_weights([np.array([[1.0, 1.0], [1.0, -1.0]]), np.zeros(2)])
sum_and_difference = keras.Model(base.inputs, base.outputs)

# %% right: nested in a functional model
import keras
inner = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
inner.set_weights([np.array([[1.0, 1.0], [1.0, -1.0]]), np.zeros(2)])
x = keras.Input((2,))
sum_and_difference = keras.Model(x, inner(x))

# %% right: with type hints
import keras
layers: list[keras.layers.Layer] = [keras.layers.Dense(2)]
sum_and_difference: keras.Model = keras.Sequential([keras.Input(shape=(2,)), *layers], name="answer")
sum_and_difference.set_weights([np.array([[1.0, 1.0], [1.0, -1.0]]), np.zeros(2)])

# %% right: with the backend's float64 for all
import keras
sum_and_difference = keras.Sequential([keras.Input((2,), dtype="float64"), keras.layers.Dense(2, dtype="float64")])
sum_and_difference.predict(np.zeros((2, 2)), verbose=0)
sum_and_difference.set_weights([np.array([[1.0, 1.0], [1.0, -1.0]]), np.zeros(2)])

# %% right: float16 layers
import keras
sum_and_difference = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2, dtype="float16")])
sum_and_difference.set_weights([np.array([[1.0, 1.0], [1.0, -1.0]]), np.zeros(2)])

# %% right: assigned one by one
import keras
sum_and_difference = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
for variable, values in zip(sum_and_difference.weights, [np.array([[1.0, 1.0], [1.0, -1.0]]), np.zeros(2)]):
    variable.assign(values)

# %% right: read-only arrays in Fortran order
import keras
sum_and_difference = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
values = [np.asfortranarray(v) for v in [np.array([[1.0, 1.0], [1.0, -1.0]]), np.zeros(2)]]
for v in values:
    v.setflags(write=False)
sum_and_difference.set_weights(values)

# %% right: nested lists and float16
import keras
sum_and_difference = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
kernel, bias = [np.array([[1.0, 1.0], [1.0, -1.0]]), np.zeros(2)]
sum_and_difference.layers[-1].set_weights([kernel.astype("float16"), bias.astype("float16")])

# %% right: longdouble values
import keras
sum_and_difference = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
sum_and_difference.set_weights([np.asarray(v, dtype=np.longdouble) for v in [np.array([[1.0, 1.0], [1.0, -1.0]]), np.zeros(2)]])

# %% right: copied from another model
import keras
teacher = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
teacher.set_weights([np.array([[1.0, 1.0], [1.0, -1.0]]), np.zeros(2)])
sum_and_difference = keras.Sequential([keras.layers.Input((2,)), keras.layers.Dense(2)])
sum_and_difference.set_weights(teacher.get_weights())

# %% right: loaded weights
import keras, os, tempfile, warnings
first = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
first.set_weights([np.array([[1.0, 1.0], [1.0, -1.0]]), np.zeros(2)])
path = os.path.join(tempfile.mkdtemp(), "w.weights.h5")
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    first.save_weights(path)
    sum_and_difference = keras.models.clone_model(first)
    sum_and_difference.load_weights(path)

# %% wrong: the history of fit
# says: History|fit|model
import keras
net = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
net.compile(optimizer="sgd", loss="mse")
sum_and_difference = net.fit(np.zeros((4, 2)), np.zeros((4, 2)), verbose=0)

# %% wrong: what predict gives
# says: array|predict
import keras
net = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
sum_and_difference = net.predict(np.zeros((2, 2)), verbose=0)

# %% wrong: its weights
# says: list|weights
import keras
net = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
sum_and_difference = net.get_weights()

# %% wrong: its config
# says: dict|config
import keras
net = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
sum_and_difference = net.get_config()

# %% wrong: a function that would build it
# says: function
import keras
def sum_and_difference():
    return keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])

# %% wrong: the class of its own, not an object of it
# says: class
import keras
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.unit = keras.layers.Dense(2)
    def call(self, x):
        return self.unit(x)
sum_and_difference = Net

# %% raises: too many weights set
# says: weights|ValueError
import keras
sum_and_difference = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
sum_and_difference.set_weights([np.zeros((2, 1)), np.zeros(1), np.zeros(1), np.zeros(1), np.zeros(1)])

# %% raises: a letter missing in Sequential
# says: AttributeError
import keras
sum_and_difference = keras.Sequental([keras.Input((2,)), keras.layers.Dense(2)])

# %% wrong: the result of compile
# says: compile|nothing|None|empty|returns
import keras
net = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
sum_and_difference = net.compile(optimizer="adam", loss="mse")

# %% wrong: the result of summary
# says: summary|nothing|None|empty|returns
import keras
net = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
sum_and_difference = net.summary()

# %% wrong: the result of build
# says: build|nothing|None|empty|returns
import keras
net = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
sum_and_difference = net.build((None, 2))

# %% wrong: the result of add
# says: add|nothing|None|empty|returns
import keras
net = keras.Sequential([keras.Input((2,))])
sum_and_difference = net.add(keras.layers.Dense(2))
