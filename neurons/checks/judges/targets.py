"""Judge what a network of known weights gives: exactly, or fitted to it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from neurons.checks.evidence import needed_fact
from neurons.checks.facts import ModelFacts
from neurons.checks.judges import messages
from neurons.checks.judges.compare import (
    TRAINED,
    as_numbers,
    close,
    model_tolerance,
)
from neurons.checks.judges.finding import Finding, wrong
from neurons.checks.judges.mistakes import Mistake
from neurons.checks.judges.models import DenseFacts
from neurons.checks.model import Status
from neurons.types import AnyArray, Floats


@dataclass(frozen=True, slots=True)
class Target:
    """What a network must give for rows between two bounds.

    Attributes:
        function: from rows, shape (n, inputs), to outputs, shape (n, units).
        low: smallest value of each input that the task states.
        high: largest value of each input that the task states.
        fitted: success sentence for a network that was fitted; gives the weights.
        mistakes: known mistakes, the likeliest first; `result` is like `function`.
        step: what to look at when no known mistake fits.
        row_name: what the numbers of a row are, for messages.
    """

    function: Callable[[Floats], Floats]
    low: tuple[float, ...]
    high: tuple[float, ...]
    fitted: str
    mistakes: tuple[Mistake, ...] = ()
    step: str = ""
    row_name: str = ""

    def judge(
        self,
        name: str,
        facts: ModelFacts,
        network: list[DenseFacts],
        rows: Floats,
    ) -> Finding | None:
        """Return the finding on a network's outputs; None if exactly right."""
        expected = self.function(rows)
        outputs = needed_fact(facts.outputs, "outputs")
        found = as_numbers(outputs)
        if found is None or found.shape != expected.shape:
            return wrong(f"`{name}` gives {messages.kind(outputs)}.", step=self.step)
        # What lies beyond shows an activation; a fit need not hold there.
        inside = self.states(rows)
        rows, found, expected = rows[inside], found[inside], expected[inside]
        if close(found, expected, model_tolerance(outputs)):
            return None
        if close(found, expected, TRAINED, scale=self.output_range):
            return Finding(Status.CORRECT, self.fitted)
        return self._off(name, facts, found, rows, network)

    def states(self, rows: Floats) -> AnyArray:
        """Which rows, shape (n, inputs), lie between the bounds; shape (n,)."""
        within: AnyArray = np.all((rows >= self.low) & (rows <= self.high), axis=1)
        return within

    @property
    def output_range(self) -> float:
        """Largest output less smallest output over the inputs that the task states."""
        corners = np.stack(np.meshgrid(*zip(self.low, self.high)), axis=-1)
        return float(np.ptp(self.function(corners.reshape(-1, len(self.low)))))

    def _off(
        self,
        name: str,
        facts: ModelFacts,
        found: Floats,
        rows: Floats,
        network: list[DenseFacts],
    ) -> Finding:
        expected, allowed = self.function(rows), model_tolerance(facts.outputs)
        with np.errstate(all="ignore"):
            good = np.abs(found - expected) <= TRAINED * self.output_range
        row = int(np.argmin(good.all(axis=1)))
        given, due = zip(*map(messages.unlike, found[row], expected[row]))
        headline = (
            f"For {self.row_name}{_row(rows[row])} `{name}` gives "
            f"{' and '.join(given)}; {' and '.join(due)} "
            f"{'is' if expected.shape[1] == 1 else 'are'} expected."
        )
        results = [(m, np.asarray(m.result(rows), dtype=float)) for m in self.mistakes]
        fitting = [m for m, result in results if close(found, result, allowed)]
        if cause := messages.either(mistake.cause for mistake in fitting):
            advice = replace(fitting[0], cause=cause).advice
            return wrong(headline, *advice, mistake=fitting[0].id)
        if is_untrained(network):
            return wrong(
                headline,
                cause="the weights are still the random ones it began with.",
                step="give it yours with `set_weights`.",
                mistake="untrained",
            )
        return wrong(headline, step=self.step)


def _row(values: Floats) -> str:
    return messages.value(values if values.size > 1 else values.item())


def is_untrained(network: list[DenseFacts]) -> bool:
    """Whether all weights look like the random ones that a layer begins with."""
    for layer in network:
        # Only a bias that any step would have moved says that there was none.
        if layer.kernel is None or not layer.use_bias or np.any(layer.bias):
            return False
        limit = np.sqrt(6 / (layer.inputs + layer.units))  # Glorot's, uniform
        if not np.all(np.isfinite(layer.kernel)):
            return False
        thousandths = layer.kernel * 1000
        # Weights that somebody typed are round numbers; drawn ones hardly ever.
        typed = np.abs(thousandths - np.round(thousandths)) < 1e-3
        if np.any(np.abs(layer.kernel) > limit) or np.any(typed):
            return False
    return bool(network)
