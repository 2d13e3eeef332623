"""The data pages say in prose what their tables hold and their cells print."""

import contextlib
import io
import re
from pathlib import Path

import jupytext
import numpy as np
import pytest

from neurons import datasets
from support.scripts import DATA

ROOT = DATA.parent
PAGES = ("cereal", "concrete", "diabetes")


@pytest.fixture(autouse=True)
def synthetic(monkeypatch):
    """Whatever the reader's environment says, these tests are about our table."""
    monkeypatch.delenv(datasets.OWN_DIABETES, raising=False)


def text(page):
    return (ROOT / f"chapters/data/{page}.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module", params=PAGES)
def page(request):
    return request.param


@pytest.fixture(scope="module")
def printed():
    """What the cells of each page print, run in order in this process."""
    import matplotlib.pyplot as plt

    outputs = {}
    with plt.rc_context({"backend": "agg"}), pytest.MonkeyPatch.context() as patch:
        patch.delenv(datasets.OWN_DIABETES, raising=False)
        patch.syspath_prepend(str(DATA))
        for name in PAGES:
            names, stream = {}, io.StringIO()
            with contextlib.redirect_stdout(stream):
                for cell in cells(name):
                    exec(compile(cell.source, f"data/{name}.md", "exec"), names)
            outputs[name] = stream.getvalue()
            plt.close("all")
    return outputs


def cells(name):
    notebook = jupytext.reads(text(name), fmt="md:myst")
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_cells_are_short(page):
    for cell in cells(page):
        lines = cell.source.splitlines()
        assert len(lines) <= 15, cell.source
        assert max(map(len, lines)) <= 88, cell.source


def test_each_picture_is_described_in_words(page):
    drawn = [cell for cell in cells(page) if "plt." in cell.source]
    pictures = [cell for cell in drawn if "subplots" in cell.source]
    assert len(pictures) == 1
    for cell in pictures:
        assert len(cell.metadata["mystnb"]["image"]["alt"].split()) > 20


def test_each_page_states_size_and_checksum_of_its_file(page, printed):
    file = datasets.path(page)
    assert f"{file.name}: " in printed[page]
    assert f"{file.stat().st_size} bytes" in printed[page]
    assert re.search(r"SHA-256:\n[0-9a-f]{64}\n", printed[page])


CEREAL_SAYS = [
    "76 have both values; 74 have all.",
    "The line through them: 2.5356 kcal per gram, 89.158 kcal at 0 g.",
    "13 cereals have a serving other than 1 ounce:",
    "The largest error over 77 cereals is 6e-07 points.",
    "Worst error on the 3 rows it never saw: 4e-07 points.",
]
CONCRETE_SAYS = [
    "1030 rows, 427 exact mixes, 315 groups",
    "No group spans more than 1.0 kg/m³ in any ingredient.",
    "split by random rows: 74% of test rows have their exact mix",
    "split by groups: 0% of test rows have their exact mix",
    "split by random rows: off by 4.4 MPa on average (100 splits)",
    "split by exact mixes: off by 5.0 MPa on average (100 splits)",
    "split by groups: off by 6.2 MPa on average (100 splits)",
    "94 of 94 rows have exactly one partner;",
    "87 pairs agree in strength within 0.02 MPa.",
]
DIABETES_SAYS = [
    "This page was built with the synthetic table of the course.",
    "Outcome 0: 500 rows, 65.10%",
    "Outcome 1: 268 rows, 34.90%",
    "Every count of missing values is exact: True",
    "(always answering 0: 0.651)",
]


@pytest.mark.parametrize(
    ("page", "line"),
    [
        *[("cereal", line) for line in CEREAL_SAYS],
        *[("concrete", line) for line in CONCRETE_SAYS],
        *[("diabetes", line) for line in DIABETES_SAYS],
    ],
)
def test_the_cells_print_the_figures_of_the_course(page, line, printed):
    assert line in printed[page]


def test_the_diabetes_page_shows_an_auc_like_the_originals(printed):
    auc = float(re.search(r"AUC (0\.\d+)", printed["diabetes"])[1])
    assert 0.82 <= auc <= 0.86


def says(page, sentence):
    assert sentence in text(page), f"data/{page}.md no longer says: {sentence}"


