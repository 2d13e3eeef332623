"""Have the facts judged, in a process that never sees a learner's code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autograder.seeds import task_seed
from neurons.checks.outcome import CellOutcome
from neurons.checks.verdict import Status, Verdict

if TYPE_CHECKING:  # the judging process needs no notebooks
    from autograder.types import Assignment, RunResult, TaskCell

JUDGE_SECONDS = 120
JUDGE_BYTES = 4 * 1024**3
NOT_JUDGED = (
    "This task could not be judged; that is our failure, not yours.\n"
    "It does not count as wrong.\n"
    "What happened: {reason}.\n"
    "Next: tell your instructor; grading can be repeated."
)


def judge(run_result: RunResult, assignment: Assignment, seed: int) -> list[Verdict]:
    """The verdict on every task of a notebook, in the notebook's order.

    Args:
        run_result: outcomes and facts of the run.
        assignment: its tasks.
        seed: the notebook's seed, from which each task's probes got theirs.

    Returns:
        One verdict per task; `not_judged` where the judge failed.
    """
    if run_result.failure:
        return [_not_judged(task, run_result.failure) for task in assignment.tasks]
    said, failure = _ask(_job(run_result, assignment, seed))
    verdicts = []
    for task in assignment.tasks:
        verdict = _read(said.get(task.id), task, failure)
        note = run_result.notes.get(task.id, "")
        if note and verdict.status is not Status.NOT_JUDGED:
            verdict = replace(verdict, message=f"{verdict.message} ({note})")
        verdicts.append(verdict)
    return verdicts


def _job(run_result: RunResult, assignment: Assignment, seed: int) -> str:
    tasks = []
    for task in assignment.tasks:
        folder = run_result.evidence.get(task.id)
        outcome = run_result.outcomes.get(task.id, CellOutcome("not_run"))
        tasks.append(
            {
                "task": task.id,
                "folder": None if folder is None else str(folder),
                "outcome": outcome.to_dict(),
                "seed": task_seed(seed, task.id),
            }
        )
    return json.dumps({"tasks": tasks})


def _ask(job: str) -> tuple[dict[str, Any], str]:
    """What the judge said of each task, and what went wrong, if anything did."""
    root = str(Path(__file__).resolve().parent.parent)
    paths = [root, os.environ.get("PYTHONPATH", "")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
    failure = ""
    try:
        done = subprocess.run(
            [sys.executable, "-m", "autograder.judge"],
            input=job.encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            timeout=JUDGE_SECONDS,
        )
        output = done.stdout
        if done.returncode:
            failure = f"the judge ended with code {done.returncode}"
    except subprocess.TimeoutExpired as expired:
        output = expired.stdout or b""
        failure = f"the judge took longer than {JUDGE_SECONDS} s"
    return _lines(output), failure or "the judge gave no proper verdict"


def _lines(output: bytes) -> dict[str, Any]:
    said = {}
    for line in output.decode(errors="replace").splitlines():
        try:
            record = json.loads(line)
            said[str(record["task"])] = record
        except (ValueError, KeyError, TypeError, RecursionError):
            continue  # the task stays without a verdict, and is told so
    return said


def _read(record: Any, task: TaskCell, failure: str) -> Verdict:
    if not isinstance(record, dict):
        return _not_judged(task, failure)
    if "failure" in record:
        return _not_judged(task, str(record["failure"]))
    try:
        verdict = Verdict.from_dict(record)
    except (ValueError, TypeError):
        return _not_judged(task, "the judge gave no proper verdict")
    if verdict.max_points != task.points:
        reason = (
            f"the check counts {verdict.max_points:g} points "
            f"and the notebook {task.points:g}"
        )
        return _not_judged(task, reason)
    return verdict


def _not_judged(task: TaskCell, reason: str) -> Verdict:
    message = NOT_JUDGED.format(reason=reason.rstrip(". "))
    return Verdict(task.id, Status.NOT_JUDGED, 0.0, task.points, message)


def main() -> None:
    """Judge the job on standard input; write a line for every task as it is done."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (JUDGE_BYTES, JUDGE_BYTES))
    # Verdicts alone go out: whatever is printed on the way does not.
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as out:
        os.dup2(2, 1)
        job = json.load(sys.stdin)
        from neurons.checks.judging import judge as judge_task

        for entry in job["tasks"]:
            try:
                outcome = CellOutcome.from_dict(entry["outcome"])
                verdict = judge_task(
                    entry["task"], entry["folder"], outcome, entry["seed"]
                )
                record = verdict.to_dict()
            # A fault in one task's check must not cost the others.
            except Exception as error:  # noqa: BLE001
                name = type(error).__name__
                record = {
                    "task": entry["task"],
                    "failure": f"the check of this task failed with {name}",
                }
            out.write(json.dumps(record) + "\n")
            out.flush()


if __name__ == "__main__":
    main()
