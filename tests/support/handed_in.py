"""A small release, and what a learner made of it."""

import re

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

STUBS = {
    "neuron": "# task: neuron\ndef neuron(x, w, b):\n    ...  # your answer",
    "estimate": "# task: estimate\n# Define calories_5g, in kcal.\n...  # your answer",
    "line": "# task: line\n# Define w_fit and b_fit.\n...  # your answer",
}
ANSWERS = {
    "neuron": "# task: neuron\ndef neuron(x, w, b):\n    return w * x + b",
    "estimate": "# task: estimate\ncalories_5g = 102.5",
    "line": "# task: line\nw_fit, b_fit = 2.5356, 89.158",
}
QUESTION = (
    "## Task `{}`\n\nA hint:\n\n```python\ndef neuron(x, w, b):\n    ____\n```\nGo on."
)
IMPORTS = "import numpy as np\nfrom neurons import check, datasets"
INSTALL = "try:\n    import neurons\nexcept ModuleNotFoundError:\n    %pip install it"


def make_release():
    """The release of an exercise with three tasks."""
    install = new_code_cell(INSTALL, id="code-01", metadata={"tags": ["install"]})
    cells = [install, new_code_cell(IMPORTS, id="code-02")]
    for task, stub in STUBS.items():
        cells.append(new_markdown_cell(QUESTION.format(task), id=f"text-{task}"))
        cells.append(labeled(stub, task))
        cells.append(labeled(f'check("{task}")', f"check-{task}"))
    return new_notebook(cells=cells)


def labeled(source, name):
    """A cell that nbgrader knows by a name."""
    metadata = {"nbgrader": {"grade_id": name, "schema_version": 3}}
    return new_code_cell(source, id=name, metadata=metadata)


def handed_in(**answers):
    """A learner's notebook with these answers; the other cells as given."""
    notebook = make_release()
    for cell in notebook.cells:
        if cell.id in answers:
            cell.source = answers[cell.id]
    return notebook


def as_bytes(notebook):
    """The notebook as a file."""
    return nbformat.writes(notebook).encode()


def place(notebook, source):
    """Where the first cell stands that has this in it."""
    return next(i for i, c in enumerate(notebook.cells) if source in c.source)


def source_of(rebuilt, task):
    """The text of the cell of a task."""
    cells = rebuilt.notebook.cells
    return next(
        c.source
        for c in cells
        if c.metadata.get("nbgrader", {}).get("grade_id") == task
    )


def without_labels(notebook, *, markers=True):
    """The notebook after an editor that drops ids and metadata."""
    for number, cell in enumerate(notebook.cells):
        cell.metadata = {}
        cell.id = f"other-{number}"
        if not markers:
            cell.source = re.sub(r"# task: \w+\n", "", cell.source)
    return notebook
