"""Known mistakes of models and of values differ from right ones and each other."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from neurons.checks.catalogue import NAMES
from neurons.checks.facts import LayerFacts
from neurons.checks.judges import find_judge
from neurons.checks.judges.compare import MODEL, TRAINED, close
from neurons.checks.judges.models import DenseFacts
from neurons.checks.judges.networks import NetworkJudge
from neurons.checks.judges.targets import is_untrained
from neurons.checks.judges.values import ValuesJudge
from neurons.checks.model import Status
from neurons.checks.probes import generator
from neurons.checks.probes.facts import describe
from support.facts import model_facts, network_rows, right_facts, right_layers
from support.wrong_answers import network_facts

pytestmark = pytest.mark.unit

JUDGES = {task: find_judge(task) for task in NAMES}
TARGETS = [
    task
    for task, judge in JUDGES.items()
    if isinstance(judge, NetworkJudge) and judge.target is not None
]
VALUES = [task for task, judge in JUDGES.items() if isinstance(judge, ValuesJudge)]


@pytest.mark.parametrize("task", TARGETS)
def test_no_known_model_would_count_as_fitted(task):
    judge = JUDGES[task]
    rows = judge.draw_rows(generator(task, 0))
    rows = rows[judge.target.states(rows)]
    right = judge.target.function(rows)
    for mistake in judge.target.mistakes:
        given = mistake.result(rows)
        assert not close(given, right, TRAINED, judge.target.output_range), mistake.id


@pytest.mark.parametrize("task", TARGETS)
def test_no_two_known_models_give_the_same_outputs(task):
    judge = JUDGES[task]
    rows = judge.draw_rows(generator(task, 0))
    for one, other in combinations(judge.target.mistakes, 2):
        assert not close(one.result(rows), other.result(rows), MODEL), (
            f"{task}: no row tells {one.id!r} from {other.id!r}"
        )


@pytest.mark.parametrize("task", TARGETS)
def test_all_rows_but_one_lie_within_what_the_task_states(task):
    judge = JUDGES[task]
    rows = judge.draw_rows(generator(task, 3))
    assert np.sum(judge.target.states(rows)) >= len(rows) - 1


def test_a_network_that_was_fitted_need_not_hold_beyond_what_the_task_states():
    judge = JUDGES["by_hand"]
    rows = judge.draw_rows(generator("by_hand", 0))
    kernel, bias = np.array([[2.5], [-4.02], [5.0]]), np.array([80.0])
    far = rows[~judge.target.states(rows)]
    off = np.abs(far @ kernel + bias - judge.target.function(far))
    assert off.max() > TRAINED * judge.target.output_range
    facts = network_facts([(kernel, bias, "linear")], rows)
    found = judge(replace(right_facts("by_hand", 0), model=facts), 0)
    assert found.status is Status.CORRECT
    assert found.message == judge.target.fitted


@pytest.mark.parametrize("task", VALUES)
def test_no_known_values_are_all_right(task):
    expected = {value.name: value for value in JUDGES[task].values}
    for mistake in JUDGES[task].mistakes():
        assert not all(
            close(given, expected[name].expected, expected[name].rtol)
            for name, given in mistake.values.items()
        ), f"{task}: the mistake {mistake.id!r} is right"


@pytest.mark.parametrize("task", VALUES)
def test_no_two_known_values_are_the_same(task):
    rtol = {value.name: value.rtol for value in JUDGES[task].values}
    for one, other in combinations(JUDGES[task].mistakes(), 2):
        shared = set(one.values) & set(other.values)
        assert not all(
            close(one.values[name], other.values[name], rtol[name]) for name in shared
        ), f"{task}: nothing tells {one.id!r} from {other.id!r}"


def layer(kernel, bias):
    kernel, bias = np.array(kernel, dtype=float), np.array(bias, dtype=float)
    return DenseFacts(*kernel.shape, True, "linear", "dense", kernel, bias)


def test_a_layer_without_biases_does_not_tell_whether_it_was_fitted():
    random = layer([[0.31415926, -0.92653589]], [0, 0])
    assert is_untrained([random])
    assert not is_untrained([replace(random, use_bias=False)])


def test_weights_that_somebody_typed_are_not_called_random():
    assert is_untrained([layer([[0.31415, -0.92653]], [0, 0])])
    assert not is_untrained([layer([[1, -1]], [0, 0])])
    assert not is_untrained([layer([[0.31415, -0.92653]], [0, 0.5])])
    assert not is_untrained([layer([[31.415, -0.92653]], [0, 0])])


def test_the_last_activation_may_be_a_layer_of_its_own():
    right = right_facts("diabetes", 0)
    *first, last = right.model.layers
    own = LayerFacts("Activation", "Activation", False, "a", False, (), (), "sigmoid")
    layers = (*first, replace(last, activation="linear"), own)
    found = JUDGES["diabetes"](
        replace(right, model=replace(right.model, layers=layers)), 0
    )
    assert found.status is JUDGES["diabetes"](right, 0).status


def test_a_second_relu_changes_nothing():
    right = right_facts("diabetes", 0)
    hidden, *rest = right.model.layers
    own = LayerFacts("ReLU", "ReLU", False, "r", False, (), (), "relu")
    twice = replace(right.model, layers=(hidden, own, *rest))
    once = JUDGES["diabetes"](right, 0).message
    assert JUDGES["diabetes"](replace(right, model=twice), 0).message == once


def test_the_number_of_outputs_stated_as_that_of_inputs_is_named():
    (kernel, bias, name), last = right_layers("classifier", np.random.default_rng(0))
    rows = network_rows("classifier", 0)[:, :10]
    model = model_facts([(kernel[:10], bias, name), last], rows)
    right = right_facts("classifier", 0)
    found = JUDGES["classifier"](replace(right, model=model), 0)
    assert "the outputs were stated as inputs." in found.message


def changed_house(**changes):
    """What is said of a right house with some of its facts changed."""
    right = right_facts("house", 0)
    return JUDGES["house"](replace(right, model=replace(right.model, **changes)), 0)


@pytest.mark.parametrize("shape", [(2, 2), (1, 1), (2,)])
def test_prices_of_another_shape_than_one_for_each_house_are_not_compared(shape):
    found = changed_house(outputs=describe(np.zeros(shape)))
    assert found.mistake == "shape", found.message


def test_a_house_without_bias_whose_activation_bends_its_sum_is_named():
    (layer,) = right_facts("house", 0).model.layers
    kernel = np.array([[-200.0]])
    layer = replace(
        layer, weights=(kernel,), shapes=((1, 1),), use_bias=False, activation="relu"
    )
    found = changed_house(layers=(layer,), outputs=describe(np.zeros((2, 1))))
    assert found.mistake == "activation", found.message
