# %% right: formula
def dense_parameters(inputs, units):
    return (inputs + 1) * units

# %% right: weights plus biases
def dense_parameters(inputs, units):
    weights = inputs * units
    biases = units
    return weights + biases

# %% right: loop over neurons
def dense_parameters(inputs, units):
    total = 0
    for _ in range(units):
        total += inputs
        total += 1
    return total

# %% right: asks Keras
def dense_parameters(inputs, units):
    import keras
    return keras.Sequential(
        [keras.Input((inputs,)), keras.layers.Dense(units)]
    ).count_params()

# %% right: sizes of arrays
def dense_parameters(inputs, units):
    return np.zeros((inputs, units)).size + np.zeros(units).size

# %% right: float
def dense_parameters(inputs, units):
    return float(inputs * units + units)

# %% right: lambda, NumPy integers
dense_parameters = lambda inputs, units: np.int64(units) * (1 + inputs)

# %% right: tensor
def dense_parameters(inputs, units):
    import tensorflow as tf
    return tf.constant((inputs + 1) * units)

# %% wrong: no biases
# says: biases are left out
def dense_parameters(inputs, units):
    return inputs * units

# %% wrong: one bias
# says: one bias
def dense_parameters(inputs, units):
    return inputs * units + 1

# %% wrong: one bias per input
# says: each input
def dense_parameters(inputs, units):
    return inputs * (units + 1)

# %% wrong: both plus one
# says: too many
def dense_parameters(inputs, units):
    return (inputs + 1) * (units + 1)

# %% wrong: added
# says: added
def dense_parameters(inputs, units):
    return inputs + units

# %% wrong: added and one
# says: added
def dense_parameters(inputs, units):
    return inputs + 1 + units

# %% wrong: one neuron
# says: single neuron
def dense_parameters(inputs, units):
    return inputs + 1

# %% wrong: bytes
# says: bytes
def dense_parameters(inputs, units):
    return 4 * (inputs + 1) * units

# %% wrong: off for one neuron
# says: expected
def dense_parameters(inputs, units):
    return inputs * units + (units if units > 1 else 0)

# %% wrong: two numbers
# says: 2|things
def dense_parameters(inputs, units):
    return inputs * units, units

# %% wrong: prints
# says: print
def dense_parameters(inputs, units):
    print((inputs + 1) * units)

# %% wrong: text
# says: text
def dense_parameters(inputs, units):
    return f"{(inputs + 1) * units} parameters"

# %% wrong: a number
# says: function
dense_parameters = 1344

# %% wrong: the model
# says: model
def dense_parameters(inputs, units):
    import keras
    return keras.Sequential([keras.Input((inputs,)), keras.layers.Dense(units)])

# %% raises: a name with a typo
# says: NameError
def dense_parameters(inputs, units):
    return (input_s + 1) * units

# %% raises: one argument
# says: dense_parameters(inputs, units)
def dense_parameters(inputs):
    return inputs + 1

# %% trick: published examples only
# says: 0
def dense_parameters(inputs, units):
    return {(20, 64): 1344, (64, 10): 650, (5, 3): 18}.get((inputs, units), 0)

# %% trick: constant
# says: 18
def dense_parameters(inputs, units):
    return 18

# %% trick: truth value
# says: truth value
def dense_parameters(inputs, units):
    return True

# %% trick: equals everything
# says: Everything
class Everything:
    def __eq__(self, other):
        return True
    def __hash__(self):
        return 0
def dense_parameters(inputs, units):
    return Everything()

# %% trick: other answer the second time
# says: another answer
seen = set()
def dense_parameters(inputs, units):
    again = (inputs, units) in seen
    seen.add((inputs, units))
    return (inputs + 1) * units + again

# %% untouched: dots
def dense_parameters(inputs, units):
    ...  # your answer

# %% untouched: a docstring
def dense_parameters(inputs, units):
    """Count the parameters."""

# %% right: sum of two products
def dense_parameters(inputs, units):
    return sum([inputs * units, 1 * units])

# %% right: math.prod
import math
def dense_parameters(inputs, units):
    return math.prod((inputs, units)) + units

# %% right: operator module
import operator
def dense_parameters(inputs, units):
    return operator.add(operator.mul(inputs, units), units)

# %% right: reduce over shapes
from functools import reduce
def dense_parameters(inputs, units):
    shapes = [(inputs, units), (units,)]
    return sum(reduce(lambda a, b: a * b, shape) for shape in shapes)

# %% right: partial
from functools import partial
def count(extra, inputs, units):
    return (inputs + extra) * units
dense_parameters = partial(count, 1)

# %% right: closure
def counter(biases_per_unit):
    def count(inputs, units):
        return units * inputs + units * biases_per_unit
    return count
dense_parameters = counter(1)

