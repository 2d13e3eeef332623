"""Put a learner's answers into a fresh copy of the release notebook."""

import copy
from collections import defaultdict

from nbformat import NotebookNode

from autograder.model import INSTALL_TAG, Rebuilt, is_for_learner
from autograder.rebuild.cells import extra_cell, prepared
from autograder.rebuild.elsewhere import (
    LEFT_OUT,
    answers_one_of,
    check_after,
    find_elsewhere,
    surely_defined,
)
from autograder.rebuild.layout import layout
from autograder.rebuild.matcher import (
    Matcher,
    Place,
    join_split,
    says_nothing,
    split_merged,
    task_ids,
    tasks_checked,
)
from autograder.rebuild.reader import Reading, SubmittedCell
from autograder.versions import differences, is_former, version_of
from neurons.checks.definitions import parsed
from neurons.checks.markers import check_id, grade_id, task_of_check

MAX_EXTRA_CELLS = 300
MAX_REPAIRS = 30
NEW_GIVEN = "A given cell is new since then; your notebook's own was run after it."
# Some editors keep only the id: a learner need not know that.
FOUND_BY = {
    "marker": "by its comment `# task: {task}`",
    "names": "by the names that it defines",
}


class Rebuilder:
    """Rebuilds one submission; `build` may be called once."""

    def __init__(self, release: NotebookNode, reading: Reading) -> None:
        """Look at the submission."""
        self._release = copy.deepcopy(release)
        self._tasks = task_ids(release)
        self._index = {grade_id(c.metadata): i for i, c in enumerate(release.cells)}
        self._matcher = Matcher(release)
        self._repairs = reading.repairs
        self._version, self._damage = reading.version, reading.damage
        self._own_version = version_of(release.metadata, ())
        self._is_other = bool(differences(self._version, self._own_version, (), ()))
        cells = prepared(reading.cells, release, self._tasks, self._repairs)
        self._cells, cut = split_merged(cells, self._tasks)
        if cut:
            self._repairs.append(
                "One cell held the answers to several tasks; it was cut apart."
            )
        # Indices of the learner's further cells, by the release cell they follow.
        self._extra: dict[int, list[int]] = defaultdict(list)
        self._answers: dict[str, SubmittedCell] = {}
        self._elsewhere: dict[str, int] = {}

    def build(self) -> Rebuilt:
        """Return the rebuilt notebook, with a sentence on every repair."""
        places = self._join_split([self._matcher.place(cell) for cell in self._cells])
        if self._cells:
            there = [index for index, _ in places if index is not None]
            order = [self._index[task] for task in map(self._task_at, places) if task]
            self._repairs += layout(self._release, there, order, other=self._is_other)
        defined = [surely_defined(cell) for cell in self._cells]
        unanswered = [t for t in self._tasks if not self._edited(t, places)]
        chosen = {t: self._choose(t, places, unanswered, defined) for t in self._tasks}
        self._look_elsewhere(chosen, defined)
        missing = frozenset(
            task
            for task, place in chosen.items()
            if place is None and task not in self._elsewhere
        )
        new = self._new_tasks(missing)
        self._keep_extras(places, {i for i in chosen.values() if i is not None})
        for task in self._tasks:
            if task in missing and task not in new and self._cells:
                self._repairs.append(
                    f"The cell of task `{task}` was not found; "
                    "it counts as not started."
                )
        untouched = frozenset(
            task
            for task in self._tasks
            if task not in missing
            and task not in self._elsewhere
            and self._is_stub(task)
        )
        notebook, elsewhere = self._notebook()
        if len(self._repairs) > MAX_REPAIRS:
            rest = len(self._repairs) - MAX_REPAIRS
            self._repairs[MAX_REPAIRS:] = [f"{rest} further things were repaired."]
        return Rebuilt(
            notebook,
            self._repairs,
            untouched,
            missing,
            elsewhere=elsewhere,
            damage=self._damage,
        )

    def _join_split(self, places: list[Place]) -> list[Place]:
        """Put the parts of cells that were split together again."""
        tasks = [self._task_at(place) for place in places]
        self._cells, joined_places, joined = join_split(self._cells, places, tasks)
        for task in joined:
            self._repairs.append(
                f"The answer to task `{task}` had been split; it was put together."
            )
        return joined_places

    def _task_at(self, place: Place) -> str:
        """Return the task whose answer belongs to a place; empty if none does."""
        index = place[0]
        name = "" if index is None else grade_id(self._release.cells[index].metadata)
        return name if name in self._tasks else ""

    def _new_tasks(self, missing: frozenset[str]) -> list[str]:
        """Report what another release had; return the tasks that it did not have."""
        if not self._is_other:
            return []
        had = tasks_checked(self._cells)
        new = [task for task in self._tasks if task in missing and task not in had]
        gone = [task for task in had if task not in self._tasks]
        self._repairs += differences(self._version, self._own_version, new, gone)
        return new

    def _edited(self, task: str, places: list[Place]) -> list[int]:
        """Return the cells of a task in which there is something, as they stand.

        Code from a text or check cell never takes the place of the task's own cell.
        """
        own = [i for i, (at, _) in enumerate(places) if at == self._index[task]]
        edited = [i for i in own if self._says_something(task, self._cells[i])]
        return [i for i in edited if not self._cells[i].origin] or edited

    def _choose(
        self,
        task: str,
        places: list[Place],
        unanswered: list[str],
        defined: list[set[str]],
    ) -> int | None:
        """Return the submitted cell that answers a task; the last edited one."""
        mine = self._index[task]
        own = [i for i, (place, _) in enumerate(places) if place == mine]
        best: int | None
        if edited := self._edited(task, places):
            best, how = edited[-1], places[edited[-1]][1]
            if len(edited) > 1:
                self._repairs.append(
                    f"Task `{task}` had {len(edited)} edited cells; the last counts."
                )
        else:
            free = [i for i, (place, _) in enumerate(places) if place is None]
            best, how = self._matcher.answer_among(task, self._cells, free), "names"
            others = [other for other in unanswered if other != task]
            if best is not None and answers_one_of(others, task, defined[best]):
                # It stays where it is, and is looked at for each of them.
                best = None
            if best is not None:
                places[best] = (mine, how)
            elif own:
                best, how = own[-1], places[own[-1]][1]
        if best is None:
            return None
        self._take(task, self._cells[best], how)
        return best

    def _look_elsewhere(
        self, chosen: dict[str, int | None], defined: list[set[str]]
    ) -> None:
        """Find the cells that define what the cells of some tasks leave open.

        The stub of such a task must not run: it would take the names away again.
        """
        for task in self._tasks:
            if chosen[task] is not None and not self._is_stub(task):
                continue
            mine = {i: other for other, i in chosen.items() if i is not None}
            found = find_elsewhere(task, self._tasks, defined, mine)
            if found is None:
                continue
            self._elsewhere[task] = found
            where = self._cells[found].origin or "another cell"
            self._answers[task] = SubmittedCell("code", LEFT_OUT.format(task=task))
            note = f"The answer to task `{task}` stands in {where}; it counts."
            self._repairs.append(note)

    def _take(self, task: str, cell: SubmittedCell, how: str) -> None:
        self._answers[task] = cell
        if cell.origin:
            self._repairs.append(
                f"The answer to task `{task}` stood in {cell.origin}; it counts."
            )
        elif how in FOUND_BY and self._says_something(task, cell):
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
        pairs = zip(self._cells, places, strict=True)
        for index, (cell, (place, _)) in enumerate(pairs):
            if place is not None:
                anchor = place
            if index in chosen or not cell.source.strip():
                continue
            if cell.origin and index not in self._elsewhere.values():
                continue
            if place is None or cell.origin:
                self._extra[anchor].append(index)
                continue
            given = self._release.cells[place]
            name = grade_id(given.metadata)
            if cell.source.strip() == given.source.strip() or is_former(cell.source):
                continue
            if task := task_of_check(name):
                changed_checks.append(task)
            elif name in self._tasks:
                # An earlier answer: later cells may need it.
                if self._says_something(name, cell):
                    self._extra[place - 1].append(index)
            elif self._is_other and is_for_learner(given):
                continue
            elif INSTALL_TAG in given.metadata.get("tags", []):
                self._repairs.append("The cell that installs the package was not run.")
            else:
                self._extra[place].append(index)
                if self._is_other and NEW_GIVEN not in self._repairs:
                    self._repairs.append(NEW_GIVEN)
        for task in dict.fromkeys(changed_checks):
            self._repairs.append(
                f"The check cell of task `{task}` had been changed; "
                "the original one was used."
            )

    def _notebook(self) -> tuple[NotebookNode, dict[str, str]]:
        """Return the notebook, and the ids of the cells that answer from elsewhere."""
        cells: list[NotebookNode] = []
        answers = {id(cell): task for task, cell in self._answers.items()}
        ids = {i: answers.get(id(cell), "") for i, cell in enumerate(self._cells)}
        left = MAX_EXTRA_CELLS
        for index in range(-1, len(self._release.cells)):
            if index >= 0:
                cells.append(self._answered(self._release.cells[index]))
            for extra in self._extra[index]:
                left -= 1
                if left >= 0:
                    ids[extra] = f"extra-{MAX_EXTRA_CELLS - left}"
                    cells.append(extra_cell(self._cells[extra], ids[extra]))
        if left < 0:
            self._repairs.append(
                f"The notebook had more than {MAX_EXTRA_CELLS} further cells; "
                f"{-left} were left out."
            )
        elsewhere = {task: ids[i] for task, i in self._elsewhere.items() if ids[i]}
        for task, name in elsewhere.items():
            check_after(cells, check_id(task), name)
        self._release.cells = cells
        return self._release, elsewhere

    def _answered(self, given: NotebookNode) -> NotebookNode:
        if answer := self._answers.get(grade_id(given.metadata)):
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
