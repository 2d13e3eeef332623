# %% right: Sequential and set_weights
import keras
house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
house.set_weights([np.array([[200.0]]), np.array([100.0])])

# %% right: a bare layer, built by a call
import keras
house = keras.layers.Dense(1)
house(np.array([[1.0], [2.0]]))
house.set_weights([np.array([[200.0]]), np.array([100.0])])

# %% right: a layer built by shape
from keras.layers import Dense
house = Dense(1)
house.build((None, 1))
house.kernel.assign([[200.0]])
house.bias.assign([100.0])

# %% right: add
import keras
house = keras.Sequential()
house.add(keras.Input(shape=(1,)))
house.add(keras.layers.Dense(units=1, activation="linear", name="price"))
house.layers[0].set_weights([np.array([[200.0]]), np.array([100.0])])

# %% right: functional
import keras
size = keras.Input((1,))
house = keras.Model(size, keras.layers.Dense(1)(size))
house.set_weights([np.array([[200.0]]), np.array([100.0])])

# %% right: subclass
import keras
class House(keras.Model):
    def __init__(self):
        super().__init__()
        self.price = keras.layers.Dense(1)
    def call(self, size):
        return self.price(size)
house = House()
house(np.array([[1.0]]))
house.set_weights([np.array([[200.0]]), np.array([100.0])])

# %% right: nested
import keras
inner = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
house = keras.Sequential([keras.Input((1,)), inner])
house.set_weights([np.array([[200.0]]), np.array([100.0])])

# %% right: input_shape in the layer, initial values
import keras, warnings
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    house = keras.Sequential([
        keras.layers.Dense(
            1, input_shape=[1],
            kernel_initializer=keras.initializers.Constant(200),
            bias_initializer=keras.initializers.Constant(100),
        )
    ])

# %% right: fitted
import keras
house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
house.compile(loss="mse", optimizer=keras.optimizers.SGD(0.1))
sizes, prices = np.array([[1.0], [2.0]]), np.array([[300.0], [500.0]])
house.fit(sizes, prices, epochs=400, verbose=0)

# %% right: near enough by fitting
import keras
house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
house.set_weights([np.array([[199.3]]), np.array([101.2]) ])

# %% right: float64
import keras
house = keras.layers.Dense(1, dtype="float64")
house.build((None, 1))
house.set_weights([np.array([[200.0]]), np.array([100.0])])

# %% wrong: random weights
# says: weights
import keras
house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])

# %% wrong: weight and bias swapped
# says: changed places
import keras
house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
house.set_weights([np.array([[100.0]]), np.array([200.0])])

# %% wrong: no bias set
# says: bias
import keras
house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
house.set_weights([np.array([[200.0]]), np.array([0.0])])

# %% wrong: first house only
# says: first
import keras
house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
house.set_weights([np.array([[300.0]]), np.array([0.0])])

# %% wrong: square feet
# says: square feet
import keras
house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
house.set_weights([np.array([[0.2]]), np.array([100.0])])

# %% wrong: dollars
# says: dollars
import keras
house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
house.set_weights([np.array([[200000.0]]), np.array([100000.0])])

# %% wrong: a number of its own and no bias
# says: bias
import keras
house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
house.set_weights([np.array([[250.0]]), np.array([0.0])])

# %% wrong: not trained to the end
# says: 305, 495
import keras
house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
house.set_weights([np.array([[190.0]]), np.array([115.0])])

# %% wrong: never built
# says: no weights|no shapes
import keras
house = keras.layers.Dense(1)

# %% wrong: never built model
# says: no weights|no shapes
import keras
house = keras.Sequential([keras.layers.Dense(1)])

# %% wrong: two neurons
# says: 2 neurons|2 units
import keras
house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(2)])

# %% wrong: two layers
# says: 2 layers|one layer|1 layer|layers
import keras
house = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1), keras.layers.Dense(1)]
)

