"""Which files lie beside a learner's notebook and are that learner's own."""

import re
from collections.abc import Iterator
from pathlib import Path

from autograder.beside import Beside
from autograder.collect.found import Collector, Found, Other
from autograder.collect.identify import learner_name
from autograder.collect.platforms import platform_names

MAX_DEPTH = 3  # folders below the notebook's own
# Canvas and browsers number a file that is uploaded again.
AGAIN = re.compile(r"[-_ ]?\(?\d+\)?$")


def files_beside(
    notebook: Found, student: str, collector: Collector
) -> Iterator[Beside]:
    """Yield the files beside a notebook that are its learner's.

    In a folder that several learners share, only a file that a platform named after
    the learner is.

    Args:
        notebook: the notebook.
        student: its learner.
        collector: what was found; the files are noted as used.
    """
    folder = notebook.folder
    others = {one.folder for one in collector.found} - {folder}
    for other in collector.others:
        below = other.parts[len(folder) : -1]
        if other.parts[: len(folder)] != folder or len(below) > MAX_DEPTH:
            continue
        inner = [other.parts[: len(folder) + i + 1] for i in range(len(below))]
        if notebook.own_folder and not others & set(inner):
            name = "/".join(other.parts[len(folder) :])
        else:
            name = "" if below else _name_by_platform(other, student)
        if name:
            collector.used.add(other.parts)
            yield Beside(name, other.path, other.size)


def _name_by_platform(other: Other, student: str) -> str:
    """Return the original name of a learner's file in a platform's zip."""
    name, original = platform_names(other.parts[-1])
    if not original or learner_name(name) != student:
        return ""
    path = Path(original)
    return f"{AGAIN.sub('', path.stem) or path.stem}{path.suffix}"
