"""Judge of `house`."""

from dataclasses import dataclass

import numpy as np

from neurons.checks.evidence import needed_fact
from neurons.checks.facts import Evidence, LayerFacts, ModelFacts
from neurons.checks.judges import messages
from neurons.checks.judges.compare import (
    TRAINED,
    as_numbers,
    close,
    model_tolerance,
)
from neurons.checks.judges.finding import Finding, wrong
from neurons.checks.judges.models import (
    ACTIVATIONS,
    dense_layers,
    find_model,
    not_built,
    other_layers,
    read_network,
    refuses,
)
from neurons.checks.judges.targets import is_untrained
from neurons.checks.model import Status
from neurons.checks.tasks.house.probe import HOUSE_SIZES
from neurons.types import Floats

HOUSE_PRICES = np.array([[300.0], [500.0]])  # 1000 dollars
HOUSE_WEIGHTS = (
    # kernel, bias, likely cause, next step
    (100.0, 200.0, "weight and bias have changed places.", "the slope is the weight."),
    (
        200.0,
        0.0,
        "the bias is still 0.",
        "set the bias too: where does the line start?",
    ),
    (300.0, 0.0, "the line goes through the first house only.", "use both houses."),
    (
        0.2,
        100.0,
        "sizes were taken in square feet.",
        "a size of 1 is 1000 square feet.",
    ),
    (
        200e3,
        100e3,
        "prices were taken in dollars.",
        "a price of 300 is 300,000 dollars.",
    ),
)


@dataclass(frozen=True, slots=True)
class HouseJudge:
    """Judges `house` by its layers and its two prices."""

    def __call__(self, evidence: Evidence, seed: int) -> Finding:
        """Return the finding on the facts of the learner's layer or model."""
        fact = needed_fact(evidence.model, "model")
        facts = find_model("house", fact, "keras.layers.Dense(1)")
        if isinstance(facts, Finding):
            return facts
        return (
            not_built("house", facts)
            or self._layers(facts)
            or refuses("house", facts, "the sizes [[1.], [2.]]")
            or self._prices(facts)
        )

    def _layers(self, facts: ModelFacts) -> Finding | None:
        dense, others = dense_layers(facts), other_layers(facts)
        if len(dense) == 1 and not others:
            return self._one_neuron(dense[0])
        if len(dense) > 1:
            problem = f"has {len(dense)} Dense layers; a single neuron is asked for."
        elif others:
            problem = f"also has a {others[0]} layer; a single neuron is asked for."
        else:
            problem = "has no layer; a single neuron is asked for."
        step = "keep one `Dense(1)` and nothing else."
        return wrong(f"`house` {problem}", step=step, mistake="layers")

    def _one_neuron(self, layer: LayerFacts) -> Finding | None:
        if layer.units != 1:
            return wrong(
                f"`house` has {layer.units} neurons; one is asked for.",
                step="the number in `Dense(…)` counts the neurons.",
                mistake="units",
            )
        inputs = layer.weights[0].shape[0]
        if inputs != 1:
            return wrong(
                f"`house` takes {inputs} inputs; a house has one, its size.",
                step="the shape of one row is (1,): `keras.Input((1,))`.",
                mistake="inputs",
            )
        return None

    def _prices(self, facts: ModelFacts) -> Finding:
        outputs = needed_fact(facts.outputs, "outputs")
        found = as_numbers(outputs)
        if found is None or found.shape != HOUSE_PRICES.shape:
            what = messages.kind(outputs)
            return wrong(
                f"For the sizes [[1.], [2.]] `house` gives {what}.",
                "It needs shape (2, 1): one price for each house.",
                mistake="shape",
            )
        if close(found, HOUSE_PRICES, model_tolerance(outputs)):
            return Finding(
                Status.CORRECT,
                "Right: weight 200, bias 100. Two points settle one line, so this "
                "neuron has no error left; with 76 cereals none could manage that.",
            )
        if close(found, HOUSE_PRICES, TRAINED, scale=float(np.ptp(HOUSE_PRICES))):
            return Finding(
                Status.CORRECT,
                "Right, as far as fitting can tell. The exact weights are 200 and 100: "
                "two points settle the line.",
            )
        return self._off(facts, found)

    def _off(self, facts: ModelFacts, found: Floats) -> Finding:
        pairs = map(messages.unlike, found[:, 0], HOUSE_PRICES[:, 0])
        prices = ", ".join(given for given, _ in pairs)
        allowed = model_tolerance(facts.outputs)
        headline = (
            f"For the sizes 1 and 2 `house` gives {prices}; 300 and 500 are expected."
        )
        for weight, start, cause, step in HOUSE_WEIGHTS:
            given = weight * HOUSE_SIZES + start
            if close(found, given, allowed):
                mistake = f"weights_{weight:g}_{start:g}"
                return wrong(headline, cause=cause, step=step, mistake=mistake)
        layer = dense_layers(facts)[0]
        kernel, bias = _weights(layer)
        line = HOUSE_SIZES * kernel + bias
        # An activation that the course does not know cannot be computed here.
        bend = ACTIVATIONS.get(layer.activation)
        bent = found if bend is None else bend(line)
        if not close(found, line, allowed) and close(found, bent, allowed):
            return wrong(
                headline,
                cause=f"the activation {layer.activation} bends the sum.",
                step="leave the activation out: a price may be any number.",
                mistake="activation",
            )
        if is_untrained(read_network(facts)):
            return wrong(
                headline,
                cause="the weights are still the random ones it began with.",
                step="give it yours with `set_weights`, or fit it.",
                mistake="untrained",
            )
        step = "which weight and bias take 1 to 300 and 2 to 500?"
        if not np.all(np.isfinite(found)):
            step = "make `house` again; if you fit it, take a smaller learning rate."
        return wrong(headline, step=step)


def _weights(layer: LayerFacts) -> tuple[float, float]:
    """Return the neuron's weight and bias; a bias of 0 where it has none."""
    numbers = [float(np.ravel(weights)[0]) for weights in layer.weights]
    return numbers[0], numbers[1] if len(numbers) > 1 else 0.0


JUDGE = HouseJudge()
