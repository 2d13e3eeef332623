# %% right: dictionary of functions
def forward(X, layers):
    def softmax(z):
        e = np.exp(z - z.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)
    functions = {
        "linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)), "softmax": softmax,
    }
    for W, b, name in layers:
        X = functions[name](X @ W + b)
    return X

# %% right: if and elif, a copy
def forward(X, layers):
    A = X.copy()
    for W, b, activation in layers:
        Z = np.dot(A, W) + b
        if activation == "relu":
            A = np.where(Z > 0, Z, 0)
        elif activation == "sigmoid":
            A = 1 / (1 + np.exp(-Z))
        elif activation == "tanh":
            A = np.tanh(Z)
        elif activation == "softmax":
            A = np.exp(Z) / np.exp(Z).sum(axis=1)[:, None]
        else:
            A = Z
    return A

# %% right: recursion
def forward(X, layers):
    if not layers:
        return X
    (W, b, name), *rest = layers
    z = X @ W + b
    if name == "relu":
        z = z * (z > 0)
    elif name == "sigmoid":
        z = 0.5 + 0.5 * np.tanh(z / 2)
    elif name == "tanh":
        z = (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))
    elif name == "softmax":
        z = np.exp(z - z.max(1, keepdims=True))
        z = z / z.sum(1, keepdims=True)
    return forward(z, rest)

# %% right: row by row with lists
import math
def one_row(x, layers):
    for W, b, name in layers:
        z = [sum(x[i] * W[i][j] for i in range(len(x))) + b[j] for j in range(len(b))]
        if name == "relu":
            z = [max(0, v) for v in z]
        elif name == "sigmoid":
            z = [1 / (1 + math.exp(-v)) for v in z]
        elif name == "tanh":
            z = [math.tanh(v) for v in z]
        elif name == "softmax":
            total = sum(math.exp(v) for v in z)
            z = [math.exp(v) / total for v in z]
        x = z
    return list(x)
def forward(X, layers):
    return [one_row(row, layers) for row in X]

# %% right: Keras operations, float32
def forward(X, layers):
    import keras
    values = keras.ops.convert_to_tensor(X, "float32")
    for W, b, name in layers:
        z = keras.ops.matmul(values, np.float32(W)) + np.float32(b)
        values = keras.activations.get(name)(z)
    return values

# %% right: Keras layers
def forward(X, layers):
    import keras
    values = np.asarray(X, dtype="float32")
    for W, b, name in layers:
        layer = keras.layers.Dense(W.shape[1], activation=name)
        layer.build((None, W.shape[0]))
        layer.set_weights([W, b])
        values = layer(values)
    return values

# %% right: a column of ones, einsum
def forward(X, layers):
    for W, b, name in layers:
        ones = np.column_stack([X, np.ones(len(X))])
        X = np.einsum("ni,iu->nu", ones, np.vstack([W, b]))
        match name:
            case "relu": X = np.maximum(X, 0)
            case "sigmoid": X = 1 / (1 + np.exp(-X))
            case "tanh": X = np.tanh(X)
            case "softmax": X = np.exp(X) / np.exp(X).sum(axis=-1, keepdims=True)
    return X

# %% wrong: last activation left out
# says: last layer is left out
acts = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "softmax": lambda z: np.exp(z) / np.exp(z).sum(1, keepdims=True)}
def forward(X, layers):
    for i, (W, b, name) in enumerate(layers):
        X = X @ W + b
        if i < len(layers) - 1:
            X = acts[name](X)
    return X

# %% wrong: no activation
# says: no activation
def forward(X, layers):
    for W, b, name in layers:
        X = X @ W + b
    return X

# %% wrong: no bias
# says: bias is left out
acts = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "softmax": lambda z: np.exp(z) / np.exp(z).sum(1, keepdims=True)}
def forward(X, layers):
    for W, b, name in layers:
        X = acts[name](X @ W)
    return X

# %% wrong: bias after the activation
# says: after the activation
acts = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "softmax": lambda z: np.exp(z) / np.exp(z).sum(1, keepdims=True)}
def forward(X, layers):
    for W, b, name in layers:
        X = acts[name](X @ W) + b
    return X

# %% wrong: relu everywhere
# says: every layer gets a ReLU
def forward(X, layers):
    for W, b, name in layers:
        X = np.maximum(X @ W + b, 0)
    return X

# %% wrong: relu in hidden layers whatever is named
# says: every layer but the last
acts = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "softmax": lambda z: np.exp(z) / np.exp(z).sum(1, keepdims=True)}
def forward(X, layers):
    for i, (W, b, name) in enumerate(layers):
        X = acts[name if i == len(layers) - 1 else "relu"](X @ W + b)
    return X

# %% wrong: softmax down the columns
# says: columns
def forward(X, layers):
    for W, b, name in layers:
        X = X @ W + b
        if name == "relu": X = np.maximum(X, 0)
        if name == "sigmoid": X = 1 / (1 + np.exp(-X))
        if name == "tanh": X = np.tanh(X)
        if name == "softmax": X = np.exp(X) / np.exp(X).sum(axis=0)
    return X

# %% wrong: softmax over the whole table
# says: whole table
def forward(X, layers):
    for W, b, name in layers:
        X = X @ W + b
        if name == "relu": X = np.maximum(X, 0)
        if name == "sigmoid": X = 1 / (1 + np.exp(-X))
        if name == "tanh": X = np.tanh(X)
        if name == "softmax": X = np.exp(X) / np.exp(X).sum()
    return X

