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
# says: sign
def most_surprising(names, sugars, calories, w, b):
    return names[np.nanargmax(np.abs(calories - (w * sugars + b)))]

# %% wrong: below
# says: below the line
def most_surprising(names, sugars, calories, w, b):
    return names[np.nanargmax((w * sugars + b) - calories)]

# %% wrong: most calories
# says: most calories
def most_surprising(names, sugars, calories, w, b):
    return names[np.argmax(calories)]

# %% wrong: argmax stops at nan
# says: nan
def most_surprising(names, sugars, calories, w, b):
    return names[np.argmax(calories - (w * sugars + b))]

# %% wrong: unknown as zero
# says: counted as 0
def most_surprising(names, sugars, calories, w, b):
    return names[np.argmax(calories - (w * np.nan_to_num(sugars) + b))]

# %% wrong: places shifted
# says: dropping rows
def most_surprising(names, sugars, calories, w, b):
    known = ~np.isnan(sugars)
    return names[np.argmax(calories[known] - w * sugars[known])]

# %% wrong: last in a tie
# says: tie
def most_surprising(names, sugars, calories, w, b):
    above = calories - (w * sugars + b)
    return names[np.flatnonzero(above == np.nanmax(above))[-1]]

# %% wrong: the residual and no name
# says: name
def most_surprising(names, sugars, calories, w, b):
    return np.nanmax(calories - (w * sugars + b))

# %% wrong: the place and no name
# says: name
def most_surprising(names, sugars, calories, w, b):
    return np.nanargmax(calories - (w * sugars + b))

# %% wrong: most sugars
# says: most sugar
def most_surprising(names, sugars, calories, w, b):
    return names[np.nanargmax(sugars)]

# %% wrong: prints
# says: print
def most_surprising(names, sugars, calories, w, b):
    print(names[np.nanargmax(calories - (w * sugars + b))])

# %% wrong: all names in order
# says: name
def most_surprising(names, sugars, calories, w, b):
    return names[np.argsort(-(calories - (w * sugars + b)))]

# %% wrong: sorts its argument
# says: changes its argument `names`
def most_surprising(names, sugars, calories, w, b):
    winner = names[np.nanargmax(calories - (w * sugars + b))]
    names.sort()
    return winner

# %% trick: the published answer
# says: Mueslix
def most_surprising(names, sugars, calories, w, b):
    return "Mueslix Crispy Blend"

# %% trick: the first name
# says: first
def most_surprising(names, sugars, calories, w, b):
    return names[0]

# %% trick: a text that equals everything
# says: Elm|expected
class Any(str):
    def __eq__(self, other):
        return True
    __hash__ = str.__hash__
def most_surprising(names, sugars, calories, w, b):
    return Any("Elm")

# %% raises: the table and not the arguments
# says: NameError
def most_surprising(names, sugars, calories, w, b):
    return cereal.loc[(calories - w * sugars).idxmax(), "name"]

# %% raises: idxmax of an array
# says: AttributeError
def most_surprising(names, sugars, calories, w, b):
    return names[(calories - w * sugars).idxmax()]

# %% untouched: dots
def most_surprising(names, sugars, calories, w, b):
    ...  # your answer

# %% untouched: return None
def most_surprising(names, sugars, calories, w, b):
    return None

# %% right: max with a key
def most_surprising(names, sugars, calories, w, b):
    rows = [row for row in zip(names, sugars, calories) if not np.isnan(row[1])]
    return max(rows, key=lambda row: row[2] - (w * row[1] + b))[0]

# %% right: two lists and index
def most_surprising(names, sugars, calories, w, b):
    above, known = [], []
    for i in range(len(names)):
        if not np.isnan(sugars[i]):
            above.append(calories[i] - w * sugars[i] - b)
            known.append(names[i])
    return known[above.index(max(above))]

# %% right: places of the known rows
def most_surprising(names, sugars, calories, w, b):
    known = np.flatnonzero(~np.isnan(sugars))
    above = calories - (w * sugars + b)
    return names[known[np.argmax(above[known])]]

