# %% right: matrix and maximum
def relu_network(x):
    return np.array([2, 7]) @ np.maximum(np.array([[2, 4], [4, -5]]) @ x, 0)

# %% right: numbers and Python's max
def relu_network(x):
    first = max(0, 2 * x[0] + 4 * x[1])
    second = max(0, 4 * x[0] - 5 * x[1])
    return 2 * first + 7 * second

# %% right: helper and dictionary
def relu(z):
    return max(z, 0)
weights = {"node_0": np.array([2, 4]), "node_1": np.array([4, -5]), "output": np.array([2, 7])}
def relu_network(x):
    node_0 = relu((x * weights["node_0"]).sum())
    node_1 = relu((x * weights["node_1"]).sum())
    return (np.array([node_0, node_1]) * weights["output"]).sum()

# %% right: mask, row vectors, one-element result
def relu_network(x):
    hidden = x.reshape(1, 2) @ np.array([[2.0, 4.0], [4.0, -5.0]])
    hidden = np.array([[2, 4], [4, -5]]) @ x.astype(float)
    hidden[hidden < 0] = 0
    return hidden.reshape(1, 2) @ np.array([[2.0], [7.0]])

# %% right: product with a truth value
def relu_network(x):
    hidden = np.dot([[2, 4], [4, -5]], x)
    return float(np.sum(hidden * (hidden > 0) * [2, 7]))

# %% right: a Keras model
def relu_network(x):
    import keras
    net = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2, activation="relu"), keras.layers.Dense(1)])
    net.set_weights([np.array([[2, 4], [4, -5]]), np.zeros(2), np.array([[2], [7]]), np.zeros(1)])
    net.layers[0].set_weights([np.array([[2, 4], [4, -5]]).T, np.zeros(2)])
    return net(np.asarray(x, dtype="float32").reshape(1, 2))

# %% right: clip and float32
def relu_network(x):
    hidden = np.clip(np.array([[2, 4], [4, -5]], "float32") @ x.astype("float32"), 0, None)
    return np.float32(np.array([2, 7], "float32") @ hidden)

# %% wrong: no relu
# says: ReLU is missing
def relu_network(x):
    return np.array([2, 7]) @ np.array([[2, 4], [4, -5]]) @ x

# %% wrong: relu at the output
# says: after the output
def relu_network(x):
    return max(0, np.array([2, 7]) @ np.array([[2, 4], [4, -5]]) @ x)

# %% wrong: relu on the first alone
# says: only the first
def relu_network(x):
    return 2 * max(0, 2 * x[0] + 4 * x[1]) + 7 * (4 * x[0] - 5 * x[1])

# %% wrong: relu on the second alone
# says: only the second
def relu_network(x):
    return 2 * (2 * x[0] + 4 * x[1]) + 7 * max(0, 4 * x[0] - 5 * x[1])

# %% wrong: relu on the inputs
# says: inputs
def relu_network(x):
    x = np.maximum(x, 0)
    return np.array([2, 7]) @ np.maximum(np.array([[2, 4], [4, -5]]) @ x, 0)

# %% wrong: absolute values
# says: sign
def relu_network(x):
    return np.array([2, 7]) @ np.abs(np.array([[2, 4], [4, -5]]) @ x)

# %% right: a row times the table of weights, which is its own transpose
def relu_network(x):
    return np.array([2, 7]) @ np.maximum(x @ np.array([[2, 4], [4, -5]]), 0)

# %% wrong: output weights swapped
# says: changed places
def relu_network(x):
    return np.array([7, 2]) @ np.maximum(np.array([[2, 4], [4, -5]]) @ x, 0)

# %% wrong: adds the hidden values
# says: without weights
def relu_network(x):
    return np.maximum(np.array([[2, 4], [4, -5]]) @ x, 0).sum()

# %% wrong: hidden values
# says: hidden values
def relu_network(x):
    return np.maximum(np.array([[2, 4], [4, -5]]) @ x, 0)

