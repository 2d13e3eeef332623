"""What holds of every judge, whatever the inputs: right is right, off is off."""

import copy
from dataclasses import replace
from importlib import import_module

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neurons.checks.catalogue import NAMES, TASKS
from neurons.checks.facts import Array, SequenceFacts, Text
from neurons.checks.judges import find_judge, judge_facts
from neurons.checks.judges.compare import MODEL, TRAINED
from neurons.checks.judges.values import ValuesJudge
from neurons.checks.model import CellOutcome, Status
from neurons.checks.probes import Probe, probe
from neurons.checks.probes.calls import Case
from neurons.checks.records import to_tree
from support.answers import answers, run_answer
from support.cases import CASES
from support.facts import (
    is_model,
    model_facts,
    network_rows,
    outputs_of,
    right_facts,
    right_layers,
    task_network,
)

SEEDS = st.integers(0, 2**63 - 1)
# How many times the tolerance a result is off.
TOO_MUCH = st.floats(1.5, 1e6)
LITTLE = st.floats(0, 0.6)
MODELS = [task for task in NAMES if is_model(task)]
TARGETS = ["by_hand", "sum_and_difference", "logistic", "house"]
VALUES = [task for task in NAMES if isinstance(find_judge(task), ValuesJudge)]
few, some = settings(max_examples=8), settings(max_examples=30)


def verdict(task, facts, seed):
    return judge_facts(task, facts, CellOutcome(), seed)


def right_without_keras(task):
    sources = [one.source for one in answers(task) if one.kind == "right"]
    heavy = ("keras", "tensorflow")
    return [one for one in sources if not any(word in one for word in heavy)]


@pytest.mark.parametrize("task", NAMES)
@few
@given(seed=SEEDS)
def test_a_right_answer_is_right_for_every_seed(task, seed):
    said = verdict(task, right_facts(task, seed), seed)
    assert said.status is Status.CORRECT, said.message


@pytest.mark.parametrize("task", CASES)
@some
@given(seed=SEEDS)
def test_a_right_function_is_right_for_any_shape_and_size(task, seed):
    rng = np.random.default_rng(seed)
    sources = right_without_keras(task)
    source = sources[rng.integers(len(sources))]
    cases = [Case(CASES[task](rng)) for _ in range(5)]
    own = import_module(f"neurons.checks.tasks.{task}.probe")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(own, "PROBE", Probe(cases=lambda _: copy.deepcopy(cases)))
        facts = probe(task, run_answer(source, {})[0], 0)
        said = verdict(task, facts, 0)
    assert said.status is Status.CORRECT, f"{source}\n{said.message}"


def off(facts, task, rng, times):
    """The facts of a function with one result off by so many tolerances."""
    which = rng.integers(len(facts.calls))
    result = facts.calls[which].result
    if isinstance(result, Text):
        return with_result(facts, which, replace(result, text=f"{result.text}s"))
    item = None
    if isinstance(result, SequenceFacts):
        item = rng.integers(len(result.items))
    data = (result if item is None else result.items[item]).data
    place = ...
    if item is None and find_judge(task).returns:
        place = int(rng.integers(len(data)))
    values = data[place]
    tolerance = 1e-4 if values.dtype == np.float32 else 1e-6
    scale = float(np.max(np.abs(values), initial=0))
    step = times * tolerance * scale if scale else times * 1e-12
    if task == "kilobytes":
        # A hundredth of a KB, and what every function may be off by.
        step = times * max(0.01, 1e-6 * scale)
    moved = np.array(values, dtype=np.float64)
    where = rng.integers(max(moved.size, 1))
    moved.reshape(-1)[where] += rng.choice([-1, 1]) * step
    data = np.array(data, dtype=np.float64)
    data[place] = moved
    if item is None:
        return with_result(facts, which, replace(result, data=data))
    part = replace(result.items[item], data=data)
    return with_result(
        facts, which, replace(result, items=put(result.items, item, part))
    )


def put(items, place, item):
    """The items with another one in one place."""
    return (*items[:place], item, *items[place + 1 :])


def with_result(facts, which, result):
    """The facts of a function with another result of one call."""
    call = replace(facts.calls[which], result=result)
    return replace(facts, calls=put(facts.calls, which, call))


def with_outputs(model, data):
    """The facts of a model with other outputs."""
    return replace(model, outputs=replace(model.outputs, data=data))


@pytest.mark.parametrize("task", CASES)
@some
@given(seed=SEEDS, times=TOO_MUCH)
def test_a_function_that_is_off_by_more_than_the_tolerance_is_not_right(
    task, seed, times
):
    facts = off(right_facts(task, seed), task, np.random.default_rng(seed), times)
    assert verdict(task, facts, seed).status is not Status.CORRECT


@pytest.mark.parametrize("task", [task for task in CASES if task != "surprise"])
@some
@given(seed=SEEDS, times=LITTLE)
def test_a_function_that_is_off_by_less_than_the_tolerance_is_right(task, seed, times):
    facts = off(right_facts(task, seed), task, np.random.default_rng(seed), times)
    said = verdict(task, facts, seed)
    assert said.status is Status.CORRECT, said.message


