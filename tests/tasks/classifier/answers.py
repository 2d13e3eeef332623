# %% right: add
import keras
classifier = keras.Sequential()
classifier.add(keras.Input((20,)))
classifier.add(keras.layers.Dense(64, activation="relu"))
classifier.add(keras.layers.Dense(10))

# %% right: list
import keras
from keras.layers import Dense, Input
classifier = keras.Sequential(
    [Input(shape=[20]), Dense(64, "relu", name="L1"), Dense(10, "linear", name="L2")]
)

# %% right: functional
import keras
x = keras.Input((20,))
h = keras.layers.Dense(64, activation=keras.activations.relu)(x)
classifier = keras.Model(x, keras.layers.Dense(10)(h))

# %% right: subclass, layers named in another order
import keras
class Classifier(keras.Model):
    def __init__(self):
        super().__init__()
        self.outputs_ = keras.layers.Dense(10)
        self.hidden = keras.layers.Dense(64, activation="relu")
    def call(self, x):
        return self.outputs_(self.hidden(x))
classifier = Classifier()
classifier(np.zeros((1, 20)))

# %% right: subclass, relu in the call
import keras
class Classifier(keras.Model):
    def __init__(self):
        super().__init__()
        self.hidden = keras.layers.Dense(64)
        self.last = keras.layers.Dense(10)
    def call(self, x):
        return self.last(keras.ops.relu(self.hidden(x)))
classifier = Classifier()
classifier(np.zeros((1, 20)))

# %% right: nested
import keras
hidden = keras.Sequential([keras.Input((20,)), keras.layers.Dense(64, activation="relu")])
classifier = keras.Sequential([keras.Input((20,)), hidden, keras.layers.Dense(10)])

# %% right: relu as a layer
import keras
classifier = keras.Sequential(
    [keras.Input((20,)), keras.layers.Dense(64), keras.layers.ReLU(), keras.layers.Dense(10)]
)

# %% right: relu as an Activation layer, built by a call
import keras
classifier = keras.Sequential([
    keras.layers.Dense(64),
    keras.layers.Activation("relu"),
    keras.layers.Dense(10, activation=None),
])
classifier(np.zeros((3, 20)))

# %% right: input_shape
import keras, warnings
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    classifier = keras.Sequential([
        keras.layers.Dense(64, activation="relu", input_shape=(20,)),
        keras.layers.Dense(10),
    ])

# %% right: TensorFlow's relu, compiled
import keras
import tensorflow as tf
classifier = keras.Sequential([
    keras.Input((20,)),
    keras.layers.Dense(64, activation=tf.nn.relu),
    keras.layers.Dense(10),
])
classifier.compile(loss="mse", optimizer="sgd")

# %% right: a relu of one's own
import keras
classifier = keras.Sequential([
    keras.Input((20,)),
    keras.layers.Dense(64, activation=lambda z: keras.ops.maximum(z, 0.0)),
    keras.layers.Dense(10),
])

# %% right: a block of one's own
import keras
class Block(keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.parts = [keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10)]
    def call(self, x):
        for part in self.parts:
            x = part(x)
        return x
classifier = keras.Sequential([keras.Input((20,)), Block()])

# %% right: Flatten changes nothing here
import keras
classifier = keras.Sequential([
    keras.Input((20,)),
    keras.layers.Flatten(),
    keras.layers.Dense(64, activation="relu"),
    keras.layers.Dense(10),
])

# %% wrong: no activation
# says: relu
import keras
classifier = keras.Sequential(
    [keras.Input((20,)), keras.layers.Dense(64), keras.layers.Dense(10)]
)

# %% wrong: relu on the outputs too
# says: relu|linear
import keras
classifier = keras.Sequential([
    keras.Input((20,)),
    keras.layers.Dense(64, activation="relu"),
    keras.layers.Dense(10, activation="relu"),
])

# %% wrong: relu on the outputs only
# says: relu
import keras
classifier = keras.Sequential([
    keras.Input((20,)),
    keras.layers.Dense(64),
    keras.layers.Dense(10, activation="relu"),
])

# %% wrong: softmax on the outputs
# says: softmax
import keras
classifier = keras.Sequential([
    keras.Input((20,)),
    keras.layers.Dense(64, activation="relu"),
    keras.layers.Dense(10, activation="softmax"),
])

