# %% right: Sequential by list
import keras
small_stack = keras.Sequential([
    keras.Input((2,)),
    keras.layers.Dense(4, activation="relu"),
    keras.layers.Dense(3, activation="relu"),
    keras.layers.Dense(1),
])

# %% right: by add
from keras import Input, Sequential
from keras.layers import Dense
small_stack = Sequential()
small_stack.add(Input(shape=(2,)))
for units in (4, 3):
    small_stack.add(Dense(units, activation="relu"))
small_stack.add(Dense(1, activation="linear", name="output"))

# %% right: functional
import keras
x = keras.Input((2,))
h = keras.layers.Dense(4, "relu")(x)
h = keras.layers.Dense(3, "relu")(h)
small_stack = keras.Model(inputs=x, outputs=keras.layers.Dense(1)(h))

# %% right: subclass, layers named in another order
import keras
class Stack(keras.Model):
    def __init__(self):
        super().__init__()
        self.out = keras.layers.Dense(1)
        self.second = keras.layers.Dense(3, activation="relu")
        self.first = keras.layers.Dense(4, activation="relu")
    def call(self, x):
        return self.out(self.second(self.first(x)))
small_stack = Stack()
small_stack(np.zeros((1, 2)))

# %% right: nested
import keras
hidden = keras.Sequential([
    keras.Input((2,)),
    keras.layers.Dense(4, activation="relu"), keras.layers.Dense(3, activation="relu"),
])
small_stack = keras.Sequential([keras.Input((2,)), hidden, keras.layers.Dense(1)])

# %% right: input_shape
import keras, warnings
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    small_stack = keras.Sequential([
        keras.layers.Dense(4, activation="relu", input_shape=[2]),
        keras.layers.Dense(3, activation="relu"),
        keras.layers.Dense(1),
    ])

# %% right: built by a first call, activations as layers
import keras
small_stack = keras.Sequential([
    keras.layers.Dense(4), keras.layers.ReLU(),
    keras.layers.Dense(3), keras.layers.Activation("relu"),
    keras.layers.Dense(1, activation=None),
])
small_stack.build((None, 2))

# %% right: float64, compiled
import keras
small_stack = keras.Sequential([
    keras.Input((2,), dtype="float64"),
    keras.layers.Dense(4, activation=keras.activations.relu, dtype="float64"),
    keras.layers.Dense(3, activation=keras.activations.relu, dtype="float64"),
    keras.layers.Dense(1, dtype="float64"),
])
small_stack.compile(loss="mse", optimizer="adam")

# %% wrong: no activations
# says: linear
import keras
small_stack = keras.Sequential([
    keras.Input((2,)),
    keras.layers.Dense(4), keras.layers.Dense(3), keras.layers.Dense(1),
])

# %% wrong: relu on the output
# says: activation relu
import keras
small_stack = keras.Sequential([
    keras.Input((2,)),
    keras.layers.Dense(4, activation="relu"),
    keras.layers.Dense(3, activation="relu"),
    keras.layers.Dense(1, activation="relu"),
])

# %% wrong: relu missing in the second layer
# says: linear
import keras
small_stack = keras.Sequential([
    keras.Input((2,)),
    keras.layers.Dense(4, activation="relu"),
    keras.layers.Dense(3),
    keras.layers.Dense(1),
])

# %% wrong: sigmoid inside
# says: sigmoid
import keras
small_stack = keras.Sequential([
    keras.Input((2,)),
    keras.layers.Dense(4, activation="sigmoid"),
    keras.layers.Dense(3, activation="sigmoid"),
    keras.layers.Dense(1),
])

# %% wrong: reverse order
# says: reverse
import keras
small_stack = keras.Sequential([
    keras.Input((2,)),
    keras.layers.Dense(1, activation="relu"),
    keras.layers.Dense(3, activation="relu"),
    keras.layers.Dense(4),
])

# %% wrong: inputs as a layer
# says: inputs were made a Dense layer
import keras
small_stack = keras.Sequential([
    keras.Input((2,)),
    keras.layers.Dense(2, activation="relu"),
    keras.layers.Dense(4, activation="relu"),
    keras.layers.Dense(3, activation="relu"),
    keras.layers.Dense(1),
])

# %% wrong: a layer is missing
# says: 2 Dense layers
import keras
small_stack = keras.Sequential([
    keras.Input((2,)),
    keras.layers.Dense(4, activation="relu"),
    keras.layers.Dense(1),
])

# %% wrong: one input
# says: 1 number per row
import keras
small_stack = keras.Sequential([
    keras.Input((1,)),
    keras.layers.Dense(4, activation="relu"),
    keras.layers.Dense(3, activation="relu"),
    keras.layers.Dense(1),
])

# %% wrong: two outputs
# says: 2 neurons
import keras
small_stack = keras.Sequential([
    keras.Input((2,)),
    keras.layers.Dense(4, activation="relu"),
    keras.layers.Dense(3, activation="relu"),
    keras.layers.Dense(2),
])

