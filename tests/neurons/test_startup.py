"""Libraries start without a word, and an error of their start is shown in full."""

import logging
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.unit

ROOT = Path(__file__).resolve().parents[2]
# What TensorFlow's C++ code writes, whatever TF_CPP_MIN_LOG_LEVEL says.
NOISE = "E0000 00:00:1758131045.203198 cuda_dnn.cc:8579] Unable to register cuDNN"
SHOUT = f"import os\nos.write(2, b'{NOISE}\\n')\n"
USE = """
import os, pkgutil, neurons, tensorflow
os.write(2, b'later\\n')
print(tensorflow.__loader__ is tensorflow.__spec__.loader, tensorflow.__doc__)
print(pkgutil.get_data('tensorflow', '__init__.py')[:4])
"""


def run(folder, source):
    """Import a TensorFlow of our own, written as `source`."""
    (folder / "tensorflow").mkdir()
    (folder / "tensorflow" / "__init__.py").write_text(source)
    paths = f"import sys\nsys.path[:0] = [{str(folder)!r}, {str(ROOT)!r}]\n"
    return subprocess.run(
        [sys.executable, "-c", paths + USE], capture_output=True, text=True
    )


def test_nothing_that_tensorflow_writes_at_its_start_is_shown(tmp_path):
    done = run(tmp_path, f"'''Fit.'''\n{SHOUT}")
    assert done.stderr == "later\n"
    assert done.stdout == "True Fit.\nb\"'''F\"\n"


def test_what_it_wrote_is_shown_where_it_does_not_start(tmp_path):
    done = run(tmp_path, f"{SHOUT}raise ImportError('no CPU')\n")
    assert NOISE in done.stderr
    assert "ImportError: no CPU" in done.stderr


def test_a_font_cache_is_built_without_a_word_and_a_missing_font_is_named(caplog):
    fonts = logging.getLogger("matplotlib.font_manager")
    # In a new account Matplotlib says the first, from a thread, after five seconds.
    fonts.warning("Matplotlib is building the font cache; this may take a moment.")
    fonts.warning("findfont: Font family %r not found.", "Humor Sans")
    assert caplog.messages == ["findfont: Font family 'Humor Sans' not found."]
