# %% right: matrix times vector
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]]) @ x
    return hidden, np.array([2, -1]) @ hidden

# %% right: vector times matrix, float
def two_neurons(x):
    hidden = x @ np.array([[1.0, -1.0], [1.0, 1.0]])
    output = hidden @ np.array([[2.0], [-1.0]])
    return hidden, output

# %% right: plain sums
def two_neurons(x):
    h0 = x[0] + x[1]
    h1 = x[1] - x[0]
    return [h0, h1], 2 * h0 - h1

# %% right: dictionary of weights
weights = {"node_0": np.array([1, 1]), "node_1": np.array([-1, 1]), "output": np.array([2, -1])}
def two_neurons(x):
    node_0 = (x * weights["node_0"]).sum()
    node_1 = (x * weights["node_1"]).sum()
    hidden = np.array([node_0, node_1])
    return hidden, (hidden * weights["output"]).sum()

# %% right: loops
def two_neurons(x):
    hidden = []
    for row in [[1, 1], [-1, 1]]:
        total = 0
        for weight, value in zip(row, x):
            total += weight * value
        hidden.append(total)
    out = 0
    for weight, value in zip([2, -1], hidden):
        out += weight * value
    return tuple(hidden), out

# %% right: float32
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]], dtype="float32") @ np.asarray(x, dtype="float32")
    return hidden, np.float32(2) * hidden[0] - hidden[1]

# %% right: Keras operations
def two_neurons(x):
    from keras import ops
    hidden = ops.matmul(ops.convert_to_tensor([[1.0, 1.0], [-1.0, 1.0]]), ops.cast(x, "float32"))
    return hidden, ops.sum(hidden * ops.convert_to_tensor([2.0, -1.0]))

# %% right: a list of two, pandas in between
def two_neurons(x):
    hidden = pd.Series({"a": x.sum(), "b": np.diff(x).item()})
    return [hidden.to_numpy(), 2 * hidden["a"] - hidden["b"]]

# %% right: einsum
def two_neurons(x):
    hidden = np.einsum("ij,j->i", [[1, 1], [-1, 1]], x)
    return hidden, np.dot([2, -1], hidden)

# %% right: one object array
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]]) @ x
    out = np.empty(2, dtype=object)
    out[0], out[1] = hidden, 2 * hidden[0] - hidden[1]
    return out

# %% wrong: transposed
# says: rows and columns
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]]).T @ x
    return hidden, np.array([2, -1]) @ hidden

# %% wrong: relu
# says: ReLU
def two_neurons(x):
    hidden = np.maximum(np.array([[1, 1], [-1, 1]]) @ x, 0)
    return hidden, np.array([2, -1]) @ hidden

# %% wrong: hidden values swapped
# says: hidden values have changed places
def two_neurons(x):
    hidden = np.array([[-1, 1], [1, 1]]) @ x
    return hidden, np.array([2, -1]) @ hidden

# %% wrong: order of the results
# says: results have changed places
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]]) @ x
    return np.array([2, -1]) @ hidden, hidden

# %% wrong: output alone
# says: 2 are needed
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]]) @ x
    return np.array([2, -1]) @ hidden

# %% wrong: three numbers
# says: 3 things|3 numbers|three
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]]) @ x
    return hidden[0], hidden[1], np.array([2, -1]) @ hidden

# %% wrong: prints
# says: print
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]]) @ x
    print(hidden, np.array([2, -1]) @ hidden)

# %% wrong: changes x
# says: changes its argument
def two_neurons(x):
    x[:] = [x[0] + x[1], x[1] - x[0]]
    return x, 2 * x[0] - x[1]

# %% wrong: weights of the other network
# says: other network|other weights|next task
def two_neurons(x):
    hidden = np.array([[2, 4], [4, -5]]) @ x
    return hidden, np.array([2, 7]) @ hidden

# %% wrong: a dictionary
# says: dict
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]]) @ x
    return {"hidden": hidden, "output": 2 * hidden[0] - hidden[1]}

# %% partial: hidden values alone right, output weights swapped, 2
# says: weights of the output have changed places
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]]) @ x
    return hidden, np.array([-1, 2]) @ hidden

