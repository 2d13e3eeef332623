"""Judge a network of Dense layers: its sizes, its activations, and its target."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from neurons.checks.catalogue import task_names
from neurons.checks.evidence import needed_fact
from neurons.checks.facts import Evidence, Fact, ModelFacts
from neurons.checks.judges import messages
from neurons.checks.judges.behavior import acting, acting_on_inputs, explains
from neurons.checks.judges.finding import Finding, wrong
from neurons.checks.judges.models import (
    THEN,
    DenseFacts,
    acting_layers,
    extra_layers,
    find_model,
    not_built,
    read_network,
)
from neurons.checks.judges.outputs import outputs_problem
from neurons.checks.judges.targets import Target
from neurons.checks.model import Status
from neurons.checks.probes import generator
from neurons.types import Floats

OWN = {"<lambda>": "a lambda function", "own function": "a function of its own"}


@dataclass(frozen=True, slots=True)
class NetworkJudge:
    """How a task that asks for a stack of Dense layers is judged.

    Attributes:
        task: the task's id.
        inputs: numbers in one row.
        units: neurons of each Dense layer, in order.
        activations: activation of each Dense layer, in order.
        draw_rows: gives the rows that the probe called the model with.
        success: one sentence that teaches something further.
        called: what messages call it, where that is not the learner's name.
        example: code of a model, for messages.
        needs_bias: whether `use_bias=False` is wrong.
        target: what the network must give; None where any weights will do.
        input_causes: likely cause of a wrong number of inputs, by that number.
    """

    task: str
    inputs: int
    units: tuple[int, ...]
    activations: tuple[str, ...]
    draw_rows: Callable[[np.random.Generator], Floats]
    success: str
    called: str = ""
    example: str = "keras.Sequential([…])"
    needs_bias: bool = True
    target: Target | None = None
    input_causes: dict[int, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What messages call the network."""
        return self.called or task_names(self.task)[0]

    def __call__(self, evidence: Evidence, seed: int) -> Finding:
        """Return the finding on the facts of the learner's model."""
        rows = self.draw_rows(generator(self.task, seed))
        facts = self.find(needed_fact(evidence.model, "model"))
        if isinstance(facts, Finding):
            return facts
        finding = self.structure(facts, rows)
        if finding is None and self.target is not None:
            network = read_network(facts)
            finding = self.target.judge(self.name, facts, network, rows)
        return finding or Finding(Status.CORRECT, self.success)

    def find(self, fact: Fact) -> ModelFacts | Finding:
        """Return the facts of the model, or the finding that it is none."""
        return find_model(self.name, fact, self.example, layer_counts=False)

    def structure(self, facts: ModelFacts, rows: Floats) -> Finding | None:
        """Return the first finding on layers, sizes and activations.

        Args:
            facts: what `describe_model` noted of a model.
            rows: what the model was called with, shape (n, inputs).

        Returns:
            None if all is right.
        """
        finding = not_built(self.name, facts)
        if finding:
            return finding
        network = read_network(facts)
        return (
            self._extra(facts)
            or self._count(network)
            or self._inputs(facts)
            or self._sizes(network)
            or outputs_problem(self.name, facts, self.inputs, self.units[-1])
            or self._activations(facts, network, rows)
        )

    def _extra(self, facts: ModelFacts) -> Finding | None:
        extra = extra_layers(facts)
        if not extra:
            return None
        return wrong(
            f"`{self.name}` also has a {extra[0]} layer; only Dense layers are "
            "asked for.",
            step="take it out, and make the model again.",
            mistake="extra_layer",
        )

    def _count(self, network: list[DenseFacts]) -> Finding | None:
        found, due = [layer.units for layer in network], len(self.units)
        if len(found) == due:
            return None
        layers = "no Dense layer"
        if found:
            layers = f"{messages.count(len(found), 'Dense layer')} of "
            layers += messages.count_list(found, "neuron")
        wanted = f"{messages.count(due, 'layer')} {'is' if due == 1 else 'are'}"
        headline = f"`{self.name}` has {layers}; {wanted} asked for."
        cause = step = ""
        if due == 1 and sum(found) == self.units[0]:
            cause = "each neuron was made a layer of its own."
            step = f"one `Dense` holds all {self.units[0]} neurons."
        elif found == [self.inputs, *self.units] and self.inputs > 1:
            cause = "the inputs were made a Dense layer too."
            step = f"`Input(({self.inputs},))` states them; it has no neurons."
        elif len(found) > due:
            step = "compare with the layers that the task asks for, one by one."
        else:
            step = "each layer of neurons is a `Dense` of its own."
        return wrong(headline, cause=cause, step=step, mistake="layers")

    def _sizes(self, network: list[DenseFacts]) -> Finding | None:
        found = network[0].inputs
        if found != self.inputs:
            return wrong(
                f"`{self.name}` takes {messages.count(found, 'number')} per row; "
                f"{messages.required(self.inputs)}.",
                cause=self.input_causes.get(found, ""),
                step=f"the shape of one row is ({self.inputs},): "
                f"`keras.Input(({self.inputs},))`.",
                mistake="inputs",
            )
        for place, (layer, units) in enumerate(zip(network, self.units)):
            if layer.units != units:
                return self._units(network, place)
        for place, layer in enumerate(network):
            if self.needs_bias and not layer.use_bias:
                return wrong(
                    f"{self._layer(place)} has no bias; each neuron needs one.",
                    step="leave `use_bias=False` out.",
                    mistake="no_bias",
                )
        return None

    def _units(self, network: list[DenseFacts], place: int) -> Finding:
        cause = ""
        found = [layer.units for layer in network]
        if len(found) > 1 and found == list(self.units)[::-1]:
            cause = "the layers stand in reverse order."
        elif found[place] == self.inputs:
            cause = "that is the number of inputs."
        return wrong(
            f"{self._layer(place)} has {messages.count(found[place], 'neuron')}; "
            f"{messages.required(self.units[place])}.",
            cause=cause,
            step="the number in `Dense(…)` counts the layer's neurons.",
            mistake="units",
        )

    def _layer(self, place: int) -> str:
        if len(self.units) == 1:
            return f"The layer of `{self.name}`"
        last = " (the output)" if place == len(self.units) - 1 else ""
        return f"Dense layer {place + 1}{last} of `{self.name}`"

    def _inputs(self, facts: ModelFacts) -> Finding | None:
        shapes = facts.input_shapes or ()
        cause = ""
        if len(shapes) > 1:
            problem = f"takes {len(shapes)} separate inputs."
        elif shapes and len(shapes[0]) != 1:
            shape = shapes[0]
            problem = f"takes rows of shape {shape}."
            if shape[-1] == self.inputs:
                cause = "the rows were counted too; their number is never stated."
        else:
            return None
        return wrong(
            f"`{self.name}` {problem}",
            f"It needs one input of shape ({self.inputs},): all numbers of a row "
            "together.",
            cause=cause,
            step=f"state them with `keras.Input(({self.inputs},))`.",
            mistake="input_shape",
        )

    def _activations(
        self, facts: ModelFacts, network: list[DenseFacts], rows: Floats
    ) -> Finding | None:
        stated = tuple(layer.activation for layer in network)
        right = explains(facts, network, self.activations, rows)
        if right and (
            stated == self.activations or not explains(facts, network, stated, rows)
        ):
            return None
        found = acting(facts, network, self.activations, rows)
        if found is None:
            return self._unexplained(facts, network, rows)
        place = next(i for i, name in enumerate(found) if name != self.activations[i])
        due = self.activations[place]
        step = f'give that layer `activation="{due}"`.'
        if due == "linear":
            step = "leave the activation of that layer out."
        has = f"has the activation {found[place]}"
        if not found[place].isidentifier():
            has = f"has {OWN.get(found[place], found[place])} as its activation"
        if THEN in found[place]:
            has = f"applies {found[place]}"
            due, step = f"{due} alone", "keep a single activation there."
        return wrong(
            f"{self._layer(place)} {has}; {due} is asked for.",
            step=step,
            mistake=f"activation_{place}_{found[place]}",
        )

    def _unexplained(
        self, facts: ModelFacts, network: list[DenseFacts], rows: Floats
    ) -> Finding:
        others, also = sorted(set(acting_layers(facts))), ""
        if early := acting_on_inputs(facts, network, self.activations, rows):
            also = f"{early} acts on the inputs, before the first Dense layer."
            also = messages.likely(also)
        elif others:
            also = f"Besides its Dense layers it holds: {', '.join(others)}."
        return wrong(
            f"`{self.name}` gives other numbers than its Dense layers with the "
            "activations asked for.",
            also,
            step="build it of Dense layers and their activations alone.",
            mistake="other_function",
        )
