"""Find out who belongs to a class from the folders that were submitted."""

import zipfile
from collections.abc import Collection, Mapping
from pathlib import Path, PurePosixPath

from autograder.assignments import is_assignments_name
from autograder.collect.archive import BROKEN, LITTER, MAX_ENTRIES, entry_name
from autograder.collect.identify import COURSE_FOLDERS, is_no_name, learner_name
from autograder.model import Assignment

NO_LEARNERS = {*COURSE_FOLDERS, *LITTER}


def learners_with_a_folder(
    path: Path, students: Collection[str], assignments: Mapping[str, Assignment]
) -> set[str]:
    """Return the learners who have a folder, with or without a notebook in it.

    Where every notebook is in a folder of its learner's name, every such folder
    is a learner; elsewhere folders say nothing about learners.
    """
    try:
        folders = _in_folder(path) if path.is_dir() else _in_archive(path)
    except BROKEN:
        return set()
    # Below a folder around all of them, or one for each assignment, they are one level
    # further down.
    for level in (0, 1):
        inner = {parts[level] for parts in folders if len(parts) > level}
        people = [p for p in inner if not _is_no_one(p, assignments)]
        names = {learner_name(p, assignments.values()) for p in people}
        if students and set(students) <= names:
            return names
    return set()


def _is_no_one(folder: str, assignments: Mapping[str, Assignment]) -> bool:
    return is_no_name(folder) or is_assignments_name(folder, assignments)


def _in_folder(path: Path) -> set[tuple[str, ...]]:
    tops = [place for place in path.iterdir() if _may_be_a_learner(place)]
    inner = [place for top in tops for place in top.iterdir()]
    found = {(place.name,) for place in tops}
    return found | {(p.parent.name, p.name) for p in inner if _may_be_a_learner(p)}


def _may_be_a_learner(place: Path) -> bool:
    if place.name[0] in "._" or place.name in NO_LEARNERS:
        return False
    return place.is_dir() and not place.is_symlink()


def _in_archive(path: Path) -> set[tuple[str, ...]]:
    if not zipfile.is_zipfile(path):
        return set()
    found: set[tuple[str, ...]] = set()
    with zipfile.ZipFile(path) as bundle:
        for entry in bundle.infolist()[:MAX_ENTRIES]:
            parts = PurePosixPath(entry_name(entry)).parts
            folders = parts if entry.is_dir() else parts[:-1]
            if folders and folders[0][0] not in "._" and folders[0] not in NO_LEARNERS:
                found |= {folders[:1], folders[:2]}
    return found
