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
