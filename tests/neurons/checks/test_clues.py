"""A clue is given where the learner's text shows the cause and the facts agree."""

import numpy as np
import pytest

from neurons.checks.clues import MOST_TEXT, clues_for
from neurons.checks.facts import Absent, Array, Evidence, Other, Stub
from neurons.checks.judges import judge_facts
from neurons.checks.model import CellOutcome, CellStatus, Status

MODEL = "house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])"


def verdict(cells, *, fact, task="house", status=CellStatus.OK, **ended):
    """The verdict on a name that holds something, after these cells."""
    clues = clues_for([task], cells)
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
    ],
)
def test_a_method_that_returns_nothing_is_named(source, method):
    found = verdict([source], fact=Stub("NoneType"))
    assert found.status is Status.WRONG
    assert found.message == (
        f"`house` is None: `{method}` returns nothing.\nNext: call it on its own line."
    )


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
    outcome = CellOutcome(clues=clues_for(["calories_5g"], ["calories_5g = print()"]))
    found = judge_facts("estimate", Evidence({"calories_5g": data}), outcome, 0)
    assert found.status is Status.CORRECT
