"""The reader's file as the site offers it: made of the pages' cells, and right.

That its forward half agrees with Keras is shown by chapter 7, whose very file it is
(tests/book/test_chapter_07.py), and that its gradient does by the appendix.
"""

import ast
import importlib.util
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from autograder.errors import CourseError
from theme.directives import tangle

pytestmark = pytest.mark.unit

ROOT = Path(__file__).resolve().parents[3]
# Each name, and the chapter in which a reader writes it.
NAMES = {"neuron", "linear_unit", "dense_forward", "relu", "sigmoid", "softmax"}
NAMES |= {"forward", "from_keras", "linear", "slope", "outputs", "gradient"}
# What was there before is the machine's own, such as Debian's `sitecustomize`.
ALONE = """import sys; own = {*sys.modules, *sys.stdlib_module_names}; import mynet
others = {name.partition(".")[0] for name in sys.modules} - own
print(sorted(name for name in others if not name.startswith("_")))"""


@pytest.fixture(scope="module")
def file(tmp_path_factory) -> Path:
    """The file, alone in a folder."""
    path = tmp_path_factory.mktemp("reader") / tangle.NAME
    path.write_text(tangle.tangle(ROOT), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def net(file):
    """The file, imported."""
    spec = importlib.util.spec_from_file_location("mynet", file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_function_is_there_once(file):
    body = ast.parse(file.read_text(encoding="utf-8")).body
    functions = [node.name for node in body if isinstance(node, ast.FunctionDef)]
    assert sorted(functions) == sorted(NAMES)


def test_it_is_imported_with_numpy_alone(file):
    command = [sys.executable, "-c", ALONE]
    done = subprocess.run(command, cwd=file.parent, capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("['mynet', 'numpy']", "")


def test_forward_runs_what_from_keras_reads(net):
    rng = np.random.default_rng(1)
    X, W, b = rng.normal(size=(9, 4)), rng.normal(size=(4, 3)), rng.normal(size=3)
    V = rng.normal(size=(3, 2))
    # Layers as Keras has them; the last one has no biases.
    layers = [
        SimpleNamespace(activation=net.relu, get_weights=lambda: [W, b]),
        SimpleNamespace(activation=net.softmax, get_weights=lambda: [V], units=2),
    ]
    read = net.from_keras(SimpleNamespace(layers=layers))
    powers = np.exp(np.maximum(X @ W + b, 0) @ V)
    by_hand = powers / powers.sum(axis=1, keepdims=True)
    np.testing.assert_allclose(net.forward(X, read), by_hand)
    np.testing.assert_array_equal(net.outputs(X, read)[-1], net.forward(X, read))


def test_single_neurons_and_layers_are_weighted_sums(net):
    rng = np.random.default_rng(2)
    X, W, b = rng.normal(size=(6, 4)), rng.normal(size=(4, 3)), rng.normal(size=3)
    np.testing.assert_allclose(net.neuron([0, 5, 10], 2.5, 90), [90, 102.5, 115])
    np.testing.assert_allclose(net.dense_forward(X, W, b), X @ W + b)
    for j in range(3):
        unit = net.linear_unit(X, W[:, j], b[j])
        np.testing.assert_allclose(unit, net.dense_forward(X, W, b)[:, j])


@pytest.mark.parametrize(
    ("last", "cost"),
    [
        ("linear", lambda p, y: np.mean((p - y) ** 2)),
        ("sigmoid", lambda p, y: -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))),
    ],
)
def test_gradient_is_the_slope_that_trying_finds(net, last, cost):
    rng = np.random.default_rng(4)
    X, y = rng.normal(size=(9, 3)), rng.integers(0, 2, size=(9, 1)).astype(float)
    layers = [
        (rng.normal(size=(3, 4)), rng.normal(size=4), "tanh"),
        (rng.normal(size=(4, 3)), rng.normal(size=3), "relu"),
        (rng.normal(size=(3, 1)), rng.normal(size=1), last),
    ]
    h = 1e-6
    for k, slopes in enumerate(net.gradient(X, y, layers)):
        for values, found in zip(layers[k], slopes):
            for place in np.ndindex(values.shape):
                costs = []
                for step in (h, -2 * h):
                    values[place] += step
                    costs.append(cost(net.forward(X, layers), y))
                values[place] += h
                slope = (costs[0] - costs[1]) / (2 * h)
                assert found[place] == pytest.approx(slope, abs=1e-6)


def test_a_page_without_a_piece_stops_the_build(tmp_path):
    (tmp_path / "chapters").mkdir()
    for page in tangle.PAGES:
        (tmp_path / page).write_text("# Nothing\n", encoding="utf-8")
    with pytest.raises(CourseError, match=r"01-single-neuron\.md has no cell"):
        tangle.tangle(tmp_path)
