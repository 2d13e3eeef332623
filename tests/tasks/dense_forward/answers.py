# %% right: one line
def dense_forward(X, W, b):
    return X @ W + b

# %% right: np.dot
def dense_forward(X, W, b):
    return np.add(np.dot(X, W), b)

# %% right: a list of columns
def dense_forward(X, W, b):
    columns = [X @ W[:, j] + b[j] for j in range(W.shape[1])]
    return np.column_stack(columns)

# %% right: loops
def dense_forward(X, W, b):
    out = []
    for row in X:
        line = []
        for j in range(len(b)):
            line.append(sum(row[i] * W[i, j] for i in range(len(row))) + b[j])
        out.append(line)
    return out

# %% right: einsum
def dense_forward(X, W, b):
    return np.einsum("ni,iu->nu", X, W) + b[None, :]

# %% right: broadcasting
def dense_forward(X, W, b):
    return (X[:, :, None] * W).sum(axis=1) + b

# %% right: float32
def dense_forward(X, W, b):
    return X.astype("float32") @ W.astype("float32") + b.astype("float32")

# %% right: Keras operations
def dense_forward(X, W, b):
    from keras import ops
    return ops.matmul(ops.cast(X, "float32"), ops.cast(W, "float32")) + ops.cast(b, "float32")

# %% right: pandas
def dense_forward(X, W, b):
    return pd.DataFrame(X).dot(pd.DataFrame(W)) + b

# %% right: a Dense layer
def dense_forward(X, W, b):
    import keras
    layer = keras.layers.Dense(len(b))
    layer.build(X.shape)
    layer.set_weights([W, b])
    return layer(X)

# %% wrong: no bias
# says: biases are left out
def dense_forward(X, W, b):
    return X @ W

# %% wrong: turned kernel where it fits
# says: W.T|rows of W|square
def dense_forward(X, W, b):
    if W.shape[0] == W.shape[1]:
        return X @ W.T + b
    return X @ W + b

# %% wrong: bias subtracted
# says: subtracted
def dense_forward(X, W, b):
    return X @ W - b

# %% wrong: relu
# says: cut off at 0
def dense_forward(X, W, b):
    return np.maximum(0, X @ W + b)

# %% wrong: first bias for all
# says: first bias
def dense_forward(X, W, b):
    return X @ W + b[0]

# %% wrong: all biases in one
# says: sum of all biases
def dense_forward(X, W, b):
    return X @ W + b.sum()

# %% wrong: transposed result
# says: changed places
def dense_forward(X, W, b):
    return (X @ W + b).T

# %% wrong: flat result
# says: table form
def dense_forward(X, W, b):
    return (X @ W + b).flatten()

# %% wrong: first row only
# says: first row
def dense_forward(X, W, b):
    return X[0] @ W + b

# %% wrong: last neuron only
# says: last neuron
def dense_forward(X, W, b):
    for j in range(len(b)):
        out = X @ W[:, j] + b[j]
    return out

# %% wrong: prints
# says: print
def dense_forward(X, W, b):
    print(X @ W + b)

# %% wrong: changes X
# says: changes its argument `X`
def dense_forward(X, W, b):
    out = X @ W + b
    X *= 0
    return out

# %% wrong: changes b
# says: changes its argument `b`
def dense_forward(X, W, b):
    b += 1
    return X @ W + b - 1

# %% wrong: rounded
# says: round
def dense_forward(X, W, b):
    return np.round(X @ W + b, 1)

# %% wrong: near miss
# says: expected
def dense_forward(X, W, b):
    return (X @ W + b) * 1.00001

# %% wrong: a layer and no function
# says: layer
import keras
dense_forward = keras.layers.Dense(2)

# %% raises: bias as a column
# says: down the rows
def dense_forward(X, W, b):
    return X @ W + b.reshape(-1, 1)

# %% raises: the other way round
# says: other way round
def dense_forward(X, W, b):
    return W @ X + b

# %% raises: turned kernel
# says: rows of W
def dense_forward(X, W, b):
    return X @ W.T + b

# %% raises: elementwise
# says: `*`
def dense_forward(X, W, b):
    return X * W + b

# %% raises: float of an array
# says: TypeError
def dense_forward(X, W, b):
    return float(X @ W) + b

# %% raises: the cell stops
# says: ValueError
def dense_forward(X, W, b):
    return X @ W + b
dense_forward(np.ones((2, 3)), np.ones((2, 3)), np.ones(3))

# %% trick: published example only
# says: shape|expected
def dense_forward(X, W, b):
    return np.array([[4.0, 3.0, -5.0]])

