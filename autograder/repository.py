"""Find the course's notebooks in one learner's repository and lay them out to grade."""

import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from autograder.assignments import (
    assignment_by_name,
    assignment_by_tasks,
    notebook_stem,
)
from autograder.beside import MAX_BESIDE_BYTES
from autograder.errors import CourseError
from autograder.files import (
    MAX_FILE_BYTES,
    MEGABYTE,
    SECRET,
    TIMESTAMP,
    file_name,
    write_bytes,
)
from autograder.model import Assignment

LEFT_OUT = {".git", ".ipynb_checkpoints", ".venv", "node_modules"}
MOST_FILES = 100_000
MOST_BESIDE = 1000
MAX_DEPTH = 3  # folders below a notebook's own


def notebooks(
    repository: Path, assignments: Mapping[str, Assignment]
) -> dict[str, Path]:
    """Find the notebook of each assignment in a repository.

    The one in the assignment's own folder counts, as in the course; else the only one
    of its name; else the only one of a name such as `relu (1).ipynb`. No link is
    followed, since it may lead out of the repository.

    Returns:
        Path below the repository, by slug, for those that are there.

    Raises:
        CourseError: there are none, or it is not clear which one counts.
    """
    files = list(_files(repository))
    called = {file: assignment_by_name([file.name], assignments) for file in files}
    found = {}
    for slug, assignment in assignments.items():
        named = [file for file in files if file.name == assignment.release.name]
        named = named or [
            file
            for file in files
            if called[file] == slug and _holds_tasks(repository / file, assignment)
        ]
        at_home = [file for file in named if file.parent.name == slug]
        chosen = at_home or named
        if len(chosen) > 1:
            several = ", ".join(str(file) for file in sorted(chosen)[:3])
            raise CourseError(f"{several}: keep one of these for {slug}.")
        if chosen:
            found[slug] = chosen[0]
    if not found:
        raise _nothing(repository, assignments)
    return found


def _nothing(repository: Path, assignments: Mapping[str, Assignment]) -> Exception:
    """Why nothing was found: a link in the place of a notebook, or nothing at all."""
    for slug, assignment in assignments.items():
        for folder in (repository / slug, repository / "exercises" / slug):
            if (link := folder / assignment.release.name).is_symlink():
                return CourseError(
                    f"{link} is a link, which is not followed; commit the notebook "
                    "itself."
                )
    known = ", ".join(a.release.name for a in assignments.values())
    return CourseError(f"{repository} has no notebook called {known}.")


def _holds_tasks(file: Path, assignment: Assignment) -> bool:
    """Whether a notebook holds a task: one of a chapter may be called like it."""
    text = _read(file).decode(errors="replace")
    return bool(assignment_by_tasks(text, {assignment.slug: assignment}))


def lay_out(
    repository: Path, found: Mapping[str, Path], learner: str, folder: Path
) -> None:
    """Copy found notebooks, and what lies beside, to where the grader expects them.

    Args:
        repository: folder of the checkout.
        found: what `notebooks` returned.
        learner: name of the learner.
        folder: an empty folder.

    Raises:
        CourseError: one of them is no ordinary file, or too large.
    """
    for slug, path in found.items():
        content = _read(repository / path)
        place = folder / file_name(learner) / slug
        write_bytes(place / path.name, content)
        _copy_beside((repository / path).parent, place)


def _copy_beside(source: Path, target: Path) -> None:
    """Copy the ordinary files of a notebook's folder, but for other notebooks.

    Nor archives, in which more might be handed in, nor a time of the learner's choice.

    Of one that is too large only its size is looked at, so an empty one stands for it.
    """
    seen = 0
    for place, folders, names in os.walk(source):
        inner = Path(place).relative_to(source)
        folders[:] = sorted(f for f in folders if f not in LEFT_OUT and f[0] != ".")
        if len(inner.parts) >= MAX_DEPTH:
            folders.clear()
        for name in sorted(names):
            file, copy = Path(place, name), target / inner / name
            facts = file.lstat()
            if notebook_stem(name) or name.lower().endswith(
                (".zip", TIMESTAMP, SECRET)
            ):
                continue
            if not stat.S_ISREG(facts.st_mode) or copy.exists():
                continue
            seen += 1
            if seen > MOST_BESIDE:
                return
            copy.parent.mkdir(parents=True, exist_ok=True)
            if facts.st_size <= MAX_BESIDE_BYTES:
                copy.write_bytes(_read(file))
            else:
                copy.touch()
                os.truncate(copy, facts.st_size)


def _files(repository: Path) -> Iterator[Path]:
    """Yield all ordinary notebooks, as paths below the repository."""
    seen = 0
    for place, folders, names in os.walk(repository):
        folders[:] = sorted(set(folders) - LEFT_OUT)
        for name in sorted(names):
            seen += 1
            if seen > MOST_FILES:
                raise CourseError(f"{repository} has over {MOST_FILES:,} files.")
            file = Path(place, name)
            if notebook_stem(name) and stat.S_ISREG(file.lstat().st_mode):
                yield file.relative_to(repository)


def _read(file: Path) -> bytes:
    """Return the bytes of a file that was ordinary when it was found."""
    try:
        handle = os.open(file, os.O_RDONLY | os.O_NOFOLLOW)
    except OSError as error:
        raise CourseError(f"{file} cannot be read ({error.strerror}).") from error
    with os.fdopen(handle, "rb") as opened:
        content = opened.read(MAX_FILE_BYTES + 1)
    if len(content) > MAX_FILE_BYTES:
        most = MAX_FILE_BYTES // MEGABYTE
        raise CourseError(f"{file.name} is larger than {most} MB.")
    return content
