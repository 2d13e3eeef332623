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
