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

LOOK_SECONDS = 0.2  # between two looks at the clock
# What a request may take beyond its own limit, before its kernel is killed: the last
# outputs are waited for, and the machine may be busy.
SPARE_SECONDS = 8.0
END_SECONDS = 10.0  # for a job to end whose kernel was killed


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
        raised: list[BaseException] = []

        def job() -> None:
            try:
                work()
            except BaseException as error:  # noqa: BLE001 - raised below
                raised.append(error)

        # A daemon: a job that was given up must not hold up the end of the grader.
        thread = threading.Thread(target=job, name="job", daemon=True)
        over = time.monotonic() + seconds
        thread.start()
        try:
            while thread.is_alive() and time.monotonic() < over + END_SECONDS:
                thread.join(LOOK_SECONDS)
                if time.monotonic() > min(over, self._over):
                    self.has_killed = True
                    self._kill_now()
        except BaseException:
            # Ctrl-C, where this is the main thread.
            self._kill_now()
            thread.join(END_SECONDS)
            raise
        if raised:
            raise raised[0]
        return not thread.is_alive()

    def _kill_now(self) -> None:
        if (kill := self._kill) is not None:
            kill()
