"""The stand-ins do what they stand for, and are still needed."""

import os
import subprocess
import sys
from collections import OrderedDict, deque, namedtuple

import pytest

from support.page import PYTHON, ROOT

Pair = namedtuple("Pair", "a b")
TREES = (
    *(1, None, [], {}, [1, [2, (3, None)]], {"b": 1, "a": [2, {"z": 3, "c": 4}]}),
    *(OrderedDict([("b", 1), ("a", 2)]), Pair(1, [2]), deque([1, 2], 5), {2: 1, 1: 0}),
    {"x": (1, 2), 3: None},
)
# Imports Keras with all stand-ins but one, and prints why that fails.
WITHOUT = """
import sys
sys.path.insert(0, {python!r})
import standins
from standins import empty
from standins.absent import ABSENT
standins.install()
sys.meta_path.insert(0, standins.AbsentFinder(ABSENT))
if {name!r} == "optree":
    trees = sys.modules.get("standins.trees")
    import standins.trees
    standins.trees = None
else:
    empty.NAMES = tuple(set(empty.NAMES) - {{{name!r}}})
try:
    import keras
except ImportError as error:
    print(error)
"""


@pytest.fixture
def trees(monkeypatch):
    monkeypatch.syspath_prepend(str(PYTHON))
    from standins import trees

    return trees


@pytest.mark.unit
@pytest.mark.parametrize("tree", TREES, ids=str)
@pytest.mark.parametrize("none_is_leaf", [True, False])
def test_trees_are_those_of_optree(trees, tree, none_is_leaf):
    import optree

    options = {"none_is_leaf": none_is_leaf}
    leaves, spec = trees.tree_flatten(tree, **options)
    right, right_spec = optree.tree_flatten(tree, **options)
    assert leaves == right
    assert spec.num_leaves == right_spec.num_leaves
    assert spec.num_nodes == right_spec.num_nodes
    assert trees.tree_paths(tree, **options) == optree.tree_paths(tree, **options)
    assert trees.tree_is_leaf(tree, **options) == optree.tree_is_leaf(tree, **options)
    made = trees.tree_unflatten(spec, [str(leaf) for leaf in leaves])
    right_made = optree.tree_unflatten(right_spec, [str(leaf) for leaf in right])
    assert made == right_made
    assert type(made) is type(right_made)
    assert list(made) == list(right_made) if isinstance(made, dict) else True
    add = [lambda *leaves: leaves, tree, tree]
    assert trees.tree_map(*add, **options) == optree.tree_map(*add, **options)


@pytest.mark.unit
def test_trees_of_other_shapes_are_refused(trees):
    for other in ([1], [1, 2, 3], (1, 2), {"a": 1}, 5):
        with pytest.raises(ValueError, match="Expected list"):
            trees.tree_map(lambda a, b: a, [1, 2], other)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["jax", "scipy", "ml_dtypes", "optree"])
def test_keras_cannot_be_imported_without_a_stand_in(name):
    code = WITHOUT.format(python=str(PYTHON), name=name)
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        timeout=100,
        cwd=ROOT,
        env=os.environ | {"KERAS_BACKEND": "numpy"},
    )
    assert name in done.stdout, done.stderr[-2000:]


@pytest.mark.unit
def test_the_numpy_backend_lacks_what_is_repaired():
    """Each repair goes when Keras has made it itself."""
    import importlib.util
    from pathlib import Path

    keras = Path(importlib.util.find_spec("keras").origin).parent / "src"
    numpy = keras / "backend" / "numpy"
    trainer = (numpy / "trainer.py").read_text("utf-8")
    assert 'NotImplementedError("fit not implemented' in trainer
    assert '"train_on_batch not implemented' in trainer
    assert "scipy.special.erf(" in (numpy / "nn.py").read_text("utf-8")
    assert "np.exp(-x)" in (numpy / "nn.py").read_text("utf-8")
    dtypes = (keras / "backend" / "common" / "dtypes.py").read_text("utf-8")
    assert '"float64": "float64" if config.backend() == "tensorflow"' in dtypes
    thread = (keras / "callbacks" / "callback_list.py").read_text("utf-8")
    assert "if not backend.IS_THREAD_SAFE" in thread
