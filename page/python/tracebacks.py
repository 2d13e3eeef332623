"""A traceback that shows lines of cells alone, and says which cell."""

from __future__ import annotations

import re
from traceback import FrameSummary, TracebackException

CELL = "<ipython-input-"
MOST_FRAMES = 12
SITE = re.compile(r"\. Site initialization is disabled, .*")
FILE = re.compile(r'File "(<ipython-input-\d+>)", line')


def formatted(error: BaseException, file: str) -> str:
    """Return an exception as text.

    Args:
        error: the exception.
        file: the name of the cell that ran.
    """
    if isinstance(error, SystemExit):
        return f"SystemExit: {error.code}\nThe cell ended here; your names are kept."
    made = TracebackException.from_exception(error)
    return "\n".join(_lines(made, file)).rstrip()


def _lines(made: TracebackException, file: str) -> list[str]:
    lines: list[str] = []
    if made.__cause__ is not None:
        lines += [*_lines(made.__cause__, file), "", "which caused:", ""]
    elif made.__context__ is not None and not made.__suppress_context__:
        lines += [
            *_lines(made.__context__, file),
            "",
            "and while that was handled:",
            "",
        ]
    frames = [frame for frame in made.stack if frame.filename.startswith(CELL)]
    if frames:
        lines.append("Traceback (most recent call last):")
    cut = len(frames) - MOST_FRAMES
    for i, frame in enumerate(frames):
        if cut > 0 and MOST_FRAMES // 2 <= i < MOST_FRAMES // 2 + cut:
            if i == MOST_FRAMES // 2:
                lines.append(f"  … {cut} more calls …")
            continue
        lines += _frame(frame, file)
    # Of a missing module Python 3.15 says more, which is of no use here.
    said = SITE.sub("", "".join(made.format_exception_only()))
    lines.append(FILE.sub(lambda m: f"{_which(m[1], file)}, line", said).rstrip())
    return lines


def _frame(frame: FrameSummary, file: str) -> list[str]:
    inside = "" if frame.name == "<module>" else f", in {frame.name}"
    head = f"  {_which(frame.filename, file)}, line {frame.lineno}{inside}"
    return [head, f"    {frame.line}"] if frame.line else [head]


def _which(name: str, file: str) -> str:
    return "this cell" if name == file else "an earlier cell"
