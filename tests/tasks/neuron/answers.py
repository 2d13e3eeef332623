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
# says: bias
def neuron(x, w, b):
    return w * np.asarray(x)

# %% wrong: weight and bias swapped
# says: changed places|swapped
def neuron(x, w, b):
    return b * np.asarray(x) + w

# %% wrong: bias subtracted
# says: subtracted
def neuron(x, w, b):
    return w * np.asarray(x) - b

# %% wrong: bias before the product
# says: before the multiplication
def neuron(x, w, b):
    return w * (np.asarray(x) + b)

# %% wrong: weight added
# says: weight is added
def neuron(x, w, b):
    return np.asarray(x) + w + b

# %% wrong: summed
# says: added up
def neuron(x, w, b):
    return np.sum(w * np.asarray(x)) + b

# %% wrong: rounded
# says: round
def neuron(x, w, b):
    return np.round(w * np.asarray(x) + b)

# %% wrong: chapter's figures written in
# says: written into|typed
def neuron(x, w, b):
    return 2.5 * np.asarray(x) + 90

# %% wrong: column for a row
# says: (7, 1)
def neuron(x, w, b):
    return np.asarray(x).reshape(-1, 1) * w + b

# %% wrong: one more axis
# says: (1, 7)
def neuron(x, w, b):
    return [w * np.asarray(x) + b]

# %% wrong: prints
# says: print
def neuron(x, w, b):
    print(w * np.asarray(x) + b)

# %% wrong: forgets to return
# says: return
def neuron(x, w, b):
    y = w * np.asarray(x) + b

# %% wrong: a number and no function
# says: is a number
neuron = 2.5 * 5 + 90

# %% wrong: gives text
# says: text
def neuron(x, w, b):
    return str(w * np.asarray(x) + b)

# %% wrong: changes its argument
# says: changes its argument
def neuron(x, w, b):
    if isinstance(x, np.ndarray):
        x *= w
        x += b
        return x
    return np.asarray(x) * w + b

# %% wrong: near miss
# says: 102.501
def neuron(x, w, b):
    return (w * np.asarray(x) + b) * 1.00001

# %% wrong: activation added
# says: ReLU|negative|below 0
def neuron(x, w, b):
    return np.maximum(w * np.asarray(x) + b, 0)

# %% trick: published examples only
# says: example|-33.6253 is expected|no effect
def neuron(x, w, b):
    if isinstance(x, list) and x == [0, 5]:
        return [90, 102.5]
    return 102.5

# %% trick: returns the input
# says: gives 5|unchanged
def neuron(x, w, b):
    return x

# %% trick: nan
# says: nan
def neuron(x, w, b):
    return np.full(np.shape(x), np.nan)

# %% trick: infinity
# says: inf
def neuron(x, w, b):
    return np.full(np.shape(x), np.inf)

# %% trick: equals everything
# says: Everything
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
# says: (3,)
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
# says: another answer
seen = []
def neuron(x, w, b):
    seen.append(1)
    return np.asarray(x) * w + b + (0 if len(seen) <= 7 else 1)

# %% trick: keeps the last answer
# says: 12.5|another answer|earlier
last = [0.0]
def neuron(x, w, b):
    out = np.asarray(x) * w + last[0]
    last[0] = b
    return out

# %% raises: list not turned into an array
# says: list
def neuron(x, w, b):
    return w * x + b

# %% raises: takes two arguments
# says: neuron(x, w, b)
def neuron(x, w):
    return w * x

# %% raises: float of an array
# says: float(x)
def neuron(x, w, b):
    return w * float(x) + b

# %% raises: the cell stops
# says: TypeError
def neuron(x, w, b):
    return w * np.asarray(x) + b
print(neuron(1, 2))

# %% raises: a name with a typo
# says: NameError
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

# %% right: operator module
import operator
def neuron(x, w, b):
    return operator.add(operator.mul(np.asarray(x), w), b)

# %% right: reduce over the two steps
from functools import reduce
def neuron(x, w, b):
    steps = [lambda v: v * w, lambda v: v + b]
    return reduce(lambda v, step: step(v), steps, np.asarray(x))

# %% right: partial of a longer function
from functools import partial
def line(x, w, b, power):
    return np.asarray(x) ** power * w + b
neuron = partial(line, power=1)

# %% right: closure
def make_neuron():
    def unit(x, w, b):
        return np.asarray(x) * w + b
    return unit
neuron = make_neuron()

