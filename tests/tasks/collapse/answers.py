# %% right: matrix products
def collapse(W1, b1, W2, b2):
    return W1 @ W2, b1 @ W2 + b2

# %% right: a list
def collapse(W1, b1, W2, b2):
    return [np.matmul(W1, W2), np.dot(b1, W2) + b2]

# %% right: einsum
def collapse(W1, b1, W2, b2):
    W = np.einsum("ij,jk->ik", W1, W2)
    b = np.einsum("j,jk->k", b1, W2) + b2
    return W, b

# %% right: by trying: what the two layers give for zeros and ones
def collapse(W1, b1, W2, b2):
    def both(X):
        return (X @ W1 + b1) @ W2 + b2
    b = both(np.zeros(len(W1)))
    return both(np.eye(len(W1))) - b, b

# %% right: loops
def collapse(W1, b1, W2, b2):
    inputs, hidden = W1.shape
    outputs = W2.shape[1]
    W, b = np.zeros((inputs, outputs)), np.array(b2, dtype=float)
    for k in range(outputs):
        for j in range(hidden):
            b[k] += b1[j] * W2[j, k]
            for i in range(inputs):
                W[i, k] += W1[i, j] * W2[j, k]
    return W, b

# %% right: transposed and back
def collapse(W1, b1, W2, b2):
    return (W2.T @ W1.T).T, W2.T @ b1 + b2

# %% right: broadcasting and sums
def collapse(W1, b1, W2, b2):
    W = (W1[:, :, None] * W2[None, :, :]).sum(axis=1)
    return W, (b1[:, None] * W2).sum(axis=0) + b2

# %% right: Keras operations, float32
from keras import ops
def collapse(W1, b1, W2, b2):
    W1, b1, W2, b2 = (ops.convert_to_tensor(v, "float32") for v in (W1, b1, W2, b2))
    W = ops.matmul(W1, W2)
    b = ops.matmul(ops.reshape(b1, (1, -1)), W2)[0] + b2
    return W, b

# %% right: the bias as a row of the kernel
def collapse(W1, b1, W2, b2):
    both = np.vstack([W1, b1]) @ W2
    both[-1] += b2
    return both[:-1], both[-1]

# %% right: nested lists
def collapse(W1, b1, W2, b2):
    return (W1 @ W2).tolist(), (b1 @ W2 + b2).tolist()

# %% right: an array of two objects
def collapse(W1, b1, W2, b2):
    pair = np.empty(2, dtype=object)
    pair[0], pair[1] = W1 @ W2, b1 @ W2 + b2
    return pair

# %% right: a named tuple
from collections import namedtuple
Layer = namedtuple("Layer", "kernel bias")
def collapse(W1, b1, W2, b2):
    return Layer(W1 @ W2, b1 @ W2 + b2)

# %% raises: order of the product
# says: wrong order
def collapse(W1, b1, W2, b2):
    return W2 @ W1, b1 @ W2 + b2

# %% raises: order of both products
# says: wrong order
def collapse(W1, b1, W2, b2):
    return W2 @ W1, W2 @ b1 + b2

# %% raises: layers swapped
# says: order|second layer is applied first
def collapse(W1, b1, W2, b2):
    return W2 @ W1, b2 @ W1 + b1

# %% wrong: second bias only
# says: only the second bias
def collapse(W1, b1, W2, b2):
    return W1 @ W2, b2

# %% wrong: first bias only
# says: second bias is left out
def collapse(W1, b1, W2, b2):
    return W1 @ W2, b1 @ W2

# %% raises: biases added
# says: added as they are
def collapse(W1, b1, W2, b2):
    return W1 @ W2, b1 + b2

# %% raises: bias on the wrong side
# says: wrong side
def collapse(W1, b1, W2, b2):
    return W1 @ W2, W2 @ b1 + b2

