"""A mistake is named only where its own reference gives the learner's answer.

Random wrong functions and values are judged; whatever a message names as a likely
cause is worked out once more here. An answer that fits no known mistake gets a message
with what was found and what is expected, and nothing more. Models and tables have a
file of their own.
"""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neurons.checks.catalogue import NAMES, task_names
from neurons.checks.facts import Evidence, Returned, Text
from neurons.checks.judges import find_judge
from neurons.checks.judges.functions import FunctionJudge
from neurons.checks.judges.generic import generic_mistake
from neurons.checks.judges.values import ValuesJudge
from neurons.checks.model import Status
from neurons.checks.probes import find_probe, generator
from neurons.checks.probes.calls import call_function
from neurons.checks.probes.facts import describe
from neurons.checks.tasks.shapes import judge as shapes
from neurons.checks.tasks.standardize.judge import standardize, standardize_mistakes
from support.facts import function_fact, right_facts

SEEDS = st.integers(0, 2**63 - 1)
FUNCTIONS = [task for task in NAMES if isinstance(find_judge(task), FunctionJudge)]
VALUES = [task for task in NAMES if isinstance(find_judge(task), ValuesJudge)]
WORDS = st.sampled_from(["", "later", "relu", "Cedar", "nan"])
some = settings(max_examples=60)


def named(finding):
    """Whether a message names a likely cause."""
    return "Likely cause" in finding.message


def random_result(rng, expected):
    """A result that has little to do with what is expected."""
    parts = expected if isinstance(expected, tuple) else (expected,)
    made = []
    for part in parts:
        shape = np.shape(part) if rng.random() < 0.7 else tuple(rng.integers(1, 5, 2))
        size = 10.0 ** rng.uniform(-3, 4)
        made.append(rng.normal(0, size, shape))
    kind = rng.integers(6)
    if isinstance(expected, str):
        return [f"{expected}s", "Nobody", 3, [expected], "", 0.5][kind]
    if kind == 0:
        return [None, "later", 3, [1, "two"]][rng.integers(4)]
    if kind == 1 and not isinstance(expected, tuple):
        return np.asarray(expected) * (1 + rng.normal(0, 1))
    if kind == 2 and not isinstance(expected, tuple):
        return np.asarray(expected) + rng.normal(0, 1, np.shape(expected))
    return tuple(made) if len(made) > 1 else made[0]


def random_function(task, rng):
    """A function that errs in one way or in several, here and there or always."""
    judge = find_judge(task)
    pool = [mistake.result for mistake in judge.mistakes]
    first, second = rng.choice(len(pool), 2)
    how = rng.integers(4)
    calls = iter(range(10**6))

    def function(*args):
        place = next(calls)
        right = judge.reference(*args)
        if how == 0:
            return random_result(rng, right)
        if how == 1:  # right here, mistaken there
            return pool[first](*args) if rng.random() < 0.5 else right
        if how == 2:  # now one mistake, now another
            return pool[first if place % 2 else second](*args)
        if rng.random() < 0.3:
            raise ValueError("no")
        return random_result(rng, right)

    return function


def reproduces(mistake, calls, cases):
    """Whether a mistaken function gives what the learner's gave, by plain NumPy."""
    for call, case in zip(calls, cases, strict=True):
        try:
            with np.errstate(all="ignore"):
                due = mistake.result(*case.args)
        except (TypeError, ValueError, IndexError, ArithmeticError):
            if isinstance(call, Returned):
                return False
            continue
        if not isinstance(call, Returned) or not alike(call.result, due):
            return False
    return True


def generic(judge, calls, cases):
    """The mistake of the family that any function invites, where one fits."""
    if not all(isinstance(call, Returned) for call in calls):
        return None
    references = [judge.reference]
    if judge.task == "standardize":
        references.append(standardize(1))
    found = [
        generic_mistake(judge.parameters, reference, calls, cases)
        for reference in references
    ]
    return next((one for one in found if one), None)


def last_of(fact):
    """The last of several things."""
    return fact.items[-1] if hasattr(fact, "items") else describe(fact.data[-1])


def alike(fact, due):
    if isinstance(due, str):
        return isinstance(fact, Text) and fact.text == due
    if isinstance(due, tuple):
        items = getattr(fact, "items", None)
        if items is None:
            items = [describe(part) for part in getattr(fact, "data", ())]
        return len(items) == len(due) and all(map(alike, items, due))
    data = getattr(fact, "data", None)
    if data is None or data.dtype.kind not in "iufb":
        return False
    due = np.asarray(due, dtype=float)
    if due.ndim == 0 and data.size == 1:
        data = data.reshape(())
    if data.shape != due.shape:
        return False
    size = np.max(np.abs(due), initial=1, where=np.isfinite(due))
    return np.allclose(data, due, rtol=0, atol=2e-4 * size, equal_nan=True)