# %% right: a dataclass that can be called
from dataclasses import dataclass
@dataclass
class Unit:
    scale: float = 1.0
    def __call__(self, x, w, b):
        return self.scale * (np.asarray(x) * w + b)
neuron = Unit()

# %% right: a static method
class Cell:
    @staticmethod
    def fire(x, w, b):
        total = np.asarray(x) * w
        return total + b
neuron = Cell.fire

# %% right: a class method
class Unit:
    offset = 0
    @classmethod
    def out(cls, x, w, b):
        return np.asarray(x) * w + b + cls.offset
neuron = Unit.out

# %% right: a method of an object
class Unit:
    def forward(self, x, w, b):
        return np.multiply(w, x) + b
neuron = Unit().forward

# %% right: np.frompyfunc
def neuron(x, w, b):
    each = np.frompyfunc(lambda v: v * w + b, 1, 1)
    return np.asarray(each(np.asarray(x, dtype=float)), dtype=float)

# %% right: a generator turned into an array
def neuron(x, w, b):
    x = np.asarray(x, dtype=float)
    return np.fromiter((v * w + b for v in x.flat), dtype=float).reshape(x.shape)

# %% right: map over the flat values
def neuron(x, w, b):
    x = np.array(x)
    flat = list(map(lambda v: w * v + b, x.ravel()))
    return np.reshape(flat, x.shape)

# %% right: longdouble
def neuron(x, w, b):
    return np.asarray(x, dtype=np.longdouble) * np.longdouble(w) + np.longdouble(b)

# %% right: read-only result
def neuron(x, w, b):
    y = w * np.asarray(x) + b
    y = np.array(y)
    y.setflags(write=False)
    return y

# %% right: Fortran order
def neuron(x, w, b):
    return np.asfortranarray(np.asarray(x) * w + b) if np.ndim(x) else x * w + b

# %% right: polyval
def neuron(x, w, b):
    return np.polyval([w, b], np.asarray(x))

# %% right: a NumPy polynomial
from numpy.polynomial import Polynomial
def neuron(x, w, b):
    return Polynomial([b, w])(np.asarray(x))

# %% right: poly1d
def neuron(x, w, b):
    p = np.poly1d([w, b])
    return p(x)

# %% right: einsum with a scalar
def neuron(x, w, b):
    return np.einsum("...,->...", np.asarray(x, dtype=float), w) + b

# %% right: tensordot
def neuron(x, w, b):
    x = np.asarray(x)
    return np.tensordot(x[..., None], np.array([w]), axes=1) + b

# %% right: matrix product with a column of ones
def neuron(x, w, b):
    x = np.asarray(x, dtype=float)
    table = np.column_stack([x.ravel(), np.ones(x.size)])
    return (table @ [w, b]).reshape(x.shape)

# %% right: np.outer, reshaped
def neuron(x, w, b):
    return np.outer(x, [w]).reshape(np.shape(x)) + b

# %% right: TensorFlow, 64 bits
import tensorflow as tf
def neuron(x, w, b):
    x = tf.constant(x, dtype=tf.float64)
    return tf.add(tf.multiply(x, w), b)

# %% right: a tf.Variable changed in place
import tensorflow as tf
def neuron(x, w, b):
    total = tf.Variable(tf.cast(x, tf.float64))
    total.assign(total * w)
    total.assign_add(tf.fill(total.shape, tf.cast(b, tf.float64)))
    return total

# %% right: keras.ops by names
from keras import ops
def neuron(x, w, b):
    x = ops.cast(ops.array(x), "float32")
    return ops.add(ops.multiply(x, w), b)

# %% right: a Dense layer of one unit
import keras
def neuron(x, w, b):
    x = np.asarray(x, dtype="float32")
    unit = keras.layers.Dense(1)
    unit.build((None, 1))
    unit.set_weights([np.array([[w]]), np.array([b])])
    return np.reshape(unit(x.reshape(-1, 1)), x.shape)

# %% right: masked array
def neuron(x, w, b):
    return np.ma.array(x) * w + b

# %% right: a pandas table for a table, a Series for a row
def neuron(x, w, b):
    if np.ndim(x) == 1:
        return pd.Series(x) * w + b
    if np.ndim(x) == 2:
        return pd.DataFrame(x).mul(w).add(b)
    return np.asarray(x) * w + b

# %% right: try a number, else a list
def neuron(x, w, b):
    try:
        return float(x) * w + b
    except (TypeError, ValueError):
        return np.array([neuron(v, w, b) for v in x])

