"""How a notebook says which task a cell is about: the one place that reads it.

A solution cell begins with `# task: neuron` and has the task's id as its cell id and as
its nbgrader id; its check cell holds `check("neuron")` and has the id `check-neuron`.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

CHECK = "check-"
MARKER = re.compile(
    r"^[^\S\n]*#[^\S\n]*task:[^\S\n]*(?P<task>[\w-]+)(?P<rest>.*)$", re.MULTILINE
)
WORD = re.compile(r"\w+")
CALL = re.compile(r"""\s*check\(\s*["'](?P<task>[A-Za-z0-9_]{1,60})["']\s*\)\s*""")
# A line that asks for something else than a verdict.
ASKS = re.compile(r"\s*check\.(hint|summary|ready|reset)\b")
# A cell that only looks: running it again changes nothing.
LOOKS = re.compile(r"\s*check(\.\w+|\()[^\n]*\s*")
# The same in the text of a notebook's file, however damaged.
IN_FILE = re.compile(r'# task: ([\w-]+)|"grade_id":\s*"([\w-]+)"')


@dataclass(frozen=True, slots=True)
class Marker:
    """A line that names a task.

    Attributes:
        task: the id that it names; there need be no such task.
        start: where the line begins in the cell.
        alone: whether it says nothing else.
    """

    task: str
    start: int
    alone: bool


def markers(source: str) -> list[Marker]:
    """Return the lines of a cell that name a task, in order."""
    return [
        Marker(found["task"], found.start(), not found["rest"].strip())
        for found in MARKER.finditer(source)
    ]


def marked_task(source: str) -> str:
    """Return the first task that a cell names, on whatever line; else nothing."""
    return next((mark.task for mark in markers(source)), "")


def meant_task(source: str, tasks: Collection[str]) -> str:
    """Return the task that a cell names, also by a damaged line: `# Task neuron`."""
    if (named := marked_task(source)) in tasks:
        return named
    for line in source.split("\n"):
        words = WORD.findall(line.lower()) if line.lstrip().startswith("#") else []
        if len(words) == 2 and get_close_matches(words[0], ["task"], cutoff=0.7):
            near: list[str] = get_close_matches(words[1], tasks, n=1, cutoff=0.8)
            return near[0] if near else ""
    return ""


def checked_task(source: str) -> str:
    """Return the task of a cell that only checks it; empty for any other cell."""
    found = CALL.fullmatch(source)
    return found["task"] if found else ""


def looks(source: str) -> bool:
    """Whether a cell only looks at answers, in one line."""
    return LOOKS.fullmatch(source) is not None


def asks(source: str) -> bool:
    """Whether a cell asks for a hint, the points, what is missing, or the stub."""
    return ASKS.match(source) is not None


def marker_of(task: str) -> str:
    """Return the line by which a cell names a task."""
    return f"# task: {task}"


def check_id(task: str) -> str:
    """Return the nbgrader id of a task's check cell, which is its cell id, too."""
    return f"{CHECK}{task}"


def task_of_check(name: str) -> str:
    """Return the task whose check cell has this id; empty if it is none's."""
    return name.removeprefix(CHECK) if name.startswith(CHECK) else ""


def grade_id(metadata: object) -> str:
    """Return the nbgrader id in a cell's metadata; empty if there is none."""
    graded = metadata.get("nbgrader") if isinstance(metadata, Mapping) else None
    name = graded.get("grade_id") if isinstance(graded, Mapping) else None
    return name if isinstance(name, str) else ""


def ids_in_file(text: str) -> set[str]:
    """Return the ids of tasks and checks that stand in a notebook's file."""
    return {name for pair in IN_FILE.findall(text) for name in pair if name}
