"""Chapter 7: its parts, its figures, and that mynet.py is what the chapters wrote."""

import ast
import re

import jupytext
import numpy as np
import pytest

from book import chapter, form
from book.every_chapter import EveryChapter
from theme.directives import tangle

SLUG = "07-numpy-forward"
LEDGER = ("orders", "W1_till", "hidden", "W2_till", "prices")
# The file that the site offers runs the trained networks, too.
PROBE = f"""\
print({{name: np.shape(globals()[name]) for name in {LEDGER}}})
import os, sys, types
offered = types.ModuleType("offered")
exec({tangle.tangle(chapter.ROOT)!r}, vars(offered))
for model, rows in [(diabetes, X_people), (concrete, X_test)]:
    by_file = offered.forward(rows, offered.from_keras(model))
    print(same(by_file, model.predict(rows, verbose=0)))
print(sorted(n for n in os.listdir() if n.endswith(".py")), "mynet" in sys.modules)"""

PARTS = [
    "By hand, then in NumPy",
    "One more bend",
    "From two layers to a list",
    "From a Keras model to a list",
    "The proof",
    "Will this mix carry the load?",
    "Your turn",
    "Key points",
    "Deeper",
]

# Where the figures are shown: a piece of the cell, what it shows.
FIGURES = [
    ("def till_price", "hidden: [5. 1.]\nprice: [9.] dollars"),
    ("orders = ", "hidden: [[5.0, 1.0], [7.0, 1.0]]"),
    ("orders = ", "prices: [ 9. 13.] dollars\nas Keras: True"),
    ("int(typed)", "ValueError: invalid literal for int() with base 10: '2.5'"),
    ("int(typed)", "as a float: 2.5"),
    ("guests = ", "sums: [[22. -8.]]\nafter ReLU: [[22.  0.]] guests"),
    ("guests = ", "sales: [[44.]] dollars\nas Keras: True"),
    ("day @ W1_kiosk @ W2_kiosk", "[[-12.]] dollars"),
    ("kiosk_layers = ", "[[44.]] dollars"),
    ("an empty list returns", "an empty list returns the inputs: [[3 4]]"),
    ("gelu", "ValueError: forward has no activation gelu"),
    ("import mynet", "with the functions of this page"),
    ("y_hat = forward((mix", "more than 40 MPa: True"),
    ("y[750]", "measured: 44.09 MPa after 28 days"),
    ("residuals = ", "measured (MPa): [12.64 26.06 33.21 36.94 44.09"),
    ("n_items = ", "hidden: 5 1\nprice: 9 dollars"),
    ("(W1_till @ W2_till)", "one layer: [3. 1.] dollars each"),
    ("mine_layers = ", "the same picture: True\nas Keras: True"),
    ("mine_layers = ", "[[20.0, 35.0], [50.0, 35.0]] give [35. 50.] min"),
    ("counts = ", "weights of each layer: [4096, 262144, 262144, 512]"),
    ("counts = ", "528896 multiply-adds for one mix\n5288960000 for 10,000 mixes"),
    ("counts = ", "1537 biases, only added"),
    ("8 * 16 + 16 * 8", "264 of 289"),
    ("big, small", "(10000000 + 0.4) + 0.4 = 10000000.0"),
    ("big, small", "10000000 + (0.4 + 0.4) = 10000001.0"),
    ("big, small", "with sixteen digits: 10000000.8"),
    ("same(down, up)", "over largest sum below 1e-5: True\nthe same: True"),
]

# Where the book wrote the pieces of mynet.py for the first time.
PIECES = {
    "relu": "04-relu",
    "softmax": "04-relu",
    "sigmoid": "04-relu",
    "forward": "05-stacking",
}


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    return chapter.run(SLUG, tmp_path_factory.mktemp("chapter"), PROBE)


@pytest.fixture(scope="module")
def probed(page):
    return chapter.shown(page.code[-1]).strip().splitlines()


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
    assert page.numbers_without_source() == []


def test_header_gives_aims_needs_times_and_ways_to_open(page):
    verbs = {"compute", "write", "turn", "show", "say"}
    times = "25 minutes to read, 45 minutes for the exercise"
    header = form.demand_header(page, verbs, times)
    notebook = f"exercises/{SLUG}/numpy-forward.ipynb"
    assert f"{{colab}}`Open in Colab <{notebook}>`" in header
    assert f"{{download}}`download the notebook <../{notebook}>`" in header


def test_the_question_is_the_first_thing_on_the_page(page):
    question = page.markdown.index("Will this mix carry the load?**")
    assert question < page.markdown.index("At the end you can")


def test_drawings_come_with_words_computed_from_the_models(page):
    assert "linear(2 · h₀ − 1 · h₁)." in page.says("till = two_layers")
    said = page.says("kiosk = two_layers")
    assert "Unit 0: relu(2 · x₀ + 4 · x₁)." in said
    assert "Unit 1: relu(4 · x₀ − 5 · x₁)." in said


