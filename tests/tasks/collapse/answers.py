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
def collapse(W1, b1, W2, b2):
    return W2 @ W1, b1 @ W2 + b2

# %% raises: order of both products
def collapse(W1, b1, W2, b2):
    return W2 @ W1, W2 @ b1 + b2

# %% raises: layers swapped
def collapse(W1, b1, W2, b2):
    return W2 @ W1, b2 @ W1 + b1

# %% wrong: second bias only
def collapse(W1, b1, W2, b2):
    return W1 @ W2, b2

# %% wrong: first bias only
def collapse(W1, b1, W2, b2):
    return W1 @ W2, b1 @ W2

# %% raises: biases added
def collapse(W1, b1, W2, b2):
    return W1 @ W2, b1 + b2

# %% raises: bias on the wrong side
def collapse(W1, b1, W2, b2):
    return W1 @ W2, W2 @ b1 + b2

# %% raises: both biases through W2
def collapse(W1, b1, W2, b2):
    return W1 @ W2, (b1 + b2) @ W2

# %% raises: star for at
def collapse(W1, b1, W2, b2):
    return W1 * W2, b1 * W2 + b2

# %% raises: star for the kernels
def collapse(W1, b1, W2, b2):
    return W1 * W2, b1 @ W2 + b2

# %% raises: kernels added
def collapse(W1, b1, W2, b2):
    return W1 + W2, b1 + b2

# %% wrong: transposed
def collapse(W1, b1, W2, b2):
    return (W1 @ W2).T, b1 @ W2 + b2

# %% wrong: results swapped
def collapse(W1, b1, W2, b2):
    return b1 @ W2 + b2, W1 @ W2

# %% wrong: kernel only
def collapse(W1, b1, W2, b2):
    return W1 @ W2

# %% wrong: bias as a row of a table
def collapse(W1, b1, W2, b2):
    return W1 @ W2, (b1.reshape(1, -1) @ W2 + b2)

# %% wrong: three things
def collapse(W1, b1, W2, b2):
    return W1 @ W2, b1 @ W2, b2

# %% wrong: a dictionary
def collapse(W1, b1, W2, b2):
    return {"W": W1 @ W2, "b": b1 @ W2 + b2}

# %% wrong: ReLU in between
def collapse(W1, b1, W2, b2):
    return W1 @ W2, np.maximum(b1, 0) @ W2 + b2

# %% wrong: changes its argument
def collapse(W1, b1, W2, b2):
    b2 += b1 @ W2
    return W1 @ W2, b2

# %% wrong: prints
def collapse(W1, b1, W2, b2):
    print(W1 @ W2, b1 @ W2 + b2)

# %% wrong: forgets to return
def collapse(W1, b1, W2, b2):
    W, b = W1 @ W2, b1 @ W2 + b2

# %% wrong: the values and no function
collapse = np.array([[4.0], [10.0]]), np.array([8.0])

# %% wrong: near miss
def collapse(W1, b1, W2, b2):
    return np.round(W1 @ W2, 1), b1 @ W2 + b2

# %% trick: the published example
def collapse(W1, b1, W2, b2):
    return np.array([[4.0], [10.0]]), np.array([8.0])

# %% trick: hands back what came in
def collapse(W1, b1, W2, b2):
    return W1, b1

# %% trick: nan
def collapse(W1, b1, W2, b2):
    return (W1 @ W2) * np.nan, (b1 @ W2 + b2) * np.nan

# %% trick: parts that equal everything
class Everything:
    def __eq__(self, other):
        return True
def collapse(W1, b1, W2, b2):
    return Everything(), Everything()

# %% trick: a list in itself
def collapse(W1, b1, W2, b2):
    endless = [W1, b1]
    endless.append(endless)
    return endless

# %% trick: state between calls
memory = []
def collapse(W1, b1, W2, b2):
    memory.append(b2)
    return W1 @ W2, b1 @ W2 + b2 + (len(memory) > 7)

# %% raises: two arguments
def collapse(W1, W2):
    return W1 @ W2

# %% raises: an unknown name
def collapse(W1, b1, W2, b2):
    return W1 @ W2, b1 @ W_2 + b2

# %% untouched: dots
def collapse(W1, b1, W2, b2):
    ...  # your answer

# %% untouched: nothing returned
def collapse(W1, b1, W2, b2):
    return None, None
