"""The workers of a Dask cluster, on one machine or on several.

No learner's code ever runs in a worker's own process: like the grader on one machine,
each worker starts a zygote that forks a kernel in a sandbox for every notebook.
"""

from __future__ import annotations

import asyncio
import contextlib
from concurrent.futures import Future
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Self

from distributed import Client, KilledWorker, WorkerPlugin
from distributed import Future as Promise

import neurons
from autograder.errors import CourseError, NoSandboxError
from autograder.executors.executor import Work
from autograder.model import Job, JobResult
from autograder.sandbox import Limits, Sandbox, choose_sandbox, end_zygotes
from autograder.startup import skip_address_grammar
from autograder.stopping import stop_all

if TYPE_CHECKING:
    from distributed import Scheduler, Worker

ANSWER_SECONDS = 20  # for the scheduler to answer
WORKER_SECONDS = 60  # for a first worker to be there
LOSSES = 1  # workers that a job may lose and still be tried again


class LostWorkerError(RuntimeError):
    """A job lost its worker once too often, or the cluster was lost."""


class Prepare(WorkerPlugin):
    """Makes a worker ready before its first job: its sandbox, and its zygote."""

    name = "autograder"

    def __init__(self, version: str, sandbox: str) -> None:
        """Settle what a worker must have.

        Args:
            version: version of the course that the grader has.
            sandbox: `"auto"` or `"none"`.
        """
        self._version, self._sandbox = version, sandbox

    async def setup(self, worker: Worker) -> None:
        """Start the zygote; a worker that cannot do the work is refused.

        Raises:
            RuntimeError: it has another version of the course, or no sandbox.
        """
        if neurons.__version__ != self._version:
            raise RuntimeError(
                f"{worker.address} has version {neurons.__version__} of the course "
                f"and the grader {self._version}; install the same on both"
            )
        skip_address_grammar()
        # Off the worker's own loop, which must go on saying that it lives.
        await asyncio.to_thread(warm_up, self._sandbox)

    def teardown(self, worker: Worker) -> None:
        """End the zygote with the worker."""
        end_zygotes()


@cache
def way_here(sandbox: str) -> str:
    """The sandbox of this worker; found out once, since that takes seconds."""
    return choose_sandbox(sandbox)


def warm_up(sandbox: str) -> None:
    """Have the zygote load what kernels need."""
    Sandbox.make(way_here(sandbox), Limits()).remove()


def do_here(work: Work, job: Job) -> JobResult:
    """Do a job on the worker that was given it, in that worker's own sandbox."""
    return work(replace(job, sandbox=way_here(job.sandbox)))


class DaskExecutor:
    """The workers of a Dask cluster, as futures of `concurrent.futures`."""

    def __init__(self, address: str, sandbox: str) -> None:
        """Settle which cluster it is.

        Args:
            address: address of its scheduler, e.g. `"tcp://10.0.0.5:8786"`.
            sandbox: `"auto"` or `"none"`; each worker takes the best way it has.
        """
        self._address, self._requested = address, sandbox
        self._promises: set[Promise[JobResult]] = set()
        self.sandbox, self.size = sandbox, 1

    def __enter__(self) -> Self:
        """Connect, and make every worker ready.

        Raises:
            CourseError: no scheduler or no worker answers, or a worker is unfit.
        """
        try:
            self._client = Client(
                self._address, timeout=ANSWER_SECONDS, set_as_default=False
            )
        except (OSError, ValueError, TimeoutError) as error:
            raise CourseError(
                f"no scheduler answers at {self._address}; "
                "start one with `dask scheduler`, and give the address that it prints."
            ) from error
        try:
            self._make_ready()
        except BaseException:
            self._client.close()
            raise
        return self

    def _make_ready(self) -> None:
        try:
            self._client.wait_for_workers(1, timeout=WORKER_SECONDS)
        except TimeoutError as error:
            raise CourseError(
                f"the scheduler at {self._address} has no worker; "
                f"start some with `dask worker {self._address}`."
            ) from error
        self._client.run_on_scheduler(_allow_losses)
        try:
            self._client.register_plugin(Prepare(neurons.__version__, self._requested))
            ways = self._client.run(way_here, self._requested)
        except (RuntimeError, NoSandboxError, ImportError) as error:
            raise CourseError(f"a worker cannot be used: {error}.") from error
        self.sandbox = ", ".join(sorted(set(ways.values())))
        self.size = sum(self._client.nthreads().values())

    def submit(self, work: Work, job: Job) -> Future[JobResult]:
        """Have a job done by a worker that is free."""
        future: Future[JobResult] = Future()
        job = replace(job, sandbox=self._requested)
        promise = self._client.submit(do_here, work, job, pure=False)
        self._promises.add(promise)

        def pass_on(ended: Promise[JobResult]) -> None:
            self._promises.discard(ended)
            try:
                future.set_result(ended.result())
            except KilledWorker:
                reason = f"{LOSSES + 1} workers in a row were lost at it"
                future.set_exception(LostWorkerError(reason))
            except asyncio.CancelledError:
                future.set_exception(LostWorkerError("the cluster was lost"))
            except Exception as error:  # noqa: BLE001 - whatever the job raised
                future.set_exception(error)

        promise.add_done_callback(pass_on)
        return future

    def stop(self) -> None:
        """End whatever still runs, on all workers."""
        if self._promises:
            with contextlib.suppress(Exception):
                self._client.cancel(list(self._promises), force=True)
                self._client.run(stop_all)

    def __exit__(self, *_: object) -> None:
        self.stop()
        self._client.close()


def _allow_losses(dask_scheduler: Scheduler) -> None:
    dask_scheduler.allowed_failures = LOSSES