def test_the_model_written_from_the_picture_gives_the_same_picture(page):
    form.demand_same_picture(page, "mine_layers = ")


def test_shape_ledger_says_the_shapes_that_the_arrays_have(page, probed):
    form.demand_true_ledgers(page, probed[0])


@pytest.mark.parametrize(("name", "slug"), PIECES.items())
def test_a_piece_of_mynet_is_the_one_its_chapter_wrote(name, slug):
    assert functions(tangle.tangle(chapter.ROOT))[name] == first_written(name, slug)


def test_mynet_works_by_itself_with_every_activation():
    net = {}
    exec(compile(tangle.tangle(chapter.ROOT), "mynet.py", "exec"), net)
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


def test_trained_networks_give_what_predict_gives_through_page_and_file(page, probed):
    said = page.says("forward(X_train, from_keras(concrete))")
    assert "(1022, 1) the same: True" in said
    assert "below 0.00001 of the largest prediction: True" in said
    said = page.says("forward(X_people, from_keras(diabetes))")
    assert "(768, 1) the same: True" in said
    assert "below 0.00001 of the largest probability: True" in said
    assert probed[1:3] == ["True", "True"]


def test_the_page_takes_the_readers_own_file_and_writes_none(page, probed, tmp_path):
    """As a notebook it must not stand in the way of the learner's mynet.py."""
    assert probed[3] == "[] False"
    cell = page.cell("import mynet")
    (tmp_path / "mynet.py").write_text("forward, from_keras = 'mine', 'mine, too'\n")
    names = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(tmp_path)
        exec(cell.source, names)
    assert (names["forward"], names["from_keras"]) == ("mine", "mine, too")


def test_the_network_answers_for_a_mix_that_it_has_not_seen(page):
    said = page.says("y_hat = forward((mix")
    predicted = float(re.search(r"predicted: ([\d.]+) MPa", said)[1])
    # "about 5 MPa more than the builder needs"
    assert predicted == pytest.approx(45, abs=2.5)
    off = float(re.search(r"off by ([\d.]+) MPa", page.says("residuals = "))[1])
    assert off < 7


def test_time_is_measured_for_one_row_and_for_ten_thousand(page):
    rows = re.findall(
        r"^(\d+) rows, (NumPy forward|Keras call|Keras predict) ([\d.]+) ms each",
        page.says("ways = {"),
        re.MULTILINE,
    )
    assert [int(n) for n, *_ in rows] == [1] * 3 + [10_000] * 3
    assert all(float(milliseconds) > 0 for *_, milliseconds in rows)
    each = {(n, name): float(milliseconds) for n, name, milliseconds in rows}
    assert each["10000", "Keras predict"] < each["1", "Keras predict"]


def test_right_answers_are_the_figures_of_the_chapter(page):
    assert form.right_answers(page) == {
        "no-biases": 6,
        "till-price": 9,
        "prices-shape": [2, 1],
        "third-good": [3, 2],
        "kiosk-sales": 44,
        "no-relu": -12,
        "no-bias-arrays": 1,
        "activation-name": "__name__",
        "multiply-adds": 528_896,
    }


def test_a_relu_left_out_or_too_late_is_named(page):
    replies = form.replies(page, "kiosk-sales")
    assert "left out the ReLU" in replies[-12]
    assert "too late" in replies[0]


def test_a_kernel_read_by_rows_is_named(page):
    assert "rows of the first kernel" in form.replies(page, "till-price")[-7]


def test_live_figure_carries_the_kiosk(page):
    data = form.live_data(page, "passes")
    assert data["x"] == [3, 4]
    assert len(data["ranges"]) == len(data["inputs"]) == 2
    hidden, output = data["layers"]
    assert (hidden["activation"], output["activation"]) == ("relu", "linear")
    guests = np.maximum(np.array(data["x"]) @ hidden["kernel"] + hidden["bias"], 0)
    assert guests.tolist() == [22, 0]
    assert (guests @ output["kernel"] + output["bias"]).tolist() == [44]


def test_wrong_belief_is_shown_false_by_cells(page):
    assert ":class: misconception" in page.part("Deeper")
    differing = int(re.match(r"(\d+) of 512 units differ", page.says("down != up"))[1])
    assert differing > 0


def test_the_exercise_and_the_pieces_of_mynet_come_before_the_deeper_part(page):
    part = page.part("Your turn")
    assert f"exercises/{SLUG}/numpy-forward.ipynb" in part
    assert "{mynet}`download mynet.py`" in part
    assert "### What Keras does that your code does not" in page.part("Deeper")


def test_slow_cells_say_so_before_they_run(page):
    part = page.part("The proof")
    assert "about five seconds" in part.split("concrete.fit(")[0][-700:]
