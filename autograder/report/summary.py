"""A summary in Markdown, short enough for a CI job's front page."""

from collections import Counter
from collections.abc import Iterable

from autograder.model import Graded
from autograder.report.findings import common_messages
from autograder.report.formatting import CODE
from autograder.run_records import Intake, Run
from autograder.totals import totals
from autograder.wording import LABELS, number
from neurons.checks.model import Status

MOST_LINES = 60
MOST_ASSIGNMENTS, MOST_FINDINGS, MOST_PROBLEMS = 20, 10, 8
LONGEST = 160  # characters of a cell
# Characters with a meaning in Markdown inside a line.
SPECIAL = "\\`*_[]<>&|~!#$"


def summary_md(run: Run, graded: Iterable[Graded], intake: Intake) -> str:
    """Return a run in at most `MOST_LINES` lines of Markdown.

    Returns:
        Markdown in which nothing that a learner wrote has an effect. What is left out
        is counted.
    """
    graded = list(graded)
    lines = ["# Grading", "", *_table(run, graded, intake), ""]
    if found := _commonest(run, graded):
        lines += ["## What to explain again", "", *found, ""]
    if left := _open(graded, intake):
        lines += ["## Not judged, not taken", "", *left, ""]
    lines += [
        f"Seed {run.seed}, sandbox: {run.sandbox}. "
        "The whole report is in `class.html`.",
    ]
    return "\n".join(lines) + "\n"


def text(words: str) -> str:
    """Return words as Markdown that shows them, on one line, cut if too long."""
    line = " ".join(words.split())
    line = line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
    parts = CODE.split(line)
    parts[::2] = ["".join(map(_shown, part)) for part in parts[::2]]
    return "`".join(parts)


def _shown(letter: str) -> str:
    return f"\\{letter}" if letter in SPECIAL else letter


def _table(run: Run, graded: list[Graded], intake: Intake) -> list[str]:
    heads = ("exercise", "handed in", "missing", "mean points", "tasks right")
    rows = []
    for one in run.assignments:
        came = sum(slug == one.slug for _, slug in intake.handed_in)
        missing = sum(slug == one.slug for _, slug in intake.missing)
        if not came and not missing:
            continue
        scores = [
            totals(g.verdicts)
            for g in graded
            if g.assignment == one.slug and not g.unreadable
        ]
        whole = [score.points for score in scores if score.complete]
        mean = number(sum(whole) / len(whole)) if whole else "–"
        right = sum(score.right for score in scores)
        tasks = sum(score.tasks for score in scores)
        cells = (
            text(one.title),
            str(came),
            str(missing),
            f"{mean} of {number(one.max_points)}",
            f"{right} of {tasks}",
        )
        rows.append(f"| {' | '.join(cells)} |")
    if not rows:
        return ["Nothing was handed in."]
    rule = "|---|" + "--:|" * (len(heads) - 1)
    return [f"| {' | '.join(heads)} |", rule, *_cut(rows, MOST_ASSIGNMENTS, "| … {} |")]


def _commonest(run: Run, graded: list[Graded]) -> list[str]:
    """Return the mistakes that most learners share, of all tasks."""
    found = []
    for one in run.assignments:
        own = [g for g in graded if g.assignment == one.slug]
        found += [
            (len(f.said), one.slug, task.id, f)
            for task in one.tasks
            for f in common_messages(own, task.id)
        ]
    found.sort(key=lambda row: (-row[0], row[1], row[2]))
    lines = [
        f"- {n} × `{slug}` `{task}`, {LABELS[finding.status]}: "
        f"{text(finding.message.splitlines()[0])}"
        for n, slug, task, finding in found
    ]
    return _cut(lines, MOST_FINDINGS, "- … {}")


def _open(graded: list[Graded], intake: Intake) -> list[str]:
    unjudged = Counter(
        (one.student, one.assignment)
        for one in graded
        for verdict in one.verdicts
        if verdict.status is Status.NOT_JUDGED and not one.unreadable
    )
    lines = [
        f"- {text(one.student)}, `{one.assignment}`: "
        f"{text(one.unreadable.splitlines()[0])}"
        for one in graded
        if one.unreadable
    ]
    lines += [
        f"- {text(student)}, `{slug}`: {n} task{'' if n == 1 else 's'} not judged"
        for (student, slug), n in sorted(unjudged.items())
    ]
    lines += [f"- {text(p.where)}: {text(p.reason)}" for p in intake.problems]
    return _cut(lines, MOST_PROBLEMS, "- … {}")


def _cut(lines: list[str], most: int, form: str) -> list[str]:
    """Return the first lines, and how many were left out."""
    rest = len(lines) - most
    return lines[:most] + ([form.format(f"and {rest} more")] if rest > 0 else [])
