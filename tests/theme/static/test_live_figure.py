"""The live figure in a real browser: keyboard, words, and no script at all."""

import json
import re
from pathlib import Path

import pytest

from support.browser import Watch, browser  # noqa: F401  (a fixture)

STATIC = Path(__file__).resolve().parents[3] / "theme" / "static"
# Four points whose least-squares line is y = 1.8 x + 91.3, with a sum of 5.8.
DATA = {
    "x": [0, 1, 2, 3],
    "y": [90, 95, 95, 96],
    "names": ["Bran", "Oats", "Rice", "Corn <b>"],
    "x_label": "sugars (g)",
    "y_label": "energy (kcal)",
    "w": 2.5,
    "b": 90,
    "w_range": [-5, 10],
    "b_range": [40, 160],
    "best": {"w": 1.8, "b": 91.3},
}


def sum_of_squares(w: float, b: float) -> float:
    return sum((y - w * x - b) ** 2 for x, y in zip(DATA["x"], DATA["y"]))


@pytest.fixture
def figure_file(tmp_path) -> str:
    """A page with one live figure; the address is of a file."""
    data = json.dumps(DATA).replace("<", "\\u003c")
    html = f"""<!doctype html><html lang="en"><head><title>Page</title>
    <link rel="stylesheet" href="{(STATIC / "course.css").as_uri()}">
    <script defer src="{(STATIC / "live-figure.js").as_uri()}"></script></head><body>
    <live-figure data-kind="neuron-line"><script type="application/json">{data}</script>
    <figure class="live-static"><svg role="img" aria-label="A line."></svg>
    <figcaption>A line through four points.</figcaption></figure></live-figure>
    </body></html>"""
    (tmp_path / "page.html").write_text(html, encoding="utf-8")
    return (tmp_path / "page.html").as_uri()


@pytest.fixture
def page(browser, figure_file):  # noqa: F811
    """The page, open, with its live figure in place; it must not complain."""
    page = browser.new_page(viewport={"width": 700, "height": 800})
    watch = Watch(page)
    page.goto(figure_file)
    page.wait_for_selector("figure.live circle")
    yield page
    assert (watch.foreign(), watch.faults) == ([], [])
    page.close()


def status(page) -> float:
    """Return the sum of squared errors that the figure announces."""
    words = page.get_by_role("status").inner_text()
    return float(re.search(r"errors: ([\d.,]+) kcal²", words)[1].replace(",", ""))


def test_the_figure_takes_the_place_of_the_picture(page):
    assert page.locator("figure.live-static").count() == 0
    assert page.locator("circle").count() == len(DATA["x"])
    assert page.locator("circle title").all_text_contents() == DATA["names"]


def test_the_first_status_tells_the_sum_of_the_starting_line(page):
    assert status(page) == pytest.approx(sum_of_squares(2.5, 90), abs=0.5)


def test_arrow_keys_move_the_weight_and_the_words_follow(page):
    weight = page.get_by_role("slider", name="weight w")
    before = page.locator(".live-line").get_attribute("points")
    weight.focus()
    page.keyboard.press("ArrowRight")
    assert weight.get_attribute("aria-valuetext") == "2.6 kcal per g"
    assert status(page) == pytest.approx(sum_of_squares(2.6, 90), abs=0.5)
    assert page.locator(".live-line").get_attribute("points") != before


def test_the_tab_key_reaches_both_sliders_and_both_buttons(page):
    reached = []
    for _ in range(4):
        page.keyboard.press("Tab")
        name = "e => e.closest('label')?.firstChild.textContent ?? e.textContent"
        reached.append(page.evaluate(f"({name})(document.activeElement)"))
    assert reached == ["weight w", "bias b", "Least squares", "Reset"]


def test_least_squares_goes_to_the_best_line_exactly(page):
    page.get_by_role("button", name="Least squares").press("Enter")
    slider = page.get_by_role("slider", name="bias b")
    assert slider.get_attribute("aria-valuetext") == "91.3 kcal"
    assert status(page) == pytest.approx(sum_of_squares(1.8, 91.3), abs=0.5)
    assert page.get_by_role("status").inner_text().endswith("the least.")


def test_start_again_goes_back_to_the_first_line(page):
    page.get_by_role("slider", name="bias b").fill("140")
    assert status(page) == pytest.approx(sum_of_squares(2.5, 140), abs=0.5)
    page.get_by_role("button", name="Reset").click()
    assert status(page) == pytest.approx(sum_of_squares(2.5, 90), abs=0.5)


def test_axis_labels_are_round_numbers(page):
    texts = page.locator(".live-axes text").all_text_contents()
    assert {"sugars (g)", "energy (kcal)"} <= set(texts)
    assert {"0", "1", "2", "3"} <= set(texts)
    assert all(len(text) <= 3 for text in texts if text[0].isdigit())


def test_the_line_stays_inside_the_frame_at_every_corner(page):
    for w in DATA["w_range"]:
        for b in DATA["b_range"]:
            page.get_by_role("slider", name="weight w").fill(str(w))
            page.get_by_role("slider", name="bias b").fill(str(b))
            # What leaves the frame is cut off by it.
            frame = page.locator("svg:has(> .live-line)")
            box = [float(frame.get_attribute(n)) for n in ("y", "height")]
            assert 0 <= box[0] < sum(box) <= 380, (w, b)
            assert frame.evaluate("e => getComputedStyle(e).overflow") != "visible"


def test_the_figure_fits_a_phone(page):
    page.set_viewport_size({"width": 360, "height": 700})
    page.wait_for_timeout(100)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    for handle in page.locator("figure.live input, figure.live button").all():
        assert handle.bounding_box()["height"] >= 24


def test_without_script_the_picture_and_its_words_stay(browser, figure_file):  # noqa: F811
    context = browser.new_context(java_script_enabled=False)
    still = context.new_page()
    still.goto(figure_file)
    assert still.locator("figcaption").inner_text() == "A line through four points."
    assert still.locator("input").count() == 0
    context.close()


def test_the_script_is_small():
    assert (STATIC / "live-figure.js").stat().st_size < 15_000
