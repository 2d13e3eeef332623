# %% right: formula
def kilobytes(parameters):
    return parameters * 4 / 1024

# %% right: rounded to two decimals
def kilobytes(parameters):
    return round(parameters * 4 / 1024, 2)

# %% right: shorter
def kilobytes(parameters):
    return parameters / 256

# %% right: bytes of an array
def kilobytes(parameters):
    return np.zeros(parameters, dtype="float32").nbytes / 2**10

# %% right: from the dtype
def kilobytes(parameters):
    return np.dtype(np.float32).itemsize * parameters / 1024

# %% right: loop
def kilobytes(parameters):
    n_bytes = 0
    for _ in range(parameters):
        n_bytes += 4
    return n_bytes / 1024

# %% right: one-element array
def kilobytes(parameters):
    return np.array([parameters]) * 4 / 1024

# %% wrong: 1000 bytes
# says: 1000
def kilobytes(parameters):
    return parameters * 4 / 1000

# %% wrong: bytes
# says: in bytes
def kilobytes(parameters):
    return parameters * 4

# %% wrong: one byte each
# says: one byte
def kilobytes(parameters):
    return parameters / 1024

# %% wrong: eight bytes each
# says: 8 bytes
def kilobytes(parameters):
    return parameters * 8 / 1024

# %% wrong: bits
# says: bits
def kilobytes(parameters):
    return parameters * 32 / 1024

# %% wrong: whole KB
# says: cut off
def kilobytes(parameters):
    return parameters * 4 // 1024

# %% wrong: rounded to whole KB
# says: rounded
def kilobytes(parameters):
    return round(parameters * 4 / 1024)

# %% wrong: one decimal
# says: round|decimals
def kilobytes(parameters):
    return round(parameters * 4 / 1024, 1)

# %% wrong: megabytes
# says: MB
def kilobytes(parameters):
    return parameters * 4 / 1024 / 1024

# %% wrong: divided by 4
# says: divided by 4
def kilobytes(parameters):
    return parameters / 4 / 1024

# %% wrong: a little too much
# says: expected
def kilobytes(parameters):
    return parameters * 4 / 1024 + 0.02

# %% wrong: text
# says: text
def kilobytes(parameters):
    return f"{parameters * 4 / 1024:.2f} KB"

# %% wrong: prints
# says: print
def kilobytes(parameters):
    print(parameters * 4 / 1024)

# %% wrong: a number
# says: function
kilobytes = 1994 * 4 / 1024

# %% raises: a typo
# says: NameError
def kilobytes(parameters):
    return parameter * 4 / 1024

# %% raises: the cell stops
# says: NameError
def kilobytes(parameters):
    return parameters * 4 / 1024
kilobytes(clasifier.count_params())

# %% trick: published example only
# says: 7.79
def kilobytes(parameters):
    return 7.79

# %% trick: returns the input
# says: parameters|expected
def kilobytes(parameters):
    return parameters

# %% trick: nan
# says: nan
def kilobytes(parameters):
    return float("nan")

# %% trick: infinity
# says: inf
def kilobytes(parameters):
    return float("inf")

# %% trick: other answer the second time
# says: another answer
calls = []
def kilobytes(parameters):
    calls.append(parameters)
    return parameters * 4 / 1024 + calls.count(parameters) - 1

# %% untouched: dots
def kilobytes(parameters):
    ...  # your answer

# %% untouched: None
kilobytes = None

# %% right: two steps with names
def kilobytes(parameters):
    n_bytes = 4 * parameters
    kb = n_bytes / 1024
    return kb

# %% right: constants above
BYTES_PER_NUMBER = 4
BYTES_PER_KB = 1024
def kilobytes(parameters):
    return BYTES_PER_NUMBER * parameters / BYTES_PER_KB

# %% right: operator module
import operator
def kilobytes(parameters):
    return operator.truediv(operator.mul(parameters, 4), 1024)

# %% right: math.ldexp
import math
def kilobytes(parameters):
    return math.ldexp(parameters, -8)

# %% right: math.pow
import math
def kilobytes(parameters):
    return parameters * 4 / math.pow(2, 10)

# %% right: np.round
def kilobytes(parameters):
    return np.round(parameters * 4 / 1024, 2)

# %% right: shift
def kilobytes(parameters):
    return (parameters << 2) / (1 << 10)

# %% right: divmod, whole KB and rest
def kilobytes(parameters):
    whole, rest = divmod(parameters * 4, 1024)
    return whole + rest / 1024

# %% right: reduce over the steps
from functools import reduce
def kilobytes(parameters):
    return reduce(lambda value, factor: value * factor, [4, 1 / 1024], parameters)

# %% right: partial
from functools import partial
def size(bytes_each, bytes_per_kb, parameters):
    return parameters * bytes_each / bytes_per_kb