@pytest.mark.filterwarnings("ignore::numpy.exceptions.RankWarning")
@pytest.mark.parametrize("task", FUNCTIONS)
@some
@given(seed=SEEDS)
def test_a_function_is_given_a_mistake_only_if_that_mistake_gives_its_results(
    task, seed
):
    judge, rng = find_judge(task), np.random.default_rng(seed)
    cases = find_probe(task).cases(generator(task, seed))
    calls = call_function(random_function(task, rng), cases)
    facts = Evidence({judge.name: function_fact()}, calls=calls)
    finding = judge(facts, seed)
    if not named(finding):
        return
    assert finding.status is not Status.CORRECT
    known = [*judge.mistakes]
    if task == "standardize":
        known += standardize_mistakes(1)
    sizes = [*cases, cases[0]]
    if found := generic(judge, calls, sizes):
        if found.id == "on_the_way" == finding.mistake:
            last = [replace(call, result=last_of(call.result)) for call in calls]
            assert reproduces(found, last, sizes)
            return
        known.append(found)
    assert any(
        mistake.id == finding.mistake
        and mistake.cause in finding.message
        and reproduces(mistake, calls, sizes)
        for mistake in known
    ), finding.message


def random_value(rng, value):
    """A number, array or text in the place of a value; now and then a known one."""
    shape = np.shape(value.expected)
    kind = rng.integers(6)
    if kind == 0:
        return "later"
    if kind == 1:
        return rng.normal(0, 9, tuple(rng.integers(1, 5, 2)))
    if kind == 2:
        return value.expected
    return np.asarray(value.expected) * rng.normal(1, 1) + rng.normal(0, 1, shape)


@pytest.mark.parametrize("task", VALUES)
@some
@given(seed=SEEDS)
def test_values_are_given_a_mistake_only_if_all_its_values_are_there(task, seed):
    judge, rng = find_judge(task), np.random.default_rng(seed)
    mistakes = judge.mistakes()
    found = {value.name: random_value(rng, value) for value in judge.values}
    for name in found:
        mistake = mistakes[rng.integers(len(mistakes))]
        if name in mistake.values and rng.random() < 0.5:
            found[name] = mistake.values[name]
    finding = judge(Evidence({k: describe(v) for k, v in found.items()}), 0)
    if not named(finding):
        return
    (known,) = [one for one in mistakes if one.id == finding.mistake]
    assert known.cause in finding.message
    for name, due in known.values.items():
        given_value = np.ravel(np.asarray(found[name], dtype=float))
        np.testing.assert_allclose(given_value, np.ravel(due), rtol=2e-3)


SHAPES = st.one_of(
    st.lists(st.integers(0, 9), min_size=0, max_size=3),
    st.integers(0, 9),
    WORDS,
    st.just(np.ones((2, 2))),
    st.sampled_from([(1,), (3, 1), (1, 3), (None, 3), (4, 1)]),
)


@some
@given(kernel=SHAPES, bias=SHAPES, count=st.one_of(st.integers(0, 9), WORDS))
def test_shapes_are_given_a_cause_only_for_what_they_are(kernel, bias, count):
    names = {"kernel_shape": kernel, "bias_shape": bias, "parameters": count}
    facts = {name: describe(value) for name, value in names.items()}
    message = find_judge("shapes")(Evidence(facts), 0).message
    known = {
        text: as_lengths(value) == shape or value == shape
        for value, causes in (
            (kernel, shapes.KERNEL_CAUSES),
            (bias, shapes.BIAS_CAUSES),
            (count, shapes.COUNT_CAUSES),
        )
        for shape, (text, _) in causes.items()
        if not isinstance(value, np.ndarray)
    }
    known["the quotes make it a text."] = any(
        isinstance(v, str) for v in names.values()
    )
    known["a shape of one length has a comma"] = np.ndim(bias) == 0 and bias == 1
    if "Likely cause: " in message:
        cause = message.split("Likely cause: ")[1].split("\n")[0]
        assert any(holds and cause.startswith(text) for text, holds in known.items())


def as_lengths(value):
    return tuple(value) if isinstance(value, (list, tuple)) else None


@pytest.mark.parametrize("task", NAMES)
def test_a_text_in_the_place_of_an_answer_only_gets_what_it_is(task):
    facts, text = right_facts(task, 0), describe("later")
    names = dict.fromkeys(task_names(task), text)
    facts = replace(facts, names=names, model=text if facts.model else None)
    message = find_judge(task)(facts, 0).message
    cause = message.split("Likely cause: ")[1:] or ["the quotes make it a text."]
    assert cause[0].split("\n")[0] == "the quotes make it a text."
