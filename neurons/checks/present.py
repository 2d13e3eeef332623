"""Which code is the learner's present answer, as far as the notebook lets it be known.

A check judges what the kernel holds. The cell may say something else by now: the saved
file tells, if it was written after the cell ran.
"""

import ast
import json
import os
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from neurons.checks import session
from neurons.checks.catalogue import ASSIGNMENTS, NAMES
from neurons.checks.clues import near_name
from neurons.checks.definitions import FUNCTIONS, bound_by, defined_names, parsed
from neurons.checks.given import weights_set_after
from neurons.checks.markers import checked_task, grade_id, marked_task, meant_task
from neurons.checks.model import CellStatus, Clue, ClueKind
from neurons.types import Namespace

MOST_COMPARED = 2000
ALIKE = 0.85
MOST_BYTES = 20_000_000
# An editor reads its cells a moment before the file is there.
SAVING_SECONDS = 2.0
LONGEST_LINE = 60


@dataclass(frozen=True, slots=True)
class SavedCell:
    """A cell of the notebook's file.

    Attributes:
        kind: `"code"`, `"markdown"` or `"raw"`.
        source: its text.
        task: the task whose own cell it is; empty for any other.
        cell_id: its id; empty in old formats.
    """

    kind: str
    source: str
    task: str
    cell_id: str


def tasks_here() -> tuple[str, ...]:
    """The tasks of this notebook's exercise; empty where that is not known."""
    named = [marked_task(c) or checked_task(c) for c in reversed(session.cells_run())]
    for task in [*named, *session.seen.verdicts]:
        for tasks in ASSIGNMENTS.values():
            if task in tasks:
                return tasks
    return ()


def notebook_file() -> Path | None:
    """The file of the running notebook; None where its editor does not tell it.

    Jupyter tells it by a variable of the environment, Visual Studio Code by a name in
    the notebook, Colab not at all.
    """
    ipython = session.shell()
    names: list[object] = [os.environ.get("JPY_SESSION_NAME", "")]
    if ipython is not None:
        names.append(ipython.user_ns.get("__vsc_ipynb_file__", ""))
    for name in names:
        # A file that was renamed since the kernel started goes by its old name.
        if isinstance(name, str) and name.endswith(".ipynb") and Path(name).is_file():
            return Path(name)
    return None


def saved_cells(file: Path | None) -> list[SavedCell]:
    """The cells of a notebook's file; empty if it cannot be read."""
    try:
        if file is None or file.stat().st_size > MOST_BYTES:
            return []
        cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
        return [_saved(cell) for cell in cells]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return []


def _saved(cell: dict[str, object]) -> SavedCell:
    lines = cell["source"]
    source = "".join(map(str, lines)) if isinstance(lines, list) else str(lines)
    name, label = str(cell.get("id", "")), grade_id(cell.get("metadata"))
    found = (x for x in (label, name, marked_task(source)) if x in NAMES)
    return SavedCell(str(cell["cell_type"]), source, next(found, ""), name)


def not_run(task: str) -> str:
    """Why what the kernel holds is not the answer that the notebook shows.

    Returns:
        What is found and the next step, two lines; empty where nothing is known of it.
    """
    if session.shell() is None:
        return ""
    if name := _below_the_check(task):
        return (
            f"`{name}` stands below the check in this cell, so it did not exist yet.\n"
            "Next: put it above the check, then run this cell again."
        )
    if name := _deleted(task):
        return (
            f"`{name}` was deleted after its cell had run.\n"
            "Next: run that cell again, then this check."
        )
    run, file = session.seen.runs.get(task), notebook_file()
    cells = saved_cells(file)
    written = when_written(file) - SAVING_SECONDS
    kinds = {cell.kind for cell in cells if cell.task == task}
    is_text = bool(kinds) and "code" not in kinds
    judged = judged_runs(task)
    # An editor may give a cell a new id when it is code again.
    newest = max((one.ended for one in [*judged, run] if one), default=0.0)
    if is_text and written > newest:
        return (
            f"The cell of `{task}` is text, so it cannot run.\n"
            "Next: click it, press Esc, then y; run it, then this check."
        )
    for one in judged or ([run] if run else []):
        if written > one.ended and _differs(one, cells):
            what = f"of `{task}`" if one.task == task else f"that answers `{task}`"
            return (
                f"The cell {what} was changed after it last ran.\n"
                "Next: run it, then this check."
            )
    if run is not None and (line := _overwriting(task, run)):
        return (
            f"The answer to `{task}` was overwritten by another cell: `{line}`.\n"
            "Next: use another name there; run the answer's cell, then this check."
        )
    name, line = _nearly_copied(task)
    if name:
        return (
            f"A cell that ran later is nearly that of `{name}`: `{line}`.\n"
            f"Next: if it is the answer, name it `{name}` there; if not, run the "
            "answer's cell again. Then run this check."
        )
    is_met = task in session.seen.elsewhere or _anything_of(task)
    if run is None and not is_met:
        return (
            f"The cell of `{task}` has not run in this session.\n"
            "Next: run it, then this check."
        )
    return ""


def _below_the_check(task: str) -> str:
    """A name of the task that the running cell binds after it last checks the task."""
    tree, below = parsed(session.seen.running.text), set[str]()
    for statement in reversed(tree.body if tree else ()):
        if any(_checks(node, task) for node in ast.walk(statement)):
            return min(below, default="")
        below |= set(NAMES[task]).intersection(bound_by(statement))
    return ""


