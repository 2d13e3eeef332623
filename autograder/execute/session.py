"""One kernel in its sandbox, and the cells and questions that it is given."""

from __future__ import annotations

import ast
import asyncio
import contextlib
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import zmq
from jupyter_client.asynchronous.client import AsyncKernelClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from autograder.execute.capped_client import QUIET, CappedClient
from autograder.execute.supervisor import Supervisor
from autograder.sandbox import (
    Limits,
    Sandbox,
    SandboxProvisioner,
    StopReason,
    kernel_manager,
)
from neurons.checks.model import CellStatus, EndReason

LONGEST_TEXT = 300
SHORTEST_SECONDS = 0.1
ALIVE_SECONDS = 0.5
# How a cell ended whose kernel the monitor has stopped.
STOPPED = {
    StopReason.MEMORY: (CellStatus.DIED, EndReason.MEMORY),
    StopReason.FILES: (CellStatus.DIED, EndReason.FILES),
    StopReason.TIME: (CellStatus.TIMEOUT, EndReason.PROCESSOR_TIME),
}


class KernelError(RuntimeError):
    """No kernel could be started; the message says why, in one line."""


@dataclass(frozen=True, slots=True)
class CellResult:
    """How a cell or a question ended.

    Attributes:
        status: `OK`, `RAISED`, `TIMEOUT` or `DIED`.
        error: class name of the exception.
        text: its message, or why the kernel ended.
        values: the answers to a question, by name.
        lost: whether the kernel is gone.
        reason: why it was ended, for `TIMEOUT` and `DIED`.
    """

    status: CellStatus
    error: str = ""
    text: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    lost: bool = False
    reason: EndReason | None = None


class Session:
    """One kernel in its sandbox, from start to stop."""

    def __init__(
        self, kind: str, limits: Limits, folder: Path, supervisor: Supervisor
    ) -> None:
        self._limits, self._supervisor = limits, supervisor
        self._manager = kernel_manager(kind, limits, folder)
        self._manager.log = QUIET
        self._reply: Mapping[str, object] = {}
        self._started: CappedClient | None = None

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

    async def execute(self, index: int, seconds: float) -> CellResult:
        """Run one cell of the notebook; its outputs are left in the cell.

        Args:
            index: the cell's place in the notebook.
            seconds: wall time that it may take.
        """
        client = self._client
        client.new_cell()
        self._allow(seconds)
        # nbclient takes fractions of a second, whatever its annotation says.
        client.set_trait("timeout_func", lambda _: max(seconds, SHORTEST_SECONDS))
        self._reply = {"status": "ok"}
        with self._supervisor.within(seconds + self._limits.grace_seconds):
            try:
                await client.async_execute_cell(client.nb.cells[index], index)
            except CellTimeoutError:
                return await self._interrupted(seconds)
            except DeadKernelError:
                # nbclient takes Ctrl-C, which cancels this task, for a dead kernel.
                if (task := asyncio.current_task()) and task.cancelling():
                    raise asyncio.CancelledError from None
                return self._dead(seconds)
            # A stranger's process may send anything in place of messages.
            except Exception:  # noqa: BLE001
                return self._dead(seconds)
        return _result_of(self._reply)

    async def ask(self, expressions: dict[str, str], seconds: float) -> CellResult:
        """Have expressions evaluated, unseen by the learner.

        Args:
            expressions: Python expressions by name; each must give plain values.
            seconds: wall time that they may take together.
        """
        self._allow(seconds)
        with self._supervisor.within(seconds + self._limits.grace_seconds):
            return await self._answered(expressions, seconds)

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
                    return _answers(reply["content"], set(expressions))
                continue
            if not await self._manager.is_alive():
                return self._dead(seconds)
        return await self._interrupted(seconds)

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
            await self._channels.wait_for_ready(timeout=self._limits.grace_seconds)
        # It did not stop, the connection is gone, or it sent what is no message.
        except Exception:  # noqa: BLE001
            self._provisioner.kill_all()
            lost = True
        return _over(seconds, lost=lost)

    def _dead(self, seconds: float) -> CellResult:
        if self._supervisor.has_killed:
            return _over(seconds, lost=True)
        self._provisioner.kill_all()
        text, kind = "the Python process ended", None
        if (monitor := self._provisioner.monitor) is not None and monitor.reason:
            text, kind = monitor.reason, monitor.kind
        status, reason = CellStatus.DIED, EndReason.PROCESS_ENDED
        if kind is not None:
            status, reason = STOPPED[kind]
        return CellResult(status, text=text, lost=True, reason=reason)

    def _allow(self, seconds: float) -> None:
        """Let the monitor count the processor time of what comes next."""
        if self._provisioner.monitor is not None:
            self._provisioner.monitor.allow(seconds)

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


def _result_of(content: Mapping[str, object]) -> CellResult:
    if content.get("status") == "ok":
        return CellResult(CellStatus.OK)
    error = str(content.get("ename", "")).strip()[:LONGEST_TEXT] or "Exception"
    text = str(content.get("evalue", "")).strip().split("\n")[0][:LONGEST_TEXT]
    return CellResult(CellStatus.RAISED, error=error, text=text)


def _answers(content: Mapping[str, object], names: set[str]) -> CellResult:
    """The values of the expressions; those that went wrong are left out."""
    values: dict[str, object] = {}
    given = content.get("user_expressions")
    if isinstance(given, dict):
        for name in names:
            with contextlib.suppress(Exception):
                values[name] = ast.literal_eval(given[name]["data"]["text/plain"])
    return CellResult(CellStatus.OK, values=values)
