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
calories_5g = 2.5 * 5

# %% wrong: swapped
calories_5g = 90 * 5 + 2.5

# %% wrong: one gram
calories_5g = 2.5 + 90

# %% wrong: brackets
calories_5g = 2.5 * (5 + 90)

# %% wrong: all added
calories_5g = 2.5 + 5 + 90

# %% wrong: another number
calories_5g = 100

# %% wrong: text
calories_5g = "102.5"

# %% wrong: two numbers
calories_5g = [102.5, 102.5]

# %% wrong: a function
def calories_5g():
    return 102.5

# %% trick: nan
calories_5g = float("nan")

# %% trick: equals everything
class Everything:
    def __eq__(self, other):
        return True
    def __float__(self):
        return 102.5
calories_5g = Everything()

# %% trick: truth
calories_5g = True

# %% raises: a name that is not there
calories_5g = weight * 5 + 90

# %% untouched: dots
# Define calories_5g, in kcal.
...  # your answer

# %% untouched: None
calories_5g = None

# %% untouched: name and dots
calories_5g = ...
