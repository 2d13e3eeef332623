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
import keras
classifier = keras.Sequential(
    [keras.Input((20,)), keras.layers.Dense(64), keras.layers.Dense(10)]
)

# %% wrong: relu on the outputs too
import keras
classifier = keras.Sequential([
    keras.Input((20,)),
    keras.layers.Dense(64, activation="relu"),
    keras.layers.Dense(10, activation="relu"),
])

# %% wrong: relu on the outputs only
import keras
classifier = keras.Sequential([
    keras.Input((20,)),
    keras.layers.Dense(64),
    keras.layers.Dense(10, activation="relu"),
])

# %% wrong: softmax on the outputs
import keras
classifier = keras.Sequential([
    keras.Input((20,)),
    keras.layers.Dense(64, activation="relu"),
    keras.layers.Dense(10, activation="softmax"),
])

# %% wrong: sigmoid in between
import keras
classifier = keras.Sequential([
    keras.Input((20,)),
    keras.layers.Dense(64, activation="sigmoid"),
    keras.layers.Dense(10),
])

# %% wrong: leaky relu
import keras
classifier = keras.Sequential([
    keras.Input((20,)),
    keras.layers.Dense(64),
    keras.layers.LeakyReLU(),
    keras.layers.Dense(10),
])

# %% wrong: a Dense layer for the inputs
import keras
classifier = keras.Sequential([
    keras.Input((20,)),
    keras.layers.Dense(20),
    keras.layers.Dense(64, activation="relu"),
    keras.layers.Dense(10),
])

# %% wrong: outputs only
import keras
classifier = keras.Sequential([keras.Input((20,)), keras.layers.Dense(10)])

# %% wrong: 64 inputs
import keras
classifier = keras.Sequential([
    keras.Input((64,)),
    keras.layers.Dense(64, activation="relu"),
    keras.layers.Dense(10),
])

# %% wrong: layers in reverse
import keras
classifier = keras.Sequential([
    keras.Input((20,)),
    keras.layers.Dense(10),
    keras.layers.Dense(64, activation="relu"),
])

# %% wrong: 46 neurons
import keras
classifier = keras.Sequential([
    keras.Input((20,)),
    keras.layers.Dense(46, activation="relu"),
    keras.layers.Dense(10),
])

# %% wrong: one output
import keras
classifier = keras.Sequential([
    keras.Input((20,)),
    keras.layers.Dense(64, activation="relu"),
    keras.layers.Dense(1),
])

# %% wrong: dropout
import keras
classifier = keras.Sequential([
    keras.Input((20,)),
    keras.layers.Dense(64, activation="relu"),
    keras.layers.Dropout(0.3),
    keras.layers.Dense(10),
])

# %% wrong: batch normalization
import keras
classifier = keras.Sequential([
    keras.Input((20,)),
    keras.layers.Dense(64, activation="relu"),
    keras.layers.BatchNormalization(),
    keras.layers.Dense(10),
])

# %% wrong: no biases in the first layer
import keras
classifier = keras.Sequential([
    keras.Input((20,)),
    keras.layers.Dense(64, activation="relu", use_bias=False),
    keras.layers.Dense(10),
])

# %% wrong: inputs never stated
import keras
classifier = keras.Sequential(
    [keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10)]
)

# %% wrong: two axes per row
import keras
classifier = keras.Sequential([
    keras.Input((20, 1)),
    keras.layers.Dense(64, activation="relu"),
    keras.layers.Dense(10),
])

# %% wrong: the summary
import keras
classifier = keras.Sequential([
    keras.Input((20,)),
    keras.layers.Dense(64, activation="relu"),
    keras.layers.Dense(10),
]).summary

# %% wrong: the layers in a list
import keras
classifier = [keras.layers.Dense(64, activation="relu"), keras.layers.Dense(10)]

# %% wrong: something else in the call
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
import keras
classifier = keras.Sequential([keras.Input((20,)), keras.layers.Dens(64)])

# %% trick: layers that are never called
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
import keras
classifier = keras.Sequential(
    [keras.Input((20,)), keras.layers.Lambda(lambda x: x[:, :10])]
)

# %% untouched: dots
...  # your answer

# %% untouched: None
classifier = None
