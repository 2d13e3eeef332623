# %% right: nanargmax
def most_surprising(names, sugars, calories, w, b):
    return names[np.nanargmax(calories - (w * sugars + b))]

# %% right: mask both
def most_surprising(names, sugars, calories, w, b):
    known = ~np.isnan(sugars)
    above = calories[known] - (w * sugars[known] + b)
    return names[known][above.argmax()]

# %% right: pandas
def most_surprising(names, sugars, calories, w, b):
    table = pd.DataFrame({"name": names, "s": sugars, "c": calories}).dropna()
    table["above"] = table["c"] - (w * table["s"] + b)
    return table.loc[table["above"].idxmax(), "name"]

# %% right: loop
def most_surprising(names, sugars, calories, w, b):
    best, winner = None, None
    for name, s, c in zip(names, sugars, calories):
        if s != s:
            continue
        above = c - (w * s + b)
        if best is None or above > best:
            best, winner = above, name
    return winner

# %% right: sorted, stable
def most_surprising(names, sugars, calories, w, b):
    rows = [(c - w * s - b, n) for n, s, c in zip(names, sugars, calories) if s == s]
    return sorted(rows, key=lambda row: -row[0])[0][1]

# %% right: plain str
def most_surprising(names, sugars, calories, w, b):
    return str(names[int(np.nanargmax(calories - w * sugars))])

# %% right: fill the gaps with minus infinity
def most_surprising(names, sugars, calories, w, b):
    above = np.where(np.isnan(sugars), -np.inf, calories - (w * sugars + b))
    return names[np.argmax(above)]

# %% right: an array of one name
def most_surprising(names, sugars, calories, w, b):
    place = np.nanargmax(calories - (w * sugars + b))
    return names[place : place + 1]

# %% wrong: absolute
def most_surprising(names, sugars, calories, w, b):
    return names[np.nanargmax(np.abs(calories - (w * sugars + b)))]

# %% wrong: below
def most_surprising(names, sugars, calories, w, b):
    return names[np.nanargmax((w * sugars + b) - calories)]

# %% wrong: most calories
def most_surprising(names, sugars, calories, w, b):
    return names[np.argmax(calories)]

# %% wrong: argmax stops at nan
def most_surprising(names, sugars, calories, w, b):
    return names[np.argmax(calories - (w * sugars + b))]

# %% wrong: unknown as zero
def most_surprising(names, sugars, calories, w, b):
    return names[np.argmax(calories - (w * np.nan_to_num(sugars) + b))]

# %% wrong: places shifted
def most_surprising(names, sugars, calories, w, b):
    known = ~np.isnan(sugars)
    return names[np.argmax(calories[known] - w * sugars[known])]

# %% wrong: last in a tie
def most_surprising(names, sugars, calories, w, b):
    above = calories - (w * sugars + b)
    return names[np.flatnonzero(above == np.nanmax(above))[-1]]

# %% wrong: the residual and no name
def most_surprising(names, sugars, calories, w, b):
    return np.nanmax(calories - (w * sugars + b))

# %% wrong: the place and no name
def most_surprising(names, sugars, calories, w, b):
    return np.nanargmax(calories - (w * sugars + b))

# %% wrong: most sugars
def most_surprising(names, sugars, calories, w, b):
    return names[np.nanargmax(sugars)]

# %% wrong: prints
def most_surprising(names, sugars, calories, w, b):
    print(names[np.nanargmax(calories - (w * sugars + b))])

# %% wrong: all names in order
def most_surprising(names, sugars, calories, w, b):
    return names[np.argsort(-(calories - (w * sugars + b)))]

# %% wrong: sorts its argument
def most_surprising(names, sugars, calories, w, b):
    winner = names[np.nanargmax(calories - (w * sugars + b))]
    names.sort()
    return winner

# %% trick: the published answer
def most_surprising(names, sugars, calories, w, b):
    return "Mueslix Crispy Blend"

# %% trick: the first name
def most_surprising(names, sugars, calories, w, b):
    return names[0]

# %% trick: a text that equals everything
class Any(str):
    def __eq__(self, other):
        return True
    __hash__ = str.__hash__
def most_surprising(names, sugars, calories, w, b):
    return Any("Elm")

# %% raises: the table and not the arguments
def most_surprising(names, sugars, calories, w, b):
    return cereal.loc[(calories - w * sugars).idxmax(), "name"]

# %% raises: idxmax of an array
def most_surprising(names, sugars, calories, w, b):
    return names[(calories - w * sugars).idxmax()]

# %% untouched: dots
def most_surprising(names, sugars, calories, w, b):
    ...  # your answer

# %% untouched: return None
def most_surprising(names, sugars, calories, w, b):
    return None
