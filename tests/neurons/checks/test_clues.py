"""A clue is given where the learner's text shows the cause and the facts agree."""

from dataclasses import replace

import numpy as np
import pytest

from neurons.checks.clues import MOST_TEXT, clues_for
from neurons.checks.facts import (
    Absent,
    Array,
    Evidence,
    FunctionFacts,
    Other,
    Returned,
    Stub,
)
from neurons.checks.judges import judge_facts
from neurons.checks.model import CellOutcome, CellStatus, ClueKind, Status
from neurons.checks.probes import find_probe, probe
from support.answers import run_answer

MODEL = "house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])"


def verdict(cells, *, fact, task="house", status=CellStatus.OK, **ended):
    """The verdict on a name that holds something, after these cells."""
    clues = clues_for(task, cells)
    outcome = CellOutcome(status, **ended, clues=clues)
    assert CellOutcome.from_dict(outcome.to_dict()) == outcome
    return judge_facts(task, Evidence({task: fact}, model=fact), outcome, 0)


@pytest.mark.parametrize(
    ("source", "method"),
    [
        (f"{MODEL}.set_weights(w)", "set_weights"),
        ("house = model.compile(loss='mse')", "compile"),
        ("house = model.summary()", "summary"),
        ("house = layer.build((None, 1))", "build"),
        ("house: keras.Model = model.compile()", "compile"),
        ("house = layers.append(3)", "append"),
        ("house = np.random.shuffle(x)", "shuffle"),
        ("house = d.update(a=1)", "update"),
        ("house = table.sort_values('x', inplace=True)", "sort_values"),
        ("house = model.build((None, 1))", "build"),
        ("first = house = model.compile()", "compile"),
        ("house: keras.Model = model.compile()", "compile"),
        ("if True:\n    house = model.compile()", "compile"),
        ("model = model.compile()\nhouse = model", "compile"),
    ],
)
def test_a_method_that_returns_nothing_is_named(source, method):
    found = verdict([source], fact=Stub("NoneType"))
    assert found.status is Status.WRONG
    assert found.message == (
        f"`house` is None: `{method}` returns nothing.\nNext: call it on its own line."
    )


FUNCTIONS = [
    ("return model.compile('sgd')", "compile"),
    ("return print(i)", "print"),
    ("units = []\n    units = units.append(i)\n    return units", "append"),
    ("if h:\n        return h.sort()\n    return h.sort()", "sort"),
]


def function_verdict(body, *calls):
    """The verdict on a function of this body that gave these facts."""
    cells = [f"def build_mlp(i, h, o):\n    {body}"]
    evidence = Evidence(
        {"build_mlp": FunctionFacts("function", stub=False)},
        calls=tuple(Returned(fact, (), printed=False) for fact in calls),
        version=find_probe("build_mlp").version,
    )
    outcome = CellOutcome(clues=clues_for("build_mlp", cells))
    return judge_facts("build_mlp", evidence, outcome, 0)


@pytest.mark.parametrize(("body", "method"), FUNCTIONS)
def test_a_function_that_returns_what_such_a_method_returns_is_named(body, method):
    found = function_verdict(body, *[Stub("NoneType")] * 6)
    assert found.status is Status.WRONG
    assert found.message == (
        f"`build_mlp` returns None: `{method}` returns nothing.\n"
        f"Next: call `{method}` on its own line, and return the result."
    )


@pytest.mark.parametrize(
    "body",
    [
        "if h:\n        return h.sort()\n    return model",
        "return make(i)",
        "h.sort()",
        "lines = h.sort()\n    return h",
    ],
)
def test_a_function_that_may_return_something_else_is_not_said_to_do_so(body):
    found = function_verdict(body, *[Stub("NoneType")] * 6)
    assert found.message == function_verdict("pass", *[Stub("NoneType")] * 6).message


def test_one_call_that_gave_something_is_enough_to_say_nothing_of_the_text():
    found = function_verdict(FUNCTIONS[0][0], *[Stub("NoneType")] * 5, Other("int"))
    assert "compile" not in found.message


def test_a_name_that_is_none_is_not_said_to_be_undefined():
    found = verdict(["house = make()"], fact=Stub("NoneType"))
    assert found.status is Status.NOT_STARTED
    assert found.message.startswith("`house` is still empty (None).")


def test_the_record_of_a_training_is_not_taken_for_a_model():
    found = verdict(["house = model.fit(X, y)"], fact=Other("History"))
    assert found.message.startswith("`house` is a History: `fit` returns the record")


@pytest.mark.parametrize(
    ("cells", "fact"),
    [
        (["house = model.fit(X, y)"], Other("Thing")),
        (["house = model.set_weights(w)"], Absent()),
        (["house = make()"], Stub("NoneType")),
        (["house = [].sort()", "#" * MOST_TEXT], Stub("NoneType")),
        (["def main():\n    house = 3\nhouse = 4"], Absent()),
        (["%%time\nhouse = 3"], Absent()),
    ],
)
def test_no_cause_is_named_that_the_text_and_the_facts_do_not_show(cells, fact):
    known = verdict([], fact=fact)
    assert verdict(cells, fact=fact).message == known.message


