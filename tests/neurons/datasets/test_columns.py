"""Column names, units and complete rows."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neurons import datasets
from neurons.datasets._facts import TABLES

pytestmark = pytest.mark.unit

CEREALS = datasets.cereal()


def test_complete_rows_leaves_out_only_the_rows_that_lack_a_given_column():
    assert len(datasets.complete_rows(CEREALS, ["calories", "sugars"])) == 76
    assert len(datasets.complete_rows(CEREALS, "potass")) == 75
    assert len(datasets.complete_rows(CEREALS, list(CEREALS.columns))) == 74


def test_complete_rows_keeps_columns_and_row_labels():
    complete = datasets.complete_rows(CEREALS, "sugars")
    assert list(complete.columns) == list(CEREALS.columns)
    assert 57 not in complete.index and complete.index[-1] == 76


@settings(max_examples=50, deadline=None)
@given(columns=st.lists(st.sampled_from(list(CEREALS.columns)), min_size=1))
def test_complete_rows_are_exactly_those_without_gaps(columns):
    complete = datasets.complete_rows(CEREALS, columns)
    assert complete[columns].notna().all(axis=None)
    rest = CEREALS.drop(index=complete.index)
    assert rest[columns].isna().any(axis=1).all()


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("sugar", "did you mean `sugars`?"),
        ("Calories", "did you mean `calories`?"),
        ("price", "check the spelling."),
    ],
)
def test_a_wrong_column_name_is_named_with_the_file_and_the_nearest_name(name, advice):
    with pytest.raises(ValueError) as caught:
        datasets.complete_rows(CEREALS, ["calories", name])
    message = str(caught.value)
    assert message.startswith(f"cereal.csv has no column `{name}`; {advice}")
    assert "It has: name, mfr, type, calories," in message


def test_a_table_of_the_readers_own_making_works_too():
    own = pd.DataFrame({"dose": [1.0, None]})
    assert len(datasets.complete_rows(own, "dose")) == 1
    with pytest.raises(ValueError, match="the table has no column `doses`; did you"):
        datasets.complete_rows(own, "doses")


@pytest.mark.parametrize("name", TABLES)
def test_every_column_has_a_unit_and_a_meaning(name):
    facts = datasets.columns(name)
    assert list(facts.index) == TABLES[name].names
    assert (facts["unit"] != "").all() and (facts["meaning"] != "").all()


def test_columns_counts_gaps_and_leaves_them_out_of_the_range():
    facts = datasets.columns("diabetes")
    assert facts.loc["Insulin", "missing"] == 374
    assert float(facts.loc["Insulin", "smallest"]) > 0
    assert facts.loc["Pregnancies", ["missing", "smallest"]].tolist() == [0, "0"]
    assert datasets.columns("cereal").loc["sugars", "largest"] == "15"


@pytest.mark.parametrize("function", [datasets.columns, datasets.path])
def test_an_unknown_table_is_named_with_those_that_exist(function):
    with pytest.raises(ValueError, match="no table `iris`; there are cereal, concrete"):
        function("iris")


def test_path_leads_to_the_file_that_was_loaded():
    assert len(pd.read_csv(datasets.path("concrete"))) == 1030
