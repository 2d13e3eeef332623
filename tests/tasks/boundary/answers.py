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
    return -b / w if len(calls) < 9 else 0

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

# %% right: minus outside the brackets
def boundary(w, b):
    x = (0 - b) / w
    return x

# %% right: the other sign below
def boundary(w, b):
    return b / (-w)

# %% right: times the inverse
def boundary(w, b):
    return -b * w ** -1

# %% right: operator module
import operator
def boundary(w, b):
    return operator.neg(operator.truediv(b, w))

# %% right: np.divide and np.negative
def boundary(w, b):
    return np.divide(np.negative(b), w)

# %% right: partial
from functools import partial
def solve(level, w, b):
    return (level - b) / w
boundary = partial(solve, 0.0)

# %% right: closure over the logit
import math
def boundary_at(p):
    logit = math.log(p / (1 - p))
    def at(w, b):
        return (logit - b) / w
    return at
boundary = boundary_at(0.5)

# %% right: dataclass with __call__
from dataclasses import dataclass
@dataclass
class Boundary:
    level: float = 0.0
    def __call__(self, w, b):
        return (self.level - b) / w
boundary = Boundary()

# %% right: static method
class Neuron:
    @staticmethod
    def boundary(w, b):
        return -b / w
boundary = Neuron.boundary

# %% right: class method
class Neuron:
    threshold = 0
    @classmethod
    def boundary(cls, w, b):
        return (cls.threshold - b) / w
boundary = Neuron.boundary

# %% right: a neuron object
class Neuron:
    def __init__(self, w, b):
        self.w, self.b = w, b
    def boundary(self):
        return -self.b / self.w
def boundary(w, b):
    return Neuron(w, b).boundary()

# %% right: type hints and docstring
def boundary(w: float, b: float) -> float:
    """Return the x at which w * x + b is 0."""
    x: float = -b / w
    return x

# %% right: one-element read-only array
def boundary(w, b):
    x = np.array([-b / w])
    x.setflags(write=False)
    return x

# %% right: a 1 by 1 matrix
def boundary(w, b):
    return np.matrix([[-b / w]])

# %% right: longdouble
def boundary(w, b):
    return np.longdouble(-b) / np.longdouble(w)

# %% right: Newton's step, taken once from 0
def boundary(w, b):
    x = 0.0
    slope = w
    value = w * x + b
    return x - value / slope

# %% right: Newton's steps on the sigmoid near the middle
import math
def boundary(w, b):
    z = 1.5
    for _ in range(50):
        p = 1 / (1 + math.exp(-z))
        z = z - (p - 0.5) / (p * (1 - p)) * 0.5
    return (z - b) / w

# %% right: secant through two points of the line
def boundary(w, b):
    x0, x1 = 0.0, 1.0
    y0, y1 = w * x0 + b, w * x1 + b
    return x0 - y0 * (x1 - x0) / (y1 - y0)

# %% right: a polynomial's roots
from numpy.polynomial import Polynomial
def boundary(w, b):
    return Polynomial([b, w]).roots()[0]

# %% right: poly1d
def boundary(w, b):
    return np.poly1d([w, b]).r[0]

# %% right: least squares
def boundary(w, b):
    return np.linalg.lstsq(np.array([[w]], float), np.array([-b], float), rcond=None)[0][0]

# %% right: inverse matrix
def boundary(w, b):
    return (np.linalg.inv(np.array([[w]])) @ np.array([-b])).item()

# %% right: pseudo-inverse
def boundary(w, b):
    return float(-b * np.linalg.pinv([[w]])[0, 0])

# %% right: Cramer's rule
def boundary(w, b):
    return np.linalg.det([[-b]]) / np.linalg.det([[w]])

# %% right: np.vectorize
boundary = np.vectorize(lambda w, b: -b / w)

# %% right: np.frompyfunc
boundary = np.frompyfunc(lambda w, b: -b / w, 2, 1)

# %% right: TensorFlow
import tensorflow as tf
def boundary(w, b):
    return tf.negative(tf.divide(tf.constant(b, tf.float64), tf.constant(w, tf.float64)))

# %% right: keras.ops with float32
from keras import ops
def boundary(w, b):
    w, b = ops.convert_to_tensor(w, "float32"), ops.convert_to_tensor(b, "float32")
    return ops.negative(b) / w

# %% right: pandas inside
def boundary(w, b):
    row = pd.Series({"w": w, "b": b})
    return -row["b"] / row["w"]

# %% right: a Series of one
def boundary(w, b):
    return pd.Series([b]).mul(-1).div(w)

# %% right: scipy's root finder
from scipy.optimize import brentq
def boundary(w, b):
    return brentq(lambda x: w * x + b, -1e9, 1e9, xtol=1e-14, rtol=1e-14)

