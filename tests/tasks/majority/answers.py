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
# says: percent
def majority_accuracy(y):
    return 100 * max(np.mean(y), 1 - np.mean(y))

# %% wrong: share of ones
# says: ones
def majority_accuracy(y):
    return np.mean(y)

# %% wrong: share of zeros
# says: zeros
def majority_accuracy(y):
    return np.mean(y == 0)

# %% wrong: the rarer class
# says: rarer
def majority_accuracy(y):
    return min(np.mean(y), 1 - np.mean(y))

# %% wrong: a count
# says: count
def majority_accuracy(y):
    return np.bincount(y).max()

# %% wrong: the class
# says: class
def majority_accuracy(y):
    return np.argmax(np.bincount(y))

# %% wrong: the table's figure
# says: figure|written
def majority_accuracy(y):
    return 500 / 768

# %% wrong: rounded
# says: round
def majority_accuracy(y):
    return round(max(np.mean(y), 1 - np.mean(y)), 2)

# %% wrong: one value per row
# says: per row|each row|shape (4,)
def majority_accuracy(y):
    return (y == np.argmax(np.bincount(y))).astype(float)

# %% wrong: text
# says: text
def majority_accuracy(y):
    return f"{max(np.mean(y), 1 - np.mean(y)):.4f}"

# %% wrong: prints
# says: print
def majority_accuracy(y):
    print(max(np.mean(y), 1 - np.mean(y)))

# %% wrong: a number
# says: function
majority_accuracy = 0.651

# %% wrong: sorts in place
# says: changes
def majority_accuracy(y):
    y.sort()
    ones = y.mean()
    return max(ones, 1 - ones)

# %% trick: the published example
# says: written|typed|same number
def majority_accuracy(y):
    return 0.75

# %% trick: nan
# says: nan
def majority_accuracy(y):
    return np.nan

# %% trick: equals everything
# says: Everything
class Everything:
    def __eq__(self, other):
        return True
    def __hash__(self):
        return 0
def majority_accuracy(y):
    return Everything()

# %% trick: returns y
# says: `y` itself|shape (4,)
def majority_accuracy(y):
    return y

# %% raises: an attribute that is not there
# says: value_counts
def majority_accuracy(y):
    return y.value_counts(normalize=True).max()

# %% raises: unpacks two classes
# says: one class
def majority_accuracy(y):
    zeros, ones = np.unique(y, return_counts=True)[1]
    return max(zeros, ones) / len(y)

# %% untouched: dots
def majority_accuracy(y):
    ...  # your answer

# %% untouched: not implemented
def majority_accuracy(y):
    raise NotImplementedError

# %% right: type hints and a docstring
def majority_accuracy(y: np.ndarray) -> float:
    """Accuracy of always giving the commoner class, from 0 to 1."""
    n_ones: int = int(np.sum(y == 1))
    n_zeros: int = int(np.sum(y == 0))
    return max(n_ones, n_zeros) / (n_ones + n_zeros)

# %% right: a lambda
majority_accuracy = lambda y: max((y == 0).mean(), (y == 1).mean())

# %% right: distance from one half
def majority_accuracy(y):
    return 0.5 + abs(y.mean() - 0.5)

# %% right: a conditional expression
def majority_accuracy(y):
    share = sum(y) / len(y)
    return share if share >= 0.5 else 1 - share

# %% right: sorted shares, the last one
def majority_accuracy(y):
    shares = [np.mean(y == label) for label in (0, 1)]
    return sorted(shares)[-1]

# %% right: guard clause first
def majority_accuracy(y):
    zeros = np.count_nonzero(y == 0)
    if 2 * zeros > len(y):
        return zeros / len(y)
    return 1 - zeros / len(y)

# %% right: a dictionary of counts
def majority_accuracy(y):
    counts = {}
    for label in y:
        counts[label] = counts.get(label, 0) + 1
    return max(counts.values()) / sum(counts.values())

# %% right: defaultdict and most frequent key
from collections import defaultdict
def majority_accuracy(y):
    seen = defaultdict(int)
    for label in y:
        seen[int(label)] += 1
    common = max(seen, key=seen.get)
    return seen[common] / len(y)

# %% right: list.count
def majority_accuracy(y):
    labels = list(y)
    return max(labels.count(0), labels.count(1)) / len(labels)

