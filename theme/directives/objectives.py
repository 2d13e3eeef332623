"""The table of objectives: where each one is taught, tested and practiced."""

import json
import re
from pathlib import Path
from typing import NotRequired, TypedDict

import yaml
from sphinx.application import Sphinx

from autograder.errors import CourseError
from theme.directives.chapter_numbers import number_of

PLACE = "@OBJECTIVES@"
FILE = Path("chapters/teaching/objectives.yml")
# The tasks of each exercise, as `autograder release` notes them.
TASKS = Path("neurons/checks/catalogue.json")
AIM = re.compile(r"^- (.+)$", re.MULTILINE)
HEADING = re.compile(r"^###? (.+)$", re.MULTILINE)


class Objective(TypedDict):
    """Where an objective is taught, tested and practiced.

    Attributes:
        section: heading of its section.
        asks: ids of the questions of the page that test it.
        doing: heading of a part in which a reader does it.
        tasks: tasks of the exercise that practice it.
    """

    section: str
    asks: NotRequired[list[str]]
    doing: NotRequired[str]
    tasks: NotRequired[list[str]]


def aims(text: str) -> list[str]:
    """Read the objectives in the header of a chapter.

    Returns:
        The objectives, as written.
    """
    header = text.partition("**At the end you can**")[2].partition("**You need**")[0]
    return AIM.findall(header)


def places(root: Path) -> dict[str, list[Objective]]:
    """Read where each objective has its place.

    Returns:
        For each page the places of its objectives. A task that no objective names
        practices the one that is taught in the task's own section, or last before it.
    """
    text = (root / FILE).read_text(encoding="utf-8")
    listed: dict[str, list[Objective]] = yaml.safe_load(text)
    file = root / TASKS
    exercises = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    for slug, tasks in exercises.items():
        # A chapter of several pages has one exercise.
        pages = {page: listed[page] for page in listed if page[:2] == slug[:2]}
        every = [place for own in pages.values() for place in own]
        named = {task for place in every for task in place.get("tasks", [])}
        sections = {task["id"]: task["section"] for task in tasks}
        for task in sections.keys() - named:
            for page, own in pages.items():
                if place := _taught(own, headings(root, page), sections[task]):
                    place.setdefault("tasks", []).append(task)
        for place in every:
            place.get("tasks", []).sort(key=list(sections).index)
    return listed


def headings(root: Path, page: str) -> list[str]:
    """Read the headings of a chapter below its title, in order."""
    text = (root / f"chapters/{page}.md").read_text(encoding="utf-8")
    return HEADING.findall(text)


def _taught(
    objectives: list[Objective], sections: list[str], section: str
) -> Objective | None:
    """Find the objective of a section, or the last one before it on the page."""
    if section not in sections:
        return None
    above = sections[: sections.index(section) + 1]
    found = [one for one in objectives if one["section"] in above]
    nearest = max(found, key=lambda one: above.index(one["section"]), default=None)
    return nearest or objectives[0]


def row(page: str, number: str, aim: str, place: Objective) -> str:
    """Write one row of the table."""
    names = enumerate(place.get("asks", []), start=1)
    tests = [f"[question {n}](/chapters/{page}.md#ask-{name})" for n, name in names]
    if "doing" in place:
        tests.append(f"*{place['doing']}*")
    tasks = [f"`{task}`" for task in place.get("tasks", [])]
    cells = [aim, place["section"], ", ".join(tests) or "–", ", ".join(tasks) or "–"]
    return "| " + " | ".join([f"{{doc}}`{number} </chapters/{page}>`", *cells]) + " |"


def table(root: Path) -> str:
    """Make the table of all objectives.

    Returns:
        A Markdown table: chapter, objective, section, question or activity, tasks.

    Raises:
        CourseError: a chapter states another number of objectives than are placed.
    """
    rows = [
        "| Chapter | You can | Section | Asked in | Task |",
        "|---|---|---|---|---|",
    ]
    every = places(root)
    names = [f"chapters/{page}" for page in every]
    for page, listed in every.items():
        number = number_of(f"chapters/{page}", names)
        stated = aims((root / f"chapters/{page}.md").read_text(encoding="utf-8"))
        if len(stated) != len(listed):
            raise CourseError(
                f"{FILE}: {page} has {len(stated)} objectives and {len(listed)} "
                "places; give each objective its place, in the order of the page"
            )
        pairs = zip(stated, listed, strict=True)
        rows += [row(page, number, aim, place) for aim, place in pairs]
    return "\n".join(rows)


def fill_in(app: Sphinx, page: str, source: list[str]) -> None:
    """Put the table where a page has its place holder."""
    if PLACE in source[0]:
        source[0] = source[0].replace(PLACE, table(Path(app.srcdir)))


def setup(app: Sphinx) -> None:
    """Register the table of objectives."""
    app.connect("source-read", fill_in)