# %% partial: output from the inputs, 2
# says: used on x
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]]) @ x
    return hidden, np.array([2, -1]) @ x

# %% partial: output adds up, 2
# says: without weights
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]]) @ x
    return hidden, hidden.sum()

# %% partial: output off by one, 2
# says: added 1|off by 1|bias
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]]) @ x
    return hidden, np.array([2, -1]) @ hidden + 1

# %% partial: output missing, 2
# says: empty|None|nothing
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]]) @ x
    return hidden, None

# %% partial: hidden as a column, 1
# says: shape (2, 1)
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]]) @ x
    return hidden.reshape(2, 1), np.array([2, -1]) @ hidden

# %% partial: hidden products not added, 1
# says: not added up
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]]) * x
    return hidden, np.array([2, -1]) @ hidden.sum(axis=1)

# %% trick: published examples only
# says: typed in|written into|examples
def two_neurons(x):
    if x[0] == 2:
        return np.array([5, 1]), 9
    return np.array([7, 1]), 13

# %% trick: returns the input
# says: input|x itself
def two_neurons(x):
    return x, x[0]

# %% trick: nan
# says: nan|inf
def two_neurons(x):
    return np.array([np.nan, np.nan]), np.inf

# %% trick: right only the first time
# says: again
calls = []
def two_neurons(x):
    calls.append(1)
    hidden = np.array([[1, 1], [-1, 1]]) @ x + (len(calls) > 6)
    return hidden, np.array([2, -1]) @ hidden

# %% trick: equals everything
# says: Everything
class Everything:
    def __eq__(self, other):
        return True
    def __sub__(self, other):
        return 0
    __rsub__ = __sub__
def two_neurons(x):
    return Everything(), Everything()

# %% raises: two arguments
# says: two_neurons(x)
def two_neurons(a, b):
    return [a + b, b - a], 2 * (a + b) - (b - a)

# %% raises: a column for x
# says: IndexError
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]]) @ x[:, 0]
    return hidden, np.array([2, -1]) @ hidden

# %% raises: asks at the keyboard
# says: input()
def two_neurons(x):
    raise RuntimeError("input() is not there while the check runs")

# %% untouched: dots
def two_neurons(x):
    ...  # your answer

# %% untouched: not implemented
def two_neurons(x):
    raise NotImplementedError

# %% right: type hints and a docstring
def two_neurons(x: np.ndarray) -> tuple[np.ndarray, float]:
    """Forward pass: both hidden values, and the output."""
    W: np.ndarray = np.array([[1, 1], [-1, 1]])
    v: np.ndarray = np.array([2, -1])
    hidden: np.ndarray = W.dot(x)
    output: float = float(v.dot(hidden))
    return hidden, output

# %% right: a lambda
two_neurons = lambda x: (np.array([x[0] + x[1], x[1] - x[0]]), 2 * (x[0] + x[1]) - (x[1] - x[0]))

# %% right: unpacked input
def two_neurons(x):
    a, b = x
    top, bottom = 1 * a + 1 * b, -1 * a + 1 * b
    return np.array([top, bottom]), 2 * top + -1 * bottom

# %% right: np.sum of products
def two_neurons(x):
    w0, w1, w_out = np.array([1, 1]), np.array([-1, 1]), np.array([2, -1])
    hidden = np.array([np.sum(w0 * x), np.sum(w1 * x)])
    return hidden, np.sum(w_out * hidden)

# %% right: broadcasting and an axis
def two_neurons(x):
    hidden = (np.array([[1, 1], [-1, 1]]) * x).sum(axis=1)
    return hidden, (np.array([2, -1]) * hidden).sum(axis=0)

# %% right: a comprehension over neurons
def two_neurons(x):
    hidden = [sum(w * value for w, value in zip(row, x)) for row in ([1, 1], [-1, 1])]
    return hidden, sum(w * h for w, h in zip((2, -1), hidden))

# %% right: a neuron function
def neuron(x, w):
    return np.dot(x, w)
def two_neurons(x):
    hidden = np.array([neuron(x, [1, 1]), neuron(x, [-1, 1])])
    return hidden, neuron(hidden, [2, -1])

