"""A table that was changed is named; its change is no mistake of the answer's."""

import pytest

from neurons.checks.given import changed_before, defined_after, weights_set_after

pytestmark = pytest.mark.unit

GIVEN = 'cereal = datasets.cereal()\ncereal[["name", "sugars", "calories"]].head()'
KNOWN = 'known = cereal.dropna(subset=["sugars"])'
OWN = f'{KNOWN}\nw_fit, b_fit = np.polyfit(known["sugars"], known["calories"], 1)'
CHECK = 'check("line")'


def changed(*cells, own=OWN):
    """The line that a clue names; empty where there is none."""
    (clue, *more) = [*changed_before("line", own, [GIVEN, *cells, own, CHECK]), None]
    assert len(more) < 2
    return clue.text.split("`")[3] if clue else ""


@pytest.mark.parametrize(
    "line",
    [
        'cereal["sugars"] = cereal["sugars"].fillna(0)',
        "cereal = cereal.head()",
        "cereal.fillna(0, inplace=True)",
        "cereal['sugars'].fillna(0, inplace=True)",
        "cereal.loc[3, 'sugars'] = 0",
        "cereal.sugars = 3",
        "cereal.columns = [1, 2, 3]",
        'del cereal["sugars"]',
        'cereal.pop("sugars")',
        "cereal = datasets.cereal().dropna()",
        "for cereal in [3]:",
    ],
)
def test_a_line_that_changed_the_table_is_named(line):
    cell = f"{line}\n    pass" if line.startswith("for") else line
    assert changed(f"# my own\n{cell}") == line
    assert changed(cell, GIVEN) == ""
    assert changed(own=f"{cell}\n{OWN}") == ""


@pytest.mark.parametrize(
    "cell",
    [
        "cereal",
        KNOWN,
        "cereal = cereal.copy()",
        "cereal['ratio'] = cereal['calories'] / cereal['sugars']",
        "small = cereal.dropna()\nsmall['sugars'] = 0",
        "other = cereal\nother = other.dropna()\nother['sugars'] = 0",
        "def clean():\n    cereal = 3",
        "cereal = = 3",
        "sugars = cereal['sugars'].fillna(0)",
    ],
)
def test_a_cell_that_left_the_table_as_it_is_is_not_named(cell):
    assert changed(cell) == ""


def test_a_table_under_a_second_name_is_the_same_table():
    assert changed("t = cereal", "t['sugars'] = 0") == "t['sugars'] = 0"


def test_a_further_column_may_matter_where_all_gaps_are_dropped():
    own = OWN.replace(KNOWN, "known = cereal.dropna()")
    assert changed("cereal['ratio'] = np.nan", own=own) == "cereal['ratio'] = np.nan"


def test_what_changed_after_the_answer_ran_or_is_not_read_is_not_named():
    ran = [GIVEN, OWN, "cereal = 3", CHECK]
    assert [*changed_before("line", OWN, ran)] == []
    assert changed("cereal = 3", own="w_fit, b_fit = 2.5, 90") == ""
    assert changed("cereal = 3", own=f"cereal = datasets.cereal()\n{OWN}") == ""


def test_of_a_task_that_is_not_the_courses_nothing_is_said():
    assert [*changed_before("other", OWN, ["cereal = 3", OWN])] == []


def test_rows_that_the_notebook_makes_from_a_table_are_given_too():
    ran = ["X_train = X_train * 2", "diabetes.fit(X_train, y_train)"]
    (clue,) = changed_before("trained", ran[1], ran)
    assert clue.name == "X_train"


USES = "calories_5g = neuron(5, 2.5, 90)"
OLD, NEW = "def neuron(): return 1", "def neuron(): return 2"


@pytest.mark.parametrize(
    ("own", "ran", "name"),
    [
        (USES, [OLD, USES, NEW], "neuron"),
        (USES, [USES, NEW], "neuron"),
        (
            "y = [neuron(i) for i in x]",
            [OLD, "y = [neuron(i) for i in x]", NEW],
            "neuron",
        ),
        (USES, [OLD, USES, OLD], ""),
        (USES, [OLD, USES, NEW, USES], ""),
        (USES, [OLD, USES, "other = 3"], ""),
        ("def f():\n    neuron()", [OLD, "def f():\n    neuron()", NEW], ""),
        ("neuron = 1\ny = neuron", ["neuron = 1\ny = neuron", NEW], ""),
        ("y = = neuron", [OLD, "y = = neuron", NEW], ""),
    ],
)
def test_what_an_answer_used_and_was_defined_otherwise_since_is_named(own, ran, name):
    found = [clue.name for clue in defined_after(own, [*ran, CHECK])]
    assert found == ([name] if name else [])


def test_lines_that_set_a_models_weights_later_are_part_of_what_is_judged():
    own, line = "house = f()", "house.layers[0].set_weights([1, 2])"
    ran = [own, f"# mine\n{line}", "other.set_weights([1])", "house.fit(x, y)", "= ="]
    assert [*weights_set_after(("house",), own, ran)] == [line]
    assert [*weights_set_after(("house",), own, [*ran, own])] == []
    assert [*weights_set_after(("house",), "gone", ran)] == []