kilobytes = partial(size, 4, 1024)

# %% right: closure
def size_in(unit):
    def size(parameters):
        return parameters * 4 / unit
    return size
kilobytes = size_in(1024)

# %% right: default arguments
def kilobytes(parameters, bytes_each=4, unit=1024):
    return parameters * bytes_each / unit

# %% right: lambda
kilobytes = lambda parameters: parameters * 4 / 1024

# %% right: type hints and docstring
def kilobytes(parameters: int) -> float:
    """Return the size in KB: 4 bytes each, 1024 bytes in a KB."""
    size: float = parameters * 4 / 1024
    return size

# %% right: dataclass with __call__
from dataclasses import dataclass
@dataclass
class Size:
    each: int = 4
    def __call__(self, parameters):
        return parameters * self.each / 1024
kilobytes = Size()

# %% right: static method
class Size:
    @staticmethod
    def kb(parameters):
        return parameters * 4 / 1024
kilobytes = Size.kb

# %% right: class method
class Size:
    KB = 1024
    @classmethod
    def of(cls, parameters):
        return 4 * parameters / cls.KB
kilobytes = Size.of

# %% right: enumeration of units
from enum import IntEnum
class Bytes(IntEnum):
    FLOAT32 = 4
    KB = 1024
def kilobytes(parameters):
    return parameters * Bytes.FLOAT32 / Bytes.KB

# %% right: dictionary of dtypes
SIZES = {"float32": 4, "float64": 8}
def kilobytes(parameters):
    return parameters * SIZES["float32"] / 1024

# %% right: struct
import struct
def kilobytes(parameters):
    return parameters * struct.calcsize("f") / 1024

# %% right: array module
import array
def kilobytes(parameters):
    return array.array("f").itemsize * parameters / 1024

# %% right: bytes themselves
def kilobytes(parameters):
    return len(bytes(4 * parameters)) / 1024

# %% right: itemsize and size
def kilobytes(parameters):
    weights = np.ones(parameters, np.float32)
    return weights.size * weights.itemsize / 1024

# %% right: finfo's bits
def kilobytes(parameters):
    bits = np.finfo(np.float32).bits
    return parameters * bits / 8 / 1024

# %% right: memory of a Series
def kilobytes(parameters):
    column = pd.Series(np.zeros(parameters, dtype="float32"))
    return column.memory_usage(index=False) / 1024

# %% right: size of a TensorFlow dtype
import tensorflow as tf
def kilobytes(parameters):
    return parameters * tf.float32.size / 1024

# %% right: TensorFlow division
import tensorflow as tf
def kilobytes(parameters):
    return tf.divide(tf.multiply(parameters, 4), 1024)

# %% right: keras.ops
from keras import ops
def kilobytes(parameters):
    return ops.divide(ops.multiply(ops.cast(parameters, "float32"), 4), 1024)

# %% right: np.multiply and np.divide
def kilobytes(parameters):
    return np.divide(np.multiply(parameters, 4), 1024)

# %% right: np.vectorize
kilobytes = np.vectorize(lambda parameters: parameters * 4 / 1024)

# %% right: np.frompyfunc
kilobytes = np.frompyfunc(lambda parameters: parameters * 4 / 1024, 1, 1)

# %% right: float32
def kilobytes(parameters):
    return np.float32(parameters) * np.float32(4) / np.float32(1024)

# %% right: longdouble
def kilobytes(parameters):
    return np.longdouble(parameters) * 4 / 1024

# %% right: read-only array of one
def kilobytes(parameters):
    size = np.array([[parameters * 4 / 1024]])
    size.setflags(write=False)
    return size

# %% right: masked number
def kilobytes(parameters):
    return np.ma.array(parameters) * 4 / 1024

# %% right: text and back
def kilobytes(parameters):
    return float(f"{parameters * 4 / 1024:.2f}")

# %% right: repeated halving
def kilobytes(parameters):
    size = float(parameters)
    for _ in range(8):
        size /= 2
    return size

# %% right: recursion
def kilobytes(parameters, halvings=8):
    return parameters if halvings == 0 else kilobytes(parameters, halvings - 1) / 2

# %% right: count of all full blocks of 256 and the rest
def kilobytes(parameters):
    return parameters // 256 + parameters % 256 / 256

# %% right: sum of a generator
def kilobytes(parameters):
    return sum(4 for _ in range(parameters)) / 1024

# %% right: star arguments and keyword options
def kilobytes(*args, **options):
    (n,) = args
    return n * options.get("each", 4) / 1024

# %% right: a helper for bytes, another for KB
def in_bytes(n):
    return 4 * n
def in_kb(n_bytes):
    return n_bytes / 2 ** 10
def kilobytes(parameters):
    return in_kb(in_bytes(parameters))