# %% wrong: hidden values and output
# says: hidden values
def relu_network(x):
    hidden = np.maximum(np.array([[2, 4], [4, -5]]) @ x, 0)
    return hidden, np.array([2, 7]) @ hidden

# %% wrong: a bias
# says: bias|1 is added
def relu_network(x):
    return np.array([2, 7]) @ np.maximum(np.array([[2, 4], [4, -5]]) @ x + 1, 0)

# %% wrong: changes x
# says: changes its argument
def relu_network(x):
    x *= 2
    return np.array([2, 7]) @ np.maximum(np.array([[1, 2], [2, -2.5]]) @ x, 0)

# %% wrong: forgets to return
# says: return
def relu_network(x):
    out = np.array([2, 7]) @ np.maximum(np.array([[2, 4], [4, -5]]) @ x, 0)

# %% trick: the published example
# says: typed|written into|example
def relu_network(x):
    return 44

# %% trick: returns the input
# says: x itself|shape (2,)
def relu_network(x):
    return x

# %% trick: a lying array
# says: 44|0
class Liar(np.ndarray):
    @property
    def size(self):
        return 1
    def __float__(self):
        return 44.0
    def __eq__(self, other):
        return True
def relu_network(x):
    return np.zeros(1).view(Liar)

# %% raises: max of an array
# says: ValueError
def relu_network(x):
    return np.array([2, 7]) @ max(np.array([[2, 4], [4, -5]]) @ x, 0)

# %% raises: no argument
# says: relu_network(x)
def relu_network():
    return 44

# %% untouched: dots
def relu_network(x):
    ...  # your answer

# %% untouched: deleted
# task: relu_network

# %% right: type hints and a docstring
def relu_network(x: np.ndarray) -> float:
    """Output of the network with two ReLU neurons."""
    z: np.ndarray = np.array([[2, 4], [4, -5]]).dot(x)
    hidden: np.ndarray = np.maximum(0, z)
    return float(hidden.dot(np.array([2, 7])))

# %% right: a lambda
relu_network = lambda x: 2 * max(2 * x[0] + 4 * x[1], 0) + 7 * max(4 * x[0] - 5 * x[1], 0)

# %% right: if statements
def relu_network(x):
    first = 2 * x[0] + 4 * x[1]
    if first < 0:
        first = 0
    second = 4 * x[0] - 5 * x[1]
    if second < 0:
        second = 0
    return 2 * first + 7 * second

# %% right: conditional expressions
def relu_network(x):
    a, b = x
    h0 = 2 * a + 4 * b if 2 * a + 4 * b > 0 else 0
    h1 = 4 * a - 5 * b if 4 * a - 5 * b > 0 else 0
    return 2 * h0 + 7 * h1

# %% right: np.where
def relu_network(x):
    z = np.array([[2, 4], [4, -5]]) @ x
    return np.where(z > 0, z, 0) @ np.array([2, 7])

# %% right: half of z plus its absolute value
def relu_network(x):
    z = np.array([[2, 4], [4, -5]]) @ x
    return np.array([2, 7]) @ (z + abs(z)) / 2

# %% right: helper for arrays
def relu(values):
    values = np.array(values, dtype=float)
    values[values < 0] = 0
    return values
def relu_network(x):
    hidden = relu([np.dot(x, [2, 4]), np.dot(x, [4, -5])])
    return np.dot(hidden, [2, 7])

# %% right: loops over weights
def relu_network(x):
    hidden = []
    for row in [[2, 4], [4, -5]]:
        total = 0
        for weight, value in zip(row, x):
            total += weight * value
        hidden.append(max(total, 0))
    output = 0
    for weight, value in zip([2, 7], hidden):
        output += weight * value
    return output

# %% right: comprehension and sum
def relu_network(x):
    hidden = [max(0, sum(w * v for w, v in zip(row, x))) for row in ((2, 4), (4, -5))]
    return sum(w * h for w, h in zip((2, 7), hidden))

# %% right: one expression, generator
def relu_network(x):
    return sum(out * max(0.0, float(np.dot(row, x))) for row, out in [((2, 4), 2), ((4, -5), 7)])

