"""Of all causes that a check knows, at most one fits a wrong answer.

Every detector is tried on every wrong answer, not only up to the first one that fits.
Where two fit, the message says both or none.
"""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from neurons.checks.catalogue import NAMES
from neurons.checks.facts import ModelFacts, Returned
from neurons.checks.judges import find_judge, judge_facts
from neurons.checks.judges.behavior import explains as network_explains
from neurons.checks.judges.compare import MODEL, as_numbers, close
from neurons.checks.judges.functions import FunctionJudge
from neurons.checks.judges.generic import generic_mistakes
from neurons.checks.judges.messages import either
from neurons.checks.judges.mistakes import explains
from neurons.checks.judges.models import ACTIVATIONS, read_network
from neurons.checks.judges.networks import NetworkJudge
from neurons.checks.judges.values import ValuesJudge
from neurons.checks.probes import generator
from neurons.checks.tasks.house import judge as house
from neurons.checks.tasks.logistic import judge as logistic
from neurons.checks.tasks.standardize.judge import standardize, standardize_mistakes
from neurons.checks.tasks.trained import steps
from support.answers import MISTAKES, answers, facts_of

# A task's own words for a mistake that any function invites: what it says is the same.
SAME = {
    ("neuron", "no_bias", "argument_left_out"),
    ("neuron", "swapped", "arguments_swapped"),
    ("neuron", "rounded", "rounded_0"),
    ("neuron", "hard_coded", "example_typed_in"),
}

QUICK = [
    task
    for task in NAMES
    if isinstance(find_judge(task), (FunctionJudge, ValuesJudge))
]


def judges(task):
    """The judges whose detectors are tried: of `standardize`, one for each divisor."""
    judge = find_judge(task)
    if task == "logistic":
        return [logistic.LAYERS]
    if task == "standardize":
        known = standardize_mistakes(1)
        return [judge, replace(judge, reference=standardize(1), mistakes=known)]
    return [judge]


def of_function(judge, evidence):
    """Pairs of an id and a cause: the task's own that fit, and those of any function."""
    cases, calls = judge.cases(0), evidence.calls or ()
    if len(calls) != len(cases):
        return [], []
    own = [one for one in judge.mistakes if explains(one.result, calls, cases)]
    if not all(isinstance(call, Returned) for call in calls):
        return own, []
    return own, generic_mistakes(judge.parameters, judge.reference, calls, cases)


def of_values(judge, evidence):
    """The known mistakes whose values are all there."""
    values = {value.name: value for value in judge.values}
    return [
        known
        for known in judge.mistakes()
        if all(
            replace(values[name], expected=due).right(evidence.names[name])
            for name, due in known.values.items()
        )
    ]


def of_target(judge, facts):
    """The known mistakes that give a model's outputs."""
    found, rows = as_numbers(facts.outputs), judge.draw_rows(generator(judge.task, 0))
    if judge.target is None or found is None:
        return []
    known = judge.target.mistakes
    return [one for one in known if close(found, one.result(rows), MODEL)]


def activations(judge, facts):
    """All activations of the course with which the weights give the outputs."""
    network, rows = read_network(facts), judge.draw_rows(generator(judge.task, 0))
    every = product(ACTIVATIONS, repeat=len(judge.units))
    return [one for one in every if network_explains(facts, network, one, rows)]


def check(answer, evidence, outcome):
    """Try every detector on an answer; AssertionError where a message hides one."""
    verdict = judge_facts(answer.task, evidence, outcome, 0)
    where = f"{answer.task}, {answer.kind}: {answer.name}\n{verdict.message}"
    said = [x for x in verdict.message.split("\n") if x.startswith("Likely cause: ")]
    for judge in judges(answer.task):
        if isinstance(judge, FunctionJudge):
            own, generic = of_function(judge, evidence)
            assert len(own) <= 1, f"{where}\n{[one.id for one in own]} fit"
            for one, other in product(own, generic):
                assert (judge.task, one.id, other.id) in SAME, (
                    f"{where}\n{one.id} fits and {other.id}: {other.cause}"
                )
            fitting = own or generic
        elif isinstance(judge, ValuesJudge):
            fitting = of_values(judge, evidence)
        elif isinstance(judge, NetworkJudge) and isinstance(evidence.model, ModelFacts):
            fitting = of_target(judge, evidence.model)
            if "the activation" in verdict.message:
                assert_activation(judge, evidence.model, verdict.message, where)
        else:
            continue
        cause = either(one.cause for one in fitting)
        if said and fitting and verdict.status == "wrong":
            assert cause and said == [f"Likely cause: {cause}"], where


def assert_activation(judge, facts, message, where):
    """No activation is said of a layer if the outputs can come from another one."""
    stated = tuple(layer.activation for layer in read_network(facts))
    found = activations(judge, facts)
    if stated in found or not found:
        return
    names = [name for name in ACTIVATIONS if f"the activation {name};" in message]
    places = [judge._layer(place) for place in range(len(judge.units))]
    (place,) = [i for i, name in enumerate(places) if message.startswith(name)]
    assert [{one[place] for one in found}] == [set(names)], where


def mistakes(task):
    """The wrong answers to a task."""
    return [answer for answer in answers(task) if answer.kind in MISTAKES]


@pytest.mark.unit
@pytest.mark.parametrize("task", QUICK)
def test_at_most_one_cause_fits_some_wrong_answers(task):
    without_keras = [one for one in mistakes(task) if "keras" not in one.source]
    assert len(without_keras) > 5
    for answer in without_keras[::5]:
        (evidence,), outcome = facts_of(answer, [0])
        check(answer, evidence, outcome)


@pytest.mark.weekly
@pytest.mark.parametrize("task", NAMES)
def test_at_most_one_cause_fits_every_wrong_answer(task):
    for answer in mistakes(task):
        (evidence,), outcome = facts_of(answer, [0])
        check(answer, evidence, outcome)
