"""A release notebook and the file that a learner submitted come in, however damaged.

A fresh copy of the release goes out with the learner's cells in it, its damage repaired
(encoding, odd characters, structure, lost labels) and every repair named. It never runs
a cell, and never takes a check cell, points or ids from the submitted file.
"""

from __future__ import annotations

from nbformat import NotebookNode

from autograder.model import Rebuilt
from autograder.rebuild.rebuilder import Rebuilder

__all__ = ["rebuild"]


def rebuild(release: NotebookNode, submitted: bytes) -> Rebuilt:
    """Put what a learner wrote into the release notebook.

    Check cells and given cells come from the release. A given cell that the learner
    changed stays as a further cell right after it.

    Args:
        release: the notebook that learners were given; it is not changed.
        submitted: the learner's file, whatever it is.

    Returns:
        The rebuilt notebook, with a sentence on everything that had to be repaired.
    """
    return Rebuilder(release, submitted).build()