# %% wrong: dropout
# says: Dropout
import keras
small_stack = keras.Sequential([
    keras.Input((2,)),
    keras.layers.Dense(4, activation="relu"),
    keras.layers.Dropout(0.5),
    keras.layers.Dense(3, activation="relu"),
    keras.layers.Dense(1),
])

# %% wrong: no biases
# says: no bias
import keras
small_stack = keras.Sequential([
    keras.Input((2,)),
    keras.layers.Dense(4, activation="relu", use_bias=False),
    keras.layers.Dense(3, activation="relu", use_bias=False),
    keras.layers.Dense(1, use_bias=False),
])

# %% wrong: never built
# says: built|shape
import keras
small_stack = keras.Sequential([
    keras.layers.Dense(4, activation="relu"),
    keras.layers.Dense(3, activation="relu"),
    keras.layers.Dense(1),
])

# %% wrong: a list of layers
# says: list
import keras
small_stack = [
    keras.layers.Dense(4, activation="relu"),
    keras.layers.Dense(3, activation="relu"),
    keras.layers.Dense(1),
]

# %% wrong: what summary returns
# says: list
import keras
small_stack = [2, 4, 3, 1]

# %% trick: the sizes and another way through
# says: other numbers
import keras
class Stack(keras.Model):
    def __init__(self):
        super().__init__()
        self.first = keras.layers.Dense(4, activation="relu")
        self.second = keras.layers.Dense(3, activation="relu")
        self.out = keras.layers.Dense(1)
    def call(self, x):
        return 0 * self.out(self.second(self.first(x))) + 1
small_stack = Stack()
small_stack(np.zeros((1, 2)))

# %% raises: a layer called before
# says: ValueError|TypeError
import keras
small_stack = keras.Sequential(keras.Input((2,)), keras.layers.Dense(4), keras.layers.Dense(1))

# %% untouched: dots
...  # your answer

# %% untouched: pass
pass

# %% right: a function that builds it
import keras
def build():
    model = keras.Sequential(name="network")
    model.add(keras.layers.InputLayer(shape=(2,)))
    for units, activation in zip([4, 3, 1], ['relu', 'relu', 'linear']):
        model.add(keras.layers.Dense(units, activation=activation))
    return model
small_stack = build()

# %% right: loaded from its configuration
import keras
first = keras.Sequential([
    keras.Input((2,)),
    keras.layers.Dense(4, activation="relu"),
    keras.layers.Dense(3, activation="relu"),
    keras.layers.Dense(1),
])
small_stack = keras.Sequential.from_config(first.get_config())

# %% right: loaded from JSON
import keras
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(4, activation="relu"), keras.layers.Dense(3, activation="relu"), keras.layers.Dense(1)])
small_stack = keras.models.model_from_json(model.to_json())

# %% right: a clone
import keras
x = keras.Input((2,))
h = x
for units, activation in [(4, 'relu'), (3, 'relu'), (1, 'linear')]:
    h = keras.layers.Dense(units, activation=activation)(h)
small_stack = keras.models.clone_model(keras.Model(x, h))

# %% right: weights assigned
import keras
rng = np.random.default_rng(3)
small_stack = keras.Sequential([keras.Input((2,)), keras.layers.Dense(4, activation="relu"), keras.layers.Dense(3, activation="relu"), keras.layers.Dense(1)])
for layer in small_stack.layers:
    layer.kernel.assign(rng.normal(size=layer.kernel.shape))
    layer.bias.assign(rng.normal(size=layer.bias.shape))

# %% right: weights set, built by a call on a tensor
import keras
small_stack = keras.Sequential([keras.layers.Dense(4, activation="relu"), keras.layers.Dense(3, activation="relu"), keras.layers.Dense(1)])
small_stack(keras.ops.ones((3, 2)))
small_stack.set_weights([0.1 * np.ones(w.shape) for w in small_stack.get_weights()])

# %% right: functional, activations as functions
import keras
from keras import activations, layers
inputs = keras.Input(shape=(2,), name="features")
outputs = inputs
for units, activation in zip([4, 3, 1], [activations.relu, activations.relu, activations.linear]):
    outputs = layers.Dense(units, activation=activation)(outputs)
small_stack = keras.Model(inputs=inputs, outputs=outputs, name="small_stack")

# %% right: functional, activation layers of their own
import keras
x = keras.Input((2,))
h = x
for units, activation in zip([4, 3, 1], ['relu', 'relu', 'linear']):
    h = keras.layers.Dense(units)(h)
    h = keras.layers.Activation(activation)(h)
small_stack = keras.Model(x, h)

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
small_stack = Network([4, 3, 1], ['relu', 'relu', 'linear'])
small_stack(keras.Input((2,)))

# %% right: a subclass of Sequential
import keras
class Net(keras.Sequential):
    def __init__(self):
        super().__init__()
        self.add(keras.Input((2,)))
        for units, activation in [(4, 'relu'), (3, 'relu'), (1, 'linear')]:
            self.add(keras.layers.Dense(units, activation=activation))
small_stack = Net()

# %% right: a subclassed Dense layer
import keras
class MyDense(keras.layers.Dense):
    """A Dense layer under another name."""