# %% right: np.where for the places
def most_surprising(names, sugars, calories, w, b):
    places = np.where(np.isfinite(sugars))[0]
    best = places[0]
    for i in places:
        if calories[i] - (w * sugars[i] + b) > calories[best] - (w * sugars[best] + b):
            best = i
    return names[best]

# %% right: nan_to_num of the residuals
def most_surprising(names, sugars, calories, w, b):
    above = np.nan_to_num(calories - (w * sugars + b), nan=-1e9)
    return names[above.argmax()]

# %% right: assign in place of nan
def most_surprising(names, sugars, calories, w, b):
    above = calories - (w * sugars + b)
    above[np.isnan(above)] = -np.inf
    return names[np.argmax(above)]

# %% right: nanmax and equality
def most_surprising(names, sugars, calories, w, b):
    above = calories - (w * sugars + b)
    return names[above == np.nanmax(above)][0]

# %% right: nanargmin of the other difference
def most_surprising(names, sugars, calories, w, b):
    return names[np.nanargmin((w * sugars + b) - calories)]

# %% right: stable argsort
def most_surprising(names, sugars, calories, w, b):
    above = calories - (w * sugars + b)
    return names[np.argsort(-above, kind="stable")[0]]

# %% right: lexsort
def most_surprising(names, sugars, calories, w, b):
    above = calories - (w * sugars + b)
    order = np.lexsort((np.arange(len(names)), -above))
    return names[order[0]]

# %% right: masked array
def most_surprising(names, sugars, calories, w, b):
    s = np.ma.masked_invalid(sugars)
    return names[(calories - (w * s + b)).argmax()]

# %% right: compress
def most_surprising(names, sugars, calories, w, b):
    known = ~np.isnan(sugars)
    known_names, s, c = (np.compress(known, column) for column in (names, sugars, calories))
    return known_names[np.argmax(c - (w * s + b))]

# %% right: np.delete
def most_surprising(names, sugars, calories, w, b):
    gaps = np.flatnonzero(np.isnan(sugars))
    names, sugars, calories = [np.delete(v, gaps) for v in (names, sugars, calories)]
    return names[np.argmax(calories - w * sugars - b)]

# %% right: a Series with the names as its index
def most_surprising(names, sugars, calories, w, b):
    above = pd.Series(calories - (w * sugars + b), index=names)
    return above.idxmax()

# %% right: nlargest
def most_surprising(names, sugars, calories, w, b):
    above = pd.Series(calories - (w * sugars + b), index=names)
    return above.nlargest(1).index[0]

# %% right: sort_values
def most_surprising(names, sugars, calories, w, b):
    table = pd.DataFrame({"name": names, "above": calories - (w * sugars + b)})
    table = table.sort_values("above", ascending=False, kind="stable", na_position="last")
    return table["name"].iloc[0]

# %% right: query and assign
def most_surprising(names, sugars, calories, w, b):
    table = pd.DataFrame({"name": names, "sugars": sugars, "calories": calories})
    table = table.query("sugars == sugars").assign(above=lambda t: t.calories - w * t.sugars - b)
    return table.set_index("name").above.idxmax()

# %% right: rank
def most_surprising(names, sugars, calories, w, b):
    above = pd.Series(calories - (w * sugars + b))
    first = above.rank(method="first", ascending=False)
    return names[int(first.idxmin())]

# %% right: a dictionary of residuals
def most_surprising(names, sugars, calories, w, b):
    above = {n: c - (w * s + b) for n, s, c in zip(names, sugars, calories) if s == s}
    return max(above, key=above.get)

# %% right: reduce
from functools import reduce
def most_surprising(names, sugars, calories, w, b):
    rows = [(c - (w * s + b), n) for n, s, c in zip(names, sugars, calories) if s == s]
    return reduce(lambda best, row: row if row[0] > best[0] else best, rows)[1]

