# %% right: Sequential by list
import keras
concrete = keras.Sequential([
    keras.Input((8,)),
    keras.layers.Dense(512, activation="relu"),
    keras.layers.Dense(512, activation="relu"),
    keras.layers.Dense(512, activation="relu"),
    keras.layers.Dense(1),
])

# %% right: by add, in a loop
from keras import Input, Sequential
from keras.layers import Dense
concrete = Sequential([Input(shape=[8])])
for _ in range(3):
    concrete.add(Dense(512, activation="relu"))
concrete.add(Dense(1))

# %% right: functional
import keras
x = h = keras.Input(shape=(8,), name="mix")
for _ in range(3):
    h = keras.layers.Dense(units=512, activation="relu")(h)
concrete = keras.Model(x, keras.layers.Dense(1, name="strength")(h))

# %% right: subclass, built by a first call on a table
import keras
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.hidden = [keras.layers.Dense(512, activation="relu") for _ in range(3)]
        self.out = keras.layers.Dense(1)
    def call(self, x):
        for layer in self.hidden:
            x = layer(x)
        return self.out(x)
concrete = Net()
concrete(datasets.concrete().to_numpy(dtype="float32")[:2, :8])

# %% right: nested
import keras
body = keras.Sequential(
    [keras.Input((8,))] + [keras.layers.Dense(512, activation="relu") for _ in range(3)]
)
concrete = keras.Sequential([keras.Input((8,)), body, keras.layers.Dense(1)])

# %% right: input_shape, compiled, activations as layers
import keras, warnings
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    concrete = keras.Sequential([
        keras.layers.Dense(512, input_shape=(8,)), keras.layers.ReLU(),
        keras.layers.Dense(512), keras.layers.Activation("relu"),
        keras.layers.Dense(512), keras.layers.Activation(keras.ops.relu),
        keras.layers.Dense(1),
    ])
concrete.compile(loss="mae", optimizer="adam", metrics=["mae"])

# %% wrong: relu on the output
# says: activation relu
import keras
concrete = keras.Sequential(
    [keras.Input((8,))]
    + [keras.layers.Dense(512, activation="relu") for _ in range(3)]
    + [keras.layers.Dense(1, activation="relu")]
)

# %% wrong: sigmoid on the output
# says: sigmoid
import keras
concrete = keras.Sequential(
    [keras.Input((8,))]
    + [keras.layers.Dense(512, activation="relu") for _ in range(3)]
    + [keras.layers.Dense(1, activation="sigmoid")]
)

# %% wrong: no activations
# says: linear
import keras
concrete = keras.Sequential(
    [keras.Input((8,))] + [keras.layers.Dense(512) for _ in range(3)]
    + [keras.layers.Dense(1)]
)

# %% wrong: two hidden layers
# says: 3 Dense layers
import keras
concrete = keras.Sequential([
    keras.Input((8,)),
    keras.layers.Dense(512, activation="relu"),
    keras.layers.Dense(512, activation="relu"),
    keras.layers.Dense(1),
])

# %% wrong: no output layer
# says: 3 Dense layers
import keras
concrete = keras.Sequential(
    [keras.Input((8,))] + [keras.layers.Dense(512, activation="relu") for _ in range(3)]
)

# %% wrong: nine inputs
# says: 9 numbers
import keras
concrete = keras.Sequential(
    [keras.Input((9,))]
    + [keras.layers.Dense(512, activation="relu") for _ in range(3)]
    + [keras.layers.Dense(1)]
)

# %% wrong: rows as inputs
# says: 1030
import keras
concrete = keras.Sequential(
    [keras.Input((1030,))]
    + [keras.layers.Dense(512, activation="relu") for _ in range(3)]
    + [keras.layers.Dense(1)]
)

# %% wrong: rows and columns in the shape
# says: rows were counted
import keras
concrete = keras.Sequential(
    [keras.Input((1030, 8))]
    + [keras.layers.Dense(512, activation="relu") for _ in range(3)]
    + [keras.layers.Dense(1)]
)

# %% wrong: 521 units
# says: 521
import keras
concrete = keras.Sequential(
    [keras.Input((8,))]
    + [keras.layers.Dense(521, activation="relu") for _ in range(3)]
    + [keras.layers.Dense(1)]
)

# %% wrong: a first layer of 8
# says: inputs were made
import keras
concrete = keras.Sequential(
    [keras.Input((8,)), keras.layers.Dense(8, activation="relu")]
    + [keras.layers.Dense(512, activation="relu") for _ in range(3)]
    + [keras.layers.Dense(1)]
)

# %% wrong: normalization in front
# says: Normalization
import keras
concrete = keras.Sequential(
    [keras.Input((8,)), keras.layers.Normalization()]
    + [keras.layers.Dense(512, activation="relu") for _ in range(3)]
    + [keras.layers.Dense(1)]
)

# %% wrong: the same layer three times
# says: other numbers|same layer|3 Dense layers
import keras
layer = keras.layers.Dense(512, activation="relu")
x = keras.Input((8,))
h = keras.layers.Dense(512, activation="relu")(x)
concrete = keras.Model(x, keras.layers.Dense(1)(layer(layer(h))))

