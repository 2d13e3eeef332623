"""Kernels forked from a zygote: as good as new ones, and gone when they must be."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from autograder.judge import judge
from autograder.run import run
from autograder.sandbox import NONE, Limits, detect, warm, zygote
from autograder.sandbox.box import WARM_WALLS, Box
from autograder.types import Assignment, Rebuilt, TaskCell

ROOT = Path(__file__).resolve().parents[2]
SLUG = "01-single-neuron"
POINTS = {"neuron": 3, "estimate": 1, "line": 4, "surprise": 2}
SEED = 11
QUICK = Limits(cell_seconds=20, task_seconds={"line": 1}, grace_seconds=1)
WAYS = [way.name for way in detect() if way.works and way.name in (*WARM_WALLS, NONE)]
BEST = WAYS[0]
RIGHT = "import numpy as np\ndef neuron(x, w, b):\n    return w * np.asarray(x) + b"
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


def grade(folder, way, cells, limits=QUICK):
    """Run a notebook of own cells (texts) and tasks' cells (pairs), and judge it."""
    made = []
    for cell in cells:
        if isinstance(cell, str):
            made.append(new_code_cell(cell))
            continue
        for name, source in (cell, (f"check-{cell[0]}", f'check("{cell[0]}")')):
            made.append(new_code_cell(source))
            made[-1].metadata["nbgrader"] = {"grade_id": name}
    tasks = [TaskCell(cell[0], POINTS[cell[0]]) for cell in cells if len(cell) == 2]
    course = Assignment(SLUG, Path("single-neuron.ipynb"), tuple(tasks))
    folder.mkdir()
    result = run(
        Rebuilt(new_notebook(cells=made)),
        course,
        seed=SEED,
        limits=limits,
        sandbox=way,
        workdir=folder,
    )
    return result, judge(result, course, SEED)


def texts(result):
    return [
        "".join(out.get("text", "") for out in cell.outputs)
        for cell in result.notebook.cells
    ]


def ended(pids, seconds=20):
    """Whether all of these processes end."""
    over = time.monotonic() + seconds
    while any(map(lives, pids)) and time.monotonic() < over:
        time.sleep(0.05)
    return not any(map(lives, pids))


def lives(pid):
    with contextlib.suppress(psutil.Error):
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    return False


# What libraries settle while they are loaded must not tell where that was.
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
        ("neuron", RIGHT),
        ("estimate", "calories_5g = 90.0"),
        ("surprise", "def helper():\n    return [][1]\nhelper()"),
        ("line", "while True: pass"),
        "import os; os._exit(7)",
        "print('afterwards')",
    ]


def in_both(folder, cells):
    """A notebook's run in a forked kernel in its walls, and in a new one without."""
    forked = grade(folder / "forked", BEST, cells)
    with pytest.MonkeyPatch.context() as patch:

        def no_zygote(*_):
            raise warm.WarmError("there is none")

        patch.setattr(warm, "box", no_zygote)
        return forked, grade(folder / "new", NONE, cells)


@pytest.fixture(scope="module")
def both(tmp_path_factory, right_and_wrong):
    return in_both(tmp_path_factory.mktemp("both"), right_and_wrong)


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


def test_seeded_weights_and_names_are_those_of_a_new_kernel(both):
    forked, new = (texts(result) for result, _ in both)
    assert forked == new
    assert forked[0].count("dense") == 4
    assert forked[-1] == "afterwards\n"


def test_libraries_have_the_settings_of_a_new_kernel(tmp_path):
    (forked, _), (new, _) = in_both(tmp_path, [SETTINGS])
    told = [texts(result)[0].lower().splitlines() for result in (forked, new)]
    assert set(told[0]) ^ set(told[1]) == set()
    pictures = [
        [
            out["data"]["image/png"]
            for out in result.notebook.cells[0].outputs
            if "data" in out
        ]
        for result in (forked, new)
    ]
    assert len(pictures[0]) == 1
    assert pictures[0] == pictures[1]


