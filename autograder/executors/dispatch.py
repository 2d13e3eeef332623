"""Keep the workers of an executor busy, with few jobs in memory at a time."""

from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from itertools import islice
from typing import TypeVar

from autograder.executors.executor import Executor, Work
from autograder.model import Job, JobResult
from autograder.supervisor import requested

LOOK_SECONDS = 0.2  # between two looks whether to stop

Key = TypeVar("Key")


def completed(
    executor: Executor, work: Work, jobs: Iterable[tuple[Key, Job | Exception]]
) -> Iterator[tuple[Key, Future[JobResult]]]:
    """Have jobs done; gives each when it has ended.

    Args:
        executor: an executor that is ready.
        work: what does a job.
        jobs: jobs with a key each, or why there is none. They are taken one by one,
            no earlier than a worker needs one.

    Yields:
        The key and the ended future. Of those that end together, the one that was
        submitted first comes first.

    Raises:
        KeyboardInterrupt: the command is to stop.
    """
    running: dict[Future[JobResult], Key] = {}
    more = iter(jobs)
    while True:
        # One more than there are workers: none waits while a result is written down.
        for key, job in islice(more, executor.size + 1 - len(running)):
            if isinstance(job, Exception):
                running[_failed(job)] = key
            else:
                running[executor.submit(work, job)] = key
        if not running:
            return
        ended: set[Future[JobResult]] = set()
        while not ended:
            if requested.is_set():
                raise KeyboardInterrupt
            ended, _ = wait(running, LOOK_SECONDS, FIRST_COMPLETED)
        for future in [one for one in running if one in ended]:
            yield running.pop(future), future


def _failed(error: Exception) -> Future[JobResult]:
    future: Future[JobResult] = Future()
    future.set_exception(error)
    return future
