"""nbclient's client for a kernel that a stranger's notebook controls."""

from __future__ import annotations

import logging
from collections.abc import Callable

from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbformat import NotebookNode
from nbformat.v4 import new_output

from autograder.sandbox import Limits

# What a message costs beside its content, so that empty ones count, too.
BYTES_PER_MESSAGE = 200

# What goes wrong in a learner's kernel stands in outcomes, not in a log.
QUIET = logging.getLogger("autograder.kernel")
QUIET.addHandler(logging.NullHandler())
QUIET.propagate = False


class CappedClient(NotebookClient):
    """Executes cells and keeps no more of their output than the limit."""

    def __init__(
        self,
        notebook: NotebookNode,
        manager: AsyncKernelManager,
        limits: Limits,
        on_reply: Callable[..., None],
    ) -> None:
        super().__init__(
            notebook,
            km=manager,
            allow_errors=True,
            store_widget_state=False,
            shutdown_kernel="immediate",
            startup_timeout=limits.start_wall_seconds,
            on_cell_executed=on_reply,
        )
        self.log = QUIET
        self.comm_open_handlers = {}
        self._output_bytes = self._left_bytes = limits.output_bytes

    def new_cell(self) -> None:
        """Give the next cell its full share."""
        self._left_bytes = self._output_bytes

    def process_message(
        self, msg: dict[str, object], cell: NotebookNode, cell_index: int
    ) -> NotebookNode | None:
        """Keep a message within the limit; say once that the rest is left out."""
        kind = str(msg["msg_type"])
        if kind in {"status", "execute_input"}:
            return super().process_message(msg, cell, cell_index)
        if kind.startswith("comm") or self._left_bytes < 0:
            return None
        self._left_bytes -= len(str(msg["content"])) + BYTES_PER_MESSAGE
        if self._left_bytes < 0:
            size = f"{self._output_bytes:,} bytes"
            text = f"(The rest of the output is left out: it is over {size}.)\n"
            cell.outputs.append(new_output("stream", name="stdout", text=text))
            return None
        return super().process_message(msg, cell, cell_index)
