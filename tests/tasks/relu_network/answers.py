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
def relu_network(x):
    return np.array([2, 7]) @ np.array([[2, 4], [4, -5]]) @ x

# %% wrong: relu at the output
def relu_network(x):
    return max(0, np.array([2, 7]) @ np.array([[2, 4], [4, -5]]) @ x)

# %% wrong: relu on the first alone
def relu_network(x):
    return 2 * max(0, 2 * x[0] + 4 * x[1]) + 7 * (4 * x[0] - 5 * x[1])

# %% wrong: relu on the second alone
def relu_network(x):
    return 2 * (2 * x[0] + 4 * x[1]) + 7 * max(0, 4 * x[0] - 5 * x[1])

# %% wrong: relu on the inputs
def relu_network(x):
    x = np.maximum(x, 0)
    return np.array([2, 7]) @ np.maximum(np.array([[2, 4], [4, -5]]) @ x, 0)

# %% wrong: absolute values
def relu_network(x):
    return np.array([2, 7]) @ np.abs(np.array([[2, 4], [4, -5]]) @ x)

# %% right: a row times the table of weights, which is its own transpose
def relu_network(x):
    return np.array([2, 7]) @ np.maximum(x @ np.array([[2, 4], [4, -5]]), 0)

# %% wrong: output weights swapped
def relu_network(x):
    return np.array([7, 2]) @ np.maximum(np.array([[2, 4], [4, -5]]) @ x, 0)

# %% wrong: adds the hidden values
def relu_network(x):
    return np.maximum(np.array([[2, 4], [4, -5]]) @ x, 0).sum()

# %% wrong: hidden values
def relu_network(x):
    return np.maximum(np.array([[2, 4], [4, -5]]) @ x, 0)

# %% wrong: hidden values and output
def relu_network(x):
    hidden = np.maximum(np.array([[2, 4], [4, -5]]) @ x, 0)
    return hidden, np.array([2, 7]) @ hidden

# %% wrong: a bias
def relu_network(x):
    return np.array([2, 7]) @ np.maximum(np.array([[2, 4], [4, -5]]) @ x + 1, 0)

# %% wrong: changes x
def relu_network(x):
    x *= 2
    return np.array([2, 7]) @ np.maximum(np.array([[1, 2], [2, -2.5]]) @ x, 0)

# %% wrong: forgets to return
def relu_network(x):
    out = np.array([2, 7]) @ np.maximum(np.array([[2, 4], [4, -5]]) @ x, 0)

# %% trick: the published example
def relu_network(x):
    return 44

# %% trick: returns the input
def relu_network(x):
    return x

# %% trick: a lying array
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
def relu_network(x):
    return np.array([2, 7]) @ max(np.array([[2, 4], [4, -5]]) @ x, 0)

# %% raises: no argument
def relu_network():
    return 44

# %% untouched: dots
def relu_network(x):
    ...  # your answer

# %% untouched: deleted
# task: relu_network
