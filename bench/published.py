"""The page of measured figures, of which each measurement writes its own section."""

from __future__ import annotations

import datetime
import re
import statistics
from pathlib import Path

from bench.measure import machine

PAGE = Path(__file__).resolve().parents[1] / "docs" / "performance.md"
HEAD = """# Performance

What grading, building the book and running Python in a page cost, in time and memory.
`make bench` measures all of it and writes this page.
Each section names its command and machine.
Compare figures of one run: another machine has others.
"""


def put(title: str, command: str, lines: list[str], page: Path = PAGE) -> None:
    """Write a section of the page in its place; the others stay as they are.

    Args:
        title: its heading.
        command: what measures it.
        lines: the section, in Markdown.
        page: the file; it may be missing.
    """
    today = datetime.datetime.now(datetime.UTC).date()
    text = page.read_text(encoding="utf-8") if page.is_file() else HEAD
    head, *sections = re.split(r"^(?=## )", text, flags=re.M)
    measured = f"Measured on {today} by `{command}`."
    section = "\n".join([f"## {title}", "", measured, "", *machine(), "", *lines])
    known = [one.partition("\n")[0] for one in sections]
    at = known.index(f"## {title}") if f"## {title}" in known else len(known)
    sections[at : at + 1] = [section]
    parts = [one.strip() for one in (head, *sections)]
    page.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def spread(values: list[float], unit: str, digits: int = 1) -> str:
    """Return the median of some figures, with the least and the most in brackets."""
    shown = f"{statistics.median(values):.{digits}f} {unit}"
    if len(values) == 1:
        return shown
    return f"{shown} ({min(values):.{digits}f}–{max(values):.{digits}f})"


def verdict(ok: bool) -> str:
    """Say in a table whether a goal is reached."""
    return "reached" if ok else "**missed**"


def table(heads: list[str], rows: list[list[str]]) -> list[str]:
    """Return a table in Markdown; all columns but the first are numbers."""
    rule = ["---", *("--:" for _ in heads[1:])]
    return ["| " + " | ".join(row) + " |" for row in (heads, rule, *rows)]
