"""Passes forward and back on the drawing of a network, in a real browser."""

import json
import re

import numpy as np
import pytest

from neurons.draw.graph import DenseLayer
from neurons.draw.passes import data_of
from support.browser import Watch, browser  # noqa: F401  (a fixture)
from support.live import live, write_live_page

KIOSK = (
    DenseLayer("", ((2, 4), (4, -5)), (0, 0), "relu"),
    DenseLayer("", ((2,), (7,)), (-1,), "linear"),
)
CHAIN = (
    DenseLayer("", ((2,),), (1,), "relu"),
    DenseLayer("", ((3,),), (-4,), "linear"),
)
ENDS = [[[0, 10], [0, 10]], ["sun (h)", "wind (h)"], ["takings (dollars)"]]
FIGURES = {
    "forward": data_of(KIOSK, [3, 4], *ENDS),
    "backward": data_of(CHAIN, [5], [[0, 9]], ["x (m)"], ["prediction (kg)"])
    | {"y": [26], "rate": 0.001},
}
# What is said at each press of Step, until it begins anew.
FORWARD = [
    "Hidden 1, the sums.\nunit 0: 2 · 3 + 4 · 4 = 22\nunit 1: 4 · 3 − 5 · 4 = −8",
    "Hidden 1: relu gives unit 0: 22, unit 1: 0.",
    "Output, the sums.\n2 · 22 + 7 · 0 − 1 = 43 dollars",
    "Inputs: sun 3, wind 4.",
]
BACKWARD = [
    "The prediction is 29, the truth 26: the loss J is 9.",
    "Back to output.\nslope of J for the sum: 6 · 1 = 6; weight: 6 · 11 = 66; bias: 6",
    "Back to hidden 1.\n"
    "slope of J for the sum: 18 · 1 = 18; weight: 18 · 5 = 90; bias: 18",
    "One step with the learning rate 0.001: each number moves against its slope. "
    "The loss falls from 9 to 0.801.",
]


@pytest.fixture(scope="module")
def address(tmp_path_factory) -> str:
    """A page with both figures."""
    figures = ""
    for name, data in FIGURES.items():
        # The site alone has the typeface's file.
        text = json.dumps({"figure": name, **data}).replace("'Figtree Variable', ", "")
        figures += live("passes", json.loads(text))
    folder = tmp_path_factory.mktemp("page")
    return write_live_page(folder, ["figure", "passes"], figures)


@pytest.fixture(scope="module")
def still_page(browser, address):  # noqa: F811
    """The page for a reader who wants no motion; it must not complain."""
    page = browser.new_page(reduced_motion="reduce")
    watch = Watch(page)
    page.goto(address)
    yield page
    assert (watch.foreign(), watch.faults) == ([], [])
    page.close()


@pytest.fixture
def figure(still_page):
    """Return a function that finds a figure, freshly made."""
    still_page.reload()
    return lambda name: still_page.locator(f"[data-figure={name}]")


def says(figure) -> str:
    """What the figure announces."""
    return figure.locator("[data-says]").inner_text()


def held(figure) -> list[str]:
    """The numbers below the nodes, column by column."""
    texts = figure.locator(".live-held").all_text_contents()
    return [text for text in texts if text]


def labels(figure) -> list[str]:
    """The numbers along the lines."""
    return figure.locator(".live-paper + text").all_text_contents()


def slider(figure, name: str):
    """The slider whose label begins with a name."""
    return figure.get_by_role("slider", name=re.compile(f"^{name}"))


def step(figure, times: int = 1) -> None:
    """Take steps by keyboard."""
    for _ in range(times):
        figure.locator("[data-step]").press("Enter")


def test_each_step_is_said_and_leaves_its_numbers_below_the_nodes(figure):
    walk = figure("forward")
    assert (says(walk), held(walk)) == ("Inputs: sun 3, wind 4.", ["3", "4"])
    seen = []
    for words in FORWARD:
        step(walk)
        assert says(walk) == words
        seen.append(held(walk)[2:])
    assert seen == [
        ["Σ 22", "Σ −8"],
        ["22 → 22", "−8 → 0"],
        ["22 → 22", "−8 → 0", "43"],
        [],
    ]


