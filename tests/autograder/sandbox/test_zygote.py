"""Kernels forked from a zygote are as good as new ones."""

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from autograder.sandbox import Limits, SandboxKind, zygote, zygote_client
from autograder.sandbox.protocol import ZygoteError
from support.one_run import BEST, RIGHT, grade, texts

ROOT = Path(__file__).resolve().parents[3]

LIMITS = Limits(cell_cpu_seconds=20, task_cpu_seconds={"line": 1}, grace_wall_seconds=1)
WEIGHTS = """
import random, keras, numpy as np
from keras import layers
table = np.linspace(0, 1, 60).reshape(20, 3)
def trained():
    model = keras.Sequential([keras.Input((3,)), layers.Dense(4, "relu"),
                              layers.Dropout(0.2), layers.Dense(1)])
    model.compile("adam", "mse")
    model.fit(table, table.sum(axis=1), epochs=2, verbose=0, shuffle=True)
    return [layer.name for layer in model.layers], *(
        w.tobytes().hex() for w in model.get_weights())
print(trained())
keras.utils.set_random_seed(3)
print(trained(), random.random(), np.random.rand())
"""


# What libraries set while they are imported must not depend on where that was.
SETTINGS = """
import warnings, matplotlib, matplotlib.pyplot as plt, numpy, pandas
warnings.simplefilter("ignore")  # they name the kernel's own folder
print(pandas.DataFrame([range(30)]))
options = pandas._config.config._registered_options
print(*[(key, pandas.get_option(key)) for key in options], sep="\\n")
styles = sorted((key, str(value)) for key, value in matplotlib.rcParams.items())
print(*styles, sep="\\n")
print(numpy.get_printoptions())
plt.plot([1, 2]); plt.show()
import sys; print(sys.argv[0].split("/")[-1], sys.flags.hash_randomization, __name__)
"""


@pytest.fixture(scope="module")
def right_and_wrong():
    """Cells that are right, wrong, raising, hanging and dying, and a seeded model."""
    return [
        WEIGHTS,
        ("neuron", RIGHT["neuron"]),
        ("estimate", "calories_5g = 90.0"),
        ("surprise", "def helper():\n    return [][1]\nhelper()"),
        ("line", "while True: pass"),
        "import os; os._exit(7)",
        "print('afterwards')",
    ]


def in_both(folder, cells):
    """Run a notebook in a forked kernel in its sandbox, and in a new one without."""
    forked = grade(folder / "forked", BEST, cells, LIMITS)
    with pytest.MonkeyPatch.context() as patch:

        def no_zygote(*_):
            raise ZygoteError("there is none")

        patch.setattr("autograder.sandbox.sandbox.fork_sandbox", no_zygote)
        return forked, grade(folder / "new", SandboxKind.NONE, cells, LIMITS)


@pytest.fixture(scope="module")
def both(tmp_path_factory, right_and_wrong):
    return in_both(tmp_path_factory.mktemp("both"), right_and_wrong)


@pytest.mark.slow
def test_verdicts_are_those_of_a_new_kernel(both):
    (forked, verdicts), (new, others) = both
    assert verdicts == others
    assert [str(v.status) for v in verdicts] == [
        "correct",
        "wrong",
        "raised",
        "timeout",
    ]
    assert forked.outcomes == new.outcomes


@pytest.mark.slow
def test_facts_are_those_of_a_new_kernel_to_the_byte(both):
    found = [
        {
            (task, file.name): file.read_bytes()
            for task, folder in result.evidence.items()
            for file in folder.iterdir()
        }
        for result, _ in both
    ]
    assert found[0] == found[1]
    assert ("neuron", "evidence.json") in found[0]


@pytest.mark.slow
def test_seeded_weights_and_names_are_those_of_a_new_kernel(both):
    forked, new = (texts(result) for result, _ in both)
    assert forked == new
    assert forked[0].count("dense") == 4
    assert forked[-1] == "afterwards\n"


