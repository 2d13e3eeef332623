"""What was found so far, and what was refused."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from autograder.collect.archive import Budget
from autograder.model import Assignment, Problem


@dataclass(slots=True)
class Found:
    """A notebook as it was found, its names outermost first.

    Attributes:
        path: the file.
        parts: folders and file name below what was submitted.
        outer: names of the submitted folder and the one above it.
        by_name: the assignment that it is called after, if any.
        by_tasks: the assignment whose tasks it holds, if any.
        is_notebook: whether its content looks like a notebook's.
        own_folder: whether its folder is the learner's own.
        folder: the folder that it lies in, also below what only wraps the learners'.
    """

    path: Path
    parts: tuple[str, ...]
    outer: tuple[str, ...]
    by_name: str | None = None
    by_tasks: str | None = None
    is_notebook: bool = False
    own_folder: bool = False
    folder: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Keep the folder, which stays when the names around are taken off."""
        self.folder = self.parts[:-1]

    @property
    def where(self) -> str:
        """The path below what was submitted."""
        return "/".join(self.parts)

    @property
    def is_misnamed(self) -> bool:
        """Whether it is called after one assignment and holds the tasks of another."""
        return None not in {self.by_name, self.by_tasks} != {self.by_name}


@dataclass(frozen=True, slots=True)
class Other:
    """A file that is no notebook.

    Attributes:
        parts: folders and file name below what was submitted.
        where: the same for a reader, with the archive that it was in.
        path: the file; None if it was too large to be unpacked.
        size: in bytes.
    """

    parts: tuple[str, ...]
    where: tuple[str, ...]
    path: Path | None
    size: int


@dataclass(slots=True)
class Collector:
    """What was found so far, and what was refused.

    Attributes:
        assignments: the course's assignments by slug.
        only: slugs of the assignments that are graded; all if empty.
        found: the notebooks.
        others: the other files.
        used: which of them go with a notebook.
        problems: what is refused, with the learner it belongs to.
        refused: path and reason of refused files whose learner is not known yet.
        around: folders that only wrap the learners' own folders.
        outer: names of what was submitted and the folder above, outermost first.
        budget: what may still be unpacked.
    """

    assignments: Mapping[str, Assignment]
    only: Collection[str] = ()
    found: list[Found] = field(default_factory=list)
    others: list[Other] = field(default_factory=list)
    used: set[tuple[str, ...]] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    refused: list[tuple[tuple[str, ...], str]] = field(default_factory=list)
    around: tuple[str, ...] = ()
    outer: tuple[str, ...] = ("",)
    budget: Budget = field(default_factory=Budget)

    def refuse(
        self, where: str, reason: str, student: str = "", slug: str = ""
    ) -> None:
        """Note something that is not taken."""
        # A name that cannot be encoded must not stop the report.
        where, student = (
            text.encode("utf-8", "replace").decode() for text in (where, student)
        )
        self.problems.append(Problem(where, reason, student, slug))

    def refuse_file(self, parts: tuple[str, ...], reason: str) -> None:
        """Note a file that is not taken; its learner is found when all are known."""
        self.refused.append((parts, reason))
