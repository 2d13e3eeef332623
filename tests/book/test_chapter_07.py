"""Chapter 7: its parts, its figures, and that mynet.py is what the chapters wrote."""

import ast
import json
import re

import jupytext
import numpy as np
import pytest

from book import chapter, form
from book.every_chapter import EveryChapter
from theme.directives import tangle

SLUG = "07-numpy-forward"
LEDGER = ("orders", "W1_till", "hidden", "W2_till", "prices")
PROBE = f"""\
print({{name: np.shape(globals()[name]) for name in {LEDGER}}})
print("FILE")
print(open("mynet.py", encoding="utf-8").read())"""

PARTS = [
    "How much work is one answer?",
    "Two small networks as pictures",
    "The same answers twice: NumPy, then Keras",
    "Predict, then run",
    "Push your own numbers through",
    "A belief to drop: equal means equal in every digit",
    "Quiz",
    "Your turn",
    "Key points",
]

# Where the figures are shown: a piece of the cell, what it shows.
FIGURES = [
    ("Dense = ", "530,433 parameters, not trained yet"),
    ("Dense = ", "its strength as measured: 79.99 MPa"),
    ("more_rolls = ", "hidden: [5 1]  price: 9 dollars"),
    ("hidden = orders", "hidden: [[5.0, 1.0], [7.0, 1.0]]"),
    ("hidden = orders", "prices: [ 9. 13.] dollars"),
    ("(W1_till @ W2_till)", "one layer instead: [3. 1.] dollars each"),
    ("sums = day", "sums:       [22. -8.]"),
    ("sums = day", "after ReLU: [22.  0.] guests"),
    ("sums = day", "takings:    [44.] dollars"),
    ("import mynet", "[ 9. 13.] dollars at the till"),
    ("import mynet", "[44.] dollars at the kiosk"),
    ("int(typed)", "ValueError: invalid literal for int() with base 10: '2.5'"),
    ("mine_layers = ", "the same picture: True"),
    ("mine_layers = ", "[[20.0, 35.0], [50.0, 35.0]] give [35. 50.] min"),
    ("forgot = ", "[-12.] dollars"),
    ("8 * 16 + 16 * 8", "multiply-adds: 264"),
    ("8 * 16 + 16 * 8", "parameters:    289"),
    ("importlib.reload", "kernel [[2.0, 4.0], [4.0, -5.0]] bias [0. 0.] relu"),
    ("importlib.reload", "ValueError: forward has no activation 'gelu'"),
    ("counts = ", "weights of each layer: [4096, 262144, 262144, 512]"),
    ("counts = ", "multiply-adds for one mix: 528,896"),
    ("counts = ", "for 10,000 mixes: 5,288,960,000"),
    ("counts = ", "plus 1,537 biases: 530,433 parameters"),
    ("one_way = ", "(10000000 + 0.4) + 0.4 = 10000000.0"),
    ("one_way = ", "10000000 + (0.4 + 0.4) = 10000001.0"),
    ("before = X.copy()", "as Keras: (20, 4) each row adds up to 1"),
]

# Where the book wrote the pieces of mynet.py for the first time.
PIECES = {
    "neuron": "01-single-neuron",
    "linear_unit": "02-multiple-inputs",
    "dense_forward": "03-dense-layers",
    "relu": "04-relu",
    "softmax": "04-relu",
    "sigmoid": "04-relu",
    "forward": "05-stacking",
    "from_keras": "06b-diabetes",
}


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    return chapter.run(SLUG, tmp_path_factory.mktemp("chapter"), PROBE)


@pytest.fixture(scope="module")
def assembled(page):
    """The text of the mynet.py that the page wrote."""
    return chapter.shown(page.code[-1]).split("FILE\n")[1]


def functions(source: str) -> dict[str, str]:
    """The functions of some code, each as its statements without docstring."""
    found = {}
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            found[node.name] = "\n".join(
                ast.unparse(line) for line in [node.args, *body]
            )
    return found


