"""What a learner may ask between checks: a hint, the points so far, the stub."""

from __future__ import annotations

import builtins
import html
import os
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from functools import update_wrapper
from urllib.parse import quote

from neurons.checks import present, session
from neurons.checks.catalogue import ASSIGNMENTS, NAMES, find_task, no_such_task
from neurons.checks.exercise_notebook import hints_of, read_again, stub_of, title_of
from neurons.checks.markers import marker_of
from neurons.checks.model import CellStatus, Status, Verdict
from neurons.checks.show import GRAY, LOOKS, box, link, points, rich
from neurons.types import Namespace

Row = tuple[str, Verdict | None]
CELL = '<td style="text-align:left;vertical-align:top;padding:.15em .8em .15em 0">'

_given: Counter[str] = Counter()


class Helper:
    """A function that says how to call it where the parentheses are forgotten."""

    def __init__(self, function: Callable[..., None]) -> None:
        self._function = function
        update_wrapper(self, function)

    def __call__(self, *args: object, **options: object) -> None:
        """Call the function."""
        self._function(*args, **options)

    def __repr__(self) -> str:
        name = self._function.__name__
        return f"Write it with parentheses: check.{name}()"


def task_meant(task: object, names: Namespace) -> str:
    """Return the id of the task that a learner names, be it by the answer itself.

    Args:
        task: the task's id, or what one of the task's names holds.
        names: the notebook's names.

    Returns:
        The id; empty if there is no such task.
    """
    if isinstance(task, str):
        return task if task in NAMES else ""
    if task is None or task is ...:
        return ""
    here = present.tasks_here() or tuple(NAMES)
    held = (one for one in here if any(names.get(n) is task for n in NAMES[one]))
    return next(held, "")


def _task_to_help_with(task: object) -> str:
    """Return the task to help with, or say that there is none."""
    if task is None:
        # The one that was checked last, or else the notebook's first.
        last = [*present.tasks_here()[:1], *session.seen.verdicts]
        found = last[-1] if last else ""
    else:
        found = task_meant(task, session.names())
    if not found:
        print(no_such_task(task, present.tasks_here()))
    return found


def hint(task: object = None, number: int | None = None) -> None:
    """Show the next hint for a task.

    Args:
        task: the task's id, e.g. `"relu"`; the one checked last when left out.
        number: which hint, counted from 1; the next one when left out.
    """
    found = _task_to_help_with(task)
    if found:
        _show_hint(found, number)


def _show_hint(task: str, number: int | None) -> None:
    # A graded run reads no hints: the notebooks are out of its reach.
    graded = os.environ.get("NEURONS_CHECK") == "deferred"
    hints = () if graded else hints_of(task)
    if not find_task(task).points:
        print(f"`{task}` is for practice and has no hints: read what is above it.")
        return
    if not hints:
        cell = f"`{marker_of(task)}`"
        print(f"The hints are in the notebook, right above the cell {cell}.")
        return
    place = number - 1 if isinstance(number, int) else _given[task]
    if not isinstance(number, int):
        _given[task] += 1
    if place not in range(len(hints)):
        markdown = _no_more(task, len(hints), are_seen=number is None)
    else:
        chosen = hints[place]
        head = f"**Hint {place + 1} of {len(hints)} for `{task}`: {chosen.title}**"
        markdown = f"{head}\n\n{chosen.text}"
    show_twins({"text/markdown": markdown, "text/plain": markdown.replace("**", "")})


def _no_more(task: str, n: int, *, are_seen: bool) -> str:
    if not are_seen:
        return f"There are {n} hints for `{task}`, numbered from 1 to {n}."
    again = f'`check.hint("{task}", 1)` shows the first again.'
    place = read_again(task)
    read = f"\n\nRead again: {place.name}, {place.address}" if place else ""
    return f"There are {n} hints for `{task}`, and you have seen them. {again}{read}"


def reset(task: object = None) -> None:
    """Bring back the stub of a task: put this line alone into its cell and run it.

    Args:
        task: the task's id, e.g. `"relu"`; that of the cell when left out.
    """
    running = session.seen.running
    found = _task_to_help_with(task if task is not None else running.task or None)
    if not found:
        return
    stub = "" if os.environ.get("NEURONS_CHECK") == "deferred" else stub_of(found)
    if not stub:
        print("The stub is in the notebook as it was: open a new copy of it.")
        return
    own = session.seen.runs.get(found)
    known = {found, "" if own is None else own.cell_id}
    shell = session.shell()
    text = f"To bring back the stub of `{found}`, put this into its cell, then run it:"
    if shell is not None and (not running.cell_id or running.cell_id in known):
        shell.set_next_input(stub, replace=True)
        session.forget(found, stub)
        text = f"The cell holds the stub of `{found}` again. If it does not, copy this:"
    markdown = f"{text}\n\n```python\n{stub}\n```"
    show_twins({"text/markdown": markdown, "text/plain": f"{text}\n\n{stub}"})


