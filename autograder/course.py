"""The course as one value: its exercises, their tasks and points, its settings.

Every fact is read from its one home: pages from `_toc.yml`, the address from
`_config.yml`, exercises, tasks and points from the solutions, limits and seeds from
`[tool.autograder]` in `pyproject.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.address import Address, read_address
from autograder.errors import CourseError
from autograder.files import NBGRADER_CONFIG
from autograder.model import Assignment, TaskCell
from autograder.sandbox import Limits
from autograder.task_folders import compare_with_folders
from autograder.toc import read_contents
from neurons.checks.markers import CALL, checked_task, markers

if TYPE_CHECKING:
    from nbformat import NotebookNode

SLUG = re.compile(r"\d\d-[a-z]+(-[a-z]+)*$")
# What makes a folder one of a course.
NEEDED = ("_config.yml", "_toc.yml", "pyproject.toml", "solutions")
# The checkout that this package was installed from, if it was.
CHECKOUT = Path(__file__).resolve().parents[1]
TABLE = "[tool.autograder]"


@dataclass(frozen=True, slots=True)
class Course:
    """A course folder.

    Attributes:
        root: the folder.
        assignments: graded notebooks by slug, in order.
        pages: pages of the book, as in `_toc.yml`, in order, without ending.
        address: where the course lives.
        settings: the table `[tool.autograder]`.
    """

    root: Path
    assignments: dict[str, Assignment]
    pages: tuple[str, ...]
    address: Address
    settings: Mapping[str, object] = field(default_factory=dict)

    @classmethod
    def load(cls, root: str | Path = ".") -> Course:
        """Read a course.

        Raises:
            CourseError: this is no course folder, or a source or a page is missing or
                not complete; the message names file and line and says what to do.
        """
        root = Path(root).absolute()
        if lacking := _lacking(root):
            raise CourseError(
                f"{root} is no course's folder (it has no {lacking}); run this in the "
                "course's folder, or name it by --course or AUTOGRADER_COURSE"
            )
        root = root.resolve()
        project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
        places: dict[str, str] = {}
        assignments = {
            slug: _assignment(root, slug, places) for slug in _slugs(root / "solutions")
        }
        pages = read_contents(root).pages
        compare_with_folders(places, practice_places(root, pages))
        return cls(
            root,
            assignments,
            pages,
            read_address(root),
            project.get("tool", {}).get("autograder", {}),
        )

    def seed(self) -> int:
        """The seed of the probes.

        Raises:
            CourseError: the course has none.
        """
        seed = self.settings.get("seed")
        if not isinstance(seed, int):
            raise CourseError(f"pyproject.toml has no seed in {TABLE}; give --seed.")
        return seed

    def limits(self) -> Limits:
        """What a learner's notebook may use.

        Raises:
            CourseError: a limit is unknown, or none.
        """
        try:
            return Limits.from_dict(self._table("limits"))
        except ValueError as error:
            where = "pyproject.toml, [tool.autograder.limits]"
            raise CourseError(f"{where}: {error}.") from error

    def due_dates(self) -> dict[str, datetime]:
        """Due dates by assignment, in UTC and without a zone, as nbgrader keeps them.

        Raises:
            CourseError: a date is none, or does not say its time zone.
        """
        dates = {}
        for slug, when in self._table("due").items():
            if not isinstance(when, datetime) or when.tzinfo is None:
                raise CourseError(
                    f"pyproject.toml, {TABLE}, due.{slug} is {when}; write date, time "
                    "and offset from UTC, such as 2026-11-01T23:59:00+01:00"
                )
            dates[slug] = when.astimezone(UTC).replace(tzinfo=None)
        return dates

    def nbgrader_config(self, db_url: str = "") -> Path | None:
        """The settings for nbgrader beside a gradebook, or the course's own, if any."""
        name = db_url.partition("sqlite:///")[2]
        beside = [Path(name).with_name(NBGRADER_CONFIG)] if name else []
        places = [*beside, self.root / NBGRADER_CONFIG]
        return next((config for config in places if config.is_file()), None)

    def _table(self, name: str) -> dict[str, object]:
        table = self.settings.get(name, {})
        if not isinstance(table, dict):
            where = f"pyproject.toml, [tool.autograder.{name}]"
            raise CourseError(f"{where} is {table!r}; make it a table.")
        return table


