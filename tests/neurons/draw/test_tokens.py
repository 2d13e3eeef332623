"""The one home of sizes and colors, and what takes them from there."""

import re

import matplotlib as mpl
import pytest

from neurons.draw import svg
from neurons.draw.style import STYLE_SHEET, style

pytestmark = pytest.mark.unit

TOKENS = STYLE_SHEET.with_name("tokens.css").read_text("utf-8")
PAIRS = {
    name: (light, dark)
    for name, light, dark in re.findall(
        r"--(\w+): light-dark\((#\w{6}), (#\w{6})\)", TOKENS
    )
}
WORDS = ("ink", "soft", "blue", "orange", "violet", "green", "gray")
MARKS = ("dot", "weight", "bias", "edge")
GROUNDS = ("paper", "raised", "sunken")


def luminance(color: str) -> float:
    """Return the relative luminance of `#rrggbb`, as WCAG defines it."""
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    ]
    return sum(f * p for f, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("side", [0, 1], ids=["light", "dark"])
def test_words_and_marks_stand_out_from_every_ground(side):
    for ground in GROUNDS:
        paper = PAIRS[ground][side]
        for name in WORDS:
            assert contrast(PAIRS[name][side], paper) >= 6.5, (name, ground)
        for name in MARKS:
            assert contrast(PAIRS[name][side], paper) >= 3, (name, ground)


def test_figures_have_the_colors_of_the_site():
    blue, orange = PAIRS["dot"][0], PAIRS["bias"][0]
    assert (svg._BLUE.lower(), svg._ORANGE.lower()) == (blue, orange)
    with mpl.rc_context():
        style()
        colors = mpl.rcParams["axes.prop_cycle"].by_key()["color"]
    assert [f"#{c.lower().removeprefix('#')}" for c in colors[:2]] == [blue, orange]