# %% wrong: softmax not divided
# says: not divided
def forward(X, layers):
    for W, b, name in layers:
        X = X @ W + b
        if name == "relu": X = np.maximum(X, 0)
        if name == "sigmoid": X = 1 / (1 + np.exp(-X))
        if name == "tanh": X = np.tanh(X)
        if name == "softmax": X = np.exp(X)
    return X

# %% wrong: tanh forgotten
# says: tanh
def forward(X, layers):
    for W, b, name in layers:
        X = X @ W + b
        if name == "relu": X = np.maximum(X, 0)
        if name in ("sigmoid", "tanh"): X = 1 / (1 + np.exp(-X))
        if name == "softmax": X = np.exp(X) / np.exp(X).sum(axis=1, keepdims=True)
    return X

# %% wrong: returns inside the loop
# says: only the first layer
acts = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "softmax": lambda z: np.exp(z) / np.exp(z).sum(1, keepdims=True)}
def forward(X, layers):
    for W, b, name in layers:
        return acts[name](X @ W + b)
    return X

# %% wrong: nothing for an empty list
# says: empty list|None
acts = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "softmax": lambda z: np.exp(z) / np.exp(z).sum(1, keepdims=True)}
def forward(X, layers):
    result = None
    for W, b, name in layers:
        result = acts[name]((X if result is None else result) @ W + b)
    return result

# %% wrong: softmax misspelt and passed over
# says: softmax
acts = {"relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z))}
def forward(X, layers):
    for W, b, name in layers:
        X = acts.get(name, lambda z: z)(X @ W + b)
    return X

# %% wrong: X changed
# says: changes its argument
acts = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "softmax": lambda z: np.exp(z) / np.exp(z).sum(1, keepdims=True)}
def forward(X, layers):
    for W, b, name in layers:
        Z = acts[name](X @ W + b)
        if Z.shape == X.shape:
            X[:] = Z
        else:
            X = Z
    return X

# %% wrong: layers used up
# says: changes its argument
acts = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "softmax": lambda z: np.exp(z) / np.exp(z).sum(1, keepdims=True)}
def forward(X, layers):
    while layers:
        W, b, name = layers.pop(0)
        X = acts[name](X @ W + b)
    return X

# %% wrong: flattened
# says: shape
acts = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "softmax": lambda z: np.exp(z) / np.exp(z).sum(1, keepdims=True)}
def forward(X, layers):
    for W, b, name in layers:
        X = acts[name](X @ W + b)
    return X.ravel()

# %% wrong: prints
# says: print
def forward(X, layers):
    for W, b, name in layers:
        X = X @ W + b
    print(X)

# %% trick: the published example
# says: typed|written into|shape
def forward(X, layers):
    return np.array([[9.0], [13.0]])

# %% trick: returns X
# says: X itself|shape|no layer
def forward(X, layers):
    return X

# %% trick: nan of the right shape
# says: nan
def forward(X, layers):
    return np.full((len(X), layers[-1][0].shape[1] if layers else X.shape[1]), np.nan)

# %% trick: depends on the call before
# says: again
acts = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "softmax": lambda z: np.exp(z) / np.exp(z).sum(1, keepdims=True)}
state = {"n": 0}
def forward(X, layers):
    for W, b, name in layers:
        X = acts[name](X @ W + b)
    state["n"] += 1
    return X if state["n"] < 14 else X + 1

# %% raises: transposed weights
# says: transposed
acts = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "softmax": lambda z: np.exp(z) / np.exp(z).sum(1, keepdims=True)}
def forward(X, layers):
    for W, b, name in layers:
        X = acts[name](X @ W.T + b)
    return X

# %% raises: every layer is given X
# says: X itself
acts = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "softmax": lambda z: np.exp(z) / np.exp(z).sum(1, keepdims=True)}
def forward(X, layers):
    for W, b, name in layers:
        out = acts[name](X @ W + b)
    return out

# %% raises: softmax without its axis
# says: axis
def forward(X, layers):
    for W, b, name in layers:
        X = X @ W + b
        if name == "relu": X = np.maximum(X, 0)
        if name == "sigmoid": X = 1 / (1 + np.exp(-X))
        if name == "tanh": X = np.tanh(X)
        if name == "softmax": X = np.exp(X) / np.exp(X).sum(axis=1)
    return X

# %% raises: no softmax
# says: softmax
acts = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z))}
def forward(X, layers):
    for W, b, name in layers:
        X = acts[name](X @ W + b)
    return X

# %% raises: the empty list
# says: empty list
acts = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "softmax": lambda z: np.exp(z) / np.exp(z).sum(1, keepdims=True)}
def forward(X, layers):
    W, b, name = layers[0]
    return forward(acts[name](X @ W + b), layers[1:]) if len(layers) > 1 else acts[name](X @ W + b)

# %% untouched: dots
def forward(X, layers):
    ...  # your answer

# %% untouched: a docstring
def forward(X, layers):
    """Run X through the layers."""
    pass

