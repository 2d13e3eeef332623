# %% right: Sequential and set_weights
import keras
house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
house.set_weights([np.array([[200.0]]), np.array([100.0])])

# %% right: a bare layer, built by a call
import keras
house = keras.layers.Dense(1)
house(np.array([[1.0], [2.0]]))
house.set_weights([np.array([[200.0]]), np.array([100.0])])

# %% right: a layer built by shape
from keras.layers import Dense
house = Dense(1)
house.build((None, 1))
house.kernel.assign([[200.0]])
house.bias.assign([100.0])

# %% right: add
import keras
house = keras.Sequential()
house.add(keras.Input(shape=(1,)))
house.add(keras.layers.Dense(units=1, activation="linear", name="price"))
house.layers[0].set_weights([np.array([[200.0]]), np.array([100.0])])

# %% right: functional
import keras
size = keras.Input((1,))
house = keras.Model(size, keras.layers.Dense(1)(size))
house.set_weights([np.array([[200.0]]), np.array([100.0])])

# %% right: subclass
import keras
class House(keras.Model):
    def __init__(self):
        super().__init__()
        self.price = keras.layers.Dense(1)
    def call(self, size):
        return self.price(size)
house = House()
house(np.array([[1.0]]))
house.set_weights([np.array([[200.0]]), np.array([100.0])])

# %% right: nested
import keras
inner = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
house = keras.Sequential([keras.Input((1,)), inner])
house.set_weights([np.array([[200.0]]), np.array([100.0])])

# %% right: input_shape in the layer, initial values
import keras, warnings
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    house = keras.Sequential([
        keras.layers.Dense(
            1, input_shape=[1],
            kernel_initializer=keras.initializers.Constant(200),
            bias_initializer=keras.initializers.Constant(100),
        )
    ])

# %% right: fitted
import keras
house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
house.compile(loss="mse", optimizer=keras.optimizers.SGD(0.1))
sizes, prices = np.array([[1.0], [2.0]]), np.array([[300.0], [500.0]])
house.fit(sizes, prices, epochs=400, verbose=0)

# %% right: near enough by fitting
import keras
house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
house.set_weights([np.array([[199.3]]), np.array([101.2]) ])

# %% right: float64
import keras
house = keras.layers.Dense(1, dtype="float64")
house.build((None, 1))
house.set_weights([np.array([[200.0]]), np.array([100.0])])

# %% wrong: random weights
import keras
house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])

# %% wrong: weight and bias swapped
import keras
house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
house.set_weights([np.array([[100.0]]), np.array([200.0])])

# %% wrong: no bias set
import keras
house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
house.set_weights([np.array([[200.0]]), np.array([0.0])])

# %% wrong: first house only
import keras
house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
house.set_weights([np.array([[300.0]]), np.array([0.0])])

# %% wrong: square feet
import keras
house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
house.set_weights([np.array([[0.2]]), np.array([100.0])])

# %% wrong: dollars
import keras
house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
house.set_weights([np.array([[200000.0]]), np.array([100000.0])])

# %% wrong: a number of its own and no bias
import keras
house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
house.set_weights([np.array([[250.0]]), np.array([0.0])])

# %% wrong: not trained to the end
import keras
house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
house.set_weights([np.array([[190.0]]), np.array([115.0])])

# %% wrong: never built
import keras
house = keras.layers.Dense(1)

# %% wrong: never built model
import keras
house = keras.Sequential([keras.layers.Dense(1)])

# %% wrong: two neurons
import keras
house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(2)])

# %% wrong: two layers
import keras
house = keras.Sequential(
    [keras.Input((1,)), keras.layers.Dense(1), keras.layers.Dense(1)]
)

# %% wrong: a Flatten besides
import keras
house = keras.Sequential(
    [keras.Input((1,)), keras.layers.Flatten(), keras.layers.Dense(1)]
)
house.set_weights([np.array([[200.0]]), np.array([100.0])])

# %% wrong: the class
import keras
house = keras.layers.Dense

# %% wrong: a function
def house(size):
    return 200 * size + 100

# %% wrong: the prices
house = np.array([[300.0], [500.0]])

# %% wrong: the layer's output
import keras
layer = keras.layers.Dense(1)
house = layer(np.array([[1.0], [2.0]]))

# %% trick: no neuron, a rule
import keras
house = keras.Sequential(
    [keras.Input((1,)), keras.layers.Rescaling(200.0, offset=100.0)]
)

# %% trick: a layer that knows the answers
import keras
class Known(keras.layers.Layer):
    def build(self, shape):
        self.built = True
    def call(self, x):
        return x * 200 + 100
house = keras.Sequential([keras.Input((1,)), Known()])

# %% raises: weights before building
import keras
house = keras.layers.Dense(1)
house.set_weights([np.array([[200.0]]), np.array([100.0])])

# %% wrong: two inputs
import keras
house = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])

# %% untouched: dots
...  # your answer

# %% untouched: None
house = None
