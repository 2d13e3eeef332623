"""Judge of `build_mlp`, a function that gives back a model."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from neurons.checks.facts import Evidence, Fact, KerasFacts
from neurons.checks.judges import messages
from neurons.checks.judges.finding import Finding, wrong
from neurons.checks.judges.functions import FunctionJudge
from neurons.checks.judges.mistakes import Mistake
from neurons.checks.judges.models import looked_into, read_network
from neurons.checks.judges.networks import NetworkJudge
from neurons.checks.judges.results import thing
from neurons.checks.model import Status
from neurons.checks.probes.calls import Case
from neurons.checks.tasks.build_mlp.probe import NO_HIDDEN, mlp_rows

Sizes: TypeAlias = tuple[int, ...]
Plan: TypeAlias = tuple[int, Sizes, tuple[str, ...]]  # inputs, units, activations

FUNCTION = FunctionJudge(
    task="build_mlp",
    reference=lambda inputs, hidden, outputs: None,
    success=(
        "Right, with no hidden layer and with many. One function now makes every "
        "network of this chapter."
    ),
    on_raise={
        NO_HIDDEN: "with an empty list there is no first hidden layer; "
        "`Input((inputs,))` states the inputs in every case.",
    },
)


def plan(inputs: int, hidden: Sequence[int], outputs: int) -> Plan:
    """Inputs, units and activations of the network that is asked for."""
    names = ("relu",) * len(hidden) + ("linear",)
    return inputs, (*hidden, outputs), names


def _all(name: str, units: Sequence[int]) -> tuple[str, ...]:
    return (name,) * len(units)


def _hidden(units: Sequence[int], inputs: int, outputs: int) -> Plan:
    """A network with these hidden layers in the place of those asked for."""
    return inputs, (*units, outputs), (*_all("relu", units), "linear")


def _output_each(inputs: int, hidden: Sequence[int], outputs: int) -> Plan:
    if not hidden:
        return plan(inputs, hidden, outputs)
    units = tuple(n for one in hidden for n in (one, outputs))
    return inputs, units, ("relu", "linear") * len(hidden)


EXAMPLE = (4, 3, 1), ("relu", "relu", "linear")


MISTAKES = (
    Mistake(
        "relu_output",
        lambda i, h, o: (i, (*h, o), _all("relu", (*h, o))),
        "the output layer has ReLU too.",
        "leave the activation of the last layer out: an output may be negative.",
    ),
    Mistake(
        "linear_hidden",
        lambda i, h, o: (i, (*h, o), _all("linear", (*h, o))),
        "the hidden layers have no activation.",
        'give them `activation="relu"`; else all layers together are one.',
    ),
    Mistake(
        "no_output",
        lambda i, h, o: (i, tuple(h), _all("relu", h)),
        "the output layer is missing.",
        "after the loop add one more `Dense`, of `outputs` units.",
    ),
    Mistake(
        "inputs_as_layer",
        lambda i, h, o: (i, (i, *h, o), (*_all("relu", (i, *h)), "linear")),
        "the inputs were made a Dense layer too.",
        "`Input((inputs,))` states them; it has no neurons.",
    ),
    Mistake(
        "reversed",
        lambda i, h, o: (i, (*h[::-1], o), (*_all("relu", h), "linear")),
        "the hidden layers stand in reverse order.",
        "go through `hidden` from its first number to its last.",
    ),
    Mistake(
        "first_only",
        lambda i, h, o: (i, (*h[:1], o), (*_all("relu", h[:1]), "linear")),
        "only the first number of `hidden` is used; or `return` stands in the loop.",
        "go through all numbers of `hidden` in a loop.",
    ),
    Mistake(
        "all_like_first",
        lambda i, h, o: (
            i,
            (*(h[:1] * len(h)), o),
            (*_all("relu", h), "linear"),
        ),
        "all hidden layers have as many units as the first.",
        "use each number of `hidden` once, in its turn.",
    ),
    Mistake(
        "one_output",
        lambda i, h, o: (i, (*h, 1), (*_all("relu", h), "linear")),
        "the output layer always has one unit.",
        "give it `outputs` units.",
    ),
    Mistake(
        "swapped",
        lambda i, h, o: plan(o, h, i),
        "`inputs` and `outputs` have changed places.",
        "`inputs` belongs into `Input`, `outputs` into the last layer.",
    ),
    Mistake(
        "output_each",
        _output_each,
        "an output layer is added after every hidden layer.",
        "add it once, after the loop, not inside it.",
    ),
    Mistake(
        "how_many",
        lambda i, h, o: _hidden([len(h)] * len(h), i, o),
        "each layer has as many units as there are hidden layers.",
        "the numbers in `hidden` are the units.",
    ),
    Mistake(
        "places",
        lambda i, h, o: _hidden(range(1, len(h) + 1), i, o),
        "the loop's index was used for the units.",
        "the numbers in `hidden` are the units.",
    ),
    Mistake(
        "without_last",
        lambda i, h, o: _hidden(h[:-1], i, o),
        "the last number of `hidden` is left out.",
        "go through all numbers of `hidden` in a loop.",
    ),
    Mistake(
        "together",
        lambda i, h, o: _hidden([sum(h)] if h else [], i, o),
        "all hidden units stand in one layer.",
        "each number of `hidden` is a layer of its own.",
    ),
    Mistake(
        "fixed",
        lambda i, h, o: (2, *EXAMPLE),
        "the example's sizes are written into the function.",
        "use the arguments, so that it builds any network.",
    ),
    Mistake(
        "fixed_layers",
        lambda i, h, o: (i, *EXAMPLE),
        "the example's layers are built whatever `hidden` and `outputs` say.",
        "use the arguments, so that it builds any network.",
    ),
)


def judge_build_mlp(evidence: Evidence, seed: int) -> Finding:
    """Judge `build_mlp` by the networks that it builds."""
    cases = FUNCTION.cases(seed)
    calls = FUNCTION.returned(evidence, cases)
    if isinstance(calls, Finding):
        return calls
    results = [call.result for call in calls]
    findings = [_structure(*pair) for pair in zip(results, cases)]
    first = next((found for found in findings if found), None)
    if first is None:
        return Finding(Status.CORRECT, FUNCTION.success)
    grown = _grown(results, cases)
    if grown:
        return grown
    if not any(findings[:-1]):
        return wrong(
            "`build_mlp` builds another network when it is called again with "
            "the same values.",
            step="make everything anew inside the function.",
            mistake="unsteady",
        )
    return _known(first, results, cases) or first


def _name(case: Case) -> str:
    return f"build_mlp({', '.join(messages.value(arg) for arg in case.args)})"


def _structure(fact: Fact, case: Case) -> Finding | None:
    """Return the first finding on the network of one call."""
    inputs, units, activations = plan(*case.args)
    rows = mlp_rows(inputs)
    judge = NetworkJudge(
        task="build_mlp",
        called=_name(case),
        inputs=inputs,
        units=units,
        activations=activations,
        draw_rows=lambda rng: rows,
        success="",
    )
    facts = judge.find(fact)
    if not isinstance(facts, Finding):
        return judge.structure(facts, rows)
    if isinstance(fact, KerasFacts):
        return facts
    return wrong(
        f"`{_name(case)}` returns {thing(fact)}; a Keras model is needed.",
        step="end the function with `return` and the model.",
        mistake="no_model",
    )


def _plan_of(fact: Fact, case: Case) -> Plan | None:
    """Return inputs, units and stated activations of a network; None without one."""
    if not isinstance(fact, KerasFacts) or fact.kind != "model":
        return None
    facts = looked_into(fact)
    if not facts.layers:
        return case.args[0], (), ()
    network = read_network(facts)
    if not (facts.built and network):
        return None
    return (
        network[0].inputs,
        tuple(layer.units for layer in network),
        tuple(layer.activation for layer in network),
    )


def _known(
    finding: Finding, results: Sequence[Fact], cases: Sequence[Case]
) -> Finding | None:
    """Return the finding in the words of a known mistake that explains all networks."""
    plans = [_plan_of(*pair) for pair in zip(results, cases)]
    if None in plans:
        return None
    for mistake in MISTAKES:
        if all(mistake.result(*c.args) == found for c, found in zip(cases, plans)):
            headline = finding.message.split("\n")[0]
            message = messages.lines(headline, *mistake.advice)
            return replace(finding, message=message, mistake=mistake.id)
    return None


def _grown(results: Sequence[Fact], cases: Sequence[Case]) -> Finding | None:
    """Return the finding where one model comes back again and again, ever longer."""
    units: list[int] = []
    for fact, case in zip(results, cases):
        found = _plan_of(fact, case)
        units += plan(*case.args)[1]
        if found is None or list(found[1]) != units:
            return None
    return wrong(
        f"`{_name(cases[1])}` also has the layers of the call before it.",
        cause="one model is made outside the function and added to.",
        step="make a new model inside the function, at every call.",
        mistake="grows",
    )


JUDGE = judge_build_mlp
