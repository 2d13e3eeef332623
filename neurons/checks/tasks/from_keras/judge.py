"""Judge of `from_keras`: its lists must hold what the layers hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from neurons.checks.judges import messages
from neurons.checks.judges.compare import FUNCTION_FLOAT32, as_numbers, close
from neurons.checks.judges.finding import Finding, not_started, wrong
from neurons.checks.judges.models import ACTIVATIONS
from neurons.checks.judges.results import nothing_back, parts
from neurons.checks.model import Status
from neurons.checks.probes import generator
from neurons.checks.tasks.from_keras.probe import Network, networks

NAME = "from_keras"
ALLOWED = ", ".join(f'"{name}"' for name in ACTIVATIONS)


@dataclass(frozen=True, slots=True)
class FromKerasJudge:
    """Judges `from_keras` by the networks that its lists describe."""

    points: float = 4

    def __call__(self, evidence: dict[str, Any], seed: int) -> Finding:
        """The finding on the facts of one learner's function."""
        facts = evidence["names"][NAME]
        if facts["kind"] in {"absent", "stub"} or facts.get("stub"):
            return not_started(NAME)
        if facts["kind"] != "function":
            return wrong(
                messages.lines(
                    f"`{NAME}` is {messages.kind(facts)}; it needs to be a function.",
                    messages.then(f"start with `def {NAME}(model):`."),
                )
            )
        known, odd = networks(generator(NAME, seed))
        known = [*known, known[0]]
        lists, refusals = evidence["conversions"], evidence["refusals"]
        if len(lists) != len(known) or len(refusals) != len(odd):
            raise ValueError("not as many networks as were asked for")
        pairs = list(zip(lists, known))
        return (
            _stopped(pairs)
            or _first(_no_list, pairs)
            or _first(_wrong_layers, pairs)
            or _first(_wrong_values, pairs)
            or _first(_not_refused, list(zip(refusals, odd)))
            or Finding(
                Status.CORRECT,
                "Right. A trained network is no more than this list: you could now "
                "run it on a machine that has never heard of Keras.",
                self.points,
            )
        )


def _first(look: Any, pairs: list[tuple[dict, Network]]) -> Finding | None:
    return next((found for pair in pairs if (found := look(*pair))), None)


def _of(network: Network) -> str:
    bias = "" if network.use_bias else ", without biases"
    layers = messages.count(len(network.layers), "Dense layer")
    return f"a model of {layers} ({network.label}{bias})"


def _stopped(pairs: list[tuple[dict, Network]]) -> Finding | None:
    stopped = [(fact, network) for fact, network in pairs if "raised" in fact]
    if not stopped:
        return None
    fact, network = stopped[0]
    error = fact["raised"]
    if len(stopped) == len(pairs) and error.get("not_implemented"):
        return not_started(NAME)
    where = f" in line {error['line']}: `{error['source']}`" if error["line"] else ""
    step = "call it yourself with such a model and read the error."
    if all(not network.use_bias for _, network in stopped):
        step = "with `use_bias=False` a layer holds its kernel alone; give zeros for b."
    return Finding(
        Status.RAISED,
        messages.lines(
            f"`{NAME}` stopped with {error['error']}{where}.",
            f"It said: {error['text']}" if error["text"] else "",
            f"It was given {_of(network)}.",
            messages.after_error(error["error"], error["text"], step),
        ),
    )


def _no_list(fact: dict, network: Network) -> Finding | None:
    result = fact["result"]
    if result["kind"] == "stub":
        return wrong(nothing_back(NAME, "the list", fact["printed"]), "no_return")
    if fact["changed"]:
        return wrong(
            messages.lines(
                f"`{NAME}` changes the weights of the model that it is given.",
                messages.then("only read them: `layer.get_weights()`."),
            ),
            "changes_argument",
        )
    if result["kind"] == "sequence" or _is_empty(result):
        return None
    return wrong(
        messages.lines(
            f"`{NAME}` gives back {messages.kind(result)}; a list is needed.",
            messages.then("one entry per layer: (W, b, name of the activation)."),
        )
    )


def _is_empty(result: dict) -> bool:
    return result["kind"] == "array" and result["data"].size == 0


def _wrong_layers(fact: dict, network: Network) -> Finding | None:
    items = fact["result"].get("items", [])
    due = len(network.layers)
    if len(items) == due:
        return _first_entry(items, network)
    step = "one entry per Dense layer: (W, b, name of the activation)."
    cause = ""
    if len(items) == 2 * due and _one_by_one(items[::2], network):
        cause = "kernels and biases stand in one flat list, as `get_weights` gives."
    elif len(items) == 3 * due and _one_by_one(items[::3], network):
        cause = "the three things of a layer were added one by one."
        step = "append one tuple per layer: `append((W, b, name))`."
    elif len(items) == 1 and _holds(items[0], network.layers[0]):
        cause = "the list is returned inside the loop, after the first layer."
    elif 0 < len(items) == due - 1 and _holds(items[0], network.layers[1]):
        cause = "the first Dense layer is skipped; `layers` has no input layer here."
    return wrong(
        messages.lines(
            f"For {_of(network)} the list has "
            f"{len(items)} {'entry' if len(items) == 1 else 'entries'}.",
            messages.likely(cause),
            messages.then(step),
        ),
        "entries",
    )


