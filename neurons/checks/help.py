"""`check.hint` and `check.summary`: what a learner may ask between two checks."""

from __future__ import annotations

import html
import os
from collections import Counter
from collections.abc import Callable, Sequence

from neurons.checks import session
from neurons.checks.catalogue import ASSIGNMENTS, NAMES, find_task, no_such_task
from neurons.checks.exercise_notebook import hints_of, read_again, title_of
from neurons.checks.markers import marker_of
from neurons.checks.model import Status, Verdict
from neurons.checks.show import LOOKS, points, rich

Row = tuple[str, Verdict | None]

_given: Counter[str] = Counter()


def hint(task: str, number: int | None = None) -> None:
    """Show the next hint for a task.

    Args:
        task: the task's id, e.g. `"relu"`.
        number: which hint, counted from 1; the next one when left out.
    """
    if task not in NAMES:
        print(no_such_task(task))
        return
    # A graded run reads no hints: the notebooks are out of its reach.
    graded = os.environ.get("NEURONS_CHECK") == "deferred"
    hints = () if graded else hints_of(task)
    if not hints:
        cell = f"`{marker_of(task)}`"
        print(f"The hints are in the notebook, right above the cell {cell}.")
        return
    place = _given[task] if number is None else number - 1
    if number is None:
        _given[task] += 1
    if place not in range(len(hints)):
        markdown = _no_more(task, len(hints))
    else:
        chosen = hints[place]
        head = f"**Hint {place + 1} of {len(hints)} for `{task}`: {chosen.title}**"
        markdown = f"{head}\n\n{chosen.text}"
    show_twins({"text/markdown": markdown, "text/plain": markdown.replace("**", "")})


def _no_more(task: str, n: int) -> str:
    again = f'`check.hint("{task}", 1)` shows the first again.'
    place = read_again(task)
    read = f"\n\nRead again: {place.name}, {place.address}" if place else ""
    return f"There are {n} hints for `{task}`, and you have seen them. {again}{read}"


def summary() -> None:
    """Show your points so far in this notebook, and what to look at again."""
    if os.environ.get("NEURONS_CHECK") == "deferred":
        print("judged after the run")
        return
    verdicts = session.verdicts()
    slugs = [
        slug
        for slug, tasks in ASSIGNMENTS.items()
        if session.tasks_seen() & set(tasks) or set(verdicts) & set(tasks)
    ]
    if not slugs:
        print("Nothing is checked yet: run a check cell first.")
    for slug in slugs:
        rows = [(task, verdicts.get(task)) for task in ASSIGNMENTS[slug]]
        show_twins(
            {"text/html": as_html(slug, rows), "text/plain": as_text(slug, rows)}
        )


def headline(slug: str, rows: Sequence[Row]) -> str:
    """Title, points so far, and how many tasks were checked."""
    checked = [verdict for _, verdict in rows if verdict is not None]
    judged = [v for v in checked if v.status is not Status.NOT_JUDGED]
    earned = sum(verdict.points for verdict in judged)
    total = sum(find_task(task).points for task, _ in rows)
    text = f"{title_of(slug)}: {earned:g} of {total:g} points so far, "
    text += f"{len(checked)} of {len(rows)} tasks checked."
    if len(judged) < len(checked):
        text += f" {len(judged)} of {len(checked)} judged; the others do not count."
    return text


def as_text(slug: str, rows: Sequence[Row]) -> str:
    """The summary of an exercise as plain text."""
    lines = [headline(slug, rows)]
    for task, verdict in rows:
        if verdict is None:
            lines.append(f"  · {task}: not checked yet")
            continue
        sign, word, _ = LOOKS[verdict.status]
        lines.append(f"  {sign} {task}: {word} ({points(verdict)})")
        if verdict.status is Status.CORRECT:
            continue
        lines.append(f"      {_first_line(verdict)}")
        if place := read_again(task):
            lines.append(f"      Read again: {place.name}, {place.address}")
    return "\n".join(lines)


def as_html(slug: str, rows: Sequence[Row]) -> str:
    """The summary of an exercise as a list in HTML; everything in it is escaped."""
    items = "".join(f"<li>{_item(task, verdict)}</li>" for task, verdict in rows)
    return (
        '<div role="note" style="border-left:.35em solid #57606a;padding:.4em .9em;'
        'margin:.3em 0;max-width:46em">'
        f'<p style="margin:.1em 0"><strong>{html.escape(headline(slug, rows))}'
        f'</strong></p><ul style="list-style:none;padding-left:0">{items}</ul></div>'
    )


def _item(task: str, verdict: Verdict | None) -> str:
    name = f"<code>{html.escape(task)}</code>"
    if verdict is None:
        return f"· {name}: not checked yet"
    sign, word, color = LOOKS[verdict.status]
    item = (
        f'<span style="color:{color}">{sign}</span> {name}: {word} '
        f"({html.escape(points(verdict))})"
    )
    if verdict.status is Status.CORRECT:
        return item
    item += f"<br>{rich(_first_line(verdict))}"
    if place := read_again(task):
        address, where = html.escape(place.address), html.escape(place.name)
        item += f'<br>Read again: <a href="{address}">{where}</a>'
    return item


def _first_line(verdict: Verdict) -> str:
    """What was found; praise, which comes first in a partial verdict, is passed."""
    lines = verdict.message.split("\n")
    praised = lines[0].endswith((" is right.", " are right."))
    return lines[1] if praised and len(lines) > 1 else lines[0]


def show_twins(twins: dict[str, str]) -> None:
    """Show one thing in the richest form that the notebook has; plain text outside."""
    if session.shell() is None:
        print(twins["text/plain"])
        return
    from IPython.display import display

    # IPython's own function has no types.
    show: Callable[..., object] = display
    show(twins, raw=True)