# %% right: map and operator
import operator
def two_neurons(x):
    def weigh(weights, values):
        return sum(map(operator.mul, weights, values))
    hidden = list(map(lambda weights: weigh(weights, x), [(1, 1), (-1, 1)]))
    return hidden, weigh((2, -1), hidden)

# %% right: reduce
from functools import reduce
def two_neurons(x):
    first = reduce(lambda total, value: total + value, x)
    second = reduce(lambda total, value: value - total, x)
    return np.asarray([first, second]), reduce(lambda a, b: 2 * a - b, [first, second])

# %% right: reduce over layers
from functools import reduce
def two_neurons(x):
    steps = reduce(lambda done, W: [*done, W @ done[-1]], [np.array([[1, 1], [-1, 1]]), np.array([2, -1])], [x])
    return steps[1], steps[2]

# %% right: recursion
def weigh(weights, values):
    if len(weights) == 0:
        return 0
    return weights[0] * values[0] + weigh(weights[1:], values[1:])
def two_neurons(x):
    hidden = np.array([weigh([1, 1], x), weigh([-1, 1], x)])
    return hidden, weigh([2, -1], hidden)

# %% right: a Keras model with two outputs
import keras
x_in = keras.Input((2,))
hidden_layer = keras.layers.Dense(2, use_bias=False)
out_layer = keras.layers.Dense(1, use_bias=False)
h = hidden_layer(x_in)
net = keras.Model(x_in, [h, out_layer(h)])
hidden_layer.set_weights([np.array([[1.0, -1.0], [1.0, 1.0]])])
out_layer.set_weights([np.array([[2.0], [-1.0]])])
def two_neurons(x):
    hidden, output = net(np.asarray(x, "float32").reshape(1, 2))
    return hidden[0], output[0]

# %% right: Keras layers called one by one
import keras
def two_neurons(x):
    first, last = keras.layers.Dense(2), keras.layers.Dense(1)
    first.build((None, 2))
    last.build((None, 2))
    first.kernel.assign([[1, -1], [1, 1]])
    last.kernel.assign([[2], [-1]])
    hidden = first(np.array([x], dtype="float32"))
    return hidden.numpy().ravel(), last(hidden).numpy().item()

# %% right: TensorFlow in float64
import tensorflow as tf
def two_neurons(x):
    W = tf.constant([[1.0, 1.0], [-1.0, 1.0]], tf.float64)
    hidden = tf.linalg.matvec(W, tf.cast(x, tf.float64))
    return hidden, tf.tensordot(tf.constant([2.0, -1.0], tf.float64), hidden, 1)

# %% right: TensorFlow's reduce_sum
import tensorflow as tf
def two_neurons(x):
    x = tf.cast(tf.convert_to_tensor(x), tf.float32)
    hidden = tf.reduce_sum(tf.constant([[1.0, 1.0], [-1.0, 1.0]]) * x, axis=1)
    return hidden.numpy(), float(2 * hidden[0] - hidden[1])

# %% right: Keras's dot and stack
from keras import ops
def two_neurons(x):
    x = ops.convert_to_tensor(x, dtype="float32")
    hidden = ops.stack([ops.dot(x, ops.array([1.0, 1.0])), ops.dot(x, ops.array([-1.0, 1.0]))])
    return ops.convert_to_numpy(hidden), ops.convert_to_numpy(ops.dot(hidden, ops.array([2.0, -1.0])))

# %% right: pandas table of weights
def two_neurons(x):
    weights = pd.DataFrame({"h0": [1, 1], "h1": [-1, 1]})
    hidden = weights.T.dot(x)
    return hidden, hidden @ pd.Series([2, -1], index=hidden.index)

# %% right: pandas multiply along rows
def two_neurons(x):
    weights = pd.DataFrame([[1, 1], [-1, 1]], index=["h0", "h1"])
    hidden = weights.mul(x, axis=1).sum(axis=1)
    return hidden.values, hidden.mul([2, -1]).sum()

