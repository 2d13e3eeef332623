"""The live figure of a forward pass, in a real browser."""

import json
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
FIGURES = {"forward-pass": PASS}


def live(kind: str, data: dict) -> str:
    """HTML of a live figure as a page of the book has it."""
    return f"""<live-figure data-kind="{kind}">
    <script type="application/json">{json.dumps(data)}</script>
    <figure class="live-static"><svg role="img" aria-label="Still."></svg>
    <figcaption>A still picture.</figcaption></figure></live-figure>"""


@pytest.fixture(scope="module")
def opened(browser, tmp_path_factory):  # noqa: F811
    """One page with the figure; it must not complain."""
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
    opened.wait_for_selector('live-figure[data-kind="forward-pass"] .live-node')
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
