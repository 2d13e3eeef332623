# %% right: Sequential by list, names
import keras
diabetes = keras.Sequential([
    keras.Input((8,)),
    keras.layers.Dense(16, activation="relu"),
    keras.layers.Dense(8, activation="relu"),
    keras.layers.Dense(1, activation="sigmoid"),
])
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])

# %% right: add, objects
from keras import layers, losses, metrics, optimizers, Sequential, Input
diabetes = Sequential(name="diabetes")
diabetes.add(Input(shape=(8,)))
diabetes.add(layers.Dense(16, "relu"))
diabetes.add(layers.Dense(8, "relu"))
diabetes.add(layers.Dense(1, "sigmoid"))
diabetes.compile(
    optimizer=optimizers.Adam(learning_rate=0.01),
    loss=losses.BinaryCrossentropy(),
    metrics=[metrics.BinaryAccuracy(name="acc")],
)

# %% right: functional, aliases
import keras
x = keras.Input((8,))
h = keras.layers.Dense(16, activation=keras.activations.relu)(x)
h = keras.layers.Dense(8, activation=keras.ops.relu)(h)
diabetes = keras.Model(x, keras.layers.Dense(1, activation="sigmoid")(h))
diabetes.compile("Adam", "bce", metrics=["acc"])

# %% right: subclass, built by a first call, functions
import keras
class Diabetes(keras.Model):
    def __init__(self):
        super().__init__()
        self.first = keras.layers.Dense(16, activation="relu")
        self.second = keras.layers.Dense(8, activation="relu")
        self.answer = keras.layers.Dense(1, activation="sigmoid")
    def call(self, x):
        return self.answer(self.second(self.first(x)))
diabetes = Diabetes()
diabetes(np.zeros((1, 8)))
diabetes.compile(
    loss=keras.losses.binary_crossentropy,
    optimizer=keras.optimizers.Adam(),
    metrics=[keras.metrics.binary_accuracy],
)

# %% right: nested, in lists
import keras
hidden = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"),
])
diabetes = keras.Sequential([keras.Input((8,)), hidden, keras.layers.Dense(1, "sigmoid")])
diabetes.compile(loss=["binary_crossentropy"], optimizer="adam", metrics=[["accuracy"]])

# %% right: input_shape, a schedule, two metrics
import keras, warnings
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    diabetes = keras.Sequential([
        keras.layers.Dense(16, input_shape=(8,), activation="relu"),
        keras.layers.Dense(8, activation="relu"),
        keras.layers.Dense(1, activation="sigmoid"),
    ])
rate = keras.optimizers.schedules.ExponentialDecay(0.01, 1000, 0.9)
diabetes.compile(
    loss="BinaryCrossentropy", optimizer=keras.optimizers.Adam(rate, beta_1=0.8),
    metrics=["AUC", "binary_accuracy"],
)

# %% right: activations as layers of their own, float64
import keras
diabetes = keras.Sequential([
    keras.Input((8,)),
    keras.layers.Dense(16), keras.layers.ReLU(),
    keras.layers.Dense(8), keras.layers.Activation("relu"),
    keras.layers.Dense(1), keras.layers.Activation("sigmoid"),
])
diabetes.compile(loss="BCE", optimizer="adam", metrics=["BinaryAccuracy"])

# %% right: functions of one's own that do the same
import keras
def my_loss(y_true, y_pred):
    return keras.losses.binary_crossentropy(y_true, y_pred)
def right_answers(y_true, y_pred):
    return keras.ops.mean(keras.ops.cast(keras.ops.equal(y_true, keras.ops.round(y_pred)), "float32"))
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1, "sigmoid"),
])
diabetes.compile(loss=my_loss, optimizer="adam", metrics=[right_answers])

# %% right: fitted already, sum over the rows
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1, "sigmoid"),
])
diabetes.compile(
    loss=keras.losses.BinaryCrossentropy(reduction="sum"), optimizer="adam",
    metrics=["accuracy"],
)
diabetes.fit(np.random.default_rng(0).normal(size=(20, 8)), np.arange(20) % 2, verbose=0)

# %% partial: not compiled, 2
# says: not compiled
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1, "sigmoid"),
])

# %% partial: from_logits with a sigmoid, 2
# says: from_logits
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1, "sigmoid"),
])
diabetes.compile(loss=keras.losses.BinaryCrossentropy(from_logits=True), optimizer="adam", metrics=["accuracy"])

# %% partial: AdamW, 2
# says: AdamW
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1, "sigmoid"),
])
diabetes.compile(loss="binary_crossentropy", optimizer="adamw", metrics=["accuracy"])

