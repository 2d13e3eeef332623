"""Put a learner's answers into a fresh copy of the release notebook."""

from __future__ import annotations

import copy
from collections import defaultdict
from dataclasses import replace

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from autograder.model import INSTALL_TAG, Rebuilt, is_for_learner
from autograder.rebuild.matcher import (
    Matcher,
    Place,
    own_markers,
    says_nothing,
    split_merged,
    task_ids,
    tasks_checked,
)
from autograder.rebuild.reader import Reading, SubmittedCell
from autograder.versions import differences, version_of
from neurons.checks.definitions import parsed
from neurons.checks.markers import check_id, grade_id, task_of_check

MAX_EXTRA_CELLS = 300
MAX_REPAIRS = 30
# Some editors keep only the id: a learner need not know that.
FOUND_BY = {
    "marker": "by its comment `# task: {task}`",
    "names": "by the names that it defines",
}


class Rebuilder:
    """Rebuilds one submission; `build` may be called once."""

    def __init__(self, release: NotebookNode, reading: Reading) -> None:
        """Look at the submission.

        Args:
            release: the notebook that learners were given; it is not changed.
            reading: what was read of the learner's file.
        """
        self._release = copy.deepcopy(release)
        self._tasks = task_ids(release)
        self._index = {grade_id(c.metadata): i for i, c in enumerate(release.cells)}
        self._matcher = Matcher(release)
        self._repairs = reading.repairs
        self._version = reading.version
        self._own_version = version_of(release.metadata, ())
        self._is_other = bool(differences(self._version, self._own_version, (), ()))
        self._cells, cut = split_merged(reading.cells, self._tasks)
        if cut:
            self._repairs.append(
                "One cell held the answers to several tasks; it was cut apart."
            )
        self._extra: dict[int, list[SubmittedCell]] = defaultdict(list)
        self._answers: dict[str, SubmittedCell] = {}

    def build(self) -> Rebuilt:
        """Return the rebuilt notebook, with a sentence on every repair."""
        places = self._join_split([self._matcher.place(cell) for cell in self._cells])
        self._say_given(places)
        chosen = {task: self._choose(task, places) for task in self._tasks}
        self._keep_extras(places, {i for i in chosen.values() if i is not None})
        missing = frozenset(task for task, place in chosen.items() if place is None)
        new = self._say_release(missing)
        for task in self._tasks:
            if task in missing and task not in new and self._cells:
                self._repairs.append(
                    f"The cell of task `{task}` was not found; "
                    "it counts as not started."
                )
        untouched = frozenset(
            task for task in self._tasks if task not in missing and self._is_stub(task)
        )
        notebook = self._notebook()
        if len(self._repairs) > MAX_REPAIRS:
            rest = len(self._repairs) - MAX_REPAIRS
            further = f"{rest} further things were mended."  # a learner's sentence
            self._repairs[MAX_REPAIRS:] = [further]
        return Rebuilt(notebook, self._repairs, untouched, missing)

    def _join_split(self, places: list[Place]) -> list[Place]:
        """Put the parts of a cell that was split together again.

        An editor copies a cell's label to both parts; only the first has the comment
        that names the task.
        """
        cells: list[SubmittedCell] = []
        joined_places: list[Place] = []
        joined = set()
        for cell, place in zip(self._cells, places, strict=True):
            task = self._task_at(place)
            if (
                task
                and joined_places
                and joined_places[-1] == place
                and place[1] == "grade_id"
                and {cell.kind, cells[-1].kind} == {"code"}
                and own_markers(cells[-1].source)
                and not own_markers(cell.source)
            ):
                whole = f"{cells[-1].source}\n\n{cell.source}"
                cells[-1] = replace(cells[-1], source=whole)
                joined.add(task)
            else:
                cells.append(cell)
                joined_places.append(place)
        self._cells = cells
        for task in sorted(joined):
            self._repairs.append(
                f"The answer to task `{task}` had been split; it was put together."
            )
        return joined_places

    def _task_at(self, place: Place) -> str:
        """Return the task whose answer belongs to a place; empty if none does."""
        index = place[0]
        name = "" if index is None else grade_id(self._release.cells[index].metadata)
        return name if name in self._tasks else ""

    def _say_given(self, places: list[Place]) -> None:
        """Report which given cells are gone, and whether the order was changed."""
        if not self._cells:
            return
        there = [index for index, _ in places if index is not None]
        lost = sum(
            cell.cell_type == "code"
            and not grade_id(cell.metadata)
            and not is_for_learner(cell)
            and index not in there
            for index, cell in enumerate(self._release.cells)
        )
        if lost and not self._is_other:
            cells = "A given cell was" if lost == 1 else f"{lost} given cells were"
            self._repairs.append(f"{cells} missing; the original was put back.")
        checks = [
            task for task in self._tasks if self._index[check_id(task)] not in there
        ]
        if checks and not self._is_other:
            named = ", ".join(f"`{task}`" for task in checks)
            self._repairs.append(
                f"Check cells were missing and were put back: {named}."
            )
        # A copy may be anywhere; the first of each shows the order.
        order = [self._index[task] for task in map(self._task_at, places) if task]
        if list(dict.fromkeys(order)) != sorted(set(order)):
            self._repairs.append(
                "The answers stood in another order; they were run in the exercise's."
            )

    def _say_release(self, missing: frozenset[str]) -> list[str]:
        """Report what another release had; return the tasks that it did not have."""
        if not self._is_other:
            return []
        had = tasks_checked(self._cells)
        new = [task for task in self._tasks if task in missing and task not in had]
        gone = [task for task in had if task not in self._tasks]
        self._repairs += differences(self._version, self._own_version, new, gone)
        return new

    def _choose(self, task: str, places: list[Place]) -> int | None:
        """Return the submitted cell that answers a task; the last edited one."""
        mine = self._index[task]
        own = [i for i, (place, _) in enumerate(places) if place == mine]
        edited = [i for i in own if self._says_something(task, self._cells[i])]
        best: int | None
        if edited:
            best, how = edited[-1], places[edited[-1]][1]
            if len(edited) > 1:
                self._repairs.append(
                    f"Task `{task}` had {len(edited)} edited cells; the last counts."
                )
        else:
            free = [i for i, (place, _) in enumerate(places) if place is None]
            best, how = self._matcher.answer_among(task, self._cells, free), "names"
            if best is not None:
                places[best] = (mine, how)
            elif own:
                best, how = own[-1], places[own[-1]][1]
        if best is None:
            return None
        self._take(task, self._cells[best], how)
        return best

    def _take(self, task: str, cell: SubmittedCell, how: str) -> None:
        self._answers[task] = cell
        if how in FOUND_BY and self._says_something(task, cell):
            found = FOUND_BY[how].format(task=task)
            self._repairs.append(
                f"The answer to task `{task}` was found {found}: "
                "its cell had lost its label."
            )
        if cell.kind != "code" and cell.source.strip():
            self._repairs.append(
                f"The cell of task `{task}` had become a text cell; it was run as code."
            )

    def _keep_extras(self, places: list[Place], chosen: set[int]) -> None:
        """Collect the learner's further cells by the release cell that they follow."""
        anchor = -1
        changed_checks = []
        for index, (cell, (place, _)) in enumerate(
            zip(self._cells, places, strict=True)
        ):
            if place is not None:
                anchor = place
            if index in chosen or not cell.source.strip():
                continue
            if place is None:
                self._extra[anchor].append(cell)
                continue
            given = self._release.cells[place]
            name = grade_id(given.metadata)
            if cell.source.strip() == given.source.strip():
                continue
            if task := task_of_check(name):
                changed_checks.append(task)
            elif name in self._tasks:
                # An earlier answer: later cells may need it.
                if self._says_something(name, cell):
                    self._extra[place - 1].append(cell)
            elif self._is_other and is_for_learner(given):
                continue
            elif INSTALL_TAG in given.metadata.get("tags", []):
                self._repairs.append("The cell that installs the package was not run.")
            else:
                self._extra[place].append(cell)
        for task in dict.fromkeys(changed_checks):
            self._repairs.append(
                f"The check cell of task `{task}` had been changed; "
                "the original one was used."
            )

    def _notebook(self) -> NotebookNode:
        cells: list[NotebookNode] = []
        left = MAX_EXTRA_CELLS
        for index in range(-1, len(self._release.cells)):
            if index >= 0:
                cells.append(self._answered(self._release.cells[index]))
            for cell in self._extra[index]:
                left -= 1
                if left >= 0:
                    cells.append(_extra_cell(cell, MAX_EXTRA_CELLS - left))
        if left < 0:
            self._repairs.append(
                f"The notebook had more than {MAX_EXTRA_CELLS} further cells; "
                f"{-left} were left out."
            )
        self._release.cells = cells
        return self._release

    def _answered(self, given: NotebookNode) -> NotebookNode:
        answer = self._answers.get(grade_id(given.metadata))
        if answer is not None:
            given.source = answer.source
        if given.cell_type == "code":
            given.outputs, given.execution_count = [], None
        return given

    def _is_stub(self, task: str) -> bool:
        return not self._says_something(task, self._answers[task])

    def _says_something(self, task: str, cell: SubmittedCell) -> bool:
        stub = self._release.cells[self._index[task]].source.strip()
        if cell.source.strip() in {"", stub} or says_nothing(cell.source):
            return False
        return cell.kind == "code" or parsed(cell.source) is not None


def _extra_cell(cell: SubmittedCell, number: int) -> NotebookNode:
    if cell.kind == "code":
        made: NotebookNode = new_code_cell(cell.source, id=f"extra-{number}")
    else:
        made = new_markdown_cell(cell.source, id=f"extra-{number}")
    return made