# %% right: a constant prediction and Keras's metric
import keras
def majority_accuracy(y):
    commoner = 1.0 if y.mean() > 0.5 else 0.0
    metric = keras.metrics.BinaryAccuracy()
    metric.update_state(y, np.full(len(y), commoner))
    return float(metric.result())

# %% right: scikit-learn's dummy classifier
from sklearn.dummy import DummyClassifier
def majority_accuracy(y):
    rows = np.zeros((len(y), 1))
    dummy = DummyClassifier(strategy="most_frequent")
    dummy.fit(rows, y)
    return dummy.score(rows, y)

# %% right: accuracy_score of scikit-learn
from sklearn.metrics import accuracy_score
def majority_accuracy(y):
    return max(accuracy_score(y, np.zeros_like(y)), accuracy_score(y, np.ones_like(y)))

# %% right: TensorFlow in float64
import tensorflow as tf
def majority_accuracy(y):
    share = tf.reduce_mean(tf.cast(y, tf.float64))
    return tf.maximum(share, 1 - share)

# %% right: TensorFlow's bincount and numpy()
import tensorflow as tf
def majority_accuracy(y):
    counts = tf.math.bincount(tf.cast(y, tf.int32))
    return (tf.reduce_max(counts) / tf.size(y)).numpy()

# %% right: pandas mode
def majority_accuracy(y):
    labels = pd.Series(y)
    return labels.eq(labels.mode()[0]).mean()

# %% right: grouped in a table
def majority_accuracy(y):
    table = pd.DataFrame({"label": y, "n": 1})
    sizes = table.groupby("label")["n"].sum()
    return sizes.max() / sizes.sum()

# %% right: a Series of one element
def majority_accuracy(y):
    return pd.Series(y).value_counts(normalize=True).nlargest(1)

# %% right: a table of one cell
def majority_accuracy(y):
    ones = pd.Series(y).mean()
    return pd.DataFrame([[max(ones, 1 - ones)]], columns=["accuracy"])

# %% right: histogram
def majority_accuracy(y):
    heights, edges = np.histogram(y, bins=[-0.5, 0.5, 1.5])
    return np.max(heights / heights.sum())

# %% right: a dataclass that can be called
from dataclasses import dataclass
@dataclass
class Majority:
    labels: tuple = (0, 1)
    def __call__(self, y):
        return max(np.mean(np.equal(y, label)) for label in self.labels)
majority_accuracy = Majority()

# %% right: a partial function
from functools import partial
def accuracy_of(pick, y):
    share = np.average(y)
    return pick([share, 1 - share])
majority_accuracy = partial(accuracy_of, max)

# %% right: a static method
class Baselines:
    @staticmethod
    def majority(y):
        n_ones = y.sum()
        return np.max([n_ones, y.size - n_ones]) / y.size
majority_accuracy = Baselines.majority

# %% right: a class method
class Baseline:
    classes = [0, 1]
    @classmethod
    def accuracy(cls, y):
        best = 0.0
        for label in cls.classes:
            share = np.sum(y == label) / np.size(y)
            if share > best:
                best = share
        return best
majority_accuracy = Baseline.accuracy

# %% right: reduce
from functools import reduce
def majority_accuracy(y):
    ones = reduce(lambda total, label: total + int(label), y, 0)
    return max(ones, len(y) - ones) / len(y)

# %% right: recursion over the labels
def count(labels, wanted):
    if len(labels) == 0:
        return 0
    middle = len(labels) // 2
    if len(labels) == 1:
        return int(labels[0] == wanted)
    return count(labels[:middle], wanted) + count(labels[middle:], wanted)
def majority_accuracy(y):
    return max(count(y, 0), count(y, 1)) / len(y)

# %% right: a closure
def make_baseline():
    def accuracy(y):
        zeros = len(y[y == 0])
        return max(zeros, len(y) - zeros) / len(y)
    return accuracy
majority_accuracy = make_baseline()

# %% right: a generator turned into an array
def majority_accuracy(y):
    def shares():
        yield np.mean(y)
        yield 1 - np.mean(y)
    return np.fromiter(shares(), float).max()

# %% right: np.vectorize
is_right = np.vectorize(lambda truth, said: 1.0 if truth == said else 0.0)
def majority_accuracy(y):
    return max(is_right(y, 0).mean(), is_right(y, 1).mean())