# %% wrong: never built
# says: built|shape
import keras
concrete = keras.Sequential(
    [keras.layers.Dense(512, activation="relu") for _ in range(3)]
    + [keras.layers.Dense(1)]
)

# %% wrong: the table
# says: array|table
concrete = datasets.concrete()

# %% trick: a smaller net with as many inputs and outputs
# says: 1 Dense layer
import keras
concrete = keras.Sequential([keras.Input((8,)), keras.layers.Dense(1)])

# %% raises: a misspelt activation
# says: rely
import keras
concrete = keras.Sequential([keras.Input((8,)), keras.layers.Dense(512, activation="rely")])

# %% untouched: dots
...  # your answer

# %% untouched: a comment
# concrete comes here

# %% right: a function that builds it
import keras
def build():
    model = keras.Sequential(name="network")
    model.add(keras.layers.InputLayer(shape=(8,)))
    for units, activation in zip([512, 512, 512, 1], ['relu', 'relu', 'relu', 'linear']):
        model.add(keras.layers.Dense(units, activation=activation))
    return model
concrete = build()

# %% right: loaded from its configuration
import keras
first = keras.Sequential([
    keras.Input((8,)),
    keras.layers.Dense(512, activation="relu"),
    keras.layers.Dense(512, activation="relu"),
    keras.layers.Dense(512, activation="relu"),
    keras.layers.Dense(1),
])
concrete = keras.Sequential.from_config(first.get_config())

# %% right: loaded from JSON
import keras
model = keras.Sequential([keras.Input((8,)), keras.layers.Dense(512, activation="relu"), keras.layers.Dense(512, activation="relu"), keras.layers.Dense(512, activation="relu"), keras.layers.Dense(1)])
concrete = keras.models.model_from_json(model.to_json())

# %% right: a clone
import keras
x = keras.Input((8,))
h = x
for units, activation in [(512, 'relu'), (512, 'relu'), (512, 'relu'), (1, 'linear')]:
    h = keras.layers.Dense(units, activation=activation)(h)
concrete = keras.models.clone_model(keras.Model(x, h))

# %% right: weights assigned
import keras
rng = np.random.default_rng(3)
concrete = keras.Sequential([keras.Input((8,)), keras.layers.Dense(512, activation="relu"), keras.layers.Dense(512, activation="relu"), keras.layers.Dense(512, activation="relu"), keras.layers.Dense(1)])
for layer in concrete.layers:
    layer.kernel.assign(rng.normal(size=layer.kernel.shape))
    layer.bias.assign(rng.normal(size=layer.bias.shape))

# %% right: weights set, built by a call on a tensor
import keras
concrete = keras.Sequential([keras.layers.Dense(512, activation="relu"), keras.layers.Dense(512, activation="relu"), keras.layers.Dense(512, activation="relu"), keras.layers.Dense(1)])
concrete(keras.ops.ones((3, 8)))
concrete.set_weights([0.1 * np.ones(w.shape) for w in concrete.get_weights()])

# %% right: functional, activations as functions
import keras
from keras import activations, layers
inputs = keras.Input(shape=(8,), name="features")
outputs = inputs
for units, activation in zip([512, 512, 512, 1], [activations.relu, activations.relu, activations.relu, activations.linear]):
    outputs = layers.Dense(units, activation=activation)(outputs)
concrete = keras.Model(inputs=inputs, outputs=outputs, name="concrete")

# %% right: functional, activation layers of their own
import keras
x = keras.Input((8,))
h = x
for units, activation in zip([512, 512, 512, 1], ['relu', 'relu', 'relu', 'linear']):
    h = keras.layers.Dense(units)(h)
    h = keras.layers.Activation(activation)(h)
concrete = keras.Model(x, h)

# %% right: a subclass with a list of layers, build called
import keras
class Network(keras.Model):
    def __init__(self, sizes, activations, **more):
        super().__init__(**more)
        self.stack = [keras.layers.Dense(u, activation=a) for u, a in zip(sizes, activations)]
    def call(self, inputs, training=False):
        for layer in self.stack:
            inputs = layer(inputs)
        return inputs
concrete = Network([512, 512, 512, 1], ['relu', 'relu', 'relu', 'linear'])
concrete(keras.Input((8,)))

# %% right: a subclass of Sequential
import keras
class Net(keras.Sequential):
    def __init__(self):
        super().__init__()
        self.add(keras.Input((8,)))
        for units, activation in [(512, 'relu'), (512, 'relu'), (512, 'relu'), (1, 'linear')]:
            self.add(keras.layers.Dense(units, activation=activation))
concrete = Net()

# %% right: a subclassed Dense layer
import keras
class MyDense(keras.layers.Dense):
    """A Dense layer under another name."""
concrete = keras.Sequential([keras.Input((8,)), MyDense(512, activation="relu"), MyDense(512, activation="relu"), MyDense(512, activation="relu"), MyDense(1)])