# %% right: heapq
import heapq
def most_surprising(names, sugars, calories, w, b):
    rows = [(-(c - (w * s + b)), i) for i, (s, c) in enumerate(zip(sugars, calories)) if s == s]
    return names[heapq.nsmallest(1, rows)[0][1]]

# %% right: a generator function
import math
def residuals(sugars, calories, w, b):
    for place, (s, c) in enumerate(zip(sugars, calories)):
        if not math.isnan(s):
            yield c - (w * s + b), -place
def most_surprising(names, sugars, calories, w, b):
    return names[-max(residuals(sugars, calories, w, b))[1]]

# %% right: filter and map
import math
def most_surprising(names, sugars, calories, w, b):
    rows = filter(lambda row: not math.isnan(row[1]), zip(names, sugars, calories))
    pairs = list(map(lambda row: (row[0], row[2] - w * row[1] - b), rows))
    best = max(pair[1] for pair in pairs)
    return next(name for name, above in pairs if above == best)

# %% right: recursion
def best_of(rows):
    if len(rows) == 1:
        return rows[0]
    rest = best_of(rows[1:])
    return rows[0] if rows[0][0] >= rest[0] else rest
def most_surprising(names, sugars, calories, w, b):
    return best_of([(c - w * s - b, n) for n, s, c in zip(names, sugars, calories) if s == s])[1]

# %% right: while loop
def most_surprising(names, sugars, calories, w, b):
    best, highest, i = "", -float("inf"), 0
    while i < len(names):
        above = calories[i] - (w * sugars[i] + b)
        if above > highest:
            best, highest = names[i], above
        i += 1
    return best

# %% right: a helper for the line
def line(s, w, b):
    return w * s + b
def most_surprising(names, sugars, calories, w, b):
    return names[np.nanargmax(calories - line(sugars, w, b))]

# %% right: partial
from functools import partial
def pick(choose, names, sugars, calories, w, b):
    return names[choose(calories - (w * sugars + b))]
most_surprising = partial(pick, np.nanargmax)

# %% right: closure
def picker(choose):
    def pick(names, sugars, calories, w, b):
        return str(names[choose(calories - (w * sugars + b))])
    return pick
most_surprising = picker(np.nanargmax)

# %% right: dataclass with __call__
from dataclasses import dataclass
@dataclass
class Picker:
    sign: int = 1
    def __call__(self, names, sugars, calories, w, b):
        return names[np.nanargmax(self.sign * (calories - (w * sugars + b)))]
most_surprising = Picker()

# %% right: rows as objects
from dataclasses import dataclass
@dataclass
class Cereal:
    name: str
    sugars: float
    calories: float
    def above(self, w, b):
        return self.calories - (w * self.sugars + b)
def most_surprising(names, sugars, calories, w, b):
    cereals = [Cereal(*row) for row in zip(names, sugars, calories) if row[1] == row[1]]
    return max(cereals, key=lambda cereal: cereal.above(w, b)).name

# %% right: static method
class Surprise:
    @staticmethod
    def most(names, sugars, calories, w, b):
        return names[np.nanargmax(calories - (w * sugars + b))]
most_surprising = Surprise.most

# %% right: class method
class Surprise:
    choose = np.nanargmax
    @classmethod
    def most(cls, names, sugars, calories, w, b):
        return names[cls.choose(calories - (w * sugars + b))]
most_surprising = Surprise.most

# %% right: lambda
most_surprising = lambda names, s, c, w, b: names[np.nanargmax(c - (w * s + b))]

# %% right: type hints and docstring
def most_surprising(
    names: np.ndarray, sugars: np.ndarray, calories: np.ndarray, w: float, b: float
) -> str:
    """Return the name with the most kcal above the line."""
    residuals: np.ndarray = calories - (w * sugars + b)
    place: int = int(np.nanargmax(residuals))
    return str(names[place])

# %% right: polyval
def most_surprising(names, sugars, calories, w, b):
    return names[np.nanargmax(calories - np.polyval([w, b], sugars))]