# %% wrong: a Flatten besides
# says: Flatten
import keras
house = keras.Sequential(
    [keras.Input((1,)), keras.layers.Flatten(), keras.layers.Dense(1)]
)
house.set_weights([np.array([[200.0]]), np.array([100.0])])

# %% wrong: the class
# says: class
import keras
house = keras.layers.Dense

# %% wrong: a function
# says: function
def house(size):
    return 200 * size + 100

# %% wrong: the prices
# says: array
house = np.array([[300.0], [500.0]])

# %% wrong: the layer's output
# says: array
import keras
layer = keras.layers.Dense(1)
house = layer(np.array([[1.0], [2.0]]))

# %% trick: no neuron, a rule
# says: Rescaling|Dense
import keras
house = keras.Sequential(
    [keras.Input((1,)), keras.layers.Rescaling(200.0, offset=100.0)]
)

# %% trick: a layer that knows the answers
# says: Known|Dense
import keras
class Known(keras.layers.Layer):
    def build(self, shape):
        self.built = True
    def call(self, x):
        return x * 200 + 100
house = keras.Sequential([keras.Input((1,)), Known()])

# %% raises: weights before building
# says: ValueError
import keras
house = keras.layers.Dense(1)
house.set_weights([np.array([[200.0]]), np.array([100.0])])

# %% wrong: two inputs
# says: 2 inputs|inputs
import keras
house = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])

# %% untouched: dots
...  # your answer

# %% untouched: None
house = None

# %% right: loaded from a config
import keras
base = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
house = keras.Sequential.from_config(base.get_config())
house.set_weights([np.array([[200.0]]), np.array([100.0])])

# %% right: a clone
import keras
first = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
house = keras.models.clone_model(first)
house.set_weights([np.array([[200.0]]), np.array([100.0])])

# %% right: from JSON
import keras
text = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)]).to_json()
house = keras.models.model_from_json(text)
house.set_weights([np.array([[200.0]]), np.array([100.0])])

# %% right: saved and loaded
import keras, os, tempfile, warnings
first = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
first.set_weights([np.array([[200.0]]), np.array([100.0])])
path = os.path.join(tempfile.mkdtemp(), "model.keras")
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    first.save(path)
    house = keras.models.load_model(path)

# %% right: a function that builds it
import keras
def build(n_inputs=1):
    net = keras.Sequential()
    net.add(keras.Input(shape=(n_inputs,)))
    net.add(keras.layers.Dense(1))
    return net
house = build()
house.set_weights([np.array([[200.0]]), np.array([100.0])])

# %% right: a loop over the layers
import keras
x = inputs = keras.Input((1,))
for layer in [keras.layers.Dense(1)]:
    x = layer(x)
house = keras.Model(inputs, x)
house.set_weights([np.array([[200.0]]), np.array([100.0])])

# %% right: reduce over the layers
from functools import reduce
import keras
inputs = keras.Input((1,))
outputs = reduce(lambda x, layer: layer(x), [keras.layers.Dense(1)], inputs)
house = keras.Model(inputs=inputs, outputs=outputs)
house.set_weights([np.array([[200.0]]), np.array([100.0])])

# %% right: partial Dense
from functools import partial
import keras
Dense = partial(keras.layers.Dense, use_bias=True)
house = keras.Sequential([keras.layers.Input((1,)), Dense(1)])
house.set_weights([np.array([[200.0]]), np.array([100.0])])

# %% right: a static method
import keras
class Models:
    @staticmethod
    def make():
        return keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
house = Models.make()
house.set_weights([np.array([[200.0]]), np.array([100.0])])

# %% right: a class method
import keras
class Net:
    n_inputs = 1
    @classmethod
    def make(cls):
        inputs = keras.Input(shape=(cls.n_inputs,))
        x = inputs
        x = keras.layers.Dense(1)(x)
        return keras.Model(inputs, x)