# %% right: np.vectorize
relu = np.vectorize(lambda z: z if z > 0 else 0.0, otypes=[float])
def relu_network(x):
    return relu(np.array([[2, 4], [4, -5]]) @ x) @ [2, 7]

# %% right: a generator turned into an array
def relu_network(x):
    rows = np.array([[2, 4], [4, -5]])
    hidden = np.fromiter((max(row @ x, 0) for row in rows), dtype=float, count=2)
    return hidden @ np.array([2, 7])

# %% right: reduce over layers
from functools import reduce
def relu_network(x):
    layers = [lambda v: np.array([[2, 4], [4, -5]]) @ v, lambda v: np.maximum(v, 0), lambda v: np.array([2, 7]) @ v]
    return reduce(lambda value, layer: layer(value), layers, x)

# %% right: operator and map
from operator import mul
def relu_network(x):
    def weigh(weights, values):
        return sum(map(mul, weights, values))
    hidden = [weigh(w, x) for w in ([2, 4], [4, -5])]
    active = [h * (h > 0) for h in hidden]
    return weigh([2, 7], active)

# %% right: recursion over layers
def run(values, layers):
    if not layers:
        return values
    W, active = layers[0]
    z = W @ values
    return run(np.maximum(z, 0) if active else z, layers[1:])
def relu_network(x):
    return run(x, [(np.array([[2, 4], [4, -5]]), True), (np.array([2, 7]), False)])

# %% right: Keras operations
from keras import ops
def relu_network(x):
    x = ops.convert_to_tensor(x, dtype="float32")
    hidden = ops.relu(ops.matmul(ops.convert_to_tensor([[2.0, 4.0], [4.0, -5.0]]), x))
    return ops.dot(hidden, ops.convert_to_tensor([2.0, 7.0]))

# %% right: Keras's activation function
import keras
def relu_network(x):
    z = np.array([[2, 4], [4, -5]], dtype="float32") @ x.astype("float32")
    hidden = keras.activations.relu(z)
    return np.asarray(hidden) @ np.array([2, 7])

# %% right: a functional Keras model, weights assigned
import keras
inputs = keras.Input((2,))
first = keras.layers.Dense(2, activation="relu")
last = keras.layers.Dense(1)
net = keras.Model(inputs, last(first(inputs)))
first.kernel.assign([[2, 4], [4, -5]])
last.kernel.assign([[2], [7]])
def relu_network(x):
    return float(net(x[None].astype("float32"))[0, 0])

# %% right: a subclass of Layer
import keras
class Two(keras.layers.Layer):
    def call(self, x):
        W = keras.ops.convert_to_tensor([[2.0, 4.0], [4.0, -5.0]])
        return keras.ops.sum(keras.ops.relu(keras.ops.matmul(W, x)) * keras.ops.convert_to_tensor([2.0, 7.0]))
layer = Two()
def relu_network(x):
    return layer(np.asarray(x, dtype="float32"))

# %% right: TensorFlow, float64
import tensorflow as tf
def relu_network(x):
    z = tf.linalg.matvec(tf.constant([[2.0, 4.0], [4.0, -5.0]], tf.float64), tf.cast(x, tf.float64))
    return tf.reduce_sum(tf.nn.relu(z) * tf.constant([2.0, 7.0], tf.float64))

# %% right: TensorFlow's maximum and numpy()
import tensorflow as tf
def relu_network(x):
    x = tf.cast(x, tf.float32)
    h0 = tf.maximum(2 * x[0] + 4 * x[1], 0.0)
    h1 = tf.maximum(4 * x[0] - 5 * x[1], 0.0)
    return (2 * h0 + 7 * h1).numpy()

# %% right: pandas clip
def relu_network(x):
    hidden = pd.DataFrame([[2, 4], [4, -5]]).dot(x).clip(lower=0)
    return hidden.dot([2, 7])

# %% right: a Series of one element
def relu_network(x):
    weights = pd.DataFrame({"h0": [2, 4], "h1": [4, -5]})
    hidden = weights.mul(x, axis=0).sum().where(lambda z: z > 0, 0)
    return pd.Series([(hidden * [2, 7]).sum()], index=["output"])

