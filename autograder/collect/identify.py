"""Identify the learner by the names of folders and files."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.assignments import (
    SEPARATORS,
    assignment_by_name,
    hyphenated,
    is_assignments_name,
    notebook_stem,
)
from autograder.collect.platforms import platform_names
from autograder.model import Assignment

MAX_NAME = 100
# A checkout of a learner's copy of the course has its exercises there.
COURSE_FOLDERS = {"exercises", "submitted"}
# Names that one learner gives to the folders of several attempts.
ATTEMPT = re.compile(
    r"(attempt|version|v|try|draft|backup|copy|of|old|new|final|last|my|hw|homework"
    r"|exercises?|week|submissions?|[\W\d_])+",
    re.IGNORECASE,
)
# Further names that say nothing about a person.
PLACE = re.compile(
    r"(assignments?|notebooks?|solutions?|answers?|work|project|files?|folder|lab|unit"
    r"|desktop|documents|downloads|late|untitled|class|course|the|student work"
    r"|submitted|working|" + ATTEMPT.pattern[1:],
    re.IGNORECASE,
)
COPY_OF = re.compile(r"\b(?:copy of|kopie von|copie de|c[oó]pia de)\b", re.I)
LATE = re.compile(rf"(?:^|(?<=[{SEPARATORS}]))LATE(?=[{SEPARATORS}])[{SEPARATORS}]*")


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a file is.

    Attributes:
        name: the learner's name.
        by_folder: whether a folder of the learner's own says so.
    """

    name: str
    by_folder: bool


def student_of(
    parts: Sequence[str],
    outer: Sequence[str],
    slug: str,
    assignments: Mapping[str, Assignment],
    shared: Collection[str] = (),
) -> Owner:
    """Return the learner, by the names of folders and file.

    Args:
        parts: folders and file name below what was submitted.
        outer: names of the submitted folder and the one above it, outermost first.
        slug: the notebook's assignment.
        assignments: the course's assignments by slug.
        shared: names of folders that several learners have in their own.
    """
    stem = notebook_stem(parts[-1]) or Path(parts[-1]).stem
    folder = _person(parts[:-1], assignments, shared)
    by_platform = platform_names(stem)[0]
    if by_platform and not platform_names(folder)[0]:
        return Owner(learner_name(by_platform), by_folder=False)
    if folder and not is_no_name(folder):
        name = learner_name(folder, assignments.values())
        return Owner(name, by_folder=True)
    if name := _from_file(stem, assignments[slug]):
        return Owner(learner_name(name), by_folder=False)
    above = [p for p in outer if p and not _says_no_one(p, assignments)]
    proper = [p for p in above if not is_no_name(p)]
    name = next(filter(None, (*proper[-1:], folder, *above[-1:], "learner")))
    return Owner(learner_name(name), by_folder=proper[-1:] == above[-1:] != [])


def _person(
    folders: Sequence[str],
    assignments: Mapping[str, Assignment],
    shared: Collection[str],
) -> str:
    """Return the folder that is called after a learner; empty if none is."""
    people = [p for p in folders if not _says_no_one(p, assignments)]
    named = [p for p in people if not is_no_name(p)] or people
    own = [p for p in named if p not in shared] or named
    if not own:
        return ""
    places = [i for i, p in enumerate(folders) if is_assignments_name(p, assignments)]
    before = [p for p in folders[: places[-1]] if p in own] if places else []
    # student/assignment/notebook, else assignment/student/notebook
    return before[-1] if before and 0 not in places else own[0]


def _says_no_one(folder: str, assignments: Mapping[str, Assignment]) -> bool:
    return folder in COURSE_FOLDERS or is_assignments_name(folder, assignments)


def is_no_name(folder: str) -> bool:
    """Whether a folder's name says nothing about a person; a number may be one's."""
    return not folder.isdigit() and bool(PLACE.fullmatch(folder))


def owner(
    parts: Sequence[str], outer: Sequence[str], assignments: Mapping[str, Assignment]
) -> tuple[str, str]:
    """Return the learner and the assignment of a file that was refused.

    Args:
        parts: folders and file name below what was submitted.
        outer: names of the submitted folder and the one above it, outermost first.
        assignments: the course's assignments by slug.

    Returns:
        The learner and the slug; each empty if the names do not say it.
    """
    slug = assignment_by_name(parts, assignments) or ""
    if not slug and len(parts) < 2:
        stem = notebook_stem(parts[-1]) or Path(parts[-1]).stem
        name = learner_name(platform_names(stem)[0] or stem.split("_")[0])
    else:
        some = slug or next(iter(assignments))
        name = student_of(parts, outer, some, assignments).name
    return ("" if odd_name(name) else name), slug


def learner_name(folder: str, assignments: Iterable[Assignment] = ()) -> str:
    """Return the learner's name in the name of a folder.

    Args:
        folder: the folder, or an archive without its ending.
        assignments: those whose names may stand beside the learner's.
    """
    name = platform_names(folder)[0] or _without_exercise(folder, assignments)
    return unicodedata.normalize("NFC", name).strip()


def _without_exercise(folder: str, assignments: Iterable[Assignment]) -> str:
    """A folder's name without an exercise's: `ada` of `ada_01-single-neuron`."""
    for assignment in assignments:
        if found := _exercise_in(folder, assignment):
            around = (folder[: found.start()], folder[found.end() :])
            parts = [part.strip(SEPARATORS) for part in around]
            names = [part for part in parts if part and not is_no_name(part)]
            return names[0] if len(names) == 1 else folder
    return folder


def _from_file(stem: str, assignment: Assignment) -> str:
    """Return the learner's name in a file's name; empty if there is none."""
    if platform := platform_names(stem)[0]:
        return platform
    stem = LATE.sub("", stem)
    found = _exercise_in(stem, assignment)
    if found:
        before = COPY_OF.sub("", stem[: found.start()]).strip(SEPARATORS)
        return "" if is_no_name(before) else before
    return stem.split("_")[0].strip(SEPARATORS) if "_" in stem else stem


def _exercise_in(stem: str, assignment: Assignment) -> re.Match[str] | None:
    """Return where an exercise's name stands in another name; None if it does not."""
    for name in (assignment.slug, assignment.name):
        pattern = f"[{SEPARATORS}]+".join(map(re.escape, hyphenated(name).split("-")))
        found = re.search(rf"(?:^|[{SEPARATORS}]){pattern}(?![A-Za-z])", stem, re.I)
        if found:
            return found
    return None


def name_before(name: str, assignment: Assignment) -> str:
    """Return the learner's name before an exercise's in a file's name, if it is there.

    Args:
        name: the file's name.
        assignment: the exercise that it is called after.
    """
    stem = LATE.sub("", notebook_stem(name))
    return _from_file(stem, assignment) if _exercise_in(stem, assignment) else ""


def odd_name(name: str) -> str:
    """Return what is wrong with a learner's name; empty if nothing is."""
    if not name:
        return "the learner's name is empty"
    if len(name) > MAX_NAME:
        return f"the learner's name is longer than {MAX_NAME} letters"
    if not name.isprintable() or any(letter in name for letter in "/\\"):
        return "the learner's name has letters that no file name may have"
    if name[0] in ".-~" or name != name.strip():
        return "the learner's name begins like a hidden file or an option"
    return ""