def _holds(item: dict, layer: tuple) -> bool:
    """Whether an entry begins with the kernel of a layer."""
    three = parts(item, 3)
    return three is not None and _near(as_numbers(three[0]), layer[0])


def _one_by_one(kernels: list[dict], network: Network) -> bool:
    """Whether these things are the kernels of a network's layers, in order."""
    return all(
        _near(as_numbers(kernel), due)
        for kernel, (due, _, _) in zip(kernels, network.layers)
    )


def _near(found: np.ndarray | None, due: np.ndarray) -> bool:
    return found is not None and close(found, due, FUNCTION_FLOAT32)


def _is_bias(found: np.ndarray, due: np.ndarray) -> bool:
    """Whether adding it is adding the bias: as a row, or one number for all units."""
    shapes = {(), due.shape, (1, *due.shape)}
    return found.shape in shapes and close(
        np.broadcast_to(found, (1, *due.shape)), due[None], FUNCTION_FLOAT32
    )


def _first_entry(items: list[dict], network: Network) -> Finding | None:
    for place, (item, layer) in enumerate(zip(items, network.layers)):
        lines = _entry(item, layer)
        if lines:
            return wrong(
                messages.lines(
                    f"{lines[0]} (entry {place}, counted from 0).", *lines[1:]
                ),
                "entry",
            )
    return None


def _entry(item: dict, layer: tuple) -> tuple[str, ...]:
    """What is off in one entry: a finding, a cause and a step; empty if nothing."""
    three = parts(item, 3)
    if three is None:
        return (
            "An entry is not made of three things",
            messages.then("make each one a tuple: (W, b, name of the activation)."),
        )
    kernel, bias, name = three
    W, _, due = layer
    if name["kind"] != "text":
        what = (
            "the function itself" if name["kind"] == "function" else messages.kind(name)
        )
        return (
            f"The third thing of an entry is {what}; a name is needed",
            messages.then("`layer.activation.__name__` is the name as text."),
        )
    found = as_numbers(kernel)
    if found is None:
        return (
            f"W is {messages.kind(kernel)}; an array of numbers is needed",
            messages.then("`layer.get_weights()` gives arrays."),
        )
    if found.shape != W.shape:
        turned = _near(found, W.T)
        return (
            f"W has shape {found.shape}; {W.shape} is needed",
            messages.likely("the kernel was transposed." if turned else ""),
            messages.then("take the kernel as Keras holds it: inputs by units."),
        )
    if as_numbers(bias) is None:
        return (
            f"b is {messages.kind(bias)}; numbers are needed",
            messages.then("a layer without a bias gets zeros, one per unit."),
        )
    if name["text"] != due:
        return (
            f'The activation is called "{name["text"]}"; it is "{due}"',
            messages.then(f"the names are {ALLOWED}."),
        )
    return ()


def _wrong_values(fact: dict, network: Network) -> Finding | None:
    layers = []
    for item, (_, _, name) in zip(fact["result"]["items"], network.layers):
        kernel, bias, _ = parts(item, 3)
        layers.append((as_numbers(kernel), as_numbers(bias), name))
    # Outputs would not do: a ReLU that is off hides what its weights are.
    if all(
        _near(W, due) and _is_bias(b, due_b)
        for (W, b, _), (due, due_b, _) in zip(layers, network.layers)
    ):
        return None
    return wrong(
        messages.lines(
            f"For {_of(network)} the list holds other numbers than the model.",
            messages.likely(_cause(layers, network)),
            messages.then("compare each entry with that layer's `get_weights()`."),
        ),
        "values",
    )


def _cause(layers: list[tuple], network: Network) -> str:
    pairs = list(zip(layers, network.layers))
    if all(_near(W, due.T) for (W, _, _), (due, _, _) in pairs):
        return "the kernels were transposed."
    kernels_right = all(_near(W, due) for (W, _, _), (due, _, _) in pairs)
    if kernels_right and not any(np.any(b) for _, b, _ in layers):
        return "the biases were left out or set to 0."
    if kernels_right:
        return "the kernels are right, the biases are not."
    return ""


def _not_refused(fact: dict, network: Network) -> Finding | None:
    names = [layer[2] for layer in network.layers]
    odd = next(name for name in names if name not in ACTIVATIONS)
    headline = f'A model with the activation "{odd}" was given to `{NAME}`.'
    if "raised" not in fact:
        return wrong(
            messages.lines(
                headline,
                "It let it pass; `forward` has no such activation.",
                messages.then(
                    "raise ValueError and name the activation in its message."
                ),
            ),
            "not_refused",
        )
    if not fact["value_error"]:
        return wrong(
            messages.lines(
                headline,
                f"It stopped with {fact['raised']['error']}; ValueError is asked for.",
                messages.then("compare the name with the five, and raise ValueError."),
            ),
            "other_error",
        )
    if odd not in fact["text"]:
        return wrong(
            messages.lines(
                headline,
                f'Its ValueError does not say "{odd}".',
                messages.then(
                    "put the name into the message, so that one can look for it."
                ),
            ),
            "not_named",
        )
    return None


JUDGE = FromKerasJudge()