def first_written(name: str, slug: str) -> str:
    """A function as the cell of an earlier chapter defines it."""
    notebook = jupytext.read(chapter.ROOT / "chapters" / f"{slug}.md")
    cells = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    cell = next(source for source in cells if f"def {name}(" in source)
    return functions(cell)[name]


class TestForm(EveryChapter):
    """What is asked of every chapter."""


@pytest.mark.parametrize(("piece", "expected"), FIGURES)
def test_figure_comes_out_of_a_cell(page, piece, expected):
    assert expected in page.says(piece)


def test_prose_gives_no_figure_that_no_cell_shows(page):
    assert page.numbers_without_source() == ["45"]  # the time to read


def test_header_gives_aims_needs_times_and_ways_to_open(page):
    verbs = {"compute", "write", "prove", "count", "explain"}
    times = "45 minutes to read, 50 minutes for the exercise"
    header = form.demand_header(page, verbs, times)
    notebook = f"exercises/{SLUG}/numpy-forward.ipynb"
    assert f"{{colab}}`Open in Colab <{notebook}>`" in header
    assert f"{{download}}`download the notebook <../{notebook}>`" in header
    assert "Recall 1 (chapter 3)" in header
    assert "Recall 2 (chapter 4)" in header


def test_question_is_guessed_before_anything_is_computed(page):
    part = page.part(PARTS[0])
    assert part.index("Guess first") < part.index("```")
    assert "milliseconds (ms)" in part[: part.index("```")]


def test_drawings_come_with_words_computed_from_the_models(page):
    assert "linear(2 · h₀ − 1 · h₁)." in page.says("till = stack")
    said = page.says("kiosk = stack")
    assert "Unit 1: relu(2 · x₀ + 4 · x₁)." in said
    assert "Unit 2: relu(4 · x₀ − 5 · x₁)." in said


def test_the_model_written_from_the_picture_gives_the_same_picture(page):
    form.demand_same_picture(page, "mine_layers = ")


def test_numpy_and_keras_are_compared_to_the_course_tolerance(page):
    for heading, pair in (
        (PARTS[2], ("by_keras", "by_numpy")),
        (PARTS[4], ("by_numpy", "by_keras")),
    ):
        form.demand_comparisons(page, heading, pair)


def test_shape_ledger_says_the_shapes_that_the_arrays_have(page):
    printed = chapter.shown(page.code[-1]).split("FILE")[0]
    form.demand_true_ledgers(page, printed)


@pytest.mark.parametrize(("name", "slug"), PIECES.items())
def test_a_piece_of_mynet_is_the_one_its_chapter_wrote(assembled, name, slug):
    assert functions(assembled)[name] == first_written(name, slug)


def test_mynet_holds_the_pieces_and_nothing_else(assembled):
    assert set(functions(assembled)) == set(PIECES)
    imports = [n for n in ast.parse(assembled).body if isinstance(n, ast.Import)]
    assert [name.name for node in imports for name in node.names] == ["numpy"]


def test_the_file_to_download_begins_with_the_one_that_the_page_wrote(assembled):
    offered = tangle.tangle(chapter.ROOT).removeprefix(tangle.HEAD)
    ours, its = (
        [line for line in text.splitlines() if line] for text in (assembled, offered)
    )
    assert len(ours) > 30
    assert its[: len(ours)] == ours
    assert "def gradient(X, y, layers):" in its[len(ours) :]


