# %% right: one line of NumPy
def linear_unit(X, w, b):
    return X @ w + b

# %% right: multiply and sum
def linear_unit(X, w, b):
    return np.sum(X * w, axis=-1) + b

# %% right: np.dot
def linear_unit(X, w, b):
    return np.dot(X, w) + b

# %% right: loops
def linear_unit(X, w, b):
    if X.ndim == 2:
        return [linear_unit(row, w, b) for row in X]
    total = b
    for x, weight in zip(X, w):
        total = total + x * weight
    return total

# %% right: einsum
def linear_unit(X, w, b):
    return np.einsum("...d,d->...", X, w) + b

# %% right: float32
def linear_unit(X, w, b):
    return (X.astype("float32") @ w.astype("float32") + np.float32(b)).astype("float32")

# %% right: Keras operations
def linear_unit(X, w, b):
    from keras import ops
    X, w = ops.cast(X, "float32"), ops.cast(w, "float32")
    return ops.sum(X * w, axis=-1) + b

# %% right: TensorFlow tensors
def linear_unit(X, w, b):
    import tensorflow as tf
    X = tf.convert_to_tensor(X, tf.float64)
    return tf.linalg.matvec(X[None] if X.ndim == 1 else X, tf.convert_to_tensor(w, tf.float64)) + b

# %% right: pandas inside
def linear_unit(X, w, b):
    table = pd.DataFrame(np.atleast_2d(X))
    out = table.dot(w) + b
    return out if X.ndim == 2 else out.iloc[0]

# %% right: one element for one row
def linear_unit(X, w, b):
    return (np.atleast_2d(X) * w).sum(axis=1) + b

# %% right: a helper and a column of ones
def with_ones(X):
    return np.concatenate([X, np.ones((*X.shape[:-1], 1))], axis=-1)
def linear_unit(X, w, b):
    return with_ones(X) @ np.append(w, b)

# %% wrong: no bias
def linear_unit(X, w, b):
    return X @ w

# %% wrong: products not added up
def linear_unit(X, w, b):
    return X * w + b

# %% wrong: bias added per input
def linear_unit(X, w, b):
    return np.sum(X * w + b, axis=-1)

# %% wrong: everything in one number
def linear_unit(X, w, b):
    return np.sum(X * w) + b

# %% wrong: sum down the columns
def linear_unit(X, w, b):
    return np.sum(X * w, axis=0) + b

# %% wrong: keepdims
def linear_unit(X, w, b):
    return np.sum(X * w, axis=-1, keepdims=True) + b

# %% wrong: column from a table, number from a row
def linear_unit(X, w, b):
    return X @ w.reshape(-1, 1) + b

# %% wrong: mean of the products
def linear_unit(X, w, b):
    return np.mean(X * w, axis=-1) + b

# %% wrong: bias subtracted
def linear_unit(X, w, b):
    return X @ w - b

# %% wrong: weights forgotten
def linear_unit(X, w, b):
    return X.sum(axis=-1) + b

# %% wrong: one weight for all
def linear_unit(X, w, b):
    return (X * w[0]).sum(axis=-1) + b

# %% wrong: first row only
def linear_unit(X, w, b):
    return np.atleast_2d(X)[0] @ w + b

# %% wrong: relu added
def linear_unit(X, w, b):
    return np.maximum(X @ w + b, 0)

# %% wrong: rounded
def linear_unit(X, w, b):
    return np.round(X @ w + b, 1)

# %% wrong: near miss
def linear_unit(X, w, b):
    return (X @ w + b) * 1.00001

# %% wrong: prints
def linear_unit(X, w, b):
    print(X @ w + b)

# %% wrong: no return for a row
def linear_unit(X, w, b):
    if X.ndim == 2:
        return X @ w + b

# %% wrong: changes the table
def linear_unit(X, w, b):
    X *= w.astype(X.dtype)
    return X.sum(axis=-1) + b

# %% wrong: changes the weights
def linear_unit(X, w, b):
    w *= 1
    w += 1
    return X @ (w - 1) + b

# %% wrong: a model and no function
linear_unit = np.array([2.5, -4, 5])

# %% wrong: text
def linear_unit(X, w, b):
    return f"{X @ w + b}"

# %% raises: weights on the wrong side
def linear_unit(X, w, b):
    return w @ X + b

# %% raises: three inputs written in
def linear_unit(X, w, b):
    return X @ np.array([2.5, -4.0, 5.0]) + 80

# %% raises: transposed table
def linear_unit(X, w, b):
    return X.T @ w + b

# %% raises: columns taken for granted
def linear_unit(X, w, b):
    return X[:, 0] * w[0] + X[:, 1] * w[1] + X[:, 2] * w[2] + b

# %% raises: the cell stops
def linear_unit(X, w, b):
    return X @ w + b
print(linear_unit([1, 2], [3, 4, 5], 6))

# %% trick: published examples only
def linear_unit(X, w, b):
    return 110.0 if X.ndim == 1 else np.array([110.0, 93.0])

# %% trick: returns the input
def linear_unit(X, w, b):
    return X

# %% trick: constant of the right shape
def linear_unit(X, w, b):
    return np.zeros(X.shape[:-1])

# %% trick: nan
def linear_unit(X, w, b):
    return np.full(X.shape[:-1], np.nan)

# %% trick: equals everything
class Everything:
    def __eq__(self, other):
        return True
    def __sub__(self, other):
        return 0
    __rsub__ = __sub__
def linear_unit(X, w, b):
    return Everything()

# %% trick: an array that lies
class Liar(np.ndarray):
    @property
    def shape(self):
        return (2,)
    def __array__(self, *args, **kwargs):
        return np.zeros(2)
def linear_unit(X, w, b):
    return np.zeros(3).view(Liar)

# %% trick: other answer the second time
seen = []
def linear_unit(X, w, b):
    seen.append(1)
    return X @ w + b + (len(seen) > 8)

# %% trick: keeps the last bias
last = [0.0]
def linear_unit(X, w, b):
    out = X @ w + last[0]
    last[0] = b
    return out

# %% untouched: dots
def linear_unit(X, w, b):
    ...  # your answer

# %% untouched: None
def linear_unit(X, w, b):
    return None

# %% untouched: not implemented
def linear_unit(X, w, b):
    raise NotImplementedError
