"""Judge of `features_target`: the right figures come from the table itself."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from neurons.checks.facts import Evidence, Fact, FunctionFacts, Missing
from neurons.checks.judges import messages
from neurons.checks.judges.compare import TYPED, as_numbers
from neurons.checks.judges.finding import ABSENT, Finding
from neurons.checks.model import Status
from neurons.types import Floats

FEATURES = 8
SUCCESS = (
    "Right: 8 features and a target for each of the 1030 mixes. Look at the rows "
    "before you trust them: 25 are exact copies of others."
)


@dataclass(frozen=True, slots=True)
class Table:
    """The concrete table: `values` of shape (1030, 9), the target as last column."""

    columns: tuple[str, ...]
    values: Floats

    @property
    def X(self) -> Floats:  # noqa: N802
        """The features, shape (1030, 8)."""
        return self.values[:, :FEATURES]

    @property
    def y(self) -> Floats:
        """The target, shape (1030,), in MPa."""
        return self.values[:, FEATURES]


@cache
def concrete() -> Table:
    """The table that the course hands out."""
    from neurons import datasets

    table = datasets.concrete()
    return Table(tuple(table.columns), table.to_numpy(dtype=np.float64))


def matches(found: Floats, expected: Floats) -> bool:
    """Whether two tables agree, each column within the tolerance of its own size."""
    if found.shape != expected.shape:
        return False
    allowed = TYPED * np.abs(expected).max(axis=0)
    return bool(np.all(np.abs(found - expected) <= allowed))


def judge_features_target(evidence: Evidence, seed: int) -> Finding:
    """Judge `X` and `y`, a point for each."""
    found = evidence.names
    problems = {"X": features_problem(found["X"]), "y": target_problem(found["y"])}
    wrong = [name for name, problem in problems.items() if problem]
    if not wrong:
        return Finding(Status.CORRECT, SUCCESS)
    right = [name for name in problems if name not in wrong]
    praise = f"`{right[0]}` is right." if right else ""
    message = messages.lines(praise, *problems[wrong[0]])
    status = Status.PARTIAL if right else Status.WRONG
    return Finding(status, message, float(len(right)))


def features_problem(fact: Fact) -> tuple[str, ...]:
    """Return lines about what is wrong with `X`; empty where nothing is."""
    table = concrete()
    found = as_numbers(fact)
    if found is None or found.ndim == 0:
        return _no_numbers("X", fact, "a table of 1030 rows and 8 columns")
    if matches(found, table.X):
        return ()
    if found.shape != table.X.shape:
        return _features_shape(found, table)
    cause, step = _features_cause(found, table)
    row, column = np.unravel_index(_furthest(found, table.X), found.shape)
    given, due = messages.unlike(found[row, column], table.X[row, column])
    return (
        f"`X` has {given} in row {row}, column {column}; the table has {due} there.",
        messages.likely(cause),
        messages.then(step),
    )


def _no_numbers(name: str, fact: Fact, wanted: str) -> tuple[str, ...]:
    step = messages.then("take it from `mixes`, the table of the cell above.")
    if isinstance(fact, FunctionFacts):
        step = messages.then("a function runs only with brackets behind its name.")
    if isinstance(fact, Missing):
        return f"`{name}` {ABSENT}.", step
    return f"`{name}` is {messages.kind(fact)}; it needs to be {wanted}.", step


def _furthest(found: Floats, expected: Floats) -> int:
    with np.errstate(all="ignore"):
        gap = np.abs(found - expected) / (np.abs(expected).max(axis=0) + 1e-300)
    return int(np.argmax(np.nan_to_num(gap, nan=np.inf, posinf=np.inf)))


def _features_shape(found: Floats, table: Table) -> tuple[str, ...]:
    rows, columns = table.X.shape
    cause, step = "", f"take all {rows} rows and the {columns} columns of features."
    if matches(found, table.values):
        cause = "the target is still among the features."
        step = "leave `CompressiveStrength` out."
    elif matches(found, table.X.T):
        cause = "the table is turned round: rows and columns have changed places."
        step = "keep one row per mix."
    elif found.ndim == 2 and found.shape[1] == columns and _are_some(found, table.X):
        cause = "rows were left out."
        step = "keep every row, repeated ones too."
    elif left_out := _features_left_out(found, table):
        cause = f"{left_out} missing."
    elif matches(found, table.y) or matches(found, table.y[:, None]):
        cause = "this is the target."
    return (
        f"`X` is {messages.shape(found.shape)}; "
        f"it needs {messages.shape((rows, columns))}.",
        messages.likely(cause),
        messages.then(step),
    )


def _are_some(found: Floats, expected: Floats) -> bool:
    """Whether these are some of the expected rows, and none but them."""
    some, all_rows = (
        {tuple(np.atleast_1d(row)) for row in values.round(1)}
        for values in (found, expected)
    )
    return len(found) < len(expected) and some <= all_rows


def _features_left_out(found: Floats, table: Table) -> str:
    """Names of the features that are missing where all others are there."""
    if found.ndim != 2 or found.shape[0] != len(table.X):
        return ""
    places = [_column_of(column, table.X) for column in found.T]
    if None in places:
        return ""
    left = [i for i in range(FEATURES) if i not in places]
    named = ", ".join(f"`{table.columns[i]}`" for i in left[:3])
    more = f" and {len(left) - 3} more features" if len(left) > 3 else ""
    return f"{named}{more} {'is' if len(left) == 1 else 'are'}" if left else ""


def _features_cause(found: Floats, table: Table) -> tuple[str, str]:
    if matches(found, table.values[:, 1:]):
        return (
            "the first feature is missing and the target is in.",
            "the target is the last column; leave that one out.",
        )
    places = [_column_of(column, table.values) for column in found.T]
    if FEATURES in places:
        return (
            "the target stands among the features.",
            "leave `CompressiveStrength` out.",
        )
    if set(places) == set(range(FEATURES)):
        return (
            "the columns stand in another order.",
            "keep the columns as the table has them.",
        )
    if matches(_sorted_rows(found), _sorted_rows(table.X)):
        return ("the rows were shuffled or sorted.", "keep the order of the file.")
    if is_rescaled(found, table.X):
        return (
            "the columns were scaled.",
            "keep the values as they are; chapter 6 scales them.",
        )
    if np.array_equal(found, np.floor(table.X)):
        return ("the values were cut to whole numbers.", "keep them as they are.")
    return "", "take the columns from `mixes` and change nothing."


def _column_of(column: Floats, values: Floats) -> int | None:
    for place, other in enumerate(values.T):
        if matches(column, other):
            return place
    return None


def _sorted_rows(values: Floats) -> Floats:
    # Rounded first: float32 must not change which of two close rows comes first.
    return values[np.lexsort(values.round(1).T)]


def is_rescaled(found: Floats, expected: Floats) -> bool:
    """Whether each column is the expected one shifted and stretched."""
    with np.errstate(all="ignore"):
        scores = [
            (values - values.mean(axis=0)) / values.std(axis=0)
            for values in (found, expected)
        ]
        return bool(np.all(np.abs(scores[0] - scores[1]) <= 1e-3))


def target_problem(fact: Fact) -> tuple[str, ...]:
    """Return lines about what is wrong with `y`; empty where nothing is."""
    table = concrete()
    found = as_numbers(fact)
    if found is None or found.ndim == 0:
        return _no_numbers("y", fact, "1030 numbers, the strengths in MPa")
    rows = len(table.y)
    if found.shape not in {(rows,), (rows, 1)}:
        return _target_shape(found, table)
    found = found.reshape(-1)
    if matches(found, table.y):
        return ()
    cause, step = _target_cause(found, table)
    row = _furthest(found, table.y)
    given, due = messages.unlike(found[row], table.y[row])
    return (
        f"`y` has {given} in row {row}; the table has {due} MPa there.",
        messages.likely(cause),
        messages.then(step),
    )


def _target_shape(found: Floats, table: Table) -> tuple[str, ...]:
    rows = len(table.y)
    cause, step = "", "take the column `CompressiveStrength`, all its rows."
    if matches(found, table.values):
        cause = "this is the whole table."
    elif matches(found, table.X):
        cause = "these are the features."
    elif matches(found, table.y[None, :]):
        cause = "the column was turned into one row."
        step = "keep one number per mix."
    elif _are_some(found, table.y):
        cause = "rows were left out."
        step = "keep every row, repeated ones too."
    return (
        f"`y` is {messages.shape(found.shape)}; "
        f"it needs {messages.count(rows, 'number')} in a row or in one column.",
        messages.likely(cause),
        messages.then(step),
    )


def _target_cause(found: Floats, table: Table) -> tuple[str, str]:
    place = _column_of(found, table.values)
    if place is not None:
        return (
            f"this is the column `{table.columns[place]}`.",
            "the target is `CompressiveStrength`.",
        )
    if matches(np.sort(found), np.sort(table.y)):
        return ("the rows were shuffled or sorted.", "keep the order of the file.")
    if is_rescaled(found, table.y):
        return (
            "the strengths were scaled.",
            "keep them in MPa, as they are.",
        )
    if np.array_equal(found, np.round(table.y)) or np.array_equal(
        found, np.floor(table.y)
    ):
        return "the strengths were rounded.", "keep them as they are."
    return "", "take the column `CompressiveStrength` and change nothing."


JUDGE = judge_features_target
