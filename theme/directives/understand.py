"""The questions before the code, out of the exercises' notebooks, as choices.

A solution states each question, `autograder release` works out its four values and
writes them as folds into the notebook; here each becomes a question of the page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from sphinx.application import Sphinx

PLACE = "@UNDERSTAND@"
QUESTION = re.compile(
    r"^## Task \d+: `(?P<task>\w+)`"
    r".*?^\*\*Understand the task first\.\*\* What should (?P<call>`.+?`) return\?"
    r"(?P<folds>.*?)<details><summary>Hint 1",
    re.MULTILINE | re.DOTALL,
)
FOLD = re.compile(
    r"<summary><code>(?P<value>.+?)</code></summary>\n\n(?P<reply>.+?)\n\n</details>"
)
ASK = """:::{{ask}} understand-{name}
Exercise {number}, task `{task}`: what should {call} return?

{options}
:::
"""


def questions(root: Path) -> Iterator[str]:
    """Yield each question as a directive of MyST.

    Args:
        root: folder of the book.
    """
    for file in sorted(root.glob("exercises/*/*.ipynb")):
        for cell in json.loads(file.read_text(encoding="utf-8"))["cells"]:
            text = "".join(cell["source"])
            if found := QUESTION.search(text):
                task = found["task"]
                yield ASK.format(
                    name=task.replace("_", "-"),
                    number=int(file.parent.name[:2]),
                    task=task,
                    call=found["call"],
                    options="\n".join(map(option, FOLD.finditer(found["folds"]))),
                )


def option(fold: re.Match[str]) -> str:
    """Write a fold as an option to choose."""
    mark = "x" if fold["reply"].startswith("Yes.") else " "
    return f"- [{mark}] `{fold['value']}`\n  {fold['reply']}"


def fill_in(app: Sphinx, page: str, source: list[str]) -> None:
    """Put the questions where a page has its place holder."""
    if PLACE in source[0]:
        source[0] = source[0].replace(PLACE, "\n".join(questions(Path(app.srcdir))))


def setup(app: Sphinx) -> None:
    """Register the questions."""
    app.connect("source-read", fill_in)
