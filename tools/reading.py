"""Print the reading grade and the time of every chapter.

Usage: python -m tools.reading

The grade is the mean of two formulas that need no list of syllables; the aim is a grade
of 10 or less. The time is computed from words, lines of code and tasks.
"""

from __future__ import annotations

import sys
from pathlib import Path

import jupytext

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))


def main() -> None:
    """Print a line per chapter."""
    from book.chapter import Chapter  # the tests' own reader of pages

    print(f"{'chapter':<24}{'grade':>6}{'minutes':>9}")
    for path in sorted((ROOT / "chapters").glob("[0-9a]*.md")):
        page = Chapter(path, jupytext.read(path, fmt="md:myst"))
        print(f"{path.stem:<24}{page.reading_grade():>6.1f}{page.minutes():>9.0f}")


if __name__ == "__main__":
    main()
