"""The judge: a process that has loaded every check, and forks for each notebook.

Loading the checks takes longer than judging. A forked process shares nothing with the
next one, so what a notebook's facts do to it ends with it.

`python -m autograder.judge.server SOCKET GRADER`: a job (JSON) on a connection to the
socket (the number of a handle that listens) is answered by an empty line when it is
begun, and a line for every task. It ends with the process GRADER.
"""

import contextlib
import gc
import json
import os
import resource
import shutil
import signal
import socket
import socketserver
import sys
from io import BufferedIOBase
from pathlib import Path

from autograder.judge.request import Request

BYTES = 4 * 1024**3
MOST_AT_ONCE = 1000


def answer(request: Request, out: BufferedIOBase) -> None:
    """Judge what is asked; write a line for every task as it is done.

    Args:
        request: the tasks.
        out: takes the verdicts as JSON, a line each.
    """
    from neurons.checks.judges import judge as judge_task
    from neurons.checks.model import CellOutcome

    for entry in request["tasks"]:
        try:
            outcome = CellOutcome.from_dict(entry["outcome"])
            verdict = judge_task(entry["task"], entry["folder"], outcome, entry["seed"])
            record = verdict.to_dict()
        # A fault in one task's check must not cost the others.
        except Exception as error:  # noqa: BLE001
            name = type(error).__name__
            record = {
                "task": entry["task"],
                "failure": f"the check of this task failed with {name}",
            }
        out.write(json.dumps(record).encode() + b"\n")
        out.flush()


class Handler(socketserver.StreamRequestHandler):
    """Judges the job of one connection, in the process that was forked for it."""

    def handle(self) -> None:
        """Say that this process begins, read the job to its end and answer."""
        self.wfile.write(b"\n")
        resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
        request: Request = json.loads(self.rfile.read())
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, request["seconds"])
        with contextlib.suppress(BrokenPipeError):
            answer(request, self.wfile)


class Server(socketserver.ForkingMixIn, socketserver.UnixStreamServer):
    """Forks for each job, and goes with the grader."""

    max_children = MOST_AT_ONCE

    def __init__(self, listening: socket.socket, grader: int) -> None:
        address = str(listening.getsockname())
        super().__init__(address, Handler, bind_and_activate=False)
        self.socket.close()
        self.socket = listening
        self._folder = Path(address).parent
        self._grader = grader

    def service_actions(self) -> None:
        """Let go of processes that ended; end with the grader."""
        super().service_actions()
        if os.getppid() != self._grader:
            shutil.rmtree(self._folder, ignore_errors=True)
            os._exit(0)

    def handle_error(self, *_: object) -> None:
        """Say nothing: a connection that ends too early says it."""


def load() -> None:
    """Load what judging needs, so that no forked process has to."""
    import neurons.datasets  # noqa: F401
    from neurons.checks.catalogue import NAMES
    from neurons.checks.judges import find_judge

    for task in NAMES:
        with contextlib.suppress(Exception):  # its own request says so
            find_judge(task)
    gc.collect()
    gc.freeze()


def main() -> None:
    """Load and serve."""
    listening, grader = socket.socket(fileno=int(sys.argv[1])), int(sys.argv[2])
    load()
    Server(listening, grader).serve_forever()


if __name__ == "__main__":
    main()