# %% right: matrix product
def most_surprising(names, sugars, calories, w, b):
    A = np.column_stack([calories, -sugars, -np.ones(len(sugars))])
    return names[np.nanargmax(A @ [1, w, b])]

# %% right: float32
def most_surprising(names, sugars, calories, w, b):
    above = (calories - (w * sugars + b)).astype("float32")
    return names[np.nanargmax(above)]

# %% right: longdouble
def most_surprising(names, sugars, calories, w, b):
    s, c = sugars.astype(np.longdouble), calories.astype(np.longdouble)
    return names[np.nanargmax(c - (w * s + b))]

# %% right: read-only, Fortran order
def most_surprising(names, sugars, calories, w, b):
    both = np.asfortranarray(np.stack([sugars, calories], axis=1))
    both.flags.writeable = False
    return names[np.nanargmax(both[:, 1] - (w * both[:, 0] + b))]

# %% right: np.matrix
def most_surprising(names, sugars, calories, w, b):
    above = np.matrix(calories) - (w * np.matrix(sugars) + b)
    return names[int(np.nanargmax(above))]

# %% right: TensorFlow
import tensorflow as tf
def most_surprising(names, sugars, calories, w, b):
    above = tf.constant(calories) - (w * tf.constant(sugars) + b)
    above = tf.where(tf.math.is_nan(above), tf.constant(-1e9, above.dtype), above)
    return names[tf.argmax(above).numpy()]

# %% right: keras.ops
from keras import ops
def most_surprising(names, sugars, calories, w, b):
    s, c = ops.convert_to_tensor(sugars, "float32"), ops.convert_to_tensor(calories, "float32")
    above = ops.where(ops.isnan(s), -1e9, c - (w * s + b))
    return names[int(ops.argmax(above))]

# %% right: Fractions
from fractions import Fraction
def most_surprising(names, sugars, calories, w, b):
    best, most = None, None
    for n, s, c in zip(names, sugars.tolist(), calories.tolist()):
        if s == s:
            above = Fraction(c) - (Fraction(w) * Fraction(s) + Fraction(b))
            if most is None or above > most:
                best, most = n, above
    return best

# %% right: a structured array
def most_surprising(names, sugars, calories, w, b):
    rows = np.zeros(len(names), dtype=[("name", "U20"), ("above", float)])
    rows["name"] = names
    rows["above"] = calories - (w * sugars + b)
    known = rows[~np.isnan(rows["above"])]
    return known[known["above"].argmax()]["name"]

# %% right: np.vectorize
above_line = np.vectorize(lambda s, c, w, b: c - (w * s + b) if s == s else -np.inf, otypes=[float])
def most_surprising(names, sugars, calories, w, b):
    return names[above_line(sugars, calories, w, b).argmax()]

# %% right: np.frompyfunc
def most_surprising(names, sugars, calories, w, b):
    above = np.frompyfunc(lambda s, c: c - w * s - b if s == s else -1e9, 2, 1)(sugars, calories)
    return names[np.argmax(above.astype(float))]

# %% right: a list of one name
def most_surprising(names, sugars, calories, w, b):
    return [names[np.nanargmax(calories - (w * sugars + b))]]

# %% wrong: bias added instead of taken off
# says: subtract | line
def most_surprising(names, sugars, calories, w, b):
    return names[np.nanargmax(calories + (w * sugars + b))]

# %% wrong: the line's own highest
# says: sugars | line
def most_surprising(names, sugars, calories, w, b):
    return names[np.nanargmax(w * sugars + b)]

# %% wrong: ratio to the line
# says: divid | ratio | subtract
def most_surprising(names, sugars, calories, w, b):
    return names[np.nanargmax(calories / (w * sugars + b))]

# %% wrong: the line of chapter 1
# says: no effect | 2.5 | argument
def most_surprising(names, sugars, calories, w, b):
    return names[np.nanargmax(calories - (2.5 * sugars + 90))]