# %% right: a masked array
def majority_accuracy(y):
    ones = np.ma.masked_not_equal(y, 1).count()
    zeros = np.ma.masked_not_equal(y, 0).count()
    return np.ma.max(np.ma.array([zeros, ones])) / y.size

# %% right: a matrix
def majority_accuracy(y):
    column = np.asmatrix(y).T
    always = np.matrix([[0, 1]])
    return (column == always).mean(axis=0).max()

# %% right: longdouble
def majority_accuracy(y):
    share = np.asarray(y, dtype=np.longdouble).mean()
    return np.maximum(share, np.longdouble(1) - share)

# %% right: a default argument and assert
def majority_accuracy(y, positive=1):
    y = np.asarray(y).ravel()
    assert y.ndim == 1, "one label per row"
    share = np.mean(y == positive)
    return float(np.where(share > 0.5, share, 1 - share))

# %% right: the median is the commoner class
def majority_accuracy(y):
    commoner = int(np.median(y))
    return np.mean(y == commoner)

# %% right: the error rate first
def majority_accuracy(y):
    mistakes = min(sum(y == 0), sum(y == 1))
    return 1 - mistakes / len(y)

# %% right: the operator module
import operator
def majority_accuracy(y):
    pairs = [(label, operator.countOf(y, label)) for label in set(y)]
    label, n_rows = max(pairs, key=operator.itemgetter(1))
    return operator.truediv(n_rows, len(y))

# %% right: einsum
def majority_accuracy(y):
    one_hot = np.eye(2)[y]
    return np.einsum("ij->j", one_hot).max() / one_hot.shape[0]

# %% right: a read-only one-element array
def majority_accuracy(y):
    answer = np.array([max(np.mean(y), 1 - np.mean(y))])
    answer.setflags(write=False)
    return answer

# %% right: longest run of sorted labels
from itertools import groupby
def majority_accuracy(y):
    runs = [len(list(group)) for _, group in groupby(sorted(y))]
    return max(runs) / sum(runs)

# %% wrong: share of the first label
# says: first
def majority_accuracy(y):
    return np.mean(y == y[0])

# %% wrong: share of the last label
# says: last
def majority_accuracy(y):
    return np.mean(y == y[-1])

# %% wrong: the first count that unique gives
# says: first|smallest|zeros
def majority_accuracy(y):
    labels, counts = np.unique(y, return_counts=True)
    return counts[0] / len(y)

# %% wrong: the last label's share by unique
# says: ones|last|largest
def majority_accuracy(y):
    labels, counts = np.unique(y, return_counts=True)
    return counts[-1] / counts.sum()

# %% wrong: chance of two random rows being alike
# says: square|chance|guess
def majority_accuracy(y):
    p = np.mean(y)
    return p ** 2 + (1 - p) ** 2

# %% wrong: both shares
# says: both|two
def majority_accuracy(y):
    return np.mean(y), 1 - np.mean(y)

# %% wrong: the return forgotten
# says: return
def majority_accuracy(y):
    ones = np.mean(y)
    answer = max(ones, 1 - ones)

# %% wrong: a whole number by integer division
# says: whole|`//`|integer
def majority_accuracy(y):
    return max(sum(y == 0), sum(y == 1)) // len(y)

# %% wrong: cut to a whole number
# says: whole|int
def majority_accuracy(y):
    return int(max(np.mean(y), 1 - np.mean(y)))

# %% wrong: rounded to one digit
# says: round
def majority_accuracy(y):
    share = sum(y) / len(y)
    return round(share if share > 0.5 else 1 - share, 1)

# %% wrong: divided by one row too few
# says: n - 1|one too few|one row
def majority_accuracy(y):
    return max(np.sum(y == 0), np.sum(y == 1)) / (len(y) - 1)

# %% wrong: divided by the number of classes
# says: divide|number of rows|divisor
def majority_accuracy(y):
    return np.bincount(y).max() / 2

# %% wrong: ratio of the two counts
# says: ratio|divide|number of rows
def majority_accuracy(y):
    ones = np.sum(y)
    zeros = len(y) - ones
    return max(ones, zeros) / min(ones, zeros)