def test_libraries_have_the_settings_of_a_new_kernel(tmp_path):
    (forked, _), (new, _) = in_both(tmp_path, [SETTINGS])
    settings = [texts(result)[0].lower().splitlines() for result in (forked, new)]
    assert set(settings[0]) ^ set(settings[1]) == set()
    pictures = [
        [
            out["data"]["image/png"]
            for out in result.notebook.cells[1].outputs
            if "data" in out
        ]
        for result in (forked, new)
    ]
    assert len(pictures[0]) == 1
    assert pictures[0] == pictures[1]


def test_a_forked_kernel_knows_neither_answers_nor_the_grader(tmp_path):
    cell = """
import sys
known = [n for n in sys.modules if "judge" in n or n.startswith("autograder")]
from tensorflow.python.eager import context
def ran():
    found = context.context_safe()
    return found is not None and found._context_handle is not None
before = ran()
import tensorflow as tf
_ = tf.constant(1) + 1
print(known, before, ran(), "keras" in sys.modules)
"""
    result, _ = grade(tmp_path / "run", BEST, [cell], LIMITS)
    # The last but one holds that `check_state` looks at what TensorFlow still has.
    assert texts(result) == ["[] False True True\n"]


@pytest.mark.parametrize(
    ("modules", "message"),
    [
        (
            {
                "tensorflow.python.eager.context": SimpleNamespace(
                    context_safe=lambda: SimpleNamespace(_context_handle=1)
                )
            },
            "TensorFlow has run an operation",
        ),
        ({"tensorflow": None}, "TensorFlow's state is not to be found"),
        ({"neurons.checks.judges.values": None}, "learners' code could read answers"),
        ({"neurons.checks.tasks.relu.judge": None}, "relu.judge is loaded; learners'"),
        ({"neurons.checks.tasks.trained.rows": None}, "rows is loaded; learners'"),
        ({"neurons.checks.practice.a.judge": None}, "a.judge is loaded; learners'"),
    ],
)
def test_a_zygote_that_knows_or_did_too_much_does_not_serve(
    monkeypatch, modules, message
):
    monkeypatch.setattr(
        zygote, "sys", SimpleNamespace(modules={**modules, "numpy": None})
    )
    monkeypatch.setattr(zygote, "n_threads", lambda: 1)
    with pytest.raises(zygote.UnfitZygoteError, match=message):
        zygote.check_state()


def test_a_zygote_may_know_the_probes_of_tasks(monkeypatch):
    names = ("neurons.checks.tasks.relu", "neurons.checks.tasks.relu.probe")
    monkeypatch.setattr(zygote, "sys", SimpleNamespace(modules=dict.fromkeys(names)))
    monkeypatch.setattr(zygote, "n_threads", lambda: 1)
    zygote.check_state()


def test_a_zygote_with_a_second_thread_does_not_serve(monkeypatch):
    monkeypatch.setattr(zygote, "sys", SimpleNamespace(modules={}))
    monkeypatch.setattr(zygote, "n_threads", lambda: 2)
    with pytest.raises(zygote.UnfitZygoteError, match="there are 2 threads"):
        zygote.check_state()


def test_what_a_zygote_loads_is_compiled_once_and_kernels_compile_nothing(
    tmp_path, monkeypatch
):
    # As in an environment that uv installed, which compiles nothing.
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "loaded_once.py").write_text("")
    zygote.load(["loaded_once"])
    assert list(tmp_path.glob("__pycache__/loaded_once.*.pyc"))
    assert sys.dont_write_bytecode


def test_a_zygote_that_cannot_load_says_why():
    with pytest.raises(ZygoteError, match="No module named 'no_such_module'"):
        zygote_client.fork_sandbox({}, {}, 2, ("no_such_module",))


def test_a_zygote_that_forks_nothing_is_not_waited_for():
    unused = zygote_client.get_zygote({"PYTHONPATH": str(ROOT)}, ("time", "keras"))
    assert unused.is_alive()
    unused.end()
    with pytest.raises(ZygoteError):
        unused.fork({}, 2)
