"""Who does the jobs of a run: threads of this process, or the workers of a cluster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from itertools import islice
from typing import Protocol, Self, TypeVar

from autograder.execute import notebook as run
from autograder.notebook_job import Job, JobResult, Stages, do

STOP_SECONDS = 0.2  # between two looks at what has not stopped yet
Key = TypeVar("Key")


class Executor(Protocol):
    """Takes jobs and gives what became of them.

    Attributes:
        size: how many jobs it does at once.
        sandbox: how it keeps learners' code in, as the reports tell it.
    """

    size: int
    sandbox: str

    def __enter__(self) -> Self:
        """Make ready."""

    def __exit__(self, *_: object) -> None:
        """Stop, and let go of all workers."""

    def submit(self, job: Job) -> Future[JobResult]:
        """Have a job done."""

    def stop(self) -> None:
        """End whatever still runs."""


class LocalExecutor:
    """Workers of this machine: each drives one kernel at a time in its box."""

    def __init__(self, size: int, sandbox: str, stages: Stages) -> None:
        """Settle how many notebooks run at once.

        Args:
            size: number of workers, at least 1.
            sandbox: one of `SandboxKind`.
            stages: the stages to use.
        """
        self.size, self.sandbox, self._stages = size, sandbox, stages
        self._running: set[Future[JobResult]] = set()

    def __enter__(self) -> Self:
        self._pool = ThreadPoolExecutor(self.size, thread_name_prefix="grader")
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        self._pool.shutdown()

    def submit(self, job: Job) -> Future[JobResult]:
        """Have a job done by the next thread that is free."""
        future = self._pool.submit(do, job, self._stages)
        self._running.add(future)
        future.add_done_callback(self._running.discard)
        return future

    def stop(self) -> None:
        """End whatever still runs, and wait for it."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        # A job may be about to start its kernel just now: look again until all ended.
        while running := [one for one in list(self._running) if not one.done()]:
            run.stop_all()
            wait(running, timeout=STOP_SECONDS)


def each(
    crew: Executor, jobs: Iterable[tuple[Key, Job | Exception]]
) -> Iterator[tuple[Key, Future[JobResult]]]:
    """Keep a crew busy; gives each job when it has ended.

    Args:
        crew: a crew that is ready.
        jobs: jobs with a key each, or why there is none. They are asked for one by
            one, no earlier than a worker needs one.

    Yields:
        The key and the ended future. Of those that end together, the one that was
        asked for first comes first.
    """
    running: dict[Future[JobResult], Key] = {}
    more = iter(jobs)
    while True:
        # One more than there are workers: none waits while a result is written down.
        for key, job in islice(more, crew.size + 1 - len(running)):
            known = isinstance(job, Exception)
            running[_failed(job) if known else crew.submit(job)] = key
        if not running:
            return
        ended, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in [one for one in running if one in ended]:
            yield running.pop(future), future


def _failed(error: Exception) -> Future[JobResult]:
    future: Future[JobResult] = Future()
    future.set_exception(error)
    return future
