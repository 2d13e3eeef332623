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


def test_points_in_the_same_place_stand_side_by_side():
    x, y = np.array([1, 2, 1, 1]), np.array([3, 5, 3, 3])
    axes = draw.points(x, y, "x (g)", "y (kcal)")
    places = [
        (line.get_transform() - axes.transData).transform((0, 0)) for line in axes.lines
    ]
    shown = [np.flatnonzero(line.get_markevery()).tolist() for line in axes.lines]
    assert shown == [[0, 1], [2], [3]]
    rights = [axes.transData.transform(place)[0] for place in places]
    assert rights[2] < rights[0] < rights[1]
    np.testing.assert_allclose(axes.lines[0].get_data(), [x, y])


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


def test_the_neuron_that_a_reader_trains_has_its_points(axes):
    figure = draw.live_training(axes, NAMES, n_steps=50)
    data = data_of(figure)
    (points,) = data["sets"]
    assert (points["x"], points["y"], data["steps"]) == ([1, 2, 4], [3, 5, 9], 50)
    assert points["mean"] == pytest.approx(7 / 3)
    assert figure.text.endswith("the weight 2.0000 and the bias 1.000.")


def test_lines_have_a_panel_each_over_the_same_inputs():
    x = np.array([0.0, 1.0])
    figure = draw.lines(x, {"up": x, "down": 1 - x}, "time (s)")
    drawn = {axes.get_title(loc="left"): axes.lines[0] for axes in figure.axes}
    assert {name: list(line.get_ydata()) for name, line in drawn.items()} == {
        "up": [0, 1],
        "down": [1, 0],
    }
    assert figure.axes[-1].get_xlabel() == "time (s)"


def test_predictions_stand_against_the_same_targets():
    y = np.array([2.0, 5.0])
    figure = draw.predictions(y, {"a": y + 1, "b": y - 1}, "strength (MPa)")
    for axes, shift in zip(figure.axes, (1, -1), strict=True):
        dots, diagonal = axes.lines
        np.testing.assert_allclose(dots.get_data(), [y, y + shift])
        assert (diagonal.get_xy1(), diagonal.get_slope()) == ((2, 2), 1)
        assert axes.get_xlabel() == "strength (MPa)"


def test_a_table_shows_its_numbers_and_both_axes():
    figure = draw.axes_of(np.array([[1.5, 2.0]]), ["a"], ["u (g)", "v (g)"])
    texts = [text.get_text() for text in figure.axes[0].texts]
    assert texts[:5] == ["1.5", "2", "a", "u (g)", "v (g)"]
    assert "axis 0: down the rows" in texts
    assert "axis 1: across the columns" in texts


def test_a_stretched_difference_shades_what_was_meant():
    row = np.array([3.0, 5.0])
    figure = draw.stretched_difference(row.reshape(-1, 1), row, "kcal")
    (axes,) = figure.axes
    texts = [text.get_text() for text in axes.texts]
    assert texts[:8] == ["3", "5", "3", "5", "0", "−2", "2", "0"]
    assert texts[-4:-1] == ["(2, 1)", "(2,)", "(2, 2)"]
    shaded = [patch for patch in axes.patches if patch.get_alpha()]
    assert [patch.get_xy() for patch in shaded] == [(5, 0), (6, -1)]


def test_learning_curves_mark_the_epoch_with_the_least_validation_loss():
    history = {"loss": [0.9, 0.5, 0.3, 0.2], "val_loss": [0.8, 0.6, 0.7, 0.9]}
    axes = draw.learning_curves(history, "loss (kcal²)")
    training, validation, best = axes.lines
    assert list(training.get_ydata()) == history["loss"]
    assert list(validation.get_ydata()) == history["val_loss"]
    assert list(best.get_xdata()) == [2, 2]
    assert axes.get_ylabel() == "loss (kcal²)"


def test_a_confusion_matrix_has_the_truth_in_rows_and_no_above_yes():
    axes = draw.confusion(np.array([[40, 3], [5, 20]]))
    boxes = {text.get_text(): text.get_position() for text in axes.texts}
    assert boxes["right: no\n40"] == (0.5, 0.5)
    assert boxes["false alarm\n3"] == (1.5, 0.5)
    assert boxes["missed\n5"] == (0.5, 1.5)
    assert boxes["found\n20"] == (1.5, 1.5)
    assert axes.get_ylim() == (2, 0)


def test_each_rung_of_a_ladder_has_its_dots_and_their_mean():
    rungs = {"mean": np.array([13.0, 14.0]), "line": np.array([5.0, 6.0])}
    (axes,) = draw.ladder(rungs, "error (MPa)").axes
    assert [text.get_text() for text in axes.get_yticklabels()] == ["mean", "line"]
    assert [line.get_xdata().tolist() for line in axes.lines] == [[13, 14], [5, 6]]
    assert [text.get_text() for text in axes.texts] == ["13.5", "5.5"]
    # Beside the last dot, not on it: SVG drops spaces that a text begins with.
    assert [text.xy for text in axes.texts] == [(14, 0), (6, 1)]
    assert all(text.get_position() == (8, 0) for text in axes.texts)
    assert axes.get_ylim()[0] > axes.get_ylim()[1]  # the first rung is on top
