"""Judge of `trained`: what the fitted weights give, worked out again in NumPy."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from neurons.checks.evidence import EvidenceError, needed_fact
from neurons.checks.facts import Compiled, Evidence, Fact, Missing, ModelFacts
from neurons.checks.judges import messages
from neurons.checks.judges.behavior import explains, forward
from neurons.checks.judges.finding import Finding, not_started, wrong
from neurons.checks.judges.models import (
    DenseFacts,
    find_model,
    not_built,
    read_network,
)
from neurons.checks.model import Status
from neurons.checks.probes import generator
from neurons.checks.tasks.diabetes.judge import LAYERS
from neurons.checks.tasks.diabetes.probe import diabetes_rows
from neurons.checks.tasks.trained import steps
from neurons.checks.tasks.trained.held_out import (
    Answers,
    accuracy_counts,
    accuracy_problem,
)
from neurons.checks.tasks.trained.rows import (
    HIGHEST,
    LOWEST,
    N_SEEDS,
    GivenRows,
    given_rows,
    other_rows,
)
from neurons.types import Floats, Ints

STEPS_POINTS, LOSS_POINTS, ACCURACY_POINTS = 2, 1, 2
LOSS_GAIN = 0.05  # below the entropy of the class rate
# Honest fits of the rows of an older notebook have a loss that is 0.07 or more higher
# on today's rows, and the other way round.
CLEARLY = 0.03
OLDER_NOTEBOOK = (
    "It was fitted to rows with zeros for what is missing, as older notebooks give "
    "them; new ones fill in the median."
)
FIT = "`diabetes.fit(…)` with X_train, y_train, 150 epochs, batches of 10."

NAN = wrong(
    "The weights of `diabetes` are nan, not numbers.",
    step="make `diabetes` again and take a smaller learning rate.",
    mistake="nan",
)


def entropy(y: Ints) -> float:
    """Return the loss of always answering with the share of ones."""
    share = float(np.mean(y))
    return float(-share * np.log(share) - (1 - share) * np.log(1 - share))


@dataclass(frozen=True, slots=True)
class Table:
    """What a network answers for the rows of a notebook.

    Attributes:
        train: for the training rows.
        test: for the held-out rows.
    """

    train: Answers
    test: Answers


@dataclass(frozen=True, slots=True)
class TrainedJudge:
    """Judges `trained`: steps, training loss, held-out accuracy."""

    def __call__(self, evidence: Evidence, seed: int) -> Finding:
        """Return the finding on the facts of the learner's model and number."""
        fact = needed_fact(evidence.model, "model")
        named = evidence.names["held_out_accuracy"]
        if evidence.compile is None:
            raise EvidenceError("the evidence does not say how the model was compiled")
        compiled = evidence.compile
        n_steps = compiled.steps if isinstance(compiled, Compiled) else 0
        if n_steps == 0 and isinstance(named, Missing):
            # Both are as the task before left them.
            return not_started("held_out_accuracy")
        facts = find_model(
            "diabetes", fact, "keras.Sequential([…])", layer_counts=False
        )
        if isinstance(facts, Finding):
            return facts
        if finding := not_built("diabetes", facts):
            return finding
        rows = diabetes_rows(generator("trained", seed))
        activations = _activations(facts, rows)
        if activations is None:
            return _unexplained(LAYERS.structure(facts, rows))
        network = read_network(facts)
        if _has_nan(network):
            return NAN
        answers = partial(_answers, network, activations)
        new, old = (_table(answers, given_rows(filled=f)) for f in (True, False))
        tables = sorted((new, old), key=lambda table: table.train.loss)
        loss = tables[0].train.loss
        if other := _other_rows(answers, loss):
            return other
        is_older = loss < new.train.loss - CLEARLY
        learned = [one for one in tables if one.train.loss <= _limit(one.train.y)]
        if not learned:
            return _not_learned(new.train, n_steps)
        found = [self._points(n_steps, named, table, is_older) for table in learned]
        # Of those that earn as much, the one with the smaller loss.
        return max(found, key=lambda one: (one.status is Status.CORRECT, one.points))

    def interrupted(self, evidence: Evidence) -> str:
        """Lines that say where the fit was interrupted and how to go on."""
        compiled = evidence.compile
        n_steps = compiled.steps if isinstance(compiled, Compiled) else 0
        return messages.lines(
            steps.interrupted(n_steps),
            messages.then(
                "run this cell again: the network goes on from there. To begin anew, "
                "run task 4's cell first."
            ),
        )

    def _points(
        self, n_steps: int, named: Fact, table: Table, is_older: bool
    ) -> Finding:
        """Points for steps and accuracy, where the loss has earned its own."""
        off_steps, mistake = steps.problem(n_steps)
        off_accuracy, other = "", ""
        if not accuracy_counts(named, table.test):
            off_accuracy, other = accuracy_problem(named, table.train, table.test)
        if not off_steps and not off_accuracy:
            return Finding(
                Status.CORRECT,
                messages.lines(_success(table.test, is_older), steps.more(n_steps)),
            )
        points = LOSS_POINTS
        points += 0 if off_steps else STEPS_POINTS
        points += 0 if off_accuracy else ACCURACY_POINTS
        praise = "The network has learned: 1 point."
        if not off_steps:
            praise = "The network was fitted as asked: 3 points."
        elif not off_accuracy:
            praise = "The network has learned, and the accuracy is right: 3 points."
        # Steps first: a new fit changes the accuracy anyway.
        return Finding(
            Status.PARTIAL,
            messages.lines(praise, off_steps or off_accuracy),
            points,
            mistake or other,
        )


