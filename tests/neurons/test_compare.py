"""Two results agree, or they don't."""

import numpy as np
import pytest

from neurons import same

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ([300.0, 500.0], [300.001, 500.0], True),
        ([300.0, 500.0], [300.01, 500.0], False),
        ([1.0, 2.0], [[1.0], [2.0]], False),
        (5, 5.0, True),
        ([0.0], [0.0], True),
        ([np.nan], [np.nan], False),
        ([], [], True),
    ],
)
def test_same_means_equal_up_to_rounding_and_in_one_shape(one, other, expected):
    assert same(one, other) is expected
    assert same(np.array(other), np.array(one)) is expected
