"""Print the reading grade and the time of every chapter.

Usage: python -m tools.reading

Five formulas and their mean, in years of school; the aim is a mean of 8 to 10. Which
formulas, and what counts as a sentence, stands in tests/book/reading.py. The time is
computed from words, lines of code and tasks.
"""

import sys
from pathlib import Path
from statistics import mean

import jupytext
import textstat

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))


def main() -> None:
    """Print a line per chapter."""
    from book import reading  # the tests' own reader of pages
    from book.chapter import Chapter

    names = reading.FORMULAS
    print(f"{'chapter':<20}", *names, "mean", "words/sentence", "minutes", sep="  ")
    for path in sorted((ROOT / "chapters").glob("[0-9a]*.md")):
        page = Chapter(path, jupytext.read(path, fmt="md:myst"))
        found = reading.grades(page.markdown)
        length = textstat.words_per_sentence(reading.sentences(page.markdown))
        columns = [*found.items(), ("mean", mean(found.values()))]
        columns += [("words/sentence", length), ("minutes", page.minutes())]
        line = "  ".join(f"{number:{len(name)}.1f}" for name, number in columns)
        print(f"{path.stem:<20}  {line}")


if __name__ == "__main__":
    main()