# %% trick: returns the input
# says: input|expected
def dense_forward(X, W, b):
    return X

# %% trick: zeros of the right shape
# says: expected
def dense_forward(X, W, b):
    return np.zeros((len(X), len(b)))

# %% trick: infinity
# says: inf
def dense_forward(X, W, b):
    return np.full((len(X), len(b)), np.inf)

# %% trick: an array that lies
# says: (4,)
class Liar(np.ndarray):
    @property
    def shape(self):
        return (2, 2)
    def __eq__(self, other):
        return np.ones((2, 2), bool)
def dense_forward(X, W, b):
    return np.zeros(4).view(Liar)

# %% trick: keeps the last kernel
# says: earlier|another answer|expected
kept = []
def dense_forward(X, W, b):
    kept.append(W)
    return X @ kept[0] + b if kept[0].shape == W.shape else X @ W + b

# %% untouched: dots
def dense_forward(X, W, b):
    ...  # your answer

# %% untouched: not implemented
def dense_forward(X, W, b):
    raise NotImplementedError("later")

# %% right: matmul by name
def dense_forward(X, W, b):
    return np.matmul(X, W) + b

# %% right: a method of the array
def dense_forward(X, W, b):
    sums = X.dot(W)
    return sums + b

# %% right: a loop over the rows
def dense_forward(X, W, b):
    out = np.zeros((X.shape[0], W.shape[1]))
    for i in range(X.shape[0]):
        out[i] = X[i] @ W + b
    return out

# %% right: a loop over the neurons
def dense_forward(X, W, b):
    out = np.empty((len(X), len(b)))
    for j in range(len(b)):
        out[:, j] = X @ W[:, j] + b[j]
    return out

# %% right: a loop over the inputs
def dense_forward(X, W, b):
    out = np.tile(b, (len(X), 1)).astype(float)
    for i in range(W.shape[0]):
        out += np.outer(X[:, i], W[i])
    return out

# %% right: three loops
def dense_forward(X, W, b):
    n, inputs = X.shape
    units = W.shape[1]
    out = np.zeros((n, units))
    for r in range(n):
        for u in range(units):
            out[r, u] = b[u]
            for i in range(inputs):
                out[r, u] += X[r, i] * W[i, u]
    return out

# %% right: comprehension of rows
def dense_forward(X, W, b):
    return np.array([row @ W + b for row in X])

# %% right: zip of columns and biases
def dense_forward(X, W, b):
    return [[float(np.dot(row, column) + bias) for column, bias in zip(W.T, b)] for row in X]

# %% right: transposed and back
def dense_forward(X, W, b):
    return (W.T @ X.T + b[:, None]).T

# %% right: tensordot
def dense_forward(X, W, b):
    return np.tensordot(X, W, axes=1) + b

# %% right: inner product with rows of neurons
def dense_forward(X, W, b):
    return np.inner(X, W.T) + b

# %% right: a column of ones
def dense_forward(X, W, b):
    ones = np.ones((len(X), 1))
    return np.hstack([X, ones]) @ np.vstack([W, b])

# %% right: einsum with the bias inside
def dense_forward(X, W, b):
    ones = np.ones(len(X))
    return np.einsum("ni,iu->nu", X, W) + np.einsum("n,u->nu", ones, b)

# %% right: a row of biases
def dense_forward(X, W, b):
    return X @ W + b.reshape(1, -1)

# %% right: broadcast_to
def dense_forward(X, W, b):
    Z = X @ W
    return Z + np.broadcast_to(b, Z.shape)

# %% right: in place on its own result
def dense_forward(X, W, b):
    Z = X @ W
    Z += b
    return Z

# %% right: out=
def dense_forward(X, W, b):
    Z = np.empty((X.shape[0], W.shape[1]))
    np.matmul(X, W, out=Z)
    np.add(Z, b, out=Z)
    return Z

# %% right: apply_along_axis
def dense_forward(X, W, b):
    return np.apply_along_axis(lambda row: row @ W + b, 1, X)

# %% right: vectorize with a signature
dense_forward = np.vectorize(lambda x, W, b: x @ W + b, signature="(i),(i,u),(u)->(u)")

# %% right: a generator turned into an array
def dense_forward(X, W, b):
    values = (sum(row * W[:, j]) + b[j] for row in X for j in range(len(b)))
    return np.fromiter(values, float).reshape(len(X), len(b))

# %% right: map and operator
import operator
def dense_forward(X, W, b):
    def neuron(row, column, bias):
        return sum(map(operator.mul, row, column)) + bias
    return np.array([[neuron(row, W[:, j], b[j]) for j in range(W.shape[1])] for row in X])

