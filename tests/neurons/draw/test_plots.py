"""Pictures that several chapters show."""

import json
import re

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pytest

from neurons import draw

NAMES = ["a", "b", "c"]


@pytest.fixture(autouse=True)
def own_style():
    """Leave Matplotlib as it was: the pictures set the course's style."""
    with matplotlib.rc_context():
        yield
    plt.close("all")


@pytest.fixture
def axes():
    return draw.points(np.array([1, 2, 4]), np.array([3, 5, 9]), "x (g)", "y (kcal)")


def data_of(figure):
    return json.loads(
        re.search(r'<script type="application/json">(.*?)<', figure.html)[1]
    )


def test_points_have_their_labels_and_no_line(axes):
    assert (axes.get_xlabel(), axes.get_ylabel()) == ("x (g)", "y (kcal)")
    assert [line.get_linestyle() for line in axes.lines] == ["None"]


def test_a_line_reaches_from_zero_to_the_last_point_with_its_residuals(axes):
    draw.line(axes, 2.0, 0.0, residuals=True)
    np.testing.assert_allclose(axes.lines[1].get_data(), [[0, 4], [0, 8]])
    (strokes,) = axes.collections
    ends = [segment[:, 1].tolist() for segment in strokes.get_segments()]
    assert ends == [[2, 3], [4, 5], [8, 9]]


def test_the_line_that_a_reader_moves_knows_the_best_one(axes):
    figure = draw.live_line(axes, -1.0, 0.5, NAMES, [(-5, 5), (0, 9)])
    data = data_of(figure)
    assert data["best"] == {"w": 2.0, "b": 1.0}
    assert (data["w"], data["w_range"], data["b_range"]) == (-1.0, [-5, 5], [0, 9])
    assert data["names"] == NAMES
    assert figure.text.endswith("the sum of squared errors is 211.")


def test_the_neuron_that_a_reader_trains_has_its_points_and_the_least_loss(axes):
    figure = draw.live_training(axes, NAMES, n_epochs=50)
    data = data_of(figure)
    assert (data["x"], data["y"], data["epochs"]) == ([1, 2, 4], [3, 5, 9], 50)
    assert data["least"] == pytest.approx(0.0, abs=1e-12)
    assert figure.text.endswith("the weight 2.0000 and the bias 1.000.")


def test_each_rung_of_a_ladder_has_its_dots_and_their_mean():
    rungs = {"mean": np.array([13.0, 14.0]), "line": np.array([5.0, 6.0])}
    (axes,) = draw.ladder(rungs, "error (MPa)").axes
    assert [text.get_text() for text in axes.get_yticklabels()] == ["mean", "line"]
    assert [line.get_xdata().tolist() for line in axes.lines] == [[13, 14], [5, 6]]
    assert [text.get_text().strip() for text in axes.texts] == ["13.5", "5.5"]
    assert axes.get_ylim()[0] > axes.get_ylim()[1]  # the first rung is on top
