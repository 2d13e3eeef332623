"""Learners' cells run in their box, and what they break costs only themselves."""

import os
from pathlib import Path

import numpy as np
import psutil
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from autograder.judge import judge
from autograder.run import AFTER_RESTART, run
from autograder.run_facts import take_facts
from autograder.run_session import KernelError, Session
from autograder.sandbox import NONE, Limits, detect
from autograder.sandbox.box import WARM_WALLS
from autograder.types import Assignment, Rebuilt, TaskCell
from neurons.checks.outcome import CellOutcome
from neurons.checks.verdict import Status

SLUG = "01-single-neuron"
POINTS = {"neuron": 3, "estimate": 1, "line": 4, "surprise": 2}
SEED = 5
QUICK = Limits(
    cell_seconds=2, probe_seconds=2, grace_seconds=1, output_bytes=2000, processes=64
)
RIGHT = {
    "neuron": "import numpy as np\ndef neuron(x, w, b):\n"
    "    return w * np.asarray(x) + b",
    "estimate": "calories_5g = neuron(5, 2.5, 90)",
}
IGNORES_INTERRUPTS = """
import time
while True:
    try:
        time.sleep(60)
    except KeyboardInterrupt:
        pass
"""


def assignment(*tasks):
    cells = tuple(TaskCell(task, POINTS[task]) for task in tasks)
    return Assignment(SLUG, Path("single-neuron.ipynb"), cells)


def notebook(*cells):
    """Cells in order: a text is a cell of the learner's, a pair a task's."""
    made = [new_markdown_cell("Text.")]
    for cell in cells:
        if isinstance(cell, str):
            made.append(new_code_cell(cell))
            continue
        for name, source in (cell, (f"check-{cell[0]}", f'check("{cell[0]}")')):
            made.append(new_code_cell(source))
            made[-1].metadata["nbgrader"] = {"grade_id": name}
    return new_notebook(cells=made)


def go(folder, *cells, tasks=tuple(POINTS), sandbox=None, limits=QUICK, **more):
    rebuilt = Rebuilt(notebook(*cells), **more)
    return run(
        rebuilt,
        assignment(*tasks),
        seed=SEED,
        limits=limits,
        sandbox=sandbox or BEST,
        workdir=folder,
    )


def statuses(result):
    verdicts = judge(result, assignment(*result.outcomes), SEED)
    return {verdict.task: verdict.status for verdict in verdicts}


def output(result, mark):
    cells = result.notebook.cells
    cell = next(c for c in cells if c.cell_type == "code" and mark in c.source)
    return "".join(out.get("text", "") for out in cell.outputs)


WAYS = [way.name for way in detect() if way.works and way.name != NONE]
BEST = next(iter(WAYS), NONE)


