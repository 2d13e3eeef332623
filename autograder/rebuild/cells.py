"""Turn what a learner's file holds into cells that can be matched, and run."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from autograder.rebuild.colab import harmless
from autograder.rebuild.merges import FULLER, MARK, OWN, resolved
from autograder.rebuild.reader import Origin, SubmittedCell
from neurons.checks.catalogue import NAMES
from neurons.checks.definitions import defined_names, parsed
from neurons.checks.magics import DEBUG, cell_magic, effect
from neurons.checks.markers import marked_task, task_of_check
from neurons.checks.stubs import is_untouched
from neurons.checks.text_cells import code_in_text

CHECK_LINE = re.compile(
    r"^(?:\w+[ \t]*=[ \t]*)?check\(.*\)[ \t]*;?[ \t]*(?:#.*)?$", re.MULTILINE
)
# How tools dress up a mark of git as a text cell.
TAGS = re.compile(r"<[^<>]*>|\*\*")
# Text cells that are searched for code; each takes some milliseconds.
MOST_TEXT_CELLS = 300


def prepared(
    cells: Sequence[SubmittedCell],
    release: NotebookNode,
    tasks: Sequence[str],
    repairs: list[str],
) -> list[SubmittedCell]:
    """Return a learner's cells with what would keep Python from running them repaired.

    Code that stands in a text cell, or beside the call in a check cell, comes as a cell
    of its own.

    Args:
        cells: the cells as they were read.
        release: the release notebook.
        tasks: ids of its tasks.
        repairs: a sentence is added on each kind of damage.
    """
    given = [c.source for c in release.cells if c.cell_type == "markdown"]
    found: list[SubmittedCell] = []
    texts = 0
    for cell in _of_one_side(cells, repairs):
        source = _merged(cell, repairs)
        if cell.kind == "code":
            source = _with_magic_first(harmless(source, repairs), repairs)
            found += _apart(replace(cell, source=source), tasks)
        elif cell.kind == "markdown" and texts < MOST_TEXT_CELLS:
            texts += 1
            found += _with_code(replace(cell, source=source), tasks, given)
        else:
            found.append(replace(cell, source=source))
    return found


def _of_one_side(
    cells: Sequence[SubmittedCell], repairs: list[str]
) -> list[SubmittedCell]:
    """The cells without those of the other side, where marks are cells themselves."""
    result: list[SubmittedCell] = []
    sides: dict[str, list[SubmittedCell]] = {}
    side = ""
    for cell in cells:
        found = MARK.fullmatch(TAGS.sub("", cell.source).strip())
        mark = found["mark"][0] if found else ""
        if mark == "<" or (mark and side):
            side = "" if mark == ">" else mark
            if mark == ">":
                own, other = sides.pop("<", []), sides.pop("=", [])
                is_fuller = _is_open(own) and not _is_open(other)
                result += other if is_fuller else own
                what = "Cells stand between marks of an unfinished git merge"
                repairs.append(f"{what}; {FULLER if is_fuller else OWN}")
                sides.clear()
        elif side:
            sides.setdefault(side, []).append(cell)
        else:
            result.append(cell)
    # A mark that lacks the others takes nothing away.
    return [*result, *(cell for part in sides.values() for cell in part)]


def _is_open(cells: Sequence[SubmittedCell]) -> bool:
    return all(is_untouched(cell.source) for cell in cells if cell.kind == "code")


def _merged(cell: SubmittedCell, repairs: list[str]) -> str:
    """The text of a cell, with one side of what git could not merge."""
    if cell.kind != "code":
        return resolved(cell.source, lambda text: 0, [], "")
    what = f"The cell of task `{task}`" if (task := _task_of(cell)) else "A cell"
    return resolved(cell.source, _left_open, repairs, what)


def _left_open(source: str) -> int | None:
    return None if parsed(source) is None else int(is_untouched(source))


def _task_of(cell: SubmittedCell) -> str:
    names = (cell.grade_id, cell.id, marked_task(cell.source))
    return next((name for name in names if name in NAMES), "")


def _with_magic_first(source: str, repairs: list[str]) -> str:
    """A cell whose magic is where IPython sees it, and waits for nobody."""
    place, name = cell_magic(source)
    if not name or effect(name):
        return source
    lines = source.split("\n")
    line = lines[place].strip()
    if name == DEBUG:
        lines[place] = f"# {line}"
        repairs.append("`%%debug` was passed over: no debugger runs here.")
    elif place or lines[place] != line:
        # The lines above it are comments.
        lines = [line, *lines[:place], *lines[place + 1 :]]
        repairs.append(f"`%%{name}` was moved to the first line of its cell.")
    return "\n".join(lines)


def _apart(cell: SubmittedCell, tasks: Sequence[str]) -> Iterator[SubmittedCell]:
    """A check cell, and before it what else was typed into it."""
    task = task_of_check(cell.grade_id) or task_of_check(cell.id)
    rest = CHECK_LINE.sub("", cell.source).strip("\n")
    if task in tasks and not is_untouched(rest) and defined_names(rest):
        yield SubmittedCell("code", rest, origin=Origin.CHECK)
    yield cell


def _with_code(
    cell: SubmittedCell, tasks: Sequence[str], given: Sequence[str]
) -> Iterator[SubmittedCell]:
    """A text cell, and after it the code in it that may answer a task."""
    code = code_in_text(cell.source, given)
    if code and (task := _task_of(cell)) in tasks and task in {cell.grade_id, cell.id}:
        yield replace(cell, source=code)
        return
    yield cell
    wanted = {name for task in tasks for name in NAMES.get(task, ())}
    if code and (defined_names(code) & wanted or marked_task(code) in tasks):
        yield SubmittedCell("code", code, origin=Origin.TEXT)


def extra_cell(cell: SubmittedCell, name: str) -> NotebookNode:
    """Return a further cell of the learner's for a notebook, under an id."""
    if cell.kind == "code":
        made: NotebookNode = new_code_cell(cell.source, id=name)
    else:
        made = new_markdown_cell(cell.source, id=name)
    return made