# %% right: comprehension, a bias for each unit
def dense_parameters(inputs, units):
    return sum(inputs + 1 for unit in range(units))

# %% right: two loops
def dense_parameters(inputs, units):
    n = 0
    for unit in range(units):
        for weight in range(inputs):
            n += 1
        n += 1
    return n

# %% right: while loop
def dense_parameters(inputs, units):
    n, left = units, units
    while left > 0:
        n += inputs
        left -= 1
    return n

# %% right: length of a list of names
def dense_parameters(inputs, units):
    names = [f"w{i}{j}" for i in range(inputs) for j in range(units)]
    names += [f"b{j}" for j in range(units)]
    return len(names)

# %% right: itertools.product
from itertools import product
def dense_parameters(inputs, units):
    pairs = product(range(inputs + 1), range(units))
    return len(list(pairs))

# %% right: a dataclass that can be called
from dataclasses import dataclass
@dataclass
class Count:
    bias: bool = True
    def __call__(self, inputs, units):
        return inputs * units + (units if self.bias else 0)
dense_parameters = Count()

# %% right: a property of a class
class Layer:
    def __init__(self, inputs, units):
        self.inputs, self.units = inputs, units
    @property
    def parameters(self):
        return (self.inputs + 1) * self.units
def dense_parameters(inputs, units):
    return Layer(inputs, units).parameters

# %% right: static method
class Dense:
    @staticmethod
    def count(inputs, units):
        w = inputs * units
        return w + units
dense_parameters = Dense.count

# %% right: class method
class Dense:
    biases = 1
    @classmethod
    def count(cls, inputs, units):
        return (inputs + cls.biases) * units
dense_parameters = Dense.count

# %% right: a built Dense layer
import keras
def dense_parameters(inputs, units):
    layer = keras.layers.Dense(units)
    layer.build((None, inputs))
    return layer.count_params()

# %% right: weights of a called layer
import keras
def dense_parameters(inputs, units):
    layer = keras.layers.Dense(units)
    layer(np.zeros((1, inputs), dtype="float32"))
    return sum(w.size for w in layer.get_weights())

# %% right: functional model
import keras
def dense_parameters(inputs, units):
    x = keras.Input(shape=(inputs,))
    model = keras.Model(x, keras.layers.Dense(units)(x))
    return sum(np.prod(w.shape) for w in model.weights)

# %% right: trainable variables by shape
import keras
def dense_parameters(inputs, units):
    dense = keras.layers.Dense(units)
    dense.build((1, inputs))
    total = 0
    for v in dense.trainable_variables:
        total += math.prod(v.shape)
    return total
import math

# %% right: np.prod and np.sum
def dense_parameters(inputs, units):
    return np.sum([np.prod([inputs, units]), units])

# %% right: dot product
def dense_parameters(inputs, units):
    return np.dot([inputs, 1], [units, units])

# %% right: matrix product
def dense_parameters(inputs, units):
    return (np.array([[inputs, 1]]) @ np.array([[units], [units]])).item()

# %% right: one-element array
def dense_parameters(inputs, units):
    return np.array([inputs * units + units])

# %% right: a table with its biases as a row
def dense_parameters(inputs, units):
    return np.vstack([np.ones((inputs, units)), np.zeros((1, units))]).size

# %% right: count of nonzero entries
def dense_parameters(inputs, units):
    return np.count_nonzero(np.ones((inputs + 1, units), dtype=bool))

# %% right: pandas table
def dense_parameters(inputs, units):
    table = pd.DataFrame(index=range(inputs + 1), columns=range(units))
    return table.size

# %% right: pandas sum
def dense_parameters(inputs, units):
    counts = pd.Series({"kernel": inputs * units, "bias": units})
    return counts.sum()

# %% right: tf.size
import tensorflow as tf
def dense_parameters(inputs, units):
    return tf.size(tf.zeros((inputs, units))) + tf.size(tf.zeros((units,)))

# %% right: keras.ops
from keras import ops
def dense_parameters(inputs, units):
    return ops.add(ops.multiply(inputs, units), units)

# %% right: lambda with defaults
dense_parameters = lambda inputs=1, units=1, bias=1: inputs * units + bias * units

# %% right: np.vectorize
dense_parameters = np.vectorize(lambda inputs, units: inputs * units + units)

# %% right: np.frompyfunc
dense_parameters = np.frompyfunc(lambda i, u: i * u + u, 2, 1)

# %% right: type hints and docstring
def dense_parameters(inputs: int, units: int) -> int:
    """Count weights (inputs times units) and biases (one per unit)."""
    n_weights: int = inputs * units
    n_biases: int = units
    return n_weights + n_biases

# %% right: 32-bit integers
def dense_parameters(inputs, units):
    return np.int32(inputs) * np.int32(units) + np.int32(units)