@pytest.fixture(scope="module", autouse=True)
def walls():
    if not WAYS:
        pytest.skip(f"no sandbox works here: {detect()[0].reason}")


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    """A notebook without any accident, with every kind of error."""
    return go(
        tmp_path_factory.mktemp("plain"),
        ("neuron", RIGHT["neuron"]),
        "print('a cell of my own'); mine = 7",
        ("estimate", "def helper():\n    return 1 / 0\n\nhelper()"),
        ("line", "w_fit = 2.5356\nb_fit = (89.158"),
        ("surprise", "print(mine, input('name? '))"),
    )


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A notebook in which almost every cell is an accident of another kind."""
    return go(
        tmp_path_factory.mktemp("hostile"),
        "import os; kept = 41",
        ("neuron", "while True: pass"),
        ("estimate", "kept += 1; os._exit(3)"),
        ("line", IGNORES_INTERRUPTS),
        ("surprise", RIGHT["neuron"] + "\ncalories_5g = 102.5; print('kept', kept)"),
    )


@pytest.fixture(scope="module")
def late(tmp_path_factory):
    """Cells that end well and a function that does not when it is called."""
    return go(
        tmp_path_factory.mktemp("late"),
        ("neuron", "def neuron(x, w, b):\n    while True: pass"),
        ("estimate", "calories_5g = 102.5; print('loud ' * 50_000); print('late')"),
        ("surprise", "import os\ndef most_surprising(*_): os.kill(os.getpid(), 9)"),
        ("line", "w_fit, b_fit = 2.5356, 89.158"),
    )


def test_an_answer_without_error_is_probed(plain):
    assert plain.outcomes["neuron"] == CellOutcome()
    assert statuses(plain)["neuron"] is Status.CORRECT
    assert plain.failure == ""
    assert plain.notes == {}


def test_an_error_is_told_with_the_line_that_raised(plain):
    expected = CellOutcome(
        "raised", "ZeroDivisionError", "division by zero", 2, "return 1 / 0"
    )
    assert plain.outcomes["estimate"] == expected


def test_a_syntax_error_is_told_with_its_line(plain):
    outcome = plain.outcomes["line"]
    assert (outcome.error, outcome.line) == ("SyntaxError", 2)
    assert outcome.source == "b_fit = (89.158"
    assert ".py" not in outcome.text


def test_a_question_to_the_learner_does_not_wait_for_an_answer(plain):
    assert plain.outcomes["surprise"].error == "StdinNotImplementedError"


def test_cells_of_the_learner_run_in_their_place(plain):
    assert output(plain, "a cell of my own") == "a cell of my own\n"


def test_check_cells_are_not_run_but_left_for_the_verdict(plain):
    checks = [c for c in plain.notebook.cells if c.source.startswith("check(")]
    assert len(checks) == 4
    assert all(cell.outputs == [] for cell in checks)


def test_every_task_has_an_outcome_and_its_seconds(plain, hostile):
    for result in (plain, hostile):
        assert set(result.outcomes) == set(result.seconds) == set(POINTS)
        assert all(seconds > 0 for seconds in result.seconds.values())


def test_an_endless_loop_is_stopped_and_the_kernel_goes_on(hostile):
    assert hostile.outcomes["neuron"].status == "timeout"
    assert statuses(hostile)["neuron"] is Status.TIMEOUT


def test_a_cell_that_ends_python_costs_only_itself(hostile):
    expected = CellOutcome("died", text="the Python process ended")
    assert hostile.outcomes["estimate"] == expected


def test_a_cell_that_ignores_interrupts_is_ended(hostile):
    assert hostile.outcomes["line"].status == "timeout"
    assert statuses(hostile)["line"] is Status.TIMEOUT


def test_after_a_restart_finished_cells_were_replayed_and_lost_ones_not(hostile):
    assert hostile.outcomes["surprise"] == CellOutcome()
    assert output(hostile, "'kept'") == "kept 41\n"
    assert hostile.notes == {"surprise": AFTER_RESTART}


def test_a_function_that_never_returns_is_a_timeout_of_its_task(late):
    outcome = late.outcomes["neuron"]
    assert outcome.status == "timeout"
    assert outcome.text.startswith("while the check called your code: it ran longer")
    assert statuses(late)["neuron"] is Status.TIMEOUT


def test_a_function_that_ends_python_costs_only_its_task(late):
    assert late.outcomes["surprise"].status == "died"
    assert statuses(late)["line"] is Status.CORRECT


def test_output_is_capped_and_said_so(late):
    told = output(late, "loud")
    assert len(told) < 2 * QUICK.output_bytes
    assert "left out: it is over 2,000 bytes" in told
    assert late.outcomes["estimate"].status == "ok"


def test_the_same_notebook_and_seed_give_the_same_facts(tmp_path):
    cells = (
        "import random, numpy as np",
        (
            "estimate",
            "calories_5g = random.random() + np.random.rand() + hash('x') % 97",
        ),
    )
    results = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        results.append(go(tmp_path / name, *cells, tasks=["estimate"]))
    facts = [
        sorted((p.name, p.read_bytes()) for p in r.evidence["estimate"].iterdir())
        for r in results
    ]
    assert facts[0] == facts[1]
    assert results[0].outcomes == results[1].outcomes


def test_without_a_sandbox_the_run_gives_the_same_outcomes(tmp_path, plain):
    result = go(
        tmp_path,
        ("neuron", RIGHT["neuron"]),
        ("estimate", "def helper():\n    return 1 / 0\n\nhelper()"),
        tasks=("neuron", "estimate"),
        sandbox="none",
    )
    for task in ("neuron", "estimate"):
        assert result.outcomes[task] == plain.outcomes[task]


def test_the_stub_and_a_lost_cell_say_so_and_the_install_cell_is_not_run(tmp_path):
    rebuilt = Rebuilt(
        notebook(
            "installed = True",
            ("neuron", "raise NotImplementedError"),
            ("estimate", "..."),
            ("line", "w_fit = installed"),
        ),
        untouched=frozenset({"neuron"}),
        missing=frozenset({"estimate"}),
    )
    rebuilt.notebook.cells[1].metadata["tags"] = ["install"]
    before = rebuilt.notebook.cells[1].copy()
    result = run(
        rebuilt,
        assignment("neuron", "estimate", "line"),
        seed=SEED,
        limits=QUICK,
        sandbox=BEST,
        workdir=tmp_path,
    )
    assert result.outcomes["neuron"].status == "untouched"
    assert result.outcomes["estimate"].status == "missing"
    assert result.outcomes["line"].error == "NameError"
    assert rebuilt.notebook.cells[1] == before


def test_memory_beyond_the_limit_ends_the_cell_with_the_reason(tmp_path):
    limits = Limits(memory_bytes=300_000_000)
    result = go(
        tmp_path,
        ("estimate", "import time\ntable = bytearray(600_000_000)\ntime.sleep(60)"),
        tasks=["estimate"],
        limits=limits,
    )
    assert result.outcomes["estimate"] == CellOutcome(
        "died", text="it used more than 286 MB of memory"
    )


def test_a_cell_that_fills_its_room_with_files_costs_only_its_task(tmp_path):
    fills = """
