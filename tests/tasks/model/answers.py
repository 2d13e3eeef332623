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
import keras
model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])

# %% wrong: rows counted
import keras
model = keras.Sequential([keras.Input((77,)), keras.layers.Dense(1)])

# %% wrong: calories counted too
import keras
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1)])

# %% wrong: each number a row of its own
import keras
model = keras.Sequential([keras.Input((3, 1)), keras.layers.Dense(1)])

# %% wrong: a row with two axes
import keras
model = keras.Sequential([keras.Input((1, 3)), keras.layers.Dense(1)])

# %% wrong: rows and columns stated
import keras
model = keras.Sequential([keras.Input((76, 3)), keras.layers.Dense(1)])

# %% wrong: three separate inputs
import keras
inputs = [keras.Input((1,)) for _ in range(3)]
model = keras.Model(
    inputs, keras.layers.Dense(1)(keras.layers.Concatenate()(inputs))
)

# %% wrong: three neurons
import keras
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(3)])

# %% wrong: a layer for the inputs
import keras
model = keras.Sequential(
    [keras.Input((3,)), keras.layers.Dense(3), keras.layers.Dense(1)]
)

# %% wrong: no layer
import keras
model = keras.Sequential([keras.Input((3,))])

# %% wrong: relu
import keras
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1, activation="relu")])

# %% wrong: sigmoid after it
import keras
model = keras.Sequential(
    [keras.Input((3,)), keras.layers.Dense(1), keras.layers.Activation("sigmoid")]
)

# %% wrong: no bias
import keras
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1, use_bias=False)])

# %% wrong: dropout
import keras
model = keras.Sequential(
    [keras.Input((3,)), keras.layers.Dropout(0.2), keras.layers.Dense(1)]
)

# %% wrong: normalization
import keras
model = keras.Sequential(
    [keras.Input((3,)), keras.layers.Normalization(), keras.layers.Dense(1)]
)

# %% wrong: rescaled
import keras
model = keras.Sequential(
    [keras.Input((3,)), keras.layers.Rescaling(0.1), keras.layers.Dense(1)]
)

# %% wrong: inputs never stated
import keras
model = keras.Sequential([keras.layers.Dense(1)])

# %% wrong: a subclass never called
import keras
class Plane(keras.Model):
    def __init__(self):
        super().__init__()
        self.unit = keras.layers.Dense(1)
    def call(self, inputs):
        return self.unit(inputs)
model = Plane()

# %% wrong: the layer
import keras
model = keras.layers.Dense(1)
model.build((None, 3))

# %% wrong: the class
import keras
model = keras.Sequential

# %% wrong: a list of layers
import keras
model = [keras.Input((3,)), keras.layers.Dense(1)]

# %% wrong: the summary
import keras
model = "Sequential with 4 parameters"

# %% wrong: the output's last axis is lost
import keras
x = keras.Input((3,))
model = keras.Model(x, keras.ops.squeeze(keras.layers.Dense(1)(x), axis=-1))

# %% wrong: two outputs
import keras
x = keras.Input((3,))
y = keras.layers.Dense(1)(x)
model = keras.Model(x, [y, y])

# %% trick: a weightless rule
import keras
x = keras.Input((3,))
model = keras.Model(x, keras.ops.sum(x, axis=-1, keepdims=True))

# %% trick: a name that looks like a model
class Sequential:
    built = True
    layers = []
    weights = []
model = Sequential()

# %% raises: its own call stops
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
import keras
model = keras.Sequential([keras.Input(3), keras.layers.Dense(1)])

# %% untouched: dots
...  # your answer

# %% untouched: None
model = None