# %% right: a dataclass that can be called
from dataclasses import dataclass
@dataclass(frozen=True)
class Network:
    hidden: tuple = ((2, 4), (4, -5))
    output: tuple = (2, 7)
    def __call__(self, x):
        values = np.maximum(np.array(self.hidden) @ x, 0)
        return np.array(self.output) @ values
relu_network = Network()

# %% right: objects for neurons
class Unit:
    def __init__(self, weights, active=True):
        self.weights, self.active = np.array(weights), active
    def __call__(self, values):
        z = float(self.weights @ np.asarray(values))
        return max(z, 0.0) if self.active else z
def relu_network(x):
    hidden = [Unit([2, 4])(x), Unit([4, -5])(x)]
    return Unit([2, 7], active=False)(hidden)

# %% right: a static method
class Net:
    @staticmethod
    def relu(z):
        return np.clip(z, 0, np.inf)
    @staticmethod
    def forward(x):
        return np.inner([2, 7], Net.relu(np.inner([[2, 4], [4, -5]], x)))
relu_network = Net.forward

# %% right: a class method
class Stack:
    weights = [np.array([[2, 4], [4, -5]]), np.array([2, 7])]
    @classmethod
    def run(cls, x):
        first, last = cls.weights
        return np.matmul(last, np.fmax(np.matmul(first, x), 0))
relu_network = Stack.run

# %% right: a partial function
from functools import partial
def network(W, v, x):
    z = W @ x
    return v @ (z * (z >= 0))
relu_network = partial(network, np.array([[2, 4], [4, -5]]), np.array([2, 7]))

# %% right: a closure
def make(W, v):
    W, v = np.asarray(W), np.asarray(v)
    def network(x):
        hidden = W @ x
        hidden = np.maximum(hidden, np.zeros_like(hidden))
        return np.sum(v * hidden)
    return network
relu_network = make([[2, 4], [4, -5]], [2, 7])

# %% right: einsum
def relu_network(x):
    hidden = np.einsum("hi,i->h", np.array([[2, 4], [4, -5]]), x).clip(min=0)
    return np.einsum("h,h->", hidden, [2, 7])

# %% right: broadcasting and an axis
def relu_network(x):
    hidden = (np.array([[2, 4], [4, -5]]) * x).sum(axis=1)
    hidden = np.max([hidden, [0, 0]], axis=0)
    return (hidden * np.array([2, 7])).sum()

# %% right: a matrix
def relu_network(x):
    hidden = np.maximum(np.asmatrix([[2, 4], [4, -5]]) * np.asmatrix(x).T, 0)
    return (np.asmatrix([2, 7]) * hidden).item()

# %% right: a masked array
def relu_network(x):
    z = np.array([[2, 4], [4, -5]]) @ x
    hidden = np.ma.masked_less(z, 0).filled(0)
    return hidden @ np.array([2, 7])

# %% right: longdouble
def relu_network(x):
    z = np.array([[2, 4], [4, -5]], dtype=np.longdouble) @ x
    return np.maximum(z, np.longdouble(0)) @ np.array([2, 7], dtype=np.longdouble)

# %% right: math.fsum and math.copysign
import math
def relu_network(x):
    z = [math.fsum((2 * x[0], 4 * x[1])), math.fsum((4 * x[0], -5 * x[1]))]
    on = [(1 + math.copysign(1, v)) / 2 for v in z]
    return math.fsum((2 * on[0] * z[0], 7 * on[1] * z[1]))

# %% right: np.heaviside
def relu_network(x):
    z = np.array([[2, 4], [4, -5]]) @ x
    return np.dot([2, 7], z * np.heaviside(z, 0))

# %% right: np.piecewise
def relu_network(x):
    z = (np.array([[2, 4], [4, -5]]) @ x).astype(float)
    hidden = np.piecewise(z, [z > 0], [lambda v: v, 0])
    return hidden @ np.array([[2], [7]])

