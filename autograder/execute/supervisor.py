"""The wall limit of a job, held by a thread that waits for nothing else.

A kernel can send so much that the event loop never comes to look at a clock, and what
blocks the loop's thread blocks each of its timeouts. So the job has a thread of its
own, and the worker that was given the job supervises it.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from autograder.stopping import stop_all

LOOK_SECONDS = 0.2  # between two looks at the clock
# What a request may take beyond its own limit, before its kernel is killed: the last
# outputs are waited for, and the machine may be busy.
SPARE_SECONDS = 8.0
END_SECONDS = 10.0  # for a job to end whose kernel was killed


class _Job(threading.Thread):
    """The thread of a job; one that was given up does not hold up the grader's end."""

    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__(name="job", daemon=True)
        self._work = work
        self.raised: BaseException | None = None
        # Not `join`: a Ctrl-C during that makes it take the thread for ended.
        self.ended = threading.Event()

    def run(self) -> None:
        try:
            self._work()
        except BaseException as error:  # noqa: BLE001 - raised by the supervisor
            self.raised = error
        finally:
            self.ended.set()


class Supervisor:
    """Kills a job's kernel when it is over its time, whatever the job's thread does.

    Attributes:
        has_killed: whether the request that ended last was ended by that.
    """

    def __init__(self) -> None:
        self.has_killed = False
        self._kill: Callable[[], None] | None = None
        self._over = math.inf

    def watch(self, kill: Callable[[], None] | None) -> None:
        """Settle how the kernel that runs now is killed; None if there is none."""
        self._kill = kill

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Kill the kernel if the block takes longer, in seconds."""
        self.has_killed = False
        self._over = time.monotonic() + seconds + SPARE_SECONDS
        try:
            yield
        finally:
            self._over = math.inf

    def run(self, work: Callable[[], None], seconds: float) -> bool:
        """Do a job in a thread of its own.

        Args:
            work: the job.
            seconds: after which its kernel is killed; if it does not end by that
                within `END_SECONDS`, it is given up.

        Returns:
            Whether it ended.

        Raises:
            BaseException: what the job raised.
        """
        job = _Job(work)
        job.start()
        over = time.monotonic() + seconds
        try:
            while time.monotonic() < over + END_SECONDS:
                if job.ended.wait(LOOK_SECONDS):
                    break
                if time.monotonic() > min(over, self._over):
                    self.has_killed = True
                    self._kill_now()
        except BaseException:
            # Ctrl-C, where this is the main thread: the job clears up and ends.
            stop_all()
            job.ended.wait(END_SECONDS)
            self._kill_now()
            raise
        if job.raised is not None:
            raise job.raised
        return job.ended.is_set()

    def _kill_now(self) -> None:
        if (kill := self._kill) is not None:
            kill()
