"""What a release notebook says of itself: titles, questions, links."""

from __future__ import annotations

import re

from nbformat import NotebookNode

from autograder.batch import AssignmentText, TaskText
from autograder.types import Assignment
from neurons.checks.catalogue import section_of
from neurons.checks.exercise_notebook import anchor

HEADING = re.compile(r"^#{1,6}\s+(?P<title>.+?)\s*#*$", re.MULTILINE)
# Points stand beside the title on every page, and a number orders the notebook only.
POINTS = re.compile(r"\s*[(\[·–—,:-]*\s*\d+(\.\d+)?\s+points?\s*[)\]]?\s*$", re.I)
NUMBER = re.compile(r"^(task\s+)?\d+(\.\d+)*\s*[.:)·–—-]\s*", re.I)
FOLD = re.compile(r"<details.*?</details>", re.DOTALL | re.I)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
LINK = re.compile(r"\]\((?P<url>https?://[^\s)]*chapters/[^\s)]*)\)")


def assignment_text(
    assignment: Assignment, release: NotebookNode, digest: str = ""
) -> AssignmentText:
    """What a reader of the reports is told of an assignment.

    Args:
        assignment: the assignment with its tasks.
        release: its release notebook.
        digest: SHA-256 of the release file, kept beside the text.

    Returns:
        Its title, and for every task the title, the question without its hints,
        and the address of the chapter's section that explains it, if there is one.
    """
    before = _questions(release)
    whole = "\n\n".join(c.source for c in release.cells if c.cell_type == "markdown")
    tasks = []
    for task in assignment.tasks:
        text = before.get(task.id, "")
        title, asked = _split(text)
        section = _section(_link(whole), task.id)
        link = section or _link(text)
        heading = section_of(task.id) if section else ""
        told = title or task.id, asked, link, heading
        tasks.append(TaskText(task.id, task.points, *told))
    top = HEADING.search(whole)
    return AssignmentText(
        slug=assignment.slug,
        name=assignment.name,
        title=top["title"] if top else assignment.slug,
        digest=digest,
        tasks=tuple(tasks),
        link=_link(whole),
    )


def _questions(release: NotebookNode) -> dict[str, str]:
    """The text between a solution cell and the code cell before it."""
    questions: dict[str, str] = {}
    pending: list[str] = []
    for cell in release.cells:
        if cell.cell_type == "markdown":
            pending.append(cell.source)
            continue
        data = cell.metadata.get("nbgrader", {})
        if data.get("solution"):
            questions[data["grade_id"]] = "\n\n".join(pending)
        pending = []
    return questions


def _split(text: str) -> tuple[str, str]:
    """A text's last heading and what stands below it, without folds."""
    text = COMMENT.sub("", FOLD.sub("", text))
    headings = list(HEADING.finditer(text))
    if not headings:
        return "", text.strip()
    last = headings[-1]
    title = NUMBER.sub("", POINTS.sub("", last["title"]))
    return title.strip(), text[last.end() :].strip()


def _link(text: str) -> str:
    found = LINK.search(text)
    return found["url"] if found else ""


def _section(chapter: str, task: str) -> str:
    """The address of the section that explains a task; empty if none is known."""
    heading = section_of(task)
    if not chapter or not heading:
        return ""
    return f"{chapter.partition('#')[0]}#{anchor(heading)}"