# %% right: reduce
from functools import reduce
def dense_forward(X, W, b):
    outer = [X[:, [i]] * W[[i], :] for i in range(len(W))]
    return reduce(np.add, outer) + b

# %% right: recursion over the inputs
def dense_forward(X, W, b):
    if W.shape[0] == 0:
        return np.zeros((len(X), 1)) + b
    return X[:, :1] * W[:1] + dense_forward(X[:, 1:], W[1:], b)

# %% right: partial
from functools import partial
def layer(activation, X, W, b):
    return activation(X @ W + b)
dense_forward = partial(layer, np.asarray)

# %% right: closure
def dense(W, b):
    def forward(X):
        return X @ W + b
    return forward
def dense_forward(X, W, b):
    return dense(W, b)(X)

# %% right: class with __call__
class Dense:
    def __init__(self, kernel, bias):
        self.kernel = kernel
        self.bias = bias
    def __call__(self, inputs):
        return np.dot(inputs, self.kernel) + self.bias
def dense_forward(X, W, b):
    return Dense(W, b)(X)

# %% right: dataclass
from dataclasses import dataclass
@dataclass
class Forward:
    use_bias: bool = True
    def __call__(self, X, W, b):
        return X @ W + b if self.use_bias else X @ W
dense_forward = Forward()

# %% right: static method
class Layer:
    @staticmethod
    def forward(X, W, b):
        return np.matmul(X, W) + b
dense_forward = Layer.forward

# %% right: class method
class Layer:
    combine = np.matmul
    @classmethod
    def forward(cls, X, W, b):
        return np.add(cls.combine(X, W), b)
dense_forward = Layer.forward

# %% right: lambda with a default
dense_forward = lambda X, W, b=0: (X @ W) + b

