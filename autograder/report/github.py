"""What GitHub reads from a job: annotations at cells, points, the front page."""

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from autograder.model import Graded
from autograder.report.feedback import LATER, without_findings
from autograder.report.summary import text
from autograder.run_folder import RunFolder
from autograder.totals import totals
from autograder.wording import LABELS, number
from neurons.checks.markers import marker_of
from neurons.checks.model import Status, Verdict

LEVELS = {Status.NOT_STARTED: "notice", Status.NOT_JUDGED: "warning"}


def report_to_github(
    folder: RunFolder, repository: Path, found: Mapping[str, Path]
) -> None:
    """Pass points, annotations and summary to the job, if it is one of GitHub's."""
    if not os.environ.get("GITHUB_ACTIONS"):
        return
    if folder.run.feedback == "later":
        _append("GITHUB_STEP_SUMMARY", f"{LATER}\n")
        return
    graded = folder.graded()
    if folder.run.feedback == "points":
        graded = [without_findings(one) for one in graded]
    top = Path(os.environ.get("GITHUB_WORKSPACE", repository)).resolve()
    for one in graded:
        if one.assignment not in found:
            continue  # it was another exercise's notebook, as the summary says
        file = repository.resolve() / found[one.assignment]
        shown = file.relative_to(top) if file.is_relative_to(top) else file
        notebook = file.read_text(encoding="utf-8", errors="replace")
        for line in annotations_of(one, shown.as_posix(), notebook):
            print(line)
    verdicts = [verdict for one in graded for verdict in one.verdicts]
    outputs = {
        "points": f"{sum(verdict.points for verdict in verdicts):g}",
        "max_points": f"{sum(verdict.max_points for verdict in verdicts):g}",
    }
    lines = "".join(f"{name}={value}\n" for name, value in outputs.items())
    _append("GITHUB_OUTPUT", lines)
    _append("GITHUB_STEP_SUMMARY", summary(graded))


def _append(variable: str, content: str) -> None:
    """Add to the file that a variable of GitHub's names, if it is set."""
    if path := os.environ.get(variable):
        with Path(path).open("a", encoding="utf-8", errors="replace") as sink:
            sink.write(content)


def annotations_of(graded: Graded, path: str, notebook: str) -> list[str]:
    """Return an annotation for each task without full points.

    Returns:
        Workflow commands, one line each. Nothing that a learner wrote can end one.
    """
    if graded.unreadable:
        where = f"file={_parameter(path)},line=1,title=unreadable"
        return [f"::error {where}::{_text(graded.unreadable)}"]
    return [
        _annotation(verdict, path, line_of(notebook, verdict.task))
        for verdict in graded.verdicts
        if verdict.status is not Status.CORRECT
    ]


def _annotation(verdict: Verdict, path: str, line: int) -> str:
    level = LEVELS.get(verdict.status, "error")
    points = f"{number(verdict.points)} of {number(verdict.max_points)} points"
    title = f"{verdict.task}: {LABELS[verdict.status]}, {points}"
    where = f"file={_parameter(path)},line={line},title={_parameter(title)}"
    message = "\n".join(filter(None, [verdict.message, verdict.hint]))
    return f"::{level} {where}::{_text(message)}"


def line_of(notebook: str, task: str) -> int:
    """Return the line of a notebook's file in which a cell names its task, from 1.

    A notebook that is written on one line, or has lost its labels, gives line 1.
    """
    for label in (f'"grade_id": {json.dumps(task)}', marker_of(task)):
        for count, line in enumerate(notebook.split("\n"), start=1):
            if label in line:
                return count
    return 1


def summary(graded: Iterable[Graded]) -> str:
    """Return what was found in one learner's notebooks, for the job's front page.

    Returns:
        Markdown in which nothing that a learner wrote has an effect.
    """
    lines = []
    for one in graded:
        if one.unreadable:
            words = map(text, one.unreadable.splitlines())
            lines += [f"## {one.assignment}: unreadable", "", " ".join(words), ""]
            continue
        total = totals(one.verdicts)
        points = f"{number(total.points)} of {number(total.max_points)} points"
        lines += [f"## {one.assignment}: {points}", ""]
        lines += ["| task | points | what was found |", "|---|--:|---|"]
        for verdict in one.verdicts:
            cells = (
                f"`{verdict.task}`",
                f"{number(verdict.points)} of {number(verdict.max_points)}",
                f"{LABELS[verdict.status]}. {text(verdict.message)}",
            )
            lines.append(f"| {' | '.join(cells)} |")
        lines.append("")
        lines += [
            f"- Repaired before grading: {text(repair)}" for repair in one.repairs
        ]
        lines.append("")
    return "\n".join(lines)


def _text(text: str) -> str:
    """Return a text as the message of a workflow command."""
    for letter, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")):
        text = text.replace(letter, code)
    return text


def _parameter(text: str) -> str:
    """Return a text as a parameter of a workflow command."""
    return _text(text).replace(":", "%3A").replace(",", "%2C")
