"""What a judge says of one answer, before it is joined with points and task."""

from __future__ import annotations

from dataclasses import dataclass

from neurons.checks.judges import messages
from neurons.checks.model import Status

ABSENT = "is not there yet"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding.

    Attributes:
        status: what can be said of the answer.
        message: plain text of at most four short lines.
        points: points earned; a correct answer gets them all where none are named.
        mistake: id of the known mistake that was recognized, else empty.
    """

    status: Status
    message: str
    points: float = 0.0
    mistake: str = ""

    @classmethod
    def of(
        cls,
        status: Status,
        *lines: str,
        cause: str = "",
        step: str = "",
        points: float = 0.0,
        mistake: str = "",
    ) -> Finding:
        """Return a finding in words: what was found, its likely cause, what to do next.

        Args:
            status: what can be said of the answer.
            lines: what was found; empty ones are left out.
            cause: the likely cause, a sentence; none is named if empty.
            step: the next step, a sentence; none is named if empty.
            points: points earned.
            mistake: id of the known mistake that was recognized, else empty.
        """
        words = messages.lines(*lines, messages.likely(cause), messages.then(step))
        return cls(status, words, points, mistake)


def wrong(*lines: str, cause: str = "", step: str = "", mistake: str = "") -> Finding:
    """Return the finding on a wrong answer; `Finding.of` explains the arguments."""
    return Finding.of(Status.WRONG, *lines, cause=cause, step=step, mistake=mistake)


def not_started(name: str) -> Finding:
    """An answer that is not there yet."""
    return Finding(Status.NOT_STARTED, f"`{name}` {ABSENT}.")
