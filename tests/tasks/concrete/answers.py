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
import keras
concrete = keras.Sequential(
    [keras.Input((8,))]
    + [keras.layers.Dense(512, activation="relu") for _ in range(3)]
    + [keras.layers.Dense(1, activation="relu")]
)

# %% wrong: sigmoid on the output
import keras
concrete = keras.Sequential(
    [keras.Input((8,))]
    + [keras.layers.Dense(512, activation="relu") for _ in range(3)]
    + [keras.layers.Dense(1, activation="sigmoid")]
)

# %% wrong: no activations
import keras
concrete = keras.Sequential(
    [keras.Input((8,))] + [keras.layers.Dense(512) for _ in range(3)]
    + [keras.layers.Dense(1)]
)

# %% wrong: two hidden layers
import keras
concrete = keras.Sequential([
    keras.Input((8,)),
    keras.layers.Dense(512, activation="relu"),
    keras.layers.Dense(512, activation="relu"),
    keras.layers.Dense(1),
])

# %% wrong: no output layer
import keras
concrete = keras.Sequential(
    [keras.Input((8,))] + [keras.layers.Dense(512, activation="relu") for _ in range(3)]
)

# %% wrong: nine inputs
import keras
concrete = keras.Sequential(
    [keras.Input((9,))]
    + [keras.layers.Dense(512, activation="relu") for _ in range(3)]
    + [keras.layers.Dense(1)]
)

# %% wrong: rows as inputs
import keras
concrete = keras.Sequential(
    [keras.Input((1030,))]
    + [keras.layers.Dense(512, activation="relu") for _ in range(3)]
    + [keras.layers.Dense(1)]
)

# %% wrong: rows and columns in the shape
import keras
concrete = keras.Sequential(
    [keras.Input((1030, 8))]
    + [keras.layers.Dense(512, activation="relu") for _ in range(3)]
    + [keras.layers.Dense(1)]
)

# %% wrong: 521 units
import keras
concrete = keras.Sequential(
    [keras.Input((8,))]
    + [keras.layers.Dense(521, activation="relu") for _ in range(3)]
    + [keras.layers.Dense(1)]
)

# %% wrong: a first layer of 8
import keras
concrete = keras.Sequential(
    [keras.Input((8,)), keras.layers.Dense(8, activation="relu")]
    + [keras.layers.Dense(512, activation="relu") for _ in range(3)]
    + [keras.layers.Dense(1)]
)

# %% wrong: normalization in front
import keras
concrete = keras.Sequential(
    [keras.Input((8,)), keras.layers.Normalization()]
    + [keras.layers.Dense(512, activation="relu") for _ in range(3)]
    + [keras.layers.Dense(1)]
)

# %% wrong: the same layer three times
import keras
layer = keras.layers.Dense(512, activation="relu")
x = keras.Input((8,))
h = keras.layers.Dense(512, activation="relu")(x)
concrete = keras.Model(x, keras.layers.Dense(1)(layer(layer(h))))

# %% wrong: never built
import keras
concrete = keras.Sequential(
    [keras.layers.Dense(512, activation="relu") for _ in range(3)]
    + [keras.layers.Dense(1)]
)

# %% wrong: the table
concrete = datasets.concrete()

# %% trick: a smaller net with as many inputs and outputs
import keras
concrete = keras.Sequential([keras.Input((8,)), keras.layers.Dense(1)])

# %% raises: a misspelt activation
import keras
concrete = keras.Sequential([keras.Input((8,)), keras.layers.Dense(512, activation="rely")])

# %% untouched: dots
...  # your answer

# %% untouched: a comment
# concrete comes here
