"""Identify the learner and the assignment by the names of folders and files."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path

from autograder.assignments import SEPARATORS, assignment_by_name, hyphenated
from autograder.model import Assignment

MAX_NAME = 100
# Canvas: learnername_LATE_userid_fileid_original-name.ipynb
CANVAS = re.compile(r"(?P<name>[^_]+)_(?:LATE_)?(?P<user>\d+)_(?P<file>\d+)_.+", re.I)
# Moodle: "Full Name_1234567_assignsubmission_file_"
MOODLE = re.compile(r"_assignsubmission_(?:file|onlinetext)_?$")
# The same without folders: "Full Name_1234567_assignsubmission_file_relu.ipynb"
MOODLE_FILE = re.compile(r"(?P<name>.+_\d+)_assignsubmission_file_.*")
# A checkout of a learner's copy of the course has its exercises there.
COURSE_FOLDERS = {"exercises", "submitted"}


def student_of(
    parts: Sequence[str],
    outer: Sequence[str],
    slug: str,
    assignments: Mapping[str, Assignment],
) -> str:
    """Return the learner's name, from the names of folders and file.

    Args:
        parts: folders and file name below what was submitted.
        outer: names of the submitted folder and the one above it, outermost first.
        slug: the notebook's assignment.
        assignments: the course's assignments by slug.
    """
    folders = [p for p in parts[:-1] if p not in COURSE_FOLDERS]
    places = [i for i, p in enumerate(folders) if hyphenated(p) == hyphenated(slug)]
    if places and places[-1] > 0:
        name = folders[places[-1] - 1]  # student/assignment/notebook
    elif places and len(folders) > 1:
        name = folders[1]  # assignment/student/notebook
    elif folders and not places:
        name = folders[0]  # student/notebook
    else:
        above = [p for p in outer if hyphenated(p) != hyphenated(slug) and p]
        above = [p for p in above if p not in COURSE_FOLDERS]
        name = _from_file(Path(parts[-1]).stem, assignments[slug])
        name = name or (above[-1] if above else "learner")
    return learner_name(name)


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
        stem = Path(parts[-1]).stem
        name = _by_platform(stem) or stem.split("_")[0]
    else:
        name = student_of(parts, outer, slug or next(iter(assignments)), assignments)
    return ("" if odd_name(name) else name), slug


def learner_name(folder: str) -> str:
    """Return the learner's name in the name of a folder."""
    return unicodedata.normalize("NFC", MOODLE.sub("", folder)).strip()


def _from_file(stem: str, assignment: Assignment) -> str:
    """Return the learner's name in a file's name; empty if there is none."""
    if platform := _by_platform(stem):
        return platform
    for name in (assignment.slug, assignment.name):
        pattern = f"[{SEPARATORS}]+".join(map(re.escape, hyphenated(name).split("-")))
        found = re.search(rf"(?:^|[{SEPARATORS}]){pattern}(?![A-Za-z])", stem, re.I)
        if found:
            return stem[: found.start()].strip(SEPARATORS)
    return stem.split("_")[0].strip(SEPARATORS) if "_" in stem else stem


def _by_platform(stem: str) -> str:
    """Return the learner's name and number in a file name made by a platform."""
    if canvas := CANVAS.fullmatch(stem):
        return f"{canvas['name']}_{canvas['user']}"
    moodle = MOODLE_FILE.fullmatch(stem)
    return moodle["name"] if moodle else ""


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
