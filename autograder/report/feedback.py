"""A learner's page: one notebook, task by task."""

from __future__ import annotations

from dataclasses import dataclass

from autograder.model import AssignmentText, Graded, Run, TaskText
from autograder.report.formatting import environment, number, points
from neurons.checks.model import Status, Verdict


@dataclass(frozen=True, slots=True)
class Totals:
    """What a learner has, and out of how much.

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
        """The score in words; what was not judged is neither won nor lost."""
        told = f"{number(self.points)} of {points(self.judged_points)}"
        if self.complete:
            return told
        return f"{told}; {self.judged} of {self.tasks} tasks judged"


def totals(verdicts: tuple[Verdict, ...]) -> Totals:
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


@dataclass(frozen=True, slots=True)
class Row:
    """One task on the page: its text, its verdict, the learner's own answer."""

    text: TaskText
    verdict: Verdict
    answer: str


def _rows(graded: Graded, assignment: AssignmentText) -> list[Row]:
    texts = {task.id: task for task in assignment.tasks}
    return [
        Row(
            texts.get(v.task) or TaskText(v.task, v.max_points, v.task),
            v,
            graded.answers.get(v.task, "").strip(),
        )
        for v in graded.verdicts
    ]


def _next(rows: list[Row]) -> Row | None:
    """The task to go on with: the first one that a learner can do better."""
    done = {Status.CORRECT, Status.NOT_JUDGED}
    return next((row for row in rows if row.verdict.status not in done), None)


def feedback_page(graded: Graded, assignment: AssignmentText, run: Run) -> str:
    """The page that a learner reads.

    Args:
        graded: the graded notebook.
        assignment: what the assignment asked.
        run: the run it was graded in.

    Returns:
        One HTML page that needs no other file.
    """
    rows = _rows(graded, assignment)
    return (
        environment()
        .get_template("feedback.html")
        .render(
            graded=graded,
            assignment=assignment,
            run=run,
            rows=rows,
            totals=totals(graded.verdicts),
            next=_next(rows),
        )
    )
