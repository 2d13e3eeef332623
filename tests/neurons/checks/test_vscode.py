"""A kernel that Visual Studio Code drives: its own ids of cells, and hidden cells.

It sends an address of its own as the id of a cell, and runs code that nobody wrote in
the notebook, which says the notebook's file or reads the values of names.
"""

import json
import os
from pathlib import Path

import pytest

from support.kernels import send, started_kernel

BODY = "(x, w, b):\n    return w * np.asarray(x) + b"
RIGHT = f"# task: neuron\ndef neuron{BODY}"
CHECK = 'check("neuron")'
HIDDEN = (
    'import os as _VSCODE_os\n__vsc_ipynb_file__ = "{file}"',
    "def _VSCODE_getVariable(name):\n    neuron = name\n    return neuron\n"
    f"_VSCODE_text = '''{'x' * 120_000}'''\n_VSCODE_getVariable('w')",
    "1 / 0  # _VSCODE: a name that is not there",
)


class Editor:
    """Sends cells as Visual Studio Code does."""

    def __init__(self, client, file: Path) -> None:
        self.client, self.file = client, file

    def hidden(self) -> None:
        """Run what the editor runs by itself."""
        for code in HIDDEN:
            text = code.replace("{file}", self.file.as_posix())
            send(self.client, text, is_hidden=True)

    def run(self, cell: str, code: str) -> str:
        """Run a cell, then what the editor runs by itself; gives the text below it."""
        cell_id = f"vscode-notebook-cell:{self.file}#{cell}%3D%3D"
        said = send(self.client, code, cell_id)
        self.hidden()
        return said


@pytest.fixture(scope="module")
def editor(tmp_path_factory):
    with started_kernel() as client:
        file = tmp_path_factory.mktemp("vscode") / "single-neuron.ipynb"
        editor = Editor(client, file)
        editor.run("W0", "import numpy as np\nfrom neurons import check")
        yield editor


def test_a_verdict_is_about_the_present_answer_in_visual_studio_code(editor):
    assert "✔ neuron: Right" in [editor.run("W1", RIGHT), editor.run("W2", CHECK)][1]
    # Its ids tell cells apart, with or without their first line.
    editor.run("W1", f"def nueron{BODY}")
    assert "`neuron` is still the one of an earlier run." in editor.run("W2", CHECK)
    editor.run("W1", RIGHT)
    editor.run("W9", f"def nueron{BODY}")
    assert "✔ neuron: Right" in editor.run("W2", CHECK)


def test_the_file_that_it_names_tells_an_edit_that_was_not_run(editor):
    cell = {"cell_type": "code", "id": "neuron", "metadata": {}}
    cells = [cell | {"source": RIGHT.replace("+ b", "- b")}]
    editor.run("W1", RIGHT)
    editor.file.write_text(json.dumps({"cells": cells}))
    later = editor.file.stat().st_mtime + 60

    os.utime(editor.file, (later, later))
    assert "The cell of `neuron` was changed after it last ran." in editor.run(
        "W2", CHECK
    )


def test_what_the_editor_runs_by_itself_is_not_the_learners(editor):
    said = editor.run("W3", 'check.ready("01-single-neuron")')
    assert "VSCODE" not in said and "stopped with an error" not in said
