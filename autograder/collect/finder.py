"""Walk through folders and archives and find their notebooks."""

import atexit
import os
import shutil
import stat
import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from autograder.assignments import notebook_stem
from autograder.collect.archive import LITTER, ArchiveError, unpack
from autograder.collect.found import Collector, Found, Other
from autograder.errors import CourseError
from autograder.files import MAX_FILE_BYTES, MEGABYTE, SECRET, TIMESTAMP
from autograder.model import Assignment, Problem
from autograder.opened import is_like_a_notebook, open_file

MAX_DEPTH = 12
MAX_ARCHIVE_DEPTH = 4
MAX_FILES = 100_000
ARCHIVES = (".7z", ".bz2", ".gz", ".rar", ".tar", ".tgz", ".xz")


def find(
    path: Path, assignments: Mapping[str, Assignment], only: Collection[str] = ()
) -> Collector:
    """Find every notebook in a folder, a zip or a single file.

    Known layouts: `student/assignment/notebook.ipynb`, a folder per learner, a flat
    folder of `student_anything.ipynb`, zip archives of these.

    Args:
        path: what was submitted; archives are unpacked into a temporary folder.
        assignments: the course's assignments by slug.
        only: slugs of the assignments that are graded; all if empty.

    Raises:
        CourseError: `path` does not exist, or is neither folder, zip nor notebook.
    """
    if not path.exists():
        raise CourseError(f"{path} does not exist; check the path.")
    collector = Collector(assignments, only)
    if path.is_dir():
        _walk(path, (path.resolve().parent.name, path.resolve().name), collector)
    else:
        _take_single(path, collector)
    return collector


def nothing_found(
    path: Path, problems: Sequence[Problem], assignments: Mapping[str, Assignment]
) -> CourseError:
    """Return the error for a path in which nothing can be graded."""
    if not problems:
        return CourseError(
            f"{path} is empty; give a folder, zip or notebook with answers."
        )
    first = problems[0]
    known = ", ".join(sorted(assignments))
    return CourseError(
        f"{path} holds no notebook of this course: {first.where}: {first.reason}. "
        f"Give a folder, zip or notebook with answers to one of: {known}."
    )


def _take_single(path: Path, collector: Collector) -> None:
    absolute = path.resolve()
    if path.suffix.lower() == ".zip":
        collector.outer = ("", absolute.stem)
        _open_archive(path, (), collector.outer, collector, depth=1)
    elif path.is_file() and (
        notebook_stem(path.name) or _holds_notebook(path, path.stat().st_size)
    ):
        # The folders above name the learner, as they would inside a class's folder.
        outer = (absolute.parent.parent.name, absolute.parent.name)
        collector.found.append(Found(path, (absolute.name,), outer))
    else:
        raise CourseError(
            f"{path} is no notebook; give a folder, a .zip or an .ipynb file."
        )


def _walk(folder: Path, outer: tuple[str, ...], collector: Collector) -> None:
    collector.outer = outer
    for number, (path, parts) in enumerate(_files(folder, (), collector)):
        if number == MAX_FILES:
            collector.refuse(str(folder), f"only its first {MAX_FILES} files were read")
            return
        _take(path, parts, outer, collector, depth=1)


def _files(
    folder: Path, parts: tuple[str, ...], collector: Collector
) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Yield every file of a folder in the order of names, inner folders included."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        collector.refuse(
            "/".join(parts) or str(folder), f"unreadable: {error.strerror}"
        )
        return
    for entry in entries:
        inner = (*parts, entry.name)
        if entry.name in LITTER:
            collector.refuse("/".join(inner), "computers make such files by themselves")
        elif entry.is_dir(follow_symlinks=False):
            if len(inner) > MAX_DEPTH:
                collector.refuse_file(inner, "folders are nested too deeply")
            else:
                yield from _files(Path(entry.path), inner, collector)
        else:
            yield Path(entry.path), inner


def _take(
    path: Path,
    parts: tuple[str, ...],
    outer: tuple[str, ...],
    collector: Collector,
    depth: int,
    where: tuple[str, ...] = (),
) -> None:
    """Take a file, or note why not."""
    try:
        facts = path.lstat()
    except OSError as error:
        collector.refuse_file(parts, f"unreadable: {error.strerror}")
        return
    suffix = path.suffix.lower()
    if stat.S_ISLNK(facts.st_mode):
        collector.refuse_file(parts, "it is a link; hand in the file itself")
    elif not stat.S_ISREG(facts.st_mode):
        collector.refuse_file(parts, "it is no ordinary file")
    elif not os.access(path, os.R_OK):
        collector.refuse_file(parts, "it may not be read")
    elif suffix == ".zip":
        _open_archive(path, parts[:-1], outer, collector, depth)
    elif suffix in ARCHIVES and not notebook_stem(path.name):
        collector.refuse_file(parts, "such archives are not opened; hand in a zip")
    elif path.name in {TIMESTAMP, SECRET}:
        pass  # it is read with the notebook beside it
    elif not notebook_stem(path.name) and not _holds_notebook(path, facts.st_size):
        # Whether it lies beside a learner's notebook is known when all are found.
        collector.others.append(Other(parts, where or parts, path, facts.st_size))
    elif facts.st_size > MAX_FILE_BYTES:
        reason = f"it is larger than {MAX_FILE_BYTES // MEGABYTE} MB"
        collector.refuse_file(parts, reason)
    else:
        collector.found.append(Found(path, parts, outer))


def _holds_notebook(path: Path, size: int) -> bool:
    """Whether a file whose name has lost its ending holds a notebook all the same."""
    if path.suffix.lower() not in {"", ".json", ".txt"} or size > MAX_FILE_BYTES:
        return False
    text = open_file(path.read_bytes()).text
    return is_like_a_notebook(text) and '"cell_type"' in text


def _open_archive(
    path: Path,
    folders: tuple[str, ...],
    outer: tuple[str, ...],
    collector: Collector,
    depth: int,
) -> None:
    """Take the files of an archive, as if it were a folder of the same name."""
    where = (*folders, path.name)
    if depth > MAX_ARCHIVE_DEPTH:
        collector.refuse_file(where, "archives are nested too deeply")
        return
    target = Path(tempfile.mkdtemp(prefix="submissions-"))
    atexit.register(shutil.rmtree, target, ignore_errors=True)
    try:
        unpacked = unpack(path, target, collector.budget)
    except ArchiveError as error:
        collector.refuse_file(where, str(error))
        return
    for name, reason in unpacked.refused:
        collector.refuse_file((*where, *name.split("/")), reason)
    # A zip inside a class's folder is one learner's; its name says whose.
    inside = (
        folders if outer[-1] == path.stem and not folders else (*folders, path.stem)
    )
    for file in unpacked.files:
        if depth > 1 and file.name in {TIMESTAMP, SECRET}:
            # A learner's own archive does not decide when it was submitted.
            file.unlink()
            continue
        names = file.relative_to(target).parts
        shown = (*where, *names)
        _take(file, (*inside, *names), outer, collector, depth + 1, shown)
    for name, size in unpacked.large:
        names = tuple(name.split("/"))
        other = Other((*inside, *names), (*where, *names), None, size)
        collector.others.append(other)
