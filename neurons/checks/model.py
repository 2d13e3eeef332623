"""What passes between a run and a report: cell outcomes, statuses, verdicts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum

from neurons.checks.raised import ErrorContext, Raised
from neurons.checks.records import from_tree, to_tree

SCHEMA = 1


class CellStatus(StrEnum):
    """How the run of a solution cell ended."""

    OK = "ok"
    UNTOUCHED = "untouched"  # still the stub
    MISSING = "missing"  # deleted
    RAISED = "raised"
    TIMEOUT = "timeout"
    DIED = "died"  # the process ended in this cell
    NOT_RUN = "not_run"  # the run never got there, through no fault of this cell


class EndReason(StrEnum):
    """Why a cell, or the process it ran in, was ended before its time."""

    CELL_TIME = "cell_time"
    PROCESSOR_TIME = "processor_time"
    NOTEBOOK_TIME = "notebook_time"
    IDLE = "idle"
    MEMORY = "memory"
    FILES = "files"
    PROCESS_ENDED = "process_ended"
    INTERRUPTED = "interrupted"  # by a person, in the learner's own notebook


class ClueKind(StrEnum):
    """What a learner's own text may explain."""

    HIDDEN = "hidden"  # a name is not defined
    MISSPELLED = "misspelled"  # nearly the same name is
    UNNAMED = "unnamed"  # its own cell defines something else, or nothing
    NOTHING = "nothing"  # it is None
    HISTORY = "history"  # it is what `fit` returned
    OVERWRITTEN = "overwritten"  # it was something else
    OUTDATED = "outdated"  # what its cell used was defined again since
    CHANGED = "changed"  # data that its cell computes with
    UNREAD = "unread"  # what a function is passed has no effect
    EARLIER = "earlier"  # it is what an earlier run of its cell has left


@dataclass(frozen=True, slots=True)
class Clue:
    """What the text of a learner's cells says about one name.

    Attributes:
        kind: what it explains.
        name: the name.
        text: what was found, one sentence.
        step: the line that says what to do next.
    """

    kind: ClueKind
    name: str
    text: str
    step: str


@dataclass(frozen=True, slots=True)
class CellOutcome:
    """How the run of one solution cell ended.

    Attributes:
        status: how it ended.
        error: class name of the exception, for `RAISED`.
        text: the exception's own message, shortened; for `TIMEOUT` and `DIED` the
            reason in words, as a message quotes it.
        line: line of the cell that raised, counted from 1; 0 if not known.
        source: text of that line.
        reason: why it was ended, for `TIMEOUT` and `DIED`.
        during_check: whether it ended while the check called the learner's code.
        shared: whether the cell is not the task's own and may answer others, too.
        clues: what the text of the learner's cells says about names in question.
        context: what surrounds the exception, for `RAISED`.
    """

    status: CellStatus = CellStatus.OK
    error: str = ""
    text: str = ""
    line: int = 0
    source: str = ""
    reason: EndReason | None = None
    during_check: bool = False
    shared: bool = False
    clues: tuple[Clue, ...] = ()
    context: ErrorContext | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "status", CellStatus(self.status))

    def to_dict(self) -> dict[str, object]:
        """The outcome as plain data, ready for JSON."""
        return {
            field.name: to_tree(getattr(self, field.name)) for field in fields(self)
        }

    @classmethod
    def of(cls, error: Raised) -> CellOutcome:
        """Return the outcome of a cell that raised."""
        return cls(
            CellStatus.RAISED,
            error.error,
            error.text,
            error.line,
            error.source,
            context=error.context,
        )

    @property
    def raised(self) -> Raised:
        """The exception, for `RAISED`."""
        return Raised(
            self.error, self.text, self.line, self.source, context=self.context
        )

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
        max_points: points of the task; 0 of one for practice.
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
        if self.max_points and full != (self.status is Status.CORRECT):
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