# %% right: type hints and a docstring
def forward(X: np.ndarray, layers: list) -> np.ndarray:
    """Pass rows through Dense layers, each (W, b, name of the activation)."""
    values: np.ndarray = X
    for W, b, name in layers:
        z: np.ndarray = values.dot(W) + b
        if name == "relu":
            z = np.maximum(0, z)
        if name == "sigmoid":
            z = 1 / (1 + np.exp(-z))
        if name == "tanh":
            z = np.tanh(z)
        if name == "softmax":
            e = np.exp(z)
            z = e / e.sum(axis=1, keepdims=True)
        values = z
    return values

# %% right: a function per activation
def linear(z):
    return z
def relu(z):
    return np.maximum(z, 0)
def sigmoid(z):
    return 1 / (1 + np.exp(-z))
def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
def forward(X, layers):
    chosen = {"linear": linear, "relu": relu, "sigmoid": sigmoid, "tanh": np.tanh, "softmax": softmax}
    for W, b, name in layers:
        X = chosen[name](np.matmul(X, W) + b)
    return X

# %% right: index into the layer
def activate(z, name):
    if name == "linear":
        return z
    if name == "relu":
        return z.clip(min=0)
    if name == "sigmoid":
        return np.exp(z) / (np.exp(z) + 1)
    if name == "tanh":
        return np.tanh(z)
    return np.exp(z) / np.sum(np.exp(z), axis=-1, keepdims=True)
def forward(X, layers):
    result = X
    for layer in layers:
        result = activate(result @ layer[0] + layer[1], layer[2])
    return result

# %% right: index over the list
def forward(X, layers):
    A = np.array(X, dtype=float)
    for i in range(len(layers)):
        W, b, name = layers[i]
        A = A @ W + b
        if name == "relu":
            A[A < 0] = 0
        elif name == "sigmoid":
            A = 1.0 / (1.0 + np.exp(-A))
        elif name == "tanh":
            A = 2 / (1 + np.exp(-2 * A)) - 1
        elif name == "softmax":
            A = np.exp(A)
            A /= A.sum(axis=1, keepdims=True)
    return A

# %% right: while loop over a copy of the list
def forward(X, layers):
    rest = list(layers)
    while rest:
        W, b, name = rest.pop(0)
        X = X @ W + b
        if name == "relu":
            X = (X + np.abs(X)) / 2
        elif name == "tanh":
            X = np.tanh(X)
        elif name == "sigmoid":
            X = np.reciprocal(1 + np.exp(-X))
        elif name == "softmax":
            X = np.exp(X - np.log(np.exp(X).sum(axis=1, keepdims=True)))
    return X

# %% right: reduce over the layers
from functools import reduce
functions = {
    "linear": lambda z: z,
    "relu": lambda z: np.maximum(z, 0),
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "tanh": np.tanh,
    "softmax": lambda z: np.exp(z) / np.exp(z).sum(axis=1, keepdims=True),
}
def forward(X, layers):
    return reduce(lambda values, layer: functions[layer[2]](values @ layer[0] + layer[1]), layers, X)

# %% right: a lambda that calls itself
acts = dict(linear=lambda z: z, relu=lambda z: z * (z > 0), sigmoid=lambda z: 1 / (1 + np.exp(-z)), tanh=np.tanh, softmax=lambda z: np.exp(z) / np.exp(z).sum(1)[:, None])
forward = lambda X, layers: X if len(layers) == 0 else forward(acts[layers[0][2]](X @ layers[0][0] + layers[0][1]), layers[1:])

# %% right: recursion from the end
def apply(name, z):
    table = {"linear": z, "relu": np.maximum(z, 0), "sigmoid": 1 / (1 + np.exp(-z)), "tanh": np.tanh(z)}
    if name == "softmax":
        e = np.exp(z - np.max(z, axis=1).reshape(-1, 1))
        return e / np.sum(e, axis=1).reshape(-1, 1)
    return table[name]
def forward(X, layers):
    if len(layers) == 0:
        return X
    W, b, name = layers[-1]
    before = forward(X, layers[:-1])
    return apply(name, before @ W + b)

# %% right: row by row, stacked
def forward(X, layers):
    rows = []
    for x in X:
        for W, b, name in layers:
            x = x @ W + b
            if name == "relu":
                x = np.maximum(x, 0)
            elif name == "sigmoid":
                x = 1 / (1 + np.exp(-x))
            elif name == "tanh":
                x = np.tanh(x)
            elif name == "softmax":
                x = np.exp(x) / np.exp(x).sum()
        rows.append(x)
    return np.stack(rows)

# %% right: apply_along_axis for softmax
def softmax_row(row):
    powers = np.exp(row - row.max())
    return powers / powers.sum()
def forward(X, layers):
    out = X
    for W, b, name in layers:
        out = np.dot(out, W) + b
        if name == "softmax":
            out = np.apply_along_axis(softmax_row, 1, out)
        elif name == "sigmoid":
            out = 1 / (1 + np.exp(-out))
        elif name == "tanh":
            out = np.sinh(out) / np.cosh(out)
        elif name == "relu":
            out = np.where(out < 0, 0, out)
    return out

# %% right: np.vectorize for all but softmax
import math
single = {
    "linear": np.vectorize(lambda v: float(v)),
    "relu": np.vectorize(lambda v: max(float(v), 0.0)),
    "sigmoid": np.vectorize(lambda v: 1 / (1 + math.exp(-v))),
    "tanh": np.vectorize(math.tanh),
}
def forward(X, layers):
    for W, b, name in layers:
        z = X @ W + b
        if name in single:
            X = single[name](z)
        else:
            e = np.exp(z)
            X = e / np.sum(e, axis=1, keepdims=True)
    return X