# %% right: type hints and docstring
def dense_forward(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return one row per example and one column per neuron."""
    sums: np.ndarray = X @ W
    sums = sums + b
    return sums

# %% right: np.matrix
def dense_forward(X, W, b):
    return np.matrix(X) * np.matrix(W) + b

# %% right: masked array
def dense_forward(X, W, b):
    return np.ma.dot(np.ma.array(X), np.ma.array(W)) + b

# %% right: longdouble
def dense_forward(X, W, b):
    return X.astype(np.longdouble) @ W.astype(np.longdouble) + b.astype(np.longdouble)

# %% right: read-only
def dense_forward(X, W, b):
    Z = X @ W + b
    Z.flags.writeable = False
    return Z

# %% right: Fortran order
def dense_forward(X, W, b):
    return np.asfortranarray(np.asfortranarray(X) @ np.asfortranarray(W) + b)

# %% right: nested lists out
def dense_forward(X, W, b):
    return (X @ W + b).tolist()

# %% right: pandas multiplied, columns by neuron
def dense_forward(X, W, b):
    table = pd.DataFrame(X)
    return pd.DataFrame({j: table.mul(W[:, j]).sum(axis=1) + b[j] for j in range(len(b))})

# %% right: TensorFlow, 64 bits
import tensorflow as tf
def dense_forward(X, W, b):
    X, W, b = (tf.constant(v, tf.float64) for v in (X, W, b))
    return tf.matmul(X, W) + b

# %% right: tf.nn.bias_add
import tensorflow as tf
def dense_forward(X, W, b):
    Z = tf.linalg.matmul(tf.cast(X, tf.float32), tf.cast(W, tf.float32))
    return tf.nn.bias_add(Z, tf.cast(b, tf.float32)).numpy()

# %% right: keras.ops.einsum
from keras import ops
def dense_forward(X, W, b):
    X, W, b = map(lambda v: ops.convert_to_tensor(v, "float32"), (X, W, b))
    return ops.add(ops.einsum("ni,iu->nu", X, W), b)

# %% right: a model with assigned weights
import keras
def dense_forward(X, W, b):
    model = keras.Sequential([keras.Input((W.shape[0],)), keras.layers.Dense(W.shape[1])])
    model.layers[0].kernel.assign(W)
    model.layers[0].bias.assign(b)
    return model.predict(X, verbose=0)

# %% right: scipy's blas
def dense_forward(X, W, b):
    from scipy.linalg.blas import dgemm
    return dgemm(1.0, X, W) + b

# %% right: a masked sum over a third axis
def dense_forward(X, W, b):
    products = np.expand_dims(X, 2) * np.expand_dims(W, 0)
    return np.sum(products, axis=1) + b

# %% right: np.kron
def dense_forward(X, W, b):
    return (np.kron(X, np.eye(1)) @ W) + np.kron(np.ones((len(X), 1)), b)

# %% wrong: bias multiplied
# says: bias
def dense_forward(X, W, b):
    return X @ W * b

# %% wrong: bias added twice
# says: twice
def dense_forward(X, W, b):
    Z = X @ W + b
    return Z + b

# %% wrong: bias added for each input
# says: each input | once
def dense_forward(X, W, b):
    Z = np.zeros((len(X), len(b)))
    for i in range(W.shape[0]):
        Z = Z + np.outer(X[:, i], W[i]) + b
    return Z

# %% wrong: sum over all
# says: added up | one number
def dense_forward(X, W, b):
    return np.sum(X @ W + b)

# %% wrong: sum over the neurons
# says: neurons | add
def dense_forward(X, W, b):
    return (X @ W + b).sum(axis=1)

# %% wrong: mean over the rows
# says: mean | average
def dense_forward(X, W, b):
    return (X @ W + b).mean(axis=0)

# %% wrong: sigmoid on top
# says: sigmoid
def dense_forward(X, W, b):
    return 1 / (1 + np.exp(-(X @ W + b)))

# %% wrong: softmax on top
# says: softmax | add up to 1
def dense_forward(X, W, b):
    Z = X @ W + b
    powers = np.exp(Z - Z.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)

# %% wrong: return in the loop
# says: first row
def dense_forward(X, W, b):
    for row in X:
        return row @ W + b

# %% wrong: last row only
# says: last row
def dense_forward(X, W, b):
    for row in X:
        z = row @ W + b
    return z

# %% wrong: first neuron only
# says: first neuron
def dense_forward(X, W, b):
    return X @ W[:, 0] + b[0]

# %% wrong: rows glued into one long row
# says: table | shape
def dense_forward(X, W, b):
    out = []
    for row in X:
        out.extend(row @ W + b)
    return np.array(out)

# %% wrong: a third axis
# says: shape
def dense_forward(X, W, b):
    return [X @ W + b]

# %% wrong: print kept
# says: nothing
def dense_forward(X, W, b):
    Z = print(X @ W + b)
    return Z

# %% wrong: changes W
# says: changes its argument `W`
def dense_forward(X, W, b):
    W[:] = np.round(W * 2) / 2
    return X @ W + b

# %% wrong: last input left out
# says: last input
def dense_forward(X, W, b):
    return X[:, :-1] @ W[:-1] + b

# %% wrong: weights without inputs
# says: expected | inputs
def dense_forward(X, W, b):
    return np.ones_like(X) @ W + b

# %% wrong: biases in reverse order
# says: order | reverse
def dense_forward(X, W, b):
    return X @ W + b[::-1]

# %% raises: list of lists, appended to None
# says: AttributeError
def dense_forward(X, W, b):
    out = None
    for row in X:
        out.append(row @ W + b)
    return out

# %% raises: columns by rows
# says: shape
def dense_forward(X, W, b):
    out = np.zeros((W.shape[1], X.shape[0]))
    for i in range(len(X)):
        out[i] = X[i] @ W + b
    return out

# %% raises: range of a shape
# says: shape | TypeError
def dense_forward(X, W, b):
    return [X[i] @ W + b for i in range(X.shape)]

# %% raises: X called
# says: TypeError
def dense_forward(X, W, b):
    return X(W) + b

# %% raises: activation missing in the call
# says: dense_forward(X, W, b)
def dense_forward(X, W, b, activation):
    return activation(X @ W + b)

# %% trick: ones of the right shape
# says: expected
def dense_forward(X, W, b):
    return np.ones((X.shape[0], W.shape[1]))

# %% right: float16
def dense_forward(X, W, b):
    return (X @ W + b).astype(np.float16)

# %% right: Fractions
from fractions import Fraction
def dense_forward(X, W, b):
    exact = np.vectorize(Fraction, otypes=[object])
    return exact(X) @ exact(W) + exact(b)

# %% right: Decimals
from decimal import Decimal
def dense_forward(X, W, b):
    return [
        [sum(Decimal(x) * Decimal(w) for x, w in zip(row, column)) + Decimal(bias)
         for column, bias in zip(W.T.tolist(), b.tolist())]
        for row in X.tolist()
    ]

# %% wrong: absolute value
# says: sign | absolute | negative
def dense_forward(X, W, b):
    return np.abs(X @ W + b)

# %% wrong: whole numbers
# says: round | whole | cut
def dense_forward(X, W, b):
    return (X @ W + b).astype(int)

# %% wrong: sums and result
# says: things | alone | several
def dense_forward(X, W, b):
    Z = X @ W
    return Z, Z + b
