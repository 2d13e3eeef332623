"""A reader's own original is read in any usual layout, and its faults are named."""

import json

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from neurons import datasets
from neurons.datasets import _own
from neurons.datasets._facts import DIABETES

SYNTHETIC = datasets.path("diabetes").read_text()


@pytest.fixture(autouse=True)
def no_variable(monkeypatch):
    monkeypatch.delenv(datasets.OWN_DIABETES, raising=False)


def lines():
    """A stand-in for an original: passes every check, is not the synthetic table."""
    header, *rows = SYNTHETIC.splitlines()
    first = rows[0].split(",")
    first[7] = str(int(first[7]) + 1)
    return [header, ",".join(first), *rows[1:]]


def write(path, rows):
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def own(tmp_path):
    return write(tmp_path / "own.csv", lines())


def expected():
    frame = datasets.diabetes()
    frame.loc[0, "Age"] += 1
    return frame


def test_without_a_path_the_table_is_the_synthetic_one():
    table = datasets.diabetes()
    assert table.shape == (768, 9)
    assert table["Outcome"].value_counts().to_dict() == {0: 500, 1: 268}
    assert table.attrs["origin"] == "the synthetic table of the course"


def test_an_own_file_is_read_and_said_to_be_the_readers(own):
    table = datasets.diabetes(own)
    pd.testing.assert_frame_equal(table, expected())
    assert table.attrs["origin"] == "the reader's own original, own.csv"


def test_the_environment_variable_names_an_own_file(own, monkeypatch):
    monkeypatch.setenv(datasets.OWN_DIABETES, str(own))
    assert datasets.diabetes().attrs["origin"].endswith("own.csv")


def test_a_copy_of_the_synthetic_table_is_not_called_an_original(tmp_path):
    copy = write(tmp_path / "copy.csv", SYNTHETIC.splitlines())
    assert "synthetic" in datasets.diabetes(copy).attrs["origin"]


def no_header(rows):
    return rows[1:]


def semicolons(rows):
    return [row.replace(",", ";") for row in rows]


def german(rows):
    return [row.replace(",", ";").replace(".", ",") for row in rows]


def blanks(rows):
    return [*(", ".join(row.split(",")) for row in rows), "", ""]


def byte_order_mark(rows):
    return ["\ufeff" + rows[0], *rows[1:]]


def small_letters(rows):
    return [rows[0].lower(), *rows[1:]]


def outcome_first(rows):
    return [",".join(reversed(row.split(","))) for row in rows]


def short_zeros(rows):
    return [row.replace(",0.0,", ",0,") for row in rows]


@pytest.mark.parametrize(
    "layout",
    [
        no_header,
        semicolons,
        german,
        blanks,
        byte_order_mark,
        small_letters,
        outcome_first,
        short_zeros,
    ],
    ids=lambda layout: layout.__name__,
)
def test_usual_layouts_give_the_same_table(layout, tmp_path):
    file = write(tmp_path / "own.csv", layout(lines()))
    pd.testing.assert_frame_equal(datasets.diabetes(file), expected())


def cell(row, column, value):
    def change(rows):
        values = rows[row].split(",")
        values[column] = value
        rows[row] = ",".join(values)

    return change


FAULTS = {
    "a row lost": (
        lambda rows: rows.pop(),
        "it has 767 rows; the original has 768.",
    ),
    "text": (
        cell(7, 4, "n/a"),
        "row 7 (line 8), column `Insulin` holds `n/a`, which is no number.",
    ),
    "empty": (
        cell(7, 4, ""),
        "row 7 (line 8), column `Insulin` holds ``, which is no number.",
    ),
    "not finite": (
        cell(3, 5, "nan"),
        "row 3 (line 4), column `BMI` holds `nan`, which is no number.",
    ),
    "out of range": (
        cell(2, 7, "5"),
        "row 2 (line 3), column `Age` holds 5; possible is 18 to 120.",
    ),
    "half a pregnancy": (
        cell(1, 0, "0.5"),
        "row 1 (line 2), column `Pregnancies` holds 0.5, not a whole number.",
    ),
    "a value lost": (
        lambda rows: rows.__setitem__(9, rows[9].rpartition(",")[0]),
        "row 9 (line 10) has 8 values, it needs 9.",
    ),
    "a wrong name": (
        lambda rows: rows.__setitem__(0, rows[0].replace("BMI", "mass")),
        "line 1, column 6 is called `mass`. Call the columns Pregnancies, Glucose,",
    ),
    "a name lost": (
        lambda rows: rows.__setitem__(0, rows[0].rpartition(",")[0]),
        "line 1 names column `Outcome` 0 times.",
    ),
    "a name twice": (
        lambda rows: rows.__setitem__(0, rows[0].replace("Age", "BMI")),
        "line 1 names column `BMI` 2 times.",
    ),
    "no rows": (
        lambda rows: rows.__setitem__(slice(1, None), []),
        "it has 0 rows; the original has 768.",
    ),
}


