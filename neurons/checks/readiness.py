"""`check.ready`: what is still missing before a notebook is handed in.

It looks at what this kernel ran and at the file as it was saved; it runs nothing.
"""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from neurons.checks import session
from neurons.checks.catalogue import ASSIGNMENTS, NAMES, find_task
from neurons.checks.definitions import defined_names
from neurons.checks.exercise_notebook import (
    code_of,
    file_name,
    slug_of,
    text_of,
    title_of,
)
from neurons.checks.help import show_twins
from neurons.checks.markers import looks, marked_task, marker_of
from neurons.checks.model import CellStatus, Status
from neurons.checks.present import (
    SavedCell,
    not_run,
    notebook_file,
    saved_cells,
    tasks_here,
    when_written,
)
from neurons.checks.show import AMBER, GREEN, box, rich
from neurons.checks.text_cells import code_in_text

SEPARATORS = re.compile(r"[()\[\] _.-]+")
LAST = "check.ready("
MOST_FILES = 5
AGAIN = 'Save the notebook, choose "Restart and run all" in the menu, then look here.'


def ready(exercise: str = "") -> None:
    """Say what is missing before this notebook is handed in.

    Args:
        exercise: folder of the exercise, e.g. `"04-relu"`; this notebook's when left
            out.
    """
    if os.environ.get("NEURONS_CHECK") == "deferred":
        print("judged after the run")
        return
    here = tasks_here()
    exercise = exercise or (slug_of(here[0]) if here else "")
    if exercise not in ASSIGNMENTS:
        known = ", ".join(ASSIGNMENTS)
        print(f"There is no exercise {exercise!r}. The exercises are: {known}.")
        return
    begun = missing_answers(exercise)
    found = [
        ([*begun, *_in_text(exercise, cells), *_run(exercise, cells)], file)
        for file, cells in _files(exercise)
    ]
    missing, file = min(found, key=lambda pair: len(pair[0]))
    lines = _lines(exercise, file, missing)
    html = _as_html(lines, done=not missing)
    show_twins({"text/html": html, "text/plain": "\n".join(lines)})


def _files(exercise: str) -> Iterator[tuple[Path | None, list[SavedCell]]]:
    """The notebook's file; then those it may have been saved as since."""
    file = notebook_file()
    yield file, saved_cells(file)
    beside = [] if file is None else file.parent.glob("*.ipynb")
    for other in sorted(beside, key=when_written, reverse=True)[:MOST_FILES]:
        cells = saved_cells(other) if when_written(other) > when_written(file) else []
        if any(cell.task in ASSIGNMENTS[exercise] for cell in cells):
            yield other, cells


def name_faults(name: str, exercise: str) -> list[str]:
    """What a notebook's file name does not say; empty if nothing is missing.

    It is graded all the same, by what is in it.

    Args:
        name: the file's name. Something before or after the exercise's own name is
            welcome, such as the learner's.
        exercise: folder of the exercise.
    """
    wanted = file_name(exercise)
    plain = f"-{SEPARATORS.sub('-', name.lower())}-"
    if f"-{wanted.removesuffix('.ipynb')}-" in plain:
        return []
    return [f"The file is called `{name}`; it is found sooner as `{wanted}`."]


def missing_answers(exercise: str) -> list[str]:
    """Tasks that were not begun, stopped, or were never run or checked."""
    seen = session.seen
    open_tasks: dict[str, list[str]] = {}
    reasons = []
    for task in ASSIGNMENTS[exercise]:
        ended = session.outcome_of(task)
        outcome = ended.status
        verdict = seen.verdicts.get(task)
        begun = verdict is not None and verdict.status is not Status.NOT_STARTED
        if task in seen.runs and (reason := not_run(task)):
            reasons.append(" ".join(reason.split("\n")))
            continue
        if begun and (ended.shared or outcome is not CellStatus.RAISED):
            # Its answer may well stand in another cell than its own.
            continue
        if task not in seen.runs:
            state = "Not run"
        elif outcome is CellStatus.UNTOUCHED:
            state = "Not started"
        elif verdict and not begun:
            state = "Not defined"
        elif outcome is CellStatus.RAISED:
            state = "Stopped with an error"
        else:
            state = "Not checked"
        open_tasks.setdefault(state, []).append(f"`{task}`")
    found = [f"{state}: {', '.join(tasks)}." for state, tasks in open_tasks.items()]
    return [*found, *reasons]


