# %% right: Sequential by list
import keras
logistic = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")]
)
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% right: get_layer
import keras
logistic = keras.Sequential()
logistic.add(keras.Input((1,)))
logistic.add(keras.layers.Dense(1, name="L1", activation=keras.activations.sigmoid))
logistic.get_layer("L1").set_weights([np.array([[2]]), np.array([-4.5])])

# %% right: the sigmoid as a layer of its own
import keras
logistic = keras.Sequential([
    keras.Input((1,)), keras.layers.Dense(1, name="L1"),
    keras.layers.Activation("sigmoid"),
])
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% right: functional
import keras
x = keras.Input((1,))
logistic = keras.Model(x, keras.layers.Dense(1, "sigmoid", name="L1")(x))
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% right: functional with an operation
import keras
x = keras.Input((1,))
logistic = keras.Model(x, keras.ops.sigmoid(keras.layers.Dense(1, name="L1")(x)))
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% right: subclass, assigned
import keras
class Logistic(keras.Model):
    def __init__(self):
        super().__init__()
        self.neuron = keras.layers.Dense(1, activation="sigmoid", name="L1")
    def call(self, x):
        return self.neuron(x)
logistic = Logistic()
logistic(np.zeros((1, 1)))
logistic.neuron.kernel.assign([[2.0]])
logistic.neuron.bias.assign([-4.5])

# %% right: nested
import keras
inner = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")]
)
inner.set_weights([np.array([[2.0]]), np.array([-4.5])])
logistic = keras.Sequential([keras.Input((1,)), inner])

# %% right: initial values, input_shape, float64
import keras, warnings
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    logistic = keras.Sequential([keras.layers.Dense(
        1, activation="sigmoid", name="L1", input_shape=[1], dtype="float64",
        kernel_initializer=keras.initializers.Constant(2),
        bias_initializer=keras.initializers.Constant(-4.5),
    )])

# %% right: near enough by fitting
import keras
logistic = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")]
)
logistic.set_weights([np.array([[1.995]]), np.array([-4.49])])

# %% partial: no name, 2
import keras
logistic = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid")]
)
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% partial: a small letter, 2
import keras
logistic = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="l1")]
)
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% partial: the model's name, 2
import keras
logistic = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid")], name="L1"
)
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% partial: the activation's name, 2
import keras
logistic = keras.Sequential([
    keras.Input((1,)), keras.layers.Dense(1, name="neuron"),
    keras.layers.Activation("sigmoid", name="L1"),
])
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% wrong: random weights
import keras
logistic = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")]
)

# %% wrong: weight and bias swapped
import keras
logistic = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")]
)
logistic.set_weights([np.array([[-4.5]]), np.array([2.0])])

# %% wrong: sign of the bias
import keras
logistic = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")]
)
logistic.set_weights([np.array([[2.0]]), np.array([4.5])])

# %% wrong: no bias set
import keras
logistic = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")]
)
logistic.set_weights([np.array([[2.0]]), np.array([0.0])])

# %% wrong: boundary as bias
import keras
logistic = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")]
)
logistic.set_weights([np.array([[2.0]]), np.array([-2.25])])

# %% wrong: both signs
import keras
logistic = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")]
)
logistic.set_weights([np.array([[-2.0]]), np.array([4.5])])

# %% wrong: linear
import keras
logistic = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, name="L1")])
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% wrong: relu
import keras
logistic = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="relu", name="L1")]
)
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% wrong: softmax of one
import keras
logistic = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="softmax", name="L1")]
)
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% wrong: sigmoid twice
import keras
logistic = keras.Sequential([
    keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1"),
    keras.layers.Activation("sigmoid"),
])
logistic.set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% wrong: two classes
import keras
logistic = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(2, activation="softmax", name="L1")]
)

# %% wrong: six inputs
import keras
logistic = keras.Sequential(
    [keras.Input((6,)), keras.layers.Dense(1, activation="sigmoid", name="L1")]
)

# %% wrong: not near enough
import keras
logistic = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")]
)
logistic.set_weights([np.array([[2.3]]), np.array([-5.0])])

# %% wrong: scaled before
import keras
logistic = keras.Sequential([
    keras.Input((1,)), keras.layers.Rescaling(2.0, offset=-4.5),
    keras.layers.Activation("sigmoid", name="L1"),
])

# %% wrong: never built
import keras
logistic = keras.Sequential([keras.layers.Dense(1, activation="sigmoid", name="L1")])

# %% wrong: a function
def logistic(x):
    return 1 / (1 + np.exp(-(2 * x - 4.5)))

# %% wrong: its answers
logistic = np.array([0.0110, 0.0759, 0.3775, 0.8176, 0.9707, 0.9959])

# %% trick: answers for six inputs by heart
import keras
class Known(keras.layers.Layer):
    def call(self, x):
        return keras.ops.cast(x > 2.25, "float32")
logistic = keras.Sequential([keras.Input((1,)), Known(name="L1")])

# %% trick: yes to all
import keras
logistic = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")]
)
logistic.set_weights([np.array([[0.0]]), np.array([50.0])])

# %% raises: weights as numbers
import keras
logistic = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid", name="L1")]
)
logistic.set_weights([2.0, -4.5])

# %% raises: no layer of that name
import keras
logistic = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1, activation="sigmoid")]
)
logistic.get_layer("L1").set_weights([np.array([[2.0]]), np.array([-4.5])])

# %% untouched: dots
...  # your answer

# %% untouched: name of nothing
logistic = None