# %% wrong: sigmoid in between
# says: sigmoid
import keras
classifier = keras.Sequential([
    keras.Input((20,)),
    keras.layers.Dense(64, activation="sigmoid"),
    keras.layers.Dense(10),
])

# %% wrong: leaky relu
# says: leaky
import keras
classifier = keras.Sequential([
    keras.Input((20,)),
    keras.layers.Dense(64),
    keras.layers.LeakyReLU(),
    keras.layers.Dense(10),
])

# %% wrong: a Dense layer for the inputs
# says: layer
import keras
classifier = keras.Sequential([
    keras.Input((20,)),
    keras.layers.Dense(20),
    keras.layers.Dense(64, activation="relu"),
    keras.layers.Dense(10),
])

# %% wrong: outputs only
# says: 64|layer
import keras
classifier = keras.Sequential([keras.Input((20,)), keras.layers.Dense(10)])

# %% wrong: 64 inputs
# says: 64 inputs|64
import keras
classifier = keras.Sequential([
    keras.Input((64,)),
    keras.layers.Dense(64, activation="relu"),
    keras.layers.Dense(10),
])

# %% wrong: layers in reverse
# says: order|reverse|changed places
import keras
classifier = keras.Sequential([
    keras.Input((20,)),
    keras.layers.Dense(10),
    keras.layers.Dense(64, activation="relu"),
])

# %% wrong: 46 neurons
# says: 46
import keras
classifier = keras.Sequential([
    keras.Input((20,)),
    keras.layers.Dense(46, activation="relu"),
    keras.layers.Dense(10),
])

# %% wrong: one output
# says: 1 output|1 neuron|1 unit|10
import keras
classifier = keras.Sequential([
    keras.Input((20,)),
    keras.layers.Dense(64, activation="relu"),
    keras.layers.Dense(1),
])

# %% wrong: dropout
# says: Dropout
import keras
classifier = keras.Sequential([
    keras.Input((20,)),
    keras.layers.Dense(64, activation="relu"),
    keras.layers.Dropout(0.3),
    keras.layers.Dense(10),
])

# %% wrong: batch normalization
# says: BatchNormalization
import keras
classifier = keras.Sequential([
    keras.Input((20,)),
    keras.layers.Dense(64, activation="relu"),
    keras.layers.BatchNormalization(),
    keras.layers.Dense(10),
])

# %% wrong: no biases in the first layer
# says: bias
import keras
classifier = keras.Sequential([
    keras.Input((20,)),
    keras.layers.Dense(64, activation="relu", use_bias=False),
    keras.layers.Dense(10),
])

# %% wrong: inputs never stated
# says: no shapes
import keras
classifier = keras.Sequential(
    [keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10)]
)

# %% wrong: two axes per row
# says: axes|row
import keras
classifier = keras.Sequential([
    keras.Input((20, 1)),
    keras.layers.Dense(64, activation="relu"),
    keras.layers.Dense(10),
])

# %% wrong: the summary
# says: function|method
import keras
classifier = keras.Sequential([
    keras.Input((20,)),
    keras.layers.Dense(64, activation="relu"),
    keras.layers.Dense(10),
]).summary

# %% wrong: the layers in a list
# says: list
import keras
classifier = [keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10)]

# %% wrong: something else in the call
# says: other numbers
import keras
class Classifier(keras.Model):
    def __init__(self):
        super().__init__()
        self.hidden = keras.layers.Dense(64, activation="relu")
        self.last = keras.layers.Dense(10)
    def call(self, x):
        return self.last(self.hidden(x)) * 2
classifier = Classifier()
classifier(np.zeros((1, 20)))

# %% raises: layers that do not exist
# says: AttributeError
import keras
classifier = keras.Sequential([keras.Input((20,)), keras.layers.Dens(64)])

# %% trick: layers that are never called
# says: other numbers
import keras
class Idle(keras.Model):
    def __init__(self):
        super().__init__()
        self.hidden = keras.layers.Dense(64, activation="relu")
        self.last = keras.layers.Dense(10)
    def call(self, x):
        return keras.ops.zeros((keras.ops.shape(x)[0], 10))
classifier = Idle()
classifier.hidden.build((None, 20))
classifier.last.build((None, 64))
classifier(np.zeros((1, 20)))

# %% trick: no weights at all
# says: layer|weights
import keras
classifier = keras.Sequential(
    [keras.Input((20,)), keras.layers.Lambda(lambda x: x[:, :10])]
)

