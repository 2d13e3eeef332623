"""One kernel in its sandbox, and the cells and questions that it is given."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Mapping
from pathlib import Path

import zmq
from jupyter_client.asynchronous.client import AsyncKernelClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from autograder.execute.capped_client import QUIET, CappedClient
from autograder.execute.results import CellResult, answers, cell_result, stopped
from autograder.execute.supervisor import Supervisor
from autograder.sandbox import (
    Allowance,
    Limits,
    Sandbox,
    SandboxProvisioner,
    Stop,
    kernel_manager,
)
from neurons.checks.model import CellStatus, EndReason

ALIVE_SECONDS = 0.5
# After an interrupt: how long a kernel is watched, and what it may take meanwhile.
CALM_SECONDS, CALM_CPU_SECONDS = 0.5, 0.1


class KernelError(RuntimeError):
    """No kernel could be started; the message says why, in one line."""


class Session:
    """One kernel in its sandbox, from start to stop."""

    def __init__(
        self, kind: str, limits: Limits, folder: Path, supervisor: Supervisor
    ) -> None:
        self._limits, self._supervisor = limits, supervisor
        self._grace = limits.grace_wall_seconds
        self._manager = kernel_manager(kind, limits, folder)
        self._manager.log = QUIET
        self._reply: Mapping[str, object] = {}
        self._started: CappedClient | None = None
        self._cpu = 0.0

    @property
    def sandbox(self) -> Sandbox:
        """The sandbox of the running kernel."""
        if self._provisioner.sandbox is None:
            raise KernelError("the kernel has no sandbox")
        return self._provisioner.sandbox

    @property
    def _provisioner(self) -> SandboxProvisioner:
        provisioner = self._manager.provisioner
        if not isinstance(provisioner, SandboxProvisioner):
            raise KernelError("the kernel was not started")
        return provisioner

    @property
    def _client(self) -> CappedClient:
        if self._started is None:
            raise KernelError("the kernel was not started")
        return self._started

    @property
    def _channels(self) -> AsyncKernelClient:
        channels = self._client.kc
        if not isinstance(channels, AsyncKernelClient):
            raise KernelError("the kernel was not connected")
        return channels

    async def start(self, notebook: NotebookNode) -> None:
        """Start the kernel and wait until it answers.

        Args:
            notebook: its cells will be given to `execute` one by one.

        Raises:
            KernelError: it does not start, or not in time.
        """
        self._started = CappedClient(
            notebook, self._manager, self._limits, self._note_reply
        )
        try:
            await self._started.async_start_new_kernel()
            self._supervisor.watch(self._provisioner.kill_all)
            await self._started.async_start_new_kernel_client()
        except Exception as error:
            words = str(error).splitlines()
            reason = self._last_words() or (words[0] if words else type(error).__name__)
            await self.stop()
            raise KernelError(f"the kernel did not start: {reason}") from error

    def show(self, notebook: NotebookNode) -> None:
        """Take the cells of another notebook from now on."""
        self._client.nb = notebook

    async def execute(self, index: int, allowance: Allowance) -> CellResult:
        """Run one cell of the notebook; its outputs are left in the cell.

        Args:
            index: the cell's place in the notebook.
            allowance: the time that it may take.
        """
        client = self._client
        client.new_cell()
        self._allow(allowance)
        # nbclient takes fractions of a second, whatever its annotation says.
        client.set_trait("timeout_func", lambda _: allowance.wall_seconds)
        self._reply = {"status": "ok"}
        with self._supervisor.within(allowance.wall_seconds + self._grace):
            try:
                await client.async_execute_cell(client.nb.cells[index], index)
            except CellTimeoutError:
                return await self._interrupted(allowance.wall_seconds)
            except DeadKernelError:
                # nbclient takes Ctrl-C, which cancels this task, for a dead kernel.
                if (task := asyncio.current_task()) and task.cancelling():
                    raise asyncio.CancelledError from None
                return self._dead(allowance.wall_seconds)
            # A stranger's process may send anything in place of messages.
            except Exception:  # noqa: BLE001
                return self._dead(allowance.wall_seconds)
        return await self._ended(cell_result(self._reply))

    async def ask(
        self, expressions: dict[str, str], allowance: Allowance
    ) -> CellResult:
        """Have expressions evaluated, unseen by the learner.

        Args:
            expressions: Python expressions by name; each must give plain values.
            allowance: the time that they may take together.
        """
        self._allow(allowance)
        with self._supervisor.within(allowance.wall_seconds + self._grace):
            return await self._answered(expressions, allowance.wall_seconds)

    async def _answered(
        self, expressions: dict[str, str], seconds: float
    ) -> CellResult:
        channels = self._channels
        try:
            message = channels.execute(
                "", silent=True, store_history=False, user_expressions=expressions
            )
        except zmq.ZMQError:
            return self._dead(seconds)
        over = time.monotonic() + seconds
        while (left := over - time.monotonic()) > 0:
            with contextlib.suppress(Exception):
                reply = await channels.get_shell_msg(timeout=min(left, ALIVE_SECONDS))
                if reply["parent_header"].get("msg_id") == message:
                    break
                continue
            if not await self._manager.is_alive():
                return self._dead(seconds)
        else:
            return await self._interrupted(seconds)
        return await self._ended(answers(reply["content"], set(expressions)))

    def take_cpu_seconds(self) -> float:
        """Return the kernel's processor seconds since the last call, or its start."""
        if self._provisioner.monitor is None:
            return 0.0
        before, self._cpu = self._cpu, self._provisioner.monitor.processor_seconds()
        return self._cpu - before

    async def stop(self) -> None:
        """End the kernel with all its processes and remove the sandbox."""
        if self._manager.provisioner is not None:
            self._provisioner.kill_all()
        if self._started is not None and self._started.kc is not None:
            self._started.kc.stop_channels()
        if self._manager.provisioner is not None:
            await self._provisioner.wait_for_end()
            with contextlib.suppress(Exception):
                await self._manager.shutdown_kernel(now=True)
            await self._provisioner.cleanup()
        self._supervisor.watch(None)
        self._manager.context.destroy(linger=0)

    async def _interrupted(self, seconds: float) -> CellResult:
        """Ask the cell to stop; end the kernel if it does not."""
        await self._manager.interrupt_kernel()
        lost = False
        try:
            await self._channels.wait_for_ready(timeout=self._grace)
        # It did not stop, the connection is gone, or it sent what is no message.
        except Exception:  # noqa: BLE001
            self._provisioner.kill_all()
            lost = True
        if (stop := self._end_watch()) is not None:
            return stopped(stop, lost=lost)
        return _over(seconds, lost=lost)

    def _dead(self, seconds: float) -> CellResult:
        if self._supervisor.has_killed:
            return _over(seconds, lost=True)
        self._provisioner.kill_all()
        monitor = self._provisioner.monitor
        if monitor is not None and (stop := monitor.stopped) is not None:
            return stopped(stop, lost=True)
        text, reason = "the Python process ended", EndReason.PROCESS_ENDED
        return CellResult(CellStatus.DIED, text=text, lost=True, reason=reason)

    def _allow(self, allowance: Allowance) -> None:
        """Have what comes next interrupted when it takes longer than allowed."""
        if self._provisioner.monitor is not None:
            self._provisioner.monitor.begin_cell(allowance)

    def _end_watch(self) -> Stop | None:
        """Have nothing interrupted any more; gives why something was, if it was."""
        monitor = self._provisioner.monitor
        return None if monitor is None else monitor.end_cell()

    async def _ended(self, result: CellResult) -> CellResult:
        """The result of what has replied, be it because it was interrupted."""
        monitor, stop = self._provisioner.monitor, self._end_watch()
        if monitor is None or stop is None:
            return result
        # Else the interrupt may still be on its way, and end another cell.
        lost = result.error != "KeyboardInterrupt"
        if not lost:
            # The interrupt ends no threads: these would take other cells' time.
            before = monitor.processor_seconds()
            await asyncio.sleep(CALM_SECONDS)
            lost = monitor.processor_seconds() - before > CALM_CPU_SECONDS
        if lost:
            self._provisioner.kill_all()
        return stopped(stop, lost=lost)

    def _last_words(self) -> str:
        if self._manager.provisioner is None:
            return ""
        return self._provisioner.last_log_line()

    def _note_reply(
        self, *, execute_reply: Mapping[str, Mapping[str, object]], **_: object
    ) -> None:
        self._reply = execute_reply["content"] if execute_reply else {}


def _over(seconds: float, *, lost: bool) -> CellResult:
    text = f"it ran longer than {seconds:g} s"
    status, reason = CellStatus.TIMEOUT, EndReason.CELL_TIME
    return CellResult(status, text=text, lost=lost, reason=reason)
