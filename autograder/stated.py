"""What solutions and chapters state of their tasks, as the checks' files hold it."""

import ast
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from nbformat import NotebookNode

from autograder.course import (
    Course,
    check_of,
    line_of,
    practice_places,
    read_source,
    source_path,
)
from autograder.errors import CourseError
from neurons.checks.catalogue import Task, to_json
from neurons.checks.definitions import defined_names

CATALOGUE = Path("neurons/checks/catalogue.json")
PRACTICE = Path("neurons/checks/practice.json")
CHAPTER = re.compile(r"\[chapter ([^\]]+)\]\(\S+?chapters/[^)\s]+\)")
# What a check cell may state.
STATED = {"points", "names", "section", "lesson", "chapter", "tags"}
STATED |= {"example", "instead"}


def catalogue_text(course: Course) -> str:
    """Return the text of `neurons/checks/catalogue.json`.

    Raises:
        CourseError: a solution does not state what the catalogue holds.
    """
    return to_json({slug: stated_tasks(course, slug) for slug in course.assignments})


def practice_text(course: Course) -> str:
    """Return the text of `neurons/checks/practice.json`.

    Raises:
        CourseError: a chapter does not state what that file holds.
    """
    places = practice_places(course.root, course.pages).values()
    pages = dict.fromkeys(where.rpartition(".md:")[0] for where in places)
    return to_json(
        {Path(page).name: _stated(course.root / f"{page}.md", page) for page in pages}
    )


def stated_tasks(course: Course, slug: str) -> list[Task]:
    """Return what the solution of an exercise states of its tasks.

    The metadata of a check cell are its task's points, section, lesson (a question for
    a class that did not understand the task), and, where they are not those of the
    solution cell above it, names; where it is not the one that the exercise links back
    to, the chapter.

    Raises:
        CourseError: names or texts are not stated as they should be.
    """
    source = source_path(course.root, slug)
    return _stated(source, source.relative_to(course.root).with_suffix("").as_posix())


def _stated(source: Path, page: str) -> list[Task]:
    """Return what a solution or a chapter states of its tasks."""
    cells = read_source(source).cells
    chapter, tasks = _chapter(cells), []
    for answer, check in pairwise(cells):
        if task := check_of(check):
            where = f"{page}.md:{line_of(source, check.source)}"
            tasks.append(_Statement(task, check.metadata, answer, where).read(chapter))
    return tasks


def _chapter(cells: Sequence[NotebookNode]) -> str:
    """Return the chapter that an exercise links back to; empty if there is none."""
    found = (CHAPTER.search(c.source) for c in cells if c.cell_type == "markdown")
    # The link may be wrapped.
    titles = (" ".join(match[1].split()) for match in found if match)
    return next((f"Chapter {title}" for title in titles), "")


@dataclass(frozen=True, slots=True)
class _Statement:
    """A task in its solution.

    Attributes:
        task: its id.
        stated: metadata of its check cell.
        answer: its solution cell.
        where: file and line of the check cell.
    """

    task: str
    stated: NotebookNode
    answer: NotebookNode
    where: str

    def read(self, chapter: str) -> Task:
        """Return the task; `chapter` is the exercise's own."""
        if unknown := set(self.stated) - STATED:
            may = ", ".join(sorted(STATED))
            raise self._fault(f"states {min(unknown)!r}; it may state {may}")
        names = self._names()
        chapter = self._text("chapter", chapter)
        if not chapter:
            raise self._fault(
                "has no chapter; end the exercise with a link to it: "
                "[chapter 4, ReLU](@SITE@chapters/04-relu.html)"
            )
        return Task(
            id=self.task,
            points=self.stated.get("points", 0),
            names=names,
            parameters=_parameters(self.answer.source, names[0]),
            chapter=chapter,
            section=self._text("section", ""),
            lesson=self._text("lesson", ""),
        )

    def _names(self) -> tuple[str, ...]:
        if "names" not in self.stated:
            defined = sorted(defined_names(self.answer.source))
            if len(defined) != 1:
                raise self._fault(
                    f"has a solution that defines {', '.join(defined) or 'no name'}; "
                    "add the names that a learner must define: `:names: [w, b]`"
                )
            return tuple(defined)
        names = self.stated["names"]
        if not isinstance(names, list) or not all(
            isinstance(name, str) and name.isidentifier() for name in names or [None]
        ):
            raise self._fault("has no list of names; write `:names: [w, b]`")
        return tuple(names)

    def _text(self, key: str, default: str) -> str:
        text = self.stated.get(key, default)
        if not isinstance(text, str):
            raise self._fault(f"has a {key} that is no text; put it in quotes")
        return text

    def _fault(self, what: str) -> CourseError:
        return CourseError(f'{self.where}: the check cell "check-{self.task}" {what}')


def _parameters(answer: str, name: str) -> tuple[str, ...]:
    """Return the parameters of a cell's function; empty if it has none of this name."""
    for statement in ast.parse(answer).body:
        if isinstance(statement, ast.FunctionDef) and statement.name == name:
            return tuple(argument.arg for argument in statement.args.args)
    return ()