def test_mynet_works_by_itself_with_every_activation(assembled):
    net = {}
    exec(compile(assembled, "mynet.py", "exec"), net)
    assert set(net["ACTIVATIONS"]) == {"linear", "relu", "tanh", "sigmoid", "softmax"}
    X = np.array([[3.0, 4.0], [-1.0, 2.0]])
    W, b = np.array([[2.0, 4.0], [4.0, -5.0]]), np.array([0.0, 1.0])
    sums = X @ W + b
    powers = np.exp(sums)
    by_hand = {
        "linear": sums,
        "relu": np.where(sums > 0, sums, 0),
        "tanh": (powers - 1 / powers) / (powers + 1 / powers),
        "sigmoid": powers / (1 + powers),
        "softmax": powers / (powers[:, :1] + powers[:, 1:]),
    }
    for name, expected in by_hand.items():
        found = net["forward"](X, [(W, b, name)])
        np.testing.assert_allclose(found, expected, err_msg=name)


def test_trained_networks_give_what_predict_gives(page):
    said = page.says("apart = np.abs(by_numpy - by_keras)")
    assert "diabetes: 768 answers each, shape (768, 1)" in said
    assert "concrete: 1030 answers each, shape (1030, 1)" in said
    assert said.count("over largest prediction below 1e-5: True") == 2
    trained = page.cell("concrete.fit(").source
    assert trained.count(".fit(") == 2


def test_time_is_measured_for_one_row_and_for_ten_thousand(page):
    rows = re.findall(
        r"^(NumPy forward|Keras call|Keras predict) +(\d+) rows: +([\d.]+) ms,",
        page.says("best_ms = {}"),
        re.MULTILINE,
    )
    assert [int(n) for _, n, _ in rows] == [1] * 3 + [10_000] * 3
    assert all(float(milliseconds) > 0 for *_, milliseconds in rows)
    labels = "\n".join(svg_texts(page.cell("best_ms[title, n] / n for n in")))
    assert "rows in one call" in labels
    assert "time for each row (ms)" in labels


def svg_texts(cell) -> list[str]:
    """Texts of a cell's picture."""
    svg = next(o.data["image/svg+xml"] for o in cell.outputs if "data" in o)
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


def test_predictions_are_folded_and_ask_for_the_assumption(page):
    form.demand_predictions(page, PARTS[3], "forgot = ", "8 * 16 + 16 * 8")


def test_live_figure_carries_the_kiosk(page):
    html = page.cell('draw.live("forward-pass"').outputs[0].data["text/html"]
    assert 'class="live-static"' in html
    data = json.loads(re.search(r'<script type="application/json">(.*?)<', html)[1])
    assert data["x"] == [3, 4]
    assert len(data["ranges"]) == len(data["inputs"]) == 2
    hidden, output = data["layers"]
    assert (hidden["activation"], output["activation"]) == ("relu", "linear")
    guests = np.maximum(np.array(data["x"]) @ hidden["kernel"] + hidden["bias"], 0)
    assert guests.tolist() == [22, 0]
    assert (guests @ output["kernel"] + output["bias"]).tolist() == [44]
    assert "Takings: 2 · 22 + 7 · 0 = 44 dollars." in html


def test_wrong_belief_is_shown_false_by_cells(page):
    part = page.part(PARTS[5])
    assert ":class: misconception" in part
    for needed in ("Why it tempts.", "What is so."):
        assert needed in part
    said = page.says("np.cumsum(products, axis=0)")
    differing = int(re.match(r"(\d+) of 512 neurons differ", said)[1])
    assert differing > 0
    assert "largest difference over largest sum below 1e-5: True" in said


def test_exercise_stands_at_the_end_and_after_it_what_keras_adds(page):
    part = page.part(PARTS[7])
    assert f"exercises/{SLUG}/numpy-forward.ipynb" in part
    assert "mynet.py" in part
    assert "### What Keras does that your code does not" in page.part(PARTS[4])


def test_pictures_say_what_is_to_be_seen(page):
    (alt,) = form.demand_alt_text(page)
    assert "time for each row, in milliseconds" in " ".join(alt.split())


def test_slow_cells_say_so_before_they_run(page):
    part = page.part(PARTS[4])
    for said, code in (("about five seconds;", "concrete.fit("),
                       ("about five seconds in all", "best_ms = {}")):  # fmt: skip
        assert said in part.split(code)[0][-900:]
