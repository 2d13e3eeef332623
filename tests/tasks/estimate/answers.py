# %% right: typed
calories_5g = 102.5

# %% right: computed
calories_5g = 2.5 * 5 + 90

# %% right: NumPy scalar
calories_5g = np.float64(2.5) * 5 + 90

# %% right: one-element array
calories_5g = np.array([2.5]) * 5 + 90

# %% right: dot product
calories_5g = np.dot([2.5, 90], [5, 1])

# %% right: a tensor
from keras import ops
calories_5g = ops.convert_to_tensor(102.5)

# %% right: pandas
calories_5g = pd.Series([5.0]) * 2.5 + 90

# %% right: float32
calories_5g = np.float32(102.5)

# %% right: a list of one
calories_5g = [102.5]

# %% wrong: no bias
# says: bias was forgotten
calories_5g = 2.5 * 5

# %% wrong: swapped
# says: changed places
calories_5g = 90 * 5 + 2.5

# %% wrong: one gram
# says: 1 g
calories_5g = 2.5 + 90

# %% wrong: brackets
# says: before the multiplication
calories_5g = 2.5 * (5 + 90)

# %% wrong: all added
# says: all three numbers were added
calories_5g = 2.5 + 5 + 90

# %% wrong: another number
# says: 100
calories_5g = 100

# %% wrong: text
# says: text
calories_5g = "102.5"

# %% wrong: two numbers
# says: one number
calories_5g = [102.5, 102.5]

# %% wrong: a function
# says: function
def calories_5g():
    return 102.5

# %% trick: nan
# says: nan
calories_5g = float("nan")

# %% trick: equals everything
# says: Everything
class Everything:
    def __eq__(self, other):
        return True
    def __float__(self):
        return 102.5
calories_5g = Everything()

# %% trick: truth
# says: truth value
calories_5g = True

# %% raises: a name that is not there
# says: NameError
calories_5g = weight * 5 + 90

# %% untouched: dots
# Define calories_5g, in kcal.
...  # your answer

# %% untouched: None
calories_5g = None

# %% untouched: name and dots
calories_5g = ...

# %% right: names for the figures
w = 2.5
b = 90
calories_5g = w * 5 + b

# %% right: a function called
def neuron(x, w, b):
    return w * x + b
calories_5g = neuron(5, 2.5, 90)

# %% right: a lambda called
calories_5g = (lambda x: 2.5 * x + 90)(5)

# %% right: a loop over the grams
calories_5g = 90
for gram in range(5):
    calories_5g += 2.5

# %% right: a sum of a list
calories_5g = sum([2.5] * 5) + 90

# %% right: polyval
calories_5g = np.polyval([2.5, 90], 5)

# %% right: longdouble
calories_5g = np.longdouble(2.5) * 5 + 90

# %% right: a table's cell
table = pd.DataFrame({"sugars": [5]})
table["calories"] = 2.5 * table["sugars"] + 90
calories_5g = table["calories"].iloc[0]

# %% right: einsum
calories_5g = np.einsum("i,i->", np.array([2.5, 90.0]), np.array([5.0, 1.0]))

# %% right: np.matrix
calories_5g = np.matrix([[2.5]]) * 5 + 90

# %% right: TensorFlow
import tensorflow as tf
calories_5g = tf.add(tf.multiply(2.5, 5.0), 90.0)

# %% right: a tf.Variable
import tensorflow as tf
calories_5g = tf.Variable(90.0)
calories_5g.assign_add(2.5 * 5)

# %% right: a Dense layer
import keras
layer = keras.layers.Dense(1)
layer.build((None, 1))
layer.set_weights([np.array([[2.5]]), np.array([90.0])])
calories_5g = layer(np.array([[5.0]]))

# %% right: reduce
from functools import reduce
calories_5g = reduce(lambda total, gram: total + 2.5, range(5), 90)

# %% right: a dataclass with a call
from dataclasses import dataclass
@dataclass
class Neuron:
    w: float
    b: float
    def __call__(self, x):
        return self.w * x + self.b
calories_5g = Neuron(2.5, 90)(5)

# %% right: a masked array of one
calories_5g = np.ma.array([5.0]) * 2.5 + 90

# %% right: read from a row of estimates
sugars = np.arange(16)
calories_5g = (2.5 * sugars + 90)[5]

# %% wrong: bias subtracted
# says: subtracted | bias
calories_5g = 2.5 * 5 - 90

# %% wrong: sixth row for five grams
# says: 5 g | grams
calories_5g = (2.5 * np.arange(16) + 90)[4]

# %% wrong: rounded
# says: round
calories_5g = round(2.5 * 5 + 90)

# %% wrong: bias multiplied
# says: bias
calories_5g = 2.5 * 5 * 90

# %% wrong: weight squared
# says: grams
calories_5g = 2.5 ** 2 + 90

# %% wrong: divided
# says: multiply | divid
calories_5g = 5 / 2.5 + 90

# %% wrong: the table's mean
# says: mean | weight times grams
calories_5g = datasets.cereal()["calories"].mean()

# %% wrong: per 100
# says: weight times grams
calories_5g = (2.5 * 5 + 90) / 100

# %% wrong: a set
# says: number
calories_5g = {2.5 * 5 + 90}

# %% wrong: with a unit
# says: text
calories_5g = f"{2.5 * 5 + 90} kcal"

# %% wrong: two values by a comma
# says: decimal comma
calories_5g = 102,5

# %% wrong: a row of all estimates
# says: one number
calories_5g = 2.5 * np.arange(16) + 90

# %% wrong: lambda not called
# says: function
calories_5g = lambda grams=5: 2.5 * grams + 90

# %% raises: a list plus a number
# says: TypeError
calories_5g = [2.5] * 5 + 90

# %% raises: called a number
# says: TypeError
w, b = 2.5, 90
calories_5g = w(5) + b

# %% wrong: six steps of one gram
# says: 6 grams
calories_5g = 90
gram = 0
while gram <= 5:
    calories_5g = calories_5g + 2.5
    gram = gram + 1

# %% wrong: five to the power
# says: `**`
w, x, b = 2.5, 5, 90
calories_5g = w ** x + b

# %% wrong: least-squares figures of the table
# says: weight times grams
known = datasets.cereal().dropna(subset=["sugars"])
w, b = np.polyfit(known["sugars"], known["calories"], 1)
calories_5g = w * 5 + b

# %% wrong: bias alone, by its name
# says: bias alone
weight = 2.5
bias = 90
grams = 5
calories_5g = bias

# %% raises: a text from the table times a number
# says: TypeError
grams = "5 g"
calories_5g = 2.5 * grams + 90

# %% right: Fraction
from fractions import Fraction
calories_5g = Fraction(5, 2) * 5 + 90

# %% right: Decimal
from decimal import Decimal
calories_5g = Decimal("2.5") * 5 + 90

# %% wrong: a cereal with 5 g from the table
# says: looked up in the table | weight times grams
calories_5g = datasets.cereal().query("sugars == 5")["calories"].mean()

# %% wrong: print kept
# says: print | nothing | empty | None
calories_5g = print(2.5 * 5 + 90)

# %% raises: value left of the name
# says: left of `=`
102.5 = calories_5g
