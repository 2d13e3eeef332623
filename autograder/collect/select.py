"""Select the file that counts for each learner and assignment."""

from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

from autograder.assignments import assignment_by_name, assignment_by_tasks
from autograder.collect.attempts import attempts
from autograder.collect.found import Collector, Found
from autograder.collect.identify import (
    ATTEMPT,
    name_before,
    odd_name,
    owner,
    student_of,
)
from autograder.model import Submission
from autograder.opened import is_like_a_notebook, open_file
from autograder.roster import Counting

# More refusals than this, for one reason in one folder, are reported as one.
MOST_ALIKE = 20


def select(collector: Collector, counting: Counting) -> list[Submission]:
    """Return what counts of each learner and assignment, in the order of names.

    That is one submission, or all attempts of which the best will count.

    Raises:
        CourseError: it is not clear who on the roster submitted something.
    """
    for one in collector.found:
        one.by_name = assignment_by_name(one.parts, collector.assignments)
        text = open_file(_content(one.path)).text
        one.is_notebook = is_like_a_notebook(text)
        if one.is_notebook:
            one.by_tasks = assignment_by_tasks(text, collector.assignments, one.by_name)
    _unwrap(collector)
    owned: list[tuple[str, str, Found]] = []
    shared = _shared_folders(collector.found)
    for found in collector.found:
        slug = _assignment_of(found, collector)
        if slug is None:
            continue
        whose = student_of(
            found.parts, found.outer, slug, collector.assignments, shared
        )
        student, found.own_folder = whose.name, whose.by_folder
        odd = odd_name(student)
        if odd:
            collector.refuse(found.where, odd, slug=slug)
        elif _is_left_out(found, collector):
            reason = f"it holds the tasks of {slug}, not those of {found.by_name}"
            collector.refuse(found.where, reason, student, found.by_name or slug)
        else:
            owned.append((student, slug, found))
    learners = counting.roster.learners({student for student, _, _ in owned})
    groups: dict[tuple[str, str], list[Found]] = defaultdict(list)
    for student, slug, found in owned:
        groups[learners[student], slug].append(found)
    selected = [
        submission
        for (student, slug), group in sorted(groups.items())
        for submission in attempts(student, slug, group, collector, counting)
    ]
    for other in collector.others:
        if other.parts not in collector.used:
            collector.refuse_file(other.where, "it is no notebook")
    _name_refused(collector)
    collector.problems = [
        replace(one, student=counting.roster.learner(one.student))
        for one in collector.problems
    ]
    return selected


def _is_left_out(found: Found, collector: Collector) -> bool:
    """Whether it is called after a graded assignment, but is of one that is not."""
    graded = set(collector.only)
    return found.is_misnamed and graded & {found.by_name, found.by_tasks} == {
        found.by_name
    }


def _shared_folders(found: list[Found]) -> set[str]:
    """Return names of folders that several learners have in their own.

    Such as `neurons-main` in `ada/neurons-main/04-relu`: it stands alone in several.
    """
    inside: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for one in found:
        for depth in range(1, len(one.parts) - 1):
            inside[one.parts[:depth]].add(one.parts[depth])
    alone = Counter(next(iter(names)) for names in inside.values() if len(names) == 1)
    beside = {name for names in inside.values() if len(names) > 1 for name in names}
    return {name for name, count in alone.items() if count > 1} - beside


def _unwrap(collector: Collector) -> None:
    """Leave out a folder that only wraps those of several learners."""
    found = collector.found
    while (
        len(found) > 1
        and len({one.parts[0] for one in found}) == 1
        and (all(len(one.parts) > 2 for one in found) or _names_learners(collector))
        and not any(
            assignment_by_name(one.parts[:-1][:2], collector.assignments)
            for one in found
        )
        and not _of_one_learner(found)
    ):
        collector.around = (*collector.around, found[0].parts[0])
        for one in found:
            one.outer, one.parts = (*one.outer[-1:], one.parts[0]), one.parts[1:]


def _names_learners(collector: Collector) -> bool:
    """Whether the files of one folder are several learners', by their own names."""
    found, known = collector.found, collector.assignments
    if any(len(one.parts) != 2 or one.by_tasks is None for one in found):
        return False
    names = [
        name_before(one.parts[-1], known[one.by_name]) if one.by_name else ""
        for one in found
    ]
    pairs = {(name, one.by_tasks) for name, one in zip(names, found, strict=True)}
    return all(names) and len(pairs) == len(found) > len({t for _, t in pairs})


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
    slug = found.by_tasks or found.by_name
    names = (*found.outer, *found.parts)
    slug = slug or assignment_by_name(names, collector.assignments)
    if slug is None and not found.is_notebook:
        # Nothing in it says so: it is of the exercise that all others are of.
        of_others = {one.by_tasks for one in collector.found if one.by_tasks}
        slug = next(iter(of_others)) if len(of_others) == 1 else None
    if slug is None:
        known = ", ".join(sorted(collector.assignments))
        collector.refuse_file(found.parts, f"it belongs to none of: {known}")
    return slug


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
