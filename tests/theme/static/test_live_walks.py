"""Live figures that walk, in a real browser: a forward pass, a descent."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from support.browser import Watch, browser  # noqa: F401  (a fixture)

STATIC = Path(__file__).resolve().parents[3] / "theme" / "static"
PASS = {
    "layers": [
        {"kernel": [[2, 4], [4, -5]], "bias": [0, 0], "activation": "relu"},
        {"kernel": [[2], [7]], "bias": [-1], "activation": "linear"},
    ],
    "inputs": ["sun (h)", "wind (h)"],
    "outputs": ["takings (dollars)"],
    "x": [3, 4],
    "ranges": [[0, 10], [0, 10]],
}
DESCENT = {
    "x": [1, 2],
    "y": [300, 500],
    "start": [0, 0],
    "rate": 0.1,
    "best": [200, 100],
    "w_label": "weight w",
    "b_label": "bias b",
    "w_range": [-60, 380],
    "b_range": [-120, 280],
    "levels": [2000, 60000],
}
FIGURES = {"forward-pass": PASS, "descent": DESCENT}


def live(kind: str, data: dict) -> str:
    """HTML of a live figure as a page of the book has it."""
    return f"""<live-figure data-kind="{kind}">
    <script type="application/json">{json.dumps(data)}</script>
    <figure class="live-static"><svg role="img" aria-label="Still."></svg>
    <figcaption>A still picture.</figcaption></figure></live-figure>"""


@pytest.fixture(scope="module")
def opened(browser, tmp_path_factory):  # noqa: F811
    """One page with both figures; it must not complain."""
    names = ["live-figure.js", *(f"live-{kind}.js" for kind in FIGURES)]
    scripts = "".join(
        f'<script defer src="{(STATIC / name).as_uri()}"></script>' for name in names
    )
    figures = "".join(live(kind, data) for kind, data in FIGURES.items())
    file = tmp_path_factory.mktemp("page") / "page.html"
    file.write_text(
        f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
        <title>Page</title>
        <link rel="stylesheet" href="{(STATIC / "course.css").as_uri()}">{scripts}
        </head><body>{figures}</body></html>""",
        encoding="utf-8",
    )
    page = browser.new_page(viewport={"width": 700, "height": 900})
    watch = Watch(page)
    page.goto(file.as_uri())
    yield page
    assert (watch.foreign(), watch.faults) == ([], [])
    page.close()


@pytest.fixture
def figure(opened):
    """Return a function that finds a figure, freshly made."""
    opened.reload()
    opened.wait_for_selector('live-figure[data-kind="descent"] .live-node')
    return lambda kind: opened.locator(f'live-figure[data-kind="{kind}"]')


def words_of(figure) -> str:
    """What the figure announces."""
    return figure.get_by_role("status").inner_text()


def values(figure) -> list[str]:
    """The numbers in the nodes, column by column."""
    texts = figure.locator("svg text").all_text_contents()
    return [text for text in texts if text not in ("inputs", "hidden 1", "output")]


def slide(figure, name: str, value: float) -> None:
    """Move a slider as a reader does."""
    figure.get_by_label(name).evaluate(
        """(input, value) => {
            input.value = value;
            input.dispatchEvent(new Event("input", { bubbles: true }));
        }""",
        value,
    )


def test_numbers_arrive_layer_by_layer(figure):
    walk = figure("forward-pass")
    assert values(walk) == ["3", "4", "?", "?", "?"]
    assert words_of(walk) == "Inputs: sun 3, wind 4."
    walk.get_by_role("button", name="hidden 1").press("Enter")
    assert values(walk) == ["3", "4", "22", "0", "?"]
    walk.get_by_role("button", name="output").press("Enter")
    assert values(walk) == ["3", "4", "22", "0", "43"]


def test_each_multiply_add_is_spoken(figure):
    walk = figure("forward-pass")
    walk.get_by_role("button", name="hidden 1").press("Enter")
    assert words_of(walk).splitlines() == [
        "Unit 0: 2 · 3 + 4 · 4 = 22; relu gives 22.",
        "Unit 1: 4 · 3 − 5 · 4 = −8; relu gives 0.",
    ]
    walk.get_by_role("button", name="output").press("Enter")
    assert words_of(walk) == "Unit 0: 2 · 22 + 7 · 0 − 1 = 43 dollars."


def test_an_input_moves_all_that_comes_after_it(figure):
    walk = figure("forward-pass")
    walk.get_by_role("button", name="output").press("Enter")
    slide(walk, "wind", 0)
    assert values(walk) == ["3", "0", "6", "12", "95"]


def test_a_step_goes_where_the_chapter_says(figure):
    descent = figure("descent")
    assert words_of(descent) == (
        "MSE, 0 steps: w 0, b 0. Loss 170,000; derivative −1,300 for w, −800 for b."
    )
    descent.get_by_role("button", name="1 step", exact=True).press("Enter")
    assert words_of(descent).startswith("MSE, 1 step: w 130, b 80. ")
    assert descent.locator("circle").count() == 2


def test_sse_explodes_at_a_learning_rate_that_suits_mse(figure):
    descent = figure("descent")
    slide(descent, "learning rate", 0.2)
    for _ in range(20):
        descent.get_by_role("button", name="10 steps").click()
    assert words_of(descent).startswith("MSE, 200 steps: w 200, b 100. Loss 0;")
    descent.get_by_role("button", name="SSE").click()
    assert words_of(descent).startswith("SSE, 0 steps: w 0, b 0. Loss 340,000;")
    for _ in range(20):
        descent.get_by_role("button", name="10 steps").click()
    w = words_of(descent).split(": w ")[1].split(", b ")[0]
    assert abs(float(w.replace(",", "").replace("−", "-"))) > 1e9


def test_a_walk_that_explodes_stays_on_a_map_that_widens(figure):
    descent = figure("descent")
    ends = descent.locator(".live-axes text[text-anchor=middle]").all_text_contents()
    assert "200" in ends
    assert "1,000" not in ends
    slide(descent, "learning rate", 0.35)
    descent.get_by_role("button", name="10 steps").click()
    ends = descent.locator(".live-axes text[text-anchor=middle]").all_text_contents()
    assert "1,000" in ends
    leaps = descent.locator("path.live-line").all()
    lengths = [leap.evaluate("leap => leap.getTotalLength()") for leap in leaps]
    assert len(lengths) == 10
    assert all(before < after for before, after in pairwise(lengths[1:]))


def test_start_again_takes_the_walk_back(figure):
    descent = figure("descent")
    descent.get_by_role("button", name="10 steps").click()
    descent.get_by_role("button", name="start again").click()
    assert descent.locator("circle").count() == 1
    assert words_of(descent).startswith("MSE, 0 steps")


def test_rings_lie_around_the_best_point(figure):
    lines = figure("descent").locator("polyline.live-point")
    assert lines.count() == len(DESCENT["levels"])
    widths = [line.evaluate("line => line.getBBox().width") for line in lines.all()]
    # A ring's half width is sqrt(level / variance of x), here sqrt(4 · level).
    ratio = (60000 / 2000) ** 0.5
    assert widths[1] / widths[0] == pytest.approx(ratio, rel=1e-2)