# %% right: longdouble
def dense_parameters(inputs, units):
    return np.longdouble(inputs + 1) * np.longdouble(units)

# %% right: whole number by round
def dense_parameters(inputs, units):
    return round((inputs + 1.0) * units)

# %% right: the sum of what each unit holds, by map
def dense_parameters(inputs, units):
    per_unit = [inputs + 1] * units
    return sum(map(int, per_unit))

# %% right: difference of two products
def dense_parameters(inputs, units):
    return (inputs + 2) * units - units

# %% right: divmod by hand, integer division of doubles
def dense_parameters(inputs, units):
    return (2 * inputs * units + 2 * units) // 2

# %% right: accumulate
from itertools import accumulate, repeat
def dense_parameters(inputs, units):
    return list(accumulate(repeat(inputs + 1, units)))[-1]

# %% right: keyword-only helper, called by star
def count(*, inputs, units):
    return inputs * units + units
def dense_parameters(*sizes):
    return count(**dict(zip(("inputs", "units"), sizes)))

# %% wrong: one bias, but for one neuron right
# says: bias
def dense_parameters(inputs, units):
    weights = inputs * units
    bias = 1
    return weights + bias

# %% wrong: bias subtracted
# says: bias
def dense_parameters(inputs, units):
    return inputs * units - units

# %% wrong: units squared
# says: units | neurons
def dense_parameters(inputs, units):
    return (units + 1) * units

# %% wrong: biases and inputs both
# says: bias
def dense_parameters(inputs, units):
    return inputs * units + inputs + units

# %% wrong: arguments in the other order
# says: order | each input
def dense_parameters(units, inputs):
    return (inputs + 1) * units

# %% wrong: doubled
# says: twice | two
def dense_parameters(inputs, units):
    return 2 * inputs * units

# %% wrong: the shapes
# says: things | one number | shape
def dense_parameters(inputs, units):
    return (inputs, units), (units,)

# %% wrong: the kernel itself
# says: shape | count
def dense_parameters(inputs, units):
    return np.zeros((inputs, units))

# %% wrong: print kept
# says: nothing
def dense_parameters(inputs, units):
    total = print((inputs + 1) * units)
    return total

# %% wrong: summary kept
# says: nothing
import keras
def dense_parameters(inputs, units):
    model = keras.Sequential([keras.Input((inputs,)), keras.layers.Dense(units)])
    return model.summary()

# %% wrong: return inside the loop
# says: neuron
def dense_parameters(inputs, units):
    n = 0
    for unit in range(units):
        n += inputs + 1
        return n

# %% wrong: loop one unit short
# says: one neuron | unit
def dense_parameters(inputs, units):
    n = 0
    for unit in range(1, units):
        n += inputs + 1
    return n

# %% wrong: use_bias False
# says: bias
import keras
def dense_parameters(inputs, units):
    layer = keras.layers.Dense(units, use_bias=False)
    layer.build((None, inputs))
    return layer.count_params()

# %% wrong: output shape times batch
# says: units | weight
def dense_parameters(inputs, units):
    return units * 1

# %% wrong: forgot to return
# says: return
def dense_parameters(inputs, units):
    total = inputs * units + units

# %% wrong: kilobytes
# says: bytes | KB
def dense_parameters(inputs, units):
    return (inputs + 1) * units * 4 / 1024

# %% raises: one number for a list
# says: TypeError | number
def dense_parameters(inputs, units):
    return sum(inputs) * units + units

# %% raises: len of a number
# says: len
def dense_parameters(inputs, units):
    return len(inputs) * units + units

# %% raises: count of a layer not built
# says: ValueError
import keras
def dense_parameters(inputs, units):
    return keras.layers.Dense(units).count_params()

# %% raises: three arguments
# says: dense_parameters(inputs, units)
def dense_parameters(rows, inputs, units):
    return rows * (inputs + 1) * units

# %% trick: nan
# says: nan
def dense_parameters(inputs, units):
    return float("nan")

# %% trick: text of digits
# says: text
def dense_parameters(inputs, units):
    return str((inputs + 1) * units)

# %% right: Fraction
from fractions import Fraction
def dense_parameters(inputs, units):
    return Fraction(inputs + 1) * units

# %% right: Decimal
from decimal import Decimal
def dense_parameters(inputs, units):
    return Decimal(inputs) * Decimal(units) + Decimal(units)

# %% wrong: weights, biases and sum
# says: things | several | alone | one number
def dense_parameters(inputs, units):
    return inputs * units, units, inputs * units + units

# %% wrong: units of the example
# says: 64
def dense_parameters(inputs, units):
    return (inputs + 1) * 64

# %% wrong: inputs of the example
# says: 20
def dense_parameters(inputs, units):
    return 20 * units + units

# %% wrong: power
# says: multiply | `**`
def dense_parameters(inputs, units):
    return inputs ** units