# %% wrong: difference of the two shares
# says: difference
def majority_accuracy(y):
    ones = np.mean(y)
    return abs(ones - (1 - ones))

# %% wrong: strings in place of a number
# says: text
def majority_accuracy(y):
    return "{:.1%}".format(max(np.mean(y), 1 - np.mean(y)))

# %% wrong: the list of counts
# says: count
def majority_accuracy(y):
    return [sum(y == 0), sum(y == 1)]

# %% wrong: what value_counts gives, whole
# says: both|two
def majority_accuracy(y):
    return pd.Series(y).value_counts(normalize=True).reindex([0, 1], fill_value=0.0)

# %% wrong: the label of mode
# says: class
def majority_accuracy(y):
    return pd.Series(y).mode()[0]

# %% wrong: one class's share whichever way
# says: ones|whichever
def majority_accuracy(y):
    return sum(label for label in y) / len(y)

# %% wrong: the example's four rows for the divisor
# says: 4|four|size
def majority_accuracy(y):
    return max(sum(y), len(y) - sum(y)) / 4

# %% wrong: True or False
# says: truth value|True|False
def majority_accuracy(y):
    return np.mean(y) > 0.5

# %% trick: infinity
# says: inf
def majority_accuracy(y):
    return float("inf")

# %% raises: a name of another cell
# says: y_train
def majority_accuracy(y):
    ones = np.mean(y_train)
    return max(ones, 1 - ones)

# %% raises: two arguments
# says: takes|majority_accuracy(y)
def majority_accuracy(y_true, y_pred):
    return np.mean(y_true == y_pred)

# %% raises: counts used as a function
# says: TypeError
def majority_accuracy(y):
    counts = np.bincount(y)
    return counts(max) / len(y)

# %% raises: a list's method on an array
# says: AttributeError
def majority_accuracy(y):
    return max(y.count(0), y.count(1)) / len(y)

# %% right: fractions
from fractions import Fraction
def majority_accuracy(y):
    ones = Fraction(int(sum(y)), len(y))
    return max(ones, 1 - ones)

# %% right: decimals
from decimal import Decimal
def majority_accuracy(y):
    n_ones = sum(Decimal(int(label)) for label in y)
    return max(n_ones, len(y) - n_ones) / Decimal(len(y))

# %% right: float16
def majority_accuracy(y):
    share = np.mean(y, dtype=np.float32)
    return np.float16(max(share, 1 - share))

# %% right: value_counts, normalized
def majority_accuracy(y):
    return pd.Series(y).value_counts(normalize=True).max()

# %% right: a table of proportions
def majority_accuracy(y):
    table = {}
    for label in y:
        table[label] = table.get(label, 0) + 1
    return max(table.values()) / sum(table.values())

# %% right: the mode and who has it
def majority_accuracy(y):
    mode = pd.Series(y).mode()[0]
    return np.mean(np.asarray(y) == mode)

# %% right: statistics.mode
import statistics
def majority_accuracy(y):
    guess = statistics.mode(list(y))
    right = [1 for v in y if v == guess]
    return len(right) / len(y)

# %% right: a dummy classifier
from sklearn.dummy import DummyClassifier
def majority_accuracy(y):
    X = np.zeros((len(y), 1))
    return DummyClassifier(strategy="most_frequent").fit(X, y).score(X, y)

# %% right: half plus the distance from a half
def majority_accuracy(y):
    p = np.mean(y)
    return 0.5 + abs(p - 0.5)

# %% right: groupby size
def majority_accuracy(y):
    sizes = pd.DataFrame({"y": y}).groupby("y").size()
    return sizes.max() / sizes.sum()

# %% right: the longer of two lists
def majority_accuracy(y):
    ones = [v for v in y if v == 1]
    zeros = [v for v in y if v != 1]
    longer = ones if len(ones) > len(zeros) else zeros
    return len(longer) / len(y)

# %% right: sorted, the middle one
def majority_accuracy(y):
    s = sorted(y)
    middle = s[len(s) // 2]
    return s.count(middle) / len(s)

# %% right: unique with counts
def majority_accuracy(y):
    classes, counts = np.unique(y, return_counts=True)
    best = classes[np.argmax(counts)]
    predictions = np.full(len(y), best)
    return float((predictions == y).sum()) / predictions.shape[0]