@pytest.mark.parametrize("task", VALUES)
@some
@given(data=st.data(), up=st.booleans())
def test_a_value_counts_within_its_tolerance_and_no_further(task, data, up):
    judge = find_judge(task)
    value = data.draw(st.sampled_from(judge.values))
    for times, counts in ((data.draw(LITTLE), True), (data.draw(TOO_MUCH), False)):
        facts = right_facts(task, 0)
        expected = np.array(value.expected, dtype=float)
        step = times * value.rtol * np.max(np.abs(expected))
        place = data.draw(st.integers(0, expected.size - 1))
        expected.reshape(-1)[place] += step if up else -step
        names = {**facts.names, value.name: Array("ndarray", expected)}
        facts = replace(facts, names=names)
        said = verdict(task, facts, 0)
        assert (said.status is Status.CORRECT) == counts, (times, said.message)
        full = TASKS[task].points
        parts = dict(zip((v.name for v in judge.values), judge.part_points))
        assert said.points == full - (0 if counts else parts.get(value.name, full))


def off_outputs(task, seed, times):
    """A right model whose outputs are not quite what its weights give."""
    rng = np.random.default_rng(seed)
    facts, rows = right_facts(task, seed), network_rows(task, seed)
    outputs = facts.model.outputs.data.astype(np.float64)
    scale = float(np.abs(outputs).max())
    if task not in TARGETS:
        values, scale = rows, 0.0
        for kernel, bias, name in layers_of(facts):
            sums = np.abs(values) @ np.abs(kernel) + np.abs(bias)
            values = outputs_of([(kernel, bias, name)], values)
            scale = max(scale, float(sums.max()))
    where = rng.integers(outputs.size)
    outputs.reshape(-1)[where] += rng.choice([-1, 1]) * times * MODEL * scale
    return replace(facts, model=with_outputs(facts.model, outputs))


def layers_of(facts):
    return [(*layer.weights, layer.activation) for layer in facts.model.layers]


@pytest.mark.parametrize("task", [task for task in MODELS if task not in TARGETS])
@few
@given(seed=SEEDS, times=st.floats(3, 1e4))
def test_a_model_that_does_not_do_what_its_layers_do_is_not_right(task, seed, times):
    said = verdict(task, off_outputs(task, seed, times), seed)
    assert said.status is not Status.CORRECT


@pytest.mark.parametrize("task", TARGETS)
@some
@given(seed=SEEDS, size=st.floats(-6, 2))
def test_weights_count_as_long_as_the_outputs_are_near_enough(task, seed, size):
    rng = np.random.default_rng(seed)
    rows = network_rows(task, seed)
    (kernel, bias, name), *_ = right_layers(task, rng)
    due = outputs_of([(kernel, bias, name)], rows)
    moved = kernel.copy()
    moved[rng.integers(len(kernel)), rng.integers(kernel.shape[1])] += (
        rng.choice([-1, 1]) * 10.0**size
    )
    found = outputs_of([(moved, bias, name)], rows)
    facts = right_facts(task, seed)
    model = model_facts([(moved, bias, name)], rows, facts.model.layers[0].name)
    facts = replace(facts, model=model)
    said = verdict(task, facts, seed)
    # The range over all inputs that a task states is no smaller than over these.
    share = np.abs(found - due).max() / spread(task)
    if share > 1.05 * TRAINED:
        assert said.status is Status.WRONG
    if share < 0.95 * TRAINED:
        assert said.status is Status.CORRECT, said.message


def spread(task):
    """Largest less smallest right output over the inputs that the task states."""
    if task == "house":
        return 200.0
    return task_network(task).target.output_range


def wrong_facts(task, seed):
    """The facts of an answer that earns nothing: the name holds a text."""
    facts = right_facts(task, seed)
    text = Text("str", "later")
    names = dict.fromkeys(facts.names, text)
    return replace(facts, names=names, model=text if facts.model else None)


@few
@given(order=st.permutations(list(NAMES)), seed=st.integers(0, 3))
def test_verdicts_do_not_depend_on_the_order_of_the_tasks(order, seed):
    for facts_of in (right_facts, wrong_facts):
        facts = {task: facts_of(task, seed) for task in NAMES}
        before = copy.deepcopy(to_tree(facts))
        first = {task: verdict(task, facts[task], seed) for task in NAMES}
        then = {task: verdict(task, facts[task], seed) for task in order}
        assert then == first
        np.testing.assert_equal(to_tree(facts), before)


@some
@given(seed=SEEDS, times=st.floats(20, 1e4))
def test_a_list_of_layers_with_one_number_off_is_not_right(seed, times):
    rng, facts = np.random.default_rng(seed), right_facts("from_keras", seed)
    which = rng.integers(len(facts.conversions))
    conversion = facts.conversions[which]
    layers = conversion.result.items
    place = rng.integers(len(layers))
    entry = layers[place]
    part = rng.integers(2)
    moved = np.array(entry.items[part].data, dtype=np.float64)
    step = times * 1e-4 * max(float(np.abs(moved).max()), 0.1)
    moved.reshape(-1)[rng.integers(moved.size)] += step
    entry = replace(entry, items=put(entry.items, part, Array("ndarray", moved)))
    result = replace(conversion.result, items=put(layers, place, entry))
    conversion = replace(conversion, result=result)
    conversions = put(facts.conversions, which, conversion)
    facts = replace(facts, conversions=conversions)
    assert verdict("from_keras", facts, seed).status is not Status.CORRECT


@few
@given(seed=SEEDS, times=st.floats(3, 1e4))
def test_a_built_network_that_does_not_do_what_its_layers_do_is_not_right(seed, times):
    rng, facts = np.random.default_rng(seed), right_facts("build_mlp", seed)
    which = rng.integers(len(facts.calls))
    result = facts.calls[which].result
    outputs = result.outputs.data.astype(np.float64)
    outputs.reshape(-1)[rng.integers(outputs.size)] += times
    facts = with_result(facts, which, with_outputs(result, outputs))
    assert verdict("build_mlp", facts, seed).status is not Status.CORRECT
