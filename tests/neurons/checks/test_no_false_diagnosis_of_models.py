"""Models and tables are given a likely cause only where it gives what they are."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neurons.checks.catalogue import NAMES
from neurons.checks.facts import Evidence, Returned
from neurons.checks.judges import find_judge
from neurons.checks.model import Status
from neurons.checks.probes import find_probe, generator
from neurons.checks.probes.facts import describe
from neurons.checks.tasks.build_mlp import judge as build_mlp
from neurons.checks.tasks.build_mlp.probe import mlp_rows
from neurons.checks.tasks.features_target.judge import concrete
from neurons.checks.tasks.from_keras.probe import networks
from neurons.checks.tasks.trained import steps
from neurons.checks.tasks.trained.rows import given_rows
from support.facts import (
    function_fact,
    held_out_accuracy,
    is_model,
    learned_layers,
    model_facts,
    network_rows,
    outputs_of,
    random_layers,
    right_facts,
    task_network,
)

SEEDS = st.integers(0, 2**63 - 1)
MODELS = [task for task in NAMES if is_model(task) and task != "trained"]
some = settings(max_examples=60)


def named(finding):
    """Whether a message names a likely cause."""
    return "Likely cause" in finding.message


@pytest.mark.parametrize("task", [*MODELS, "trained"])
@some
@given(seed=SEEDS)
def test_random_weights_of_the_right_sizes_are_given_no_cause(task, seed):
    if task == "concrete" and seed % 10:
        return  # half a million weights: a tenth of the examples will do
    rng, judge = np.random.default_rng(seed), find_judge(task)
    sizes, names = (1, 1), ("linear",)
    if task != "house":
        network = task_network(task)
        sizes, names = (network.inputs, *network.units), network.activations
    facts, rows = right_facts(task, seed), network_rows(task, seed)
    model = model_facts(random_layers(rng, sizes, names), rows)
    finding = judge(replace(facts, model=model), seed)
    assert not named(finding), finding.message


@pytest.mark.parametrize("task", [task for task in MODELS if task != "house"])
@some
@given(seed=SEEDS)
def test_outputs_that_no_layers_explain_are_given_no_cause(task, seed):
    if task == "concrete" and seed % 10:
        return
    rng, facts = np.random.default_rng(seed), right_facts(task, seed)
    outputs = describe(rng.normal(0, 9, facts.model.outputs.data.shape))
    facts = replace(facts, model=replace(facts.model, outputs=outputs))
    finding = find_judge(task)(facts, seed)
    assert finding.status is not Status.CORRECT
    assert not named(finding), finding.message


# Likely causes of a stack of other sizes, and when each of them is so.
SIZE_CAUSES = {
    "each neuron was made a layer of its own.": lambda a, f: (
        len(a.units) == 1 and sum(f[1:]) == a.units[0]
    ),
    "the inputs were made a Dense layer too.": lambda a, f: (
        f[1:] == [a.inputs, *a.units]
    ),
    "the layers stand in reverse order.": lambda a, f: f[1:] == [*a.units][::-1],
    "that is the number of inputs.": lambda a, f: a.inputs in f[1:],
}


@pytest.mark.parametrize("task", [t for t in MODELS if t not in {"house", "concrete"}])
@some
@given(seed=SEEDS)
def test_layers_of_random_sizes_are_given_only_a_cause_that_is_so(task, seed):
    rng, wanted = np.random.default_rng(seed), task_network(task)
    every = [*wanted.units, wanted.inputs, 1, 2, 5]
    sizes = [int(rng.choice([wanted.inputs, *every]))]
    sizes += rng.choice(every, rng.integers(1, 5)).tolist()
    names = rng.choice(["linear", "relu", "sigmoid", "tanh"], len(sizes) - 1).tolist()
    facts = right_facts(task, seed)
    layers = random_layers(rng, sizes, names)
    model = model_facts(layers, rng.uniform(-1, 1, (12, sizes[0])))
    message = find_judge(task)(replace(facts, model=model), seed).message
    if "Likely cause: " not in message:
        return
    cause = message.split("Likely cause: ")[1].split("\n")[0]
    by_inputs = wanted.input_causes.get(sizes[0])
    assert cause == by_inputs or SIZE_CAUSES[cause](wanted, sizes), message


@some
@given(seed=SEEDS)
def test_a_number_that_is_no_accuracy_of_these_weights_is_given_no_cause(seed):
    rng, layers = np.random.default_rng(seed), learned_layers()
    value = float(rng.choice([rng.uniform(0, 1), rng.uniform(0, 200)]))
    facts = right_facts("trained", 0)
    names = {**facts.names, "held_out_accuracy": describe(value)}
    facts = replace(facts, names=names)
    message = find_judge("trained")(facts, 0).message
    rows = given_rows()
    right = held_out_accuracy(layers)
    p = outputs_of(layers, rows.X_test)[:, 0]
    seen = outputs_of(layers, rows.X_train)[:, 0]
    train = np.mean((seen > 0.5) == rows.y_train)
    half = 0.51 / 154
    zeros = 1 - rows.y_test.mean()
    said = np.mean(p > 0.5)
    loss = -np.mean(np.log(np.where(rows.y_test == 1, p, 1 - p)))
    so = {
        "in percent": min(abs(value / 100 - right), abs(value / 100 - train)) < half,
        "training rows": abs(value - train) < half,
        "counts the right": abs(value / 154 - right) < half,
        "share of wrong": abs(1 - value - right) < half,
        "compared as they are": abs(value - np.mean(1 - abs(p - rows.y_test))) < 1e-3,
        "154 × 154": abs(value - said * (1 - zeros) - (1 - said) * zeros) < 1e-3,
        "the loss": abs(value - loss) < 2e-3,
        "always answering 0": abs(value - zeros) < half,
    }
    if "Likely cause: " in message:
        cause = message.split("Likely cause: ")[1].split("\n")[0]
        assert any(holds and words in cause for words, holds in so.items()), message


@some
@given(n_steps=st.integers(1, 40_000))
def test_a_step_counter_is_given_only_a_cause_that_makes_as_many_steps(n_steps):
    lines, _ = steps.problem(n_steps)
    if "Likely cause" not in lines:
        return
    whole = {150 * -(-614 // size): size for size in range(614, 0, -1)}
    in_epochs = n_steps % 62 == 0 or n_steps == 20
    fewer_rows = n_steps % 150 == 0 and n_steps < 9300
    assert n_steps in whole or in_epochs or fewer_rows or n_steps == 11550, lines


def changed_table(rng):
    """The concrete table's features, changed in one way; what may be said of it."""
    table = concrete()
    X, y = table.X.copy(), table.y
    order = rng.permutation(8)
    rows = rng.permutation(len(X))
    return [
        (X[:, order], "another order" if np.any(order != np.arange(8)) else ""),
        (X[:, rng.integers(0, 7, 8)], ""),
        (X[rows], "shuffled or sorted"),
        (X[rows[:700]], "rows were left out"),
        (np.column_stack([X, y]), "target is still"),
        ((X - X.mean(axis=0)) / X.std(axis=0), "scaled"),
        (X + rng.normal(0, 5, X.shape), ""),
        (rng.uniform(0, 500, X.shape), ""),
        (rng.uniform(0, 500, (1030, 7)), ""),
        (np.where(rng.random(X.shape) < 0.01, 0.0, X + 1e-9), ""),
    ][rng.integers(10)]