# %% right: filled in place on an array of its own
def relu_network(x):
    hidden = np.empty(2)
    np.dot(np.array([[2.0, 4.0], [4.0, -5.0]], order="F"), x, out=hidden)
    np.maximum(hidden, 0, out=hidden)
    return hidden @ np.array([2.0, 7.0])

# %% right: while loop with pop
def relu_network(x):
    todo = [(2, 4, 2), (4, -5, 7)]
    output = 0
    while todo:
        w0, w1, out = todo.pop()
        z = w0 * x[0] + w1 * x[1]
        if z <= 0:
            continue
        output += out * z
    return output

# %% right: sorted with 0, the larger one
def relu_network(x):
    z0, z1 = 2 * x[0] + 4 * x[1], 4 * x[0] - 5 * x[1]
    return 2 * sorted([0, z0])[1] + 7 * sorted([0, z1])[1]

# %% right: a row of a table in, one number out
def relu_network(x):
    X = np.atleast_2d(x)
    hidden = np.maximum(X @ np.array([[2, 4], [4, -5]]).T, 0)
    return (hidden @ np.array([[2], [7]]))[0, 0]

# %% right: dictionary of nodes and match
def relu(z):
    match bool(z > 0):
        case True:
            return z
        case _:
            return 0
def relu_network(x):
    weights = {"node_0": (2, 4), "node_1": (4, -5)}
    nodes = {name: relu(w[0] * x[0] + w[1] * x[1]) for name, w in weights.items()}
    return 2 * nodes["node_0"] + 7 * nodes["node_1"]

# %% wrong: prints
# says: print
def relu_network(x):
    print(np.array([2, 7]) @ np.maximum(np.array([[2, 4], [4, -5]]) @ x, 0))

# %% wrong: sign of the second neuron
# says: sign|-5
def relu_network(x):
    return np.array([2, 7]) @ np.maximum(np.array([[2, 4], [4, 5]]) @ x, 0)

# %% wrong: minimum in the place of maximum
# says: minimum|smaller|negative
def relu_network(x):
    return np.array([2, 7]) @ np.minimum(np.array([[2, 4], [4, -5]]) @ x, 0)

# %% wrong: at least 1
# says: at least 1
def relu_network(x):
    hidden = np.array([[2, 4], [4, -5]]) @ x
    hidden = np.maximum(1, hidden)
    return np.array([2, 7]) @ hidden

# %% wrong: ReLU of each product
# says: product
def relu_network(x):
    products = np.maximum(np.array([[2, 4], [4, -5]]) * x, 0)
    return np.array([2, 7]) @ products.sum(axis=1)

# %% wrong: leaky ReLU
# says: leaky
def relu_network(x):
    z = np.array([[2, 4], [4, -5]]) @ x
    return np.array([2, 7]) @ np.where(z > 0, z, 0.01 * z)

# %% wrong: ReLU cut off at 6
# says: cut off at 6|6
def relu_network(x):
    hidden = np.clip(np.array([[2, 4], [4, -5]]) @ x, 0, 6)
    return np.array([2, 7]) @ hidden

# %% wrong: ReLU cut off at 1
# says: cut off at 1
def relu_network(x):
    hidden = np.clip(np.array([[2, 4], [4, -5]]) @ x, 0, 1)
    return hidden @ np.array([2, 7])

# %% wrong: on or off
# says: 0 or 1|step|on or off
def relu_network(x):
    hidden = (np.array([[2, 4], [4, -5]]) @ x > 0).astype(int)
    return np.array([2, 7]) @ hidden

# %% wrong: sigmoid
# says: sigmoid
def relu_network(x):
    z = np.array([[2, 4], [4, -5]]) @ x
    return np.array([2, 7]) @ (1 / (1 + np.exp(-z)))

# %% wrong: tanh
# says: tanh
def relu_network(x):
    return np.array([2, 7]) @ np.tanh(np.array([[2, 4], [4, -5]]) @ x)

