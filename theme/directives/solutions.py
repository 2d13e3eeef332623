"""The exercises' answers as pages apart: folded, after a warning, in no contents."""

import re
from collections.abc import Iterator

from nbformat import NotebookNode
from sphinx.application import Sphinx
from sphinx.config import Config

from autograder.errors import CourseError

FOLDER = "solutions/"
TITLE = re.compile(r"^# Exercise (?P<title>.+)$", re.M)
TASK = re.compile(r"^## Task ", re.M)
OTHER_PART = re.compile(r"^## (?!Task )", re.M)
HINT = re.compile(r"<details>.*?</details>\n*", re.S)
CODE_MARKS = re.compile(r"^[ \t]*(?:### (?:BEGIN|END) SOLUTION|# task: .*)\n?", re.M)
# Without `orphan`, a page that no contents list is a fault; a page without search is
# found by those alone who follow a link to it. Search engines are addressed by name: to
# Lighthouse, one word to all of them is a fault of the page.
HEAD = """---
orphan: true
no-search: true
myst:
  html_meta:
    googlebot: noindex
    bingbot: noindex
---

# Answers to exercise {title}

:::{{warning}}
This page tells you the answers.
An answer that you have read is soon forgotten; one that you have found stays with you.
So try a task first, run its check, and open its three hints one by one.
:::

Every answer is folded.
It is one of many right answers: if the check accepts yours, yours is right too.
What a cell draws or prints, you see in your notebook.
"""
CODE = """
```python
{code}
```
"""
ANSWER = f"""
:::{{{{admonition}}}} Show one right answer
:class: dropdown
{CODE}:::
"""


def parts(cells: list[NotebookNode]) -> Iterator[str]:
    """Yield the text of an exercise from its first task to its last, answers folded.

    Args:
        cells: cells of an exercise's source, in order.

    Yields:
        MyST text: of a task without its hints, of a given cell, or of an answer.
    """
    is_task = False
    for cell in cells:
        code = CODE_MARKS.sub("", cell.source).strip("\n")
        if cell.cell_type == "markdown":
            text = cell.source
            if not is_task and (start := TASK.search(text)):
                is_task, text = True, text[start.start() :]
            if is_task:
                task, *rest = OTHER_PART.split(HINT.sub("", text))
                yield task.strip() + "\n"
                is_task = not rest
        elif cell.source.startswith("# task: "):
            yield ANSWER.format(code=code)
        elif is_task and "points" not in cell.metadata:
            yield CODE.format(code=code)


def answers_page(source: str) -> str:
    """Turn the source of an exercise into the page of its answers.

    Returns:
        MyST text of a page without cells to run.

    Raises:
        CourseError: the source has no title of the form `# Exercise N: ...`.
    """
    title = TITLE.search(source)
    if title is None:
        raise CourseError(
            "the title is missing; write '# Exercise N: what it is about'"
        )
    import jupytext  # loads for a while, and few builds read a page of answers anew

    notebook = jupytext.reads(source, fmt="md:myst")
    head = HEAD.format(title=title["title"])
    return "\n".join([head, *parts(notebook.cells)]) + "\n"


def include_solutions(app: Sphinx, config: Config) -> None:
    """Let Sphinx read the answers, which no table of contents lists."""
    config.exclude_patterns = [
        pattern for pattern in config.exclude_patterns if not pattern.startswith(FOLDER)
    ]


def replace_source(app: Sphinx, page: str, source: list[str]) -> None:
    """Put the page of answers in the place of an exercise's source."""
    if page.startswith(FOLDER):
        source[0] = answers_page(source[0])


def setup(app: Sphinx) -> None:
    """Register the pages of answers."""
    # After the table of contents has shut out what it does not list, at the usual 900.
    app.connect("config-inited", include_solutions, priority=950)
    app.connect("source-read", replace_source)
