"""What the notebook that learners open says of a task: its hints, its chapter.

The notebook is the one home of both: it comes with the installed package, and lies
in the repository's `exercises/`.
"""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from neurons.checks.catalogue import CHAPTERS, EXERCISES, section_of
from neurons.checks.markers import marked_task

PACKAGE = Path(__file__).resolve().parents[1]
TASK = re.compile(r"^## Task \d+: `(\w+)`.*$", re.MULTILINE)
TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
FOLD = re.compile(
    r"<details>\s*<summary>Hint \d+: (.*?)</summary>\s*(.*?)\s*</details>", re.DOTALL
)
EXTENT = re.compile(r"\*\*(\d+) tasks?, (\d+) points?, about (\d+) minutes\.\*\*")
ROW = re.compile(r"^\| `(\w+)` \| (.*) \| (\d+) \|$", re.MULTILINE)
CHAPTER = re.compile(r"\[([^\]]+)\]\((https?://[^)\s]+/chapters/[^)\s]+\.html)\)")


@dataclass(frozen=True, slots=True)
class Hint:
    """One fold of a task's hints.

    Attributes:
        title: what kind of hint it is, e.g. `"a question"`.
        text: the hint itself, Markdown.
    """

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the book: its name and its web address."""

    name: str
    address: str


def slug_of(task: str) -> str:
    """The exercise that a task belongs to, or the chapter of one for practice.

    Raises:
        KeyError: there is no such task.
    """
    for slug, tasks in (EXERCISES | CHAPTERS).items():
        if any(one.id == task for one in tasks):
            return slug
    raise KeyError(f"no task {task!r}")


def title_of(slug: str) -> str:
    """An exercise's title; its slug where the notebook is not found."""
    found = TITLE.search(_text(slug))
    return found.group(1) if found else slug


def hints_of(task: str) -> tuple[Hint, ...]:
    """A task's hints in order; empty where the notebook is not found."""
    pieces = TASK.split(_text(slug_of(task)))
    texts = dict(zip(pieces[1::2], pieces[2::2]))
    return tuple(Hint(*found) for found in FOLD.findall(texts.get(task, "")))


def read_again(task: str) -> Place | None:
    """The section of the book that explains a task, else its chapter.

    Returns:
        None where the notebook, which knows the book's address, is not found.
    """
    found = CHAPTER.search(_text(slug_of(task)))
    if found is None:
        return None
    name, address = found.groups()
    heading = section_of(task)
    if not heading:
        return Place(name, address)
    return Place(f"{name}: {heading}", f"{address}#{anchor(heading)}")


def anchor(heading: str) -> str:
    """The id that a heading gets in the book's pages."""
    return re.sub(r"[^a-z0-9]+", "-", heading.lower()).strip("-")


def file_name(slug: str) -> str:
    """What an exercise's notebook is called: `relu.ipynb`."""
    return f"{slug.split('-', 1)[1]}.ipynb"


def notebook_path(slug: str) -> Path | None:
    """Where an exercise's notebook lies; None if it is not there."""
    for folder in (PACKAGE / "data" / "exercises", PACKAGE.parent / "exercises"):
        if (file := folder / slug / file_name(slug)).is_file():
            return file
    return None


def code_of(slug: str) -> list[str]:
    """The text of each code cell of an exercise's notebook; empty if not found."""
    return [source for kind, source in _cells(slug) if kind == "code"]


def text_of(slug: str) -> list[str]:
    """The text of each text cell of an exercise's notebook; empty if not found."""
    return [source for kind, source in _cells(slug) if kind == "markdown"]


def stub_of(task: str) -> str:
    """The text of a task's untouched cell; empty if the notebook is not found."""
    found = (code for code in code_of(slug_of(task)) if marked_task(code) == task)
    return next(found, "")


@cache
def _text(slug: str) -> str:
    """The Markdown of an exercise's notebook, all cells joined; empty if not found."""
    return "\n\n".join(text_of(slug))


def _cells(slug: str) -> list[tuple[str, str]]:
    """Kind and text of each cell of an exercise's notebook; empty if not found."""
    file = notebook_path(slug)
    if file is None:
        return []
    notebook = json.loads(file.read_text(encoding="utf-8"))
    return [(c["cell_type"], "".join(c["source"])) for c in notebook["cells"]]


def extent_of(slug: str) -> tuple[int, int, int]:
    """How much an exercise is: tasks, points, and expected minutes.

    Raises:
        ValueError: the notebook is not found or does not say.
    """
    found = EXTENT.search(_text(slug))
    if found is None:
        raise ValueError(f"{slug}: the notebook's head does not say how much it is")
    tasks, points, minutes = found.groups()
    return int(tasks), int(points), int(minutes)


def tasks_of(slug: str) -> list[tuple[str, str, int]]:
    """An exercise's tasks from its table of points: id, what it trains, points."""
    _, _, table = _text(slug).partition("\n## Your points")
    rows = ROW.findall(table)
    return [(task, trains.strip(), int(points)) for task, trains, points in rows]
