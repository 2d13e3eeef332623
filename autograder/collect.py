"""Find the notebooks in whatever a person hands to the grader."""

from __future__ import annotations

import atexit
import os
import re
import shutil
import stat
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from autograder.collect_names import (
    assignment_by_name,
    assignment_by_tasks,
    odd_name,
    student_of,
)
from autograder.collect_zip import LITTER, MAX_FILE_BYTES, MEGABYTE, unpack
from autograder.types import Assignment, Problem, Submission

MAX_DEPTH = 12
MAX_ARCHIVE_DEPTH = 2
MAX_FILES = 100_000


class CollectError(ValueError):
    """Nothing here can be graded; the message says why and what to do."""


@dataclass(slots=True)
class _Found:
    path: Path
    parts: tuple[str, ...]
    outer: tuple[str, ...]

    @property
    def where(self) -> str:
        return "/".join(self.parts)


@dataclass(slots=True)
class _Collector:
    assignments: Mapping[str, Assignment]
    found: list[_Found] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def refuse(
        self, where: str, reason: str, student: str = "", slug: str = ""
    ) -> None:
        """Note something that is not taken."""
        # A name that is no text in any encoding must not stop the report.
        where = where.encode("utf-8", "replace").decode()
        self.problems.append(Problem(where, reason, student, slug))


def collect(
    path: Path, assignments: Mapping[str, Assignment]
) -> tuple[list[Submission], list[Problem]]:
    """Find all notebooks of the course in a folder, a zip or a single file.

    Known ways to lay them out: `student/assignment/notebook.ipynb`, a folder per
    learner, a flat folder of `student_anything.ipynb`, zip archives of these.

    Args:
        path: what was handed in; archives are unpacked into a temporary folder.
        assignments: the course's assignments by slug.

    Returns:
        One submission per learner and assignment, and all that was not taken, each
        with the reason; both in the order of their names.

    Raises:
        CollectError: there is nothing to grade at all.
    """
    path = Path(path)
    if not path.exists():
        raise CollectError(f"{path} does not exist; check the path.")
    collector = _Collector(assignments)
    if path.is_dir():
        _walk(path, (path.resolve().parent.name, path.resolve().name), collector)
    else:
        _take_single(path, collector)
    _unwrap(collector)
    submissions = _choose(collector)
    problems = sorted(collector.problems, key=lambda p: (p.student, p.where, p.reason))
    if not submissions:
        raise CollectError(_nothing(path, problems, assignments))
    return submissions, problems


def _nothing(
    path: Path, problems: list[Problem], assignments: Mapping[str, Assignment]
) -> str:
    if not problems:
        return f"{path} is empty; give a folder, zip or notebook with answers."
    first = problems[0]
    known = ", ".join(sorted(assignments))
    return (
        f"{path} holds no notebook of this course: {first.where}: {first.reason}. "
        f"Give a folder, zip or notebook with answers to one of: {known}."
    )


def _take_single(path: Path, collector: _Collector) -> None:
    absolute = path.resolve()
    if path.suffix.lower() == ".zip":
        _open_archive(path, (), ("", absolute.stem), collector, depth=1)
    elif path.suffix.lower() == ".ipynb" and path.is_file():
        # The folders above tell the learner as they would inside a class's folder.
        outer = (absolute.parent.parent.name, absolute.parent.name)
        collector.found.append(_Found(path, (absolute.name,), outer))
    else:
        raise CollectError(
            f"{path} is no notebook; give a folder, a .zip or an .ipynb file."
        )


def _walk(folder: Path, outer: tuple[str, ...], collector: _Collector) -> None:
    for number, (path, parts) in enumerate(_files(folder, (), collector)):
        if number == MAX_FILES:
            collector.refuse(str(folder), f"only its first {MAX_FILES} files were read")
            return
        _take(path, parts, outer, collector, depth=1)