# %% right: SciPy's functions
from scipy.special import expit, softmax
def forward(X, layers):
    for W, b, name in layers:
        X = X @ W + b
        if name == "relu":
            X = np.maximum(X, 0)
        elif name == "sigmoid":
            X = expit(X)
        elif name == "tanh":
            X = np.tanh(X)
        elif name == "softmax":
            X = softmax(X, axis=1)
    return X

# %% right: TensorFlow, float64
import tensorflow as tf
def forward(X, layers):
    values = tf.constant(X, tf.float64)
    by_name = {"linear": tf.identity, "relu": tf.nn.relu, "sigmoid": tf.sigmoid, "tanh": tf.tanh, "softmax": tf.nn.softmax}
    for W, b, name in layers:
        values = by_name[name](tf.matmul(values, tf.constant(W, tf.float64)) + b)
    return values

# %% right: TensorFlow's functions by getattr
import tensorflow as tf
def forward(X, layers):
    values = tf.cast(X, tf.float32)
    for W, b, name in layers:
        values = tf.nn.bias_add(tf.linalg.matmul(values, tf.cast(W, tf.float32)), tf.cast(b, tf.float32))
        if name != "linear":
            values = getattr(tf.nn, name)(values)
    return values.numpy()

# %% right: Keras's activations, NumPy sums
import keras
def forward(X, layers):
    out = np.asarray(X, dtype="float32")
    for W, b, name in layers:
        z = out @ np.asarray(W, "float32") + np.asarray(b, "float32")
        out = keras.ops.convert_to_numpy(getattr(keras.activations, name)(z))
    return out

# %% right: a Sequential model made on the way
import keras
def forward(X, layers):
    if not layers:
        return X
    model = keras.Sequential([keras.Input((X.shape[1],))])
    for W, b, name in layers:
        model.add(keras.layers.Dense(len(b), activation=name))
    model.set_weights([part for W, b, _ in layers for part in (W, b)])
    return model(X.astype("float32"))

# %% right: a functional model, weights assigned
import keras
def forward(X, layers):
    x = h = keras.Input((X.shape[1],))
    for W, b, name in layers:
        dense = keras.layers.Dense(W.shape[1], activation=name)
        h = dense(h)
        dense.kernel.assign(W)
        dense.bias.assign(b)
    return keras.Model(x, h)(X.astype("float32")).numpy() if layers else X

# %% right: a dataclass per layer
from dataclasses import dataclass
@dataclass
class Layer:
    W: np.ndarray
    b: np.ndarray
    name: str
    def __call__(self, values):
        z = values @ self.W + self.b
        if self.name == "relu":
            return np.maximum(z, 0)
        if self.name == "sigmoid":
            return 1 / (1 + np.exp(-z))
        if self.name == "tanh":
            return np.tanh(z)
        if self.name == "softmax":
            return np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
        return z
def forward(X, layers):
    for layer in layers:
        X = Layer(*layer)(X)
    return X

# %% right: an object that can be called
class Network:
    functions = {"relu": lambda z: np.maximum(z, 0), "tanh": np.tanh, "sigmoid": lambda z: 1 / (1 + np.exp(-z))}
    def step(self, values, W, b, name):
        z = np.add(values @ W, b)
        if name == "softmax":
            e = np.exp(z)
            return np.divide(e, e.sum(axis=1, keepdims=True))
        return self.functions.get(name, lambda z: z)(z)
    def __call__(self, X, layers):
        for layer in layers:
            X = self.step(X, *layer)
        return X
forward = Network()

# %% right: static methods found by name
class Activation:
    @staticmethod
    def linear(z): return z
    @staticmethod
    def relu(z): return np.fmax(z, 0)
    @staticmethod
    def sigmoid(z): return 1 / (1 + np.exp(-z))
    @staticmethod
    def tanh(z): return np.tanh(z)
    @staticmethod
    def softmax(z): return np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
def forward(X, layers):
    for W, b, name in layers:
        X = getattr(Activation, name)(X @ W + b)
    return X

# %% right: a class method
class Mlp:
    @classmethod
    def activate(cls, z, name):
        match name:
            case "linear":
                return z
            case "relu":
                return np.maximum(z, 0)
            case "sigmoid":
                return 1 / (1 + np.exp(-z))
            case "tanh":
                return np.tanh(z)
            case "softmax":
                return np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    @classmethod
    def run(cls, X, layers):
        for W, b, name in layers:
            X = cls.activate(X @ W + b, name)
        return X
forward = Mlp.run

# %% right: partial functions
from functools import partial
def run(functions, X, layers):
    for W, b, name in layers:
        X = functions[name](X @ W + b)
    return X
def softmax(z, axis):
    e = np.exp(z)
    return e / e.sum(axis=axis, keepdims=True)
forward = partial(run, {
    "linear": np.positive, "relu": partial(np.maximum, 0), "tanh": np.tanh,
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)), "softmax": partial(softmax, axis=1),
})

# %% right: closures, one per layer, then composed
def make_layer(W, b, name):
    def sums(values):
        return values @ W + b
    def layer(values):
        z = sums(values)
        if name == "relu":
            return np.maximum(z, 0)
        if name == "sigmoid":
            return 1 / (1 + np.exp(-z))
        if name == "tanh":
            return np.tanh(z)
        if name == "softmax":
            return np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
        return z
    return layer
