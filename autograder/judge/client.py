"""Have the facts judged, by a process that never sees a learner's code."""

import atexit
import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

from autograder.files import socket_folder
from autograder.judge.request import Request, TaskRequest
from autograder.model import Assignment, RunResult, TaskCell
from autograder.seeds import task_seed
from neurons.checks.model import CellOutcome, CellStatus, Status, Verdict

JUDGE_SECONDS = 120
# The judge ends itself later: the grader says first that it is late.
SPARE_SECONDS = 5
# Until a judge begins with a job: while it loads its checks, and afterward.
START_SECONDS, ANSWER_SECONDS = 120, 30
END_SECONDS = 5
SHORTEST_SECONDS = 0.001
TRIES = 2  # of judges, before a job is given up
MOST_AT_ONCE = 1 << 16  # bytes of an answer
PROGRAM = ("-m", "autograder.judge.server")
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
    said, failure = _ask(_request(run_result, assignment, seed))
    verdicts = []
    for task in assignment.tasks:
        verdict = _read(said.get(task.id), task, failure)
        note = run_result.notes.get(task.id, "")
        if note and verdict.status is not Status.NOT_JUDGED:
            verdict = replace(verdict, message=f"{verdict.message} ({note})")
        verdicts.append(verdict)
    return verdicts


def _request(run_result: RunResult, assignment: Assignment, seed: int) -> Request:
    tasks: list[TaskRequest] = []
    for task in assignment.tasks:
        folder = run_result.evidence.get(task.id)
        outcome = run_result.outcomes.get(task.id, CellOutcome(CellStatus.NOT_RUN))
        tasks.append(
            {
                "task": task.id,
                "folder": None if folder is None else str(folder),
                "outcome": outcome.to_dict(),
                "seed": task_seed(seed, task.id),
            }
        )
    return {"tasks": tasks, "seconds": JUDGE_SECONDS + SPARE_SECONDS}


def _ask(request: Request) -> tuple[dict[str, object], str]:
    """What the judge said of each task, and what went wrong, if anything did."""
    output, failure = b"", ""
    for _ in range(TRIES):
        process = _living_judge()
        try:
            with process.connected() as line:
                output, failure = _answer(line, request)
        except TimeoutError:
            failure = "the judge did not begin"
        except OSError as error:
            failure = f"the judge is gone ({error})"
        if output and process.lives():
            process.has_answered = True
            break
        # It is gone, or stopped: no other job must wait for it.
        process.end()
    return _lines(output), failure


def _answer(line: socket.socket, request: Request) -> tuple[bytes, str]:
    """What comes on a connection, and what is to be said of a task without a line.

    Raises:
        OSError: the judge is gone, or does not begin in time.
    """
    line.sendall(json.dumps(request).encode())
    line.shutdown(socket.SHUT_WR)
    output = line.recv(MOST_AT_ONCE)
    over = time.monotonic() + JUDGE_SECONDS
    more = output
    with contextlib.suppress(ConnectionError):
        while more:
            left = over - time.monotonic()
            line.settimeout(max(left, SHORTEST_SECONDS))
            try:
                more = line.recv(MOST_AT_ONCE)
            except TimeoutError:
                left = 0
            if left <= 0:
                return output, f"the judge took longer than {JUDGE_SECONDS} s"
            output += more
    return output, "the judge ended without a verdict"


def _lines(output: bytes) -> dict[str, object]:
    said: dict[str, object] = {}
    for line in output.decode(errors="replace").splitlines():
        try:
            record = json.loads(line)
            said[str(record["task"])] = record
        except (ValueError, KeyError, TypeError, RecursionError):
            continue  # the task stays without a verdict, and its message says so
    return said


def _read(record: object, task: TaskCell, failure: str) -> Verdict:
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


class _Judge:
    """The judge's process, and the socket that it listens to.

    Attributes:
        has_answered: whether it has loaded its checks.
    """

    def __init__(self) -> None:
        self.has_answered = False
        self._folder = socket_folder("judge-")
        self._address = str(self._folder / "s")
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listening:
            listening.bind(self._address)
            # A request before it has loaded its checks waits.
            listening.listen(socket.SOMAXCONN)
            root = str(Path(__file__).resolve().parents[2])
            paths = filter(None, [root, os.environ.get("PYTHONPATH")])
            # A fork would lose threads of a library for linear algebra.
            more = {"PYTHONPATH": os.pathsep.join(paths), "OPENBLAS_NUM_THREADS": "1"}
            self._process = subprocess.Popen(
                [sys.executable, *PROGRAM, str(listening.fileno()), str(os.getpid())],
                env={**os.environ, **more},
                pass_fds=[listening.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                # Ctrl-C is the grader's to handle.
                start_new_session=True,
            )

    def lives(self) -> bool:
        """Whether it can be asked."""
        return self._process.poll() is None

    def connected(self) -> socket.socket:
        """A connection to it, on which nothing waits longer than it may take.

        Raises:
            OSError: it is gone.
        """
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(ANSWER_SECONDS if self.has_answered else START_SECONDS)
        try:
            line.connect(self._address)
        except OSError:
            line.close()
            raise
        return line

    def end(self) -> None:
        """End it, and what it forked."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(END_SECONDS)
        shutil.rmtree(self._folder, ignore_errors=True)


_judges: dict[int, _Judge] = {}
_lock = threading.Lock()


def start_judge() -> None:
    """Start the judge, so that its first job need not wait for it."""
    _living_judge()


def _living_judge() -> _Judge:
    """The judge; a new one is started if the last is gone."""
    with _lock:
        known = _judges.get(os.getpid())
        if known is None or not known.lives():
            if known is not None:
                known.end()
            known = _judges[os.getpid()] = _Judge()
        return known


@atexit.register
def end_judge() -> None:
    """End the judge of this process."""
    with _lock:
        if judge_process := _judges.pop(os.getpid(), None):
            judge_process.end()
