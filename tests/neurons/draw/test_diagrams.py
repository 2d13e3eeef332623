"""A diagram that states a task is what `draw.network` shows for a right answer."""

import keras
import numpy as np
import pytest

from neurons import draw

pytestmark = pytest.mark.unit


def test_the_diagram_of_sum_and_difference_is_the_drawing_of_a_right_model():
    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2)])
    model.set_weights([np.array([[1.0, 1.0], [1.0, -1.0]]), np.zeros(2)])
    assert draw.diagram("sum_and_difference") == draw.network(model)


def test_the_diagram_of_sum_and_difference_tells_every_weight_in_words():
    text = draw.diagram("sum_and_difference").text
    assert "Unit 0: linear(1 · x₀ + 1 · x₁ + 0)." in text
    assert "Unit 1: linear(1 · x₀ − 1 · x₁ + 0)." in text


def test_a_task_without_a_diagram_is_refused_with_the_ones_there_are():
    with pytest.raises(ValueError, match=r"'no_such_task'.*sum_and_difference"):
        draw.diagram("no_such_task")


def test_the_diagram_of_relu_neuron_is_the_drawing_of_a_right_model():
    model = keras.Sequential(
        [keras.Input((1,)), keras.layers.Dense(1, activation="relu")]
    )
    model.set_weights([np.array([[1.0]]), np.array([0.0])])
    assert draw.diagram("relu_neuron") == draw.network(model)


def test_the_diagram_of_small_stack_is_the_drawing_of_a_right_model():
    model = keras.Sequential(
        [
            keras.Input((2,)),
            keras.layers.Dense(4, activation="relu"),
            keras.layers.Dense(3, activation="relu"),
            keras.layers.Dense(1),
        ]
    )
    assert draw.diagram("small_stack") == draw.network(model)