# %% partial: no optimizer, 2
# says: no optimizer
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1, "sigmoid"),
])
diabetes.compile(loss="binary_crossentropy", metrics=["accuracy"])

# %% partial: SGD, 2
# says: SGD
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1, "sigmoid"),
])
diabetes.compile(loss="binary_crossentropy", optimizer=keras.optimizers.SGD(0.1), metrics=["accuracy"])

# %% partial: mean squared error, 2
# says: mean squared error
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1, "sigmoid"),
])
diabetes.compile(loss="mse", optimizer="adam", metrics=["accuracy"])

# %% partial: categorical cross-entropy, 2
# says: categorical crossentropy
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1, "sigmoid"),
])
diabetes.compile(loss="categorical_crossentropy", optimizer="adam", metrics=["accuracy"])

# %% partial: a loss with a typing error, 2
# says: look at its name
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1, "sigmoid"),
])
diabetes.compile(loss="binary_crosentropy", optimizer="adam", metrics=["accuracy"])

# %% partial: smoothed labels, 2
# says: options
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1, "sigmoid"),
])
diabetes.compile(loss=keras.losses.BinaryCrossentropy(label_smoothing=0.1), optimizer="adam", metrics=["accuracy"])

# %% partial: no loss, 2
# says: no loss
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1, "sigmoid"),
])
diabetes.compile(optimizer="adam", metrics=["accuracy"])

# %% partial: no metric, 2
# says: no metric
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1, "sigmoid"),
])
diabetes.compile(loss="binary_crossentropy", optimizer="adam")

# %% partial: Accuracy, which asks for equals, 2
# says: exactly 0 or 1
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1, "sigmoid"),
])
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=[keras.metrics.Accuracy()])

# %% partial: another metric, 2
# says: metric is
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1, "sigmoid"),
])
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["mae", "AUC"])

# %% partial: categorical accuracy, 2
# says: one output per class
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1, "sigmoid"),
])
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["categorical_accuracy"])

# %% partial: 12 neurons first, 2
# says: 12 neurons
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(12, "relu"), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1, "sigmoid"),
])
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])

# %% partial: linear output, 2
# says: linear
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1),
])
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])

# %% partial: no ReLU, 2
# says: linear
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1, "sigmoid"),
])
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])

# %% partial: Dropout in between, 2
# says: Dropout
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dropout(0.2),
    keras.layers.Dense(8, "relu"), keras.layers.Dense(1, "sigmoid"),
])
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])

# %% partial: the inputs as a layer, 2
# says: inputs were made
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(8), keras.layers.Dense(16, "relu"),
    keras.layers.Dense(8, "relu"), keras.layers.Dense(1, "sigmoid"),
])
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])

# %% partial: rows counted as inputs, 2
# says: number of rows
import keras
diabetes = keras.Sequential([
    keras.Input((768,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1, "sigmoid"),
])
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])

# %% partial: never built, 2
# says: built|shape
import keras
diabetes = keras.Sequential([
    keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1, "sigmoid"),
])
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])

# %% partial: no biases, 2
# says: no bias
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16, "relu", use_bias=False),
    keras.layers.Dense(8, "relu"), keras.layers.Dense(1, "sigmoid"),
])
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])

# %% wrong: linear output and from_logits
# says: linear
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1),
])
diabetes.compile(loss=keras.losses.BinaryCrossentropy(from_logits=True), optimizer="adam", metrics=["accuracy"])

# %% wrong: layers and loss
# says: 8 neurons
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(8, "relu"), keras.layers.Dense(16, "relu"),
    keras.layers.Dense(1, "sigmoid"),
])
diabetes.compile(loss="mean_squared_error", optimizer="adam", metrics=["accuracy"])

# %% wrong: softmax on one output, not compiled
# says: softmax
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1, "softmax"),
])

# %% wrong: compile's result
# says: list
import keras
model = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1, "sigmoid"),
])
diabetes = model.layers

# %% wrong: the class
# says: class
import keras
diabetes = keras.Sequential

# %% wrong: a function
# says: function
import keras
def diabetes():
    model = keras.Sequential([
        keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"),
        keras.layers.Dense(1, "sigmoid"),
    ])
    model.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])
    return model

# %% trick: the summary's figure
# says: number
diabetes = 289

# %% trick: an object that says it is compiled
# says: `Model`
class Model:
    compiled = True
    built = True
    layers = []
    def get_compile_config(self):
        return {"loss": "binary_crossentropy", "optimizer": "adam", "metrics": ["accuracy"]}
