"""What runs in the kernel of a page: the values of its questions' expressions.

It loads nothing that takes long to load.
"""

import json
import operator
from collections.abc import Callable

from theme.cells.questions import Failure, Value


def show(wanted: str, space: dict[str, object]) -> None:
    """Print what expressions give, as JSON; runs in the kernel of a page.

    Args:
        wanted: JSON, for each question its kind and its expressions.
        space: the names of the page.
    """
    computed = {
        name: {code: compute(code, kind, space) for code in codes}
        for name, (kind, codes) in json.loads(wanted).items()
    }
    print(json.dumps(computed))


def compute(code: str, kind: str, space: dict[str, object]) -> Value | Failure:
    """Evaluate one expression of a page's author.

    Args:
        code: the expression.
        kind: `number`, `shape` or `word`.
        space: the names it may use; it can't add one.

    Returns:
        Its value, or why there is none.
    """
    try:
        value = eval(code, dict(space))  # noqa: S307  (our own pages)
        return CONVERT[kind](value)
    except Exception as error:  # noqa: BLE001  (any is the author's to see)
        return Failure(error=f"{type(error).__name__}: {error}")


def number_of(value: object) -> float:
    """Read a number, or an array of one element."""
    item = getattr(value, "item", None)
    number = float(item() if item else value)  # type: ignore[arg-type]
    if number in (float("inf"), float("-inf")) or number != number:
        raise ValueError(f"{number} can't be typed")
    return number


def shape_of(value: object) -> list[int | None]:
    """Read a shape: a number, a tuple or a list of whole numbers and None."""
    if isinstance(value, int):
        return [value]
    return [None if n is None else operator.index(n) for n in value]  # type: ignore[attr-defined]


def word_of(value: object) -> str:
    """Read a word."""
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no string; quote the word")
    return value


CONVERT: dict[str, Callable[[object], Value]] = {
    "number": number_of,
    "shape": shape_of,
    "word": word_of,
}