def test_inputs_and_weights_are_edited_and_reset(figure):
    walk = figure("forward")
    step(walk, 3)
    slider(walk, "wind").fill("0")
    assert held(walk) == ["3", "0", "6 → 6", "12 → 12", "95"]
    walk.locator("summary").press("Enter")
    walk.locator("select").select_option(label="hidden 1, unit 0 → output")
    slider(walk, "its number").fill("-1")
    assert says(walk) == "Output, the sums.\n−1 · 6 + 7 · 12 − 1 = 77 dollars"
    assert labels(walk) == ["2", "4", "4", "−5", "0", "0", "−1", "7", "−1"]
    walk.locator("[data-reset]").press("Enter")
    assert (says(walk), held(walk)) == ("Inputs: sun 3, wind 4.", ["3", "4"])
    assert labels(walk)[6] == "2"


def test_slopes_come_back_and_the_step_is_taken(figure):
    walk = figure("backward")
    step(walk, 3)
    for words in BACKWARD:
        step(walk)
        assert says(walk) == words
        if words.startswith("Back to hidden"):
            back = ["∂J/∂w 90", "∂J/∂b 18", "∂J/∂w 66", "∂J/∂b 6"]
            assert (labels(walk), held(walk)) == (back, ["5", "slope 18", "slope 6"])
    assert labels(walk) == ["1.91", "0.982", "2.934", "−4.006"]
    step(walk)
    assert says(walk) == "Inputs: x 5."
    assert labels(walk)[0] == "1.91"


def test_slopes_and_step_are_those_of_numpy_for_any_numbers(figure):
    walk = figure("backward")
    slider(walk, "x").fill("3.5")
    walk.locator("summary").press("Enter")
    slider(walk, "its number").fill("-0.3")
    step(walk, 6)
    z = -0.3 * 3.5 + 1
    assert z < 0
    assert labels(walk) == ["∂J/∂w 0", "∂J/∂b 0", "∂J/∂w 0", "∂J/∂b −60"]
    slider(walk, "its number").fill("0.7")
    a = 0.7 * 3.5 + 1
    slope = 2 * (3 * a - 4 - 26)
    wanted = np.array([slope * 3 * 3.5, slope * 3, slope * a, slope])
    found = [float(text[6:].replace("−", "-")) for text in labels(walk)]
    assert found == pytest.approx(wanted, abs=6e-4)


@pytest.mark.slow
def test_numbers_travel_along_the_lines_at_60_frames(browser, address):  # noqa: F811
    page = browser.new_page()
    page.goto(address)
    walk = page.locator("[data-figure=forward]")
    frames = page.evaluate(
        """async () => {
          const figure = document.querySelector("[data-figure=forward]");
          figure.querySelector("[data-play]").click();
          const seen = [];
          const since = performance.now();
          while (performance.now() - since < 700) {
            await new Promise(requestAnimationFrame);
            const one = figure.querySelector(".live-moving text");
            seen.push([one?.textContent, one?.getAttribute("transform")]);
          }
          return seen;
        }"""
    )
    assert {number for number, _ in frames} == {"6"}
    places = [float(re.search(r"\(([\d.]+) ", place)[1]) for _, place in frames]
    assert places == sorted(places)
    assert places[-1] > places[0] + 80
    # As many places as frames: each frame moves them.
    assert len(set(places)) >= len(places) - 1
    walk.get_by_role("button", name="Pause").press("Enter")
    assert held(walk)[2:] == ["Σ 22", "Σ −8"]
    assert walk.locator(".live-moving text").count() == 0
    walk.locator("[data-play]").press("Enter")
    walk.get_by_text("2 · 22 + 7 · 0 − 1 = 43 dollars").wait_for()
    walk.get_by_role("button", name="Play").wait_for()
    page.close()


def test_a_phone_pushes_the_drawing_and_not_the_page(figure, still_page):
    still_page.set_viewport_size({"width": 360, "height": 700})
    assert still_page.evaluate("document.documentElement.scrollWidth") <= 360
    figure("forward").locator("summary").press("Enter")
    for handle in figure("forward").locator("input, select, button").all():
        assert handle.bounding_box()["height"] >= 24
    still_page.set_viewport_size({"width": 900, "height": 700})
