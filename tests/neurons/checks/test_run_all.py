"""*Run All*: an untouched notebook, and one whose answers lost their first lines."""

import subprocess
import sys

import nbformat
import pytest
from nbclient import NotebookClient

from bench.untouched import run_untouched
from neurons.checks.catalogue import ASSIGNMENTS
from neurons.checks.model import Status
from support.notebooks import ROOT, answered, chosen, said, warm_kernels

pytestmark = pytest.mark.slow

SLUG = "07-numpy-forward"
MOST_SECONDS = 120  # on a busy machine; `python -m bench.untouched` measures it


@pytest.fixture(scope="module", autouse=True)
def kernels(tmp_path_factory):
    with warm_kernels(tmp_path_factory.mktemp("jupyter")):
        yield


@pytest.mark.parametrize("slug", ASSIGNMENTS)
def test_an_untouched_notebook_says_one_line_per_task_and_nothing_in_red(slug):
    notebook, seconds = run_untouched(slug)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    outputs = [output for cell in cells for output in cell.outputs]
    assert [o for o in outputs if o.output_type == "error"] == []
    assert [o for o in outputs if o.get("name") == "stderr"] == []
    (said_first,) = next(c.outputs for c in cells if "\nimport keras" in c.source)
    assert said_first.text == "Loading Keras takes about 10 seconds ...\n"
    for task in ASSIGNMENTS[slug]:
        (box,) = next(c.outputs for c in cells if c.get("id") == f"check-{task}")
        assert box.data["text/plain"].startswith(f"○ {task}: Not started (0 of ")
        assert "\n" not in box.data["text/plain"]
    assert seconds < MOST_SECONDS


def test_three_agree_on_answers_whose_cells_lost_their_first_line(tmp_path):
    sources = {task: one.source for task, one in chosen(SLUG, "right").items()}
    notebook = answered(SLUG, sources)
    for cell in notebook.cells:
        if cell.get("id") in sources:
            cell.source = cell.source.split("\n", 1)[1]
            assert "# task:" not in cell.source
    NotebookClient(notebook, timeout=600).execute()
    assert said(notebook).keys() == set(ASSIGNMENTS[SLUG])
    assert {status for status, _ in said(notebook).values()} == {Status.CORRECT}
    ready = notebook.cells[-1].outputs[0].data["text/plain"]
    assert ready.startswith("✔ Ready to hand in"), ready
    file = tmp_path / "numpy-forward.ipynb"
    nbformat.write(notebook, file)
    command = [sys.executable, "-m", "autograder", "check", file, "--sandbox", "none"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert "Nothing is missing: it can be handed in." in done.stdout, done.stdout