def find_course(named: Path | None = None) -> Path:
    """The folder of the course to work on.

    Args:
        named: the folder that a person named; it is not looked for elsewhere.

    Returns:
        `named`; else the current folder or the first above it that is a course's; else
        the checkout that this package was installed from.

    Raises:
        CourseError: none of them is a course's; the message lists them.
    """
    if named is not None:
        return named.expanduser()  # a variable of CI has its `~` still
    try:
        here = Path.cwd()
        above = [here, *here.parents]
    except FileNotFoundError:  # somebody deleted it
        above = []
    for folder in (*above, CHECKOUT):
        if not _lacking(folder):
            return folder
    looked = ", ".join(map(str, (*above, CHECKOUT)))
    raise CourseError(
        f"there is no course in {looked}; run this in the course's folder, "
        "or name it by --course or AUTOGRADER_COURSE"
    )


def _lacking(folder: Path) -> str:
    """What a folder visibly lacks to be a course's; empty if nothing."""
    for needed in NEEDED:
        try:
            if not (folder / needed).exists():
                return needed
        except OSError:  # nobody may look there
            return needed
    return ""


def source_path(root: Path, slug: str) -> Path:
    """Where the solution of an exercise lies: `solutions/04-relu/relu.md`."""
    return root / "solutions" / slug / f"{slug.split('-', 1)[1]}.md"


def release_path(root: Path, slug: str) -> Path:
    """Where learners open an exercise: `exercises/04-relu/relu.ipynb`."""
    return root / "exercises" / slug / f"{slug.split('-', 1)[1]}.ipynb"


def read_source(source: Path) -> NotebookNode:
    """A solution's text as a notebook."""
    import jupytext  # loads for a while, and not every command reads a solution

    notebook: NotebookNode = jupytext.read(source, fmt="md:myst")
    return notebook


def check_of(cell: NotebookNode) -> str:
    """The task that a check cell checks; empty for any other cell."""
    return checked_task(cell.source) if cell.cell_type == "code" else ""


def task_of(cell: NotebookNode) -> str:
    """The task that a solution cell answers; empty for any other cell."""
    found = markers(cell.source) if cell.cell_type == "code" else []
    begins = found and not cell.source[: found[0].start].strip()
    return found[0].task if begins else ""


def _slugs(solutions: Path) -> list[str]:
    """The exercises in the folder of solutions, in the order of their numbers."""
    return sorted(
        folder.name for folder in solutions.iterdir() if SLUG.match(folder.name)
    )


def _assignment(root: Path, slug: str, places: dict[str, str]) -> Assignment:
    """Read an exercise; adds to `places` where each of its tasks is checked."""
    source = source_path(root, slug)
    if not source.is_file():
        raise CourseError(
            f"{source.relative_to(root)} is missing; write the exercise {slug} in it"
        )
    notebook = read_source(source)
    tasks: list[TaskCell] = []
    before = ""
    for cell in notebook.cells:
        task = check_of(cell)
        if task:
            points = cell.metadata.get("points")
            nth = sum(one.id == task for one in tasks)
            line = line_of(source, cell.source, nth)
            where = f"{source.relative_to(root)}:{line}"
            if not isinstance(points, (int, float)) or points <= 0:
                raise CourseError(
                    f'{where}: the check cell "check-{task}" has no points; '
                    "add points to it"
                )
            if before != task:
                raise CourseError(
                    f'{where}: the check cell "check-{task}" does not follow the cell '
                    f"with `# task: {task}`; move it there"
                )
            if task in places:
                raise CourseError(
                    f"{where}: there is a task {task!r} already, in {places[task]}; "
                    "give one of the two another id"
                )
            places[task] = where
            tasks.append(TaskCell(task, float(points)))
        before = task_of(cell)
    return Assignment(slug, release_path(root, slug), tuple(tasks))


def practice_places(root: Path, pages: Sequence[str]) -> dict[str, str]:
    """Where chapters check their tasks for practice: file and line by the task's id."""
    places = {}
    for page in pages:
        source = root / f"{page}.md"
        # Of most pages the text says soon that they have none.
        has_any = CALL.search(source.read_text(encoding="utf-8"))
        for cell in read_source(source).cells if has_any else ():
            if task := check_of(cell):
                places[task] = f"{page}.md:{line_of(source, cell.source)}"
    return places


def line_of(source: Path, text: str, nth: int = 0) -> int:
    """The line of a source that holds a text for the nth time, counted from 0."""
    lines = source.read_text(encoding="utf-8").splitlines()
    found = [number for number, line in enumerate(lines, 1) if line == text.strip()]
    return found[nth] if nth < len(found) else 1
