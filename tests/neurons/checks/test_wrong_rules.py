"""No wrong rule made by machine from a right one passes a check.

Argument by argument and operation by operation, for each task that asks for a function;
those that no input can separate from the right rule are listed with their reason.
"""

import tomllib
import warnings
from pathlib import Path

import numpy as np
import pytest

from neurons.checks.catalogue import TASKS
from neurons.checks.facts import Evidence
from neurons.checks.judges import find_judge
from neurons.checks.judges.functions import FunctionJudge
from neurons.checks.model import Status
from neurons.checks.probes import find_probe, generator
from neurons.checks.probes.calls import call_function
from support import wrong_rules
from support.facts import function_fact
from support.tiers import slow_but
from support.wrong_answers import UNCHANGED, wrong_evidence
from support.wrong_builders import BUILDERS

FUNCTIONS = [task for task in TASKS if isinstance(find_judge(task), FunctionJudge)]
LISTED = tomllib.loads(
    Path(wrong_rules.__file__).with_name("inseparable.toml").read_text("utf-8")
)["rule"]
SEEDS = (0, 1)  # of a notebook's own check, and of a grading run


def passes(rule):
    """Whether a check accepts a rule with any of some seeds."""
    judge, draw = find_judge(rule.task), find_probe(rule.task).cases
    for seed in SEEDS:
        calls = call_function(rule.function, draw(generator(rule.task, seed)))
        facts = Evidence({judge.name: function_fact()}, calls=calls)
        if judge(facts, seed).status is Status.CORRECT:
            return True
    return False


def look(task):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = [rule for rule in wrong_rules.wrong_rules(task) if passes(rule)]
        for rule in found:
            by = wrong_rules.differs(rule)
            assert not by, f"{task}: accepted, though wrong for {by}: {rule.what}"
    all_are_listed(task, {rule.what for rule in found})


def look_at_others(task):
    """Judge the facts of wrong networks, lists and figures."""
    made, judge = BUILDERS.get(task), find_judge(task)
    found = set()
    for seed in SEEDS:
        wrong = made(seed) if made else wrong_evidence(task, seed)
        with np.errstate(all="ignore"):
            accepted = {
                what
                for what, evidence in wrong
                if judge(evidence, seed).status is Status.CORRECT
            }
        # Else nothing would pass, for another reason.
        assert UNCHANGED in accepted
        found |= accepted - {UNCHANGED}
    all_are_listed(task, found)


def all_are_listed(task, accepted):
    """Those that a check accepts are those of the list."""
    known = {what for one in LISTED if one["task"] == task for what in one["what"]}
    unlisted = {what for what in accepted if not what.startswith(tuple(known))}
    assert not unlisted, "no input separates these: list them with their reason"
    for what in known:
        assert any(one.startswith(what) for one in accepted), (
            f"{task}: {what!r} is listed, but separated or gone"
        )


@pytest.mark.weekly
@pytest.mark.parametrize("task", FUNCTIONS)
def test_no_wrong_rule_passes_and_those_that_are_none_are_listed(task):
    look(task)


@pytest.mark.parametrize("task", slow_but({"neuron"}, ["neuron", "relu"]))
def test_no_wrong_rule_of_two_short_tasks_passes(task):
    look(task)


@pytest.mark.parametrize(
    "task",
    # Its layers of 512 units take seconds for each way to explain what they give.
    [
        pytest.param(task, marks=pytest.mark.weekly if task == "concrete" else ())
        for task in TASKS
        if task not in FUNCTIONS
    ],
)
def test_no_wrong_network_list_or_figure_passes(task):
    look_at_others(task)


@pytest.mark.unit
def test_a_wrong_answer_that_passes_and_one_that_is_gone_are_named():
    with pytest.raises(AssertionError, match="list them with their reason"):
        all_are_listed("estimate", {"calories_5g: 1 more"})
    with pytest.raises(AssertionError, match="listed, but separated or gone"):
        all_are_listed("house", set())


@pytest.mark.unit
def test_each_rule_that_is_listed_has_a_reason():
    assert all(one["why"].endswith(".") for one in LISTED)


@pytest.mark.unit
def test_one_operation_is_changed_at_a_time():
    changed = dict(wrong_rules.changed_sources("y = max(x, 0) if x < 1 else -x"))
    assert changed["x < 1 -> x <= 1"] == "y = max(x, 0) if x <= 1 else -x"
    assert changed["max -> min"] == "y = min(x, 0) if x < 1 else -x"
    assert changed["-x -> +x"] == "y = max(x, 0) if x < 1 else +x"
    assert len(set(changed.values())) == len(changed)


@pytest.mark.unit
def test_an_activation_is_replaced_by_each_of_its_relatives():
    changed = dict(wrong_rules.changed_sources("y = np.maximum(0, w @ x)"))
    capped = "y = (lambda z: np.clip(z, 0, 6))(w @ x)"
    assert capped in changed.values()
    changed = dict(wrong_rules.changed_sources("y = 1 / (1 + np.exp(-z))"))
    assert "y = (lambda z: np.tanh(z))(z) * 1" in changed.values()


@pytest.mark.unit
def test_a_rule_that_errs_somewhere_is_found_and_the_right_one_is_not():
    judge = find_judge("relu")
    right = wrong_rules.WrongRule("relu", "", judge.reference)
    capped = wrong_rules.WrongRule("relu", "", lambda z: judge.reference(z).clip(0, 50))
    assert not wrong_rules.differs(right)
    assert wrong_rules.differs(capped)
