"""The pages around the chapters that compute: form, figures and what they claim."""

import ast
import re

import pytest

from book import chapter, form

# Numbers that no cell prints, such as weights that a cell is given.
STATED = {
    "five-figures": ["4"],
    "old-tutorials": [],
    "clinic": ["2.5356", "89.158", "17", "0.3"],
}
VERBS = {"compare", "explain", "find", "name", "repair", "rewrite", "spot", "tell"}
FIGURES = [
    ("five-figures", "w_raw, b_raw", "77 rows: 2.465 kcal per gram, 89.82 kcal"),
    ("five-figures", "w_raw, b_raw", "76 rows: 2.536 kcal per gram, 89.16 kcal"),
    ("five-figures", "w_raw, b_raw", "smallest value in the raw column: -1 g"),
    ("five-figures", "ounces = ", "per serving: 2.54 kcal"),
    ("five-figures", "ounces = ", "per oz: 1.29 kcal"),
    ("five-figures", "alone, together", "protein alone, 76 cereals: 0.57 kcal"),
    ("five-figures", "alone, together", "with sugars and fiber:     7.98 kcal"),
    ("five-figures", "def left_over", "slope of what is left: 7.98 kcal per gram"),
    ("five-figures", "lost_mpa", "random rows  held out: off by 4.4 MPa"),
    ("five-figures", "lost_mpa", "whole groups held out: off by 6.2 MPa; 0% have"),
    ("five-figures", "never = ", "always answering no: 500 of 768 rows right, 0.6510"),
    ("five-figures", "never = ", "0.7773 = 597 of 768 rows, 77.73%: +97 rows"),
    ("old-tutorials", "log.records", "saving your model as an HDF5 file"),
    ("old-tutorials", "def first_weights", "np.random.seed(7)               twice the"
     " same weights: False"),
    ("old-tutorials", "metrics_names:", "metrics_names: ['loss', 'compile_metrics']"),
    ("old-tutorials", "hard_sigmoid(z)", "Keras 3: [0.     0.3333 0.5    0.6667 1."),
    ("old-tutorials", "decay=0.5", "10 steps later: learning rate 0.10"),
    ("clinic", "errors = estimate - energy", "off on average: 16.8 kcal"),
    ("clinic", "errors = estimate - energy", "number of errors: 5776"),
    ("clinic", "errors = estimate[:, 0]", "off on average: 12.1 kcal"),
    ("clinic", '"adam", 100', "the step: 0.001"),
    ("clinic", "mean_g, std_g = ", "w = 2.536 kcal per gram, b = 89.16 kcal"),
    ("clinic", "curve(losses, \"kcal²\").set_yscale",
     "each hidden unit: [0. 0. 0. 0. 0. 0. 0. 0.]"),
    ("clinic", "std_kcal = ", "units that answer: 8 of 8"),
    ("clinic", 'stubborn("mse")', "1 of 6 right"),
    ("clinic", 'stubborn("binary_crossentropy")', "6 of 6 right"),
    ("clinic", "judge(order", "off by 4.2 MPa; for 69% of the rows"),
    ("clinic", "judge(*", "off by 6.9 MPa; for 0% of the rows"),
    ("clinic", "best = ", "best of 200 rules: 62% of the test rows"),
    ("clinic", "fresh rows", "the chosen rule on 1000 fresh rows: 50%"),
    ("clinic", "doubled.set_weights", "[ True  True  True  True  True  True]"),
    ("clinic", "single = ", "[0.011 0.076 0.378 0.818 0.971 0.996]\nright: 6 of 6"),
    ("clinic", "house(0.3)", "loss 170,000 at first, 12,121,559 at last"),
    ("clinic", "house(0.1)", "w = 194, b = 109"),
]  # fmt: skip


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Each page after its cells ran alone."""
    return {
        slug: chapter.run(f"practice/{slug}", tmp_path_factory.mktemp(slug))
        for slug in STATED
    }


@pytest.fixture(params=STATED)
def page(request, pages):
    return pages[request.param]


@pytest.mark.parametrize(("slug", "piece", "expected"), FIGURES)
def test_figure_comes_out_of_a_cell(pages, slug, piece, expected):
    assert expected in pages[slug].says(piece)


def test_prose_gives_no_figure_that_no_cell_shows(page):
    assert page.numbers_without_source() == STATED[page.path.stem]


def test_header_says_aims_needs_and_a_time_that_fits(page):
    header = form.demand_header(page, VERBS, "")
    stated = int(re.search(r"\*\*Time\*\* (\d+) minutes", header)[1])
    assert page.minutes() == pytest.approx(stated, rel=0.15)


def test_cells_are_quiet_and_fit_the_column(page):
    form.demand_cells(page.code)


def test_every_picture_says_what_is_to_be_seen(page):
    drawn = [cell for cell in page.code if cell.source.count("plt.subplots(") == 1
             or "curve(losses," in cell.source]  # fmt: skip
    found = form.demand_alt_text(page)
    defined = sum("def curve" in cell.source for cell in drawn)
    assert len(found) == len(drawn) - defined


def test_prose_asks_for_no_more_than_ten_years_of_school(page):
    assert page.reading_grade() <= 10


def test_five_stories_are_taken_apart_and_end_with_a_question(pages):
    page = pages["five-figures"]
    stories = [h for h in page.headings(2) if re.match(r"\d\. ", h)]
    assert len(stories) == 5
    for story in stories:
        part = page.part(story)
        assert part.index("{admonition} The claim") < part.index("```")
        assert part.rstrip().splitlines()[-1].startswith("**Ask:** ")


def fates(page):
    """Each old line with its fate, from the table at the page's end."""
    text = page.code[-1].outputs[0].data["text/markdown"]
    return dict(re.findall(r"^\| `(.+?)` \| (\w+) \| `.+` \|$", text, re.MULTILINE))


