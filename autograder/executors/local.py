"""The workers of this machine: threads, each of which drives one kernel at a time."""

from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Self

from autograder.executors.executor import Work
from autograder.model import Job, JobResult
from autograder.stopping import stop_all

STOP_SECONDS = 0.2  # between two looks at what has not stopped yet


class LocalExecutor:
    """A pool of threads that can be stopped while they work."""

    def __init__(self, size: int, sandbox: str) -> None:
        """Settle how many notebooks run at once.

        Args:
            size: number of workers, at least 1.
            sandbox: one of `SandboxKind`.
        """
        self.size, self.sandbox = size, sandbox
        self._running: set[Future[JobResult]] = set()

    def __enter__(self) -> Self:
        self._pool = ThreadPoolExecutor(self.size, thread_name_prefix="grader")
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        self._pool.shutdown()

    def submit(self, work: Work, job: Job) -> Future[JobResult]:
        """Have a job done by the next thread that is free."""
        future = self._pool.submit(work, job)
        self._running.add(future)
        future.add_done_callback(self._running.discard)
        return future

    def stop(self) -> None:
        """End whatever still runs, and wait for it."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        # A job may be about to start its kernel just now: look again until all ended.
        while running := [one for one in list(self._running) if not one.done()]:
            stop_all()
            wait(running, timeout=STOP_SECONDS)
