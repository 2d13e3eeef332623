"""Facts of right answers to every task, made with NumPy alone.

What `neurons.checks.probes` notes of Keras models is written down by hand here, so
that judges can be tried on thousands of answers within seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from neurons.checks.catalogue import task_names
from neurons.checks.facts import (
    Compiled,
    Converted,
    Evidence,
    Fact,
    FunctionFacts,
    KerasFacts,
    LayerFacts,
    ModelFacts,
    NamedFigure,
    Refused,
    Returned,
)
from neurons.checks.judges import find_judge
from neurons.checks.judges.compiled import cross_entropy
from neurons.checks.judges.networks import NetworkJudge
from neurons.checks.probes import find_probe, generator, probe
from neurons.checks.probes.compiled import ANSWERS, TRUTH
from neurons.checks.probes.facts import describe
from neurons.checks.raised import Raised
from neurons.checks.tasks.build_mlp.probe import mlp_rows
from neurons.checks.tasks.diabetes.probe import diabetes_rows
from neurons.checks.tasks.from_keras.probe import networks
from neurons.checks.tasks.house.probe import HOUSE_SIZES
from neurons.checks.tasks.logistic.probe import logistic_rows
from neurons.checks.tasks.trained.rows import given_rows
from neurons.types import Floats, Ints, Namespace
from support.answers import answers, given, run_answer

Layer = tuple[Floats, Floats, str]  # kernel, bias, activation
WEIGHTS = {
    "house": ([[200.0]], [100.0]),
    "by_hand": ([[2.5], [-4.0], [5.0]], [80.0]),
    "sum_and_difference": ([[1.0, 1.0], [1.0, -1.0]], [0.0, 0.0]),
    "logistic": ([[2.0]], [-4.5]),
}
# Written once more, so that a fault in the judges' own table shows.
ACTIVATIONS: dict[str, Callable[[Floats], Floats]] = {
    "linear": lambda z: z,
    "relu": lambda z: np.where(z > 0, z, 0.0),
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "tanh": lambda z: np.sinh(z) / np.cosh(z),
    "softmax": lambda z: np.exp(z) / np.exp(z).sum(axis=-1, keepdims=True),
}


def outputs_of(layers: Sequence[Layer], rows: Floats) -> Floats:
    """What Dense layers give for rows."""
    for kernel, bias, name in layers:
        rows = ACTIVATIONS[name](rows @ kernel + bias)
    return rows


def dense_layer(layer: Layer, name: str = "dense") -> LayerFacts:
    """What the probe notes of a Dense layer."""
    kernel, bias, activation = layer
    return LayerFacts(
        class_name="Dense",
        keras_class="Dense",
        own=False,
        name=name,
        dense=True,
        shapes=(kernel.shape, bias.shape),
        weights=(kernel, bias),
        activation=activation,
        units=kernel.shape[1],
        use_bias=True,
    )


def model_facts(
    layers: Sequence[Layer], rows: Floats, name: str = "dense"
) -> ModelFacts:
    """What the probe notes of a Sequential model of Dense layers."""
    return ModelFacts(
        kind="model",
        type="Sequential",
        built=True,
        name="sequential",
        layers=tuple(dense_layer(layer, name) for layer in layers),
        parameters=sum(kernel.size + bias.size for kernel, bias, _ in layers),
        input_shapes=((layers[0][0].shape[0],),),
        outputs=describe(outputs_of(layers, rows).astype(np.float32)),
    )


def random_layers(
    rng: np.random.Generator, sizes: Sequence[int], names: Sequence[str]
) -> list[Layer]:
    """Dense layers with weights as they come, biases too, none of them round."""
    return [
        (
            rng.normal(0, 1 / np.sqrt(inputs), (inputs, units)),
            rng.normal(0, 1, units),
            name,
        )
        for inputs, units, name in zip(sizes, sizes[1:], names)
    ]


def task_network(task: str) -> NetworkJudge:
    """The judge of a task's layers."""
    judge = find_judge(task)
    if task == "logistic":
        from neurons.checks.tasks.logistic.judge import LAYERS

        return LAYERS
    if task in {"diabetes", "trained"}:
        from neurons.checks.tasks.diabetes.judge import LAYERS

        return LAYERS
    return judge


def network_rows(task: str, seed: int) -> Floats:
    """The rows that a task's model is called with."""
    drawn = {"house": lambda rng: HOUSE_SIZES, "logistic": logistic_rows}
    drawn |= dict.fromkeys(("diabetes", "trained"), diabetes_rows)
    draw = drawn[task] if task in drawn else find_judge(task).draw_rows
    return draw(generator(task, seed))


