"""The sum of the verdicts on one notebook."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from autograder.model import Graded
from autograder.wording import number, points
from neurons.checks.model import Status, Verdict

# Another try may end otherwise.
NOT_REUSED = {Status.NOT_JUDGED, Status.TIMEOUT}


@dataclass(frozen=True, slots=True)
class Totals:
    """What a learner earned, and out of how much.

    Attributes:
        points: points earned.
        max_points: points of all tasks.
        judged_points: points of the tasks that could be judged.
        judged: number of tasks that could be judged.
        tasks: number of tasks.
        right: number of tasks with full points.
    """

    points: float
    max_points: float
    judged_points: float
    judged: int
    tasks: int
    right: int

    @property
    def complete(self) -> bool:
        """Whether every task could be judged."""
        return self.judged == self.tasks

    def __str__(self) -> str:
        """The score in words; a task that was not judged counts neither way."""
        score = f"{number(self.points)} of {points(self.judged_points)}"
        if self.complete:
            return score
        return f"{score}; {self.judged} of {self.tasks} tasks judged"


def totals(verdicts: Sequence[Verdict]) -> Totals:
    """Add up the verdicts on one notebook."""
    judged = [v for v in verdicts if v.status is not Status.NOT_JUDGED]
    return Totals(
        points=sum(v.points for v in judged),
        max_points=sum(v.max_points for v in verdicts),
        judged_points=sum(v.max_points for v in judged),
        judged=len(judged),
        tasks=len(verdicts),
        right=sum(v.status is Status.CORRECT for v in judged),
    )


def waits(graded: Graded) -> bool:
    """Whether its file could not be read and was not decided to count 0 points."""
    return bool(graded.unreadable) and not totals(graded.verdicts).complete


def reusable(verdicts: Iterable[Verdict]) -> bool:
    """Whether verdicts may stand when nothing they were made from has changed."""
    return NOT_REUSED.isdisjoint(verdict.status for verdict in verdicts)