# %% raises: both biases through W2
# says: both biases
def collapse(W1, b1, W2, b2):
    return W1 @ W2, (b1 + b2) @ W2

# %% raises: star for at
# says: `*`
def collapse(W1, b1, W2, b2):
    return W1 * W2, b1 * W2 + b2

# %% raises: star for the kernels
# says: `*`
def collapse(W1, b1, W2, b2):
    return W1 * W2, b1 @ W2 + b2

# %% raises: kernels added
# says: layers are added
def collapse(W1, b1, W2, b2):
    return W1 + W2, b1 + b2

# %% wrong: transposed
# says: transposed
def collapse(W1, b1, W2, b2):
    return (W1 @ W2).T, b1 @ W2 + b2

# %% wrong: results swapped
# says: changed places
def collapse(W1, b1, W2, b2):
    return b1 @ W2 + b2, W1 @ W2

# %% wrong: kernel only
# says: alone
def collapse(W1, b1, W2, b2):
    return W1 @ W2

# %% wrong: bias as a row of a table
# says: (1, 1)
def collapse(W1, b1, W2, b2):
    return W1 @ W2, (b1.reshape(1, -1) @ W2 + b2)

# %% wrong: three things
# says: 3 things
def collapse(W1, b1, W2, b2):
    return W1 @ W2, b1 @ W2, b2

# %% wrong: a dictionary
# says: dict
def collapse(W1, b1, W2, b2):
    return {"W": W1 @ W2, "b": b1 @ W2 + b2}

# %% wrong: ReLU in between
# says: ReLU|cut off|negative
def collapse(W1, b1, W2, b2):
    return W1 @ W2, np.maximum(b1, 0) @ W2 + b2

# %% wrong: changes its argument
# says: changes its argument `b2`
def collapse(W1, b1, W2, b2):
    b2 += b1 @ W2
    return W1 @ W2, b2

# %% wrong: prints
# says: print
def collapse(W1, b1, W2, b2):
    print(W1 @ W2, b1 @ W2 + b2)

# %% wrong: forgets to return
# says: return
def collapse(W1, b1, W2, b2):
    W, b = W1 @ W2, b1 @ W2 + b2

# %% wrong: the values and no function
# says: function
collapse = np.array([[4.0], [10.0]]), np.array([8.0])

# %% wrong: near miss
# says: round|decimals
def collapse(W1, b1, W2, b2):
    return np.round(W1 @ W2, 1), b1 @ W2 + b2

# %% trick: the published example
# says: expected|shape
def collapse(W1, b1, W2, b2):
    return np.array([[4.0], [10.0]]), np.array([8.0])

# %% trick: hands back what came in
# says: expected|shape
def collapse(W1, b1, W2, b2):
    return W1, b1

# %% trick: nan
# says: nan
def collapse(W1, b1, W2, b2):
    return (W1 @ W2) * np.nan, (b1 @ W2 + b2) * np.nan

# %% trick: parts that equal everything
# says: Everything
class Everything:
    def __eq__(self, other):
        return True
def collapse(W1, b1, W2, b2):
    return Everything(), Everything()

# %% trick: a list in itself
# says: things
def collapse(W1, b1, W2, b2):
    endless = [W1, b1]
    endless.append(endless)
    return endless

# %% trick: state between calls
# says: another answer
memory = []
def collapse(W1, b1, W2, b2):
    memory.append(b2)
    return W1 @ W2, b1 @ W2 + b2 + (len(memory) > 7)

# %% raises: two arguments
# says: collapse(W1, b1, W2, b2)
def collapse(W1, W2):
    return W1 @ W2

# %% raises: an unknown name
# says: NameError
def collapse(W1, b1, W2, b2):
    return W1 @ W2, b1 @ W_2 + b2

# %% untouched: dots
def collapse(W1, b1, W2, b2):
    ...  # your answer

# %% untouched: nothing returned
def collapse(W1, b1, W2, b2):
    return None, None

