"""The loss as a landscape: a curve with its tangent, walks on a map."""

import json
import re

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pytest

from neurons import draw

SIZES, PRICES = np.array([1.0, 2.0]), np.array([300.0, 500.0])
LABELS = ["weight w (g)", "bias b (g)"]
ARRIVES = np.array([[0.0, 0.0], [130.0, 80.0], [172.0, 105.0]])
LEAPS = np.array([[0.0, 0.0], [390.0, 240.0], [-21.0, -15.0]])


@pytest.fixture(autouse=True)
def own_style():
    """Leave Matplotlib as it was: the pictures set the course's style."""
    with matplotlib.rc_context():
        yield
    plt.close("all")


def test_a_tangent_touches_the_curve_in_its_place():
    axes = draw.tangent(lambda w: (w - 3) ** 2, 1, -4, (0, 6), ["w (g)", "loss (g²)"])
    curve, touching, dot = (line.get_data() for line in axes.lines)
    np.testing.assert_allclose(curve[1], (curve[0] - 3) ** 2)
    np.testing.assert_allclose(touching[1], 4 - 4 * (touching[0] - 1))
    assert (float(np.squeeze(dot[0])), float(np.squeeze(dot[1]))) == (1, 4)
    low, high = axes.get_ylim()
    assert low < 0 < 9 < high < 12
    assert (axes.get_xlabel(), axes.get_ylabel()) == ("w (g)", "loss (g²)")


def test_each_walk_has_a_map_with_an_arrow_per_step():
    draw.descents(SIZES, PRICES, {0.1: ARRIVES, 0.3: LEAPS}, LABELS)
    panels = plt.gcf().axes
    titles = [axes.get_title("left") for axes in panels]
    assert titles == ["learning rate 0.1", "learning rate 0.3"]
    assert [len(axes.texts) for axes in panels] == [2, 2]
    assert panels[0].get_xlim() == panels[1].get_xlim()


def test_only_steps_that_turn_back_are_bent():
    draw.descents(SIZES, PRICES, {0.1: ARRIVES, 0.3: LEAPS}, LABELS)
    styles = [axes.texts[0].arrowprops["connectionstyle"] for axes in plt.gcf().axes]
    assert styles == ["arc3,rad=0.0", "arc3,rad=0.3"]


def test_a_walk_of_many_steps_is_cut_off():
    long = np.cumsum(np.ones((30, 2)), axis=0)
    draw.descents(SIZES, PRICES, {0.1: long}, LABELS)
    assert len(plt.gcf().axes[0].texts) == 8


def test_the_walk_that_a_reader_takes_starts_where_the_still_one_does():
    figure = draw.live_descent(SIZES, PRICES, ARRIVES, 0.1, LABELS, "two houses")
    found = re.search(r'<script type="application/json">(.*?)<', figure.html)
    data = json.loads(found[1])
    houses, cereals = data["sets"]
    assert (houses["start"], houses["rate"]) == ([0, 0], 0.1)
    assert (houses["x"], houses["y"]) == ([1, 2], [300, 500])
    assert [houses["x_label"], houses["y_label"]] == LABELS
    assert (cereals["name"], len(cereals["x"])) == ("76 cereals", 76)
    assert figure.text == (
        "Lines of equal loss lie around the best point, w = 200 and b = 100. With the "
        "learning rate 0.1 the first of 2 steps leads from (0, 0) to (130, 80). The "
        "others get shorter, to (172, 105)."
    )