@some
@given(seed=SEEDS)
def test_features_are_given_only_the_cause_that_made_them(seed):
    rng = np.random.default_rng(seed)
    X, cause = changed_table(rng)
    facts = Evidence({"X": describe(X), "y": describe(concrete().y)})
    finding = find_judge("features_target")(facts, 0)
    if not cause:
        assert not named(finding), finding.message
    elif finding.status is not Status.CORRECT:
        assert cause in finding.message


@some
@given(seed=SEEDS)
def test_a_target_is_given_only_the_cause_that_made_it(seed):
    rng, table = np.random.default_rng(seed), concrete()
    y, place = table.y, int(rng.integers(8))
    target, cause = [
        (table.X[:, place], f"the column `{table.columns[place]}`"),
        (y[rng.permutation(len(y))], "shuffled or sorted"),
        (y[:900], "rows were left out"),
        (y[None, :], "turned into one row"),
        (rng.uniform(0, 80, (1, 1030)), ""),
        (rng.uniform(0, 80, 1030), ""),
        (y + rng.normal(0, 1, 1030), ""),
        ((y - y.mean()) / y.std(), "scaled"),
    ][rng.integers(8)]
    facts = Evidence({"X": describe(table.X), "y": describe(target)})
    finding = find_judge("features_target")(facts, 0)
    assert finding.points == 1
    assert (cause in finding.message) if cause else not named(finding), finding.message


