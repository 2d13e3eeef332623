"""Keep what LAPACK prints about a NaN out of a notebook's page.

Its lines come from C, past Python, and bury the learner's own error. Everything else
that the cell's libraries print that way is shown when the cell has ended.
"""

import contextlib
import os
import re
import tempfile
from dataclasses import dataclass
from typing import IO

COMPLAINT = re.compile(
    rb"^ ?\*\* On entry to +\w+ +parameter number +\d+ had an illegal value\r?\n?$"
)
SOLVERS = re.compile(r"\b(linalg|lstsq|pinv|polyfit|svd)\b")
OUTPUTS = (1, 2)


@dataclass(slots=True)
class _Held:
    """An output that goes into a file for a while."""

    output: int
    before: int
    file: IO[bytes]


_held: list[_Held] = []


def hold(cell: str) -> None:
    """Hold back what C prints during a cell that solves least squares."""
    if not SOLVERS.search(cell):
        return
    for output in OUTPUTS:
        # A process may have no outputs at all.
        with contextlib.suppress(OSError):
            before = os.dup(output)
            file = tempfile.TemporaryFile()  # noqa: SIM115
            os.dup2(file.fileno(), output)
            _held.append(_Held(output, before, file))


def release() -> None:
    """Show what was held back, without LAPACK's complaints."""
    while _held:
        one = _held.pop()
        os.dup2(one.before, one.output)
        os.close(one.before)
        one.file.seek(0)
        lines = one.file.readlines()
        one.file.close()
        said = b"".join(line for line in lines if not COMPLAINT.match(line))
        with contextlib.suppress(OSError):
            os.write(one.output, said)
