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
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]]).T @ x
    return hidden, np.array([2, -1]) @ hidden

# %% wrong: relu
def two_neurons(x):
    hidden = np.maximum(np.array([[1, 1], [-1, 1]]) @ x, 0)
    return hidden, np.array([2, -1]) @ hidden

# %% wrong: hidden values swapped
def two_neurons(x):
    hidden = np.array([[-1, 1], [1, 1]]) @ x
    return hidden, np.array([2, -1]) @ hidden

# %% wrong: order of the results
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]]) @ x
    return np.array([2, -1]) @ hidden, hidden

# %% wrong: output alone
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]]) @ x
    return np.array([2, -1]) @ hidden

# %% wrong: three numbers
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]]) @ x
    return hidden[0], hidden[1], np.array([2, -1]) @ hidden

# %% wrong: prints
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]]) @ x
    print(hidden, np.array([2, -1]) @ hidden)

# %% wrong: changes x
def two_neurons(x):
    x[:] = [x[0] + x[1], x[1] - x[0]]
    return x, 2 * x[0] - x[1]

# %% wrong: weights of the other network
def two_neurons(x):
    hidden = np.array([[2, 4], [4, -5]]) @ x
    return hidden, np.array([2, 7]) @ hidden

# %% wrong: a dictionary
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]]) @ x
    return {"hidden": hidden, "output": 2 * hidden[0] - hidden[1]}

# %% partial: hidden values alone right, output weights swapped, 2
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]]) @ x
    return hidden, np.array([-1, 2]) @ hidden

# %% partial: output from the inputs, 2
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]]) @ x
    return hidden, np.array([2, -1]) @ x

# %% partial: output adds up, 2
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]]) @ x
    return hidden, hidden.sum()

# %% partial: output off by one, 2
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]]) @ x
    return hidden, np.array([2, -1]) @ hidden + 1

# %% partial: output missing, 2
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]]) @ x
    return hidden, None

# %% partial: hidden as a column, 1
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]]) @ x
    return hidden.reshape(2, 1), np.array([2, -1]) @ hidden

# %% partial: hidden products not added, 1
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]]) * x
    return hidden, np.array([2, -1]) @ hidden.sum(axis=1)

# %% trick: published examples only
def two_neurons(x):
    if x[0] == 2:
        return np.array([5, 1]), 9
    return np.array([7, 1]), 13

# %% trick: returns the input
def two_neurons(x):
    return x, x[0]

# %% trick: nan
def two_neurons(x):
    return np.array([np.nan, np.nan]), np.inf

# %% trick: right only the first time
calls = []
def two_neurons(x):
    calls.append(1)
    hidden = np.array([[1, 1], [-1, 1]]) @ x + (len(calls) > 6)
    return hidden, np.array([2, -1]) @ hidden

# %% trick: equals everything
class Everything:
    def __eq__(self, other):
        return True
    def __sub__(self, other):
        return 0
    __rsub__ = __sub__
def two_neurons(x):
    return Everything(), Everything()

# %% raises: two arguments
def two_neurons(a, b):
    return [a + b, b - a], 2 * (a + b) - (b - a)

# %% raises: a column for x
def two_neurons(x):
    hidden = np.array([[1, 1], [-1, 1]]) @ x[:, 0]
    return hidden, np.array([2, -1]) @ hidden

# %% raises: asks at the keyboard
def two_neurons(x):
    raise RuntimeError("input() is not there while the check runs")

# %% untouched: dots
def two_neurons(x):
    ...  # your answer

# %% untouched: not implemented
def two_neurons(x):
    raise NotImplementedError