house = Net.make()
house.set_weights([np.array([[200.0]]), np.array([100.0])])

# %% right: a dataclass that builds it
from dataclasses import dataclass
import keras
@dataclass
class Builder:
    inputs: int = 1
    def __call__(self):
        return keras.Sequential([keras.Input((self.inputs,)), keras.layers.Dense(1)])
house = Builder()()
house.set_weights([np.array([[200.0]]), np.array([100.0])])

# %% right: subclass of Sequential
import keras
class Net(keras.Sequential):
    def __init__(self):
        super().__init__([keras.Input((1,)), keras.layers.Dense(1)])
house = Net()
house.set_weights([np.array([[200.0]]), np.array([100.0])])

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
house = Net()
house(keras.ops.zeros((1, 1)))
house.set_weights([np.array([[200.0]]), np.array([100.0])])

# %% right: a layer taken off again
import keras
house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1), keras.layers.Dense(7)])
house.pop()
house.set_weights([np.array([[200.0]]), np.array([100.0])])

# %% right: through TensorFlow's name
import tensorflow as tf
house = tf.keras.Sequential([tf.keras.layers.InputLayer(shape=(1,)), tf.keras.layers.Dense(1)])
house.set_weights([np.array([[200.0]]), np.array([100.0])])

# %% right: frozen and compiled
import keras
house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
house.set_weights([np.array([[200.0]]), np.array([100.0])])
house.trainable = False
house.compile(optimizer="adam", loss="mse", metrics=["mae"])

# %% right: inputs and outputs of another model
import keras
base = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
base.set_weights([np.array([[200.0]]), np.array([100.0])])
house = keras.Model(base.inputs, base.outputs)

# %% right: nested in a functional model
import keras
inner = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
inner.set_weights([np.array([[200.0]]), np.array([100.0])])
x = keras.Input((1,))
house = keras.Model(x, inner(x))

# %% right: with type hints
import keras
layers: list[keras.layers.Layer] = [keras.layers.Dense(1)]
house: keras.Model = keras.Sequential([keras.Input(shape=(1,)), *layers], name="answer")
house.set_weights([np.array([[200.0]]), np.array([100.0])])

# %% right: with the backend's float64 for all
import keras
house = keras.Sequential([keras.Input((1,), dtype="float64"), keras.layers.Dense(1, dtype="float64")])
house.predict(np.zeros((2, 1)), verbose=0)
house.set_weights([np.array([[200.0]]), np.array([100.0])])

# %% right: float16 layers
import keras
house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, dtype="float16")])
house.set_weights([np.array([[200.0]]), np.array([100.0])])

# %% right: assigned one by one
import keras
house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
for variable, values in zip(house.weights, [np.array([[200.0]]), np.array([100.0])]):
    variable.assign(values)

# %% right: read-only arrays in Fortran order
import keras
house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
values = [np.asfortranarray(v) for v in [np.array([[200.0]]), np.array([100.0])]]
for v in values:
    v.setflags(write=False)
house.set_weights(values)

# %% right: longdouble values
import keras
house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
house.set_weights([np.asarray(v, dtype=np.longdouble) for v in [np.array([[200.0]]), np.array([100.0])]])

# %% right: copied from another model
import keras
teacher = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
teacher.set_weights([np.array([[200.0]]), np.array([100.0])])
house = keras.Sequential([keras.layers.Input((1,)), keras.layers.Dense(1)])
house.set_weights(teacher.get_weights())

# %% right: loaded weights
import keras, os, tempfile, warnings
first = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
first.set_weights([np.array([[200.0]]), np.array([100.0])])
path = os.path.join(tempfile.mkdtemp(), "w.weights.h5")
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    first.save_weights(path)
    house = keras.models.clone_model(first)
    house.load_weights(path)

# %% wrong: the history of fit
# says: History|fit|model
import keras
net = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
net.compile(optimizer="sgd", loss="mse")
house = net.fit(np.zeros((4, 1)), np.zeros((4, 1)), verbose=0)