@pytest.mark.parametrize(
    ("line", "fate"),
    [
        ('Dense(16, init="uniform")', "raises"),
        ("keras.Sequential([Dense(16, input_dim=8)])", "warns"),
        ("model.fit(X, y, nb_epoch=1, verbose=0)", "raises"),
        ('history.history["acc"]', "raises"),
        ("model.metrics_names[1]", "differs"),
        ("layer.bias.read_value()", "raises"),
        ("np.random.seed(7)", "differs"),
        ("tf.random.set_seed(7)", "differs"),
        ('activation="hard_sigmoid"', "differs"),
        ("keras.optimizers.Adam(lr=0.01)", "raises"),
        ("keras.optimizers.Adam(decay=0.001)", "warns"),
        ("model.predict_classes(X)", "raises"),
        ("from tensorflow.keras.layers import Dense", "works"),
        ("tf.Session()", "raises"),
    ],
)
def test_old_line_meets_its_fate(pages, line, fate):
    assert fates(pages["old-tutorials"])[line] == fate


def test_each_fate_is_met_and_each_line_that_is_shown_is_in_the_table(pages):
    page = pages["old-tutorials"]
    table = fates(page)
    assert set(table.values()) == {"works", "warns", "raises", "differs"}
    tells = [
        call
        for cell in page.code
        for call in ast.walk(ast.parse(cell.source))
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "tell"
    ]
    assert len(tells) >= 35
    shown = [call.args[0].value for call in tells if hasattr(call.args[0], "value")]
    assert set(shown) <= set(table)


def test_each_case_has_complaint_question_and_folded_cure(pages):
    page = pages["clinic"]
    cases = [h for h in page.headings(2) if h.startswith("Case ")]
    assert [h.split(":")[0] for h in cases] == [f"Case {n}" for n in range(1, 9)]
    for case in cases:
        part = page.part(case)
        assert part.index("**Complaint.**") < part.index("```")
        pieces = part.split(":::{ask} ")
        assert len(pieces) == 2
        assert "What is your diagnosis?" in pieces[1]
        assert "```" in pieces[1]
    cures = [c for c in page.code if c.metadata.get("tags") == ["hide-cell"]]
    assert len(cures) == 8


def test_wall_card_has_a_line_for_each_case(pages):
    card = pages["clinic"].part("A card for the wall")
    assert len(re.findall(r"^\| (?!You see|---).+\|$", card, re.MULTILINE)) == 8