def test_a_forked_kernel_knows_neither_answers_nor_the_grader(tmp_path):
    cell = """
import sys
known = [n for n in sys.modules if "judging" in n or n.startswith("autograder")]
from tensorflow.python.eager import context
def ran():
    found = context.context_safe()
    return found is not None and found._context_handle is not None
before = ran()
import tensorflow as tf
_ = tf.constant(1) + 1
print(known, before, ran(), "keras" in sys.modules)
"""
    result, _ = grade(tmp_path / "run", BEST, [cell])
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
        ({"neurons.checks.judging.ex01": None}, "learners' code could read answers"),
    ],
)
def test_a_zygote_that_knows_or_did_too_much_does_not_serve(
    monkeypatch, modules, message
):
    monkeypatch.setattr(
        zygote, "sys", SimpleNamespace(modules={**modules, "numpy": None})
    )
    monkeypatch.setattr(zygote, "n_threads", lambda: 1)
    with pytest.raises(zygote.NotWarmError, match=message):
        zygote.check_state()


def test_a_zygote_with_a_second_thread_does_not_serve(monkeypatch):
    monkeypatch.setattr(zygote, "sys", SimpleNamespace(modules={}))
    monkeypatch.setattr(zygote, "n_threads", lambda: 2)
    with pytest.raises(zygote.NotWarmError, match="there are 2 threads"):
        zygote.check_state()


def test_a_zygote_that_cannot_load_says_why():
    with pytest.raises(warm.WarmError, match="No module named 'no_such_module'"):
        warm.zygote({}, ("no_such_module",))


def sleeper(way, code="import time; time.sleep(600)"):
    box = Box.make(way, Limits(), modules=())
    return box, box.start([sys.executable, "-c", code])


def test_a_killed_zygote_costs_nothing(tmp_path):
    box, process = sleeper(BEST)
    mother = warm.zygote(box.environment(), ())
    os.kill(mother.pid, signal.SIGKILL)
    assert ended([mother.pid])
    assert process.poll() is None
    other, its = sleeper(BEST, "print('new')")
    assert its.wait(30) == 0
    other.remove()
    assert process.poll() is None
    box.remove()
    assert ended([process.pid])


@pytest.mark.parametrize("way", WAYS)
def test_what_a_learners_program_leaves_behind_goes_with_the_box(way):
    code = """
import os, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        time.sleep(600)
    os._exit(0)
os.wait()
print("left", flush=True)
"""
    box, process = sleeper(way, code)
    assert process.wait(30) == 0
    family = psutil.Process().children(recursive=True)
    box.remove()
    own = warm.zygote(box.environment(), ()).pid
    assert ended([one.pid for one in family if one.ppid() == process.pid])
    assert process.pid not in [one.pid for one in psutil.Process(own).children()]


def test_killing_everything_in_reach_kills_the_box_alone(tmp_path):
    # Without walls it would be this machine that is reached.
    assert BEST in WARM_WALLS, "no box with walls works here: `autograder doctor`"
    _, verdicts = grade(
        tmp_path / "run",
        BEST,
        [
            ("estimate", "import os, signal; os.kill(-1, signal.SIGKILL)"),
            ("neuron", "import os; os.kill(os.getpid(), 9)"),
            ("surprise", "import os, signal; os.killpg(0, signal.SIGSTOP)"),
            ("line", "w_fit, b_fit = 2.5356, 89.158"),
        ],
        Limits(cell_seconds=3, grace_seconds=1),
    )
    found = [str(verdict.status) for verdict in verdicts]
    assert found == ["raised", "raised", "timeout", "correct"]


# A grader that starts a kernel in every way and waits; killed or interrupted in it.
GRADER = """
import sys
from autograder.sandbox import Limits
from autograder.sandbox.box import Box
import psutil
boxes = []
for way in {ways!r}:
    box = Box.make(way, Limits(), modules=())
    box.start([sys.executable, "-c", "import time; time.sleep(600)"])
    boxes.append(box)
import time
pids = []
while len(pids) < 1 + 2 * len(boxes):  # the zygote; a keeper and a program in each
    pids = [one.pid for one in psutil.Process().children(recursive=True)]
    time.sleep(0.02)
print(*pids, flush=True)
time.sleep(600)
"""


