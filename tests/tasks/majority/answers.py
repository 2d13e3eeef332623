# %% right: the larger share
def majority_accuracy(y):
    ones = np.mean(y)
    return max(ones, 1 - ones)

# %% right: counted by NumPy
def majority_accuracy(y):
    return np.bincount(y).max() / len(y)

# %% right: pandas
def majority_accuracy(y):
    return pd.Series(y).value_counts(normalize=True).max()

# %% right: a loop
def majority_accuracy(y):
    ones = zeros = 0
    for value in y:
        if value == 1:
            ones += 1
        else:
            zeros += 1
    return (ones if ones > zeros else zeros) / (ones + zeros)

# %% right: a Counter
from collections import Counter
def majority_accuracy(y):
    return Counter(y.tolist()).most_common(1)[0][1] / y.size

# %% right: answer and compare
def majority_accuracy(y):
    values, counts = np.unique(y, return_counts=True)
    always = np.full(len(y), values[np.argmax(counts)])
    return (always == y).mean()

# %% right: one-element float32 array
def majority_accuracy(y):
    share = np.float32(y).mean(keepdims=True)
    return np.maximum(share, 1 - share)

# %% right: statistics from the standard library
import statistics
def majority_accuracy(y):
    return statistics.fmean(v == statistics.mode(y.tolist()) for v in y.tolist())

# %% right: Keras operations
def majority_accuracy(y):
    from keras import ops
    share = ops.mean(ops.cast(y, "float32"))
    return ops.maximum(share, 1.0 - share)

# %% wrong: percent
def majority_accuracy(y):
    return 100 * max(np.mean(y), 1 - np.mean(y))

# %% wrong: share of ones
def majority_accuracy(y):
    return np.mean(y)

# %% wrong: share of zeros
def majority_accuracy(y):
    return np.mean(y == 0)

# %% wrong: the rarer class
def majority_accuracy(y):
    return min(np.mean(y), 1 - np.mean(y))

# %% wrong: a count
def majority_accuracy(y):
    return np.bincount(y).max()

# %% wrong: the class
def majority_accuracy(y):
    return np.argmax(np.bincount(y))

# %% wrong: the table's figure
def majority_accuracy(y):
    return 500 / 768

# %% wrong: rounded
def majority_accuracy(y):
    return round(max(np.mean(y), 1 - np.mean(y)), 2)

# %% wrong: one value per row
def majority_accuracy(y):
    return (y == np.argmax(np.bincount(y))).astype(float)

# %% wrong: text
def majority_accuracy(y):
    return f"{max(np.mean(y), 1 - np.mean(y)):.4f}"

# %% wrong: prints
def majority_accuracy(y):
    print(max(np.mean(y), 1 - np.mean(y)))

# %% wrong: a number
majority_accuracy = 0.651

# %% wrong: sorts in place
def majority_accuracy(y):
    y.sort()
    ones = y.mean()
    return max(ones, 1 - ones)

# %% trick: the published example
def majority_accuracy(y):
    return 0.75

# %% trick: nan
def majority_accuracy(y):
    return np.nan

# %% trick: equals everything
class Everything:
    def __eq__(self, other):
        return True
    def __hash__(self):
        return 0
def majority_accuracy(y):
    return Everything()

# %% trick: returns y
def majority_accuracy(y):
    return y

# %% raises: an attribute that is not there
def majority_accuracy(y):
    return y.value_counts(normalize=True).max()

# %% raises: unpacks two classes
def majority_accuracy(y):
    zeros, ones = np.unique(y, return_counts=True)[1]
    return max(zeros, ones) / len(y)

# %% untouched: dots
def majority_accuracy(y):
    ...  # your answer

# %% untouched: not implemented
def majority_accuracy(y):
    raise NotImplementedError
