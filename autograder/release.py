"""Make the notebooks that learners open from the solutions, with nbgrader."""

import re
import stat
import tempfile
from collections.abc import Collection
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell, new_notebook
from traitlets.config import Config

import neurons
from autograder.course import Course, check_of, read_source, source_path, task_of
from autograder.errors import CourseError
from autograder.files import NBGRADER_CONFIG, write_text
from autograder.model import INSTALL_TAG
from autograder.stated import CATALOGUE, PRACTICE, catalogue_text, practice_text
from autograder.understand import PAGE, add_questions, page_text
from autograder.versions import RELEASE
from neurons.checks.markers import check_id

# Not `...`, which a notebook would show as `Ellipsis`.
STUB = "pass  # your answer"
# Without it the run of a whole notebook ends at the first answer that raises.
MAY_RAISE = "raises-exception"
FIRST_CELL = Path(__file__).with_name("first_cell.py.in")
# Nothing that a beginner must read: JupyterLab looks at the first, Colab at the second.
HIDDEN = {"jupyter": {"source_hidden": True}, "cellView": "form"}
TEMPLATE = "docs/classroom50/autograders/ASSIGNMENT/autograder.py"
# Files that others read as they lie in the repository, and what in them is derived.
DERIVED = (
    ("CITATION.cff", r"^version: .*$", "version: {version}"),
    ("CITATION.cff", r"^repository-code: .*$", "repository-code: {repository}"),
    ("docs/ci.md", r"uses: \S+/autograder@v\S+", "uses: {path}/autograder@v{version}"),
    (
        "docs/ci.md",
        r"--branch v\S+ \S+",
        "--branch v{version} {repository}",
    ),
    (TEMPLATE, r'^COURSE = ".*"$', 'COURSE = "{repository}"'),
    (TEMPLATE, r'^RELEASE = ".*"$', 'RELEASE = "v{version}"'),
)
# By this first line, `autograder source` knows the settings that it wrote.
OURS = '"""Settings of an nbgrader course, begun by `autograder source`; edit them."""'
SETTINGS = f"""{OURS}
from pathlib import Path

c = get_config()  # noqa: F821
c.CourseDirectory.course_id = {{course!r}}
c.CourseDirectory.root = str(Path(__file__).resolve().parent)
{{exchange}}c.IncludeHeaderFooter.header = "source/header.ipynb"
c.ClearSolutions.code_stub = {{{{"python": {STUB!r}}}}}
# Right answers that train for 150 epochs take longer than nbgrader's 30 and 4 seconds.
c.Execute.timeout = 600
c.Execute.iopub_timeout = 600
# What a learner's cell printed must not run as a script on the instructor's machine.
c.HTMLExporter.sanitize_html = True
"""
HEADER = """*Before you submit: restart the kernel, run all cells, and save.
nbgrader's **Validate** button shows which checks do not pass yet.*"""
# What describes the machine that wrote a notebook, and jupytext's own notes.
MACHINE_METADATA = ("jupytext", "language_info", "celltoolbar")


class ReleaseError(CourseError):
    """nbgrader did not make a notebook; the note is what it said."""

    exit_code = 1


def release(
    course: Course, *, only: Collection[str] = (), write: bool = True
) -> list[str]:
    """Make every exercise again, the catalogue of tasks, and what names the address.

    Args:
        course: the course.
        only: slugs of the exercises to make; all if there are none.
        write: whether to write; False only looks.

    Returns:
        Paths below the course's root of the files that were not up to date.

    Raises:
        CourseError: a solution does not state what the catalogue holds.
        ReleaseError: nbgrader refused a source.
    """
    made = {
        assignment.release: release_text(course, slug)
        for slug, assignment in course.assignments.items()
        if not only or slug in only
    }
    # A folder with the exercises alone has no checks of its own.
    if (course.root / CATALOGUE).parent.is_dir():
        made[course.root / CATALOGUE] = catalogue_text(course)
    if (course.root / PRACTICE).is_file():
        made[course.root / PRACTICE] = practice_text(course)
    if (course.root / PAGE).is_file():
        made[course.root / PAGE] = page_text(course)
    made |= derived(course)
    stale = {path: text for path, text in made.items() if _differs(path, text)}
    for path, text in stale.items() if write else ():
        write_text(path, text)
    return [path.relative_to(course.root).as_posix() for path in stale]


def _differs(path: Path, text: str) -> bool:
    return not path.is_file() or path.read_text(encoding="utf-8") != text


def write_source(course: Course, folder: Path, exchange: Path | None) -> list[Path]:
    """Write a course folder for plain nbgrader, with the solutions as its source.

    In a folder that it has written before, it renews the notebooks alone.

    Args:
        course: the course.
        folder: where to; it is made if it does not exist.
        exchange: nbgrader's exchange; None for the one that nbgrader has by default.

    Returns:
        The files that were written.

    Raises:
        CourseError: the folder holds something else, or not everyone may write to the
            exchange.
    """
    settings = folder / NBGRADER_CONFIG
    ours = settings.is_file() and settings.read_text("utf-8").startswith(OURS)
    if folder.exists() and not ours and (not folder.is_dir() or any(folder.iterdir())):
        raise CourseError(f"{folder} holds something else; name a new folder.")
    if exchange and not (exchange.is_dir() and _open_to_all(exchange)):
        raise CourseError(
            f"{exchange} must be a folder that everyone may read, enter and write to; "
            f"make it by `mkdir -p {exchange} && chmod 777 {exchange}`."
        )
    cells = [new_markdown_cell(HEADER, id="header")]
    made = {folder / "source" / "header.ipynb": new_notebook(cells=cells)}
    for slug, assignment in course.assignments.items():
        file = folder / "source" / slug / f"{assignment.name}.ipynb"
        made[file] = source_notebook(course, slug)
    for path, notebook in made.items():
        write_text(path, nbformat.writes(notebook) + "\n")
    if ours:
        return [*made]
    place = f"c.Exchange.root = {str(exchange.resolve())!r}\n" if exchange else ""
    name = course.address.path.rpartition("/")[2]
    write_text(settings, SETTINGS.format(course=name, exchange=place))
    return [*made, settings]


