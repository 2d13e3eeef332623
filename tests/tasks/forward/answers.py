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
def forward(X, layers):
    for W, b, name in layers:
        X = X @ W + b
    return X

# %% wrong: no bias
acts = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "softmax": lambda z: np.exp(z) / np.exp(z).sum(1, keepdims=True)}
def forward(X, layers):
    for W, b, name in layers:
        X = acts[name](X @ W)
    return X

# %% wrong: bias after the activation
acts = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "softmax": lambda z: np.exp(z) / np.exp(z).sum(1, keepdims=True)}
def forward(X, layers):
    for W, b, name in layers:
        X = acts[name](X @ W) + b
    return X

# %% wrong: relu everywhere
def forward(X, layers):
    for W, b, name in layers:
        X = np.maximum(X @ W + b, 0)
    return X

# %% wrong: relu in hidden layers whatever is named
acts = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "softmax": lambda z: np.exp(z) / np.exp(z).sum(1, keepdims=True)}
def forward(X, layers):
    for i, (W, b, name) in enumerate(layers):
        X = acts[name if i == len(layers) - 1 else "relu"](X @ W + b)
    return X

# %% wrong: softmax down the columns
def forward(X, layers):
    for W, b, name in layers:
        X = X @ W + b
        if name == "relu": X = np.maximum(X, 0)
        if name == "sigmoid": X = 1 / (1 + np.exp(-X))
        if name == "tanh": X = np.tanh(X)
        if name == "softmax": X = np.exp(X) / np.exp(X).sum(axis=0)
    return X

# %% wrong: softmax over the whole table
def forward(X, layers):
    for W, b, name in layers:
        X = X @ W + b
        if name == "relu": X = np.maximum(X, 0)
        if name == "sigmoid": X = 1 / (1 + np.exp(-X))
        if name == "tanh": X = np.tanh(X)
        if name == "softmax": X = np.exp(X) / np.exp(X).sum()
    return X

# %% wrong: softmax not divided
def forward(X, layers):
    for W, b, name in layers:
        X = X @ W + b
        if name == "relu": X = np.maximum(X, 0)
        if name == "sigmoid": X = 1 / (1 + np.exp(-X))
        if name == "tanh": X = np.tanh(X)
        if name == "softmax": X = np.exp(X)
    return X

# %% wrong: tanh forgotten
def forward(X, layers):
    for W, b, name in layers:
        X = X @ W + b
        if name == "relu": X = np.maximum(X, 0)
        if name in ("sigmoid", "tanh"): X = 1 / (1 + np.exp(-X))
        if name == "softmax": X = np.exp(X) / np.exp(X).sum(axis=1, keepdims=True)
    return X

# %% wrong: returns inside the loop
acts = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "softmax": lambda z: np.exp(z) / np.exp(z).sum(1, keepdims=True)}
def forward(X, layers):
    for W, b, name in layers:
        return acts[name](X @ W + b)
    return X

# %% wrong: nothing for an empty list
acts = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "softmax": lambda z: np.exp(z) / np.exp(z).sum(1, keepdims=True)}
def forward(X, layers):
    result = None
    for W, b, name in layers:
        result = acts[name]((X if result is None else result) @ W + b)
    return result

# %% wrong: softmax misspelt and passed over
acts = {"relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z))}
def forward(X, layers):
    for W, b, name in layers:
        X = acts.get(name, lambda z: z)(X @ W + b)
    return X

# %% wrong: X changed
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
acts = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "softmax": lambda z: np.exp(z) / np.exp(z).sum(1, keepdims=True)}
def forward(X, layers):
    while layers:
        W, b, name = layers.pop(0)
        X = acts[name](X @ W + b)
    return X

# %% wrong: flattened
acts = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "softmax": lambda z: np.exp(z) / np.exp(z).sum(1, keepdims=True)}
def forward(X, layers):
    for W, b, name in layers:
        X = acts[name](X @ W + b)
    return X.ravel()

# %% wrong: prints
def forward(X, layers):
    for W, b, name in layers:
        X = X @ W + b
    print(X)

# %% trick: the published example
def forward(X, layers):
    return np.array([[9.0], [13.0]])

# %% trick: returns X
def forward(X, layers):
    return X

# %% trick: nan of the right shape
def forward(X, layers):
    return np.full((len(X), layers[-1][0].shape[1] if layers else X.shape[1]), np.nan)

# %% trick: depends on the call before
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
acts = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "softmax": lambda z: np.exp(z) / np.exp(z).sum(1, keepdims=True)}
def forward(X, layers):
    for W, b, name in layers:
        X = acts[name](X @ W.T + b)
    return X

# %% raises: every layer is given X
acts = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "softmax": lambda z: np.exp(z) / np.exp(z).sum(1, keepdims=True)}
def forward(X, layers):
    for W, b, name in layers:
        out = acts[name](X @ W + b)
    return out

# %% raises: softmax without its axis
def forward(X, layers):
    for W, b, name in layers:
        X = X @ W + b
        if name == "relu": X = np.maximum(X, 0)
        if name == "sigmoid": X = 1 / (1 + np.exp(-X))
        if name == "tanh": X = np.tanh(X)
        if name == "softmax": X = np.exp(X) / np.exp(X).sum(axis=1)
    return X

# %% raises: no softmax
acts = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh,
        "sigmoid": lambda z: 1 / (1 + np.exp(-z))}
def forward(X, layers):
    for W, b, name in layers:
        X = acts[name](X @ W + b)
    return X

# %% raises: the empty list
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
