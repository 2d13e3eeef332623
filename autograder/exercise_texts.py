"""What the reports show of a release notebook: titles, questions, links."""

import re

from nbformat import NotebookNode

from autograder.model import Assignment
from autograder.run_records import AssignmentText, TaskText
from autograder.understand import HEAD
from neurons.checks.catalogue import lesson_of, section_of
from neurons.checks.exercise_notebook import anchor
from neurons.checks.markers import grade_id

HEADING = re.compile(r"^#{1,6}\s+(?P<title>.+?)\s*#*$", re.MULTILINE)
# Every page shows the points beside the title, and a number only orders the notebook.
POINTS = re.compile(r"\s*[(\[·–—,:-]*\s*\d+(\.\d+)?\s+points?\s*[)\]]?\s*$", re.I)
NUMBER = re.compile(r"^(task\s+)?\d+(\.\d+)*\s*[.:)·–—-]\s*", re.I)
FOLD = re.compile(r"<details.*?</details>", re.DOTALL | re.I)
# Its choices are folds, without which it asks nothing.
UNDERSTAND = re.compile(rf"^{re.escape(HEAD)}.*$", re.MULTILINE)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
LINK = re.compile(r"\]\((?P<url>https?://[^\s)]*chapters/[^\s)]*)\)")


def assignment_text(
    assignment: Assignment, release: NotebookNode, digest: str = ""
) -> AssignmentText:
    """Return what a reader of the reports sees of an assignment.

    Args:
        assignment: the assignment with its tasks.
        release: its release notebook.
        digest: SHA-256 of the release file, stored with the text.

    Returns:
        Its title, and for every task the title, the question without its hints,
        and the address of the chapter's section that explains it, if there is one.
    """
    before = _questions(release)
    whole = "\n\n".join(c.source for c in release.cells if c.cell_type == "markdown")
    tasks = []
    for task in assignment.tasks:
        text = before.get(task.id, "")
        title, question = _split(text)
        section = _section(_link(whole), task.id)
        link = section or _link(text)
        heading = section_of(task.id) if section else ""
        tasks.append(
            TaskText(
                task.id,
                task.points,
                title or task.id,
                question,
                link,
                heading,
                lesson_of(task.id),
            )
        )
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
    """Return the text between each solution cell and the code cell before it."""
    questions: dict[str, str] = {}
    pending: list[str] = []
    for cell in release.cells:
        if cell.cell_type == "markdown":
            pending.append(cell.source)
            continue
        if cell.metadata.get("nbgrader", {}).get("solution"):
            questions[grade_id(cell.metadata)] = "\n\n".join(pending)
        pending = []
    return questions


def _split(text: str) -> tuple[str, str]:
    """Return a text's last heading and what is below it, without folds."""
    text = COMMENT.sub("", UNDERSTAND.sub("", FOLD.sub("", text)))
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
    """Return the address of the section that explains a task; empty if unknown."""
    heading = section_of(task)
    if not chapter or not heading:
        return ""
    return f"{chapter.partition('#')[0]}#{anchor(heading)}"
