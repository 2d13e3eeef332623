"""Find out which cell of the release each submitted cell is, or answers."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from nbformat import NotebookNode

from autograder.rebuild.reader import SubmittedCell
from neurons.checks.catalogue import NAMES
from neurons.checks.definitions import defined_names, parsed
from neurons.checks.markers import (
    Marker,
    check_id,
    checked_task,
    grade_id,
    markers,
)
from neurons.checks.stubs import is_untouched

# Index of a release cell, if any, and by what it was found.
Place = tuple[int | None, str]

SAME_GIVEN = 0.9
SAME_STUB = 0.6
# Pairs of characters that may be compared for one notebook: some seconds' work.
MAX_PAIRS = 300_000_000


def task_ids(release: NotebookNode) -> list[str]:
    """Return the ids of the tasks of a release notebook, in its order."""
    ids = [grade_id(cell.metadata) for cell in release.cells]
    return [name for name in ids if name and check_id(name) in ids]


def tasks_checked(cells: Sequence[SubmittedCell]) -> list[str]:
    """Return the tasks that a notebook has a check cell for, by the cell's own text."""
    found = [checked_task(cell.source) for cell in cells if cell.kind == "code"]
    return [task for task in dict.fromkeys(found) if task]


def own_markers(source: str) -> list[Marker]:
    """Return the markers of a cell, without remarks that begin like one."""
    return [mark for mark in markers(source) if mark.alone]


def split_merged(
    cells: Sequence[SubmittedCell], tasks: Sequence[str]
) -> tuple[list[SubmittedCell], bool]:
    """Cut a cell that answers several tasks before each further task's marker.

    Returns:
        The cells, and whether any was cut.
    """
    result: list[SubmittedCell] = []
    for cell in cells:
        marks = [mark for mark in own_markers(cell.source) if mark.task in tasks]
        if cell.kind != "code" or len({mark.task for mark in marks}) < 2:
            result.append(cell)
            continue
        starts = [0, *(mark.start for mark in marks[1:])]
        ends = [*starts[1:], len(cell.source)]
        for mark, start, end in zip(marks, starts, ends, strict=True):
            part = cell.source[start:end].rstrip("\n")
            result.append(SubmittedCell("code", part, "", mark.task))
    return result, len(result) != len(cells)


def join_split(
    cells: Sequence[SubmittedCell], places: Sequence[Place], tasks: Sequence[str]
) -> tuple[list[SubmittedCell], list[Place], list[str]]:
    """Put the parts of a cell that was split together again.

    An editor copies a cell's label to both parts; only the first has the comment that
    names the task.

    Args:
        cells: the submitted cells.
        places: where each belongs.
        tasks: the task that each answers; empty where there is none.

    Returns:
        The cells, their places, and the tasks whose cells were put together.
    """
    whole: list[SubmittedCell] = []
    whole_places: list[Place] = []
    joined = set()
    for cell, place, task in zip(cells, places, tasks, strict=True):
        if (
            task
            and whole_places
            and whole_places[-1] == place
            and place[1] == "grade_id"
            and {cell.kind, whole[-1].kind} == {"code"}
            and own_markers(whole[-1].source)
            and not own_markers(cell.source)
        ):
            source = f"{whole[-1].source}\n\n{cell.source}"
            whole[-1] = replace(whole[-1], source=source)
            joined.add(task)
        else:
            whole.append(cell)
            whole_places.append(place)
    return whole, whole_places, sorted(joined)


def says_nothing(source: str) -> bool:
    """Whether a cell is untouched; a cell that Python cannot read is not."""
    return parsed(source) is not None and is_untouched(source)


class Matcher:
    """Matches submitted cells to the cells of one release notebook."""

    def __init__(self, release: NotebookNode) -> None:
        self._cells: list[NotebookNode] = release.cells
        self._tasks = set(task_ids(release))
        self._by_grade_id = {grade_id(c.metadata): i for i, c in enumerate(self._cells)}
        self._by_grade_id.pop("", None)
        self._by_id = {c.get("id", ""): i for i, c in enumerate(self._cells)}
        self._by_source = {c.source.strip(): i for i, c in enumerate(self._cells)}
        self._pairs_left = MAX_PAIRS

    def place(self, cell: SubmittedCell) -> Place:
        """Return which release cell this is, and by what that was found.

        Returns:
            Index of the release cell or None, and `grade_id`, `id`, `marker`,
            `text` or an empty string.
        """
        if cell.grade_id in self._by_grade_id:
            return self._by_grade_id[cell.grade_id], "grade_id"
        if cell.id and cell.id in self._by_id:
            return self._by_id[cell.id], "id"
        mark = next(iter(own_markers(cell.source)), None)
        if mark and mark.task in self._tasks:
            return self._by_grade_id[mark.task], "marker"
        source = cell.source.strip()
        if source and source in self._by_source:
            return self._by_source[source], "text"
        return self._similar(cell, source), "text"

    def _similar(self, cell: SubmittedCell, source: str) -> int | None:
        """Return a given cell with nearly the same text."""
        best, place = SAME_GIVEN, None
        for index, given in enumerate(self._cells):
            if grade_id(given.metadata) or given.cell_type != cell.kind:
                continue
            ratio = self._similarity(given.source.strip(), source, best)
            if ratio >= best:
                best, place = ratio, index
        return place

    def answer_among(
        self, task: str, cells: Sequence[SubmittedCell], free: Sequence[int]
    ) -> int | None:
        """Return the cell that answers a task whose own cell is lost or untouched.

        Args:
            task: the task's id.
            cells: all submitted cells.
            free: indices of those that are no release cell; the last that fits wins.
        """
        code = [i for i in free if cells[i].kind == "code" and cells[i].source.strip()]
        code = [i for i in code if not says_nothing(cells[i].source)]
        place = self._by_names(task, {i: defined_names(cells[i].source) for i in code})
        if place is not None:
            return place
        stub = self._cells[self._by_grade_id[task]].source
        best = SAME_STUB
        for index in code:
            ratio = self._similarity(stub, cells[index].source, best)
            if ratio >= best:
                best, place = ratio, index
        return place

    def _by_names(self, task: str, defined: Mapping[int, set[str]]) -> int | None:
        """Return the last cell with the task's names and, if possible, no other's.

        Two tasks may share a name: the model that one builds, the other fits.
        """
        wanted = set(NAMES.get(task, ()))
        others = {n for other in self._tasks - {task} for n in NAMES.get(other, ())}
        fits = [index for index, names in defined.items() if names & wanted]
        own = [index for index in fits if defined[index] & (wanted - others)]
        alone = [index for index in fits if not defined[index] & (others - wanted)]
        for found in (own, alone, fits):
            if found:
                return found[-1]
        return None

    def _similarity(self, one: str, other: str, least: float) -> float:
        """Return how alike two texts are, 0 to 1; 0 if it is surely below `least`."""
        if min(len(one), len(other)) * 2 < least * (len(one) + len(other)):
            return 0.0
        matcher = SequenceMatcher(None, one, other, autojunk=False)
        if matcher.quick_ratio() < least:
            return 0.0
        self._pairs_left -= len(one) * len(other)
        return matcher.ratio() if self._pairs_left > 0 else 0.0