# %% wrong: weights of the task before
# says: task before|other network|first network
def relu_network(x):
    hidden = np.maximum(np.array([[1, 1], [-1, 1]]) @ x, 0)
    return np.array([2, -1]) @ hidden

# %% wrong: the larger hidden value alone
# says: larger|one hidden
def relu_network(x):
    z = np.array([[2, 4], [4, -5]]) @ x
    return max(2 * z[0], 7 * z[1], 0)

# %% wrong: the second hidden value forgotten
# says: only the first
def relu_network(x):
    first = max(0, 2 * x[0] + 4 * x[1])
    second = max(0, 4 * x[0] - 5 * x[1])
    return 2 * first

# %% wrong: the first hidden value forgotten
# says: only the second
def relu_network(x):
    node_0, node_1 = np.maximum(np.array([[2, 4], [4, -5]]) @ x, 0)
    return node_1 * 7

# %% wrong: products not added
# says: not added|shape (2,)
def relu_network(x):
    return np.array([2, 7]) * np.maximum(np.array([[2, 4], [4, -5]]) @ x, 0)

# %% wrong: rounded
# says: round
def relu_network(x):
    return round(np.array([2, 7]) @ np.maximum(np.array([[2, 4], [4, -5]]) @ x, 0))

# %% wrong: a bias on the output
# says: bias|1 is added
def relu_network(x):
    hidden = np.maximum(np.array([[2, 4], [4, -5]]) @ x, 0)
    return np.array([2, 7]) @ hidden + 1

# %% wrong: divided by the two hidden values, a mean
# says: mean|half
def relu_network(x):
    hidden = np.maximum(np.array([[2, 4], [4, -5]]) @ x, 0)
    return np.mean(np.array([2, 7]) * hidden)

# %% wrong: a text
# says: text
def relu_network(x):
    hidden = np.maximum(np.array([[2, 4], [4, -5]]) @ x, 0)
    return str(np.array([2, 7]) @ hidden)

# %% wrong: the example's x
# says: no effect|written into|typed
def relu_network(x):
    x = np.array([3, 4])
    return np.array([2, 7]) @ np.maximum(np.array([[2, 4], [4, -5]]) @ x, 0)

# %% wrong: inputs' absolute values
# says: absolute|inputs
def relu_network(x):
    x = abs(x)
    return np.array([2, 7]) @ np.maximum(np.array([[2, 4], [4, -5]]) @ x, 0)

# %% raises: ReLU that is nowhere defined
# says: relu
def relu_network(x):
    return np.array([2, 7]) @ relu(np.array([[2, 4], [4, -5]]) @ x)

# %% raises: if with an array
# says: ValueError
def relu_network(x):
    z = np.array([[2, 4], [4, -5]]) @ x
    if z < 0:
        z = 0
    return np.array([2, 7]) @ z

# %% raises: weights in lists
# says: TypeError
def relu_network(x):
    return [2, 7] @ np.maximum([[2, 4], [4, -5]] @ list(x), 0)

# %% right: fractions
from fractions import Fraction
def relu_network(x):
    a, b = (Fraction(float(value)) for value in x)
    return 2 * max(2 * a + 4 * b, Fraction(0)) + 7 * max(4 * a - 5 * b, Fraction(0))

# %% right: decimals
from decimal import Decimal
def relu_network(x):
    a, b = [Decimal(value) for value in x.tolist()]
    hidden = [max(Decimal(0), 2 * a + 4 * b), max(Decimal(0), 4 * a - 5 * b)]
    return 2 * hidden[0] + 7 * hidden[1]

# %% right: float16
def relu_network(x):
    hidden = np.maximum(np.array([[2, 4], [4, -5]]) @ x, 0)
    return (np.array([2, 7]) @ hidden).astype(np.float16)

# %% right: read-only weights
WEIGHTS = np.array([[2.0, 4.0], [4.0, -5.0]])
WEIGHTS.setflags(write=False)
def relu_network(x):
    hidden = (WEIGHTS * x).sum(axis=1).clip(min=0)
    return float(2 * hidden[0] + 7 * hidden[1])