# %% right: a dataclass that can be called
from dataclasses import dataclass, field
@dataclass
class Network:
    hidden: np.ndarray = field(default_factory=lambda: np.array([[1, 1], [-1, 1]]))
    output: np.ndarray = field(default_factory=lambda: np.array([2, -1]))
    def __call__(self, x):
        values = self.hidden @ x
        return values, self.output @ values
two_neurons = Network()

# %% right: objects for neurons
class Neuron:
    def __init__(self, *weights):
        self.weights = weights
    def fire(self, values):
        total = 0
        for weight, value in zip(self.weights, values):
            total += weight * value
        return total
def two_neurons(x):
    layer = [Neuron(1, 1), Neuron(-1, 1)]
    hidden = [unit.fire(x) for unit in layer]
    return hidden, Neuron(2, -1).fire(hidden)

# %% right: a static method
class Net:
    W = np.array([[1, 1], [-1, 1]])
    @staticmethod
    def run(x):
        hidden = np.inner(Net.W, x)
        return hidden, np.inner([2, -1], hidden)
two_neurons = Net.run

# %% right: a class method
class Weights:
    rows = ((1, 1), (-1, 1))
    out = (2, -1)
    @classmethod
    def forward(cls, x):
        hidden = np.matmul(np.array(cls.rows), x)
        return hidden, np.matmul(np.array(cls.out), hidden)
two_neurons = Weights.forward

# %% right: a partial function
from functools import partial
def run(W, v, x):
    hidden = W @ x
    return hidden, v @ hidden
two_neurons = partial(run, np.array([[1, 1], [-1, 1]]), np.array([2, -1]))

# %% right: a closure
def make_network(W, v):
    def network(x):
        hidden = np.array(W) @ x
        return hidden, np.array(v) @ hidden
    return network
two_neurons = make_network([[1, 1], [-1, 1]], [2, -1])

# %% right: a generator turned into an array
def two_neurons(x):
    def values():
        for weights in [[1, 1], [-1, 1]]:
            yield float(np.dot(weights, x))
    hidden = np.fromiter(values(), dtype=float)
    return hidden, 2 * hidden[0] - hidden[-1]

# %% right: np.vectorize
plus = np.vectorize(lambda sign, a, b: sign * a + b)
def two_neurons(x):
    hidden = plus([1, -1], x[0], x[1])
    return hidden, 2 * hidden[0] - hidden[1]

# %% right: a masked array
def two_neurons(x):
    hidden = np.ma.dot(np.ma.array([[1, 1], [-1, 1]]), np.ma.array(x))
    return hidden, np.ma.dot(np.ma.array([2, -1]), hidden)

# %% right: a matrix inside, flattened
def two_neurons(x):
    hidden = np.asmatrix([[1, 1], [-1, 1]]) * np.asmatrix(x).T
    output = np.asmatrix([2, -1]) * hidden
    return hidden.A1, output.item()

# %% right: longdouble
def two_neurons(x):
    x = np.asarray(x, dtype=np.longdouble)
    hidden = np.array([x.sum(), x[1] - x[0]])
    return hidden, np.longdouble(2) * hidden[0] - hidden[1]

# %% right: read-only, Fortran order
def two_neurons(x):
    W = np.array([[1.0, 1.0], [-1.0, 1.0]], order="F")
    hidden = np.dot(W, x)
    hidden.flags.writeable = False
    return hidden, hidden.dot(np.array([2.0, -1.0]))

# %% right: filled in place by place
def two_neurons(x):
    hidden = np.zeros(2)
    hidden[0] = x[0] * 1 + x[1] * 1
    hidden[1] = x[0] * -1 + x[1] * 1
    output = hidden[0] * 2 + hidden[1] * -1
    return hidden, output

# %% right: nested loops over an index
def two_neurons(x):
    W, v = np.array([[1, 1], [-1, 1]]), np.array([2, -1])
    hidden = np.zeros(2)
    output = 0
    for i in range(2):
        for j in range(2):
            hidden[i] += W[i, j] * x[j]
        output += v[i] * hidden[i]
    return hidden, output

# %% right: named tuple
from collections import namedtuple
Pass = namedtuple("Pass", ["hidden", "output"])
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]]) @ x
    return Pass(hidden, np.array([2, -1]) @ hidden)

