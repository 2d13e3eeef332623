"""What every executor offers, beside the futures of `concurrent.futures`."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Protocol, Self

from autograder.model import Job, JobResult

Work = Callable[[Job], JobResult]


class Executor(Protocol):
    """Takes jobs and gives what became of them.

    Attributes:
        size: how many jobs it does at once.
        sandbox: how it keeps learners' code in, as the reports say it.
    """

    size: int
    sandbox: str

    def __enter__(self) -> Self:
        """Make ready."""

    def __exit__(self, *_: object) -> None:
        """Stop, and let go of all workers."""

    def submit(self, work: Work, job: Job) -> Future[JobResult]:
        """Have a job done."""

    def stop(self) -> None:
        """End whatever still runs."""
