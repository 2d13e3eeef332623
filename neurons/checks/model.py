"""What passes between a run and a report: cell outcomes, statuses, verdicts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Literal, get_args

from neurons.checks.records import from_tree

SCHEMA = 1

Ran = Literal["ok", "untouched", "missing", "raised", "timeout", "died", "not_run"]


@dataclass(frozen=True, slots=True)
class CellOutcome:
    """How the run of one solution cell ended.

    Attributes:
        status: `ok`; `untouched` (still the stub) or `missing` (deleted);
            `raised`, `timeout`, `died` (the process ended in this cell);
            `not_run` (the run never got there, through no fault of this cell).
        error: class name of the exception, for `raised`.
        text: the exception's own message, shortened.
        line: line of the cell that raised, counted from 1; 0 if not known.
        source: text of that line.
    """

    status: Ran = "ok"
    error: str = ""
    text: str = ""
    line: int = 0
    source: str = ""

    def __post_init__(self) -> None:
        if self.status not in get_args(Ran):
            raise ValueError(f"no cell ends with {self.status!r}")

    def to_dict(self) -> dict[str, object]:
        """The outcome as plain data, ready for JSON."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, object]) -> CellOutcome:
        """Return the outcome that `to_dict` wrote.

        Raises:
            ValueError: a field is missing, unknown, or of another type.
        """
        return from_tree(cls, data, "an outcome")


class Status(StrEnum):
    """What can be said of a learner's answer to one task."""

    CORRECT = "correct"
    PARTIAL = "partial"
    WRONG = "wrong"
    NOT_STARTED = "not_started"
    RAISED = "raised"
    TIMEOUT = "timeout"
    NOT_JUDGED = "not_judged"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found in one task, in words and points.

    Attributes:
        task: the task's id, e.g. `"neuron"`.
        status: one of the seven `Status` values.
        points: points earned, `0 <= points <= max_points`.
        max_points: points of the task, more than 0.
        message: plain text, at most four short lines, code in backticks.
        hint: where to look again, plain text; empty when there is nothing to say.
        schema: version of this record.
    """

    task: str
    status: Status
    points: float
    max_points: float
    message: str
    hint: str = ""
    schema: int = SCHEMA

    def __post_init__(self) -> None:
        object.__setattr__(self, "status", Status(self.status))
        if not 0 <= self.points <= self.max_points:
            raise ValueError(
                f"{self.task}: {self.points} points lie outside 0 to {self.max_points}"
            )
        full = self.points == self.max_points
        if full != (self.status is Status.CORRECT):
            raise ValueError(
                f"{self.task}: status {self.status} does not go with "
                f"{self.points} of {self.max_points} points"
            )

    def to_dict(self) -> dict[str, object]:
        """The verdict as plain data, ready for JSON."""
        return {**asdict(self), "status": str(self.status)}

    @classmethod
    def from_dict(cls, data: Mapping[str, object]) -> Verdict:
        """Return the verdict that `to_dict` wrote.

        Raises:
            ValueError: the record has another schema or other fields.
        """
        if data.get("schema") != SCHEMA:
            raise ValueError(
                f"a verdict of schema {data.get('schema')!r}; this reads {SCHEMA}"
            )
        known = {field.name for field in fields(cls)}
        if set(data) != known:
            raise ValueError(f"a verdict has the fields {sorted(known)}")
        return from_tree(cls, data, "a verdict")