# %% right: a method of the array
def collapse(W1, b1, W2, b2):
    W = W1.dot(W2)
    b = b1.dot(W2) + b2
    return W, b

# %% right: multi_dot
def collapse(W1, b1, W2, b2):
    W = np.linalg.multi_dot([W1, W2])
    b = np.linalg.multi_dot([b1[None, :], W2])[0] + b2
    return W, b

# %% right: tensordot
def collapse(W1, b1, W2, b2):
    return np.tensordot(W1, W2, 1), np.tensordot(b1, W2, 1) + b2

# %% right: inner products
def collapse(W1, b1, W2, b2):
    return np.inner(W1, W2.T), np.inner(b1, W2.T) + b2

# %% right: comprehensions
def collapse(W1, b1, W2, b2):
    columns = range(W2.shape[1])
    W = [[sum(row * W2[:, k]) for k in columns] for row in W1]
    b = [sum(b1 * W2[:, k]) + b2[k] for k in columns]
    return W, b

# %% right: zip of columns in plain Python
def collapse(W1, b1, W2, b2):
    def times(row):
        return [sum(x * w for x, w in zip(row, column)) for column in zip(*W2.tolist())]
    W = [times(row) for row in W1.tolist()]
    b = [t + c for t, c in zip(times(b1.tolist()), b2.tolist())]
    return np.array(W), np.array(b)

# %% right: sums of outer products
def collapse(W1, b1, W2, b2):
    W = sum(np.outer(W1[:, j], W2[j]) for j in range(len(b1)))
    b = b2 + sum(b1[j] * W2[j] for j in range(len(b1)))
    return W, b

# %% right: reduce
from functools import reduce
def collapse(W1, b1, W2, b2):
    W = reduce(np.matmul, [W1, W2])
    return W, reduce(np.add, [b1 @ W2, b2])

# %% right: operator.matmul
import operator
def collapse(W1, b1, W2, b2):
    return operator.matmul(W1, W2), operator.add(operator.matmul(b1, W2), b2)

# %% right: affine matrices multiplied
def affine(W, b):
    top = np.column_stack([W, np.zeros(len(W))])
    return np.vstack([top, np.append(b, 1.0)])
def collapse(W1, b1, W2, b2):
    both = affine(W1, b1) @ affine(W2, b2)
    return both[:-1, :-1], both[-1, :-1]

# %% right: by least squares on random points
def collapse(W1, b1, W2, b2):
    rng = np.random.default_rng(0)
    X = rng.normal(size=(20 + len(W1), len(W1)))
    Y = (X @ W1 + b1) @ W2 + b2
    A = np.column_stack([X, np.ones(len(X))])
    both = np.linalg.lstsq(A, Y, rcond=None)[0]
    return both[:-1], both[-1]

# %% right: one input at a time
def collapse(W1, b1, W2, b2):
    def network(x):
        hidden = x @ W1 + b1
        return hidden @ W2 + b2
    zero = np.zeros(W1.shape[0])
    b = network(zero)
    rows = []
    for i in range(W1.shape[0]):
        x = zero.copy()
        x[i] = 1
        rows.append(network(x) - b)
    return np.array(rows), b

# %% right: recursion over a list of layers
def fold(layers):
    if len(layers) == 1:
        return layers[0]
    (W, b), (W2, b2) = layers[0], layers[1]
    return fold([(W @ W2, b @ W2 + b2), *layers[2:]])
def collapse(W1, b1, W2, b2):
    return fold([(W1, b1), (W2, b2)])

# %% right: partial
from functools import partial
def join(product, W1, b1, W2, b2):
    return product(W1, W2), product(b1, W2) + b2
collapse = partial(join, np.dot)

# %% right: closure
def joiner(product):
    def join(W1, b1, W2, b2):
        W = product(W1, W2)
        return W, np.add(product(b1, W2), b2)
    return join
