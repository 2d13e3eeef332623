# %% right: one line of NumPy
def neuron(x, w, b):
    return w * np.asarray(x) + b

# %% right: list comprehension that goes down through lists
def neuron(x, w, b):
    if isinstance(x, (list, tuple)):
        return [neuron(v, w, b) for v in x]
    return w * x + b

# %% right: loop over the flat values
def neuron(x, w, b):
    values = np.array(x, dtype=float)
    out = np.empty(values.shape)
    for place in np.ndindex(values.shape):
        out[place] = values[place] * w + b
    return out

# %% right: lambda and vectorize
neuron = np.vectorize(lambda x, w, b: x * w + b, otypes=[float])

# %% right: NumPy functions
def neuron(x, w, b):
    return np.add(np.multiply(x, w), b)

# %% right: float32
def neuron(x, w, b):
    return (np.asarray(x, dtype="float32") * w + b).astype("float32")

# %% right: Keras operations
def neuron(x, w, b):
    from keras import ops
    return ops.convert_to_tensor(x, "float32") * w + b

# %% right: a callable object
class Neuron:
    def __call__(self, x, w, b):
        return np.asarray(x) * w + b
neuron = Neuron()

# %% right: helper defined beside it, default arguments
def scaled(x, w):
    return np.array(x) * w
def neuron(x, w=1, b=0):
    return scaled(x, w) + b

# %% right: one-element array for a number
def neuron(x, w, b):
    x = np.asarray(x)
    return (np.atleast_1d(x) * w + b) if x.ndim == 0 else x * w + b

# %% right: pandas inside
def neuron(x, w, b):
    x = np.asarray(x)
    return (pd.Series(x.ravel()) * w + b).to_numpy().reshape(x.shape)

# %% wrong: no bias
def neuron(x, w, b):
    return w * np.asarray(x)

# %% wrong: weight and bias swapped
def neuron(x, w, b):
    return b * np.asarray(x) + w

# %% wrong: bias subtracted
def neuron(x, w, b):
    return w * np.asarray(x) - b

# %% wrong: bias before the product
def neuron(x, w, b):
    return w * (np.asarray(x) + b)

# %% wrong: weight added
def neuron(x, w, b):
    return np.asarray(x) + w + b

# %% wrong: summed
def neuron(x, w, b):
    return np.sum(w * np.asarray(x)) + b

# %% wrong: rounded
def neuron(x, w, b):
    return np.round(w * np.asarray(x) + b)

# %% wrong: chapter's figures written in
def neuron(x, w, b):
    return 2.5 * np.asarray(x) + 90

# %% wrong: column for a row
def neuron(x, w, b):
    return np.asarray(x).reshape(-1, 1) * w + b

# %% wrong: one more axis
def neuron(x, w, b):
    return [w * np.asarray(x) + b]

# %% wrong: prints
def neuron(x, w, b):
    print(w * np.asarray(x) + b)

# %% wrong: forgets to return
def neuron(x, w, b):
    y = w * np.asarray(x) + b

# %% wrong: a number and no function
neuron = 2.5 * 5 + 90

# %% wrong: gives text
def neuron(x, w, b):
    return str(w * np.asarray(x) + b)

# %% wrong: changes its argument
def neuron(x, w, b):
    if isinstance(x, np.ndarray):
        x *= w
        x += b
        return x
    return np.asarray(x) * w + b

# %% wrong: near miss
def neuron(x, w, b):
    return (w * np.asarray(x) + b) * 1.00001

# %% wrong: activation added
def neuron(x, w, b):
    return np.maximum(w * np.asarray(x) + b, 0)

# %% trick: published examples only
def neuron(x, w, b):
    if isinstance(x, list) and x == [0, 5]:
        return [90, 102.5]
    return 102.5

# %% trick: returns the input
def neuron(x, w, b):
    return x

# %% trick: nan
def neuron(x, w, b):
    return np.full(np.shape(x), np.nan)

# %% trick: infinity
def neuron(x, w, b):
    return np.full(np.shape(x), np.inf)

# %% trick: equals everything
class Everything:
    def __eq__(self, other):
        return True
    def __sub__(self, other):
        return 0
    __rsub__ = __sub__
    def __abs__(self):
        return 0
def neuron(x, w, b):
    return Everything()

# %% trick: an array that lies about its shape and values
class Liar(np.ndarray):
    @property
    def shape(self):
        return ()
    def __eq__(self, other):
        return np.ones(1, bool)
    def __array_function__(self, *args, **kwargs):
        return True
    def __array__(self, *args, **kwargs):
        return np.zeros(3)
def neuron(x, w, b):
    return np.zeros(3).view(Liar)

# %% trick: right only the first time
seen = []
def neuron(x, w, b):
    seen.append(1)
    return np.asarray(x) * w + b + (0 if len(seen) <= 7 else 1)

# %% trick: keeps the last answer
last = [0.0]
def neuron(x, w, b):
    out = np.asarray(x) * w + last[0]
    last[0] = b
    return out

# %% raises: list not turned into an array
def neuron(x, w, b):
    return w * x + b

# %% raises: takes two arguments
def neuron(x, w):
    return w * x

# %% raises: float of an array
def neuron(x, w, b):
    return w * float(x) + b

# %% raises: the cell stops
def neuron(x, w, b):
    return w * np.asarray(x) + b
print(neuron(1, 2))

# %% raises: a name with a typo
def neuron(x, w, b):
    return w * np.asarray(X) + b

# %% untouched: dots
def neuron(x, w, b):
    ...  # your answer

# %% untouched: pass
def neuron(x, w, b):
    pass

# %% untouched: not implemented
def neuron(x, w, b):
    raise NotImplementedError

# %% untouched: not implemented, called
def neuron(x, w, b):
    """Give w·x + b."""
    raise NotImplementedError()

# %% untouched: empty cell
# task: neuron