# %% untouched: dots
...  # your answer

# %% untouched: None
classifier = None

# %% right: loaded from a config
import keras
base = keras.Sequential([keras.Input((20,)), keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10)])
classifier = keras.Sequential.from_config(base.get_config())

# %% right: a clone
import keras
first = keras.Sequential([keras.Input((20,)), keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10)])
classifier = keras.models.clone_model(first)

# %% right: from JSON
import keras
text = keras.Sequential([keras.Input((20,)), keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10)]).to_json()
classifier = keras.models.model_from_json(text)

# %% right: saved and loaded
import keras, os, tempfile, warnings
first = keras.Sequential([keras.Input((20,)), keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10)])
path = os.path.join(tempfile.mkdtemp(), "model.keras")
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    first.save(path)
    classifier = keras.models.load_model(path)

# %% right: a function that builds it
import keras
def build(n_inputs=20):
    net = keras.Sequential()
    net.add(keras.Input(shape=(n_inputs,)))
    net.add(keras.layers.Dense(64, activation="relu"))
    net.add(keras.layers.Dense(10))
    return net
classifier = build()

# %% right: a loop over the layers
import keras
x = inputs = keras.Input((20,))
for layer in [keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10)]:
    x = layer(x)
classifier = keras.Model(inputs, x)

# %% right: reduce over the layers
from functools import reduce
import keras
inputs = keras.Input((20,))
outputs = reduce(lambda x, layer: layer(x), [keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10)], inputs)
classifier = keras.Model(inputs=inputs, outputs=outputs)

# %% right: partial Dense
from functools import partial
import keras
Dense = partial(keras.layers.Dense, use_bias=True)
classifier = keras.Sequential([keras.layers.Input((20,)), Dense(64, activation="relu"), Dense(10)])

# %% right: a static method
import keras
class Models:
    @staticmethod
    def make():
        return keras.Sequential([keras.Input((20,)), keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10)])
classifier = Models.make()

# %% right: a class method
import keras
class Net:
    n_inputs = 20
    @classmethod
    def make(cls):
        inputs = keras.Input(shape=(cls.n_inputs,))
        x = inputs
        x = keras.layers.Dense(64, activation="relu")(x)
        x = keras.layers.Dense(10)(x)
        return keras.Model(inputs, x)
classifier = Net.make()

# %% right: a dataclass that builds it
from dataclasses import dataclass
import keras
@dataclass
class Builder:
    inputs: int = 20
    def __call__(self):
        return keras.Sequential([keras.Input((self.inputs,)), keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10)])
classifier = Builder()()

# %% right: subclass of Sequential
import keras
class Net(keras.Sequential):
    def __init__(self):
        super().__init__([keras.Input((20,)), keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10)])
classifier = Net()

# %% right: subclass with a list of layers
import keras
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.stack = [keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10)]
    def call(self, x):
        for layer in self.stack:
            x = layer(x)
        return x
classifier = Net()
classifier(keras.ops.zeros((1, 20)))

# %% right: a layer taken off again
import keras
classifier = keras.Sequential([keras.Input((20,)), keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10), keras.layers.Dense(7)])
classifier.pop()

# %% right: through TensorFlow's name
import tensorflow as tf
classifier = tf.keras.Sequential([tf.keras.layers.InputLayer(shape=(20,)), tf.keras.layers.Dense(64, activation="relu"), tf.keras.layers.Dense(10)])

# %% right: frozen and compiled
import keras
classifier = keras.Sequential([keras.Input((20,)), keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10)])
classifier.trainable = False
classifier.compile(optimizer="adam", loss="mse", metrics=["mae"])

# %% right: inputs and outputs of another model
import keras
base = keras.Sequential([keras.Input((20,)), keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10)])
classifier = keras.Model(base.inputs, base.outputs)

# %% right: nested in a functional model
import keras
inner = keras.Sequential([keras.Input((20,)), keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10)])
x = keras.Input((20,))
classifier = keras.Model(x, inner(x))

# %% right: with type hints
import keras
layers: list[keras.layers.Layer] = [keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10)]
classifier: keras.Model = keras.Sequential([keras.Input(shape=(20,)), *layers], name="answer")