# %% right: rows of one example
def two_neurons(x):
    X = x[np.newaxis, :]
    H = X @ np.array([[1, -1], [1, 1]])
    Y = H @ np.array([[2], [-1]])
    return H[0], Y[0, 0]

# %% right: tensordot and vdot
def two_neurons(x):
    hidden = np.tensordot([[1, 1], [-1, 1]], x, axes=1)
    return hidden, np.vdot([2, -1], hidden)

# %% right: concatenation of two one-element arrays
def two_neurons(x):
    first = np.array([x @ [1, 1]])
    second = np.array([x @ [-1, 1]])
    hidden = np.concatenate([first, second])
    return hidden, np.array([hidden @ [2, -1]])

# %% right: convolution
def two_neurons(x):
    hidden = np.array([np.convolve(x, [1, 1], "valid")[0], np.convolve(x, [1, -1], "valid")[0]])
    return hidden, np.polyval([2, -1], 0) * hidden[1] + 2 * hidden[0]

# %% right: the general forward loop, a list of layers
def two_neurons(x):
    layers = [np.array([[1, -1], [1, 1]]), np.array([2, -1])]
    values = [x]
    for weights in layers:
        values.append(values[-1] @ weights)
    return tuple(values[1:])

# %% right: math.fsum and tuples
import math
def two_neurons(x):
    hidden = tuple(math.fsum(w * v for w, v in zip(ws, x)) for ws in ((1, 1), (-1, 1)))
    return [*hidden], math.fsum((2 * hidden[0], -hidden[1]))

# %% right: default arguments
def two_neurons(x, W=((1, 1), (-1, 1)), v=(2, -1)):
    hidden = np.asarray(W) @ np.asarray(x)
    return hidden, hidden @ np.asarray(v)

# %% right: complex numbers
def two_neurons(x):
    z = complex(x[0], x[1]) * (1 - 1j)
    hidden = np.array([z.real, z.imag])
    return hidden, 2 * hidden[0] - hidden[1]

# %% right: a dictionary of nodes by name
def two_neurons(x):
    weights = {"top": [1, 1], "bottom": [-1, 1]}
    nodes = {name: x[0] * w[0] + x[1] * w[1] for name, w in weights.items()}
    return list(nodes.values()), 2 * nodes["top"] - nodes["bottom"]

# %% wrong: the return forgotten
# says: return
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]]) @ x
    output = np.array([2, -1]) @ hidden

# %% wrong: hidden values alone
# says: hidden values alone|output is missing|hidden, output
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]]) @ x
    return hidden

# %% partial: sign of the second output weight, 2
# says: sign|plus|-1
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]]) @ x
    return hidden, 2 * hidden[0] + hidden[1]

# %% partial: only the first hidden value reaches the output, 2
# says: second hidden value|only the first
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]]) @ x
    return hidden, 2 * hidden[0]

# %% partial: output not added up, 2
# says: not added|shape (2,)
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]]) @ x
    return hidden, np.array([2, -1]) * hidden

# %% partial: ReLU on the output, 2
# says: ReLU
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]]) @ x
    return hidden, max(0, np.array([2, -1]) @ hidden)

# %% partial: ReLU on the way to the output, 2
# says: ReLU
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]]) @ x
    active = np.maximum(hidden, 0)
    return hidden, np.array([2, -1]) @ active

# %% partial: mean of the hidden values, 2
# says: mean
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]]) @ x
    return hidden, np.mean(hidden)

# %% partial: output as a text, 2
# says: text
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]]) @ x
    return hidden, str(2 * hidden[0] - hidden[1])

# %% partial: output cut to a whole number, 2
# says: whole
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]]) @ x
    return hidden, (2 * hidden[0] - hidden[1]) // 1

# %% partial: hidden as a row of a table, 1
# says: shape (1, 2)
def two_neurons(x):
    hidden = x.reshape(1, 2) @ np.array([[1, -1], [1, 1]])
    return hidden, (hidden @ np.array([2, -1]))[0]

# %% partial: hidden values in the other order, output right, 1
# says: hidden values have changed places
def two_neurons(x):
    first, second = x[0] + x[1], x[1] - x[0]
    return np.array([second, first]), 2 * first - second