@pytest.mark.parametrize(("change", "finding"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_named_with_file_row_column_and_remedy(change, finding, tmp_path):
    rows = lines()
    change(rows)
    file = write(tmp_path / "own.csv", rows)
    with pytest.raises(ValueError) as caught:
        datasets.diabetes(file)
    message = str(caught.value)
    assert message.startswith(f"{file}: {finding}")
    assert message.endswith(_own.ADVICE)
    assert "\n" not in message


def test_other_counts_of_outcomes_are_named(tmp_path):
    rows = lines()
    row = next(i for i, text in enumerate(rows) if text.endswith(",0"))
    cell(row, 8, "1")(rows)
    with pytest.raises(ValueError, match="`Outcome` is 0 in 499 rows; in the original"):
        datasets.diabetes(write(tmp_path / "own.csv", rows))


def test_a_copy_whose_zeros_were_filled_is_named(tmp_path):
    rows = lines()
    row = next(i for i, text in enumerate(rows) if text.split(",")[3] == "0")
    cell(row, 3, "29")(rows)
    with pytest.raises(
        ValueError, match=r"`SkinThickness` is 0 .* in 226 rows; .* 227"
    ):
        datasets.diabetes(write(tmp_path / "own.csv", rows))


def test_a_file_that_does_not_exist_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match="there is no such file"):
        datasets.diabetes(tmp_path / "none.csv")


def test_an_empty_file_is_named(tmp_path):
    file = tmp_path / "own.csv"
    file.write_text("\n\n")
    with pytest.raises(ValueError, match="the file is empty"):
        datasets.diabetes(file)


def test_a_workbook_gets_advice_to_be_saved_as_text(tmp_path):
    file = tmp_path / "own.csv"
    file.write_bytes(b"PK\x03\x04\xff\xfe")
    with pytest.raises(ValueError, match=r"not a text file; save it as CSV \(UTF-8\)"):
        datasets.diabetes(file)


@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.binary(max_size=300))
def test_whatever_the_bytes_the_error_is_one_line_that_names_the_file(
    tmp_path, content
):
    file = tmp_path / "any.csv"
    file.write_bytes(content)
    with pytest.raises(ValueError) as caught:
        datasets.diabetes(file)
    assert str(caught.value).startswith(str(file))
    assert _own.ADVICE in str(caught.value)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    row=st.integers(1, 768),
    column=st.integers(0, 8),
    value=st.text(st.characters(categories=["L"]), min_size=1, max_size=5),
)
def test_a_word_among_the_numbers_is_always_found(tmp_path, row, column, value):
    if value.lower() in {"inf", "nan"}:
        return
    rows = lines()
    cell(row, column, value)(rows)
    with pytest.raises(ValueError) as caught:
        datasets.diabetes(write(tmp_path / "own.csv", rows))
    place = f"row {row} (line {row + 1}), column `{DIABETES.names[column]}` holds"
    assert place in str(caught.value)


def test_the_counts_that_are_checked_are_those_of_the_summary():
    summary = json.loads(
        datasets.path("diabetes").with_name("pima-summary.json").read_text()
    )
    classes = summary["classes"].values()
    assert list(_own.N_BY_OUTCOME.values()) == [facts["n"] for facts in classes]
    for name, n_zeros in _own.N_ZEROS.items():
        assert n_zeros == sum(facts["columns"][name]["n_missing"] for facts in classes)
    assert tuple(_own.N_ZEROS) == DIABETES.zero_means_missing