diabetes = Model()

# %% trick: a model that overrides what it says
# says: Dense layer
import keras
class Sly(keras.Model):
    def call(self, x):
        return keras.ops.sigmoid(x[:, :1])
    def get_compile_config(self):
        return {"loss": "binary_crossentropy", "optimizer": "adam", "metrics": ["accuracy"]}
diabetes = Sly()
diabetes(np.zeros((1, 8)))

# %% raises: compile given too little
# says: relo
import keras
diabetes = keras.Sequential([keras.Input((8,)), keras.layers.Dense(16, "relo")])

# %% untouched: dots
...  # your answer

# %% untouched: None
diabetes = None

# %% right: a function that builds it
import keras
def build():
    model = keras.Sequential(name="network")
    model.add(keras.layers.InputLayer(shape=(8,)))
    for units, activation in zip([16, 8, 1], ['relu', 'relu', 'sigmoid']):
        model.add(keras.layers.Dense(units, activation=activation))
    return model
diabetes = build()
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])

# %% right: loaded from its configuration
import keras
first = keras.Sequential([
    keras.Input((8,)),
    keras.layers.Dense(16, activation="relu"),
    keras.layers.Dense(8, activation="relu"),
    keras.layers.Dense(1, activation="sigmoid"),
])
diabetes = keras.Sequential.from_config(first.get_config())
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])

# %% right: loaded from JSON
import keras
model = keras.Sequential([keras.Input((8,)), keras.layers.Dense(16, activation="relu"), keras.layers.Dense(8, activation="relu"), keras.layers.Dense(1, activation="sigmoid")])
diabetes = keras.models.model_from_json(model.to_json())
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])

# %% right: a clone
import keras
x = keras.Input((8,))
h = x
for units, activation in [(16, 'relu'), (8, 'relu'), (1, 'sigmoid')]:
    h = keras.layers.Dense(units, activation=activation)(h)
diabetes = keras.models.clone_model(keras.Model(x, h))
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])

# %% right: weights assigned
import keras
rng = np.random.default_rng(3)
diabetes = keras.Sequential([keras.Input((8,)), keras.layers.Dense(16, activation="relu"), keras.layers.Dense(8, activation="relu"), keras.layers.Dense(1, activation="sigmoid")])
for layer in diabetes.layers:
    layer.kernel.assign(rng.normal(size=layer.kernel.shape))
    layer.bias.assign(rng.normal(size=layer.bias.shape))
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])

# %% right: weights set, built by a call on a tensor
import keras
diabetes = keras.Sequential([keras.layers.Dense(16, activation="relu"), keras.layers.Dense(8, activation="relu"), keras.layers.Dense(1, activation="sigmoid")])
diabetes(keras.ops.ones((3, 8)))
diabetes.set_weights([0.1 * np.ones(w.shape) for w in diabetes.get_weights()])
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])

# %% right: functional, activations as functions
import keras
from keras import activations, layers
inputs = keras.Input(shape=(8,), name="features")
outputs = inputs
for units, activation in zip([16, 8, 1], [activations.relu, activations.relu, activations.sigmoid]):
    outputs = layers.Dense(units, activation=activation)(outputs)
diabetes = keras.Model(inputs=inputs, outputs=outputs, name="diabetes")
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])

# %% right: functional, activation layers of their own
import keras
x = keras.Input((8,))
h = x
for units, activation in zip([16, 8, 1], ['relu', 'relu', 'sigmoid']):
    h = keras.layers.Dense(units)(h)
    h = keras.layers.Activation(activation)(h)
diabetes = keras.Model(x, h)
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])

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
diabetes = Network([16, 8, 1], ['relu', 'relu', 'sigmoid'])
diabetes(keras.Input((8,)))
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])

# %% right: a subclass of Sequential
import keras
class Net(keras.Sequential):
    def __init__(self):
        super().__init__()
        self.add(keras.Input((8,)))
        for units, activation in [(16, 'relu'), (8, 'relu'), (1, 'sigmoid')]:
            self.add(keras.layers.Dense(units, activation=activation))
diabetes = Net()
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])

# %% right: a subclassed Dense layer
import keras
class MyDense(keras.layers.Dense):
    """A Dense layer under another name."""
diabetes = keras.Sequential([keras.Input((8,)), MyDense(16, activation="relu"), MyDense(8, activation="relu"), MyDense(1, activation="sigmoid")])
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])