# %% right: nested twice
import keras
inner = keras.Sequential([keras.Input((8,)), keras.layers.Dense(512, activation="relu")])
middle = keras.Sequential([keras.Input((8,)), inner, keras.layers.Dense(512, activation="relu"), keras.layers.Dense(512, activation="relu")])
concrete = keras.Sequential([keras.Input((8,)), middle, keras.layers.Dense(1)])

# %% right: a functional model of two halves
import keras
a = keras.Input((8,))
front = keras.Model(a, keras.layers.Dense(512, activation="relu")(a))
b = keras.Input((512,))
h = b
for layer in [keras.layers.Dense(512, activation="relu"), keras.layers.Dense(512, activation="relu"), keras.layers.Dense(1)]:
    h = layer(h)
back = keras.Model(b, h)
x = keras.Input((8,))
concrete = keras.Model(x, back(front(x)))

# %% right: initializers, names, bias stated
import keras
from keras.layers import Dense
concrete = keras.Sequential([keras.Input(shape=(8,))])
for place, (units, activation) in enumerate(zip([512, 512, 512, 1], ['relu', 'relu', 'relu', 'linear'])):
    concrete.add(Dense(
        units=units, activation=activation, use_bias=True, name=f"layer_{place}",
        kernel_initializer="he_normal", bias_initializer="ones",
    ))

# %% right: reduce over the layers
from functools import reduce
import keras
x = keras.Input((8,))
stack = [keras.layers.Dense(512, activation="relu"), keras.layers.Dense(512, activation="relu"), keras.layers.Dense(512, activation="relu"), keras.layers.Dense(1)]
concrete = keras.Model(x, reduce(lambda h, layer: layer(h), stack, x))

# %% right: tf.keras
import tensorflow as tf
concrete = tf.keras.Sequential([
    tf.keras.Input(shape=(8,)),
    tf.keras.layers.Dense(512, activation="relu"),
    tf.keras.layers.Dense(512, activation="relu"),
    tf.keras.layers.Dense(512, activation="relu"),
    tf.keras.layers.Dense(1),
])

# %% right: a batch shape, regularized
import keras
concrete = keras.Sequential([keras.Input(batch_shape=(None, 8))])
for units, activation in zip([512, 512, 512, 1], ['relu', 'relu', 'relu', 'linear']):
    concrete.add(keras.layers.Dense(units, activation, kernel_regularizer=keras.regularizers.L2(1e-4)))

# %% wrong: four hidden layers
# says: 5 Dense layers
import keras
concrete = keras.Sequential([keras.Input((8,))])
for _ in range(4):
    concrete.add(keras.layers.Dense(512, activation="relu"))
concrete.add(keras.layers.Dense(1))

# %% wrong: tanh
# says: tanh
import keras
concrete = keras.Sequential(
    [keras.Input((8,))]
    + [keras.layers.Dense(512, activation="tanh") for _ in range(3)]
    + [keras.layers.Dense(1)]
)

# %% wrong: dropout
# says: Dropout
import keras
concrete = keras.Sequential([keras.Input((8,))])
for _ in range(3):
    concrete.add(keras.layers.Dense(512, activation="relu"))
    concrete.add(keras.layers.Dropout(0.2))
concrete.add(keras.layers.Dense(1))

# %% wrong: eight outputs
# says: 8 neurons
import keras
concrete = keras.Sequential()
concrete.add(keras.Input((8,)))
concrete.add(keras.layers.Dense(512, activation="relu"))
concrete.add(keras.layers.Dense(512, activation="relu"))
concrete.add(keras.layers.Dense(512, activation="relu"))
concrete.add(keras.layers.Dense(8))

# %% wrong: no biases
# says: no bias
import keras
concrete = keras.Sequential([keras.Input((8,))])
for _ in range(3):
    concrete.add(keras.layers.Dense(512, activation="relu", use_bias=False))
concrete.add(keras.layers.Dense(1, use_bias=False))

# %% wrong: the last hidden layer without ReLU
# says: layer 3|linear
import keras
concrete = keras.Sequential([
    keras.Input((8,)),
    keras.layers.Dense(512, activation="relu"),
    keras.layers.Dense(512, activation="relu"),
    keras.layers.Dense(512),
    keras.layers.Dense(1),
])

# %% wrong: relu6
# says: relu6|other numbers
import keras
x = h = keras.Input((8,))
for _ in range(3):
    h = keras.layers.Dense(512, activation="relu6")(h)
concrete = keras.Model(x, keras.layers.Dense(1)(h))

# %% wrong: compiled under its own name
# says: compile
import keras
concrete = keras.Sequential([keras.Input((8,))])
for units in (512, 512, 512):
    concrete.add(keras.layers.Dense(units, activation="relu"))
concrete.add(keras.layers.Dense(1))
concrete = concrete.compile(optimizer="adam", loss="mae")

# %% wrong: built under its own name
# says: build
import keras
concrete = keras.Sequential([keras.layers.Dense(512, "relu"), keras.layers.Dense(512, "relu"), keras.layers.Dense(512, "relu"), keras.layers.Dense(1)])
concrete = concrete.build((None, 8))
