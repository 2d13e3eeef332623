# %% right: the chapter's way
def backward(X, y, W1, b1, W2, b2):
    hidden = np.maximum(X @ W1 + b1, 0)
    G2 = 2 * (hidden @ W2 + b2 - y) / len(X)
    G1 = (G2 @ W2.T) * (hidden > 0)
    return X.T @ G1, G1.sum(axis=0), hidden.T @ G2, G2.sum(axis=0)

# %% right: by trying each number
def backward(X, y, W1, b1, W2, b2):
    def loss(*parts):
        U, c, V, d = parts
        return np.mean((np.maximum(X @ U + c, 0) @ V + d - y) ** 2)

    parts = [part.astype(np.longdouble) for part in (W1, b1, W2, b2)]
    found = []
    for part in parts:
        slopes = np.zeros(part.shape)
        for place in np.ndindex(part.shape):
            start = part[place]
            part[place] = start + 1e-7
            up = loss(*parts)
            part[place] = start - 1e-7
            down = loss(*parts)
            part[place] = start
            slopes[place] = (up - down) / 2e-7
        found.append(slopes)
    return tuple(found)

# %% right: row by row
def backward(X, y, W1, b1, W2, b2):
    dW1, db1 = np.zeros_like(W1), np.zeros_like(b1)
    dW2, db2 = np.zeros_like(W2), np.zeros_like(b2)
    for x, target in zip(X, y):
        sums = x @ W1 + b1
        hidden = np.where(sums > 0, sums, 0)
        g = 2 * (hidden @ W2 + b2 - target) / len(X)
        g_hidden = np.where(sums > 0, W2[:, 0] * g, 0)
        dW1 += np.outer(x, g_hidden)
        db1 += g_hidden
        dW2 += np.outer(hidden, g)
        db2 += g
    return dW1, db1, dW2, db2

# %% right: by a walk over layers
def backward(X, y, W1, b1, W2, b2):
    layers = [(W1, b1, True), (W2, b2, False)]
    passed = [X]
    for W, b, bends in layers:
        Z = passed[-1] @ W + b
        passed.append(np.maximum(Z, 0) if bends else Z)
    G = 2 / len(y) * (passed[-1] - y)
    found = []
    for k in (1, 0):
        found = [passed[k].T @ G, np.sum(G, axis=0), *found]
        G = (G @ layers[k][0].T) * (passed[k] > 0)
    return found

# %% right: einsum
def backward(X, y, W1, b1, W2, b2):
    Z = np.einsum("ri,ij->rj", X, W1) + b1
    H = Z * (Z > 0)
    E = 2 * (H @ W2 + b2 - y) / y.size
    G = np.einsum("rk,jk->rj", E, W2) * (Z > 0)
    return np.einsum("ri,rj->ij", X, G), G.sum(0), H.T @ E, E.sum(0)

# %% wrong: no factor 2
# says: factor 2
def backward(X, y, W1, b1, W2, b2):
    hidden = np.maximum(X @ W1 + b1, 0)
    G2 = (hidden @ W2 + b2 - y) / len(X)
    G1 = (G2 @ W2.T) * (hidden > 0)
    return X.T @ G1, G1.sum(axis=0), hidden.T @ G2, G2.sum(axis=0)

# %% wrong: not divided by the rows
# says: divided by the number of rows
def backward(X, y, W1, b1, W2, b2):
    hidden = np.maximum(X @ W1 + b1, 0)
    G2 = 2 * (hidden @ W2 + b2 - y)
    G1 = (G2 @ W2.T) * (hidden > 0)
    return X.T @ G1, G1.sum(axis=0), hidden.T @ G2, G2.sum(axis=0)

# %% wrong: truth minus prediction
# says: sign
def backward(X, y, W1, b1, W2, b2):
    hidden = np.maximum(X @ W1 + b1, 0)
    G2 = 2 * (y - hidden @ W2 - b2) / len(X)
    G1 = (G2 @ W2.T) * (hidden > 0)
    return X.T @ G1, G1.sum(axis=0), hidden.T @ G2, G2.sum(axis=0)

# %% wrong: the slope of ReLU forgotten
# says: slope of the ReLU
def backward(X, y, W1, b1, W2, b2):
    hidden = np.maximum(X @ W1 + b1, 0)
    G2 = 2 * (hidden @ W2 + b2 - y) / len(X)
    G1 = G2 @ W2.T
    return X.T @ G1, G1.sum(axis=0), hidden.T @ G2, G2.sum(axis=0)

# %% wrong: times the hidden outputs
# says: hidden outputs
def backward(X, y, W1, b1, W2, b2):
    hidden = np.maximum(X @ W1 + b1, 0)
    G2 = 2 * (hidden @ W2 + b2 - y) / len(X)
    G1 = (G2 @ W2.T) * hidden
    return X.T @ G1, G1.sum(axis=0), hidden.T @ G2, G2.sum(axis=0)

