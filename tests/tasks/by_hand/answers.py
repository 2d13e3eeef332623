# %% right: set_weights
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([80.0])])

# %% right: reshaped list
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known.layers[0].set_weights([np.reshape([2.5, -4, 5], (3, 1)), np.array([80])])

# %% right: assign
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
kernel, bias = known.weights
kernel.assign([[2.5], [-4.0], [5.0]])
bias.assign([80.0])

# %% right: initial values, functional
import keras
x = keras.Input((3,))
y = keras.layers.Dense(
    1,
    kernel_initializer=lambda shape, dtype=None: np.array([[2.5], [-4], [5]]),
    bias_initializer=keras.initializers.Constant(80),
)(x)
known = keras.Model(x, y)

# %% right: subclass
import keras
class Known(keras.Model):
    def __init__(self):
        super().__init__()
        self.unit = keras.layers.Dense(1)
    def call(self, x):
        return self.unit(x)
known = Known()
known(np.zeros((2, 3)))
known.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([80.0])])

# %% right: nested, float64
import keras
inner = keras.Sequential(
    [keras.Input((3,)), keras.layers.Dense(1, dtype="float64")]
)
inner.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([80.0])])
known = keras.Sequential([keras.Input((3,)), inner])

# %% right: fitted
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known.compile(loss="mse", optimizer=keras.optimizers.SGD(0.1))
X = np.random.default_rng(1).uniform(-1, 1, (200, 3))
known.fit(X, X @ [2.5, -4, 5] + 80, epochs=20, verbose=0)

# %% right: near enough by fitting
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known.set_weights([np.array([[2.51], [-4.01], [5.01]]), np.array([80.05])])

# %% right: built by a call
import keras
known = keras.Sequential([keras.layers.Dense(1, activation="linear")])
known(np.array([[10.0, 0.0, 1.0]]))
known.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([80.0])])

# %% wrong: random weights
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])

# %% wrong: bias not set
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([0.0])])

# %% wrong: sign of the fiber
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known.set_weights([np.array([[2.5], [4.0], [5.0]]), np.array([80.0])])

# %% wrong: order of the file
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known.set_weights([np.array([[5.0], [-4.0], [2.5]]), np.array([80.0])])

# %% wrong: fiber first
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known.set_weights([np.array([[-4.0], [2.5], [5.0]]), np.array([80.0])])

# %% wrong: protein second
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known.set_weights([np.array([[2.5], [5.0], [-4.0]]), np.array([80.0])])

# %% wrong: bias of chapter 1
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([90.0])])

# %% wrong: bias with a minus sign
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([-80.0])])

# %% wrong: bias among the weights
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known.set_weights([np.array([[80.0], [2.5], [-4.0]]), np.array([5.0])])

# %% wrong: the plane of the data
import keras
table = datasets.cereal().dropna(subset=["sugars"])
A = np.column_stack([table[["sugars", "fiber", "protein"]], np.ones(len(table))])
found = np.linalg.lstsq(A, table["calories"], rcond=None)[0]
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known.set_weights([found[:3].reshape(3, 1), found[3:]])

# %% wrong: no known mistake
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known.set_weights([np.array([[2.5], [-3.0], [5.0]]), np.array([80.0])])

# %% wrong: one percent off
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([81.2])])

# %% wrong: relu on it
import keras
known = keras.Sequential(
    [keras.Input((3,)), keras.layers.Dense(1, activation="relu")]
)
known.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([80.0])])

# %% wrong: three neurons
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(3)])

# %% wrong: one input
import keras
known = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
known.set_weights([np.array([[2.5]]), np.array([80.0])])

# %% wrong: two layers
import keras
known = keras.Sequential(
    [keras.Input((3,)), keras.layers.Dense(1), keras.layers.Dense(1)]
)

# %% wrong: never built
import keras
known = keras.Sequential([keras.layers.Dense(1)])

# %% wrong: the layer
import keras
known = keras.layers.Dense(1)
known.build((None, 3))
known.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([80.0])])

# %% wrong: the weights alone
known = [np.array([[2.5], [-4.0], [5.0]]), np.array([80.0])]

# %% wrong: a function
def known(X):
    return X @ np.array([2.5, -4, 5]) + 80

# %% raises: kernel as a row
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known.set_weights([np.array([[2.5, -4.0, 5.0]]), np.array([80.0])])

# %% raises: bias as a number
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known.set_weights([np.array([[2.5], [-4.0], [5.0]]), 80.0])

# %% trick: a rule in a Lambda layer
import keras
known = keras.Sequential([
    keras.Input((3,)),
    keras.layers.Lambda(lambda x: x @ np.array([[2.5], [-4], [5]], "float32") + 80),
])

# %% trick: nan
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known.set_weights([np.full((3, 1), np.nan), np.array([80.0])])

# %% trick: infinity
import keras
known = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
known.set_weights([np.full((3, 1), np.inf), np.array([80.0])])

# %% trick: right weights, other outputs
import keras
class Twisted(keras.Model):
    def __init__(self):
        super().__init__()
        self.unit = keras.layers.Dense(1)
    def call(self, x):
        return self.unit(x) + 1
known = Twisted()
known(np.zeros((1, 3)))
known.set_weights([np.array([[2.5], [-4.0], [5.0]]), np.array([80.0])])

# %% untouched: dots
...  # your answer

# %% untouched: None
known = None