def summary(*_: object) -> None:
    """Show your points so far in this notebook, and what to look at again.

    Args:
        _: whatever a learner passes, such as a task: the summary is of all.
    """
    if os.environ.get("NEURONS_CHECK") == "deferred":
        print("judged after the run")
        return
    seen = session.seen
    known = {*seen.verdicts, *seen.runs}
    slugs = [slug for slug, tasks in ASSIGNMENTS.items() if known & set(tasks)]
    if not known:
        print("Nothing is checked yet: run a check cell first.")
    elif not slugs:
        print("What you checked is for practice and has no points.")
    for slug in slugs:
        rows = [(task, seen.verdicts.get(task)) for task in ASSIGNMENTS[slug]]
        show_twins(
            {"text/html": as_html(slug, rows), "text/plain": as_text(slug, rows)}
        )


def so_far(task: str) -> str:
    """Points so far in the exercise of a task."""
    tasks = next(tasks for tasks in ASSIGNMENTS.values() if task in tasks)
    earned, total = earned_of([session.seen.verdicts.get(one) for one in tasks], tasks)
    return f"So far: {earned:g} of {total:g} points in this exercise."


def earned_of(
    verdicts: Sequence[Verdict | None], tasks: Sequence[str]
) -> tuple[float, float]:
    """Points earned and points in all; what could not be judged earns none."""
    counted = [v for v in verdicts if v and v.status is not Status.NOT_JUDGED]
    total = sum(find_task(task).points for task in tasks)
    return sum(verdict.points for verdict in counted), total


def headline(slug: str, rows: Sequence[Row]) -> str:
    """Title, points so far, and how many tasks were checked."""
    checked = [verdict for _, verdict in rows if verdict is not None]
    judged = [v for v in checked if v.status is not Status.NOT_JUDGED]
    earned, total = earned_of(checked, [task for task, _ in rows])
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
        sign, word = LOOKS[verdict.status][0], word_of(verdict)
        lines.append(f"  {sign} {task}: {word} ({points(verdict)})")
        if verdict.status is Status.CORRECT:
            continue
        lines.append(f"      {_first_line(verdict)}")
        if place := read_again(task):
            lines.append(f"      Read again: {place.name}, {place.address}")
    return "\n".join(lines)


def as_html(slug: str, rows: Sequence[Row]) -> str:
    """The summary of an exercise as a table in HTML; everything in it is escaped."""
    head = headline(slug, rows)
    places = _places()
    body = "".join(_row(task, verdict, places.get(task, "")) for task, verdict in rows)
    table = f'<table style="border-collapse:collapse"><tbody>{body}</tbody></table>'
    return box("Points so far", GRAY, f"<strong>{html.escape(head)}</strong>", [table])


def word_of(verdict: Verdict) -> str:
    """What to say of a verdict: nothing that was written is called not started."""
    run = session.seen.runs.get(verdict.task)
    is_written = run is not None and run.outcome.status is CellStatus.OK
    if verdict.status is Status.NOT_STARTED and is_written:
        return "Not defined"
    return LOOKS[verdict.status][1]


def _places() -> dict[str, str]:
    """Where each task's cell is, as Jupyter can be sent there."""
    # Other editors tell the file, too, but don't follow such a link.
    file = present.notebook_file() if os.environ.get("JPY_SESSION_NAME") else None
    cells = [cell for cell in present.saved_cells(file) if cell.task and cell.cell_id]
    name = "" if file is None else quote(file.name)
    return {cell.task: f"{name}#cell-id={quote(cell.cell_id)}" for cell in cells}


def _row(task: str, verdict: Verdict | None, place: str) -> str:
    name = f"<code>{link(task, place)}</code>"
    if verdict is None:
        found, earned = "· not checked yet", f"{find_task(task).points:g}"
        return f"<tr>{CELL}{name}</td>{CELL}{found}</td>{CELL}0 of {earned}</td></tr>"
    sign, _, color = LOOKS[verdict.status]
    word = word_of(verdict)
    found = f'<span style="color:{color}">{sign}</span> {word}'
    if verdict.status is not Status.CORRECT:
        found += f"<br>{rich(_first_line(verdict))}"
        if again := read_again(task):
            found += f"<br>Read again: {link(again.name, again.address)}"
    earned = html.escape(points(verdict))
    return f"<tr>{CELL}{name}</td>{CELL}{found}</td>{CELL}{earned}</td></tr>"


def _first_line(verdict: Verdict) -> str:
    """What was found; praise, which comes first in a partial verdict, is passed."""
    lines = verdict.message.split("\n")
    praised = lines[0].endswith((" is right.", " are right."))
    return lines[1] if praised and len(lines) > 1 else lines[0]


def show_twins(twins: dict[str, str]) -> None:
    """Show one thing in the richest form that the notebook has; plain text outside."""
    # A file or another program may take the letters of a Windows code page alone.
    letters = getattr(sys.stdout, "encoding", None) or "utf-8"
    plain = twins["text/plain"].encode(letters, "replace").decode(letters)
    if session.shell() is None:
        print(plain)
        return
    # Every shell offers it among the builtins, without types.
    show: Callable[..., object] = vars(builtins)["display"]
    show(twins | {"text/plain": plain}, raw=True)
