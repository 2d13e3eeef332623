"""A page for each exercise, from its released notebook: read, answer, check there."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from sphinx.application import Sphinx
from sphinx.config import Config

from autograder.errors import CourseError
from theme.directives.links import address_of

FOLDER = "exercises/"
PLACE = "@EXERCISE@"
# What is of use in a notebook alone.
LEFT_OUT = {"install", "hand-in"}
HEAD = re.compile(r"(?P<title># Exercise .+)\n\n(?P<aim>(?:.+\n)+)")
EXTENT = re.compile(r"\*\*\d+ tasks?, .+?\*\* You need .+?\.", re.S)
HAND_IN = "\n## Before you hand in\n"
# As `autograder/understand.py` begins each value to choose from.
VALUE = "<details><summary><code>"
MARKED = re.compile(r'"\\u0000(\w+)\\u0000"')
TOP = """{title}

{aim}
{extent}

Each task has a cell for your answer. *Check* runs it and says what it found, as often
as you like: it looks at what your answer does, not at how you wrote it.
Stuck? Open the hints of a task one by one.

You can do the same exercise as a notebook:
{{colab}}`open it in Colab <{path}>` or {{download}}`download it </{path}>`.

```{{raw}} html
<div class="exercise" data-exercise="{slug}" data-file="{name}" id="your-notebook">
<script type="application/json" data-notebook="">{pieces}</script>
</div>
<div class="python-bar" data-python-bar=""></div>
```
"""
CELL = """
```{{raw}} html
<div class="exercise-cell" data-cell="{name}" data-kept=""{label}><div data-code="">
```
````python
{source}
````
```{{raw}} html
</div></div>
```
"""
LABEL = ' data-label="your answer to {name}"'
TASK = """
```{{raw}} html
<div class="exercise-task" data-task="{name}" data-points="{points:g}">
```
{cell}
```{{raw}} html
</div>
```
"""
END = """
## Hand in

*Download notebook*, <a href="#your-notebook">at the top of this page</a>, gives you the
exercise's notebook with your answers in it.
Hand in that file, or go on in Jupyter or Colab.
"""


class Cell(NamedTuple):
    """What a page needs to know of a notebook's cell.

    Attributes:
        name: its id; of an answer's cell, its task.
        kind: `"code"` or `"markdown"`.
        source: its text.
        tags: its tags.
        points: of a check's cell; None for any other.
        is_answer: whether a learner writes an answer there.
    """

    name: str
    kind: str
    source: str
    tags: frozenset[str]
    points: float | None
    is_answer: bool


def cells_of(text: str) -> list[Cell]:
    """Read the cells of a released notebook's file."""
    made = []
    for cell in json.loads(text)["cells"]:
        facts = cell["metadata"].get("nbgrader", {})
        tags = frozenset(cell["metadata"].get("tags", []))
        source = "".join(cell["source"])
        is_answer = bool(facts.get("solution"))
        one = cell["id"], cell["cell_type"], source, tags, facts.get("points")
        made.append(Cell(*one, is_answer))
    return made


def pieces_of(text: str) -> list[str]:
    """Cut a notebook's file at its answers: others take their place, nothing changes.

    Returns:
        Text and names of tasks in turn, text first and last.

    Raises:
        CourseError: the file is written in another way.
    """
    notebook, stubs = json.loads(text), {}
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("solution"):
            stubs[cell["id"]] = cell["source"]
            cell["source"] = f"\0{cell['id']}\0"
    pieces = MARKED.split(f"{json.dumps(notebook, ensure_ascii=False, indent=1)}\n")
    if filled_in(pieces, stubs) != text:
        raise CourseError(
            "an exercise's notebook is not as `autograder release` writes it; run that"
        )
    return pieces


def filled_in(pieces: list[str], answers: Mapping[str, list[str]]) -> str:
    """Return a notebook's file with the lines of answers in their places."""
    made = list(pieces)
    for place in range(1, len(made), 2):
        lines = json.dumps(answers[made[place]], ensure_ascii=False, indent=1)
        made[place] = lines.replace("\n", "\n   ")
    return "".join(made)


def exercise_page(text: str, slug: str, site: str) -> str:
    """Turn a released notebook into the source of the exercise's page.

    Args:
        text: of the notebook's file.
        slug: of the exercise, such as `04-relu`.
        site: address of the published site, which the notebook links to.

    Returns:
        MyST text.

    Raises:
        CourseError: the notebook does not begin as an exercise does.
    """
    cells = cells_of(text)
    head, extent = HEAD.match(cells[0].source), EXTENT.search(cells[0].source)
    if head is None or extent is None:
        raise CourseError(
            f"{slug}: the first cell is no title, aim and extent of an exercise; "
            "see solutions/01-single-neuron/single-neuron.md"
        )
    name = f"{slug.split('-', 1)[1]}.ipynb"
    # A `<` would end the script's element, or open a comment in it.
    pieces = json.dumps(pieces_of(text), ensure_ascii=False).replace("<", "\\u003c")
    top = TOP.format(
        **head.groupdict(), extent=extent[0], slug=slug, name=name, pieces=pieces,
        path=f"{FOLDER}{slug}/{name}",
    )  # fmt: skip
    chapter = re.compile(rf"\({re.escape(site)}(chapters/[\w/-]+)\.html\)")
    below = chapter.sub(r"(/\1.md)", "\n".join(parts(cells[1:])))
    return f"{top}\n{below}{END}"


def parts(cells: list[Cell]) -> Iterator[str]:
    """Yield the text of an exercise's cells, from the first one after its head."""
    points = {cell.name: cell.points for cell in cells}
    for cell in cells:
        if cell.kind == "markdown":
            text = cell.source.partition(HAND_IN)[0] + "\n"
            yield text.replace(VALUE, VALUE.replace(">", ' class="exercise-value">', 1))
        elif cell.is_answer:
            most = points[f"check-{cell.name}"]
            label = LABEL.format(name=cell.name)
            made = CELL.format(name=cell.name, source=cell.source, label=label)
            yield TASK.format(name=cell.name, points=most, cell=made)
        elif cell.points is None and not cell.tags & LEFT_OUT:
            yield CELL.format(name=cell.name, source=cell.source, label="")


def notebook_of(root: Path, page: str) -> Path:
    """Return the notebook that a page is made from."""
    return root / page / f"{page.removeprefix(FOLDER).split('-', 1)[1]}.ipynb"


def include_exercises(app: Sphinx, config: Config) -> None:
    """Let Sphinx read the exercises' pages, which no table of contents lists."""
    config.exclude_patterns = [
        pattern
        for pattern in config.exclude_patterns
        if not (pattern.startswith(FOLDER) and pattern.endswith(".md"))
    ]


def fill_in(app: Sphinx, page: str, source: list[str]) -> None:
    """Put an exercise in its place on its page."""
    if PLACE in source[0]:
        file = notebook_of(Path(app.srcdir), page)
        app.env.note_dependency(str(file))
        site = address_of(app.config).site
        made = exercise_page(file.read_text("utf-8"), page.removeprefix(FOLDER), site)
        source[0] = source[0].replace(PLACE, made)


def setup(app: Sphinx) -> None:
    """Register the exercises' pages."""
    # After the table of contents has shut out what it does not list, at the usual 900.
    app.connect("config-inited", include_exercises, priority=950)
    app.connect("source-read", fill_in)