# %% wrong: squared residual
# says: sign | square
def most_surprising(names, sugars, calories, w, b):
    return names[np.nanargmax((calories - (w * sugars + b)) ** 2)]

# %% wrong: least calories
# says: least | fewest | calories
def most_surprising(names, sugars, calories, w, b):
    return names[np.argmin(calories)]

# %% wrong: weight and bias swapped
# says: changed places | swapped
def most_surprising(names, sugars, calories, w, b):
    return names[np.nanargmax(calories - (b * sugars + w))]

# %% wrong: weight left out
# says: weight | w 
def most_surprising(names, sugars, calories, w, b):
    return names[np.nanargmax(calories - (sugars + b))]

# %% wrong: unknown sugars as the mean
# says: unknown | mean
def most_surprising(names, sugars, calories, w, b):
    s = np.where(np.isnan(sugars), np.nanmean(sugars), sugars)
    return names[np.argmax(calories - (w * s + b))]

# %% wrong: unknown sugars as -1
# says: unknown | -1
def most_surprising(names, sugars, calories, w, b):
    s = np.nan_to_num(sugars, nan=-1)
    return names[np.argmax(calories - (w * s + b))]

# %% wrong: the name and its residual
# says: things | name
def most_surprising(names, sugars, calories, w, b):
    above = calories - (w * sugars + b)
    place = np.nanargmax(above)
    return names[place], above[place]

# %% wrong: the names above the line
# says: name
def most_surprising(names, sugars, calories, w, b):
    return names[calories > w * sugars + b]

# %% wrong: the first above the line
# says: first
def most_surprising(names, sugars, calories, w, b):
    for name, s, c in zip(names, sugars, calories):
        if c > w * s + b:
            return name
    return names[0]

# %% wrong: sorted upwards
# says: below
def most_surprising(names, sugars, calories, w, b):
    rows = [(c - w * s - b, n) for n, s, c in zip(names, sugars, calories) if s == s]
    return sorted(rows, key=lambda row: row[0])[0][1]

# %% wrong: starts at 0, so nothing below the line wins
# says: return | nothing | text
def most_surprising(names, sugars, calories, w, b):
    best, highest = "", 0
    for name, s, c in zip(names, sugars, calories):
        if c - (w * s + b) > highest:
            best, highest = name, c - (w * s + b)
    return best

# %% wrong: ties to the later one
# says: tie
def most_surprising(names, sugars, calories, w, b):
    best, highest = None, -np.inf
    for name, s, c in zip(names, sugars, calories):
        if c - (w * s + b) >= highest:
            best, highest = name, c - (w * s + b)
    return best

# %% wrong: ties by the alphabet
# says: tie
def most_surprising(names, sugars, calories, w, b):
    rows = [(c - (w * s + b), n) for n, s, c in zip(names, sugars, calories) if s == s]
    return max(rows)[1]

# %% wrong: forgot to return
# says: return
def most_surprising(names, sugars, calories, w, b):
    best = names[np.nanargmax(calories - (w * sugars + b))]

# %% wrong: capital letters
# says: expected
def most_surprising(names, sugars, calories, w, b):
    return str(names[np.nanargmax(calories - (w * sugars + b))]).upper()

# %% wrong: first letters alone
# says: expected
def most_surprising(names, sugars, calories, w, b):
    return str(names[np.nanargmax(calories - (w * sugars + b))])[:3]

# %% wrong: a row of the table
# says: name
def most_surprising(names, sugars, calories, w, b):
    table = pd.DataFrame({"name": names, "above": calories - (w * sugars + b)})
    return table.loc[table["above"].idxmax()]

# %% raises: nan in a comparison of lists
# says: name | ValueError
def most_surprising(names, sugars, calories, w, b):
    above = [c - (w * s + b) for s, c in zip(sugars, calories)]
    return names.index(max(above))

# %% raises: place as a float
# says: IndexError
def most_surprising(names, sugars, calories, w, b):
    return names[np.nanmax(calories - (w * sugars + b))]

