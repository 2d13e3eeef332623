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
def dense_forward(X, W, b):
    return X @ W

# %% wrong: turned kernel where it fits
def dense_forward(X, W, b):
    if W.shape[0] == W.shape[1]:
        return X @ W.T + b
    return X @ W + b

# %% wrong: bias subtracted
def dense_forward(X, W, b):
    return X @ W - b

# %% wrong: relu
def dense_forward(X, W, b):
    return np.maximum(0, X @ W + b)

# %% wrong: first bias for all
def dense_forward(X, W, b):
    return X @ W + b[0]

# %% wrong: all biases in one
def dense_forward(X, W, b):
    return X @ W + b.sum()

# %% wrong: transposed result
def dense_forward(X, W, b):
    return (X @ W + b).T

# %% wrong: flat result
def dense_forward(X, W, b):
    return (X @ W + b).flatten()

# %% wrong: first row only
def dense_forward(X, W, b):
    return X[0] @ W + b

# %% wrong: last neuron only
def dense_forward(X, W, b):
    for j in range(len(b)):
        out = X @ W[:, j] + b[j]
    return out

# %% wrong: prints
def dense_forward(X, W, b):
    print(X @ W + b)

# %% wrong: changes X
def dense_forward(X, W, b):
    out = X @ W + b
    X *= 0
    return out

# %% wrong: changes b
def dense_forward(X, W, b):
    b += 1
    return X @ W + b - 1

# %% wrong: rounded
def dense_forward(X, W, b):
    return np.round(X @ W + b, 1)

# %% wrong: near miss
def dense_forward(X, W, b):
    return (X @ W + b) * 1.00001

# %% wrong: a layer and no function
import keras
dense_forward = keras.layers.Dense(2)

# %% raises: bias as a column
def dense_forward(X, W, b):
    return X @ W + b.reshape(-1, 1)

# %% raises: the other way round
def dense_forward(X, W, b):
    return W @ X + b

# %% raises: turned kernel
def dense_forward(X, W, b):
    return X @ W.T + b

# %% raises: elementwise
def dense_forward(X, W, b):
    return X * W + b

# %% raises: float of an array
def dense_forward(X, W, b):
    return float(X @ W) + b

# %% raises: the cell stops
def dense_forward(X, W, b):
    return X @ W + b
dense_forward(np.ones((2, 3)), np.ones((2, 3)), np.ones(3))

# %% trick: published example only
def dense_forward(X, W, b):
    return np.array([[4.0, 3.0, -5.0]])

# %% trick: returns the input
def dense_forward(X, W, b):
    return X

# %% trick: zeros of the right shape
def dense_forward(X, W, b):
    return np.zeros((len(X), len(b)))

# %% trick: infinity
def dense_forward(X, W, b):
    return np.full((len(X), len(b)), np.inf)

# %% trick: an array that lies
class Liar(np.ndarray):
    @property
    def shape(self):
        return (2, 2)
    def __eq__(self, other):
        return np.ones((2, 2), bool)
def dense_forward(X, W, b):
    return np.zeros(4).view(Liar)

# %% trick: keeps the last kernel
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
