"""The page's fit does what TensorFlow's does, step by step."""

import json

import numpy as np
import pytest

from support.page import run_as_page
from support.page_training import CASES, STEPS, trained

QUICK = ("recipe", "line", "three classes")
OTHERS = [name for name in CASES if name not in QUICK]


@pytest.fixture(scope="module")
def by_numpy(tmp_path_factory):
    """What the page's fit gives of each case, from a process without TensorFlow."""
    file = tmp_path_factory.mktemp("page") / "results.json"
    run_as_page("support.page_training", file, timeout=300)
    return json.loads(file.read_text())


def assert_same(found, expected):
    """Weights and figures of each step, then those of a fit, agree."""
    steps, history, figures = found
    assert len(steps) == len(expected[0]) == STEPS
    for i, ((weights, logs), (right, right_logs)) in enumerate(zip(steps, expected[0])):
        where = f"step {i + 1}"
        for w, right_w in zip(weights, right, strict=True):
            np.testing.assert_allclose(w, right_w, rtol=0, atol=1e-5, err_msg=where)
        assert logs == pytest.approx(right_logs, abs=1e-4), where
    assert list(history) == list(expected[1])
    for name, values in history.items():
        assert values == pytest.approx(expected[1][name], abs=2e-4), name
    assert figures == pytest.approx(expected[2], abs=2e-4)


@pytest.mark.parametrize("name", QUICK)
def test_weights_after_each_step_are_those_of_tensorflow(name, by_numpy):
    assert_same(by_numpy[name], trained(CASES[name]))


@pytest.mark.weekly
@pytest.mark.parametrize("name", OTHERS)
def test_weights_of_each_loss_optimizer_and_activation(name, by_numpy):
    assert_same(by_numpy[name], trained(CASES[name]))
