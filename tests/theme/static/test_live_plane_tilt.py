"""The live plane in a real browser: words, keyboard, the box it stays in."""

import json
import re
from pathlib import Path

import numpy as np
import pytest

from support.browser import Watch, browser  # noqa: F401  (a fixture)

STATIC = Path(__file__).resolve().parents[3] / "theme" / "static"
X = np.array([[0, 0], [4, 1], [9, 2], [12, 8], [3, 14]])
Y = np.array([90, 105, 110, 95, 70])
BEST = np.linalg.lstsq(np.column_stack([X, np.ones(5)]), Y, rcond=None)[0]
DATA = {
    "x0": X[:, 0].tolist(),
    "x1": X[:, 1].tolist(),
    "y": Y.tolist(),
    "names": ["Bran", "Oats", "Rice", "Corn <b>", "Wheat"],
    "x0_label": "sugars (g)",
    "x1_label": "fiber (g)",
    "y_label": "energy (kcal)",
    "w0": 2.5,
    "w1": 0.0,
    "b": 90,
    "w0_range": [-5, 10],
    "w1_range": [-10, 5],
    "b_range": [40, 160],
    "best": dict(zip(("w0", "w1", "b"), BEST.tolist(), strict=True)),
}


def sum_of_squares(w0: float, w1: float, b: float) -> float:
    return float(np.sum((Y - X @ [w0, w1] - b) ** 2))


@pytest.fixture
def figure_file(tmp_path) -> str:
    """A page with one live plane; the address is of a file."""
    data = json.dumps(DATA).replace("<", "\\u003c")
    scripts = "".join(
        f'<script defer src="{(STATIC / name).as_uri()}"></script>'
        for name in ("live-figure.js", "live-plane-tilt.js")
    )
    html = f"""<!doctype html><html lang="en"><head><title>Page</title>
    <link rel="stylesheet" href="{(STATIC / "course.css").as_uri()}">{scripts}</head>
    <body><live-figure data-kind="plane-tilt">
    <script type="application/json">{data}</script>
    <figure class="live-static"><svg role="img" aria-label="A sheet."></svg>
    <figcaption>A sheet between five points.</figcaption></figure></live-figure>
    </body></html>"""
    (tmp_path / "page.html").write_text(html, encoding="utf-8")
    return (tmp_path / "page.html").as_uri()


@pytest.fixture
def page(browser, figure_file):  # noqa: F811
    """The page, open, with its live figure in place; it must not complain."""
    page = browser.new_page(viewport={"width": 700, "height": 900})
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


def corners(page) -> np.ndarray:
    """Return the sheet's corners on the screen; none where it left the box."""
    points = page.locator("polygon").get_attribute("points")
    places = [pair.split(",") for pair in points.split()]
    return np.array(places, dtype=float).reshape(-1, 2)


def test_the_live_plane_takes_the_place_of_the_picture(page):
    assert page.locator("figure.live-static").count() == 0
    assert page.locator("circle title").all_text_contents() == DATA["names"]
    assert len(corners(page)) >= 4


def test_the_first_status_tells_the_sum_of_the_starting_plane(page):
    assert status(page) == pytest.approx(sum_of_squares(2.5, 0, 90), abs=0.5)


def test_arrow_keys_tilt_the_plane_and_the_words_follow(page):
    weight = page.get_by_role("slider", name="weight of fiber")
    before = corners(page)
    weight.focus()
    page.keyboard.press("ArrowLeft")
    assert weight.get_attribute("aria-valuetext") == "−0.1 kcal per g"
    assert status(page) == pytest.approx(sum_of_squares(2.5, -0.1, 90), abs=0.5)
    assert not np.array_equal(corners(page), before)


def test_least_squares_goes_to_the_best_plane_and_back_again(page):
    page.get_by_role("button", name="Least squares").press("Enter")
    assert status(page) == pytest.approx(sum_of_squares(*BEST), abs=0.5)
    assert page.get_by_role("status").inner_text().endswith("the least.")
    page.get_by_role("button", name="Reset").click()
    assert status(page) == pytest.approx(sum_of_squares(2.5, 0, 90), abs=0.5)


def test_turning_the_box_moves_the_picture_and_leaves_the_words(page):
    before, words = corners(page), page.get_by_role("status").inner_text()
    page.get_by_role("slider", name="turn the box").fill("70")
    assert not np.allclose(corners(page), before)
    assert page.get_by_role("status").inner_text() == words


def test_the_sheet_stays_inside_the_picture_at_every_corner(page):
    _, _, width, height = map(
        float, page.locator("figure.live svg").get_attribute("viewBox").split()
    )
    sliders = {
        name: page.get_by_role("slider", name=name)
        for name in ("weight of sugars", "weight of fiber", "bias b")
    }
    for w0 in DATA["w0_range"]:
        for w1 in DATA["w1_range"]:
            for b in DATA["b_range"]:
                for slider, value in zip(sliders.values(), (w0, w1, b), strict=True):
                    slider.fill(str(value))
                places = corners(page)
                assert (places >= 0).all(), (w0, w1, b)
                assert (places <= [width, height]).all(), (w0, w1, b)


def test_the_figures_of_the_three_axes_are_round_and_have_units(page):
    texts = page.locator(".live-axes text").all_text_contents()
    assert {"sugars (g)", "fiber (g)", "energy (kcal)"} <= set(texts)
    assert {"0", "5", "10"} <= set(texts)


def test_the_live_plane_fits_a_phone(page):
    page.set_viewport_size({"width": 360, "height": 800})
    page.wait_for_timeout(100)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    frame = page.locator("figure.live svg").bounding_box()
    for turn in ("5", "35", "80"):
        page.get_by_role("slider", name="turn the box").fill(turn)
        for text in page.locator(".live-axes text").all():
            box = text.bounding_box()
            assert box["x"] >= frame["x"], (turn, text.inner_html())
            right = box["x"] + box["width"]
            assert right <= frame["x"] + frame["width"], (turn, text.inner_html())


def test_without_script_the_still_plane_and_its_words_stay(browser, figure_file):  # noqa: F811
    context = browser.new_context(java_script_enabled=False)
    still = context.new_page()
    still.goto(figure_file)
    assert still.locator("figcaption").inner_text() == "A sheet between five points."
    assert still.locator("input").count() == 0
    context.close()
