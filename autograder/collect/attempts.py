"""Which of a learner's attempts counts."""

from __future__ import annotations

import re
import stat
from pathlib import Path

from autograder.beside import choose
from autograder.collect.beside import files_beside
from autograder.collect.found import Collector, Found
from autograder.collect.platforms import platform_time
from autograder.files import SECRET, TIMESTAMP
from autograder.model import Submission

MAX_NOTE_BYTES = 200


def last_attempt(
    student: str, slug: str, group: list[Found], collector: Collector
) -> Submission:
    """Return the attempt that counts; its notes name the others."""
    with_tasks = [one for one in group if one.by_tasks]
    well_named = [one for one in with_tasks if not one.is_misnamed]
    readable = [one for one in group if one.is_notebook]
    group_of = well_named or with_tasks or readable or group
    for one in group:
        if one in group_of:
            continue
        reason = "it holds no task of the exercise; another file does"
        if one.is_misnamed:
            reason = f"it holds the tasks of {slug}, as another file does"
        called = one.by_name if one.is_misnamed and one.by_name else slug
        collector.refuse(one.where, reason, student, called)
    rule, (*earlier, last) = _in_order(group_of)
    notes = []
    name = last.parts[-1]
    if earlier:
        notes.append(
            f"{len(group_of)} attempts were handed in; the last {rule}, "
            f"`{name}`, counts."
        )
    if last.is_misnamed:
        notes.append(
            f"The file `{name}` holds the tasks of `{slug}`, not those of "
            f"`{last.by_name}`; it was graded as that."
        )
    for one in earlier:
        reason = f"an earlier attempt; the last {rule} counts"
        collector.refuse(one.where, reason, student, slug)
    files, left_out = choose(files_beside(last, student, collector))
    notes += left_out
    when, secret = (_noted(last.path, name) for name in (TIMESTAMP, SECRET))
    return Submission(student, slug, last.path, tuple(notes), when, files, secret)


def _in_order(group: list[Found]) -> tuple[str, list[Found]]:
    """Return attempts, the last one last, and by what that was found."""
    times = [platform_time(one.where) for one in group]
    if len(set(times)) == len(times) > 1:
        known = dict(zip(times, group, strict=True))
        return "by its date", [known[time] for time in sorted(times)]
    bases = {re.sub(r"[\W\d_]+|copy", "", one.where.lower()) for one in group}
    if len(bases) == 1:
        by_number = sorted(group, key=lambda one: _numbers(one.where))
        return "by the number in its name", by_number
    by_date = sorted(group, key=lambda one: (one.path.stat().st_mtime, one.where))
    return "by its date", by_date


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