# %% right: scipy's logit
from scipy.special import logit
def boundary(w, b):
    return (logit(0.5) - b) / w

# %% right: recursion, bisection
def boundary(w, b, low=-1e4, high=1e4, steps=120):
    middle = (low + high) / 2
    if steps == 0:
        return middle
    if (w * middle + b) * w > 0:
        return boundary(w, b, low, middle, steps - 1)
    return boundary(w, b, middle, high, steps - 1)

# %% right: gradient descent on the square
def boundary(w, b):
    x = 0.0
    for _ in range(500):
        x -= 0.5 * (w * x + b) / w
    return x

# %% right: symmetric two places of equal distance from a half
import math
def boundary(w, b):
    def at(p):
        return (math.log(p) - math.log(1 - p) - b) / w
    return (at(0.3) + at(0.7)) / 2

# %% right: a zero bias first
def boundary(w, b):
    if b == 0:
        return 0.0
    return -b / w

# %% right: sign by cases
def boundary(w, b):
    if (w > 0) == (b > 0):
        return -abs(b) / abs(w)
    else:
        return abs(b) / abs(w)

# %% right: w of 0 guarded
def boundary(w, b):
    try:
        return -b / w
    except ZeroDivisionError:
        return None

# %% right: an assertion first
def boundary(w, b):
    assert w != 0, "a neuron without a slope has no boundary"
    return -b / w

# %% right: tuple unpacked from star arguments
def boundary(*weights):
    w, b = weights
    return -(b / w)

# %% right: complex numbers, real part
def boundary(w, b):
    return (complex(-b) / complex(w)).real

# %% wrong: sign of w only
# says: sign
def boundary(w, b):
    return b / abs(w)

# %% wrong: two minus signs
# says: sign
def boundary(w, b):
    return -b / -w

# %% wrong: bias added
# says: expected
def boundary(w, b):
    return w + b

# %% wrong: set to minus a half
# says: 0.5
def boundary(w, b):
    return (-0.5 - b) / w

# %% wrong: sigmoid of the boundary
# says: sigmoid
import math
def boundary(w, b):
    return 1 / (1 + math.exp(b / w))

# %% wrong: the answer at x = 0
# says: x = 0 | answer
def boundary(w, b):
    return 1 / (1 + np.exp(-b))

# %% wrong: weight of the example
# says: no effect | 2
def boundary(w, b):
    return -b / 2

# %% wrong: forgot to return
# says: return
def boundary(w, b):
    x = -b / w

# %% wrong: print kept
# says: nothing
def boundary(w, b):
    x = print(-b / w)
    return x

# %% wrong: set to e
# says: expected
def boundary(w, b):
    return (np.e - b) / w

# %% wrong: logarithm of a half
# says: expected
def boundary(w, b):
    return (np.log(0.5) - b) / w

# %% raises: w as a list
# says: TypeError
def boundary(w, b):
    return -b / w[0]

# %% raises: x unknown
# says: NameError
def boundary(w, b):
    return (x - b) / w

# %% raises: log of a negative number
# says: ValueError
import math
def boundary(w, b):
    return (math.log(-abs(w) - 1) - b) / w

# %% raises: three arguments
# says: boundary(w, b)
def boundary(x, w, b):
    return w * x + b > 0

# %% right: float16
def boundary(w, b):
    return np.float16(-b / w)

# %% right: a fraction as it is
from fractions import Fraction
def boundary(w, b):
    return -Fraction(b) / Fraction(w)

# %% right: Decimal
from decimal import Decimal
def boundary(w, b):
    return -Decimal(b) / Decimal(w)

# %% wrong: cut to whole numbers by int
# says: whole | cut | drops | round
def boundary(w, b):
    return int(-b / w)

# %% wrong: rounded to a whole number
# says: whole | round
def boundary(w, b):
    return round(-b / w)

# %% wrong: only above zero
# says: negative
def boundary(w, b):
    return max(-b / w, 0)

# %% wrong: a condition for the answer
# says: truth value | condition
def boundary(w, b):
    return w * 0.5 + b > 0

# %% wrong: x and the answer there
# says: alone | things | several | one number
def boundary(w, b):
    x = -b / w
    return x, 1 / (1 + np.exp(-(w * x + b)))

# %% right: the real part of each root
def boundary(w, b):
    return [root.real for root in np.roots([w, b])][0] if b else 0.0

# %% right: a generator of Newton's steps
def steps(w, b):
    x = 0.0
    for _ in range(5):
        x = x - (w * x + b) / w
        yield x
def boundary(w, b):
    return list(steps(w, b))[-1]