# %% right: type hints, docstring and keyword-only extras
def neuron(x: "float | list | np.ndarray", w: float, b: float, *, dtype=float) -> np.ndarray:
    """Return w times x plus b."""
    values: np.ndarray = np.array(x, dtype=dtype)
    values *= w
    values += b
    return values

# %% right: repeated addition of halves
def neuron(x, w, b):
    x = np.asarray(x)
    half = x * (w / 2)
    return half + half + b

# %% right: apply_along_axis
def neuron(x, w, b):
    x = np.atleast_1d(np.asarray(x, dtype=float))
    out = np.apply_along_axis(lambda row: row * w + b, -1, x)
    return out if np.size(x) > 1 else out[0]

# %% right: nditer
def neuron(x, w, b):
    x = np.asarray(x, dtype=float)
    out = np.zeros_like(x)
    with np.nditer([x, out], flags=["zerosize_ok"], op_flags=[["readonly"], ["writeonly"]]) as both:
        for value, place in both:
            place[...] = value * w + b
    return out

# %% right: while loop over flat places
def neuron(x, w, b):
    x = np.array(x, dtype=np.float64)
    y = x.copy()
    i = 0
    while i < y.size:
        y.flat[i] = w * x.flat[i] + b
        i += 1
    return y

# %% right: interpolation between two points of the line
def neuron(x, w, b):
    x = np.asarray(x, dtype=float)
    at_0, at_1 = b, w + b
    return at_0 + (at_1 - at_0) * x

# %% right: broadcast_to and out=
def neuron(x, w, b):
    x = np.asarray(x, dtype=float)
    out = np.array(np.broadcast_to(float(b), x.shape))
    return np.add(out, np.multiply(x, w), out=out)

# %% right: math.fma by hand, np.vectorize with excluded
def one(v, w, b):
    return math.fsum([v * w, b])
import math
neuron = np.vectorize(one, excluded=["w", "b"], otypes=[float])

# %% right: star arguments
def neuron(*args):
    x, w, b = args
    return np.asarray(x) * w + b

# %% right: complex numbers, real part
def neuron(x, w, b):
    z = np.asarray(x) * complex(w) + b
    return z.real

# %% right: singledispatch
from functools import singledispatch
@singledispatch
def neuron(x, w, b):
    return x * w + b
@neuron.register(list)
def _(x, w, b):
    return [neuron(v, w, b) for v in x]

# %% wrong: bias given back alone
# says: weight | input | x
def neuron(x, w, b):
    return np.zeros(np.shape(x)) + b

# %% wrong: product squared
# says: multipl
def neuron(x, w, b):
    return np.asarray(x) ** w + b

# %% wrong: divided by the weight
# says: divid
def neuron(x, w, b):
    return np.asarray(x) / w + b

# %% wrong: bias multiplied too
# says: bias | add
def neuron(x, w, b):
    return np.asarray(x) * w * b

# %% wrong: mean of all
# says: mean | average
def neuron(x, w, b):
    return np.mean(w * np.asarray(x) + b)

# %% wrong: only the first value
# says: first
def neuron(x, w, b):
    return np.ravel(x)[0] * w + b

# %% wrong: return inside the loop
# says: first
def neuron(x, w, b):
    for v in np.ravel(x):
        return v * w + b

# %% wrong: flattened
# says: shape
def neuron(x, w, b):
    return np.ravel(x) * w + b

# %% wrong: sigmoid on top
# says: sigmoid
def neuron(x, w, b):
    return 1 / (1 + np.exp(-(w * np.asarray(x) + b)))

# %% wrong: prints and returns None
# says: nothing | print
def neuron(x, w, b):
    return print(w * np.asarray(x) + b)

# %% wrong: list repeated instead of multiplied
# says: list
def neuron(x, w, b):
    if isinstance(x, list):
        return x * int(w) + [b]
    return x * w + b

# %% wrong: the function is called, its value kept
# says: number | function
def unit(x, w, b):
    return x * w + b
neuron = unit(5, 2.5, 90)

# %% wrong: bias added twice
# says: bias
def neuron(x, w, b):
    total = w * np.asarray(x) + b
    return total + b

# %% wrong: text for numbers, f-string
# says: text
def neuron(x, w, b):
    return f"{w} * {x} + {b}"

# %% raises: math on a list
# says: list | array
import math
def neuron(x, w, b):
    return math.fsum([w * x, b])

# %% raises: calls itself without an end
# says: RecursionError
def neuron(x, w, b):
    return neuron(x, w, b)