# %% wrong: 1024 once too often
# says: MB | 1024
def kilobytes(parameters):
    size = parameters * 4
    size = size / 1024
    size = size / 1024
    return size

# %% wrong: multiplied by 1024
# says: divide
def kilobytes(parameters):
    return parameters * 4 * 1024

# %% wrong: upside down
# says: divide | upside | other way
def kilobytes(parameters):
    return 1024 / (parameters * 4)

# %% wrong: percent sign for a division
# says: divide | rest | `%`
def kilobytes(parameters):
    return parameters * 4 % 1024

# %% wrong: whole number by int
# says: cut | whole | round
def kilobytes(parameters):
    return int(parameters * 4 / 1024)

# %% wrong: rounded up
# says: round | whole
import math
def kilobytes(parameters):
    return math.ceil(parameters * 4 / 1024)

# %% wrong: rounded too early
# says: round | whole | cut
def kilobytes(parameters):
    return parameters // 1024 * 4

# %% wrong: bits over 1024
# says: bits
def kilobytes(parameters):
    bits = parameters * 4 * 8
    return bits / 1024

# %% wrong: size and unit
# says: things | text | one number
def kilobytes(parameters):
    return parameters * 4 / 1024, "KB"

# %% wrong: forgot to return
# says: return
def kilobytes(parameters):
    kb = parameters * 4 / 1024

# %% wrong: Python's own size of a number
# says: 4 bytes | bytes
import sys
def kilobytes(parameters):
    return sys.getsizeof(0) * parameters / 1024

# %% wrong: float64 array
# says: 8 bytes
def kilobytes(parameters):
    return np.zeros(parameters).nbytes / 1024

# %% wrong: print kept
# says: nothing
def kilobytes(parameters):
    size = print(parameters * 4 / 1024)
    return size

# %% raises: text times number
# says: TypeError
def kilobytes(parameters):
    return "4" * parameters / 1024

# %% raises: asks a number for its count
# says: AttributeError
def kilobytes(parameters):
    return parameters.count_params() * 4 / 1024

# %% raises: two arguments
# says: kilobytes(parameters)
def kilobytes(parameters, bytes_each):
    return parameters * bytes_each / 1024

# %% trick: negative size
# says: expected
def kilobytes(parameters):
    return -parameters * 4 / 1024

# %% right: Fraction
from fractions import Fraction
def kilobytes(parameters):
    return Fraction(4 * parameters, 1024)

# %% right: Decimal
from decimal import Decimal
def kilobytes(parameters):
    return Decimal(parameters * 4) / Decimal(1024)

# %% wrong: bytes and KB
# says: things | one number | alone | several
def kilobytes(parameters):
    n_bytes = parameters * 4
    return n_bytes, n_bytes / 1024

# %% wrong: numbers of the example typed in
# says: 1994 | 7.79 | no effect
def kilobytes(parameters):
    return 1994 * 4 / 1024

# %% wrong: a global instead of the argument
# says: no effect | argument
n_parameters = 1994
def kilobytes(parameters):
    return n_parameters * 4 / 1024

# %% wrong: two bytes each, as in half precision
# says: bytes
def kilobytes(parameters):
    weights = np.zeros(parameters, dtype="float16")
    return weights.nbytes / 1024

# %% right: a comprehension over a list of one
def kilobytes(parameters):
    sizes = [count * 4 / 1024 for count in [parameters]]
    return sizes[0]

# %% right: shift of bits
def kilobytes(parameters):
    return (parameters << 2) / (1 << 10)

# %% right: nbytes of an array
def kilobytes(parameters):
    return np.zeros(parameters, dtype="float32").nbytes / 1024

# %% right: divmod
def kilobytes(parameters):
    whole, rest = divmod(parameters, 256)
    return whole + rest / 256

# %% right: a unit table
UNITS = {"B": 1, "KB": 1024, "MB": 1024 ** 2}
def kilobytes(parameters, unit="KB"):
    return parameters * np.dtype(np.float32).itemsize / UNITS[unit]

# %% right: bits first
def kilobytes(parameters):
    bits = parameters * 32
    return bits / 8 / 1024

# %% right: struct's size
import struct
def kilobytes(parameters):
    return parameters * struct.calcsize("f") / 2 ** 10

# %% right: a quotient printed and returned
def kilobytes(parameters):
    size = parameters * 4 / 1024
    print(f"{size:.1f} KB")
    return size

# %% right: rounded to two decimals as a Decimal
from decimal import Decimal
def kilobytes(parameters):
    return round(Decimal(parameters) * 4 / 1024, 3)

# %% right: a tf tensor
import tensorflow as tf
def kilobytes(parameters):
    return tf.cast(parameters, tf.float64) * 4.0 / 1024.0

# %% right: a Series of one figure
def kilobytes(parameters):
    return pd.Series([parameters]).mul(4).div(1024)