def test_when_the_grader_is_killed_nothing_of_it_goes_on(tmp_path):
    command = [sys.executable, "-c", GRADER.format(ways=WAYS)]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as grader:
        pids = [int(pid) for pid in grader.stdout.readline().split()]
        grader.kill()
    assert pids
    assert ended(pids)


INTERRUPTED = """
import json, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from pathlib import Path
from nbformat.v4 import new_code_cell, new_notebook
from autograder.run import run
from autograder.sandbox import Limits, warm
from autograder.types import Assignment, Rebuilt
warm.LOADED = ("ipykernel.kernelapp", "ipykernel.ipkernel")
cells = [new_code_cell("open('started', 'w'); import time; time.sleep(600)")]
try:
    run(Rebuilt(new_notebook(cells=cells)), Assignment("x", Path("x"), ()), seed=1,
        limits=Limits(cell_seconds=600), sandbox=sys.argv[1], workdir=Path(sys.argv[2]))
    print("went on")
except KeyboardInterrupt:
    print("stopped")
"""


@pytest.mark.parametrize("way", WAYS)
def test_ctrl_c_ends_a_run_and_is_not_taken_for_a_kernels_death(tmp_path, way):
    command = [sys.executable, "-c", INTERRUPTED, way, str(tmp_path)]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path)}
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        env=environment,
        start_new_session=True,
        text=True,
    ) as grader:
        pids = _when_the_cell_runs(grader)
        # As a terminal does it: to the whole group.
        os.killpg(grader.pid, signal.SIGINT)
        timer = threading.Timer(60, grader.kill)
        timer.start()
        said = grader.stdout.read()
        timer.cancel()
    assert said == "stopped\n"
    assert ended(pids)
    left = [path.name for path in tmp_path.iterdir() if path.name != "kernels"]
    assert left == []


def _when_the_cell_runs(grader):
    """Wait for the cell to begin; gives all processes that then live."""
    while grader.poll() is None:
        family = psutil.Process(grader.pid).children(recursive=True)
        for one in family:
            with contextlib.suppress(OSError, psutil.Error):
                home = f"/proc/{one.pid}/cwd/started"
                if Path(home).exists():
                    return [one.pid for one in family]
        time.sleep(0.05)
    raise AssertionError("the grader ended before the cell began")


def test_ctrl_c_at_the_terminal_does_not_reach_the_zygote():
    mother = warm.zygote({"PYTHONPATH": str(ROOT)}, ())
    assert os.getpgid(mother.pid) != os.getpgid(0)
    assert os.getsid(mother.pid) != os.getsid(0)


def test_files_in_memory_count_as_memory(tmp_path):
    cell = """
import time
for place in ("/tmp", "/dev/shm", "."):
    for part in range(2):
        with open(f"{place}/{part}", "wb") as file:
            file.write(bytes(60_000_000))
time.sleep(60)
"""
    limits = Limits(memory_bytes=340_000_000, disk_bytes=400_000_000)
    result, _ = grade(tmp_path / "run", BEST, [("estimate", cell)], limits)
    assert result.outcomes["estimate"].status == "died"
    assert result.outcomes["estimate"].text == "it used more than 324 MB of memory"


def test_processor_time_has_a_limit_of_its_own(tmp_path):
    cell = """
import os
for _ in range(3):
    os.fork()
while True:
    pass
"""
    limits = Limits(cell_seconds=60, processors=0.05)
    result, verdicts = grade(tmp_path / "run", BEST, [("estimate", cell)], limits)
    assert result.outcomes["estimate"].status == "timeout"
    told = "it took more than 3 s of processor time"
    assert result.outcomes["estimate"].text == told
    assert verdicts[0].status == "timeout", verdicts
