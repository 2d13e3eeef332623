"""Checks in consoles: plain text, and no false word, with IPython and without."""

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.unit

HEAD = "import numpy as np\nfrom neurons import check, datasets\n"
WRONG = "def neuron(x, w, b):\n    return w * np.asarray(x)\n\n"
TYPO = "def nueron(x, w, b):\n    return w * np.asarray(x) + b\n\n"
NEURON = 'check("neuron")\n'
IPYTHON = ["-m", "IPython", "--simple-prompt", "--no-banner", "--colors=NoColor"]


def typed(lines, words, folder):
    """What a console says to these lines."""
    home = {"HOME": str(folder), "IPYTHONDIR": str(folder)}
    command = [sys.executable, *words]
    done = subprocess.run(
        command,
        input=HEAD + lines,
        env=os.environ | home,
        capture_output=True,
        text=True,
    )
    assert "<div" not in done.stdout
    return done.stdout.partition("neuron: Not yet")[2]


def test_in_ipython_a_name_that_was_mistyped_gets_a_question(tmp_path):
    first, _, then = typed(WRONG + NEURON + TYPO + NEURON, IPYTHON, tmp_path).partition(
        "neuron: Not run"
    )
    assert "the bias b is left out" in first
    assert "`nueron" not in first and "left out" not in then
    assert "A cell that ran later is nearly that of `neuron`: `def nueron(x," in then


def test_in_plain_python_a_name_that_is_nearly_the_answers_is_said_to_be_there(
    tmp_path,
):
    said = typed(WRONG + NEURON + TYPO + NEURON, ["-i", "-q"], tmp_path)
    first, _, then = said.partition("neuron: Not yet")
    assert "defined, too" not in first
    assert "`nueron` is defined, too." in then
    assert "0 of 3 points" in then and "0.0" not in said


@pytest.mark.parametrize("letters", ["cp437", "cp1252", "ascii"])
@pytest.mark.parametrize("words", [["-i", "-q"], IPYTHON], ids=["python", "ipython"])
def test_a_code_page_without_its_signs_does_not_stop_a_check(letters, words, tmp_path):
    home = {"HOME": str(tmp_path), "IPYTHONDIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, *words],
        input=(HEAD + WRONG + NEURON).encode(),
        env=os.environ | home | {"PYTHONIOENCODING": letters},
        capture_output=True,
    )
    said = done.stdout.decode(letters)
    assert "neuron: Not yet (0 of 3 points)" in said, done.stderr.decode(letters)
