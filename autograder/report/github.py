"""What GitHub reads from a job: marks at cells, and points for GitHub Classroom."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable

from autograder.model import Graded
from autograder.report.feedback import totals
from autograder.report.formatting import LABELS, number, plain
from autograder.report.summary import text
from neurons.checks.model import Status, Verdict

VERSION = 1  # of the form that the reporter of GitHub Classroom reads
LEVELS = {Status.NOT_STARTED: "notice", Status.NOT_JUDGED: "warning"}
STATES = {Status.CORRECT: "pass", Status.NOT_JUDGED: "error"}


def annotations(graded: Graded, path: str, notebook: str) -> list[str]:
    """A mark for each task that has not all its points.

    Args:
        graded: the graded notebook.
        path: of the notebook, in the learner's repository.
        notebook: the notebook's text, as it lies there.

    Returns:
        Workflow commands, one line each. What a learner wrote can end none of them.
    """
    return [
        _mark(verdict, path, line_of(notebook, verdict.task))
        for verdict in graded.verdicts
        if verdict.status is not Status.CORRECT
    ]


def _mark(verdict: Verdict, path: str, line: int) -> str:
    level = LEVELS.get(verdict.status, "error")
    points = f"{number(verdict.points)} of {number(verdict.max_points)} points"
    title = f"{verdict.task}: {LABELS[verdict.status]}, {points}"
    where = f"file={_setting(path)},line={line},title={_setting(title)}"
    told = "\n".join(filter(None, [verdict.message, verdict.hint]))
    return f"::{level} {where}::{_text(told)}"


def line_of(notebook: str, task: str) -> int:
    """The line of a notebook's file in which a task's cell names its task, from 1.

    A notebook that is written on one line, or has lost its labels, gives line 1.
    """
    for label in (f'"grade_id": {json.dumps(task)}', f"# task: {task}"):
        for count, line in enumerate(notebook.split("\n"), start=1):
            if label in line:
                return count
    return 1


def summary(graded: Iterable[Graded]) -> str:
    """What was found in one learner's notebooks, for the front page of the job.

    Args:
        graded: the learner's graded notebooks.

    Returns:
        Markdown in which nothing that a learner wrote is obeyed.
    """
    lines = []
    for one in graded:
        total = totals(one.verdicts)
        points = f"{number(total.points)} of {number(total.max_points)} points"
        lines += [f"## {one.assignment}: {points}", ""]
        lines += ["| task | points | what was found |", "|---|--:|---|"]
        for verdict in one.verdicts:
            told = (
                f"`{verdict.task}`",
                f"{number(verdict.points)} of {number(verdict.max_points)}",
                f"{LABELS[verdict.status]}. {text(verdict.message)}",
            )
            lines.append(f"| {' | '.join(told)} |")
        lines.append("")
        lines += [f"- Mended before grading: {text(repair)}" for repair in one.repairs]
        lines.append("")
    return "\n".join(lines)


def classroom(graded: Iterable[Graded]) -> str:
    """The points of one learner, in the form of GitHub Classroom's own graders.

    Args:
        graded: the learner's graded notebooks.

    Returns:
        JSON in base64: what the reporter takes from `NAME_RESULTS`.
    """
    tests = [
        {
            "name": f"{one.assignment} {verdict.task}",
            "status": STATES.get(verdict.status, "fail"),
            "score": verdict.points,
            "message": plain(verdict.message),
        }
        for one in graded
        for verdict in one.verdicts
    ]
    states = {test["status"] for test in tests}
    state = next((s for s in ("error", "fail") if s in states), "pass")
    most = sum(v.max_points for one in graded for v in one.verdicts)
    document = {"version": VERSION, "status": state, "max_score": most, "tests": tests}
    return base64.b64encode(json.dumps(document).encode()).decode()


def _text(text: str) -> str:
    """A text as the message of a workflow command."""
    for letter, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")):
        text = text.replace(letter, code)
    return text


def _setting(text: str) -> str:
    """A text as a setting of a workflow command."""
    return _text(text).replace(":", "%3A").replace(",", "%2C")
