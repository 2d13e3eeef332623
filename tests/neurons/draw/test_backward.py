"""The picture of a network whose lines carry derivatives, from right to left."""

import re

import keras
import numpy as np
import pytest

from neurons import draw

BACK = [([[15.0]], [3.0]), ([[11.0]], [1.0])]


@pytest.fixture(scope="module")
def chain():
    model = keras.Sequential([keras.Input((1,))])
    model.add(keras.layers.Dense(1, activation="relu"))
    model.add(keras.layers.Dense(1))
    return model


def heads(drawing):
    """The x of each line's start and end."""
    found = re.findall(r'<line x1="([\d.]+)"[^>]* x2="([\d.]+)"', drawing.svg)
    return np.array(found, dtype=float)


def test_each_line_carries_its_derivative(chain):
    drawing = draw.slopes(chain, BACK)
    for number in ("15", "3", "11", "1"):
        assert f">{number}</text>" in drawing.svg
    assert drawing.text.splitlines() == [
        "From the last layer back to the first:",
        "Output: weights 11; biases 1.",
        "Hidden 1: weights 15; biases 3.",
    ]


def test_the_arrows_of_the_forward_picture_are_turned_back(chain):
    forward, back = heads(draw.network(chain)), heads(draw.slopes(chain, BACK))
    assert np.all(forward[:4, 0] < forward[:4, 1])
    assert np.all(back[:4, 0] > back[:4, 1])


def test_a_gradient_for_too_few_layers_is_refused(chain):
    with pytest.raises(ValueError, match="shorter"):
        draw.slopes(chain, BACK[:1])
