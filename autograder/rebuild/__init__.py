"""A release notebook and the file that a learner submitted come in, however damaged.

A fresh copy of the release goes out with the learner's cells in it, its damage repaired
(encoding, odd characters, structure, lost labels) and every repair named. It never runs
a cell, and never takes a check cell, points or ids from the submitted file.
"""

import copy

from nbformat import NotebookNode

from autograder.model import Rebuilt
from autograder.rebuild.another import another_notebook, is_another
from autograder.rebuild.matcher import task_ids
from autograder.rebuild.reader import read_cells
from autograder.rebuild.rebuilder import Rebuilder
from autograder.rebuild.unreadable import no_answer

__all__ = ["rebuild"]


def rebuild(release: NotebookNode, submitted: bytes) -> Rebuilt:
    """Put what a learner wrote into the release notebook.

    Check cells and given cells come from the release. A given cell that the learner
    changed stays as a further cell right after it.

    Args:
        release: the notebook that learners were given; it is not changed.
        submitted: the learner's file, whatever it is.

    Returns:
        The rebuilt notebook, with a sentence on everything that had to be repaired;
        the release as it is, where nothing can be read or all belongs to something
        else.
    """
    reading = read_cells(submitted)
    tasks, repairs = frozenset(task_ids(release)), list(reading.repairs)
    if not reading.unreadable:
        rebuilt = Rebuilder(release, reading).build()
        if rebuilt.missing < tasks:
            return rebuilt
        if reading.damage:
            reading.unreadable = no_answer(reading.damage)
        elif is_another(reading, release):
            reading.unreadable = another_notebook(reading)
        else:
            return rebuilt
    untouched = copy.deepcopy(release)
    return Rebuilt(untouched, repairs, missing=tasks, unreadable=reading.unreadable)