def _activations(facts: ModelFacts, rows: Floats) -> tuple[str, ...] | None:
    """Activations that turn the weights into the outputs, probabilities at last."""
    network = read_network(facts)
    due = ("relu",) * (len(network) - 1) + ("sigmoid",)
    stated = tuple(layer.activation for layer in network)
    for names in (stated, due):
        if (
            network
            and names[-1] == "sigmoid"
            and network[-1].units == 1
            and explains(facts, network, names, rows)
        ):
            return names
    if _has_nan(network) and network[0].inputs == rows.shape[1]:
        return due
    return None


def _has_nan(network: list[DenseFacts]) -> bool:
    return any(
        layer.kernel is not None and not np.all(np.isfinite(layer.kernel))
        for layer in network
    )


def _answers(
    network: list[DenseFacts], activations: tuple[str, ...], X: Floats, y: Ints
) -> Answers:
    with np.errstate(all="ignore"):
        return Answers(forward(network, activations, X)[0][:, 0], y)


def _table(answers: Callable[[Floats, Ints], Answers], rows: GivenRows) -> Table:
    test = answers(rows.X_test, rows.y_test)
    return Table(answers(rows.X_train, rows.y_train), test)


def _other_rows(
    answers: Callable[[Floats, Ints], Answers], loss: float
) -> Finding | None:
    """The finding where rows that were prepared otherwise give a far smaller loss."""
    y = given_rows().y_train
    best = min(answers(X, y).loss for X in other_rows())
    if not best < min(loss - CLEARLY, _limit(y)):
        return None
    return wrong(
        f"On `X_train` the loss of `diabetes` is {loss:.3f}; on rows that are "
        f"scaled otherwise it is only {best:.3f}.",
        cause="it was fitted to other rows than `X_train`.",
        step=f"make `diabetes` again, then {FIT}",
        mistake="other_rows",
    )


def _unexplained(other: Finding | None) -> Finding:
    """The finding where outputs do not follow from the weights."""
    return wrong(
        "What `diabetes` answers cannot be worked out from its weights.",
        other.message.split("\n")[0] if other else "",
        step='run `check("diabetes")`, fix what it names, then fit again.',
        mistake="other_network",
    )


def _limit(y: Ints) -> float:
    """The largest loss of a network that has learned."""
    return entropy(y) - LOSS_GAIN


def _not_learned(train: Answers, n_steps: int) -> Finding:
    """The finding where the loss point is not earned, and so nothing is."""
    if n_steps == 0:
        return wrong(
            "`diabetes` is not fitted yet: its step counter stands at 0.",
            step=FIT,
            mistake="not_fitted",
        )
    counted = steps.problem(n_steps)[0].split("\n")[0]
    return wrong(
        f"The training loss is {train.loss:.3f}; {_limit(train.y):.3f} or less is "
        "needed.",
        f"Always answering with the share of ones gives {entropy(train.y):.3f}.",
        counted,
        step=FIT,
        mistake="not_learned",
    )


def _success(test: Answers, is_older: bool) -> str:
    always = max(np.mean(test.y), 1 - np.mean(test.y))
    seen = (
        f"Over {N_SEEDS} starts the course saw {100 * LOWEST:.1f} to "
        f"{100 * HIGHEST:.1f} %, so one number alone says little."
    )
    return messages.lines(
        f"Right: {100 * test.accuracy:.1f} % of the held-out rows; always answering 0 "
        f"gives {100 * always:.1f} %.",
        OLDER_NOTEBOOK if is_older else seen,
    )


JUDGE = TrainedJudge()
