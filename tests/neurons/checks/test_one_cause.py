"""Of all causes that a check knows, at most one fits a wrong answer.

Every detector is tried on every wrong answer, not only up to the first one that fits.
Where two fit, the message says both or none.
"""

import re
from dataclasses import replace
from itertools import product

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
from neurons.checks.tasks.logistic import judge as logistic
from neurons.checks.tasks.standardize.judge import standardize, standardize_mistakes
from support.answers import MISTAKES, answers, facts_of
from support.tiers import slow_but

# A known mistake may well be one that NumPy warns about, as a judge ignores.
pytestmark = pytest.mark.filterwarnings("ignore")

# By task and by its own mistake: the mistakes of any function that say the same, in
# words that know less of the task. Where another cause fits too, the own ones say both.
SAME = {
    "neuron": {
        "no_bias": {"argument_left_out"},
        "swapped": {"arguments_swapped"},
        "rounded": {"rounded_0"},
        "hard_coded": {"example_typed_in"},
    },
    "surprise": {
        "most_calories": {"argument_left_out"},
        "fixed_line": {"example_typed_in"},
        "swapped": {"arguments_swapped"},
        "no_weight": {"arguments_swapped", "argument_left_out"},
    },
    "linear_unit": {
        "no_bias": {"argument_left_out"},
        "no_weights": {"argument_left_out"},
    },
    "dense_parameters": {
        "bias_per_input": {"arguments_swapped"},
        "one_neuron": {"argument_left_out"},
    },
    "dense_forward": {"no_bias": {"argument_left_out"}, "relu": {"relu_on_top"}},
    "kilobytes": {
        "floored": {"cut"},
        "whole": {"rounded_0"},
        "rounded_up": {"rounded_up"},
        "written_in": {"constant"},
    },
    "relu": {
        "step": {"sign_on_top"},
        "minus": {"negated"},
        "unchanged": {"argument_itself"},
    },
    "collapse": {
        "second_bias": {"argument_left_out", "argument_itself"},
        "first_bias": {"argument_left_out"},
    },
    "softmax": {"winner": {"rounded_0"}},
    "boundary": {
        "sign": {"negated"},
        "not_divided": {"argument_left_out"},
        "whole_number": {"cut_down"},
    },
    "gradient_step": {
        "no_rate": {"argument_left_out"},
        "none": {"argument_left_out", "argument_itself"},
        "b_kept": {"argument_itself"},
        "x_y_swapped": {"arguments_swapped"},
        "from_zero": {"example_typed_in"},
        "without_y": {"argument_left_out"},
    },
    "standardize": {
        "sign": {"negated"},
        "train_only": {"argument_itself"},
        "unscaled": {"argument_itself"},
    },
    "majority": {"table": {"constant"}},
    "two_neurons": {"output_relu": {"relu_on_top"}},
    "forward": {"all_values": {"on_the_way"}},
    "relu_network": {"both": {"on_the_way"}},
    "early_stopping": {"first_rise": {"argument_left_out"}},
    "backward": {"no_mean": {"example_size"}, "sign": {"negated"}},
}
QUICK = [
    task for task in NAMES if isinstance(find_judge(task), (FunctionJudge, ValuesJudge))
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
    """The task's own mistakes that fit, and those that any function invites."""
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
    """All activations that give the outputs; none where those stated do."""
    network, rows = read_network(facts), judge.draw_rows(generator(judge.task, 0))
    stated = tuple(layer.activation for layer in network)
    if network_explains(facts, network, stated, rows):
        return []
    every = product(ACTIVATIONS, repeat=len(judge.units))
    return [one for one in every if network_explains(facts, network, one, rows)]


def check(answer, evidence, outcome):
    """Try every detector on an answer; AssertionError where a message hides one."""
    verdict = judge_facts(answer.task, evidence, outcome, 0)
    where = f"{answer.task}, {answer.kind}: {answer.name}\n{verdict.message}"
    said = [x for x in verdict.message.split("\n") if x.startswith("Likely cause: ")]
    causes = []
    for judge in judges(answer.task):
        if isinstance(judge, FunctionJudge):
            own, generic = of_function(judge, evidence)
            assert len(own) <= 1, f"{where}\n{[one.id for one in own]} fit"
            for one, other in product(own, generic):
                assert other.id in SAME.get(judge.task, {}).get(one.id, ()), (
                    f"{where}\n{one.id} fits and {other.id}: {other.cause}"
                )
            fitting = own or generic
        elif isinstance(judge, ValuesJudge):
            fitting = of_values(judge, evidence)
        elif isinstance(judge, NetworkJudge) and isinstance(evidence.model, ModelFacts):
            fitting = of_target(judge, evidence.model)
            if " has the activation " in verdict.message:
                assert_activation(judge, evidence.model, verdict.message, where)
        else:
            continue
        if fitting:
            causes.append(f"Likely cause: {either(one.cause for one in fitting)}")
    if said and causes and verdict.status == "wrong":
        assert said[0] in causes and len(said) == 1, where


def assert_activation(judge, facts, message, where):
    """No activation is said of a layer if the outputs can come from another one."""
    found = activations(judge, facts)
    if not found:
        return
    names = [name for name in ACTIVATIONS if f"the activation {name};" in message]
    numbered = re.match(r"Dense layer (\d+)", message)
    place = int(numbered[1]) - 1 if numbered else 0
    assert [{one[place] for one in found}] == [set(names)], where


def mistakes(task):
    """The wrong answers to a task."""
    return [answer for answer in answers(task) if answer.kind in MISTAKES]


@pytest.mark.unit
@pytest.mark.parametrize("task", slow_but({"relu", "line", "shapes", "house"}, QUICK))
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
