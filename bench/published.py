"""The page of measured figures, of which each measurement writes its own section."""

from __future__ import annotations

import datetime
import re
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
    """Write a section of the page; the others stay as they are.

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
    others = [one for one in sections if not one.startswith(f"## {title}\n")]
    parts = [one.strip() for one in (head, *others, section)]
    page.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