# %% right: with the backend's float64 for all
import keras
classifier = keras.Sequential([keras.Input((20,), dtype="float64"), keras.layers.Dense(64, activation="relu", dtype="float64"), keras.layers.Dense(10, dtype="float64")])
classifier.predict(np.zeros((2, 20)), verbose=0)

# %% wrong: the history of fit
# says: History|fit|model
import keras
net = keras.Sequential([keras.Input((20,)), keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10)])
net.compile(optimizer="sgd", loss="mse")
classifier = net.fit(np.zeros((4, 20)), np.zeros((4, 10)), verbose=0)

# %% wrong: what predict gives
# says: array|predict
import keras
net = keras.Sequential([keras.Input((20,)), keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10)])
classifier = net.predict(np.zeros((2, 20)), verbose=0)

# %% wrong: its weights
# says: list|weights
import keras
net = keras.Sequential([keras.Input((20,)), keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10)])
classifier = net.get_weights()

# %% wrong: its config
# says: dict|config
import keras
net = keras.Sequential([keras.Input((20,)), keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10)])
classifier = net.get_config()

# %% wrong: a function that would build it
# says: function
import keras
def classifier():
    return keras.Sequential([keras.Input((20,)), keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10)])

# %% wrong: the class of its own, not an object of it
# says: class
import keras
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.unit = keras.layers.Dense(10)
    def call(self, x):
        return self.unit(x)
classifier = Net

# %% wrong: one more layer at the end
# says: layer
import keras
classifier = keras.Sequential([keras.Input((20,)), keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10), keras.layers.Dense(1)])

# %% raises: too many weights set
# says: weights|ValueError
import keras
classifier = keras.Sequential([keras.Input((20,)), keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10)])
classifier.set_weights([np.zeros((20, 1)), np.zeros(1), np.zeros(1), np.zeros(1), np.zeros(1)])

# %% raises: a letter missing in Sequential
# says: AttributeError
import keras
classifier = keras.Sequental([keras.Input((20,)), keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10)])

# %% wrong: silu by function
# says: silu
import keras
classifier = keras.Sequential()
classifier.add(keras.Input((20,)))
classifier.add(keras.layers.Dense(64, activation=keras.activations.silu))
classifier.add(keras.layers.Dense(10))

# %% wrong: gelu as an Activation layer
# says: gelu
import keras
classifier = keras.Sequential([
    keras.Input((20,)), keras.layers.Dense(64),
    keras.layers.Activation(keras.activations.gelu), keras.layers.Dense(10),
])

# %% wrong: elu as a layer
# says: elu
import keras
classifier = keras.Sequential([
    keras.Input((20,)), keras.layers.Dense(64), keras.layers.ELU(), keras.layers.Dense(10)
])

# %% wrong: two hidden layers
# says: layer
import keras
classifier = keras.Sequential([
    keras.Input((20,)),
    keras.layers.Dense(64, activation="relu"),
    keras.layers.Dense(64, activation="relu"),
    keras.layers.Dense(10),
])

# %% wrong: no bias in the last layer
# says: bias
import keras
classifier = keras.Sequential([
    keras.Input((20,)),
    keras.layers.Dense(64, activation="relu"),
    keras.layers.Dense(10, use_bias=False),
])

# %% right: relu from ops as the activation
import keras
classifier = keras.Sequential([
    keras.Input((20,)),
    keras.layers.Dense(64, activation=keras.ops.relu),
    keras.layers.Dense(10, activation=keras.activations.linear),
])

# %% wrong: relu6 by function
# says: relu6|changed relu
import keras
classifier = keras.Sequential([
    keras.Input((20,)),
    keras.layers.Dense(64, activation=keras.activations.relu6),
    keras.layers.Dense(10),
])

# %% wrong: relu6 as a layer
# says: relu6|changed relu
import keras
classifier = keras.Sequential([
    keras.Input((20,)),
    keras.layers.Dense(64),
    keras.layers.ReLU(max_value=6),
    keras.layers.Dense(10),
])

# %% wrong: relu6 as an operation
# says: relu6|other numbers
import keras
x = keras.Input((20,))
hidden = keras.ops.relu6(keras.layers.Dense(64)(x))
classifier = keras.Model(x, keras.layers.Dense(10)(hidden))

