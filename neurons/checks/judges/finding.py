"""What a judge says of one answer, before it is joined with points and task."""

from dataclasses import dataclass

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


def wrong(message: str, mistake: str = "") -> Finding:
    """A wrong answer."""
    return Finding(Status.WRONG, message, mistake=mistake)


def not_started(name: str) -> Finding:
    """An answer that is not there yet."""
    return Finding(Status.NOT_STARTED, f"`{name}` {ABSENT}.")