def forward(X, layers):
    steps = [make_layer(*layer) for layer in layers]
    for step in steps:
        X = step(X)
    return X

# %% right: a generator of all layers' values, the last one
def passes(X, layers):
    yield X
    for W, b, name in layers:
        z = X @ W + b
        if name == "relu":
            z = np.maximum(z, 0)
        elif name == "sigmoid":
            z = 1 / (1 + np.exp(-z))
        elif name == "tanh":
            z = np.tanh(z)
        elif name == "softmax":
            z = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
        X = z
        yield X
def forward(X, layers):
    return list(passes(X, layers))[-1]

# %% right: itertools.accumulate
from itertools import accumulate
def one_layer(values, layer):
    W, b, name = layer
    z = values @ W + b
    squashed = {"relu": np.maximum(z, 0), "sigmoid": 1 / (1 + np.exp(-z)), "tanh": np.tanh(z), "softmax": np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)}
    return squashed.get(name, z)
def forward(X, layers):
    *_, last = accumulate(layers, one_layer, initial=X)
    return last

# %% right: pandas inside and out
def forward(X, layers):
    table = pd.DataFrame(X)
    for W, b, name in layers:
        table = pd.DataFrame(table.to_numpy() @ W).add(b, axis=1)
        if name == "relu":
            table = table.clip(lower=0)
        elif name == "sigmoid":
            table = 1 / (1 + np.exp(-table))
        elif name == "tanh":
            table = np.tanh(table)
        elif name == "softmax":
            table = np.exp(table)
            table = table.div(table.sum(axis=1), axis=0)
    return table

# %% right: a matrix
def forward(X, layers):
    values = np.asmatrix(X)
    for W, b, name in layers:
        values = values * np.asmatrix(W) + b
        if name == "relu":
            values = np.maximum(values, 0)
        elif name == "sigmoid":
            values = 1 / (1 + np.exp(-values))
        elif name == "tanh":
            values = np.tanh(values)
        elif name == "softmax":
            values = np.exp(values) / np.exp(values).sum(axis=1)
    return values

# %% right: masked arrays for ReLU
def forward(X, layers):
    for W, b, name in layers:
        X = X @ W + b
        if name == "relu":
            X = np.ma.masked_less(X, 0).filled(0)
        elif name == "sigmoid":
            X = 1 / (1 + np.exp(-X))
        elif name == "tanh":
            X = np.tanh(X)
        elif name == "softmax":
            X = np.ma.filled(np.ma.exp(X) / np.ma.sum(np.ma.exp(X), axis=1, keepdims=True))
    return X

# %% right: longdouble
def forward(X, layers):
    values = np.asarray(X, dtype=np.longdouble)
    one = np.longdouble(1)
    for W, b, name in layers:
        values = values @ W + b
        if name == "relu":
            values = np.maximum(values, 0)
        elif name == "sigmoid":
            values = one / (one + np.exp(-values))
        elif name == "tanh":
            values = np.tanh(values)
        elif name == "softmax":
            values = np.exp(values)
            values = values / np.sum(values, axis=1, keepdims=True)
    return values

# %% right: float32, Fortran order, read-only
def forward(X, layers):
    out = np.asfortranarray(X, dtype=np.float32)
    for W, b, name in layers:
        out = np.asfortranarray(out @ W.astype(np.float32) + b.astype(np.float32))
        if name == "relu":
            out = np.maximum(out, 0)
        elif name == "sigmoid":
            out = 1 / (1 + np.exp(-out))
        elif name == "tanh":
            out = np.tanh(out)
        elif name == "softmax":
            out = np.exp(out) / np.exp(out).sum(axis=1, keepdims=True)
    out.flags.writeable = False
    return out

# %% right: einsum
def forward(X, layers):
    A = X
    for W, b, name in layers:
        A = np.einsum("ni,ij->nj", A, W) + np.broadcast_to(b, (len(X), len(b)))
        if name == "relu":
            A = A * (A > 0)
        elif name == "sigmoid":
            A = 1 / (1 + np.exp(-A))
        elif name == "tanh":
            A = np.tanh(A)
        elif name == "softmax":
            A = np.einsum("nj,n->nj", np.exp(A), 1 / np.exp(A).sum(axis=1))
    return A

# %% right: transposed all the way
def forward(X, layers):
    A = X.T
    for W, b, name in layers:
        A = W.T @ A + b[:, None]
        if name == "relu":
            A = np.maximum(A, 0)
        elif name == "sigmoid":
            A = 1 / (1 + np.exp(-A))
        elif name == "tanh":
            A = np.tanh(A)
        elif name == "softmax":
            A = np.exp(A) / np.exp(A).sum(axis=0)
    return A.T

# %% right: three nested loops and sums
import math
def forward(X, layers):
    values = [list(row) for row in X]
    for W, b, name in layers:
        after = []
        for row in values:
            z = []
            for j in range(len(b)):
                total = b[j]
                for i in range(len(row)):
                    total += row[i] * W[i, j]
                z.append(total)
            if name == "relu":
                z = [v if v > 0 else 0.0 for v in z]
            elif name == "sigmoid":
                z = [1 / (1 + math.exp(-v)) for v in z]
            elif name == "tanh":
                z = [math.tanh(v) for v in z]
            elif name == "softmax":
                top = max(z)
                total = math.fsum(math.exp(v - top) for v in z)
                z = [math.exp(v - top) / total for v in z]
            after.append(z)
        values = after
    return np.array(values)