collapse = joiner(np.matmul)

# %% right: a class with __call__
class Collapse:
    def __call__(self, W1, b1, W2, b2):
        self.W = W1 @ W2
        self.b = b1 @ W2 + b2
        return self.W, self.b
collapse = Collapse()

# %% right: layer objects that multiply
from dataclasses import dataclass
@dataclass
class Linear:
    W: np.ndarray
    b: np.ndarray
    def then(self, other):
        return Linear(self.W @ other.W, self.b @ other.W + other.b)
def collapse(W1, b1, W2, b2):
    one = Linear(W1, b1).then(Linear(W2, b2))
    return one.W, one.b

# %% right: static method
class Layers:
    @staticmethod
    def collapse(W1, b1, W2, b2):
        return W1 @ W2, b1 @ W2 + b2
collapse = Layers.collapse

# %% right: class method
class Layers:
    times = np.matmul
    @classmethod
    def collapse(cls, W1, b1, W2, b2):
        return cls.times(W1, W2), cls.times(b1, W2) + b2
collapse = Layers.collapse

# %% right: lambda
collapse = lambda W1, b1, W2, b2: (W1 @ W2, b1 @ W2 + b2)

# %% right: default arguments
def collapse(W1, b1, W2, b2=0):
    kernel = W1 @ W2
    bias = b1 @ W2
    bias = bias + b2
    return kernel, bias

# %% right: star arguments
def collapse(*layers):
    W1, b1, W2, b2 = layers
    return W1 @ W2, (b1 @ W2) + b2

