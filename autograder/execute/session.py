"""One kernel in its box, and the cells and questions that it is given."""

from __future__ import annotations

import ast
import asyncio
import contextlib
import logging
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from jupyter_client.asynchronous import AsyncKernelClient
from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from nbformat.v4 import new_output

from autograder.sandbox import (
    Limits,
    Sandbox,
    SandboxProvisioner,
    StopReason,
    kernel_manager,
)

# What a message costs beside its content, so that empty ones count, too.
BYTES_PER_MESSAGE = 200
LONGEST_TEXT = 300
SHORTEST_SECONDS = 0.1
ALIVE_SECONDS = 0.5


# What goes wrong in a learner's kernel is told in outcomes, not in a log.
QUIET = logging.getLogger("autograder.kernel")
QUIET.addHandler(logging.NullHandler())
QUIET.propagate = False


class KernelError(RuntimeError):
    """No kernel could be started; the message says why, in one line."""


@dataclass(frozen=True, slots=True)
class CellResult:
    """How a cell or a question ended.

    Attributes:
        status: `ok`, `raised`, `timeout` or `died`.
        error: class name of the exception.
        text: its message, or why the kernel ended.
        values: what was asked for, by name.
        lost: whether the kernel is gone.
    """

    status: str
    error: str = ""
    text: str = ""
    values: dict[str, Any] | None = None
    lost: bool = False