def compile_facts(n_steps: int = 0) -> Compiled:
    """What the probe notes of binary cross-entropy, Adam and the accuracy."""
    accuracy = float(np.mean((ANSWERS > 0.5) == TRUTH))
    return Compiled(
        optimizer="Adam",
        steps=n_steps,
        loss=NamedFigure("binary_crossentropy", cross_entropy(TRUTH, ANSWERS)),
        metrics=(NamedFigure("accuracy", accuracy),),
    )


def learned_layers(X: Floats | None = None, y: Ints | None = None) -> list[Layer]:
    """Weights that a long fit of `diabetes` could give: a linear rule, by ReLUs.

    Args:
        X: rows that it is fitted to; those that the notebook gives if None.
        y: their classes, likewise.
    """
    X = given_rows().X_train if X is None else X
    y = given_rows().y_train if y is None else y
    table = np.hstack([X, np.ones((len(X), 1))])
    rule = np.linalg.lstsq(table, 2.0 * y - 1, rcond=None)[0]
    second, lift, last = np.zeros((16, 8)), np.zeros(8), np.zeros((8, 1))
    second[:, 0] = 2 * np.concatenate([rule[:8], -rule[:8]])
    lift[0], last[0] = 30.0, 1.0
    bias = np.array([2 * rule[8] - 29.5])
    first = np.hstack([np.eye(8), -np.eye(8)])
    return [
        (first, np.zeros(16), "relu"),
        (second, lift, "relu"),
        (last, bias, "sigmoid"),
    ]


def held_out_accuracy(layers: Sequence[Layer]) -> float:
    """Share of the given test rows that a network is right on."""
    rows = given_rows()
    return float(np.mean((outputs_of(layers, rows.X_test)[:, 0] > 0.5) == rows.y_test))


def right_layers(task: str, rng: np.random.Generator) -> list[Layer]:
    """Layers of a right model for a task."""
    if task == "trained":
        return learned_layers()
    if task in WEIGHTS:
        kernel, bias = map(np.array, WEIGHTS[task])
        return [(kernel, bias, "sigmoid" if task == "logistic" else "linear")]
    judge = task_network(task)
    return random_layers(rng, (judge.inputs, *judge.units), judge.activations)


def right_facts(task: str, seed: int) -> Evidence:
    """The facts of a right answer, as the probe with this seed would note them."""
    version = find_probe(task).version
    return replace(_right_facts(task, seed), version=version if version > 1 else None)


def _right_facts(task: str, seed: int) -> Evidence:
    rng = np.random.default_rng(seed)
    if task == "build_mlp":
        return _built(seed, rng)
    if task == "from_keras":
        return _converted(seed)
    if not is_model(task):
        return probe(task, right_names(task), seed)
    layers = right_layers(task, rng)
    name = "L1" if task == "logistic" else "dense"
    names: dict[str, Fact] = {task_names(task)[0]: KerasFacts("model", "Sequential")}
    compiled = None
    if task in {"diabetes", "trained"}:
        compiled = compile_facts(9300 if task == "trained" else 0)
        names["held_out_accuracy"] = describe(held_out_accuracy(layers))
    model = model_facts(layers, network_rows(task, seed), name)
    return Evidence(names, model=model, compile=compiled)


def is_model(task: str) -> bool:
    """Whether a task asks for a Keras model."""
    return find_probe(task).look is not None and task != "from_keras"


def right_names(task: str) -> Namespace:
    """The names of the first right answer that needs no Keras."""
    for answer in answers(task):
        heavy = "keras" in answer.source or "tensorflow" in answer.source
        if answer.kind == "right" and not heavy:
            return run_answer(answer.source, given(task))[0]
    raise AssertionError(f"{task}: every right answer needs Keras")


def function_fact() -> FunctionFacts:
    """What the probe notes of a function."""
    return FunctionFacts("function", stub=False)


def _built(seed: int, rng: np.random.Generator) -> Evidence:
    cases = find_probe("build_mlp").cases(generator("build_mlp", seed))
    calls = []
    for case in [*cases, cases[0]]:
        inputs, hidden, outputs = case.args
        names = [*["relu"] * len(hidden), "linear"]
        layers = random_layers(rng, (inputs, *hidden, outputs), names)
        result = model_facts(layers, mlp_rows(inputs))
        calls.append(Returned(result, changed=(), printed=False))
    return Evidence({"build_mlp": function_fact()}, calls=tuple(calls))


def _converted(seed: int) -> Evidence:
    known, odd = networks(generator("from_keras", seed))
    lists = [describe(list(network.layers)) for network in [*known, known[0]]]
    texts = [str([name for _, _, name in network.layers]) for network in odd]
    refused = Raised("ValueError", "", 0, "")
    return Evidence(
        {"from_keras": function_fact()},
        conversions=tuple(Converted(made, False, False) for made in lists),
        refusals=tuple(Refused(refused, True, text) for text in texts),
    )