def test_the_flaws_of_the_cereals_are_as_the_page_says():
    table = datasets.cereal()
    gaps = {name: set(table["name"][table[name].isna()]) for name in table}
    assert gaps["carbo"] == gaps["sugars"] == {"Quaker Oatmeal"}
    assert gaps["potass"] == {"Almond Delight", "Cream of Wheat (Quick)"}
    says("cereal", f"1 ounce in {(table['weight'] == 1).sum()} rows and 0.5 to 1.5")
    assert table["weight"].agg(["min", "max"]).tolist() == [0.5, 1.5]
    assert table["cups"].agg(["min", "max"]).tolist() == [0.25, 1.5]
    says("cereal", f"account for {table['mfr'].isin(['K', 'G']).sum()} of them")
    counted = 4 * (table["protein"] + table["carbo"] + table["sugars"])
    missed = (counted + 9 * table["fat"] - table["calories"]).abs().max()
    says("cereal", f"you miss the label by up to {missed:.0f} kcal")
    assert (table["calories"] % 10 == 0).all()
    assert set(
        re.findall(r"\b([A-Z]) (?=is |General|Kell|Nab|Post|Qua|Ral)", text("cereal"))
    ) == set(table["mfr"])
    assert "Just Right Crunchy  Nuggets" in set(table["name"])


def test_the_flaws_of_the_concrete_table_are_as_the_page_says():
    table = datasets.concrete()
    names = list(table.columns)
    says("concrete", f"**{table.duplicated().sum()} rows are copies.**")
    mixes = table.groupby(names[:7]).size()
    says("concrete", f"hold only {len(mixes)} mixes, each tested 1 to {mixes.max()}")
    tests = table.drop_duplicates().groupby(names[:8]).size()
    says("concrete", f"occur {len(tests)} times; {(tests > 1).sum()} of these pairs")
    says("concrete", f"{(table['Age'] == 28).sum()} of the rows were tested at 28 days")
    zeros = (table == 0).sum()
    says("concrete", f"{zeros['BlastFurnaceSlag']} have no slag, {zeros['FlyAsh']} no")
    says("concrete", f"{zeros['Superplasticizer']} no superplasticizer")
    assert table.isna().sum().sum() == 0
    assert {90, 91, 360, 365} <= set(table["Age"])


def test_the_typing_errors_of_the_concrete_table_are_where_the_page_says():
    table = datasets.concrete()
    row = table.iloc[114]
    same = (table.iloc[:, :8] == row.iloc[:8]).all(axis=1)
    assert sorted(table["CompressiveStrength"][same]) == [22.9, 55.9, 55.9, 55.9]
    row = table.iloc[732]
    mix = table[(table.iloc[:, :7] == row.iloc[:7]).all(axis=1)]
    strength = mix.set_index("Age")["CompressiveStrength"]
    assert strength[7] < strength[3]
    assert {882, 822} <= set(table["CoarseAggregate"])


def test_the_zeros_of_the_diabetes_table_are_as_the_page_says():
    zeros = (datasets.diabetes() == 0).sum()
    says("diabetes", f"`Glucose` ({zeros['Glucose']} rows)")
    for name in ("BloodPressure", "SkinThickness"):
        says("diabetes", f"`{name}` ({zeros[name]})")
    says("diabetes", f"`Insulin` ({zeros['Insulin']}) and `BMI` ({zeros['BMI']})")


def test_the_diabetes_page_says_what_the_table_is_and_is_not():
    for sentence in (
        "It is *no* person's record",
        "It is not for medicine",
        "It is not for research",
        "`NEURONS_DIABETES_CSV`",
        "nothing is downloaded",
    ):
        says("diabetes", sentence)


def test_glucose_of_the_two_outcomes_differs_as_the_pictures_words_say():
    table = datasets.diabetes()
    glucose = table["Glucose"].where(table["Glucose"] > 0).groupby(table["Outcome"])
    assert np.diff(glucose.mean()) == pytest.approx(30, abs=5)


def test_the_story_gives_its_references():
    story = text("diabetes-story")
    for work in ("Smith", "Radin", "Carroll", "Mello", "mlr3"):
        assert story.count(work) >= 2, f"{work} is cited or listed, but not both"


def test_the_data_pages_link_to_one_another():
    assert "{doc}`diabetes-story`" in text("diabetes")
    assert "<diabetes>`" in text("diabetes-story")
    assert all(Path(ROOT, f"chapters/data/{page}.md").is_file() for page in PAGES)