def test_a_name_like_that_of_an_untouched_task_is_not_taken_for_it():
    untouched = CellStatus.UNTOUCHED
    found = verdict(["houses = 3"], fact=Absent(), status=untouched)
    assert found.status is Status.NOT_STARTED
    found = verdict(["houses = 3"], fact=Absent())
    assert found.message.startswith("`houses` is defined, but `house` is not.")


TABLE = """cereal = datasets.cereal()
def most_surprising(names, sugars, calories, w, b):
    return cereal["name"][int(w > b)]
"""


@pytest.mark.unit
@pytest.mark.parametrize(
    ("task", "source", "said"),
    [
        (
            "surprise",
            TABLE,
            "The result doesn't depend on `names`, `sugars`, `calories`: "
            "`most_surprising` uses none; it reads `cereal` of the notebook.",
        ),
        (
            "neuron",
            "def neuron(x, w, b):\n    return 2.5 * np.asarray(x) ** 2 + b",
            "The result doesn't depend on `w`: `neuron` never uses it.",
        ),
    ],
)
def test_what_is_passed_and_never_used_is_named(task, source, said):
    namespace, outcome = run_answer(source, {})
    outcome = replace(outcome, clues=clues_for(task, [source]))
    found = judge_facts(task, probe(task, namespace, 0), outcome, 0)
    assert found.status is Status.WRONG
    assert said in found.message.split("\n")
    assert len(found.message.split("\n")) <= 4


@pytest.mark.unit
def test_a_parameter_that_is_used_anywhere_is_not_called_unused():
    source = (
        "def neuron(x, w, b):\n    def inner():\n        return x * w\n    return b"
    )
    found = {clue.kind for clue in clues_for("neuron", [source])}
    assert ClueKind.UNREAD not in found


@pytest.mark.unit
def test_an_unused_parameter_is_not_said_where_another_cause_stops_the_function():
    source = "def neuron(x, w, b):\n    return np.array(w * x)"
    namespace, outcome = run_answer(f"np = 3\n{source}", {})
    outcome = replace(outcome, clues=clues_for("neuron", ["np = 3", source]))
    assert {clue.kind for clue in outcome.clues} > {ClueKind.UNREAD}
    found = judge_facts("neuron", probe("neuron", namespace, 0), outcome, 0)
    assert "`np`, imported further up, was overwritten: `np = 3`." in found.message


def test_a_name_with_its_letters_in_another_order_is_named():
    found = verdict(["hosue = 3"], fact=Absent())
    assert found.message.startswith("`hosue` is defined, but `house` is not.")


def test_a_name_that_only_a_class_has_is_named():
    found = verdict(["class Solution:\n    house = 3"], fact=Absent())
    assert found.status is Status.WRONG
    assert found.message.startswith("`house` is defined inside the class `Solution`")


@pytest.mark.parametrize("line", ["import random as np", "for np in range(3):"])
def test_a_name_that_an_import_or_a_loop_took_is_named(line):
    text = "'x' has no attribute 'array'"
    cell = line + ("\n    pass" if line.endswith(":") else "")
    said = raised([cell], "AttributeError", text, "house = np.array([1])")
    assert f"`np`, imported further up, was overwritten: `{line}`." in said


@pytest.mark.parametrize("line", ["import numpy as np", "import keras.layers"])
def test_an_import_under_its_usual_name_overwrites_nothing(line):
    for source in ("house = np.array([1])", "house = keras.Model()"):
        said = raised([line], "AttributeError", "no such attribute", source)
        assert "overwritten" not in said


def raised(cells, error, text, source):
    return verdict(
        cells,
        fact=Absent(),
        status=CellStatus.RAISED,
        error=error,
        text=text,
        line=1,
        source=source,
    ).message


def test_an_overwritten_name_is_named_where_the_line_uses_it():
    text, line = "'int' object has no attribute 'Sequential'", "house = keras.Model()"
    said = raised(["keras = 3"], "AttributeError", text, line)
    assert "`keras`, imported further up, was overwritten: `keras = 3`." in said
    assert len(said.split("\n")) == 4
    for cells, error, source in (
        (["keras = 3"], "AttributeError", "house = model()"),
        (["keras = 3"], "ValueError", line),
        (["def f():\n    keras = 3"], "AttributeError", line),
        (["my.keras = 3; keras[0] = 1"], "AttributeError", line),
    ):
        assert "overwritten" not in raised(cells, error, text, source)


def test_a_name_that_a_function_hides_explains_a_name_error():
    said = raised(
        ["def main():\n    known = 3"],
        "NameError",
        "name 'known' is not defined",
        "known",
    )
    assert "`known` is defined inside `main()`, which nothing calls." in said


def test_a_right_answer_is_never_explained_away():
    data = Array("float", np.asarray(102.5))
    outcome = CellOutcome(clues=clues_for("estimate", ["calories_5g = print()"]))
    found = judge_facts("estimate", Evidence({"calories_5g": data}), outcome, 0)
    assert found.status is Status.CORRECT


def test_a_name_that_an_earlier_task_defines_need_not_be_defined_again():
    own = "# task: trained\ndiabetes.fit(X_train, y_train)"
    cells = ["# task: diabetes\ndiabetes = keras.Sequential([])", own]
    found = clues_for("trained", cells, own=own, older={"held_out_accuracy"})
    assert {clue.name for clue in found} == {"held_out_accuracy"}
    # What `fit` returns is not the answer.
    assert not any("gives its result no name" in clue.text for clue in found)
