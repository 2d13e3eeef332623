"""What Gradescope reads: one JSON file for each notebook that was judged in whole."""

import json

from autograder.model import Graded
from autograder.run_records import AssignmentText
from autograder.totals import totals
from autograder.wording import plain, points
from neurons.checks.model import Status

SCHEMA = 1


def gradescope_json(graded: Graded, assignment: AssignmentText) -> str | None:
    """Return the results of one notebook in Gradescope's format.

    Returns:
        JSON text, or None if a task could not be judged: Gradescope knows points or no
        file, and without a file it asks the instructor instead of giving 0.
    """
    total = totals(graded.verdicts)
    if not total.complete:
        return None
    titles = {task.id: task.title for task in assignment.tasks}
    document = {
        "score": round(max(total.points - graded.penalty, 0.0), 6),
        "output": _about_the_notebook(graded),
        "output_format": "text",
        "test_output_format": "text",
        "execution_time": round(sum(graded.seconds.values()), 3),
        "extra_data": {
            "schema": SCHEMA,
            "assignment": graded.assignment,
            "seed": str(graded.seed),
        },
        "tests": [
            {
                "number": str(number),
                "name": plain(titles.get(verdict.task, verdict.task)),
                "score": verdict.points,
                "max_score": verdict.max_points,
                "status": "passed" if verdict.status is Status.CORRECT else "failed",
                "output": "\n".join(filter(None, [verdict.message, verdict.hint])),
                "tags": [verdict.task, str(verdict.status)],
            }
            for number, verdict in enumerate(graded.verdicts, start=1)
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _about_the_notebook(graded: Graded) -> str:
    """Return what concerns the notebook as a whole."""
    lines = [f"Repaired before grading: {repair}" for repair in graded.repairs]
    if graded.penalty:
        lines.append(f"Handed in late: {points(graded.penalty)} taken off.")
    return "\n".join(lines)