# %% right: nested twice
import keras
inner = keras.Sequential([keras.Input((8,)), keras.layers.Dense(16, activation="relu")])
middle = keras.Sequential([keras.Input((8,)), inner, keras.layers.Dense(8, activation="relu")])
diabetes = keras.Sequential([keras.Input((8,)), middle, keras.layers.Dense(1, activation="sigmoid")])
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])

# %% right: a functional model of two halves
import keras
a = keras.Input((8,))
front = keras.Model(a, keras.layers.Dense(16, activation="relu")(a))
b = keras.Input((16,))
h = b
for layer in [keras.layers.Dense(8, activation="relu"), keras.layers.Dense(1, activation="sigmoid")]:
    h = layer(h)
back = keras.Model(b, h)
x = keras.Input((8,))
diabetes = keras.Model(x, back(front(x)))
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])

# %% right: initializers, names, bias stated
import keras
from keras.layers import Dense
diabetes = keras.Sequential([keras.Input(shape=(8,))])
for place, (units, activation) in enumerate(zip([16, 8, 1], ['relu', 'relu', 'sigmoid'])):
    diabetes.add(Dense(
        units=units, activation=activation, use_bias=True, name=f"layer_{place}",
        kernel_initializer="he_normal", bias_initializer="ones",
    ))
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])

# %% right: reduce over the layers
from functools import reduce
import keras
x = keras.Input((8,))
stack = [keras.layers.Dense(16, activation="relu"), keras.layers.Dense(8, activation="relu"), keras.layers.Dense(1, activation="sigmoid")]
diabetes = keras.Model(x, reduce(lambda h, layer: layer(h), stack, x))
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])

# %% right: tf.keras
import tensorflow as tf
diabetes = tf.keras.Sequential([
    tf.keras.Input(shape=(8,)),
    tf.keras.layers.Dense(16, activation="relu"),
    tf.keras.layers.Dense(8, activation="relu"),
    tf.keras.layers.Dense(1, activation="sigmoid"),
])
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])

# %% right: a batch shape, regularized
import keras
diabetes = keras.Sequential([keras.Input(batch_shape=(None, 8))])
for units, activation in zip([16, 8, 1], ['relu', 'relu', 'sigmoid']):
    diabetes.add(keras.layers.Dense(units, activation, kernel_regularizer=keras.regularizers.L2(1e-4)))
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])

# %% partial: nine inputs, 2
# says: `Outcome` was counted
import keras
diabetes = keras.Sequential([keras.Input((9,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu")])
diabetes.add(keras.layers.Dense(1, "sigmoid"))
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])

# %% partial: two outputs with softmax, 2
# says: 2 neurons
import keras
diabetes = keras.Sequential([keras.Input((8,))])
diabetes.add(keras.layers.Dense(16, activation="relu"))
diabetes.add(keras.layers.Dense(8, activation="relu"))
diabetes.add(keras.layers.Dense(2, activation="softmax"))
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])

# %% partial: tanh output, 2
# says: tanh
import keras
x = keras.Input((8,))
h = keras.layers.Dense(8, "relu")(keras.layers.Dense(16, "relu")(x))
diabetes = keras.Model(x, keras.layers.Dense(1, "tanh")(h))
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])

# %% partial: hinge, 2
# says: hinge
import keras
x = keras.Input((8,))
h = x
for units in (16, 8):
    h = keras.layers.Dense(units, activation="relu")(h)
diabetes = keras.Model(x, keras.layers.Dense(1, activation="sigmoid")(h))
diabetes.compile(loss="hinge", optimizer="adam", metrics=["accuracy"])

# %% partial: relu6, 2
# says: relu6|other numbers
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16, "relu6"), keras.layers.Dense(8, "relu6"),
    keras.layers.Dense(1, "sigmoid"),
])
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])

# %% partial: hard sigmoid, 2
# says: hard|sigmoid
import keras
x = keras.Input((8,))
h = keras.layers.Dense(8, activation="relu")(keras.layers.Dense(16, activation="relu")(x))
diabetes = keras.Model(x, keras.layers.Dense(1, activation="hard_sigmoid")(h))
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])

# %% wrong: compiled under its own name
# says: compile
import keras
diabetes = keras.Sequential([keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"), keras.layers.Dense(1, "sigmoid")])
diabetes = diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])

# %% wrong: compiled into another name that is passed on
# says: compile
import keras
net = keras.Sequential([keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"), keras.layers.Dense(1, "sigmoid")])
net = net.compile(loss="bce", optimizer="adam", metrics=["accuracy"])
diabetes = net