# %% right: type hints and docstring
def collapse(
    W1: np.ndarray, b1: np.ndarray, W2: np.ndarray, b2: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return the kernel and the bias of the one layer that equals the two."""
    W: np.ndarray = W1 @ W2
    b: np.ndarray = b1 @ W2 + b2
    return W, b

# %% right: a generator of the two
def both(W1, b1, W2, b2):
    yield W1 @ W2
    yield b1 @ W2 + b2
def collapse(W1, b1, W2, b2):
    return tuple(both(W1, b1, W2, b2))

# %% right: map over the two left sides
def collapse(W1, b1, W2, b2):
    W, b = map(lambda left: left @ W2, (W1, b1))
    return W, b + b2

# %% right: the bias as a row, taken back
def collapse(W1, b1, W2, b2):
    b = b1.reshape(1, -1) @ W2 + b2
    return W1 @ W2, b.ravel()

# %% right: squeezed
def collapse(W1, b1, W2, b2):
    row = np.expand_dims(b1, 0)
    b = np.squeeze(np.matmul(row, W2), axis=0) + b2
    return np.matmul(W1, W2), b

# %% right: concatenated before one product
def collapse(W1, b1, W2, b2):
    both = np.concatenate([W1, b1[None]], axis=0) @ W2
    W, b = np.split(both, [len(W1)])
    return W, b[0] + b2

# %% right: out=
def collapse(W1, b1, W2, b2):
    W = np.empty((W1.shape[0], W2.shape[1]))
    np.matmul(W1, W2, out=W)
    b = b2.copy()
    b += b1 @ W2
    return W, b

# %% right: np.matrix for the kernel
def collapse(W1, b1, W2, b2):
    W = np.matrix(W1) * np.matrix(W2)
    b = (np.matrix(b1) * np.matrix(W2)).A1 + b2
    return W, b

# %% right: masked arrays
def collapse(W1, b1, W2, b2):
    return np.ma.dot(np.ma.array(W1), W2), np.ma.array(b1 @ W2) + b2

# %% right: longdouble
def collapse(W1, b1, W2, b2):
    W1, b1, W2, b2 = (np.asarray(v, dtype=np.longdouble) for v in (W1, b1, W2, b2))
    return W1 @ W2, b1 @ W2 + b2

# %% right: float32 in NumPy
def collapse(W1, b1, W2, b2):
    W2 = W2.astype("float32")
    return W1.astype("float32") @ W2, b1.astype("float32") @ W2 + b2.astype("float32")

# %% right: read-only and Fortran order
def collapse(W1, b1, W2, b2):
    W, b = np.asfortranarray(W1 @ W2), b1 @ W2 + b2
    W.flags.writeable = b.flags.writeable = False
    return W, b

# %% right: pandas
def collapse(W1, b1, W2, b2):
    second = pd.DataFrame(W2)
    return pd.DataFrame(W1).dot(second), pd.Series(b1).dot(second) + b2

# %% right: TensorFlow, 64 bits
import tensorflow as tf
def collapse(W1, b1, W2, b2):
    W1, b1, W2, b2 = [tf.constant(v, tf.float64) for v in (W1, b1, W2, b2)]
    return tf.matmul(W1, W2), tf.linalg.matvec(W2, b1, transpose_a=True) + b2

# %% right: TensorFlow tensordot, NumPy out
import tensorflow as tf
def collapse(W1, b1, W2, b2):
    b = tf.tensordot(tf.cast(b1, tf.float32), tf.cast(W2, tf.float32), axes=1)
    return (W1 @ W2).astype("float32"), (b + tf.cast(b2, tf.float32)).numpy()

# %% right: keras.ops einsum
from keras import ops
def collapse(W1, b1, W2, b2):
    W1, b1, W2, b2 = [ops.convert_to_tensor(v, "float32") for v in (W1, b1, W2, b2)]
    return ops.einsum("ij,jk->ik", W1, W2), ops.einsum("j,jk->k", b1, W2) + b2

# %% right: two Keras layers asked what they do
import keras
def collapse(W1, b1, W2, b2):
    n = W1.shape[0]
    model = keras.Sequential([
        keras.Input((n,)), keras.layers.Dense(W1.shape[1]), keras.layers.Dense(W2.shape[1])
    ])
    model.set_weights([W1, b1, W2, b2])
    b = model(np.zeros((1, n), "float32")).numpy()[0]
    return model(np.eye(n, dtype="float32")).numpy() - b, b

# %% right: weights of one Keras layer
import keras
def collapse(W1, b1, W2, b2):
    layer = keras.layers.Dense(W2.shape[1])
    layer.build((None, W1.shape[0]))
    layer.set_weights([W1 @ W2, b1 @ W2 + b2])
    return layer.get_weights()

# %% right: apply_along_axis
def collapse(W1, b1, W2, b2):
    W = np.apply_along_axis(lambda row: row @ W2, 1, W1)
    b = np.apply_along_axis(lambda column: column @ b1, 0, W2) + b2
    return W, b

# %% wrong: bias of the first layer subtracted
# says: subtracted
def collapse(W1, b1, W2, b2):
    return W1 @ W2, b2 - b1 @ W2

# %% wrong: bias of the second layer subtracted
# says: subtracted
def collapse(W1, b1, W2, b2):
    return W1 @ W2, b1 @ W2 - b2

# %% wrong: no bias at all
# says: bias
def collapse(W1, b1, W2, b2):
    return W1 @ W2, np.zeros(len(b2))

# %% wrong: bias product added up
# says: sum | added up
def collapse(W1, b1, W2, b2):
    return W1 @ W2, np.sum(b1 @ W2) + b2

# %% wrong: first value of b1
# says: first | b1
def collapse(W1, b1, W2, b2):
    return W1 @ W2, b1[0] * W2[0] + b2

# %% wrong: sum of b1
# says: `W2` | sum
def collapse(W1, b1, W2, b2):
    return W1 @ W2, b1.sum() + b2

# %% wrong: bias as a column
# says: shape
def collapse(W1, b1, W2, b2):
    return W1 @ W2, (b1 @ W2 + b2).reshape(-1, 1)

# %% wrong: bias alone
# says: alone | 2 are needed
def collapse(W1, b1, W2, b2):
    return b1 @ W2 + b2

# %% wrong: kernel and bias in one table
# says: 2 are needed | things | two
def collapse(W1, b1, W2, b2):
    return np.vstack([W1 @ W2, b1 @ W2 + b2])

# %% wrong: a text
# says: text
def collapse(W1, b1, W2, b2):
    return f"W = {W1 @ W2}, b = {b1 @ W2 + b2}"

# %% wrong: ReLU on the kernel
# says: cut off | ReLU | negative
def collapse(W1, b1, W2, b2):
    return np.maximum(W1, 0) @ W2, b1 @ W2 + b2

# %% wrong: bias twice
# says: twice
def collapse(W1, b1, W2, b2):
    b = b1 @ W2 + b2
    return W1 @ W2, b + b2

# %% wrong: bias of a layer put on the kernel
# says: bias | b2
def collapse(W1, b1, W2, b2):
    return W1 @ W2 + b2, b1 @ W2 + b2

# %% wrong: four things back
# says: things
def collapse(W1, b1, W2, b2):
    return W1, b1 @ W2, W2, b2

# %% wrong: changes W1
# says: changes its argument `W1`
def collapse(W1, b1, W2, b2):
    W1 *= 2
    return W1 @ W2 / 2, b1 @ W2 + b2

# %% wrong: print kept
# says: nothing
def collapse(W1, b1, W2, b2):
    result = print(W1 @ W2, b1 @ W2 + b2)
    return result

# %% wrong: outputs for a row of ones
# says: 2 are needed | row of ones
def collapse(W1, b1, W2, b2):
    X = np.ones((1, len(W1)))
    return (X @ W1 + b1) @ W2 + b2

# %% raises: kernels side by side
# says: ValueError | dimension | shape
def collapse(W1, b1, W2, b2):
    return np.hstack([W1, W2]), np.hstack([b1, b2])

# %% raises: bias transposed with a length of its own
# says: ValueError | shape
def collapse(W1, b1, W2, b2):
    return W1 @ W2, W2 @ b1[:, None] + b2

# %% raises: transposed kernels
# says: ValueError | wrong order | transposed
def collapse(W1, b1, W2, b2):
    return W1.T @ W2.T, b1 @ W2.T + b2

# %% raises: layers as pairs
# says: collapse(W1, b1, W2, b2)
def collapse(first, second):
    return first[0] @ second[0], first[1] @ second[0] + second[1]

# %% right: float16
def collapse(W1, b1, W2, b2):
    return (W1 @ W2).astype(np.float16), (b1 @ W2 + b2).astype(np.float16)

# %% right: Fractions
from fractions import Fraction
def collapse(W1, b1, W2, b2):
    exact = np.vectorize(Fraction, otypes=[object])
    W1, b1, W2, b2 = exact(W1), exact(b1), exact(W2), exact(b2)
    return W1 @ W2, b1 @ W2 + b2

# %% right: Decimals in lists
from decimal import Decimal
def collapse(W1, b1, W2, b2):
    d = lambda v: Decimal(float(v))
    times = lambda row: [sum(d(x) * d(w) for x, w in zip(row, c)) for c in W2.T]
    return [times(row) for row in W1], [t + d(v) for t, v in zip(times(b1), b2)]

# %% wrong: whole numbers
# says: round | whole | cut
def collapse(W1, b1, W2, b2):
    return (W1 @ W2).astype(int), (b1 @ W2 + b2).astype(int)

# %% wrong: absolute values
# says: sign | absolute | negative
def collapse(W1, b1, W2, b2):
    return np.abs(W1 @ W2), np.abs(b1 @ W2 + b2)

# %% wrong: two decimals
# says: round | decimals
def collapse(W1, b1, W2, b2):
    return np.round(W1 @ W2, 1), np.round(b1 @ W2 + b2, 1)