# %% wrong: what predict gives
# says: array|predict
import keras
net = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
house = net.predict(np.zeros((2, 1)), verbose=0)

# %% wrong: its weights
# says: list|weights
import keras
net = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
house = net.get_weights()

# %% wrong: its config
# says: dict|config
import keras
net = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
house = net.get_config()

# %% wrong: a function that would build it
# says: function
import keras
def house():
    return keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])

# %% wrong: the class of its own, not an object of it
# says: class
import keras
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.unit = keras.layers.Dense(1)
    def call(self, x):
        return self.unit(x)
house = Net

# %% raises: too many weights set
# says: weights|ValueError
import keras
house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
house.set_weights([np.zeros((1, 1)), np.zeros(1), np.zeros(1), np.zeros(1), np.zeros(1)])

# %% raises: a letter missing in Sequential
# says: AttributeError
import keras
house = keras.Sequental([keras.Input((1,)), keras.layers.Dense(1)])

# %% right: nested lists and float16
import keras
house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
kernel, bias = [np.array([[200.0]]), np.array([100.0])]
house.layers[-1].set_weights([kernel.astype("float16"), bias.astype("float16")])

# %% wrong: tanh
# says: tanh
import keras
house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, activation="tanh")])
house.set_weights([np.array([[200.0]]), np.array([100.0])])

# %% wrong: only the weight assigned
# says: bias
import keras
house = keras.layers.Dense(1)
house.build((None, 1))
house.kernel.assign([[200.0]])

# %% wrong: only the bias assigned
# says: weight
import keras
house = keras.layers.Dense(1)
house.build((None, 1))
house.bias.assign([100.0])

# %% wrong: fitted for one epoch
# says: fit | train | epochs | which weight
import keras
house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
house.compile(loss="mse", optimizer="adam")
house.fit(np.array([[1.0], [2.0]]), np.array([[300.0], [500.0]]), epochs=1, verbose=0)

# %% wrong: fitted from prices to sizes
# says: sizes | changed places | which weight
import keras
house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
house.compile(loss="mse", optimizer=keras.optimizers.SGD(1e-7))
sizes, prices = np.array([[1.0], [2.0]]), np.array([[300.0], [500.0]])
house.fit(prices, sizes, epochs=50, verbose=0)

# %% wrong: a rate so large that nothing is left but nan
# says: nan
import keras
house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
house.compile(loss="mse", optimizer=keras.optimizers.SGD(1000.0))
house.fit(np.array([[1.0], [2.0]]), np.array([[300.0], [500.0]]), epochs=100, verbose=0)

# %% wrong: compiled, never fitted
# says: random
import keras
house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
house.compile(optimizer="sgd", loss="mean_squared_error")

# %% wrong: no bias in the layer
# says: bias
import keras
house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, use_bias=False)])
house.set_weights([np.array([[200.0]])])

# %% wrong: a ReLU layer besides
# says: ReLU
import keras
house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1), keras.layers.ReLU()])
house.set_weights([np.array([[200.0]]), np.array([100.0])])

# %% wrong: dropout besides
# says: Dropout
import keras
house = keras.Sequential()
house.add(keras.Input((1,)))
house.add(keras.layers.Dense(1))
house.add(keras.layers.Dropout(0.5))

# %% wrong: normalized first
# says: Normalization
import keras
normalize = keras.layers.Normalization()
normalize.adapt(np.array([[1.0], [2.0]]))
house = keras.Sequential([keras.Input((1,)), normalize, keras.layers.Dense(1)])

# %% wrong: a hidden layer first
# says: layer
import keras
x = keras.Input((1,))
h = keras.layers.Dense(8, activation="relu")(x)
house = keras.Model(x, keras.layers.Dense(1)(h))