def _open_to_all(folder: Path) -> bool:
    return folder.stat().st_mode & stat.S_IRWXO == stat.S_IRWXO


def derived(course: Course) -> dict[Path, str]:
    """Return the files that name the course's address or version, as they should be."""
    facts = {
        "version": neurons.__version__,
        "repository": course.address.repository,
        "path": course.address.path,
    }
    made: dict[Path, str] = {}
    for name, pattern, text in DERIVED:
        path = course.root / name
        if path.is_file():
            old = made.get(path) or path.read_text(encoding="utf-8")
            made[path] = re.sub(pattern, text.format(**facts), old, flags=re.MULTILINE)
    return made


def release_text(course: Course, slug: str) -> str:
    """Return the release notebook of an exercise as the text of its file."""
    name = course.assignments[slug].name
    notebook = source_notebook(course, slug)
    with tempfile.TemporaryDirectory(prefix="release-") as folder:
        source = Path(folder) / "source" / slug / f"{name}.ipynb"
        source.parent.mkdir(parents=True)
        nbformat.write(notebook, source)
        made = Path(folder) / "release" / slug / f"{name}.ipynb"
        _generate(Path(folder), slug, made)
        released = nbformat.read(made, as_version=4)
    return _plain_text(released)


def source_notebook(course: Course, slug: str) -> NotebookNode:
    """Return a solution as an nbgrader source notebook, with fixed cell ids.

    The addresses stand in their places, and the first cell is written.
    """
    assignment = course.assignments[slug]
    points = {task.id: task.points for task in assignment.tasks}
    source = source_path(course.root, slug)
    notebook = read_source(source)
    add_questions(notebook, source.relative_to(course.root).as_posix())
    for number, cell in enumerate(notebook.cells, start=1):
        tags = [*cell.metadata.get("tags", [])]
        if task_of(cell):
            tags.append(MAY_RAISE)
        cell.metadata = nbformat.from_dict({"tags": tags} if tags else {})
        if INSTALL_TAG in tags:
            cell.metadata |= nbformat.from_dict(HIDDEN)
            cell.source = first_cell()
        cell.source = course.address.fill_in(cell.source)
        cell.id = f"{cell.cell_type}-{number:02d}"
        if task := task_of(cell):
            cell.id = task
            cell.metadata["nbgrader"] = _facts(task, solution=True)
        elif task := check_of(cell):
            cell.id = check_id(task)
            cell.metadata["nbgrader"] = _facts(
                cell.id, grade=True, locked=True, points=points[task]
            )
    for name in MACHINE_METADATA:
        notebook.metadata.pop(name, None)
    version = {"exercise": slug, "version": neurons.__version__}
    notebook.metadata[RELEASE] = nbformat.from_dict(version)
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    return notebook


def first_cell() -> str:
    """Return the cell that finds the package or installs it, without addresses."""
    text = FIRST_CELL.read_text(encoding="utf-8").strip()
    return text.replace("@VERSION@", neurons.__version__)


def _facts(grade_id: str, **changes: object) -> NotebookNode:
    """Return nbgrader's metadata for a cell, in its schema 3."""
    facts = {
        "grade": False,
        "grade_id": grade_id,
        "locked": False,
        "schema_version": 3,
        "solution": False,
        "task": False,
    }
    made: NotebookNode = nbformat.from_dict(facts | changes)
    return made


def _generate(course_dir: Path, slug: str, made: Path) -> None:
    # nbgrader takes a second to load, and most commands release nothing.
    from nbgrader.converters import GenerateAssignment
    from nbgrader.coursedir import CourseDirectory
    from nbgrader.utils import capture_log

    config = Config()
    config.CourseDirectory.root = str(course_dir)
    config.CourseDirectory.assignment_id = slug
    config.ClearSolutions.code_stub = {"python": STUB}
    config.SaveCells.enabled = False  # a database that nobody would read
    converter = GenerateAssignment(
        coursedir=CourseDirectory(config=config), config=config, no_database=True
    )
    found = capture_log(converter)
    if not found["success"] or not made.is_file():
        error = ReleaseError(f"nbgrader did not make {slug}:")
        error.add_note(found.get("log", "").strip())
        raise error


def _plain_text(notebook: NotebookNode) -> str:
    for cell in notebook.cells:
        cell.metadata.pop("collapsed", None)
    for name in MACHINE_METADATA:
        notebook.metadata.pop(name, None)
    return str(nbformat.writes(notebook)).rstrip("\n") + "\n"