# %% raises: append to a number
# says: AttributeError
def neuron(x, w, b):
    out = 0
    for v in np.ravel(x):
        out.append(v * w + b)
    return out

# %% raises: forgot the arguments
# says: neuron(x, w, b)
def neuron():
    return 2.5 * 5 + 90

# %% trick: example by table, else zero
# says: expected | x = 
def neuron(x, w, b):
    known = {(5.0, 2.5, 90.0): 102.5}
    return np.asarray(known.get((x, w, b), 0.0)) if not np.ndim(x) else np.zeros(np.shape(x))

# %% trick: very large everywhere
# says: expected
def neuron(x, w, b):
    return np.full(np.shape(x), 1e300)

# %% right: float16 inside a range it can hold
def neuron(x, w, b):
    return (np.asarray(x) * w + b).astype(np.float16)

# %% right: Fractions
from fractions import Fraction
def neuron(x, w, b):
    if np.ndim(x):
        return [neuron(v, w, b) for v in x]
    return Fraction(float(x)) * Fraction(w) + Fraction(b)

# %% right: Decimals
from decimal import Decimal
def neuron(x, w, b):
    if isinstance(x, (list, np.ndarray)):
        return [neuron(v, w, b) for v in x]
    return Decimal(float(x)) * Decimal(w) + Decimal(b)

# %% wrong: whole numbers
# says: round | whole | cut
def neuron(x, w, b):
    return np.asarray(w * np.asarray(x) + b).astype(int)

# %% wrong: absolute value
# says: sign | absolute | negative
def neuron(x, w, b):
    return np.abs(w * np.asarray(x) + b)

# %% wrong: returns x too
# says: 2 things | several | alone | two
def neuron(x, w, b):
    return x, w * np.asarray(x) + b

# %% wrong: the product and the result
# says: 2 things | several | alone | two
def neuron(x, w, b):
    product = w * np.asarray(x)
    return product, product + b

# %% wrong: arguments x and w in the other order
# says: order | weight and bias | places
def neuron(b, w, x):
    return w * np.asarray(x) + b

# %% wrong: one decimal
# says: round
def neuron(x, w, b):
    return np.round(w * np.asarray(x) + b, 1)

# %% wrong: weight of the example
# says: 2.5 | typed in
def neuron(x, w, b):
    return 2.5 * np.asarray(x) + b

# %% wrong: bias of the example
# says: 90 | typed in
def neuron(x, w, b):
    return w * np.asarray(x) + 90

# %% right: dot of a column and one weight
def neuron(x, w, b):
    x = np.asarray(x, dtype=float)
    return np.dot(x[..., np.newaxis], np.array([w])) + b

# %% right: a design matrix of each value
def neuron(x, w, b):
    x = np.asarray(x, dtype=float)
    return np.stack([np.ones_like(x), x], axis=-1) @ np.array([b, w])

# %% right: DataFrame.eval
def neuron(x, w, b):
    x = np.asarray(x)
    df = pd.DataFrame({"x": x.ravel(), "w": w, "b": b})
    return df.eval("w * x + b").to_numpy().reshape(x.shape)

# %% right: isinstance of a number first
import numbers
def neuron(x, w, b):
    if isinstance(x, numbers.Number):
        return w * x + b
    return np.array(x) * w + b

# %% right: total starts at the bias
def neuron(x, w, b):
    total = b
    total = total + np.array(x) * w
    return total

# %% right: log and exp of positive shares avoided, add.outer
def neuron(x, w, b):
    scaled = np.multiply.outer(w, x)
    return np.add(scaled, b)

# %% right: a class with weights as attributes
class Neuron:
    def __init__(self, w, b):
        self.w, self.b = w, b
    def predict(self, x):
        return self.w * np.asarray(x) + self.b
def neuron(x, w, b):
    return Neuron(w, b).predict(x)

# %% right: scikit-learn's line with figures put in
from sklearn.linear_model import LinearRegression
def neuron(x, w, b):
    x = np.asarray(x, dtype=float)
    line = LinearRegression()
    line.coef_, line.intercept_, line.n_features_in_ = np.array([w]), b, 1
    return line.predict(x.reshape(-1, 1)).reshape(x.shape)

# %% right: interp between two ends
def neuron(x, w, b):
    ends = np.array([np.min(x) - 1, np.max(x) + 1], dtype=float)
    return np.interp(x, ends, w * ends + b)

# %% right: sum over a stack of two
def neuron(x, w, b):
    x = np.asarray(x) * w
    return np.sum([x, np.full_like(x, b, dtype=float)], axis=0)
