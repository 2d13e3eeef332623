"""One notebook from the file to its verdicts: a job that any worker can do."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from autograder import evidence_archive as kept
from autograder.collect import collect
from autograder.execute import notebook as run
from autograder.judge import client as judge
from autograder.model import Assignment, Collected, Rebuilt, Timing
from autograder.rebuild import rebuild
from neurons.checks.model import Verdict

LONGEST_ANSWER = 4000  # characters of an answer that a feedback page shows


@dataclass(frozen=True, slots=True)
class Stages:
    """The four stages, as functions; a test may put others in their place."""

    collect: Callable[..., Collected] = collect
    rebuild: Callable[..., Rebuilt] = rebuild
    run: Callable[..., Any] = run.run
    judge: Callable[..., list[Verdict]] = judge.judge


@dataclass(frozen=True, slots=True)
class Job:
    """All that a worker needs to know of one notebook; plain data.

    Attributes:
        student: the learner, for what is told of the job.
        assignment: the assignment with its tasks.
        release: its release notebook.
        submitted: the file as it was handed in.
        digest: the file's SHA-256.
        seed: seed of this notebook's probes.
        limits: what the learner's code may use; the defaults if None.
        sandbox: one of `SandboxKind`.
    """

    student: str
    assignment: Assignment
    release: NotebookNode
    submitted: bytes
    digest: str
    seed: int
    limits: Any
    sandbox: str


@dataclass(frozen=True, slots=True)
class JobResult:
    """What became of a job; plain data.

    Attributes:
        verdicts: one for each task, in the notebook's order.
        seconds: wall time in seconds of each task's cell and probe.
        repairs: what had to be mended.
        answers: the text of each solution cell.
        notebook: the notebook as it was run.
        evidence: the facts, packed.
        spent: where the time went.
    """

    verdicts: tuple[Verdict, ...]
    seconds: dict[str, float]
    repairs: tuple[str, ...]
    answers: dict[str, str]
    notebook: NotebookNode
    evidence: bytes
    spent: tuple[Timing, ...]


def do(job: Job, stages: Stages) -> JobResult:
    """Rebuild, run, probe and judge one notebook.

    Raises:
        ValueError: the judge gave other verdicts than were asked for.
    """
    began = time.monotonic()
    rebuilt = stages.rebuild(nbformat.from_dict(job.release), job.submitted)
    spent = [Timing("rebuild", time.monotonic() - began)]
    with tempfile.TemporaryDirectory(prefix="autograder-") as workdir:
        result = stages.run(
            rebuilt,
            job.assignment,
            seed=job.seed,
            limits=job.limits,
            sandbox=job.sandbox,
            workdir=Path(workdir),
        )
        began = time.monotonic()
        verdicts = stages.judge(result, job.assignment, job.seed)
        spent.append(Timing("judge", time.monotonic() - began))
        evidence = kept.pack(result, job.digest)
    _complete(verdicts, job.assignment)
    return JobResult(
        verdicts=tuple(verdicts),
        seconds=dict(result.seconds),
        repairs=tuple(rebuilt.repairs),
        answers=_answers(rebuilt.notebook, job.assignment),
        notebook=result.notebook or rebuilt.notebook,
        evidence=evidence,
        spent=(*spent[:1], *result.spent, *spent[1:]),
    )


def _complete(verdicts: list[Verdict], assignment: Assignment) -> None:
    judged, asked = [v.task for v in verdicts], [task.id for task in assignment.tasks]
    if judged != asked:
        raise ValueError(f"verdicts for {judged} where {asked} were asked")


def _answers(notebook: NotebookNode, assignment: Assignment) -> dict[str, str]:
    tasks = {task.id for task in assignment.tasks}
    answers = {}
    for cell in notebook.cells:
        task = cell.metadata.get("nbgrader", {}).get("grade_id")
        if task in tasks:
            cut = "\n…" if len(cell.source) > LONGEST_ANSWER else ""
            answers[task] = cell.source[:LONGEST_ANSWER] + cut
    return answers
