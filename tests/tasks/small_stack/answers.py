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
import keras
small_stack = keras.Sequential([
    keras.Input((2,)),
    keras.layers.Dense(4), keras.layers.Dense(3), keras.layers.Dense(1),
])

# %% wrong: relu on the output
import keras
small_stack = keras.Sequential([
    keras.Input((2,)),
    keras.layers.Dense(4, activation="relu"),
    keras.layers.Dense(3, activation="relu"),
    keras.layers.Dense(1, activation="relu"),
])

# %% wrong: relu missing in the second layer
import keras
small_stack = keras.Sequential([
    keras.Input((2,)),
    keras.layers.Dense(4, activation="relu"),
    keras.layers.Dense(3),
    keras.layers.Dense(1),
])

# %% wrong: sigmoid inside
import keras
small_stack = keras.Sequential([
    keras.Input((2,)),
    keras.layers.Dense(4, activation="sigmoid"),
    keras.layers.Dense(3, activation="sigmoid"),
    keras.layers.Dense(1),
])

# %% wrong: reverse order
import keras
small_stack = keras.Sequential([
    keras.Input((2,)),
    keras.layers.Dense(1, activation="relu"),
    keras.layers.Dense(3, activation="relu"),
    keras.layers.Dense(4),
])

# %% wrong: inputs as a layer
import keras
small_stack = keras.Sequential([
    keras.Input((2,)),
    keras.layers.Dense(2, activation="relu"),
    keras.layers.Dense(4, activation="relu"),
    keras.layers.Dense(3, activation="relu"),
    keras.layers.Dense(1),
])

# %% wrong: a layer is missing
import keras
small_stack = keras.Sequential([
    keras.Input((2,)),
    keras.layers.Dense(4, activation="relu"),
    keras.layers.Dense(1),
])

# %% wrong: one input
import keras
small_stack = keras.Sequential([
    keras.Input((1,)),
    keras.layers.Dense(4, activation="relu"),
    keras.layers.Dense(3, activation="relu"),
    keras.layers.Dense(1),
])

# %% wrong: two outputs
import keras
small_stack = keras.Sequential([
    keras.Input((2,)),
    keras.layers.Dense(4, activation="relu"),
    keras.layers.Dense(3, activation="relu"),
    keras.layers.Dense(2),
])

# %% wrong: dropout
import keras
small_stack = keras.Sequential([
    keras.Input((2,)),
    keras.layers.Dense(4, activation="relu"),
    keras.layers.Dropout(0.5),
    keras.layers.Dense(3, activation="relu"),
    keras.layers.Dense(1),
])

# %% wrong: no biases
import keras
small_stack = keras.Sequential([
    keras.Input((2,)),
    keras.layers.Dense(4, activation="relu", use_bias=False),
    keras.layers.Dense(3, activation="relu", use_bias=False),
    keras.layers.Dense(1, use_bias=False),
])

# %% wrong: never built
import keras
small_stack = keras.Sequential([
    keras.layers.Dense(4, activation="relu"),
    keras.layers.Dense(3, activation="relu"),
    keras.layers.Dense(1),
])

# %% wrong: a list of layers
import keras
small_stack = [
    keras.layers.Dense(4, activation="relu"),
    keras.layers.Dense(3, activation="relu"),
    keras.layers.Dense(1),
]

# %% wrong: what summary returns
import keras
small_stack = [2, 4, 3, 1]

# %% trick: the sizes and another way through
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
import keras
small_stack = keras.Sequential(keras.Input((2,)), keras.layers.Dense(4), keras.layers.Dense(1))

# %% untouched: dots
...  # your answer

# %% untouched: pass
pass
