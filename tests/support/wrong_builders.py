"""Wrong versions of the two functions on models, made by machine from the right ones.

`build_mlp` follows another plan than its arguments or has other activations;
`from_keras` changes one thing of every entry, or takes what it has to refuse.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import permutations

import numpy as np

from neurons.checks.facts import Converted, Evidence, Refused, Returned
from neurons.checks.probes import find_probe, generator
from neurons.checks.probes.facts import describe
from neurons.checks.raised import Raised
from neurons.checks.tasks.build_mlp.probe import mlp_rows
from neurons.checks.tasks.from_keras.probe import networks
from support.facts import ACTIVATIONS, Layer, function_fact, random_layers
from support.wrong_answers import (
    ACTING,
    UNCHANGED,
    Function,
    Wrong,
    network_facts,
    relative,
    without_bias,
)
from support.wrong_rules import RELATIVES

Sizes = Sequence[int]
PLANS: dict[str, Callable[[int, Sizes, int], tuple[int, Sizes, int]]] = {
    "inputs of the example": lambda i, h, o: (2, h, o),
    "hidden of the example": lambda i, h, o: (i, (4, 3), o),
    "outputs of the example": lambda i, h, o: (i, h, 1),
    "inputs and outputs swapped": lambda i, h, o: (o, h, i),
    "one input more": lambda i, h, o: (i + 1, h, o),
    "one output more": lambda i, h, o: (i, h, o + 1),
    "no hidden layer": lambda i, h, o: (i, (), o),
    "first alone": lambda i, h, o: (i, h[:1], o),
    "last alone": lambda i, h, o: (i, h[-1:], o),
    "first left out": lambda i, h, o: (i, h[1:], o),
    "last left out": lambda i, h, o: (i, h[:-1], o),
    "the largest everywhere": lambda i, h, o: (i, [max(h, default=0)] * len(h), o),
    "the sum": lambda i, h, o: (i, [sum(h)] * bool(h), o),
    "each one more": lambda i, h, o: (i, [n + 1 for n in h], o),
    "reversed": lambda i, h, o: (i, h[::-1], o),
    "sorted": lambda i, h, o: (i, sorted(h), o),
    "one hidden layer more": lambda i, h, o: (i, (*h, *(h[-1:] or (o,))), o),
}


def _as_due(i: int, h: Sizes, o: int) -> tuple[int, Sizes, int]:
    return i, h, o


def _built(seed: int) -> Wrong:
    yield UNCHANGED, _calls(seed, _as_due, "relu", "linear")
    for what, plan in PLANS.items():
        yield what, _calls(seed, plan, "relu", "linear")
    for name in ACTIVATIONS:
        if name != "relu":
            yield f"hidden layers are {name}", _calls(seed, _as_due, name, "linear")
        if name != "linear":
            yield f"the output is {name}", _calls(seed, _as_due, "relu", name)
    for name, source in RELATIVES["relu"].items():
        found = _calls(seed, _as_due, "relu", "linear", relative(source))
        yield f"hidden layers act as {name}", found
    yield "no bias", _calls(seed, _as_due, "relu", "linear", bias=False)


def _calls(
    seed: int,
    plan: Callable[[int, Sizes, int], tuple[int, Sizes, int]],
    hidden_name: str,
    output_name: str,
    acting: Function | None = None,
    *,
    bias: bool = True,
) -> Evidence:
    """The facts of networks that follow another plan than the arguments."""
    rng, calls = np.random.default_rng(seed), []
    probe = find_probe("build_mlp")
    cases = probe.cases(generator("build_mlp", seed))
    for case in [*cases, cases[0]]:
        inputs, hidden, outputs = plan(*case.args)
        names = [*[hidden_name] * len(hidden), output_name]
        layers = random_layers(rng, (inputs, *hidden, outputs), names)
        rows = mlp_rows(case.args[0])
        acts = [acting or ACTING[hidden_name]] * len(hidden) + [ACTING[output_name]]
        facts = network_facts(layers, rows, acts)
        if not bias:
            facts = without_bias(layers, len(layers) - 1, rows)
        calls.append(Returned(facts, changed=(), printed=False))
    names = {"build_mlp": function_fact()}
    return Evidence(names, calls=tuple(calls), version=probe.version)


ENTRIES: dict[str, Callable[[list[Layer]], list]] = {
    "first dropped": lambda layers: layers[1:],
    "last dropped": lambda layers: layers[:-1],
    "last twice": lambda layers: [*layers, layers[-1]],
    "reversed": lambda layers: layers[::-1],
    "kernels transposed": lambda layers: [(W.T, b, name) for W, b, name in layers],
    "kernels turned round": lambda layers: [(-W, b, name) for W, b, name in layers],
    "kernels one more": lambda layers: [(W + 1, b, name) for W, b, name in layers],
    "first kernel": lambda layers: [(layers[0][0], b, name) for _, b, name in layers],
    "biases 0": lambda layers: [(W, 0 * b, name) for W, b, name in layers],
    "biases turned round": lambda layers: [(W, -b, name) for W, b, name in layers],
    "biases one more": lambda layers: [(W, b + 1, name) for W, b, name in layers],
    "kernel and bias swapped": lambda layers: [(b, W, name) for W, b, name in layers],
    "no names": lambda layers: [(W, b) for W, b, _ in layers],
    "no biases": lambda layers: [(W, name) for W, _, name in layers],
}


def _converted(seed: int) -> Wrong:
    known, odd = networks(generator("from_keras", seed))
    lists = [list(network.layers) for network in [*known, known[0]]]
    names = [str([name for _, _, name in network.layers]) for network in odd]
    error = Raised("ValueError", "", 0, "")
    refused = tuple(Refused(error, True, text) for text in names)

    def facts(entries: list[list], refusals: tuple) -> Evidence:
        made = tuple(Converted(describe(one), False, False) for one in entries)
        function = {"from_keras": function_fact()}
        return Evidence(function, conversions=made, refusals=refusals)

    yield UNCHANGED, facts(lists, refused)
    for what, change in ENTRIES.items():
        yield what, facts([change(layers) for layers in lists], refused)
    for due, other in permutations(ACTIVATIONS, 2):
        changed = [
            [(W, b, other if name == due else name) for W, b, name in layers]
            for layers in lists
        ]
        yield f"{due} is called {other}", facts(changed, refused)
    passed = tuple(Converted(describe(list(n.layers)), False, False) for n in odd)
    yield "unknown ones pass", facts(lists, passed)
    other_error = tuple(Refused(error, False, text) for text in names)
    yield "another error", facts(lists, other_error)
    yield (
        "an error without the name",
        facts(lists, tuple(Refused(error, True, "unknown") for _ in names)),
    )


BUILDERS = {"build_mlp": _built, "from_keras": _converted}
