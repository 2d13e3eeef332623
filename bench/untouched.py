"""Measure how long each untouched exercise runs, after its imports.

    python -m bench.untouched

Each runs in a new kernel; importing Keras itself is not counted.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from neurons.checks.catalogue import ASSIGNMENTS
from neurons.checks.exercise_notebook import notebook_path

SECONDS = 10.0  # what a learner should wait at most
LONGEST = 600


def run_untouched(slug: str) -> tuple[nbformat.NotebookNode, float]:
    """Run an exercise as learners open it; give it and its seconds after the imports.

    Raises:
        CellExecutionError: a cell other than an answer's raised.
    """
    file = notebook_path(slug) or Path(slug)
    notebook = nbformat.read(file, as_version=4)
    NotebookClient(notebook, timeout=LONGEST).execute()
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    imports = next(n for n, cell in enumerate(code) if "\nimport keras" in cell.source)
    begin, end = (
        datetime.fromisoformat(cell.metadata.execution["iopub.status.idle"])
        for cell in (code[imports], code[-1])
    )
    return notebook, (end - begin).total_seconds()


if __name__ == "__main__":
    for slug in ASSIGNMENTS:
        seconds = run_untouched(slug)[1]
        print(f"{slug:20} {seconds:5.1f} s of at most {SECONDS:g} s", flush=True)
