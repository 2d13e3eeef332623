"""Tell from names whose notebook a file is and which assignment it belongs to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path

from autograder.model import Assignment

MAX_NAME = 100
# Canvas: learnername_LATE_userid_fileid_original-name.ipynb
CANVAS = re.compile(r"(?P<name>[^_]+)_(?:LATE_)?(?P<user>\d+)_(?P<file>\d+)_.+", re.I)
# Moodle: "Full Name_1234567_assignsubmission_file_"
MOODLE = re.compile(r"_assignsubmission_(?:file|onlinetext)_?$")
# The same without folders: "Full Name_1234567_assignsubmission_file_relu.ipynb"
MOODLE_FILE = re.compile(r"(?P<name>.+_\d+)_assignsubmission_file_.*")
SEPARATORS = " _.-"
# A checkout of a learner's copy of the course keeps its exercises there.
COURSE_FOLDERS = {"exercises", "submitted"}
TASK = re.compile(r'# task: ([\w-]+)|"grade_id":\s*"([\w-]+)"')


def assignment_by_name(
    parts: Sequence[str], assignments: Mapping[str, Assignment]
) -> str | None:
    """The assignment that a path names; the innermost name counts.

    Args:
        parts: folders and file name, outermost first.
        assignments: the course's assignments by slug.
    """
    for part in reversed(parts):
        plain = _plain(Path(part).stem if part.lower().endswith(".ipynb") else part)
        found = [
            (len(name), slug)
            for slug, assignment in assignments.items()
            for name in (slug, assignment.name)
            if f"-{_plain(name)}-" in f"-{plain}-"
        ]
        if found:
            return max(found)[1]
    return None


def assignment_by_tasks(text: str, assignments: Mapping[str, Assignment]) -> str | None:
    """The assignment most of whose task ids stand in a notebook's text."""
    ids = {name for pair in TASK.findall(text) for name in pair if name}
    counts = {
        slug: len(ids & {task.id for task in assignment.tasks})
        for slug, assignment in assignments.items()
    }
    best = max(counts.values(), default=0)
    winners = [slug for slug, count in counts.items() if count == best > 0]
    return winners[0] if len(winners) == 1 else None


def student_of(
    parts: Sequence[str],
    outer: Sequence[str],
    slug: str,
    assignments: Mapping[str, Assignment],
) -> str:
    """The learner's name, as folder and file names tell it.

    Args:
        parts: folders and file name below what was handed in.
        outer: names of the folder handed in and the one above it, outermost first.
        slug: the notebook's assignment.
        assignments: the course's assignments by slug.
    """
    folders = [p for p in parts[:-1] if p not in COURSE_FOLDERS]
    places = [i for i, p in enumerate(folders) if _plain(p) == _plain(slug)]
    if places and places[-1] > 0:
        name = folders[places[-1] - 1]  # student/assignment/notebook
    elif places and len(folders) > 1:
        name = folders[1]  # assignment/student/notebook
    elif folders and not places:
        name = folders[0]  # student/notebook
    else:
        above = [p for p in outer if _plain(p) != _plain(slug) and p]
        above = [p for p in above if p not in COURSE_FOLDERS]
        name = _from_file(Path(parts[-1]).stem, assignments[slug])
        name = name or (above[-1] if above else "learner")
    return learner_name(name)


def owner(
    parts: Sequence[str], outer: Sequence[str], assignments: Mapping[str, Assignment]
) -> tuple[str, str]:
    """Whose a file is that was not taken, and which assignment its names tell.

    Args:
        parts: folders and file name below what was handed in.
        outer: names of the folder handed in and the one above it, outermost first.
        assignments: the course's assignments by slug.

    Returns:
        The learner and the slug; each empty if nothing tells it.
    """
    slug = assignment_by_name(parts, assignments) or ""
    if not slug and len(parts) < 2:
        stem = Path(parts[-1]).stem
        name = _by_platform(stem) or stem.split("_")[0]
    else:
        name = student_of(parts, outer, slug or next(iter(assignments)), assignments)
    return ("" if odd_name(name) else name), slug


def learner_name(folder: str) -> str:
    """The learner's name in the name of a folder."""
    return unicodedata.normalize("NFC", MOODLE.sub("", folder)).strip()


def _from_file(stem: str, assignment: Assignment) -> str:
    """The learner's name in a file's name; empty if there is none."""
    if platform := _by_platform(stem):
        return platform
    for name in (assignment.slug, assignment.name):
        pattern = f"[{SEPARATORS}]+".join(map(re.escape, _plain(name).split("-")))
        found = re.search(rf"(?:^|[{SEPARATORS}]){pattern}(?![A-Za-z])", stem, re.I)
        if found:
            return stem[: found.start()].strip(SEPARATORS)
    return stem.split("_")[0].strip(SEPARATORS) if "_" in stem else stem


def _by_platform(stem: str) -> str:
    """The learner's name and number in a file's name that a platform made."""
    if canvas := CANVAS.fullmatch(stem):
        return f"{canvas['name']}_{canvas['user']}"
    moodle = MOODLE_FILE.fullmatch(stem)
    return moodle["name"] if moodle else ""


def odd_name(name: str) -> str:
    """What is wrong with a learner's name; empty if nothing is."""
    if not name:
        return "the learner's name is empty"
    if len(name) > MAX_NAME:
        return f"the learner's name is longer than {MAX_NAME} letters"
    if not name.isprintable() or any(letter in name for letter in "/\\"):
        return "the learner's name has letters that no file name may have"
    if name[0] in ".-~" or name != name.strip():
        return "the learner's name begins like a hidden file or an option"
    return ""


def _plain(name: str) -> str:
    return re.sub(rf"[()\[\]{SEPARATORS}]+", "-", name.lower()).strip("-")