def random_entry(rng, layer):
    """An entry of a list that `from_keras` gave back, wrong more often than not."""
    kernel, bias, name = layer
    kernel = [kernel, kernel, kernel.T, rng.normal(size=kernel.shape)][rng.integers(4)]
    bias = [bias, bias, bias * 0, rng.normal(size=bias.shape)][rng.integers(4)]
    name = [name, name, "swish"][rng.integers(3)]
    return [(kernel, bias, name), (kernel, bias), kernel][min(rng.integers(12), 2) // 1]


@some
@given(seed=SEEDS)
def test_random_lists_are_given_only_a_cause_that_is_so(seed):
    rng = np.random.default_rng(seed)
    facts = right_facts("from_keras", seed)
    known, _ = networks(generator("from_keras", seed))
    every, lists, conversions = [*known, known[0]], [], []
    for network, conversion in zip(every, facts.conversions):
        length = int(rng.integers(0, 3 * len(network.layers) + 1))
        entries = [random_entry(rng, layer) for layer in network.layers * 3]
        lists.append(entries[: length if rng.random() < 0.5 else len(network.layers)])
        conversions.append(replace(conversion, result=describe(lists[-1])))
    facts = replace(facts, conversions=tuple(conversions))
    finding = find_judge("from_keras")(facts, seed)
    if not named(finding):
        return
    cause = finding.message.split("Likely cause: ")[1].split("\n")[0]
    so = {
        "the kernel was transposed.": any_turned(every, lists),
        "the kernels were transposed.": any_turned(every, lists),
        "the biases were left out or set to 0.": any(
            not any(np.any(entry[1]) for entry in one if len(entry) == 3)
            for one in lists
        ),
        "the kernels are right, the biases are not.": True,
        "the list is returned inside the loop, after the first layer.": any(
            len(one) == 1 for one in lists
        ),
        "kernels and biases stand in one flat list, as `get_weights` gives.": any(
            len(one) == 2 * len(network.layers) for network, one in zip(every, lists)
        ),
        "the three things of a layer were added one by one.": any(
            len(one) == 3 * len(network.layers) for network, one in zip(every, lists)
        ),
        "the first Dense layer is skipped; `layers` has no input layer here.": any(
            len(one) == len(network.layers) - 1 for network, one in zip(every, lists)
        ),
    }
    assert so.get(cause), finding.message


def any_turned(every, lists):
    return any(
        np.shape(entry[0]) == layer[0].T.shape and np.array_equal(entry[0], layer[0].T)
        for network, one in zip(every, lists)
        for entry, layer in zip(one, network.layers)
        if isinstance(entry, tuple)
    )


@some
@given(seed=SEEDS)
def test_networks_of_a_random_function_are_given_only_a_plan_that_builds_them(seed):
    rng = np.random.default_rng(seed)
    cases = find_probe("build_mlp").cases(generator("build_mlp", seed))
    sizes, calls = [], []
    for case in [*cases, cases[0]]:
        inputs, hidden, outputs = case.args
        made = [inputs, *hidden, outputs]
        if rng.random() < 0.5:
            made = [made[0], *rng.choice([1, 2, 3, 4], rng.integers(1, 4)).tolist()]
        names = rng.choice(["relu", "linear"], len(made) - 1).tolist()
        sizes.append((made, tuple(names)))
        layers = random_layers(rng, made, names)
        result = model_facts(layers, mlp_rows(made[0]))
        calls.append(Returned(result, changed=(), printed=False))
    facts = Evidence({"build_mlp": function_fact()}, calls=tuple(calls))
    finding = find_judge("build_mlp")(facts, seed)
    plans = [(made[0], tuple(made[1:]), names) for made, names in sizes]
    for known in build_mlp.MISTAKES:
        if known.cause in finding.message:
            all_cases = [*cases, cases[0]]
            assert plans == [known.result(*case.args) for case in all_cases]
