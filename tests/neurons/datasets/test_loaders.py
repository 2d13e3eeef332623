"""The tables load as they are, and a damaged file is named, with the cell."""

import csv
import io
import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from neurons import datasets
from neurons.datasets import _changed, _files
from neurons.datasets._facts import TABLES

pytestmark = pytest.mark.unit

LOADERS = {
    "cereal": datasets.cereal,
    "concrete": datasets.concrete,
    "diabetes": datasets.diabetes,
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder of copies, the only place where tables are looked for."""
    for table in TABLES.values():
        shutil.copy(_files.find(table.file), tmp_path)
    monkeypatch.setattr(_files, "folders", lambda: (tmp_path,))
    monkeypatch.delenv(datasets.OWN_DIABETES, raising=False)
    return tmp_path


@pytest.mark.parametrize("name", TABLES)
def test_each_table_has_the_rows_columns_and_kinds_of_its_facts(name, folder):
    frame, table = LOADERS[name](), TABLES[name]
    assert list(frame.columns) == table.names
    assert len(frame) == table.n_rows
    kinds = {"i": "int", "f": "float", "O": "text"}
    assert [kinds[dtype.kind] for dtype in frame.dtypes] == [
        column.kind for column in table.columns
    ]


def test_the_cereals_have_four_unknown_figures(folder):
    missing = datasets.cereal().isna().sum()
    assert missing[missing > 0].to_dict() == {"carbo": 1, "sugars": 1, "potass": 2}


def test_the_means_of_the_tables_are_the_published_ones(folder):
    cereals, mixes = datasets.cereal(), datasets.concrete()
    assert cereals["calories"].mean() == pytest.approx(106.883, abs=5e-4)
    assert cereals["sugars"].mean() == pytest.approx(7.026, abs=5e-4)
    assert cereals["rating"].mean() == pytest.approx(42.666, abs=5e-4)
    assert mixes["CompressiveStrength"].mean() == pytest.approx(35.81796, abs=5e-6)


def test_a_checkout_with_windows_line_ends_is_the_same_table(folder):
    file = folder / "cereal.csv"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert len(datasets.cereal()) == 77


@pytest.mark.parametrize("name", TABLES)
def test_a_missing_file_says_where_it_was_looked_for_and_what_to_do(name, folder):
    (folder / f"{name}.csv").unlink()
    with pytest.raises(FileNotFoundError) as caught:
        LOADERS[name]()
    message = str(caught.value)
    assert f"{name}.csv is missing; looked in {folder}" in message
    assert f"`git restore data/{name}.csv`" in message
    assert "\n" not in message


def edit(table, text, change):
    """The CSV text with `change` applied to its list of rows (header first)."""
    rows = list(csv.reader(io.StringIO(text)))
    change(rows)
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def set_cell(row, column, value):
    def change(rows):
        rows[row][column] = value

    return change


def swap(rows):
    rows[1], rows[2] = rows[2], rows[1]


def two_changes(rows):
    rows[5][3] = "1"
    rows[9][3] = "2"


CHANGES = {
    "a value": (set_cell(3, 3, "80"), "row 3, column `calories` was changed to `80`"),
    "a text": (set_cell(1, 9, "many"), "row 1, column `sugars` was changed to `many`"),
    "a name": (
        set_cell(0, 9, "sugar"),
        "column 10 is called `sugar`, it should be `sugars`",
    ),
    "a row lost": (lambda rows: rows.pop(40), "it has 76 rows, not 77"),
    "a value lost": (lambda rows: rows[7].pop(), "row 7 has 15 values, not 16"),
    "a column lost": (
        lambda rows: [row.pop() for row in rows],
        "the header has 15 columns, not 16",
    ),
    "two values": (two_changes, "column `calories` was changed in more than one row"),
    "rows swapped": (swap, "column `name` was changed in more than one row"),
    "all": (lambda rows: rows.clear(), "the header has 0 columns, not 16"),
}


@pytest.mark.parametrize(("change", "finding"), CHANGES.values(), ids=CHANGES)
def test_a_changed_file_is_named_with_row_and_column(change, finding, folder):
    file = folder / "cereal.csv"
    file.write_text(edit(TABLES["cereal"], file.read_text(), change))
    with pytest.raises(ValueError) as caught:
        datasets.cereal()
    assert f"{file} was changed: {finding}. To get it back: `git restore" in str(
        caught.value
    )


def test_a_file_whose_layout_alone_changed_is_named(folder):
    file = folder / "concrete.csv"
    file.write_text(file.read_text().replace("Cement,", '"Cement",'))
    with pytest.raises(ValueError, match="the same, but not how they are written"):
        datasets.concrete()


def test_bytes_that_are_no_text_are_refused(folder):
    (folder / "cereal.csv").write_bytes(b"PK\x03\x04\xff\xfe\x00")
    with pytest.raises(ValueError, match="was changed"):
        datasets.cereal()


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_any_one_changed_cell_is_found(data):
    table = TABLES[data.draw(st.sampled_from(sorted(TABLES)))]
    text = _files.find(table.file).read_text()
    row = data.draw(st.integers(1, table.n_rows))
    column = data.draw(st.integers(0, len(table.names) - 1))
    value = data.draw(st.text("0123456789.", min_size=1, max_size=6))
    if list(csv.reader(io.StringIO(text)))[row][column] == value:
        return
    changed = edit(table, text, set_cell(row, column, value))
    assert _changed.first_difference(changed, table) == (
        f"row {row}, column `{table.names[column]}` was changed to `{value}`"
    )


def test_a_table_can_be_changed_by_the_reader_without_harm(folder):
    cereals = datasets.cereal()
    cereals.loc[0, "calories"] = 0
    assert datasets.cereal().loc[0, "calories"] == 70
