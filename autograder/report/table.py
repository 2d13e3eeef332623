"""The table of grades, for a spreadsheet or a learning platform."""

import csv
import io
from collections.abc import Iterable

from autograder.model import Graded
from autograder.run_records import Intake, Run
from autograder.totals import Totals, totals
from autograder.wording import number
from neurons.checks.model import Status

# A spreadsheet takes a cell that starts so for a formula and runs it.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
COLUMNS = (
    "assignment",
    "student",
    "state",
    "points",
    "penalty",
    "score",
    "max_points",
    "tasks_judged",
    "tasks",
    "section",
)


def cell(text: str) -> str:
    """Return a cell's text so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text


def grades_csv(run: Run, graded: Iterable[Graded], intake: Intake) -> str:
    """Return one row for each learner and assignment, one column for each task.

    A task that could not be judged, a file that cannot be read and a notebook that was
    not submitted have empty points, never 0; the column `state` says which it is. A
    file that cannot be read has 0 points where the instructor decided so. `penalty` is
    what a late notebook costs; `score` is what is left and counts.
    """
    tasks = [task.id for text in run.assignments for task in text.tasks]
    texts = {text.slug: text for text in run.assignments}
    rows = [_row(one) for one in graded]
    for student, slug in intake.missing:
        if slug in texts:
            text = texts[slug]
            rows.append(
                {
                    "assignment": slug,
                    "student": student,
                    "state": "missing",
                    "max_points": number(text.max_points),
                    "tasks_judged": "0",
                    "tasks": str(len(text.tasks)),
                }
            )
    rows.sort(key=lambda row: (row["assignment"], row["student"]))
    used = [task for task in tasks if any(task in row for row in rows)]
    out = io.StringIO()
    sections = {person.learner: person.section for person in intake.people}
    for row in rows:
        row["section"] = sections.get(row["student"], "")
    writer = csv.DictWriter(out, [*COLUMNS, *used], restval="", lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: cell(value) for name, value in row.items()})
    return out.getvalue()


def _row(graded: Graded) -> dict[str, str]:
    total = totals(graded.verdicts)
    score = max(total.points - graded.penalty, 0.0)
    return {
        "assignment": graded.assignment,
        "student": graded.student,
        "state": _state(graded, total),
        "points": number(total.points) if total.complete else "",
        "penalty": number(graded.penalty) if graded.late_seconds else "",
        "score": number(score) if total.complete else "",
        "max_points": number(total.max_points),
        "tasks_judged": "0" if graded.unreadable else str(total.judged),
        "tasks": str(total.tasks),
        **{
            v.task: ""
            if graded.unreadable or v.status is Status.NOT_JUDGED
            else number(v.points)
            for v in graded.verdicts
        },
    }


def _state(graded: Graded, total: Totals) -> str:
    if graded.unreadable:
        return "unreadable"
    return "judged" if total.complete else "incomplete"
