"""The live figures of a layer, a plane and bends carry the numbers they show."""

import json
import re

import keras
import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pytest

from neurons import datasets, draw


@pytest.fixture(autouse=True)
def own_style():
    """Leave Matplotlib as it was: the pictures set the course's style."""
    with matplotlib.rc_context():
        yield
    plt.close("all")


def data_of(figure):
    return json.loads(
        re.search(r'<script type="application/json">(.*?)<', figure.html)[1]
    )


def test_a_layer_shows_its_kernel_and_what_it_returns():
    kernel, bias = np.array([[1.0, 2.0], [3.0, -4.0]]), np.array([0.5, 0.0])
    figure = draw.live_kernel(
        kernel, bias, np.array([1.0, 2.0]), ["a (g)", "b (g)"], ["c", "d"]
    )
    assert data_of(figure)["kernel"] == kernel.tolist()
    assert "the weights 3 and -4 leave b (g)" in figure.text
    assert figure.text.endswith("The outputs are 7.5 and -6.")


def test_a_plane_starts_flat_in_the_second_feature_and_knows_the_best_one():
    X = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [2.0, 3.0]])
    y = X @ np.array([4.0, -2.0]) + 60
    figure = draw.live_plane(X, y, ["a", "b", "c", "d"], ["u (g)", "v (g)", "y (g)"])
    data = data_of(figure)
    assert data["w1"] == 0
    assert list(data["best"].values()) == pytest.approx([4.0, -2.0, 60.0])


def test_bends_miss_less_with_each_unit_more():
    mix = datasets.one_mix()
    x, y = mix["Age"].to_numpy(float), mix["CompressiveStrength"].to_numpy()
    data = data_of(draw.live_bends(x, y, "age (days)", "strength (MPa)"))
    errors = []
    for these in data["sets"].values():
        hinges = np.maximum(np.subtract.outer(x, these["bends"]), 0)
        errors.append(np.abs(y - hinges @ these["slopes"] - these["bias"]).mean())
    assert errors == sorted(errors, reverse=True)
    assert len(errors) == 5


def test_one_mix_is_one_recipe_at_eight_ages():
    mix = datasets.one_mix()
    assert mix["Age"].tolist() == [1, 3, 7, 14, 28, 90, 180, 270]
    assert len(mix.drop(columns=["Age", "CompressiveStrength"]).drop_duplicates()) == 1


def test_an_activation_says_where_it_bends():
    figure = draw.live_activation(2.0, -4.5, 3.0)
    assert "flat up to 2.25" in figure.text
    assert data_of(figure)["start"] == "ReLU"


def test_five_activations_have_names_on_their_panels():
    titles = [axes.get_title(loc="left") for axes in draw.activations().axes]
    assert titles == ["linear", "ReLU", "tanh", "sigmoid", "softmax"]


def test_an_example_goes_through_every_layer():
    model = keras.Sequential([keras.Input((2,))])
    model.add(keras.layers.Dense(2, activation="relu", use_bias=False))
    model.add(keras.layers.Dense(1))
    kernels = [np.array([[1.0, 1.0], [2.0, -1.0]]), np.array([[3.0], [1.0]])]
    model.set_weights([*kernels, np.array([-4.0])])
    ends = {"inputs": ["a (g)", "b (g)"], "outputs": ["c"]}
    figure = draw.live_forward(model, [1, 2], [[0, 5], [0, 9]], **ends)
    assert figure.text.endswith("Inputs: 1, 2. Hidden 1: 5, 0. Output: 11.")
    data = data_of(figure)
    assert [layer["kernel"] for layer in data["layers"]] == [
        k.tolist() for k in kernels
    ]
    assert [layer["bias"] for layer in data["layers"]] == [[0, 0], [-4]]
    assert (data["x"], data["ranges"]) == ([1, 2], [[0, 5], [0, 9]])
