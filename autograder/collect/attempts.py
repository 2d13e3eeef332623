"""Which of a learner's attempts counts."""

import re
import stat
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from autograder.beside import choose
from autograder.collect.beside import files_beside
from autograder.collect.found import Collector, Found
from autograder.collect.platforms import platform_time
from autograder.files import SECRET, TIMESTAMP
from autograder.model import Submission
from autograder.roster import Counting, submitted_at

MAX_NOTE_BYTES = 200


def attempts(
    student: str,
    slug: str,
    group: list[Found],
    collector: Collector,
    counting: Counting,
) -> list[Submission]:
    """Return the attempt that counts, or all if the best will; notes name others."""
    found, rule = _ordered(_of_the_exercise(student, slug, group, collector))
    if counting.attempt == "best" and len(found) > 1:
        words = "Attempt {} of {}, `{}`, counts: the best of them."
        made = []
        for n, one in enumerate(found, start=1):
            notes = [words.format(n, len(found), one.where)]
            plain = _submission(student, slug, one, notes, collector)
            made.append(replace(plain, attempt_number=n))
        return made
    is_early = counting.attempt == "deadline"
    deadline = counting.deadline(student, slug) if is_early else None
    in_time = [one for one in found if _is_in_time(one, deadline)]
    counted = (in_time or found)[-1]
    notes, name = [], counted.parts[-1]
    if deadline and in_time:
        rule = f"{rule} before the deadline".strip()
    if len(found) > 1:
        notes.append(
            f"{len(found)} attempts were handed in; the last {rule}, `{name}`, counts."
        )
        if deadline and not in_time:
            notes.append("None of them is known to be in time.")
    for one in found:
        if one is not counted:
            later = found.index(one) > found.index(counted)
            which = "an attempt after the deadline" if later else "an earlier attempt"
            reason = f"{which}; the last {rule} counts"
            collector.refuse(one.where, reason, student, slug)
    return [_submission(student, slug, counted, notes, collector)]


def _of_the_exercise(
    student: str, slug: str, group: list[Found], collector: Collector
) -> list[Found]:
    """The files that are attempts at the exercise; the others are refused."""
    with_tasks = [one for one in group if one.by_tasks]
    well_named = [one for one in with_tasks if not one.is_misnamed]
    readable = [one for one in group if one.is_notebook]
    taken = well_named or with_tasks or readable or group
    for one in group:
        if one in taken:
            continue
        reason = "it holds no task of the exercise; another file does"
        if one.is_misnamed:
            reason = f"it holds the tasks of {slug}, as another file does"
        called = one.by_name if one.is_misnamed and one.by_name else slug
        collector.refuse(one.where, reason, student, called)
    return taken


def _submission(
    student: str, slug: str, found: Found, notes: list[str], collector: Collector
) -> Submission:
    name = found.parts[-1]
    files, left_out = choose(files_beside(found, student, collector))
    when, which = _noted(found.path, TIMESTAMP), " ".join(notes)
    if found.is_misnamed:
        notes.append(
            f"The file `{name}` holds the tasks of `{slug}`, not those of "
            f"`{found.by_name}`; it was graded as that."
        )
    secret = _noted(found.path, SECRET)
    return Submission(
        student, slug, found.path, (*notes, *left_out), when, files, which, secret
    )


def _is_in_time(found: Found, deadline: datetime | None) -> bool:
    when = submitted_at(_noted(found.path, TIMESTAMP)) if deadline else None
    return deadline is not None and when is not None and when <= deadline


def _ordered(group: list[Found]) -> tuple[list[Found], str]:
    """Return attempts, the last one last, and by what that was found."""
    if len(group) == 1:
        return group, ""
    for times in (
        [submitted_at(_noted(one.path, TIMESTAMP)) or datetime.min for one in group],
        [platform_time(one.where) for one in group],
    ):
        if len(set(times)) == len(times):
            known = dict(zip(times, group, strict=True))
            return [known[time] for time in sorted(times)], "by its date"
    bases = {re.sub(r"[\W\d_]+|copy", "", one.where.lower()) for one in group}
    if len(bases) == 1:
        by_number = sorted(group, key=lambda one: _numbers(one.where))
        return by_number, "by the number in its name"
    by_date = sorted(group, key=lambda one: (one.path.stat().st_mtime, one.where))
    return by_date, "by its date"


def _noted(notebook: Path, name: str) -> str:
    """Return what nbgrader noted of a submission in a file; empty if nothing."""
    file = notebook.with_name(name)
    try:
        facts = file.lstat()
        if not stat.S_ISREG(facts.st_mode) or facts.st_size > MAX_NOTE_BYTES:
            return ""
        return file.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""


def _numbers(name: str) -> tuple[tuple[int, ...], str]:
    return tuple(int(number) for number in re.findall(r"\d+", name)), name