class CappedClient(NotebookClient):
    """Executes cells and keeps no more of their output than the limit."""

    def __init__(self, *args: Any, output_bytes: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.log = QUIET
        self.comm_open_handlers = {}
        self._output_bytes = output_bytes
        self._room = output_bytes

    def new_cell(self) -> None:
        """Give the next cell its full share."""
        self._room = self._output_bytes

    def process_message(
        self, msg: dict[str, Any], cell: NotebookNode, cell_index: int
    ) -> NotebookNode | None:
        """Keep a message while there is room; say once when there is none left."""
        if msg["msg_type"] in {"status", "execute_input"}:
            return super().process_message(msg, cell, cell_index)
        if msg["msg_type"].startswith("comm") or self._room < 0:
            return None
        self._room -= len(str(msg["content"])) + BYTES_PER_MESSAGE
        if self._room < 0:
            size = f"{self._output_bytes:,} bytes"
            text = f"(The rest of the output is left out: it is over {size}.)\n"
            cell.outputs.append(new_output("stream", name="stdout", text=text))
            return None
        return super().process_message(msg, cell, cell_index)


class Session:
    """One kernel in its box, from start to stop."""

    def __init__(self, way: str, limits: Limits, folder: Path) -> None:
        self._limits = limits
        self._manager = kernel_manager(way, limits, folder)
        self._manager.log = QUIET
        self._reply: dict[str, Any] = {}
        self._client: CappedClient | None = None

    @property
    def box(self) -> Sandbox:
        """The box of the running kernel."""
        return cast(Sandbox, self._provisioner.sandbox)

    @property
    def _provisioner(self) -> SandboxProvisioner:
        return cast(SandboxProvisioner, self._manager.provisioner)

    async def start(self, notebook: NotebookNode) -> None:
        """Start the kernel and wait until it answers.

        Args:
            notebook: its cells will be given to `execute` one by one.

        Raises:
            KernelError: it does not start, or not in time.
        """
        self._client = CappedClient(
            notebook,
            km=self._manager,
            output_bytes=self._limits.output_bytes,
            allow_errors=True,
            store_widget_state=False,
            startup_timeout=self._limits.start_seconds,
            on_cell_executed=self._note_reply,
        )
        try:
            await self._client.async_start_new_kernel()
            await self._client.async_start_new_kernel_client()
        except Exception as error:
            words = str(error).splitlines()
            reason = self._last_words() or (words[0] if words else type(error).__name__)
            await self.stop()
            raise KernelError(f"the kernel did not start: {reason}") from error

    def show(self, notebook: NotebookNode) -> None:
        """Take the cells of another notebook from now on."""
        self._running().nb = notebook

    async def execute(self, index: int, seconds: float) -> CellResult:
        """Run one cell of the notebook; its outputs are left in the cell.

        Args:
            index: the cell's place in the notebook.
            seconds: wall time that it may take.
        """
        client = self._running()
        client.new_cell()
        self._allow(seconds)
        client.timeout_func = lambda _: max(seconds, SHORTEST_SECONDS)
        self._reply = {"status": "ok"}
        try:
            await client.async_execute_cell(client.nb.cells[index], index)
        except CellTimeoutError:
            return await self._interrupted(seconds)
        except DeadKernelError:
            # nbclient takes Ctrl-C, which cancels this task, for the kernel's death.
            if (task := asyncio.current_task()) and task.cancelling():
                raise asyncio.CancelledError from None
            return self._dead()
        # A process in a stranger's hands may send anything in place of messages.
        except Exception:  # noqa: BLE001
            return self._dead()
        return _end_of(self._reply)

    async def ask(self, expressions: dict[str, str], seconds: float) -> CellResult:
        """Have expressions evaluated, unseen by the learner.

        Args:
            expressions: Python expressions by name; each must give plain values.
            seconds: wall time that they may take together.
        """
        client = cast(AsyncKernelClient, self._running().kc)
        self._allow(seconds)
        message = client.execute(
            "", silent=True, store_history=False, user_expressions=expressions
        )
        over = time.monotonic() + seconds
        while (left := over - time.monotonic()) > 0:
            with contextlib.suppress(Exception):
                reply = await client.get_shell_msg(timeout=min(left, ALIVE_SECONDS))
                if reply["parent_header"].get("msg_id") == message:
                    return _answers(reply["content"], set(expressions))
                continue
            if not await self._manager.is_alive():
                return self._dead()
        return await self._interrupted(seconds)

    async def stop(self) -> None:
        """End the kernel with all its processes and take the box away."""
        client = self._client.kc if self._client else None
        if client is not None:
            client.stop_channels()
        if self._manager.provisioner is not None:
            self._provisioner.kill_all()
            await self._provisioner.wait_for_end()
            with contextlib.suppress(Exception):
                await self._manager.shutdown_kernel(now=True)
            await self._provisioner.cleanup()
        self._manager.context.destroy(linger=0)

    async def _interrupted(self, seconds: float) -> CellResult:
        """Ask the cell to stop; end the kernel if it does not."""
        await self._manager.interrupt_kernel()
        client = cast(AsyncKernelClient, self._running().kc)
        text = f"it ran longer than {seconds:g} s"
        try:
            await client.wait_for_ready(timeout=self._limits.grace_seconds)
        except RuntimeError:
            self._provisioner.kill_all()
            return CellResult("timeout", text=text, lost=True)
        return CellResult("timeout", text=text)

    def _dead(self) -> CellResult:
        self._provisioner.kill_all()
        watch = self._provisioner.monitor
        reason = (watch.reason if watch else "") or "the Python process ended"
        status = "timeout" if watch and watch.kind is StopReason.TIME else "died"
        return CellResult(status, text=reason, lost=True)

    def _allow(self, seconds: float) -> None:
        """Let the watch count the processor time of what comes next."""
        if self._provisioner.monitor is not None:
            self._provisioner.monitor.allow(seconds)

    def _running(self) -> CappedClient:
        return cast(CappedClient, self._client)

    def _last_words(self) -> str:
        if self._manager.provisioner is None:
            return ""
        return self._provisioner.last_log_line()

    def _note_reply(self, *, execute_reply: Any, **_: Any) -> None:
        self._reply = execute_reply["content"] if execute_reply else {}


def _end_of(content: dict[str, Any]) -> CellResult:
    if content.get("status") == "ok":
        return CellResult("ok")
    error = str(content.get("ename", "")).strip()[:LONGEST_TEXT]
    text = str(content.get("evalue", "")).strip().split("\n")[0]
    return CellResult("raised", error=error or "Exception", text=text[:LONGEST_TEXT])


def _answers(content: dict[str, Any], names: set[str]) -> CellResult:
    """The values of the expressions; those that went wrong are left out."""
    values: dict[str, Any] = {}
    given = content.get("user_expressions")
    for name in names if isinstance(given, dict) else ():
        answer = given.get(name)
        with contextlib.suppress(Exception):
            values[name] = ast.literal_eval(answer["data"]["text/plain"])
    return CellResult("ok", values=values)
