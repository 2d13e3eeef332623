"""Judge of `early_stopping`."""

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

import numpy as np

from neurons.checks.judges.functions import FunctionJudge
from neurons.checks.judges.mistakes import Mistake
from neurons.types import Floats

Epochs: TypeAlias = tuple[int, int]  # how many ran, and which was the best
Rule: TypeAlias = Callable[[Floats, int], object]


def _stop(
    losses: Floats,
    patience: int,
    *,
    longer: int = 0,
    resets: bool = True,
    ties: bool = False,
    against_last: bool = False,
) -> Epochs:
    """Stop after so many epochs without progress; epochs are counted from 1."""
    best, waited = 0, 0
    for epoch in range(1, len(losses)):
        rival = losses[epoch - 1 if against_last else best]
        if losses[epoch] < rival or (ties and losses[epoch] == rival):
            best, waited = epoch, 0 if resets else waited
        else:
            waited += 1
            if waited >= patience + longer:
                return epoch + 1, best + 1
    return len(losses), best + 1


def early_stopping(losses: Floats, patience: int) -> Epochs:
    """Return how many epochs run, and which has the least loss among them."""
    return _stop(losses, patience)


def _changed(change: Callable[[Floats, int, Epochs], object]) -> Rule:
    """The right epochs, changed afterward."""
    return lambda losses, patience: change(losses, patience, _stop(losses, patience))


def _least(losses: Floats) -> int:
    return int(np.argmin(losses)) + 1


COUNTING = (
    Mistake(
        "from_zero",
        _changed(lambda losses, patience, epochs: (epochs[0] - 1, epochs[1] - 1)),
        "epochs are counted from 0.",
        "the first epoch is 1: add 1 to its place in the array.",
    ),
    Mistake(
        "best_from_zero",
        _changed(lambda losses, patience, epochs: (epochs[0], epochs[1] - 1)),
        "the best epoch is counted from 0.",
        "the first epoch is 1: add 1 to its place in the array.",
    ),
    Mistake(
        "last_from_zero",
        _changed(lambda losses, patience, epochs: (epochs[0] - 1, epochs[1])),
        "the last epoch is counted from 0.",
        "the first epoch is 1: add 1 to its place in the array.",
    ),
    Mistake(
        "order",
        _changed(lambda losses, patience, epochs: epochs[::-1]),
        "the two results have changed places.",
        "return how many epochs ran first, then the best one.",
    ),
    Mistake(
        "loss",
        _changed(lambda losses, patience, epochs: (epochs[0], losses[epochs[1] - 1])),
        "the least loss itself is returned.",
        "return the epoch that has it, counted from 1.",
    ),
)

JUDGE = FunctionJudge(
    task="early_stopping",
    reference=early_stopping,
    returns=("n_epochs", "best"),
    success=(
        "Right. The epochs after the best one were not wasted: only they show that it "
        "was the best. Keras goes back to its weights."
    ),
    mistakes=(
        Mistake(
            "later",
            partial(_stop, longer=1),
            "it waits one epoch too long.",
            "stop at once when `patience` epochs in a row brought no progress.",
        ),
        Mistake(
            "sooner",
            partial(_stop, longer=-1),
            "it stops one epoch too soon.",
            "stop when `patience` epochs in a row brought no progress.",
        ),
        Mistake(
            "no_reset",
            partial(_stop, resets=False),
            "all epochs without progress are counted together.",
            "begin to count again after each new best loss.",
        ),
        Mistake(
            "against_last",
            partial(_stop, against_last=True),
            "each loss is compared with that of the epoch before.",
            "compare it with the least loss so far.",
        ),
        Mistake(
            "ties",
            partial(_stop, ties=True),
            "a loss that only equals the best one counts as progress.",
            "progress is a smaller loss: use `<`.",
        ),
        Mistake(
            "never_stops",
            lambda losses, patience: (len(losses), _least(losses)),
            "it never stops: all epochs run.",
            "count epochs without progress, and stop at `patience` of them.",
        ),
        Mistake(
            "first_rise",
            partial(_stop, longer=-1000),
            "it stops at the first epoch without progress.",
            "wait until there were `patience` of them in a row.",
        ),
        Mistake(
            "least_of_all",
            _changed(lambda losses, patience, epochs: (epochs[0], _least(losses))),
            "the least loss is looked for in epochs that never ran, too.",
            "look for it in the epochs up to the stop.",
        ),
        Mistake(
            "last_is_best",
            _changed(lambda losses, patience, epochs: (epochs[0], epochs[0])),
            "the last epoch is returned as the best one.",
            "go back to the epoch with the least loss.",
        ),
        Mistake(
            "patience_back",
            _changed(lambda _, patience, epochs: (epochs[0], epochs[0] - patience)),
            "the best epoch is taken to be `patience` epochs before the last.",
            "that fails if training runs to its end: note the best one as you go.",
        ),
        *COUNTING,
    ),
    step="go through the losses; note the best epoch, and count those after it.",
    examples="one of our curves",
)
