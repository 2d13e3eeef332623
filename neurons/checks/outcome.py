"""What happened to a task's solution cell when it ran."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

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

    def to_dict(self) -> dict[str, Any]:
        """The outcome as plain data, ready for JSON."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> CellOutcome:
        """The outcome that `to_dict` wrote."""
        return cls(**data)