def _checks(node: ast.AST, task: str) -> bool:
    match node:
        case ast.Call(func=ast.Name("check"), args=[ast.Constant(value), *_]):
            return bool(value == task)
    return False


def when_written(file: Path | None) -> float:
    """When a file was last written, in seconds; 0 if it cannot be seen."""
    try:
        return 0.0 if file is None else file.stat().st_mtime
    except OSError:
        return 0.0


def _differs(run: session.Run, cells: list[SavedCell]) -> bool:
    """Whether a cell has another text in the file than when it ran, or is gone."""
    ids = {cell.cell_id for cell in cells}
    seen = session.seen
    known = {one.cell_id for one in (*seen.runs.values(), *seen.origins.values())}
    # Some editors have ids of their own, which are not those of the file.
    if run.cell_id and known & ids:
        same = [cell for cell in cells if cell.cell_id == run.cell_id]
        return not same or same[0].source.strip() != run.text.strip()
    same = [cell for cell in cells if run.task and cell.task == run.task]
    return len(same) == 1 and same[0].source.strip() != run.text.strip()


def _anything_of(task: str) -> bool:
    """Whether a task's names, or others that may be meant, are there."""
    clues: tuple[Clue, ...] = session.outcome_of(task).clues
    meant = {clue.name for clue in clues if clue.kind is not ClueKind.OVERWRITTEN}
    return not (session.names().keys() | meant).isdisjoint(NAMES[task])


def judged_runs(task: str) -> list[session.Run]:
    """The runs that bound what a check of the task looks at."""
    origins = session.seen.origins
    names = session.names().keys() & origins.keys() - session.stale_names(task)
    runs = (origins[name] for name in NAMES[task] if name in names)
    return list({id(run): run for run in runs}.values())


def _overwriting(task: str, own: session.Run) -> str:
    """The first line of a cell that overwrote the answer since it was judged."""
    before = session.seen.judged.get(task, [])
    if not any(was.is_same_cell(own) and was.text == own.text for was in before):
        return ""
    for run in judged_runs(task):
        is_judged = any(run.text == was.text or run.is_same_cell(was) for was in before)
        if not is_judged and not _may_be_edited(task, own, run):
            return _first_of(run.text)
    return ""


def _may_be_edited(task: str, own: session.Run, run: session.Run) -> bool:
    """Whether a run may be one of the answer's own cell, by other means than its id."""
    is_known = bool(run.cell_id or run.task)
    return not is_known and _functions(task, run) == _functions(task, own)


def _functions(task: str, run: session.Run) -> set[str]:
    """Names of the task that a cell defines as functions."""
    tree = parsed(run.text)
    made = [one for one in tree.body if isinstance(one, FUNCTIONS)] if tree else []
    return {one.name for one in made} & set(NAMES[task])


def _deleted(task: str) -> str:
    """A name of the task that was there and is no longer, since its cell last ran."""
    origins, run = session.seen.origins, session.seen.runs.get(task)
    gone = origins.keys() - session.names().keys() - session.seen.stale
    if run is not None and run.outcome.status is not CellStatus.UNTOUCHED:
        gone = {name for name in gone if origins[name].ended >= run.ended}
    return next((name for name in NAMES[task] if name in gone), "")


def _nearly_copied(task: str) -> tuple[str, str]:
    """A name of the task, and the first line of a cell that may be its answer, edited.

    Nothing tells the cells apart where the editor says no ids and no comment is left.
    """
    texts = list(session.seen.present.values())
    origins = session.seen.origins
    for name in [name for name in NAMES[task] if name in origins]:
        run = origins[name]
        place = texts.index(run.text) + 1 if run.text in texts else len(texts)
        for text in [] if run.cell_id else texts[place:]:
            defined = defined_names(text)
            is_other = not meant_task(text, NAMES) and not defined & set(NAMES[task])
            if defined and is_other and _are_alike(text, run.text):
                return name, _first_of(text)
    return "", ""


def _are_alike(one: str, other: str) -> bool:
    a, b = ("\n".join(_code_of(text))[:MOST_COMPARED] for text in (one, other))
    return SequenceMatcher(a=a, b=b).ratio() >= ALIKE


def judged_lines(task: str) -> str:
    """Which lines a verdict is about: their first, and how many more there are."""
    pieces = []
    for run in judged_runs(task):
        more = len(_code_of(run.text)) - 1
        further = f" and {more} more line{'' if more == 1 else 's'}" if more > 0 else ""
        pieces.append(f"`{_first_of(run.text)}`{further}")
        later = weights_set_after(NAMES[task], run.text, session.cells_run())
        pieces += [f"`{_first_of(line)}`" for line in later]
    return "; ".join(pieces)


def other_names(task: str, names: Namespace) -> list[str]:
    """Say in plain Python, which tells no cells, which names are nearly the task's."""
    others = sorted(set(names) - set(NAMES[task]))
    found = {near_name(name, others, cutoff=ALIKE) for name in NAMES[task]} - {""}
    named = ", ".join(f"`{name}`" for name in sorted(found))
    there = "is" if len(found) == 1 else "are"
    return [f"{named} {there} defined, too."] if found else []


def _code_of(text: str) -> list[str]:
    """The lines of a cell that are no comments."""
    lines = [line.strip() for line in text.split("\n")]
    return [line for line in lines if line and not line.startswith("#")]


def _first_of(text: str) -> str:
    """The first line of a cell's code, shortened."""
    first = next(iter(_code_of(text)), "").replace("`", "'")
    return first if len(first) <= LONGEST_LINE else f"{first[:LONGEST_LINE]}…"
