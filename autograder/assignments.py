"""Which assignment something belongs to, by its name or by its tasks."""

import re
from collections.abc import Mapping, Sequence

from autograder.model import Assignment
from neurons.checks.markers import ids_in_file

SEPARATORS = " _.-"
# Browsers, mail programs and platforms add to a notebook's name, after its ending, too:
# relu.ipynb.txt, relu.ipynb-1.txt, relu.ipynb.json
NOTEBOOK = re.compile(
    r"(?P<stem>.*)\.ipynb(?:[-_ ]?\(?\d+\)?)?(?:\.(?:ipynb|txt|json|html?|gz))*",
    re.IGNORECASE | re.DOTALL,
)
# What may stand around an exercise's name in the name of its folder.
AROUND = re.compile(
    r"^(?:(?:exercise|assignment|homework|hw|week|copy|of)?-?\d*-)*?"
    r"(?P<name>.+?)(?:-(?:\d+|copy\d*|main|master|final|late))*$"
)


def notebook_stem(name: str) -> str:
    """Return a notebook's file name without its ending; empty for another file's."""
    found = NOTEBOOK.fullmatch(name)
    return found["stem"] if found else ""


def assignment_by_name(
    parts: Sequence[str], assignments: Mapping[str, Assignment]
) -> str | None:
    """Return the slug of the assignment that a path names; the innermost name counts.

    Args:
        parts: folders and file name, outermost first.
        assignments: the course's assignments by slug.
    """
    for part in reversed(parts):
        plain = hyphenated(notebook_stem(part) or part)
        found = [
            (len(name), slug)
            for slug, assignment in assignments.items()
            for name in (slug, assignment.name)
            if f"-{hyphenated(name)}-" in f"-{plain}-"
        ]
        if found:
            return max(found)[1]
    return None


def is_assignments_name(name: str, assignments: Mapping[str, Assignment]) -> bool:
    """Whether a folder is called after an assignment and after nothing else."""
    plain = hyphenated(notebook_stem(name) or name)
    found = AROUND.match(plain)
    inner = {plain, found["name"] if found else plain}
    return any(
        hyphenated(known) in inner
        for slug, assignment in assignments.items()
        for known in (slug, assignment.name)
    )


def assignment_by_tasks(
    text: str, assignments: Mapping[str, Assignment], named: str | None = None
) -> str | None:
    """Return the slug of the assignment most of whose task ids a notebook contains.

    Args:
        text: the text of the notebook's file, however damaged.
        assignments: the course's assignments by slug.
        named: slug of the assignment that the file is called after, if any; it counts
            as soon as one of its tasks is there.
    """
    ids = ids_in_file(text.replace('\\"', '"'))
    counts = {
        slug: len(ids & {task.id for task in assignment.tasks})
        for slug, assignment in assignments.items()
    }
    if named and counts[named]:
        return named
    best = max(counts.values(), default=0)
    winners = [slug for slug, count in counts.items() if count == best > 0]
    return winners[0] if len(winners) == 1 else None


def hyphenated(name: str) -> str:
    """Return a name in lower case with one hyphen for each run of separators."""
    return re.sub(rf"[()\[\]{SEPARATORS}]+", "-", name.lower()).strip("-")