# %% wrong: relu6 in the call
# says: other numbers|relu6
import keras
class Classifier(keras.Model):
    def __init__(self):
        super().__init__()
        self.hidden = keras.layers.Dense(64)
        self.last = keras.layers.Dense(10)
    def call(self, x):
        return self.last(keras.ops.clip(self.hidden(x), 0, 6))
classifier = Classifier()
classifier(np.zeros((1, 20)))

# %% right: float16 layers
import keras
classifier = keras.Sequential([keras.Input((20,)), keras.layers.Dense(64, activation="relu", dtype="float16"), keras.layers.Dense(10, dtype="float16")])

# %% wrong: the result of compile
# says: compile|nothing|None|empty|returns
import keras
net = keras.Sequential([keras.Input((20,)), keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10)])
classifier = net.compile(optimizer="adam", loss="mse")

# %% wrong: the result of summary
# says: summary|nothing|None|empty|returns
import keras
net = keras.Sequential([keras.Input((20,)), keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10)])
classifier = net.summary()

# %% wrong: the result of build
# says: build|nothing|None|empty|returns
import keras
net = keras.Sequential([keras.Input((20,)), keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10)])
classifier = net.build((None, 20))

# %% wrong: the result of add
# says: add|nothing|None|empty|returns
import keras
net = keras.Sequential([keras.Input((20,))])
net.add(keras.layers.Dense(64, activation="relu"))
classifier = net.add(keras.layers.Dense(10))

# %% right: from imports
from keras.models import Sequential
from keras.layers import Dense, Input
classifier = Sequential()
classifier.add(Input(shape=(20,)))
classifier.add(Dense(64, activation="relu"))
classifier.add(Dense(10))

# %% right: capital letters for sizes
import keras
N_IN, N_HIDDEN, N_OUT = 20, 64, 10
inputs = keras.Input(shape=(N_IN,), name="features")
hidden = keras.layers.Dense(N_HIDDEN, activation=keras.activations.relu, name="hidden")(inputs)
outputs = keras.layers.Dense(N_OUT, activation=None, name="logits")(hidden)
classifier = keras.Model(inputs, outputs, name="classifier")

# %% right: a ReLU layer beside
import keras
classifier = keras.Sequential([keras.Input((20,)), keras.layers.Dense(64), keras.layers.ReLU(), keras.layers.Dense(10)])

# %% right: ops.relu in a subclass with build
import keras
class Net(keras.Model):
    def __init__(self, hidden=64, classes=10):
        super().__init__()
        self.fc1 = keras.layers.Dense(hidden)
        self.fc2 = keras.layers.Dense(classes)
    def call(self, x):
        return self.fc2(keras.ops.relu(self.fc1(x)))
classifier = Net()
classifier(np.zeros((1, 20)))

# %% right: input_dim of the old days, through input_shape
import keras
classifier = keras.models.Sequential([
    keras.layers.Dense(units=64, activation="relu", input_shape=(20,)),
    keras.layers.Dense(units=10, activation="linear"),
])

# %% right: compiled with from_logits and fitted on noise
import keras
classifier = keras.Sequential([keras.Input((20,)), keras.layers.Dense(64, "relu"), keras.layers.Dense(10)])
classifier.compile(optimizer="adam", loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
classifier.fit(np.random.rand(16, 20), np.random.randint(0, 10, 16), epochs=1, verbose=0)

# %% right: initializers and a regularizer
import keras
classifier = keras.Sequential([
    keras.Input((20,)),
    keras.layers.Dense(64, activation="relu", kernel_initializer="he_normal", kernel_regularizer=keras.regularizers.L2(1e-4)),
    keras.layers.Dense(10, bias_initializer="zeros"),
])

# %% right: a lambda for the activation
import keras
classifier = keras.Sequential([keras.Input((20,)), keras.layers.Dense(64, activation=lambda t: keras.ops.maximum(t, 0)), keras.layers.Dense(10)])

# %% right: lists of inputs and outputs
import keras
x = keras.Input(shape=(20,), dtype="float32")
h = keras.layers.Activation("relu")(keras.layers.Dense(64)(x))
classifier = keras.Model(inputs=[x], outputs=[keras.layers.Dense(10)(h)])

# %% right: a dictionary of settings
import keras
settings = [{"units": 64, "activation": "relu"}, {"units": 10}]
classifier = keras.Sequential()
classifier.add(keras.layers.InputLayer(shape=(20,)))
for setting in settings:
    classifier.add(keras.layers.Dense(**setting))
