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
def kilobytes(parameters):
    return parameters * 4 / 1000

# %% wrong: bytes
def kilobytes(parameters):
    return parameters * 4

# %% wrong: one byte each
def kilobytes(parameters):
    return parameters / 1024

# %% wrong: eight bytes each
def kilobytes(parameters):
    return parameters * 8 / 1024

# %% wrong: bits
def kilobytes(parameters):
    return parameters * 32 / 1024

# %% wrong: whole KB
def kilobytes(parameters):
    return parameters * 4 // 1024

# %% wrong: rounded to whole KB
def kilobytes(parameters):
    return round(parameters * 4 / 1024)

# %% wrong: one decimal
def kilobytes(parameters):
    return round(parameters * 4 / 1024, 1)

# %% wrong: megabytes
def kilobytes(parameters):
    return parameters * 4 / 1024 / 1024

# %% wrong: divided by 4
def kilobytes(parameters):
    return parameters / 4 / 1024

# %% wrong: a little too much
def kilobytes(parameters):
    return parameters * 4 / 1024 + 0.02

# %% wrong: text
def kilobytes(parameters):
    return f"{parameters * 4 / 1024:.2f} KB"

# %% wrong: prints
def kilobytes(parameters):
    print(parameters * 4 / 1024)

# %% wrong: a number
kilobytes = 1994 * 4 / 1024

# %% raises: a typo
def kilobytes(parameters):
    return parameter * 4 / 1024

# %% raises: the cell stops
def kilobytes(parameters):
    return parameters * 4 / 1024
kilobytes(clasifier.count_params())

# %% trick: published example only
def kilobytes(parameters):
    return 7.79

# %% trick: returns the input
def kilobytes(parameters):
    return parameters

# %% trick: nan
def kilobytes(parameters):
    return float("nan")

# %% trick: infinity
def kilobytes(parameters):
    return float("inf")

# %% trick: other answer the second time
calls = []
def kilobytes(parameters):
    calls.append(parameters)
    return parameters * 4 / 1024 + calls.count(parameters) - 1

# %% untouched: dots
def kilobytes(parameters):
    ...  # your answer

# %% untouched: None
kilobytes = None