# %% raises: one argument, a table
# says: most_surprising(names, sugars, calories, w, b)
def most_surprising(table):
    return table["name"][0]

# %% wrong: second from the end of a sorted list
# says: second
def most_surprising(names, sugars, calories, w, b):
    above = np.nan_to_num(calories - (w * sugars + b), nan=-1e9)
    return names[np.argsort(-above, kind="stable")[1]]

# %% wrong: calories per gram of sugar
# says: divid | ratio | per gram
def most_surprising(names, sugars, calories, w, b):
    return names[np.nanargmax(calories / (sugars + 1))]

# %% right: decimals
from decimal import Decimal
def most_surprising(names, sugars, calories, w, b):
    above = {}
    for name, s, c in zip(names, sugars, calories):
        if not np.isnan(s) and name not in above:
            above[name] = Decimal(float(c)) - (Decimal(w) * Decimal(float(s)) + Decimal(b))
    return max(above, key=above.get)

# %% right: rank, as a statistician
def most_surprising(names, sugars, calories, w, b):
    res = pd.Series(calories - (b + w * sugars), index=names)
    return res.rank(ascending=False, method="first").idxmin()

# %% right: nlargest of a frame, keep first
def most_surprising(names, sugars, calories, w, b):
    frame = pd.DataFrame(dict(n=names, e=calories - w * sugars - b))
    return frame.nlargest(1, "e", keep="first")["n"].iloc[0]

# %% right: heap
import heapq
def most_surprising(names, sugars, calories, w, b):
    known = [(calories[i] - w * sugars[i] - b, -i) for i in range(len(names)) if sugars[i] == sugars[i]]
    return names[-heapq.nlargest(1, known)[0][1]]

# %% right: query of the frame for the maximum
def most_surprising(names, sugars, calories, w, b):
    df = pd.DataFrame({"name": list(names), "res": calories - (w * sugars + b)})
    top = df["res"].max()
    return df[df["res"] == top].iloc[0]["name"]

# %% right: bubble to the top
def most_surprising(names, sugars, calories, w, b):
    rows = []
    for i in range(len(names)):
        if not np.isnan(sugars[i]):
            rows.append([names[i], calories[i] - (w * sugars[i] + b)])
    for i in range(len(rows) - 1, 0, -1):
        if rows[i][1] > rows[i - 1][1]:
            rows[i], rows[i - 1] = rows[i - 1], rows[i]
    return rows[0][0]

# %% right: zip, filter and max with a key
import math
def most_surprising(names, sugars, calories, w, b):
    rows = filter(lambda r: not math.isnan(r[1]), zip(names, sugars, calories))
    return max(rows, key=lambda r: r[2] - (w * r[1] + b))[0]

# %% right: masked array argmax
def most_surprising(names, sugars, calories, w, b):
    residual = np.ma.masked_invalid(calories - w * sugars - b)
    return names[residual.argmax()]

# %% right: compress and lexsort
def most_surprising(names, sugars, calories, w, b):
    ok = np.isfinite(sugars)
    res = np.compress(ok, calories) - np.polyval([w, b], np.compress(ok, sugars))
    order = np.lexsort([np.arange(res.size), -res])
    return np.compress(ok, names)[order[0]]

# %% right: a running champion with enumerate
def most_surprising(names, sugars, calories, w, b):
    champion = None
    for i, name in enumerate(names):
        gap = calories[i] - (w * sugars[i] + b)
        if np.isnan(gap):
            pass
        elif champion is None or gap > champion[1]:
            champion = (name, gap)
    return champion[0]

# %% right: sort_values, stable
def most_surprising(names, sugars, calories, w, b):
    t = pd.DataFrame({"names": names, "sugars": sugars, "calories": calories})
    t = t[t.sugars.notna()]
    t["line"] = w * t.sugars + b
    t["over"] = t.calories - t.line
    return t.sort_values("over", ascending=False, kind="mergesort").names.values[0]
