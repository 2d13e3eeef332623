"""What the grader asks a learner's kernel, as expressions that leave no names."""

from __future__ import annotations

_PREPARE = """
import os, random, sys
import numpy
random.seed({seed})
numpy.random.seed({seed})
# Last, so that no module of a learner's has the name of an installed one.
sys.path.append("")
for name in os.listdir({beside!r}) if {beside!r} else ():
    os.symlink(os.path.join({beside!r}, name), name)
if {keras}:
    import keras
    keras.utils.set_random_seed({seed})
if {colab}:
    from neurons.checks.colab import stand_in
    stand_in()
"""

# The last line of the failing cell's own code: the frames of that cell are those
# of the file that its outermost statement stands in.
_RAISED_AT = """
import sys
error = getattr(sys, "last_value", None)
trace = getattr(sys, "last_traceback", None)
names = sys.modules["__main__"].__dict__
cell, line, text = None, 0, ""
while trace is not None:
    frame = trace.tb_frame
    if cell is None and frame.f_globals is names:
        cell = frame.f_code.co_filename
    if cell is not None and frame.f_code.co_filename == cell:
        line = trace.tb_lineno
    trace = trace.tb_next
if isinstance(error, SyntaxError):
    text = error.msg or ""
    if cell is None:
        line = error.lineno or 0
answer = (int(line), str(text))
"""

_PROBE = """
from neurons.checks.probes import probe_to
probe_to({task!r}, {folder!r}, {seed})
answer = True
"""


def prepare(seed: int, *, keras: bool, colab: bool, beside: str = "") -> str:
    """Seed the generators, so that the same notebook gives the same again.

    Args:
        seed: any number.
        keras: whether to seed Keras, too, which takes seconds to load.
        colab: whether a stand-in for Colab's own module is needed.
        beside: folder with the files that are to lie beside the notebook, if any.
    """
    code = _PREPARE.format(seed=seed % 2**32, keras=keras, colab=colab, beside=beside)
    return _expression(code)


def raised_at() -> str:
    """Where the last cell raised, and its message where that needs cleaning.

    Gives the line of the cell, counted from 1 (0 if not known), and the message of a
    syntax error without the name of the file that Jupyter made up for the cell.
    """
    return _expression(_RAISED_AT)


def probe(task: str, folder: str, seed: int) -> str:
    """Write the facts of a task into a folder; gives True when they are there."""
    return _expression(_PROBE.format(task=task, folder=folder, seed=int(seed)))


def _expression(code: str) -> str:
    # A namespace of its own: the learner's names stay as they are.
    return (
        "(lambda names: (__import__('builtins').exec"
        f"({code!r}, names), names.get('answer'))[1])({{}})"
    )