from pathlib import Path
try:
    for number in range(30_000):
        Path(f"/tmp/{number}").touch()
except OSError as error:
    print(error)
calories_5g = 102.5
"""
    result = go(
        tmp_path,
        ("estimate", fills),
        ("line", "w_fit, b_fit = 2.5356, 89.158"),
        tasks=("estimate", "line"),
    )
    assert result.failure == ""
    assert statuses(result)["line"] is Status.CORRECT
    # Where what is asked lies in the same room, there is none left for the answer.
    if result.outcomes["estimate"].status == "died":
        assert "its files left no room" in result.outcomes["estimate"].text
    assert statuses(result)["estimate"] is not Status.NOT_JUDGED


def test_when_the_notebooks_time_is_over_the_rest_is_told_so(tmp_path):
    limits = Limits(cell_seconds=1, notebook_seconds=1.5, grace_seconds=1)
    result = go(
        tmp_path,
        "while True: pass",
        "while True: pass",
        ("estimate", "calories_5g = 102.5"),
        tasks=["estimate"],
        limits=limits,
    )
    outcome = result.outcomes["estimate"]
    assert outcome.status == "timeout"
    assert "1.5 s for the whole notebook were over" in outcome.text


def test_a_task_may_have_more_time_than_the_others(tmp_path):
    limits = Limits(cell_seconds=0.5, task_seconds={"estimate": 20})
    result = go(
        tmp_path,
        ("estimate", "import time; time.sleep(1); calories_5g = 102.5"),
        tasks=["estimate"],
        limits=limits,
    )
    assert result.outcomes["estimate"] == CellOutcome()


@pytest.mark.skipif(
    BEST not in WARM_WALLS, reason=f"{BEST} starts kernels anew: `autograder doctor`"
)
def test_a_kernel_that_cannot_start_is_our_failure(tmp_path, monkeypatch):
    monkeypatch.setattr("autograder.sandbox.warm.LOADED", ("no_such_module",))
    result = go(tmp_path, ("estimate", "calories_5g = 102.5"), tasks=["estimate"])
    assert result.failure == (
        "the kernel did not start: the zygote did not start: "
        "ModuleNotFoundError: No module named 'no_such_module'"
    )
    assert result.outcomes["estimate"].status == "not_run"
    assert statuses(result)["estimate"] is Status.NOT_JUDGED


def test_a_restart_that_fails_leaves_what_was_judged_before(tmp_path, monkeypatch):
    starts = []
    start = Session.start

    async def only_once(self, cells):
        starts.append(self)
        if len(starts) > 1:
            raise KernelError("the kernel did not start: no space left")
        await start(self, cells)

    monkeypatch.setattr(Session, "start", only_once)
    result = go(
        tmp_path,
        ("neuron", RIGHT["neuron"]),
        ("estimate", "import os; os._exit(1)"),
        ("line", "w_fit, b_fit = 2.5356, 89.158"),
        tasks=("neuron", "estimate", "line"),
    )
    assert statuses(result) == {
        "neuron": Status.CORRECT,
        "estimate": Status.RAISED,
        "line": Status.NOT_JUDGED,
    }


def test_no_process_and_no_folder_is_left_behind(plain, hostile, late):
    children = psutil.Process().children(recursive=True)
    assert [c for c in children if c.name() == "bwrap"] == []
    assert len(list(Path("/proc/self/fd").iterdir())) < 100


def test_probed_facts_are_taken_out_of_the_learners_reach(tmp_path):
    source, target = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    (source / "evidence.json").write_text("{}")
    np.save(source / "0.npy", np.ones(3))
    (source / "run.sh").write_text("other names stay behind")
    assert take_facts(source, target)
    assert sorted(p.name for p in target.iterdir()) == ["0.npy", "evidence.json"]


def test_a_link_in_place_of_the_folder_is_not_followed(tmp_path):
    elsewhere, source = tmp_path / "elsewhere", tmp_path / "in"
    elsewhere.mkdir()
    (elsewhere / "evidence.json").write_text("{}")
    source.symlink_to(elsewhere)
    assert not take_facts(source, tmp_path / "out")


@pytest.mark.parametrize("kind", ["link", "pipe", "folder", "large", "none"])
def test_odd_files_are_not_taken_for_facts(tmp_path, monkeypatch, kind):
    source, target = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    (source / "evidence.json").write_text("{}")
    odd = source / "0.npy"
    if kind == "link":
        odd.symlink_to("/etc/passwd")
    elif kind == "pipe":
        os.mkfifo(odd)
    elif kind == "folder":
        odd.mkdir()
    elif kind == "large":
        monkeypatch.setattr("autograder.run_facts.MAX_BYTES", 100)
        odd.write_bytes(bytes(200))
    else:
        (source / "evidence.json").unlink()
    assert not take_facts(source, target)
    assert not target.exists()


def test_a_replay_that_dies_leaves_the_guilty_cell_out(tmp_path):
    # Without a sandbox a file tells the second kernel that there was a first.
    guilty = f"""
import os, pathlib
seen = pathlib.Path({str(tmp_path / "seen")!r})
if seen.exists():
    os._exit(1)
seen.touch()
"""
    result = go(
        tmp_path,
        "before = 102.5",
        guilty,
        ("neuron", "os._exit(1)"),
        ("estimate", "calories_5g = before"),
        tasks=("neuron", "estimate"),
        sandbox="none",
    )
    assert result.outcomes["neuron"].status == "died"
    assert result.outcomes["estimate"] == CellOutcome()
    assert statuses(result)["estimate"] is Status.CORRECT
