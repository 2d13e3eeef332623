"""Signal a command as a terminal or a program does it, and see what is left."""

import contextlib
import ctypes
import os
import pty
import shutil
import signal
import subprocess
import sys
import tempfile
import termios
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 5.0  # in which a command ends after a signal
PR_SET_CHILD_SUBREAPER = 36
HOW = {
    "Ctrl-C for the command": lambda pid: os.kill(pid, signal.SIGINT),
    "Ctrl-C for its group": lambda pid: os.killpg(pid, signal.SIGINT),
    "SIGTERM for the command": lambda pid: os.kill(pid, signal.SIGTERM),
    "SIGTERM for its group": lambda pid: os.killpg(pid, signal.SIGTERM),
}


def allowed_seconds():
    """The limit, and more where others keep this machine's processors busy."""
    busy = os.getloadavg()[0] / len(os.sched_getaffinity(0))
    return SECONDS * max(1.0, busy)


@dataclass(frozen=True)
class End:
    """How a command ended.

    Attributes:
        code: its exit code.
        seconds: how long it took after the signal; None if it had ended before.
        output: what it wrote to stdout, or to its terminal.
        errors: what it wrote to stderr.
        left: command lines of processes that it left.
        temporary: names that it left in the folder for temporary files.
    """

    code: int
    seconds: float | None
    output: str
    errors: str
    left: list[str]
    temporary: list[str]


class Signaled:
    """Runs commands and signals them; every process that they leave becomes its own."""

    def __init__(self):
        # Short, since sockets lie below it.
        self.temporary = Path(tempfile.mkdtemp(prefix="sig-", dir="/tmp"))

    def __enter__(self):
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        return self

    def __exit__(self, *_):
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0)
        shutil.rmtree(self.temporary, ignore_errors=True)

    def run(self, command, seconds=None, how=(), *, cwd=ROOT, pause=0.5):
        """Run a command; send it signals so many seconds after its first line of code.

        Args:
            command: the command line.
            seconds: when to signal; never if None.
            how: functions of `HOW`, one for each signal.
            cwd: its current folder.
            pause: seconds between two signals.
        """
        self._before = self._children()
        process = subprocess.Popen(
            [*map(str, command)],
            env=self.environment,
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            # Tests that run in the background have Ctrl-C ignored, and pass that on.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
        sent = None
        with ThreadPoolExecutor(1) as pool:
            said = pool.submit(process.communicate)
            if seconds is not None:
                wait_until_supervised(process)
                time.sleep(seconds)
            for one in how:
                if sent is not None:
                    time.sleep(pause)
                if process.poll() is None:
                    sent = sent or time.monotonic()
                    one(process.pid)
            code = process.wait(600)
            took = None if sent is None else time.monotonic() - sent
            left = self.left()
        return End(code, took, *said.result(), left, self.names())

    @property
    def environment(self):
        paths = f"{ROOT / 'tests'}{os.pathsep}{ROOT}"
        return os.environ | {
            "PYTHONPATH": paths,
            "COLUMNS": "120",
            "TMPDIR": str(self.temporary),
        }

    def in_terminal(self, command, started, *, cwd=ROOT):
        """Run a command in a terminal, and type Ctrl-C there.

        Args:
            command: the command line.
            started: whether to type it, given what the command has written so far.
            cwd: its current folder.
        """
        self._before = self._children()
        pid, terminal = pty.fork()
        if pid == 0:
            os.chdir(cwd)
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            command = [*map(str, command)]
            os.execve(command[0], command, self.environment)
        settings = termios.tcgetattr(terminal)
        output, sent = b"", None
        # Linux says with an error that nobody has the terminal open any more.
        with contextlib.suppress(OSError):
            while more := os.read(terminal, 4096):
                output += more
                if sent is None and started(output):
                    sent = time.monotonic()
                    os.write(terminal, b"\x03")
        took = None if sent is None else time.monotonic() - sent
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        same = termios.tcgetattr(terminal) == settings
        os.close(terminal)
        errors = "" if same else "the terminal's settings have changed"
        said = output.decode(errors="replace")
        return End(code, took, said, errors, self.left(), self.names())

    def left(self):
        """Command lines of the processes that the last command left."""
        lines = []
        for one in self._children() - self._before:
            with contextlib.suppress(psutil.NoSuchProcess):
                if one.status() != psutil.STATUS_ZOMBIE:
                    lines.append(" ".join(one.cmdline()))
        return lines

    def names(self):
        """Names in the folder for temporary files."""
        return sorted(path.name for path in self.temporary.iterdir())

    @staticmethod
    def _children():
        return set(psutil.Process().children(recursive=True))


def wait_until_supervised(process):
    """Wait for the first line of our own: before, Ctrl-C is Python's to handle."""
    status = Path(f"/proc/{process.pid}/status")
    # What the supervisor waits for does not count as blocked meanwhile; this does.
    bit = 1 << (signal.SIGTTOU - 1)
    while process.poll() is None:
        found = dict(line.split(":\t", 1) for line in status.read_text().splitlines())
        if int(found.get("SigBlk", "0"), 16) & bit:
            return
        time.sleep(0.005)


def python(*arguments):
    """The command line of this Python."""
    return [sys.executable, *arguments]