def _files(
    folder: Path, parts: tuple[str, ...], collector: _Collector
) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Every entry of a folder in the order of names; folders are walked into."""
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
                collector.refuse("/".join(inner), "folders are nested too deeply")
            else:
                yield from _files(Path(entry.path), inner, collector)
        else:
            yield Path(entry.path), inner


def _take(
    path: Path,
    parts: tuple[str, ...],
    outer: tuple[str, ...],
    collector: _Collector,
    depth: int,
) -> None:
    """Take a file in, or note why not."""
    where = "/".join(parts)
    mode = path.lstat().st_mode
    ending = path.suffix.lower()
    if stat.S_ISLNK(mode):
        collector.refuse(where, "it is a link; hand in the file itself")
    elif not stat.S_ISREG(mode):
        collector.refuse(where, "it is no ordinary file")
    elif ending == ".zip":
        _open_archive(path, parts[:-1], outer, collector, depth)
    elif ending != ".ipynb":
        collector.refuse(where, "it is no notebook")
    elif path.stat().st_size > MAX_FILE_BYTES:
        collector.refuse(where, f"it is larger than {MAX_FILE_BYTES // MEGABYTE} MB")
    elif not os.access(path, os.R_OK):
        collector.refuse(where, "it may not be read")
    else:
        collector.found.append(_Found(path, parts, outer))


def _open_archive(
    path: Path,
    folders: tuple[str, ...],
    outer: tuple[str, ...],
    collector: _Collector,
    depth: int,
) -> None:
    """Take in what an archive holds, as if it were a folder of the same name."""
    where = "/".join((*folders, path.name))
    if depth > MAX_ARCHIVE_DEPTH:
        collector.refuse(where, "archives are nested too deeply")
        return
    target = Path(tempfile.mkdtemp(prefix="submissions-"))
    atexit.register(shutil.rmtree, target, ignore_errors=True)
    try:
        unpacked = unpack(path, target)
    except ValueError as error:
        collector.refuse(where, str(error))
        return
    for name, reason in unpacked.refused:
        collector.refuse(f"{where}/{name}", reason)
    # A zip inside a class's folder is one learner's; its name tells whose.
    inside = (
        folders if outer[-1] == path.stem and not folders else (*folders, path.stem)
    )
    for file in unpacked.files:
        parts = (*inside, *file.relative_to(target).parts)
        _take(file, parts, outer, collector, depth + 1)


def _unwrap(collector: _Collector) -> None:
    """Leave out a folder that only wraps those of several learners."""
    found = collector.found
    while (
        len(found) > 1
        and len({one.parts[0] for one in found}) == 1
        and all(len(one.parts) > 2 for one in found)
        and not any(
            assignment_by_name(one.parts[:2], collector.assignments) for one in found
        )
    ):
        for one in found:
            one.outer, one.parts = (*one.outer[-1:], one.parts[0]), one.parts[1:]


def _choose(collector: _Collector) -> list[Submission]:
    """One submission per learner and assignment."""
    groups: dict[tuple[str, str], list[_Found]] = defaultdict(list)
    for found in collector.found:
        slug = _assignment_of(found, collector)
        if slug is None:
            continue
        student = student_of(found.parts, found.outer, slug, collector.assignments)
        odd = odd_name(student)
        if odd:
            collector.refuse(found.where, odd, slug=slug)
        else:
            groups[student, slug].append(found)
    return [
        _last_attempt(student, slug, group, collector)
        for (student, slug), group in sorted(groups.items())
    ]


def _assignment_of(found: _Found, collector: _Collector) -> str | None:
    names = (*found.outer, *found.parts)
    slug = assignment_by_name(found.parts, collector.assignments)
    slug = slug or assignment_by_tasks(_text(found.path), collector.assignments)
    slug = slug or assignment_by_name(names, collector.assignments)
    if slug is None:
        known = ", ".join(sorted(collector.assignments))
        collector.refuse(found.where, f"it belongs to none of: {known}")
    return slug


def _text(path: Path) -> str:
    try:
        # Zeros go: then the ids show in UTF-16, too.
        text = path.read_bytes().replace(b"\0", b"").decode("utf-8", "replace")
    except OSError:
        return ""
    return text.replace('\\"', '"')


def _last_attempt(
    student: str, slug: str, group: list[_Found], collector: _Collector
) -> Submission:
    """The attempt that counts; the others are named in its notes."""
    with_tasks = [
        one
        for one in group
        if assignment_by_tasks(_text(one.path), collector.assignments)
    ]
    group_of = with_tasks or group
    for one in group:
        if one not in group_of:
            reason = "it holds no task of the exercise; another file does"
            collector.refuse(one.where, reason, student, slug)
    bases = {re.sub(r"[\W\d_]+|copy", "", one.where.lower()) for one in group_of}
    if len(bases) == 1:
        rule, key = "by the number in its name", lambda one: _numbers(one.where)
    else:
        rule, key = "by its date", lambda one: (one.path.stat().st_mtime, one.where)
    *earlier, last = sorted(group_of, key=key)
    notes = ()
    if earlier:
        name = last.parts[-1]
        notes = (
            f"{len(group_of)} attempts were handed in; the last {rule}, "
            f"`{name}`, counts.",
        )
    for one in earlier:
        reason = f"an earlier attempt; the last {rule} counts"
        collector.refuse(one.where, reason, student, slug)
    return Submission(student, slug, last.path, notes)


def _numbers(name: str) -> tuple[tuple[int, ...], str]:
    return tuple(int(number) for number in re.findall(r"\d+", name)), name