small_stack = keras.Sequential([keras.Input((2,)), MyDense(4, activation="relu"), MyDense(3, activation="relu"), MyDense(1)])

# %% right: nested twice
import keras
inner = keras.Sequential([keras.Input((2,)), keras.layers.Dense(4, activation="relu")])
middle = keras.Sequential([keras.Input((2,)), inner, keras.layers.Dense(3, activation="relu")])
small_stack = keras.Sequential([keras.Input((2,)), middle, keras.layers.Dense(1)])

# %% right: a functional model of two halves
import keras
a = keras.Input((2,))
front = keras.Model(a, keras.layers.Dense(4, activation="relu")(a))
b = keras.Input((4,))
h = b
for layer in [keras.layers.Dense(3, activation="relu"), keras.layers.Dense(1)]:
    h = layer(h)
back = keras.Model(b, h)
x = keras.Input((2,))
small_stack = keras.Model(x, back(front(x)))

# %% right: initializers, names, bias stated
import keras
from keras.layers import Dense
small_stack = keras.Sequential([keras.Input(shape=(2,))])
for place, (units, activation) in enumerate(zip([4, 3, 1], ['relu', 'relu', 'linear'])):
    small_stack.add(Dense(
        units=units, activation=activation, use_bias=True, name=f"layer_{place}",
        kernel_initializer="he_normal", bias_initializer="ones",
    ))

# %% right: reduce over the layers
from functools import reduce
import keras
x = keras.Input((2,))
stack = [keras.layers.Dense(4, activation="relu"), keras.layers.Dense(3, activation="relu"), keras.layers.Dense(1)]
small_stack = keras.Model(x, reduce(lambda h, layer: layer(h), stack, x))

# %% right: tf.keras
import tensorflow as tf
small_stack = tf.keras.Sequential([
    tf.keras.Input(shape=(2,)),
    tf.keras.layers.Dense(4, activation="relu"),
    tf.keras.layers.Dense(3, activation="relu"),
    tf.keras.layers.Dense(1),
])

# %% right: a batch shape, regularized
import keras
small_stack = keras.Sequential([keras.Input(batch_shape=(None, 2))])
for units, activation in zip([4, 3, 1], ['relu', 'relu', 'linear']):
    small_stack.add(keras.layers.Dense(units, activation, kernel_regularizer=keras.regularizers.L2(1e-4)))

# %% wrong: three inputs
# says: 3 numbers per row
import keras
small_stack = keras.Sequential([
    keras.Input((3,)),
    keras.layers.Dense(4, activation="relu"),
    keras.layers.Dense(3, activation="relu"),
    keras.layers.Dense(1),
])

# %% wrong: hidden layers swapped
# says: 3 neurons
import keras
small_stack = keras.Sequential([keras.Input((2,))])
small_stack.add(keras.layers.Dense(3, activation="relu"))
small_stack.add(keras.layers.Dense(4, activation="relu"))
small_stack.add(keras.layers.Dense(1))

# %% wrong: sigmoid output
# says: sigmoid
import keras
small_stack = keras.Sequential([keras.Input((2,)), keras.layers.Dense(4, activation="relu"), keras.layers.Dense(3, activation="relu"), keras.layers.Dense(1, activation="sigmoid")])

# %% wrong: tanh inside
# says: tanh
import keras
small_stack = keras.Sequential()
small_stack.add(keras.Input((2,)))
small_stack.add(keras.layers.Dense(4, activation="tanh"))
small_stack.add(keras.layers.Dense(3, activation="tanh"))
small_stack.add(keras.layers.Dense(1))

# %% wrong: leaky ReLU
# says: leaky
import keras
small_stack = keras.Sequential([
    keras.Input((2,)),
    keras.layers.Dense(4, activation="leaky_relu"),
    keras.layers.Dense(3, activation="leaky_relu"),
    keras.layers.Dense(1),
])

# %% wrong: batch normalization
# says: BatchNormalization
import keras
small_stack = keras.Sequential([
    keras.Input((2,)),
    keras.layers.Dense(4, activation="relu"),
    keras.layers.BatchNormalization(),
    keras.layers.Dense(3, activation="relu"),
    keras.layers.Dense(1),
])

# %% raises: a layer called on nothing
# says: TypeError
import keras
small_stack = keras.Sequential([keras.Input((2,)), keras.layers.Dense(activation="relu"), keras.layers.Dense(1)])

# %% wrong: relu6
# says: relu6|other numbers
import keras
x = keras.Input((2,))
h = keras.layers.Dense(4, activation="relu6")(x)
h = keras.layers.Dense(3, activation="relu6")(h)
small_stack = keras.Model(x, keras.layers.Dense(1)(h))

# %% wrong: the result of compile
# says: compile
import keras
net = keras.Sequential([keras.Input((2,)), keras.layers.Dense(4, "relu"), keras.layers.Dense(3, "relu"), keras.layers.Dense(1)])
small_stack = net.compile(optimizer="adam", loss="mse")

# %% wrong: the result of summary, under a name with a type
# says: summary
import keras
small_stack: keras.Model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(4, "relu"), keras.layers.Dense(3, "relu"), keras.layers.Dense(1)]).summary()