# %% right: activations in a list beside their names
names = ["linear", "relu", "sigmoid", "tanh", "softmax"]
def forward(X, layers):
    for W, b, name in layers:
        z = X @ W + b
        e = np.exp(z)
        options = [z, np.maximum(z, 0), e / (1 + e), np.tanh(z), e / e.sum(axis=1, keepdims=True)]
        X = options[names.index(name)]
    return X

# %% right: raises for an unknown name
def forward(X, layers):
    result = np.copy(X)
    for W, b, activation in layers:
        result = result @ W + b
        if activation == "linear":
            continue
        elif activation == "relu":
            np.maximum(result, 0, out=result)
        elif activation == "sigmoid":
            result = 1 / (1 + np.exp(-result))
        elif activation == "tanh":
            np.tanh(result, out=result)
        elif activation == "softmax":
            np.exp(result, out=result)
            result = result / result.sum(axis=1)[:, np.newaxis]
        else:
            raise ValueError(f"unknown activation {activation}")
    return result

# %% right: nested functions and default arguments
def forward(X, layers, axis=1):
    def softmax(z):
        shifted = z - np.max(z, axis=axis, keepdims=True)
        return np.exp(shifted) / np.sum(np.exp(shifted), axis=axis, keepdims=True)
    def sigmoid(z):
        return np.where(z >= 0, 1 / (1 + np.exp(-np.abs(z))), np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z))))
    known = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh}
    known |= {"softmax": softmax, "sigmoid": sigmoid}
    values = X
    for W, b, name in layers:
        values = known[name](np.dot(values, W) + b)
    return values

# %% right: an Enum of activations
from enum import Enum
class Kind(Enum):
    LINEAR = "linear"
    RELU = "relu"
    SIGMOID = "sigmoid"
    TANH = "tanh"
    SOFTMAX = "softmax"
def forward(X, layers):
    for W, b, name in layers:
        kind, X = Kind(name), X @ W + b
        if kind is Kind.RELU:
            X = np.maximum(X, 0)
        elif kind is Kind.SIGMOID:
            X = 1 / (1 + np.exp(-X))
        elif kind is Kind.TANH:
            X = np.tanh(X)
        elif kind is Kind.SOFTMAX:
            X = np.exp(X) / np.exp(X).sum(axis=1, keepdims=True)
    return X

# %% right: tanh by the sigmoid
def sigmoid(z):
    return 1 / (1 + np.exp(-z))
def forward(X, layers):
    out = X
    for W, b, name in layers:
        out = out @ W + b
        out = {
            "linear": lambda z: z,
            "relu": lambda z: z.clip(0),
            "sigmoid": sigmoid,
            "tanh": lambda z: 2 * sigmoid(2 * z) - 1,
            "softmax": lambda z: np.exp(z) / np.linalg.norm(np.exp(z), 1, axis=1, keepdims=True),
        }[name](out)
    return out

# %% right: iterator and next
def forward(X, layers):
    steps = iter(layers)
    values = X
    while (layer := next(steps, None)) is not None:
        W, b, name = layer
        values = values @ W + b
        if name == "relu":
            values = np.maximum(values, 0)
        elif name == "sigmoid":
            values = 1 / (1 + np.exp(-values))
        elif name == "tanh":
            values = np.tanh(values)
        elif name == "softmax":
            values = np.exp(values) / np.exp(values).sum(axis=1, keepdims=True)
    return values

# %% right: an empty list first
def forward(X, layers):
    if layers == []:
        return X.copy()
    values = X
    for number, (weights, bias, function_name) in enumerate(layers, start=1):
        sums = np.tensordot(values, weights, axes=1) + bias
        if function_name == "softmax":
            powers = np.exp(sums)
            values = (powers.T / powers.sum(axis=1)).T
        elif function_name == "linear":
            values = sums
        elif function_name == "relu":
            values = np.max([sums, np.zeros_like(sums)], axis=0)
        elif function_name == "sigmoid":
            values = np.power(1 + np.exp(-sums), -1)
        elif function_name == "tanh":
            values = (np.exp(2 * sums) - 1) / (np.exp(2 * sums) + 1)
    return values

# %% wrong: the return forgotten
# says: return
acts = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "softmax": lambda z: np.exp(z) / np.exp(z).sum(1, keepdims=True)}
def forward(X, layers):
    for W, b, name in layers:
        X = acts[name](X @ W + b)

# %% wrong: softmax missing, spelt soft_max
# says: softmax is left out
def forward(X, layers):
    for W, b, name in layers:
        X = X @ W + b
        if name == "relu": X = np.maximum(X, 0)
        elif name == "sigmoid": X = 1 / (1 + np.exp(-X))
        elif name == "tanh": X = np.tanh(X)
        elif name == "soft_max": X = np.exp(X) / np.exp(X).sum(axis=1, keepdims=True)
    return X

