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
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1, "sigmoid"),
])

# %% partial: from_logits with a sigmoid, 2
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1, "sigmoid"),
])
diabetes.compile(loss=keras.losses.BinaryCrossentropy(from_logits=True), optimizer="adam", metrics=["accuracy"])

# %% partial: AdamW, 2
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1, "sigmoid"),
])
diabetes.compile(loss="binary_crossentropy", optimizer="adamw", metrics=["accuracy"])

# %% partial: no optimizer, 2
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1, "sigmoid"),
])
diabetes.compile(loss="binary_crossentropy", metrics=["accuracy"])

# %% partial: SGD, 2
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1, "sigmoid"),
])
diabetes.compile(loss="binary_crossentropy", optimizer=keras.optimizers.SGD(0.1), metrics=["accuracy"])

# %% partial: mean squared error, 2
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1, "sigmoid"),
])
diabetes.compile(loss="mse", optimizer="adam", metrics=["accuracy"])

# %% partial: categorical cross-entropy, 2
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1, "sigmoid"),
])
diabetes.compile(loss="categorical_crossentropy", optimizer="adam", metrics=["accuracy"])

# %% partial: a loss with a typing error, 2
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1, "sigmoid"),
])
diabetes.compile(loss="binary_crosentropy", optimizer="adam", metrics=["accuracy"])

# %% partial: smoothed labels, 2
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1, "sigmoid"),
])
diabetes.compile(loss=keras.losses.BinaryCrossentropy(label_smoothing=0.1), optimizer="adam", metrics=["accuracy"])

# %% partial: no loss, 2
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1, "sigmoid"),
])
diabetes.compile(optimizer="adam", metrics=["accuracy"])

# %% partial: no metric, 2
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1, "sigmoid"),
])
diabetes.compile(loss="binary_crossentropy", optimizer="adam")

# %% partial: Accuracy, which asks for equals, 2
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1, "sigmoid"),
])
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=[keras.metrics.Accuracy()])

# %% partial: another metric, 2
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1, "sigmoid"),
])
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["mae", "AUC"])

# %% partial: categorical accuracy, 2
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1, "sigmoid"),
])
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["categorical_accuracy"])

# %% partial: 12 neurons first, 2
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(12, "relu"), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1, "sigmoid"),
])
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])

# %% partial: linear output, 2
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1),
])
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])

# %% partial: no ReLU, 2
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1, "sigmoid"),
])
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])

# %% partial: Dropout in between, 2
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dropout(0.2),
    keras.layers.Dense(8, "relu"), keras.layers.Dense(1, "sigmoid"),
])
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])

# %% partial: the inputs as a layer, 2
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(8), keras.layers.Dense(16, "relu"),
    keras.layers.Dense(8, "relu"), keras.layers.Dense(1, "sigmoid"),
])
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])

# %% partial: rows counted as inputs, 2
import keras
diabetes = keras.Sequential([
    keras.Input((768,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1, "sigmoid"),
])
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])

# %% partial: never built, 2
import keras
diabetes = keras.Sequential([
    keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1, "sigmoid"),
])
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])

# %% partial: no biases, 2
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16, "relu", use_bias=False),
    keras.layers.Dense(8, "relu"), keras.layers.Dense(1, "sigmoid"),
])
diabetes.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])

# %% wrong: linear output and from_logits
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1),
])
diabetes.compile(loss=keras.losses.BinaryCrossentropy(from_logits=True), optimizer="adam", metrics=["accuracy"])

# %% wrong: layers and loss
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(8, "relu"), keras.layers.Dense(16, "relu"),
    keras.layers.Dense(1, "sigmoid"),
])
diabetes.compile(loss="mean_squared_error", optimizer="adam", metrics=["accuracy"])

# %% wrong: softmax on one output, not compiled
import keras
diabetes = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1, "softmax"),
])

# %% wrong: compile's result
import keras
model = keras.Sequential([
    keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"),
    keras.layers.Dense(1, "sigmoid"),
])
diabetes = model.layers

# %% wrong: the class
import keras
diabetes = keras.Sequential

# %% wrong: a function
import keras
def diabetes():
    model = keras.Sequential([
        keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(8, "relu"),
        keras.layers.Dense(1, "sigmoid"),
    ])
    model.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])
    return model

# %% trick: the summary's figure
diabetes = 289

# %% trick: an object that says it is compiled
class Model:
    compiled = True
    built = True
    layers = []
    def get_compile_config(self):
        return {"loss": "binary_crossentropy", "optimizer": "adam", "metrics": ["accuracy"]}
diabetes = Model()

# %% trick: a model that overrides what it says
import keras
class Sly(keras.Model):
    def call(self, x):
        return keras.ops.sigmoid(x[:, :1])
    def get_compile_config(self):
        return {"loss": "binary_crossentropy", "optimizer": "adam", "metrics": ["accuracy"]}
diabetes = Sly()
diabetes(np.zeros((1, 8)))

# %% raises: compile given too little
import keras
diabetes = keras.Sequential([keras.Input((8,)), keras.layers.Dense(16, "relo")])

# %% untouched: dots
...  # your answer

# %% untouched: None
diabetes = None
