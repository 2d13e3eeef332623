"""Which assignment something belongs to, by its name or by its tasks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from autograder.model import Assignment
from neurons.checks.markers import ids_in_file

SEPARATORS = " _.-"


def assignment_by_name(
    parts: Sequence[str], assignments: Mapping[str, Assignment]
) -> str | None:
    """Return the slug of the assignment that a path names; the innermost name counts.

    Args:
        parts: folders and file name, outermost first.
        assignments: the course's assignments by slug.
    """
    for part in reversed(parts):
        plain = hyphenated(Path(part).stem if part.lower().endswith(".ipynb") else part)
        found = [
            (len(name), slug)
            for slug, assignment in assignments.items()
            for name in (slug, assignment.name)
            if f"-{hyphenated(name)}-" in f"-{plain}-"
        ]
        if found:
            return max(found)[1]
    return None


def assignment_by_tasks(
    content: bytes, assignments: Mapping[str, Assignment]
) -> str | None:
    """Return the slug of the assignment most of whose task ids a notebook contains.

    Args:
        content: the notebook's file, however damaged.
        assignments: the course's assignments by slug.
    """
    # Without zero bytes the ids are found in UTF-16, too.
    text = content.replace(b"\0", b"").decode("utf-8", "replace").replace('\\"', '"')
    ids = ids_in_file(text)
    counts = {
        slug: len(ids & {task.id for task in assignment.tasks})
        for slug, assignment in assignments.items()
    }
    best = max(counts.values(), default=0)
    winners = [slug for slug, count in counts.items() if count == best > 0]
    return winners[0] if len(winners) == 1 else None


def hyphenated(name: str) -> str:
    """Return a name in lower case with one hyphen for each run of separators."""
    return re.sub(rf"[()\[\]{SEPARATORS}]+", "-", name.lower()).strip("-")
