"""Wrong networks and figures, made by machine from the facts of right ones.

Each changes one thing: a layer's size, activation, bias or place, a weight, how a model
was compiled or fitted; or a figure, which a neighbor replaces.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, combinations

import numpy as np

from neurons.checks.catalogue import task_names
from neurons.checks.facts import (
    Compiled,
    Evidence,
    LayerFacts,
    ModelFacts,
    NamedFigure,
)
from neurons.checks.probes.facts import describe
from neurons.checks.raised import Raised
from neurons.checks.tasks.trained.rows import given_rows, other_rows
from neurons.types import Floats
from support.facts import (
    ACTIVATIONS,
    WEIGHTS,
    Layer,
    compile_facts,
    held_out_accuracy,
    is_model,
    learned_layers,
    model_facts,
    network_rows,
    outputs_of,
    random_layers,
    right_facts,
    right_layers,
    right_names,
)
from support.wrong_rules import RELATIVES

Wrong = Iterator[tuple[str, Evidence]]  # what was changed, and the facts
Function = Callable[[Floats], Floats]
UNCHANGED = "nothing"
SMALL = 12  # figures; of a larger table single columns and rows are changed
DROPOUT = LayerFacts("Dropout", "Dropout", False, "dropout", False, (), (), "")
# As `support.facts` has them, but for values at which its `exp` would overflow.
ACTING = {**ACTIVATIONS, "sigmoid": lambda z: 0.5 * (1 + np.tanh(0.5 * z))}


def wrong_evidence(task: str, seed: int) -> Wrong:
    """The facts of each wrong answer, as a probe with this seed would note them."""
    return _models(task, seed) if is_model(task) else _values(task, seed)


def _values(task: str, seed: int) -> Wrong:
    right, names = right_facts(task, seed), right_names(task)
    yield UNCHANGED, right
    for name in task_names(task):
        value = np.asarray(names[name], dtype=float)
        for what, changed in neighbors(value):
            if not np.array_equal(changed, value):
                fact = describe(changed.tolist() if changed.ndim == 1 else changed)
                yield (
                    f"{name}: {what}",
                    replace(right, names={**right.names, name: fact}),
                )


def neighbors(value: Floats) -> Iterator[tuple[str, Floats]]:
    """A value with one figure, row or column replaced, and what was done."""
    places = np.ndindex(value.shape) if value.size <= SMALL else [(0,), (-1,)]
    for place in list(places):
        for what, change in CHANGES.items():
            changed = value.copy()
            changed[place] = change(changed[place])
            yield f"{what} at {place}", changed
    if value.ndim and value.size <= SMALL:
        for one, other in combinations(range(len(value)), 2):
            changed = value.copy()
            changed[[one, other]] = changed[[other, one]]
            yield f"{one} and {other} swapped", changed
    for axis in range(value.ndim):
        yield f"reversed along axis {axis}", np.flip(value, axis)
        yield f"rolled along axis {axis}", np.roll(value, 1, axis)
        yield f"first dropped along axis {axis}", np.delete(value, 0, axis)
        yield f"last dropped along axis {axis}", np.delete(value, -1, axis)
        yield (
            f"last twice along axis {axis}",
            value.repeat([*[1] * (value.shape[axis] - 1), 2], axis),
        )
    yield "rounded", value.round()
    yield "cut off", np.floor(value)


CHANGES: dict[str, Function] = {
    "1 more": lambda figure: figure + 1,
    "1 less": lambda figure: figure - 1,
    "the sign turned": lambda figure: -figure,
    "0": lambda figure: 0 * figure,
    "a tenth less": lambda figure: 0.9 * figure,
}


def network_facts(
    layers: Sequence[Layer], rows: Floats, acting: Sequence[Function] = ()
) -> ModelFacts:
    """The facts of layers that state one activation, and may act as another function.

    Rows of another length than the first layer takes stop the model, as in Keras.
    """
    if layers[0][0].shape[0] != rows.shape[1]:
        stopped = model_facts(layers, rows[:, :1].repeat(layers[0][0].shape[0], 1))
        return replace(stopped, outputs=None, raised=Raised("ValueError", "", 0, ""))
    values = rows.astype(np.float32)
    functions = acting or [ACTING[name] for _, _, name in layers]
    for (kernel, bias, _), function in zip(layers, functions):
        values = np.asarray(function(values @ kernel + bias), dtype=np.float32)
    return replace(model_facts(layers, rows), outputs=describe(values))


def _models(task: str, seed: int) -> Wrong:
    right, rows = right_facts(task, seed), network_rows(task, seed)
    layers = right_layers(task, np.random.default_rng(seed))
    if task not in WEIGHTS and task != "trained":
        # As Keras makes them: a relative is harder to tell where no bias is.
        layers = [(kernel, 0 * bias, name) for kernel, bias, name in layers]
    name = "L1" if task == "logistic" else "dense"
    others = _networks(layers, rows, np.random.default_rng(seed + 1))
    if task in WEIGHTS:
        others = chain(others, _weights(layers[0], rows))
    for what, facts in chain([(UNCHANGED, network_facts(layers, rows))], others):
        named = tuple(
            replace(layer, name=name if layer.dense else layer.name)
            for layer in facts.layers
        )
        yield what, replace(right, model=replace(facts, layers=named))
    if task == "diabetes":
        yield from _compiled(right)
    if task == "trained":
        yield from _fitted(right, rows)


def relative(source: str) -> Function:
    """The function of `z` that a text says."""
    function: Function = eval(f"lambda z: {source}", {"np": np})
    return function


def _networks(
    layers: list[Layer], rows: Floats, rng: np.random.Generator
) -> Iterator[tuple[str, ModelFacts]]:
    sizes = [layers[0][0].shape[0], *(kernel.shape[1] for kernel, _, _ in layers)]
    names = [name for _, _, name in layers]
    for what, others, acts in _other_sizes(sizes, names):
        yield what, network_facts(random_layers(rng, others, acts), rows)
    for place, due in enumerate(names):
        for other, source in RELATIVES[due].items():
            acting = [ACTING[name] for name in names]
            acting[place] = relative(source)
            facts = network_facts(layers, rows, acting)
            yield f"layer {place} acts as {other}", facts
        for other in ACTIVATIONS:
            if other != due:
                kernel, bias, _ = layers[place]
                changed = [*layers[:place], (kernel, bias, other), *layers[place + 1 :]]
                yield f"layer {place} is {other}", network_facts(changed, rows)
        yield f"layer {place} has no bias", without_bias(layers, place, rows)
    facts = network_facts(layers, rows)
    yield "a Dropout layer at the end", replace(facts, layers=(*facts.layers, DROPOUT))


def _other_sizes(
    sizes: list[int], names: list[str]
) -> Iterator[tuple[str, list[int], list[str]]]:
    for place, size in enumerate(sizes):
        where = f"units of layer {place - 1}" if place else "inputs"
        for other in {size - 1, size + 1} - {0}:
            yield (
                f"{other} {where}",
                [*sizes[:place], other, *sizes[place + 1 :]],
                names,
            )
    for place, name in enumerate(names):
        more = [*sizes[: place + 1], *sizes[place:]]
        acts = [*names[:place], name, *names[place:]]
        yield f"a layer more at {place}", more, acts
        if len(names) > 1:
            fewer = [*sizes[: place + 1], *sizes[place + 2 :]]
            yield f"layer {place} missing", fewer, [*names[:place], *names[place + 1 :]]
    if sizes[1:-1] != sizes[-2:0:-1]:
        yield "hidden layers reversed", [sizes[0], *sizes[-2:0:-1], sizes[-1]], names


def without_bias(layers: list[Layer], place: int, rows: Floats) -> ModelFacts:
    """The facts of a network one layer of which has no bias."""
    kernel, bias, name = layers[place]
    bare = (kernel, np.zeros_like(bias), name)
    facts = network_facts([*layers[:place], bare, *layers[place + 1 :]], rows)
    layer = replace(
        facts.layers[place], use_bias=False, weights=(kernel,), shapes=(kernel.shape,)
    )
    return replace(
        facts,
        layers=(*facts.layers[:place], layer, *facts.layers[place + 1 :]),
        parameters=(facts.parameters or 0) - bias.size,
    )


def _weights(layer: Layer, rows: Floats) -> Iterator[tuple[str, ModelFacts]]:
    """One layer of known weights, with one of them changed."""
    kernel, bias, name = layer
    changed = [(f"kernel: {what}", other, bias) for what, other in neighbors(kernel)]
    changed += [(f"bias: {what}", kernel, other) for what, other in neighbors(bias)]
    if kernel.shape == (1, 1):
        changed.append(("kernel and bias swapped", bias[None], kernel[0]))
    for what, W, b in changed:
        is_alike = W.shape == kernel.shape and b.shape == bias.shape
        if is_alike and not (np.array_equal(W, kernel) and np.array_equal(b, bias)):
            yield what, network_facts([(W, b, name)], rows)


def _compiled(right: Evidence) -> Wrong:
    due = compile_facts()
    for optimizer in ("SGD", "RMSprop", "AdamW", "Nadam", "Adamax"):
        yield (
            f"optimizer {optimizer}",
            _compile(right, replace(due, optimizer=optimizer)),
        )
    for loss in ("mean_squared_error", "hinge", "categorical_crossentropy"):
        figure = NamedFigure(loss, 0.25)
        yield f"loss {loss}", _compile(right, replace(due, loss=figure))
    yield "no metric", _compile(right, replace(due, metrics=()))
    metric = (NamedFigure("mean_absolute_error", 0.25),)
    yield "another metric", _compile(right, replace(due, metrics=metric))


def _compile(right: Evidence, compiled: Compiled) -> Evidence:
    return replace(right, compile=compiled)


def _fitted(right: Evidence, rows: Floats) -> Wrong:
    for n_steps in (0, 20, 62, 150, 3000, 9299, 11550, 18450):
        yield f"{n_steps} steps", _compile(right, compile_facts(n_steps))
    accuracy = held_out_accuracy(learned_layers())
    for what, value in (("a row more", accuracy + 1 / 154), ("%", 100 * accuracy)):
        names = {**right.names, "held_out_accuracy": describe(value)}
        yield f"accuracy: {what}", replace(right, names=names)
    given = given_rows()
    shuffled = np.random.default_rng(0).permutation(given.y_train)
    others = enumerate(other_rows())
    learned = {f"scaled otherwise, {n}": (X, given.y_train) for n, X in others}
    learned["with permuted classes"] = given.X_train, shuffled
    learned["with classes turned round"] = given.X_train, 1 - given.y_train
    for what, (X, y) in learned.items():
        layers = learned_layers(X, y)
        said = outputs_of(layers, given.X_test)[:, 0] > 0.5
        own = describe(float(np.mean(said == given.y_test)))
        names = {**right.names, "held_out_accuracy": own}
        model = network_facts(layers, rows)
        yield f"fitted to rows {what}", replace(right, names=names, model=model)
