"""One notebook of the first exercise's tasks, run in a sandbox and judged."""

from collections.abc import Sequence
from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from autograder.execute import execute
from autograder.judge import judge
from autograder.model import Assignment, Job, Rebuilt, RunResult, TaskCell
from autograder.sandbox import Limits, SandboxKind, detect_sandboxes
from neurons.checks.model import Status, Verdict

SLUG = "01-single-neuron"
POINTS = {"neuron": 3, "estimate": 1, "line": 4, "surprise": 2}
SEED = 11
RIGHT = {
    "neuron": "import numpy as np\ndef neuron(x, w, b):\n"
    "    return w * np.asarray(x) + b",
    "estimate": "calories_5g = neuron(5, 2.5, 90)",
    "line": "w_fit, b_fit = 2.5356, 89.158",
}
QUICK = Limits(
    cell_cpu_seconds=2,
    probe_cpu_seconds=2,
    idle_seconds=3,
    grace_wall_seconds=4,  # a busy machine needs more than one for a traceback
    output_bytes=2000,
    processes=64,
)
SANDBOXES = [
    str(one.kind)
    for one in detect_sandboxes()
    if one.works and one.kind != SandboxKind.NONE
]
BEST = next(iter(SANDBOXES), str(SandboxKind.NONE))
Cell = str | tuple[str, str]


def assignment(*tasks: str) -> Assignment:
    """An assignment with these of the exercise's tasks."""
    cells = tuple(TaskCell(task, POINTS[task]) for task in tasks)
    return Assignment(SLUG, Path("single-neuron.ipynb"), cells)


def notebook(*cells: Cell) -> NotebookNode:
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


def go(
    folder: Path,
    *cells: Cell,
    tasks: Sequence[str] = tuple(POINTS),
    sandbox: str = BEST,
    limits: Limits = QUICK,
) -> RunResult:
    """Run a notebook of these cells, as the answer to an assignment of these tasks."""
    job = job_of(*tasks, sandbox=sandbox, limits=limits)
    return execute(Rebuilt(notebook(*cells)), job, folder)


def job_of(*tasks: str, sandbox: str = BEST, limits: Limits = QUICK) -> Job:
    """A job with these tasks; what it was submitted with is nothing."""
    return Job(
        student="ada",
        assignment=assignment(*tasks),
        release=NotebookNode(),
        submitted=b"",
        digest="",
        seed=SEED,
        limits=limits,
        sandbox=sandbox,
    )


def grade(
    folder: Path, sandbox: str, cells: Sequence[Cell], limits: Limits
) -> tuple[RunResult, list[Verdict]]:
    """Run a notebook with some tasks in a folder of its own, and judge these."""
    folder.mkdir()
    tasks = [cell[0] for cell in cells if not isinstance(cell, str)]
    result = go(folder, *cells, tasks=tasks, sandbox=sandbox, limits=limits)
    return result, judged(result)


def judged(result: RunResult) -> list[Verdict]:
    """The verdicts of a run, in the order of its tasks."""
    return judge(result, assignment(*result.outcomes), SEED)


def statuses(result: RunResult) -> dict[str, Status]:
    """The status of each task of a run."""
    return {verdict.task: verdict.status for verdict in judged(result)}


def texts(result: RunResult) -> list[str]:
    """What each code cell of a run printed."""
    return [
        "".join(out.get("text", "") for out in cell.outputs)
        for cell in result.notebook.cells
        if cell.cell_type == "code"
    ]