# %% wrong: sigmoid on the neuron
# says: sigmoid
import keras
house = keras.layers.Dense(1, activation="sigmoid")
house(np.zeros((1, 1)))
house.set_weights([np.array([[200.0]]), np.array([100.0])])

# %% wrong: a tuple of layer and weights
# says: list | things
import keras
layer = keras.layers.Dense(1)
house = layer, [200.0, 100.0]

# %% wrong: a dictionary of weights
# says: dict
house = {"w": 200, "b": 100}

# %% wrong: the result of compile
# says: compile|nothing|None|empty|returns
import keras
net = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
house = net.compile(optimizer="adam", loss="mse")

# %% wrong: the result of summary
# says: summary|nothing|None|empty|returns
import keras
net = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
house = net.summary()

# %% wrong: the result of build
# says: build|nothing|None|empty|returns
import keras
net = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
house = net.build((None, 1))

# %% wrong: the result of add
# says: add|nothing|None|empty|returns
import keras
net = keras.Sequential([keras.Input((1,))])
house = net.add(keras.layers.Dense(1))

# %% right: solved from the two houses, then set
import keras
A = np.array([[1.0, 1.0], [2.0, 1.0]])
w, b = np.linalg.solve(A, [300.0, 500.0])
house = keras.layers.Dense(units=1)
house(np.zeros((1, 1)))
house.set_weights([np.array([[w]]), np.array([b])])

# %% right: kernel and bias assigned
import keras
house = keras.Sequential([keras.layers.Input(shape=(1,)), keras.layers.Dense(1, name="price")])
house.get_layer("price").kernel.assign([[200]])
house.get_layer("price").bias.assign([100])

# %% right: constant initializers by name
import keras
from keras import initializers
house = keras.models.Sequential()
house.add(keras.Input(shape=[1]))
house.add(keras.layers.Dense(1, kernel_initializer=initializers.Constant(200), bias_initializer=initializers.Constant(100)))

# %% right: a layer class that sets its weights in build
import keras
class Price(keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.line = keras.layers.Dense(1)
    def build(self, shape):
        self.line.build(shape)
        self.line.set_weights([np.array([[200.0]]), np.array([100.0])])
        self.built = True
    def call(self, x):
        return self.line(x)
house = keras.Sequential([keras.Input((1,)), Price()])

# %% right: imports of names alone
from keras import Sequential, Input
from keras.layers import Dense
house = Sequential([Input((1,)), Dense(1)])
house.layers[0].set_weights((np.array([[200]], dtype=int), np.array([100], dtype=int)))

# %% right: the wrong weights first, put right by arithmetic
import keras
house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
W, b = house.get_weights()
W[0, 0] = 500 - 300
b[0] = 300 - W[0, 0]
house.set_weights([W, b])

# %% right: a fit with plain gradient descent, long enough
import keras
house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
house.compile(optimizer=keras.optimizers.SGD(0.2), loss="mse")
house.fit(np.array([[1.0], [2.0]]), np.array([[300.0], [500.0]]), epochs=400, verbose=0)

# %% right: a dictionary of weights
import keras
house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
values = {"kernel": [[200.0]], "bias": [100.0]}
for variable in house.variables:
    variable.assign(values[variable.name])

# %% right: compiled with its weights, summary shown
import keras
house = keras.Sequential([keras.Input(shape=(1,), name="size"), keras.layers.Dense(1, activation="linear", name="neuron")])
house.compile("sgd", "mse")
house.set_weights([np.full((1, 1), 200.0), np.full(1, 100.0)])
assert house.predict(np.array([[1.0], [2.0]]), verbose=0).tolist() == [[300.0], [500.0]]

# %% right: weights read from a fitted line
import keras
slope, start = np.polyfit([1, 2], [300, 500], 1)
inputs = keras.Input(shape=(1,))
dense = keras.layers.Dense(1)
house = keras.Model(inputs=inputs, outputs=dense(inputs))
dense.set_weights([np.array([[slope]]), np.array([start])])
