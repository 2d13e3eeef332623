"""Whether `held_out_accuracy` is what the fitted weights give."""

from dataclasses import dataclass

import numpy as np

from neurons.checks.facts import Fact, Missing
from neurons.checks.judges import messages
from neurons.checks.judges.compare import as_number, as_numbers
from neurons.checks.judges.finding import ABSENT
from neurons.types import Floats, Ints

# Keras computes in float32: so near to one half, a row may fall on either side.
UNDECIDED = 1e-5
SMALLEST = 1e-7  # a probability of 0 would cost infinitely much
LAST_FIT = "compute it again on X_test, y_test, after the last fit."


@dataclass(frozen=True, slots=True)
class Answers:
    """A network's probabilities for some rows, and the truth.

    Attributes:
        p: float array, shape (n,), 0 to 1.
        y: int array, shape (n,), 0 or 1.
    """

    p: Floats
    y: Ints

    @property
    def accuracy(self) -> float:
        """Share of the rows whose answer is on the right side of one half."""
        return float(np.mean((self.p > 0.5) == self.y))

    @property
    def soft(self) -> float:
        """What comes out where the probabilities are not rounded."""
        return float(np.mean(1 - np.abs(self.p - self.y)))

    @property
    def loss(self) -> float:
        """Binary cross-entropy of the probabilities; nan where one is nan."""
        p = np.clip(self.p, SMALLEST, 1 - SMALLEST)
        return float(-np.mean(np.log(np.where(self.y == 1, p, 1 - p))))

    @property
    def all_pairs(self) -> float:
        """What comes out where a column is compared with a row."""
        said = float(np.mean(self.p > 0.5))
        true = float(np.mean(self.y))
        return said * true + (1 - said) * (1 - true)

    def is_accuracy(self, value: float) -> bool:
        """Whether a value is the accuracy, within half a row."""
        open_rows = int(np.sum(np.abs(self.p - 0.5) < UNDECIDED))
        # Half a row, and the rows that rounding leaves open.
        return abs(value - self.accuracy) <= (0.5 + open_rows) / len(self.y)


def accuracy_counts(fact: Fact, test: Answers) -> bool:
    """Whether the learner's number is the held-out accuracy of these weights."""
    value = as_number(fact)
    return value is not None and test.is_accuracy(value)


def accuracy_problem(fact: Fact, train: Answers, test: Answers) -> tuple[str, str]:
    """Return what is off with a number that is not the accuracy.

    Returns:
        Lines for a message, three at most, and a short id.
    """
    name = "`held_out_accuracy`"
    if isinstance(fact, Missing):
        return messages.lines(f"{name} {ABSENT}.", messages.then(LAST_FIT)), "missing"
    value = as_number(fact)
    if value is None:
        pair = as_numbers(fact)
        cause = ""
        if pair is not None and pair.size == 2:
            cause = "`evaluate` gives the loss and the accuracy; take the second."
        elif pair is not None and pair.size == len(test.y):
            cause = "these are the answers, one per row; how many are right?"
        return (
            messages.lines(
                f"{name} is {messages.kind(fact)}; it needs one number.",
                messages.likely(cause),
                messages.then(LAST_FIT),
            ),
            "kind",
        )
    mistake, cause, step = _cause(value, train, test)
    return (
        messages.lines(
            f"{name} is {messages.number(value)}; these weights give another accuracy.",
            messages.likely(cause),
            messages.then(step),
        ),
        mistake,
    )


# What a number may be in the place of the accuracy: id, likely cause, next step.
CAUSES = (
    ("percent", "this is in percent.", "give a number from 0 to 1."),
    (
        "training_rows",
        "this is the accuracy on the training rows, which the network has seen.",
        "use X_test and y_test.",
    ),
    (
        "count",
        "this counts the right rows.",
        "divide by the number of held-out rows.",
    ),
    (
        "error_rate",
        "this is the share of wrong answers.",
        "count those that are right.",
    ),
    (
        "not_rounded",
        "the probabilities were compared as they are.",
        "first make each one 0 or 1: is it above one half?",
    ),
    (
        "all_pairs",
        "a column (154, 1) was compared with a row (154,): 154 × 154 pairs.",
        "flatten the predictions first: `.ravel()`.",
    ),
    (
        "loss",
        "this is the loss; `evaluate` gives it first.",
        "take the second of the two numbers.",
    ),
    (
        "always_zero",
        "this is what always answering 0 gives.",
        "round the probabilities; cutting them off makes each one 0.",
    ),
)
UNKNOWN = ("other_accuracy", "", LAST_FIT)


def _cause(value: float, train: Answers, test: Answers) -> tuple[str, str, str]:
    """The id, cause and step of the mistake that gives this number."""
    n_rows = len(test.y)
    zeros = 1 - float(np.mean(test.y))
    holds = {
        "percent": test.is_accuracy(value / 100) or train.is_accuracy(value / 100),
        "training_rows": train.is_accuracy(value),
        "count": test.is_accuracy(value / n_rows),
        "error_rate": test.is_accuracy(1 - value),
        "not_rounded": abs(value - test.soft) < 1e-4 or value == 0,
        "all_pairs": abs(value - test.all_pairs) < 1e-4,
        "loss": abs(value - test.loss) < 1e-3,
        "always_zero": abs(value - zeros) < 0.5 / n_rows,
    }
    fitting = [entry for entry in CAUSES if holds[entry[0]]]
    cause = messages.either(cause for _, cause, _ in fitting)
    return (fitting[0][0], cause, fitting[0][2]) if cause else UNKNOWN
