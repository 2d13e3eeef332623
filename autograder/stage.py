"""Hold a stage to its record: what it returned is what the next stage takes."""

import inspect
from collections.abc import Callable
from pathlib import Path

from autograder.errors import CourseError

ROOT = Path(__file__).resolve().parents[1]


class StageError(CourseError):
    """A stage returned another record than its own; no notebook can be graded."""

    exit_code = 1


def returned(stage: Callable[..., object], value: object, record: type) -> None:
    """See that a stage returned its record, or a list of them.

    Args:
        stage: the stage's public function.
        value: what it returned.
        record: the class of its record.

    Raises:
        StageError: it is something else.
    """
    parts = value if isinstance(value, (list, tuple)) else [value]
    wrong = [part for part in parts if not isinstance(part, record)]
    if wrong:
        name, kind = stage.__name__, type(wrong[0]).__name__
        raise StageError(
            f"{_place(stage)}: the stage `{name}` returned a {kind} in place of a "
            f"{record.__name__}; let it return the record of {record.__module__}."
        )


def _place(stage: Callable[..., object]) -> str:
    """File and line of a function, from the course's folder where it lies in it."""
    code = inspect.unwrap(stage).__code__
    file = Path(code.co_filename).resolve()
    shown = file.relative_to(ROOT) if file.is_relative_to(ROOT) else file
    return f"{shown}:{code.co_firstlineno}"
