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

_RAISED_AT = """
from neurons.checks.probes.errors import last_error
answer = last_error(in_cell={in_cell})
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


def raised_at(*, in_cell: bool) -> str:
    """Return the facts of the exception that the last cell, or probe, ended with."""
    return _expression(_RAISED_AT.format(in_cell=in_cell))


def probe(task: str, folder: str, seed: int) -> str:
    """Write the facts of a task into a folder; gives True when they are there."""
    return _expression(_PROBE.format(task=task, folder=folder, seed=int(seed)))


def _expression(code: str) -> str:
    # A namespace of its own: the learner's names stay as they are.
    return (
        "(lambda names: (__import__('builtins').exec"
        f"({code!r}, names), names.get('answer'))[1])({{}})"
    )