# %% wrong: the first neuron twice
# says: first neuron|second neuron|same
def two_neurons(x):
    w = np.array([1, 1])
    hidden = np.array([w @ x, w @ x])
    return hidden, np.array([2, -1]) @ hidden

# %% wrong: minus sign on the wrong side
# says: sign|x[0] - x[1]|changed places
def two_neurons(x):
    hidden = np.array([x[0] + x[1], x[0] - x[1]])
    return hidden, 2 * hidden[0] - hidden[1]

# %% wrong: minus sign forgotten
# says: sign|-1
def two_neurons(x):
    hidden = np.array([[1, 1], [1, 1]]) @ x
    output = np.array([2, 1]) @ hidden
    return hidden, output

# %% wrong: a bias of 1 everywhere
# says: bias|1 is added
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]]) @ x + 1
    return hidden, np.array([2, -1]) @ hidden + 1

# %% wrong: sigmoid in the hidden layer
# says: sigmoid
def two_neurons(x):
    hidden = 1 / (1 + np.exp(-(np.array([[1, 1], [-1, 1]]) @ x)))
    return hidden, np.array([2, -1]) @ hidden

# %% wrong: tanh in the hidden layer
# says: tanh
def two_neurons(x):
    hidden = np.tanh(np.array([[1, 1], [-1, 1]]) @ x)
    return hidden, np.array([2, -1]) @ hidden

# %% wrong: absolute hidden values
# says: absolute
def two_neurons(x):
    hidden = abs(np.array([[1, 1], [-1, 1]]) @ x)
    return hidden, np.array([2, -1]) @ hidden

# %% wrong: products, summed over the wrong axis
# says: axis|rows and columns
def two_neurons(x):
    products = np.array([[1, 1], [-1, 1]]) * x
    hidden = products.sum(axis=0)
    return hidden, (np.array([2, -1]) * hidden).sum()

# %% wrong: rounded
# says: round
def two_neurons(x):
    hidden = np.round(np.array([[1, 1], [-1, 1]]) @ x)
    return hidden, round(2 * hidden[0] - hidden[1])

# %% wrong: all three in one list
# says: 3 things|3 numbers|three
def two_neurons(x):
    values = list(np.array([[1, 1], [-1, 1]]) @ x)
    values.append(2 * values[0] - values[1])
    return values

# %% wrong: text
# says: text
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]]) @ x
    return f"hidden {hidden}, output {2 * hidden[0] - hidden[1]}"

# %% wrong: the example's x
# says: written into|no effect|typed
def two_neurons(x):
    x = np.array([2, 3])
    hidden = np.array([[1, 1], [-1, 1]]) @ x
    return hidden, np.array([2, -1]) @ hidden

# %% wrong: the second neuron takes the first one's value
# says: first hidden value|second neuron
def two_neurons(x):
    first = x[0] + x[1]
    second = -first + x[1]
    return np.array([first, second]), 2 * first - second

# %% raises: max of an array
# says: ValueError
def two_neurons(x):
    hidden = max(0, np.array([[1, 1], [-1, 1]]) @ x)
    return hidden, np.array([2, -1]) @ hidden

# %% raises: a list times a list
# says: TypeError
def two_neurons(x):
    hidden = [[1, 1], [-1, 1]] * [x[0], x[1]]
    return hidden, [2, -1] * hidden

# %% raises: weights of another cell
# says: weights_out
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]]) @ x
    return hidden, hidden @ weights_out

# %% right: fractions
from fractions import Fraction
def two_neurons(x):
    a, b = (Fraction(float(value)) for value in x)
    hidden = [a + b, b - a]
    return hidden, 2 * hidden[0] - hidden[1]

# %% right: decimals
from decimal import Decimal
def two_neurons(x):
    a, b = map(Decimal, x.tolist())
    hidden = np.array([a + b, b - a])
    return hidden, hidden @ np.array([Decimal(2), Decimal(-1)])

# %% right: float16
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]]) @ x
    return hidden.astype(np.float16), np.float16(2 * hidden[0] - hidden[1])