# %% wrong: sums instead of outputs
# says: before the ReLU
def backward(X, y, W1, b1, W2, b2):
    sums = X @ W1 + b1
    G2 = 2 * (np.maximum(sums, 0) @ W2 + b2 - y) / len(X)
    G1 = (G2 @ W2.T) * (sums > 0)
    return X.T @ G1, G1.sum(axis=0), sums.T @ G2, G2.sum(axis=0)

# %% wrong: no ReLU anywhere
# says: no ReLU
def backward(X, y, W1, b1, W2, b2):
    hidden = X @ W1 + b1
    G2 = 2 * (hidden @ W2 + b2 - y) / len(X)
    G1 = G2 @ W2.T
    return X.T @ G1, G1.sum(axis=0), hidden.T @ G2, G2.sum(axis=0)

# %% wrong: past the output's weights
# says: leaves out the weights
def backward(X, y, W1, b1, W2, b2):
    hidden = np.maximum(X @ W1 + b1, 0)
    G2 = 2 * (hidden @ W2 + b2 - y) / len(X)
    G1 = G2 * (hidden > 0)
    return X.T @ G1, G1.sum(axis=0), hidden.T @ G2, G2.sum(axis=0)

# %% wrong: no biases in the forward pass
# says: biases
def backward(X, y, W1, b1, W2, b2):
    hidden = np.maximum(X @ W1, 0)
    G2 = 2 * (hidden @ W2 - y) / len(X)
    G1 = (G2 @ W2.T) * (hidden > 0)
    return X.T @ G1, G1.sum(axis=0), hidden.T @ G2, G2.sum(axis=0)

# %% wrong: means for the biases
# says: add up over the rows
def backward(X, y, W1, b1, W2, b2):
    hidden = np.maximum(X @ W1 + b1, 0)
    G2 = 2 * (hidden @ W2 + b2 - y) / len(X)
    G1 = (G2 @ W2.T) * (hidden > 0)
    return X.T @ G1, G1.mean(axis=0), hidden.T @ G2, G2.mean(axis=0)

# %% wrong: transposed weights
# says: transposed
def backward(X, y, W1, b1, W2, b2):
    hidden = np.maximum(X @ W1 + b1, 0)
    G2 = 2 * (hidden @ W2 + b2 - y) / len(X)
    G1 = (G2 @ W2.T) * (hidden > 0)
    return G1.T @ X, G1.sum(axis=0), G2.T @ hidden, G2.sum(axis=0)

# %% wrong: the output layer first
# says: come first
def backward(X, y, W1, b1, W2, b2):
    hidden = np.maximum(X @ W1 + b1, 0)
    G2 = 2 * (hidden @ W2 + b2 - y) / len(X)
    G1 = (G2 @ W2.T) * (hidden > 0)
    return hidden.T @ G2, G2.sum(axis=0), X.T @ G1, G1.sum(axis=0)

# %% wrong: weights first, then biases
# says: weights come first
def backward(X, y, W1, b1, W2, b2):
    hidden = np.maximum(X @ W1 + b1, 0)
    G2 = 2 * (hidden @ W2 + b2 - y) / len(X)
    G1 = (G2 @ W2.T) * (hidden > 0)
    return X.T @ G1, hidden.T @ G2, G1.sum(axis=0), G2.sum(axis=0)

# %% wrong: two pairs
# says: 4 are needed
def backward(X, y, W1, b1, W2, b2):
    hidden = np.maximum(X @ W1 + b1, 0)
    G2 = 2 * (hidden @ W2 + b2 - y) / len(X)
    G1 = (G2 @ W2.T) * (hidden > 0)
    return (X.T @ G1, G1.sum(axis=0)), (hidden.T @ G2, G2.sum(axis=0))

# %% trick: the weights move, and come back
# says: changed|changes
def backward(X, y, W1, b1, W2, b2):
    hidden = np.maximum(X @ W1 + b1, 0)
    G2 = 2 * (hidden @ W2 + b2 - y) / len(X)
    G1 = (G2 @ W2.T) * (hidden > 0)
    W2 -= 0.1 * (hidden.T @ G2)
    return X.T @ G1, G1.sum(axis=0), hidden.T @ G2, G2.sum(axis=0)

# %% raises: a product of shapes that do not fit
# says: stopped with ValueError
def backward(X, y, W1, b1, W2, b2):
    hidden = np.maximum(X @ W1 + b1, 0)
    G2 = 2 * (hidden @ W2 + b2 - y) / len(X)
    G1 = (G2 @ W2) * (hidden > 0)
    return X @ G1, G1.sum(axis=0), hidden.T @ G2, G2.sum(axis=0)

# %% untouched: the stub
# task: backward
def backward(X, y, W1, b1, W2, b2):
    pass  # your answer
