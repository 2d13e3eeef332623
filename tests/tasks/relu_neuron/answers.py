# %% right: Sequential by list
import keras
relu_neuron = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="relu")]
)

# %% right: by add
from keras import Input, Sequential
from keras.layers import Dense
relu_neuron = Sequential()
relu_neuron.add(Input(shape=(1,)))
relu_neuron.add(Dense(units=1, activation="relu", name="bend"))

# %% right: an activation layer of its own
import keras
relu_neuron = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1), keras.layers.ReLU()]
)

# %% right: Activation layer
import keras
relu_neuron = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1), keras.layers.Activation("relu")]
)

# %% right: functional
import keras
x = keras.Input((1,))
relu_neuron = keras.Model(x, keras.layers.Dense(1, keras.activations.relu)(x))

# %% right: functional with an operation
import keras
x = keras.Input((1,))
relu_neuron = keras.Model(x, keras.ops.relu(keras.layers.Dense(1)(x)))

# %% right: subclass
import keras
class Neuron(keras.Model):
    def __init__(self):
        super().__init__()
        self.sum = keras.layers.Dense(1)
    def call(self, x):
        return keras.ops.maximum(self.sum(x), 0)
relu_neuron = Neuron()
relu_neuron(np.array([[1.0]]))

# %% right: nested, float64, weights set
import keras
inner = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="relu", dtype="float64")]
)
relu_neuron = keras.Sequential([keras.Input((1,)), inner])
relu_neuron.set_weights([np.array([[1.0]]), np.array([0.0])])

# %% right: input_shape
import keras, warnings
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    relu_neuron = keras.Sequential(
        [keras.layers.Dense(1, activation="relu", input_shape=(1,))]
    )

# %% right: built by a first call
import keras
relu_neuron = keras.Sequential([keras.layers.Dense(1, activation="relu")])
relu_neuron(np.array([[1.0], [2.0]]))

# %% right: compiled, a negative weight
import keras
relu_neuron = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation=keras.ops.relu)]
)
relu_neuron.set_weights([np.array([[-2.0]]), np.array([3.0])])
relu_neuron.compile(loss="mse", optimizer="sgd")

# %% wrong: no activation
import keras
relu_neuron = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])

# %% wrong: sigmoid
import keras
relu_neuron = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid")]
)

# %% wrong: leaky
import keras
relu_neuron = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1), keras.layers.LeakyReLU()]
)

# %% wrong: ReLU on the input
import keras
relu_neuron = keras.Sequential(
    [keras.Input((1,)), keras.layers.ReLU(), keras.layers.Dense(1)]
)

# %% wrong: two units
import keras
relu_neuron = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(2, activation="relu")]
)

# %% wrong: two inputs
import keras
relu_neuron = keras.Sequential(
    [keras.Input((2,)), keras.layers.Dense(1, activation="relu")]
)

# %% wrong: an output layer besides
import keras
relu_neuron = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="relu"), keras.layers.Dense(1)]
)

# %% wrong: no bias
import keras
relu_neuron = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="relu", use_bias=False)]
)

# %% wrong: never built
import keras
relu_neuron = keras.Sequential([keras.layers.Dense(1, activation="relu")])

# %% wrong: a bare layer
import keras
relu_neuron = keras.layers.Dense(1, activation="relu")
relu_neuron(np.array([[1.0]]))

# %% wrong: ReLU alone
import keras
relu_neuron = keras.Sequential([keras.Input((1,)), keras.layers.ReLU()])

# %% wrong: cut at 6
import keras
relu_neuron = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1), keras.layers.ReLU(max_value=6)]
)
relu_neuron.set_weights([np.array([[4.0]]), np.array([1.0])])

# %% wrong: dropout
import keras
relu_neuron = keras.Sequential([
    keras.Input((1,)), keras.layers.Dense(1, activation="relu"),
    keras.layers.Dropout(0.2),
])

# %% wrong: a function
def relu_neuron(x):
    return np.maximum(x, 0)

# %% trick: a rule and no neuron
import keras
relu_neuron = keras.Sequential(
    [keras.Input((1,)), keras.layers.Lambda(lambda x: keras.ops.relu(x))]
)

# %% trick: says relu, does nothing
import keras
class Dense(keras.layers.Dense):
    def call(self, x):
        return keras.ops.matmul(x, self.kernel) + self.bias
relu_neuron = keras.Sequential([keras.Input((1,)), Dense(1, activation="relu")])

# %% raises: no such activation
import keras
relu_neuron = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="rectifier")]
)

# %% untouched: dots
...  # your answer

# %% untouched: empty cell
# Define relu_neuron.
