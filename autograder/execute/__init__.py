"""A rebuilt notebook comes in, with the job that says its tasks, limits and sandbox.

How each task's cell ended goes out, the facts that were probed of its answer, as plain
files, and the notebook with its outputs. It must never run a learner's code in this
process, judge an answer, or trust what a learner's process wrote.
"""

from __future__ import annotations

from pathlib import Path

from autograder.execute.notebook import Walk
from autograder.model import Job, Rebuilt, RunResult
from autograder.sandbox import Limits
from autograder.stopping import run_stoppable

__all__ = ["execute"]


def execute(rebuilt: Rebuilt, job: Job, folder: Path) -> RunResult:
    """Run the learner's cells in order and collect the facts of every task.

    Args:
        rebuilt: the notebook to run; it is not changed.
        job: its tasks, the seed of the probes and of the kernel's random generators,
            what the notebook may use, and one of `SandboxKind`.
        folder: existing folder; the facts are left in its folder `evidence`.

    Returns:
        An outcome for every task; `failure` says so if no kernel could be started.

    Raises:
        ValueError: there is no such sandbox.
    """
    walk = Walk(rebuilt, job, job.limits or Limits(), folder)
    ended = walk.supervisor.run(lambda: run_stoppable(walk.go()), walk.most_seconds)
    return walk.result if ended else walk.given_up()
