# %% right: set_weights
import keras
sum_and_difference = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
sum_and_difference.set_weights([np.array([[1.0, 1.0], [1.0, -1.0]]), np.zeros(2)])

# %% right: no bias
import keras
sum_and_difference = keras.Sequential()
sum_and_difference.add(keras.Input((2,)))
sum_and_difference.add(keras.layers.Dense(2, use_bias=False))
sum_and_difference.set_weights([np.array([[1.0, 1.0], [1.0, -1.0]])])

# %% right: functional, column by column
import keras
x = keras.Input((2,))
layer = keras.layers.Dense(2, name="both")
sum_and_difference = keras.Model(x, layer(x))
layer.kernel.assign(np.column_stack([[1, 1], [1, -1]]))

# %% right: subclass
import keras
class Both(keras.Model):
    def __init__(self):
        super().__init__()
        self.both = keras.layers.Dense(2)
    def call(self, x):
        return self.both(x)
sum_and_difference = Both()
sum_and_difference(np.array([[1.0, 2.0]]))
sum_and_difference.set_weights([np.array([[1, 1], [1, -1]]), np.array([0, 0])])

# %% right: nested
import keras
inner = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
inner.set_weights([np.array([[1.0, 1.0], [1.0, -1.0]]), np.zeros(2)])
sum_and_difference = keras.Sequential([keras.Input((2,)), inner])

# %% right: input_shape
import keras, warnings
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    sum_and_difference = keras.Sequential(
        [keras.layers.Dense(2, input_shape=(2,), activation="linear")]
    )
sum_and_difference.layers[0].set_weights(
    [np.array([[1, 1], [1, -1]]), np.array([0, 0])]
)

# %% right: built by a first call, float64
import keras
sum_and_difference = keras.Sequential([keras.layers.Dense(2, dtype="float64")])
sum_and_difference(np.ones((1, 2)))
sum_and_difference.weights[0].assign([[1, 1], [1, -1]])

# %% right: fitted
import keras
sum_and_difference = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
sum_and_difference.compile(loss="mse", optimizer=keras.optimizers.SGD(0.5))
X = np.random.default_rng(0).uniform(-1, 1, (200, 2))
Y = np.column_stack([X[:, 0] + X[:, 1], X[:, 0] - X[:, 1]])
sum_and_difference.fit(X, Y, epochs=20, verbose=0)

# %% right: near enough by fitting
import keras
sum_and_difference = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
sum_and_difference.set_weights(
    [np.array([[1.003, 0.998], [0.999, -1.002]]), np.array([0.01, -0.02])]
)

# %% wrong: random weights
import keras
sum_and_difference = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])

# %% wrong: neurons swapped
import keras
sum_and_difference = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
sum_and_difference.set_weights([np.array([[1.0, 1.0], [-1.0, 1.0]]), np.zeros(2)])

# %% wrong: the other difference
import keras
sum_and_difference = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
sum_and_difference.set_weights([np.array([[1.0, -1.0], [1.0, 1.0]]), np.zeros(2)])

# %% wrong: two sums
import keras
sum_and_difference = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
sum_and_difference.set_weights([np.ones((2, 2)), np.zeros(2)])

# %% wrong: two minus signs
import keras
sum_and_difference = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
sum_and_difference.set_weights([np.array([[1.0, -1.0], [1.0, -1.0]]), np.zeros(2)])

# %% wrong: biases of one
import keras
sum_and_difference = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
sum_and_difference.set_weights([np.array([[1.0, 1.0], [1.0, -1.0]]), np.ones(2)])

# %% wrong: one input each
import keras
sum_and_difference = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
sum_and_difference.set_weights([np.eye(2), np.zeros(2)])

# %% wrong: no known mistake
import keras
sum_and_difference = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
sum_and_difference.set_weights([np.array([[1.0, 2.0], [1.0, -1.0]]), np.zeros(2)])

# %% wrong: relu cuts the difference
import keras
sum_and_difference = keras.Sequential(
    [keras.Input((2,)), keras.layers.Dense(2, activation="relu")]
)
sum_and_difference.set_weights([np.array([[1.0, 1.0], [1.0, -1.0]]), np.zeros(2)])

# %% wrong: one neuron
import keras
sum_and_difference = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])

# %% wrong: three neurons
import keras
sum_and_difference = keras.Sequential([keras.Input((2,)), keras.layers.Dense(3)])

# %% wrong: a layer for the inputs
import keras
sum_and_difference = keras.Sequential(
    [keras.Input((2,)), keras.layers.Dense(2), keras.layers.Dense(2)]
)

# %% wrong: one layer after another
import keras
sum_and_difference = keras.Sequential(
    [keras.Input((2,)), keras.layers.Dense(1), keras.layers.Dense(1)]
)

# %% wrong: one input
import keras
sum_and_difference = keras.Sequential([keras.Input((1,)), keras.layers.Dense(2)])

# %% wrong: two layers side by side
import keras
x = keras.Input((2,))
plus, minus = keras.layers.Dense(1), keras.layers.Dense(1)
y = keras.layers.Concatenate()([plus(x), minus(x)])
sum_and_difference = keras.Model(x, y)
plus.set_weights([np.array([[1.0], [1.0]]), np.zeros(1)])
minus.set_weights([np.array([[1.0], [-1.0]]), np.zeros(1)])

# %% wrong: never built
import keras
sum_and_difference = keras.Sequential([keras.layers.Dense(2)])

# %% wrong: the layer
import keras
sum_and_difference = keras.layers.Dense(2)
sum_and_difference.build((None, 2))

# %% wrong: a function
def sum_and_difference(x):
    return x[0] + x[1], x[0] - x[1]

# %% wrong: the drawing
from neurons import draw
sum_and_difference = draw.diagram("sum_and_difference")

# %% raises: kernel as a flat list
import keras
sum_and_difference = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
sum_and_difference.set_weights([np.array([1.0, 1.0, 1.0, -1.0]), np.zeros(2)])

# %% trick: a Lambda layer
import keras
sum_and_difference = keras.Sequential([
    keras.Input((2,)),
    keras.layers.Lambda(lambda x: keras.ops.stack([x[:, 0] + x[:, 1], x[:, 0] - x[:, 1]], 1)),
])

# %% trick: nan
import keras
sum_and_difference = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
sum_and_difference.set_weights([np.full((2, 2), np.nan), np.zeros(2)])

# %% trick: right for the published pair alone
import keras
sum_and_difference = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
sum_and_difference.set_weights([np.zeros((2, 2)), np.array([10.0, 4.0])])

# %% untouched: dots
...  # your answer

# %% untouched: None
sum_and_difference = None
