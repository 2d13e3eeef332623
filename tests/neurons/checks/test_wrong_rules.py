"""No wrong rule made by machine from a right one passes a check.

Argument by argument and operation by operation, for each task that asks for a function;
those that no input can separate from the right rule are listed with their reason.
"""

import tomllib
import warnings
from pathlib import Path

import pytest

from neurons.checks.catalogue import NAMES
from neurons.checks.facts import Evidence
from neurons.checks.judges import find_judge
from neurons.checks.judges.functions import FunctionJudge
from neurons.checks.model import Status
from neurons.checks.probes import find_probe, generator
from neurons.checks.probes.calls import call_function
from support import wrong_rules
from support.facts import function_fact

FUNCTIONS = [task for task in NAMES if isinstance(find_judge(task), FunctionJudge)]
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


def listed(rule):
    """Whether a rule is among those that no input can separate."""
    return any(
        rule.task == one["task"] and rule.what.startswith(tuple(one["what"]))
        for one in LISTED
    )


def look(task):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = [rule for rule in wrong_rules.wrong_rules(task) if passes(rule)]
        for rule in found:
            by = wrong_rules.differs(rule)
            assert not by, f"{task}: accepted, though wrong for {by}: {rule.what}"
    unlisted = [rule.what for rule in found if not listed(rule)]
    assert not unlisted, "no input separates these: list them with their reason"
    for one in LISTED:
        if one["task"] == task:
            for what in one["what"]:
                assert any(rule.what.startswith(what) for rule in found), (
                    f"{task}: {what!r} is listed, but separated or gone"
                )


@pytest.mark.weekly
@pytest.mark.parametrize("task", FUNCTIONS)
def test_no_wrong_rule_passes_and_those_that_are_none_are_listed(task):
    look(task)


@pytest.mark.parametrize("task", ["neuron", "relu"])
def test_no_wrong_rule_of_two_short_tasks_passes(task):
    look(task)


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
def test_a_rule_that_errs_somewhere_is_found_and_the_right_one_is_not():
    judge = find_judge("relu")
    right = wrong_rules.WrongRule("relu", "", judge.reference)
    capped = wrong_rules.WrongRule("relu", "", lambda z: judge.reference(z).clip(0, 50))
    assert not wrong_rules.differs(right)
    assert wrong_rules.differs(capped)
