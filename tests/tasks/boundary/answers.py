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
def boundary(w, b):
    return b / w

# %% raises: upside down
def boundary(w, b):
    return -w / b

# %% raises: upside down, sign
def boundary(w, b):
    return w / b

# %% wrong: sum set to a half
def boundary(w, b):
    return (0.5 - b) / w

# %% wrong: sum set to 1
def boundary(w, b):
    return (1 - b) / w

# %% wrong: not divided
def boundary(w, b):
    return -b

# %% wrong: multiplied
def boundary(w, b):
    return -b * w

# %% wrong: subtracted
def boundary(w, b):
    return -b - w

# %% wrong: whole numbers
def boundary(w, b):
    return -b // w

# %% wrong: the answer at a half
def boundary(w, b):
    return 1 / (1 + np.exp(-(w * 0.5 + b)))

# %% wrong: two decimals
def boundary(w, b):
    return round(-b / w, 2)

# %% wrong: only positive
def boundary(w, b):
    return abs(b / w)

# %% wrong: text
def boundary(w, b):
    return f"{-b / w:.2f}"

# %% wrong: prints
def boundary(w, b):
    print(-b / w)

# %% wrong: a number
boundary = 2.25

# %% wrong: on a grid
def boundary(w, b):
    x = np.linspace(-10, 10, 2001)
    return x[np.argmin(np.abs(w * x + b))]

# %% trick: the published example
def boundary(w, b):
    return 2.25

# %% trick: the bias of before
def boundary(w, b):
    return 4.5 / w

# %% trick: nan
def boundary(w, b):
    return float("nan")

# %% trick: infinity
def boundary(w, b):
    return float("inf")

# %% trick: a number that equals everything
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
calls = []
def boundary(w, b):
    calls.append(w)
    return -b / w if len(calls) < 9 else 0

# %% raises: one argument
def boundary(w):
    return 4.5 / w

# %% raises: the cell stops
def boundary(w, b):
    return -b / w
boundary(0, 1)

# %% untouched: dots
def boundary(w, b):
    ...  # your answer

# %% untouched: not implemented
def boundary(w, b):
    raise NotImplementedError("later")
