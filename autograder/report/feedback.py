"""A learner's page: one notebook, task by task."""

from dataclasses import dataclass, replace

from autograder.model import Graded
from autograder.report.formatting import templates
from autograder.run_records import AssignmentText, Run, TaskText
from autograder.totals import totals
from neurons.checks.model import Status, Verdict

LATER = "What was found comes later."


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
    """Return the task to continue with: the first that a learner can improve."""
    done = {Status.CORRECT, Status.NOT_JUDGED}
    return next((row for row in rows if row.verdict.status not in done), None)


def without_findings(graded: Graded) -> Graded:
    """Return a graded notebook with points, and without what was found."""
    verdicts = tuple(replace(v, message=LATER, hint="") for v in graded.verdicts)
    return replace(graded, verdicts=verdicts, answers={}, repairs=())


def feedback_page(graded: Graded, assignment: AssignmentText, run: Run) -> str:
    """Return the page that a learner reads.

    Returns:
        One HTML page that needs no other file.
    """
    if run.feedback == "points" and not graded.unreadable:
        graded = without_findings(graded)
    rows = _rows(graded, assignment)
    return (
        templates()
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
