"""Select the file that counts for each learner and assignment."""

from __future__ import annotations

import re
import stat
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from autograder.assignments import assignment_by_name, assignment_by_tasks
from autograder.collect.archive import TIMESTAMP, Budget
from autograder.collect.identify import odd_name, owner, student_of
from autograder.model import Assignment, Problem, Submission

MAX_TIMESTAMP_BYTES = 200
# More refusals than this, for one reason in one folder, are reported as one.
MOST_ALIKE = 20
# Names that one learner gives to the folders of several attempts.
ATTEMPT = re.compile(
    r"(attempt|version|v|try|draft|backup|copy|of|old|new|final|last|my|hw|homework"
    r"|exercises?|week|submission|[\W\d_])+",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Found:
    """A notebook as it was found, its names outermost first."""

    path: Path
    parts: tuple[str, ...]
    outer: tuple[str, ...]
    by_tasks: str | None = None

    @property
    def where(self) -> str:
        """The path below what was submitted."""
        return "/".join(self.parts)


@dataclass(slots=True)
class Collector:
    """What was found so far, and what was refused.

    Attributes:
        assignments: the course's assignments by slug.
        found: the notebooks.
        problems: what is refused, with the learner it belongs to.
        refused: path and reason of refused files whose learner is not known yet.
        around: folders that only wrap the learners' own folders.
        outer: names of what was submitted and the folder above, outermost first.
        budget: what may still be unpacked.
    """

    assignments: Mapping[str, Assignment]
    found: list[Found] = field(default_factory=list)
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


def select(collector: Collector) -> list[Submission]:
    """Return one submission per learner and assignment, in the order of names."""
    for one in collector.found:
        one.by_tasks = assignment_by_tasks(_content(one.path), collector.assignments)
    _unwrap(collector)
    groups: dict[tuple[str, str], list[Found]] = defaultdict(list)
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
    selected = [
        _last_attempt(student, slug, group, collector)
        for (student, slug), group in sorted(groups.items())
    ]
    _name_refused(collector)
    return selected


def _unwrap(collector: Collector) -> None:
    """Leave out a folder that only wraps those of several learners."""
    found = collector.found
    while (
        len(found) > 1
        and len({one.parts[0] for one in found}) == 1
        and all(len(one.parts) > 2 for one in found)
        and not any(
            assignment_by_name(one.parts[:2], collector.assignments) for one in found
        )
        and not _of_one_learner(found)
    ):
        collector.around = (*collector.around, found[0].parts[0])
        for one in found:
            one.outer, one.parts = (*one.outer[-1:], one.parts[0]), one.parts[1:]


def _of_one_learner(found: list[Found]) -> bool:
    """Whether the folders inside are one learner's: no two learners have one task."""
    inner = {one.parts[1] for one in found}
    if len(inner) > 1 and all(ATTEMPT.fullmatch(name) for name in inner):
        return True
    pairs = {(one.parts[1], one.by_tasks) for one in found if one.by_tasks}
    known = [slug for _, slug in pairs]
    return len(inner) > 1 and len(known) == len(inner) == len(set(known))


def _name_refused(collector: Collector) -> None:
    """Say whose the refused files are; many of a kind are reported as one."""
    alike: dict[tuple[tuple[str, ...], str], list[str]] = defaultdict(list)
    for parts, reason in collector.refused:
        alike[parts[:-1], reason].append(parts[-1])
    for (folders, reason), names in alike.items():
        if len(names) > MOST_ALIKE:
            where = "/".join((*folders, "*"))
            collector.refuse(where, f"{len(names)} files: {reason}")
            continue
        for name in names:
            parts = (*folders, name)
            around = len(collector.around)
            inside = parts[around:] if parts[:around] == collector.around else parts
            student, slug = owner(inside, collector.outer, collector.assignments)
            answer = name.lower().endswith((".ipynb", ".zip"))
            if not answer and len(inside) < 2:
                student = ""
            collector.refuse("/".join(parts), reason, student, slug if answer else "")


def _assignment_of(found: Found, collector: Collector) -> str | None:
    names = (*found.outer, *found.parts)
    slug = assignment_by_name(found.parts, collector.assignments) or found.by_tasks
    slug = slug or assignment_by_name(names, collector.assignments)
    if slug is None:
        known = ", ".join(sorted(collector.assignments))
        collector.refuse_file(found.parts, f"it belongs to none of: {known}")
    return slug


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _last_attempt(
    student: str, slug: str, group: list[Found], collector: Collector
) -> Submission:
    """Return the attempt that counts; its notes name the others."""
    with_tasks = [one for one in group if one.by_tasks]
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
    notes: tuple[str, ...] = ()
    if earlier:
        name = last.parts[-1]
        notes = (
            f"{len(group_of)} attempts were handed in; the last {rule}, "
            f"`{name}`, counts.",
        )
    for one in earlier:
        reason = f"an earlier attempt; the last {rule} counts"
        collector.refuse(one.where, reason, student, slug)
    return Submission(student, slug, last.path, notes, _timestamp(last.path))


def _timestamp(notebook: Path) -> str:
    """Return when it was submitted, as nbgrader notes it; empty if unknown."""
    file = notebook.with_name(TIMESTAMP)
    try:
        facts = file.lstat()
        if not stat.S_ISREG(facts.st_mode) or facts.st_size > MAX_TIMESTAMP_BYTES:
            return ""
        return file.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""


def _numbers(name: str) -> tuple[tuple[int, ...], str]:
    return tuple(int(number) for number in re.findall(r"\d+", name)), name