# %% wrong: sigmoid without its minus
# says: minus
def forward(X, layers):
    for W, b, name in layers:
        X = X @ W + b
        if name == "relu": X = np.maximum(X, 0)
        elif name == "sigmoid": X = 1 / (1 + np.exp(X))
        elif name == "tanh": X = np.tanh(X)
        elif name == "softmax": X = np.exp(X) / np.exp(X).sum(axis=1, keepdims=True)
    return X

# %% wrong: sigmoid left out
# says: sigmoid is left out
def forward(X, layers):
    for W, b, name in layers:
        X = X @ W + b
        if name == "relu": X = np.maximum(X, 0)
        if name == "tanh": X = np.tanh(X)
        if name == "softmax": X = np.exp(X) / np.exp(X).sum(axis=1, keepdims=True)
    return X

# %% wrong: tanh left out
# says: tanh is left out
def forward(X, layers):
    for W, b, name in layers:
        z = X @ W + b
        if name == "relu": z = np.maximum(z, 0)
        elif name == "sigmoid": z = 1 / (1 + np.exp(-z))
        elif name == "softmax": z = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
        X = z
    return X

# %% wrong: relu left out
# says: ReLU is left out
def forward(X, layers):
    for W, b, name in layers:
        X = X @ W + b
        if name == "sigmoid": X = 1 / (1 + np.exp(-X))
        elif name == "tanh": X = np.tanh(X)
        elif name == "softmax": X = np.exp(X) / np.exp(X).sum(axis=1, keepdims=True)
    return X

# %% wrong: sigmoid everywhere
# says: every layer gets a sigmoid
def forward(X, layers):
    for W, b, name in layers:
        X = 1 / (1 + np.exp(-(X @ W + b)))
    return X

# %% wrong: absolute value for relu
# says: absolute
def forward(X, layers):
    for W, b, name in layers:
        X = X @ W + b
        if name == "relu": X = np.abs(X)
        elif name == "sigmoid": X = 1 / (1 + np.exp(-X))
        elif name == "tanh": X = np.tanh(X)
        elif name == "softmax": X = np.exp(X) / np.exp(X).sum(axis=1, keepdims=True)
    return X

# %% wrong: minimum for relu
# says: minimum
def forward(X, layers):
    for W, b, name in layers:
        X = X @ W + b
        if name == "relu": X = np.minimum(X, 0)
        elif name == "sigmoid": X = 1 / (1 + np.exp(-X))
        elif name == "tanh": X = np.tanh(X)
        elif name == "softmax": X = np.exp(X) / np.exp(X).sum(axis=1, keepdims=True)
    return X

# %% wrong: softmax for sigmoid
# says: softmax was taken|softmax in the place
acts = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "softmax": lambda z: np.exp(z) / np.exp(z).sum(1, keepdims=True)}
def forward(X, layers):
    for W, b, name in layers:
        name = "softmax" if name == "sigmoid" else name
        X = acts[name](X @ W + b)
    return X

# %% wrong: softmax of shares, not of powers
# says: exp|power
def forward(X, layers):
    for W, b, name in layers:
        X = X @ W + b
        if name == "relu": X = np.maximum(X, 0)
        elif name == "sigmoid": X = 1 / (1 + np.exp(-X))
        elif name == "tanh": X = np.tanh(X)
        elif name == "softmax": X = X / X.sum(axis=1, keepdims=True)
    return X

# %% wrong: argmax one-hot for softmax
# says: largest
def forward(X, layers):
    for W, b, name in layers:
        X = X @ W + b
        if name == "relu": X = np.maximum(X, 0)
        elif name == "sigmoid": X = 1 / (1 + np.exp(-X))
        elif name == "tanh": X = np.tanh(X)
        elif name == "softmax": X = (X == X.max(axis=1, keepdims=True)).astype(float)
    return X

# %% wrong: bias subtracted
# says: bias is subtracted
acts = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "softmax": lambda z: np.exp(z) / np.exp(z).sum(1, keepdims=True)}
def forward(X, layers):
    for W, b, name in layers:
        X = acts[name](X @ W - b)
    return X

# %% wrong: bias added twice
# says: twice
acts = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "softmax": lambda z: np.exp(z) / np.exp(z).sum(1, keepdims=True)}
def forward(X, layers):
    for W, b, name in layers:
        z = X @ W + b
        X = acts[name](z + b)
    return X

# %% wrong: only the first bias number
# says: first number|first bias
acts = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "softmax": lambda z: np.exp(z) / np.exp(z).sum(1, keepdims=True)}
def forward(X, layers):
    for W, b, name in layers:
        X = acts[name](X @ W + b[0])
    return X

# %% wrong: the activation before the weights
# says: before
acts = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "softmax": lambda z: np.exp(z) / np.exp(z).sum(1, keepdims=True)}
def forward(X, layers):
    for W, b, name in layers:
        X = acts[name](X) @ W + b
    return X

# %% wrong: activation applied twice
# says: twice
acts = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "softmax": lambda z: np.exp(z) / np.exp(z).sum(1, keepdims=True)}
def forward(X, layers):
    for W, b, name in layers:
        X = acts[name](acts[name](X @ W + b))
    return X

# %% raises: the first layer left out
# says: first layer
acts = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "softmax": lambda z: np.exp(z) / np.exp(z).sum(1, keepdims=True)}
def forward(X, layers):
    for W, b, name in layers[1:]:
        X = acts[name](X @ W + b)
    return X

