"""Find the course's notebooks in one learner's repository and lay them out to grade."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from autograder.errors import CourseError
from autograder.files import MAX_FILE_BYTES, MEGABYTE, file_name, write_bytes
from autograder.model import Assignment

LEFT_OUT = {".git", ".ipynb_checkpoints", ".venv", "node_modules"}
MOST_FILES = 100_000


class RepositoryError(CourseError):
    """The repository cannot be graded."""


def notebooks(
    repository: Path, assignments: Mapping[str, Assignment]
) -> dict[str, Path]:
    """Find the notebook of each assignment in a repository.

    The one in the assignment's own folder counts, as in the course; else the only one
    of its name. No link is followed, since it may lead out of the repository.

    Args:
        repository: folder of a checkout.
        assignments: the course's assignments by slug.

    Returns:
        Path below the repository, by slug, for those that are there.

    Raises:
        RepositoryError: there are none, or it is not clear which one counts.
    """
    files = list(_files(repository))
    found = {}
    for slug, assignment in assignments.items():
        named = [file for file in files if file.name == assignment.release.name]
        at_home = [file for file in named if file.parent.name == slug]
        chosen = at_home or named
        if len(chosen) > 1:
            several = ", ".join(str(file) for file in sorted(chosen)[:3])
            raise RepositoryError(f"{several}: keep one of these for {slug}.")
        if chosen:
            found[slug] = chosen[0]
    if not found:
        known = ", ".join(a.release.name for a in assignments.values())
        raise RepositoryError(f"{repository} has no notebook called {known}.")
    return found


def lay_out(
    repository: Path, found: Mapping[str, Path], learner: str, folder: Path
) -> None:
    """Copy found notebooks to where the grader expects one learner's.

    Args:
        repository: folder of the checkout.
        found: what `notebooks` returned.
        learner: name of the learner.
        folder: an empty folder.

    Raises:
        RepositoryError: one of them is no ordinary file, or too large.
    """
    for slug, path in found.items():
        content = _read(repository / path)
        write_bytes(folder / file_name(learner) / slug / path.name, content)


def _files(repository: Path) -> Iterator[Path]:
    """Yield all ordinary notebooks, as paths below the repository."""
    seen = 0
    for place, folders, names in os.walk(repository):
        folders[:] = sorted(set(folders) - LEFT_OUT)
        for name in sorted(names):
            seen += 1
            if seen > MOST_FILES:
                raise RepositoryError(f"{repository} has over {MOST_FILES:,} files.")
            file = Path(place, name)
            if name.endswith(".ipynb") and stat.S_ISREG(file.lstat().st_mode):
                yield file.relative_to(repository)


def _read(file: Path) -> bytes:
    """Return the bytes of a file that was ordinary when it was found."""
    try:
        handle = os.open(file, os.O_RDONLY | os.O_NOFOLLOW)
    except OSError as error:
        raise RepositoryError(f"{file} cannot be read ({error.strerror}).") from error
    with os.fdopen(handle, "rb") as opened:
        content = opened.read(MAX_FILE_BYTES + 1)
    if len(content) > MAX_FILE_BYTES:
        most = MAX_FILE_BYTES // MEGABYTE
        raise RepositoryError(f"{file.name} is larger than {most} MB.")
    return content
