# %% right: NumPy, divisor n
def standardize(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    std = np.where(std == 0, 1, std)
    return (train - mean) / std, (test - mean) / std

# %% right: pandas, divisor n - 1
def standardize(train, test):
    train, test = pd.DataFrame(train), pd.DataFrame(test)
    mean, std = train.mean(), train.std().replace(0, 1)
    return (train - mean) / std, (test - mean) / std

# %% right: column by column
def standardize(train, test):
    a, b = np.zeros(train.shape), np.zeros(test.shape)
    for j in range(train.shape[1]):
        m, s = np.mean(train[:, j]), np.std(train[:, j])
        if s > 0:
            a[:, j] = (train[:, j] - m) / s
            b[:, j] = (test[:, j] - m) / s
    return a, b

# %% right: a library's scaler
from sklearn.preprocessing import StandardScaler
def standardize(train, test):
    scaler = StandardScaler().fit(train)
    return scaler.transform(train), scaler.transform(test)

# %% right: a tiny number in the divisor
def standardize(train, test):
    mean, std = np.mean(train, axis=0), np.std(train, axis=0)
    return (train - mean) / (std + 1e-9), (test - mean) / (std + 1e-9)

# %% right: float32, a list of two
def standardize(train, test):
    train, test = train.astype("float32"), test.astype("float32")
    mean = train.mean(axis=0, keepdims=True)
    std = np.sqrt(((train - mean) ** 2).mean(axis=0, keepdims=True))
    std[std == 0] = 1
    return [(train - mean) / std, (test - mean) / std]

# %% right: divided safely, ddof 1
def standardize(train, test):
    mean, std = train.mean(0), train.std(0, ddof=1)
    scale = lambda t: np.divide(t - mean, std, out=np.zeros(t.shape), where=std > 0)
    return scale(train), scale(test)

# %% right: nan turned into 0
def standardize(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    with np.errstate(all="ignore"):
        return tuple(np.nan_to_num((t - mean) / std) for t in (train, test))

# %% right: Keras operations
def standardize(train, test):
    from keras import ops
    train, test = ops.convert_to_tensor(train, "float32"), ops.convert_to_tensor(test, "float32")
    mean, std = ops.mean(train, axis=0), ops.std(train, axis=0)
    std = ops.where(std == 0, 1.0, std)
    return (train - mean) / std, (test - mean) / std

# %% partial: own figures for the test rows, 1
def scale(table):
    std = table.std(axis=0)
    return (table - table.mean(axis=0)) / np.where(std == 0, 1, std)
def standardize(train, test):
    return scale(train), scale(test)

# %% partial: own figures, divisor n - 1, 1
from sklearn.preprocessing import StandardScaler
def standardize(train, test):
    def scale(table):
        frame = pd.DataFrame(table)
        return ((frame - frame.mean()) / frame.std().replace(0, 1)).to_numpy()
    return scale(train), scale(test)

# %% partial: fit_transform twice, 1
from sklearn.preprocessing import StandardScaler
def standardize(train, test):
    scaler = StandardScaler()
    return scaler.fit_transform(train), scaler.fit_transform(test)

# %% wrong: own figures and division by 0
def standardize(train, test):
    with np.errstate(all="ignore"):
        return (train - train.mean(0)) / train.std(0), (test - test.mean(0)) / test.std(0)

# %% wrong: pooled
def standardize(train, test):
    both = np.concatenate([train, test])
    mean, std = both.mean(axis=0), both.std(axis=0)
    std = np.where(std == 0, 1, std)
    return (train - mean) / std, (test - mean) / std

# %% wrong: division by 0
def standardize(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    return (train - mean) / std, (test - mean) / std

# %% wrong: division by 0, pandas
def standardize(train, test):
    train, test = pd.DataFrame(train), pd.DataFrame(test)
    return (train - train.mean()) / train.std(), (test - train.mean()) / train.std()

# %% wrong: test rows as they were
def standardize(train, test):
    std = train.std(axis=0)
    return (train - train.mean(axis=0)) / np.where(std == 0, 1, std), test

# %% wrong: not divided
def standardize(train, test):
    return train - train.mean(axis=0), test - train.mean(axis=0)

# %% wrong: mean not subtracted
def standardize(train, test):
    std = train.std(axis=0)
    std = np.where(std == 0, 1, std)
    return train / std, test / std

# %% wrong: variance
def standardize(train, test):
    mean, var = train.mean(axis=0), train.var(axis=0)
    var = np.where(var == 0, 1, var)
    return (train - mean) / var, (test - mean) / var

# %% wrong: smallest and largest
def standardize(train, test):
    low, high = train.min(axis=0), train.max(axis=0)
    span = np.where(high == low, 1, high - low)
    return (train - low) / span, (test - low) / span

# %% wrong: by rows
def standardize(train, test):
    def scale(t):
        std = t.std(axis=1, keepdims=True)
        return (t - t.mean(axis=1, keepdims=True)) / np.where(std == 0, 1, std)
    return scale(train), scale(test)

# %% wrong: whole table
def standardize(train, test):
    return (train - train.mean()) / train.std(), (test - train.mean()) / train.std()

# %% wrong: n for one, n - 1 for the other
def standardize(train, test):
    mean = train.mean(axis=0)
    one, other = train.std(axis=0), train.std(axis=0, ddof=1)
    one[one == 0] = 1
    other[other == 0] = 1
    return (train - mean) / one, (test - mean) / other

# %% wrong: n for one column, n - 1 for the others
def standardize(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0, ddof=1)
    std[0] = train[:, 0].std()
    std[std == 0] = 1
    return (train - mean) / std, (test - mean) / std

# %% wrong: results swapped
def standardize(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    std = np.where(std == 0, 1, std)
    return (test - mean) / std, (train - mean) / std

# %% wrong: figures of the test rows
def standardize(train, test):
    mean, std = test.mean(axis=0), test.std(axis=0)
    std = np.where(std == 0, 1, std)
    return (train - mean) / std, (test - mean) / std

# %% wrong: training table alone
def standardize(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    std = np.where(std == 0, 1, std)
    return (train - mean) / std

# %% wrong: the constant column dropped
def standardize(train, test):
    keep = train.std(axis=0) > 0
    train, test = train[:, keep], test[:, keep]
    return (train - train.mean(0)) / train.std(0), (test - train.mean(0)) / train.std(0)

# %% wrong: rounded
def standardize(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    std = np.where(std == 0, 1, std)
    return ((train - mean) / std).round(2), ((test - mean) / std).round(2)

# %% wrong: changes its arguments
def standardize(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    std[std == 0] = 1
    if train.dtype.kind == "f":
        train -= mean
        train /= std
        return train, (test - mean) / std
    return (train - mean) / std, (test - mean) / std

# %% wrong: prints
def standardize(train, test):
    print((train - train.mean(axis=0)) / train.std(axis=0))

# %% trick: the published example
def standardize(train, test):
    return np.array([[-1.0, -1.0], [1.0, 1.0]]), np.array([[0.0, 0.0], [3.0, -1.0]])

# %% trick: zeros
def standardize(train, test):
    return np.zeros(train.shape), np.zeros(test.shape)

# %% trick: returns the tables
def standardize(train, test):
    return train, test

# %% trick: remembers the first training table
first = []
def standardize(train, test):
    if not first:
        first.extend([train.mean(axis=0), train.std(axis=0)])
    if train.shape[1] != len(first[0]):
        first[:] = [train.mean(axis=0), train.std(axis=0)]
    std = np.where(first[1] == 0, 1, first[1])
    return (train - first[0]) / std, (test - first[0]) / std

# %% raises: in place on whole numbers
def standardize(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    std[std == 0] = 1
    train, test = train.copy(), test.copy()
    train -= mean
    train /= std
    return train, (test - mean) / std

# %% raises: takes the wrong axis
def standardize(train, test):
    return (train - train.mean(axis=1)) / train.std(axis=1), test

# %% raises: no test rows
def standardize(train):
    return (train - train.mean(axis=0)) / train.std(axis=0)

# %% untouched: dots
def standardize(train, test):
    ...  # your answer

# %% untouched: pass
def standardize(train, test):
    pass