# %% wrong: the last layer left out
# says: last layer
acts = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "softmax": lambda z: np.exp(z) / np.exp(z).sum(1, keepdims=True)}
def forward(X, layers):
    for W, b, name in layers[:-1]:
        X = acts[name](X @ W + b)
    return X

# %% wrong: all layers' values
# says: every layer|all layers|intermediate
acts = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "softmax": lambda z: np.exp(z) / np.exp(z).sum(1, keepdims=True)}
def forward(X, layers):
    values = [X]
    for W, b, name in layers:
        values.append(acts[name](values[-1] @ W + b))
    return values

# %% wrong: values and activation name
# says: 2 things|name
acts = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "softmax": lambda z: np.exp(z) / np.exp(z).sum(1, keepdims=True)}
def forward(X, layers):
    name = "linear"
    for W, b, name in layers:
        X = acts[name](X @ W + b)
    return X, name

# %% wrong: first row alone
# says: first row|shape
acts = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "softmax": lambda z: np.exp(z) / np.exp(z).sum(1, keepdims=True)}
def forward(X, layers):
    for W, b, name in layers:
        X = acts[name](X @ W + b)
    return X[0]

# %% wrong: the mean over the rows
# says: shape|mean
acts = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "softmax": lambda z: np.exp(z) / np.exp(z).sum(1, keepdims=True)}
def forward(X, layers):
    for W, b, name in layers:
        X = acts[name](X @ W + b)
    return X.mean(axis=0)

# %% wrong: rounded
# says: round
acts = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "softmax": lambda z: np.exp(z) / np.exp(z).sum(1, keepdims=True)}
def forward(X, layers):
    for W, b, name in layers:
        X = acts[name](X @ W + b)
    return np.round(X, 2)

# %% wrong: turned round
# says: transposed|turned|shape
acts = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "softmax": lambda z: np.exp(z) / np.exp(z).sum(1, keepdims=True)}
def forward(X, layers):
    for W, b, name in layers:
        X = acts[name](X @ W + b)
    return X.T

# %% wrong: an empty list gives zeros
# says: empty list|no layers
acts = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "softmax": lambda z: np.exp(z) / np.exp(z).sum(1, keepdims=True)}
def forward(X, layers):
    if not layers:
        return np.zeros_like(X)
    for W, b, name in layers:
        X = acts[name](X @ W + b)
    return X

# %% wrong: names never compared, a typing error in relu
# says: ReLU is left out
def forward(X, layers):
    for W, b, name in layers:
        X = X @ W + b
        if name == "ReLU": X = np.maximum(X, 0)
        elif name == "sigmoid": X = 1 / (1 + np.exp(-X))
        elif name == "tanh": X = np.tanh(X)
        elif name == "softmax": X = np.exp(X) / np.exp(X).sum(axis=-1, keepdims=True)
    return X

# %% wrong: W changed in place
# says: changes its argument
acts = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "softmax": lambda z: np.exp(z) / np.exp(z).sum(1, keepdims=True)}
def forward(X, layers):
    for W, b, name in layers:
        W *= 1.0001
        X = acts[name](X @ W + b)
    return X

# %% raises: W times X
# says: X @ W|ValueError
acts = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "softmax": lambda z: np.exp(z) / np.exp(z).sum(1, keepdims=True)}
def forward(X, layers):
    for W, b, name in layers:
        X = acts[name](np.dot(W, X) + b)
    return X

# %% raises: elementwise product
# says: ValueError
acts = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "softmax": lambda z: np.exp(z) / np.exp(z).sum(1, keepdims=True)}
def forward(X, layers):
    for W, b, name in layers:
        X = acts[name](X * W + b)
    return X

# %% raises: the name is called
# says: name
def forward(X, layers):
    for W, b, name in layers:
        X = name(X @ W + b)
    return X

# %% raises: two things unpacked
# says: unpack
def forward(X, layers):
    for W, b in layers:
        X = np.maximum(X @ W + b, 0)
    return X

# %% raises: max for relu
# says: ValueError|max
def forward(X, layers):
    for W, b, name in layers:
        X = X @ W + b
        if name == "relu":
            X = max(0, X)
    return X

# %% right: decimals
from decimal import Decimal
def activate(z, name):
    if name == "relu":
        return [max(v, Decimal(0)) for v in z]
    if name == "sigmoid":
        return [1 / (1 + (-v).exp()) for v in z]
    if name == "tanh":
        return [(v.exp() - (-v).exp()) / (v.exp() + (-v).exp()) for v in z]
    if name == "softmax":
        return [v.exp() / sum(u.exp() for u in z) for v in z]
    return z
def forward(X, layers):
    rows = [[Decimal(v) for v in row] for row in X.tolist()]
    for W, b, name in layers:
        columns = list(zip(*[[Decimal(v) for v in row] for row in W.tolist()]))
        rows = [activate([sum(v * w for v, w in zip(row, column)) + Decimal(c) for column, c in zip(columns, b.tolist())], name) for row in rows]
    return rows

# %% right: float16 at the end
def forward(X, layers):
    for W, b, name in layers:
        X = X @ W + b
        if name == "relu":
            X = np.maximum(X, 0)
        elif name == "sigmoid":
            X = 1 / (1 + np.exp(-X))
        elif name == "tanh":
            X = np.tanh(X)
        elif name == "softmax":
            X = np.exp(X) / np.exp(X).sum(axis=1, keepdims=True)
    return X.astype(np.float16)