def _in_text(exercise: str, cells: Sequence[SavedCell]) -> Iterator[str]:
    """Tasks without an answer whose names a text cell of the saved file defines."""
    given = text_of(exercise)
    texts = [cell for cell in cells if cell.kind == "markdown"]
    own = {cell.task for cell in texts}
    code = [code_in_text(cell.source, given) for cell in texts]
    defined = {name for source in code for name in defined_names(source)}
    verdicts = session.seen.verdicts
    for task in ASSIGNMENTS[exercise]:
        begun = task in verdicts and verdicts[task].status is not Status.NOT_STARTED
        if begun:
            continue
        if task in own and task not in session.seen.runs:
            yield f"The cell of `{task}` is text: click it, press Esc, then y; run it."
        elif defined & set(NAMES[task]):
            yield f"`{task}` stands in a text cell: make it a code cell and run it."


def _run(exercise: str, cells: Sequence[SavedCell]) -> list[str]:
    """Whether the cells ran from top to bottom in one go."""
    ran = session.cells_run()
    if not ran:
        return ["This is no notebook: open the exercise in Jupyter or Colab."]
    saved = [cell.source for cell in cells if cell.kind == "code"]
    fault = order_fault(ran, saved or code_of(exercise), whole=bool(saved))
    stopped = [c for c in session.seen.stopped if not marked_task(c)]
    if stopped and not fault:
        fault = f"{_name(stopped[-1])} stopped with an error"
    if not fault:
        return []
    return [f"The cells did not run from top to bottom in one go: {fault}. {AGAIN}"]


def order_fault(ran: Sequence[str], cells: Sequence[str], *, whole: bool) -> str:
    """Where the order in which cells ran was not that of the notebook.

    Args:
        ran: cells in the order in which they ran, since the kernel was started.
        cells: the code cells of the notebook, from top to bottom.
        whole: whether these are all its cells. If not, a further cell is taken for
            one of the learner's own, whose place is not known.

    Returns:
        The first fault in words; empty if there is none.
    """
    upto = [number for number, cell in enumerate(cells) if LAST in cell]
    cells = _that_do(cells[: upto[0]] if upto else cells)
    keys = [_key(cell) for cell in cells]
    places: list[int] = []
    for cell in _that_do(ran):
        key, following = _key(cell), places[-1] + 1 if places else 0
        if key in keys[following:]:
            places.append(keys.index(key, following))
            if whole and cell.strip() != cells[places[-1]].strip():
                return f"{_name(cell)} in the saved file is not the one that ran"
        elif key in keys:
            again = keys.index(key) in places
            return f"{_name(cell)} ran " + (
                "twice" if again else "after cells below it"
            )
        elif whole:
            return f"{_name(cell)} is not in the saved file"
    left = [cell for place, cell in enumerate(cells) if place not in places]
    return f"{_name(left[0])} did not run" if whole and left else ""


def _that_do(cells: Sequence[str]) -> list[str]:
    """The cells that may change something."""
    return [cell for cell in cells if cell.strip() and not looks(cell)]


def _key(cell: str) -> str:
    """By what a cell is known again: its task, or else its text."""
    task = marked_task(cell)
    return marker_of(task) if task else cell.strip()


def _name(cell: str) -> str:
    if task := marked_task(cell):
        return f"the answer to `{task}`"
    return f"the cell that begins with {begin(cell)}"


def begin(cell: str) -> str:
    """A cell's first line as a name for it, shortened and in backticks."""
    lines = [line for line in cell.splitlines() if line.strip()]
    first = lines[0].strip().replace("`", "'") if lines else ""
    return f"`{first[:40]}…`" if len(first) > 40 else f"`{first}`"


def _lines(exercise: str, file: Path | None, missing: list[str]) -> list[str]:
    """What is missing, line by line."""
    tasks = ASSIGNMENTS[exercise]
    known = [v for task, v in session.seen.verdicts.items() if task in tasks]
    right = sum(verdict.status is Status.CORRECT for verdict in known)
    points = sum(v.points for v in known if v.status is not Status.NOT_JUDGED)
    total = sum(find_task(task).points for task in tasks)
    state = "○ Not ready to hand in yet" if missing else "✔ Ready to hand in"
    lines = [f"{state}: {title_of(exercise)}.", *(f"· {line}" for line in missing)]
    lines.append(
        f"{right} of {len(tasks)} tasks are right, {points:g} of {total:g} points."
    )
    if file is not None:
        lines += name_faults(file.name, exercise)
    else:
        lines.append(
            f"The file should be called `{file_name(exercise)}`; "
            "its name cannot be seen from here."
        )
    if not missing:
        lines.append("Save the notebook before you hand it in.")
    return lines


def _as_html(lines: Sequence[str], *, done: bool) -> str:
    first, *rest = (rich(line) for line in lines)
    color = GREEN if done else AMBER
    return box("Ready to hand in?", color, f"<strong>{first}</strong>", rest)
