# %% right: solved
def boundary(w, b):
    return -b / w

# %% right: lambda
boundary = lambda w, b: -(b / w)

# %% right: bisection
def boundary(w, b):
    low, high = -1e6, 1e6
    for _ in range(200):
        x = (low + high) / 2
        if (w * x + b > 0) == (w > 0):
            high = x
        else:
            low = x
    return x

# %% right: polynomial root
def boundary(w, b):
    return np.roots([w, b])[0]

# %% right: NumPy solver, an array of one
def boundary(w, b):
    return np.linalg.solve(np.array([[w]]), np.array([-b]))

# %% right: float32
def boundary(w, b):
    return np.float32(-b) / np.float32(w)

# %% right: a tensor
import keras
def boundary(w, b):
    return keras.ops.divide(-b, w)

# %% right: inverse of the sigmoid
def boundary(w, b, level=0.5):
    return (np.log(level / (1 - level)) - b) / w

# %% right: fractions
from fractions import Fraction
def boundary(w, b):
    return float(-Fraction(b) / Fraction(w))

# %% wrong: sign
# says: sign
def boundary(w, b):
    return b / w

# %% raises: upside down
# says: changed places
def boundary(w, b):
    return -w / b

# %% raises: upside down, sign
# says: changed places
def boundary(w, b):
    return w / b

# %% wrong: sum set to a half
# says: set to 0.5
def boundary(w, b):
    return (0.5 - b) / w

# %% wrong: sum set to 1
# says: set to 1
def boundary(w, b):
    return (1 - b) / w

# %% wrong: not divided
# says: weight is left out
def boundary(w, b):
    return -b

# %% wrong: multiplied
# says: multiplied
def boundary(w, b):
    return -b * w

# %% wrong: subtracted
# says: subtracted
def boundary(w, b):
    return -b - w

# %% wrong: whole numbers
# says: drops
def boundary(w, b):
    return -b // w

# %% wrong: the answer at a half
# says: answer at x = 0.5
def boundary(w, b):
    return 1 / (1 + np.exp(-(w * 0.5 + b)))

# %% wrong: two decimals
# says: round|decimals
def boundary(w, b):
    return round(-b / w, 2)

# %% wrong: only positive
# says: sign|absolute|negative
def boundary(w, b):
    return abs(b / w)

# %% wrong: text
# says: text
def boundary(w, b):
    return f"{-b / w:.2f}"

# %% wrong: prints
# says: print
def boundary(w, b):
    print(-b / w)

# %% wrong: a number
# says: function
boundary = 2.25

# %% wrong: on a grid
# says: expected
def boundary(w, b):
    x = np.linspace(-10, 10, 2001)
    return x[np.argmin(np.abs(w * x + b))]

# %% trick: the published example
# says: 2.25
def boundary(w, b):
    return 2.25

# %% trick: the bias of before
# says: 4.5|no effect|expected
def boundary(w, b):
    return 4.5 / w

# %% trick: nan
# says: nan
def boundary(w, b):
    return float("nan")

# %% trick: infinity
# says: inf
def boundary(w, b):
    return float("inf")

# %% trick: a number that equals everything
# says: expected|Any
class Any(float):
    def __eq__(self, other):
        return True
    def __sub__(self, other):
        return 0.0
    __rsub__ = __sub__
    def __float__(self):
        return 2.25
def boundary(w, b):
    return Any(1.0)

# %% trick: state between calls
# says: another answer|expected
calls = []
def boundary(w, b):
    calls.append(w)
    return -b / w if len(calls) < 7 else 0

# %% raises: one argument
# says: boundary(w, b)
def boundary(w):
    return 4.5 / w

# %% raises: the cell stops
# says: ZeroDivisionError
def boundary(w, b):
    return -b / w
boundary(0, 1)

# %% untouched: dots
def boundary(w, b):
    ...  # your answer

# %% untouched: not implemented
def boundary(w, b):
    raise NotImplementedError("later")
