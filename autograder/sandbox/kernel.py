"""A kernel manager whose kernel runs in a sandbox."""

from __future__ import annotations

import contextlib
import json
import math
import sys
import time
from importlib.metadata import EntryPoint
from pathlib import Path
from queue import Empty

import zmq.asyncio
from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.factory import KernelProvisionerFactory

from autograder.sandbox.limits import MEGABYTE, Limits
from autograder.sandbox.provisioner import NAME

# A larger message ends the connection, and no more of them wait than this, so that
# they do not fill the grader's memory.
LARGEST_MESSAGE = 16 * MEGABYTE
MOST_WAITING = 128
REPLY_SECONDS, IOPUB_SECONDS = 1.0, 0.2


class QuickClient(AsyncKernelClient):
    """Is ready as soon as the kernel answers and its messages arrive.

    The base class then listens until no message came for 0.2 s. Such messages belong
    to no cell, so they are not taken for a cell's output.

    Neither the heartbeat nor input is used: their sends could wait for a kernel that
    a cell has cut off.
    """

    def _context_default(self) -> zmq.asyncio.Context:
        # The base class makes another one, for which none of our limits hold.
        if not isinstance(self.parent, AsyncKernelManager):
            raise TypeError("this client needs the manager that made it")
        context: zmq.asyncio.Context = self.parent.context
        return context

    def start_channels(
        self,
        shell: bool = True,
        iopub: bool = True,
        stdin: bool = False,
        hb: bool = False,
        control: bool = False,
    ) -> None:
        """Connect to what is used of a kernel: its requests and its outputs."""
        super().start_channels(shell, iopub, stdin, hb, control)

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait for the kernel's first answer.

        Args:
            timeout: in seconds; without limit if None.

        Raises:
            RuntimeError: the kernel ended, or gave no answer in time.
            zmq.ZMQError: it has ended the connection.
        """
        deadline = time.monotonic() + (math.inf if timeout is None else timeout)
        while time.monotonic() < deadline:
            self.kernel_info()
            with contextlib.suppress(Empty):
                reply = await self.get_shell_msg(timeout=REPLY_SECONDS)
                if reply["msg_type"] == "kernel_info_reply":
                    # Else the first messages about its cells might be lost.
                    await self.get_iopub_msg(timeout=IOPUB_SECONDS)
                    self._handle_kernel_info_reply(reply)
                    return
            if not await self.is_alive():
                raise RuntimeError("the kernel ended before it answered")
        raise RuntimeError(f"the kernel did not answer within {timeout:g} s")


def kernel_spec(kind: str, limits: Limits) -> dict[str, object]:
    """Return the kernel's specification, as `kernel.json` holds it."""
    return {
        "argv": [
            sys.executable,
            "-m",
            "ipykernel_launcher",
            "-f",
            "{connection_file}",
            "--HistoryManager.enabled=False",
            # A file beside the notebook must not stand in for a library.
            "--IPKernelApp.ignore_cwd=True",
        ],
        "display_name": "Python 3 (learner's sandbox)",
        "language": "python",
        "metadata": {
            "kernel_provisioner": {
                "provisioner_name": NAME,
                "config": {"kind": kind, "limits": limits.to_dict()},
            }
        },
    }


def kernel_manager(kind: str, limits: Limits, folder: Path) -> AsyncKernelManager:
    """Return a manager that starts kernels in sandboxes of a kind.

    Args:
        kind: one of `SandboxKind`, or its name.
        limits: what a kernel may use.
        folder: existing folder; the kernel's specification is written there.
    """
    _register()
    spec = folder / "kernels" / NAME
    spec.mkdir(parents=True, exist_ok=True)
    text = json.dumps(kernel_spec(kind, limits))
    (spec / "kernel.json").write_text(text, encoding="utf-8")
    context = zmq.asyncio.Context()
    context.setsockopt(zmq.MAXMSGSIZE, LARGEST_MESSAGE)
    context.setsockopt(zmq.RCVHWM, MOST_WAITING)
    # A cell can end the connection; a request then fails instead of waiting.
    context.setsockopt(zmq.SNDTIMEO, 0)
    # Unsent messages to a dead kernel must not delay the grader's exit.
    context.setsockopt(zmq.LINGER, 0)
    return AsyncKernelManager(
        kernel_name=NAME,
        kernel_spec_manager=KernelSpecManager(
            kernel_dirs=[str(folder / "kernels")], ensure_native_kernel=False
        ),
        context=context,
        client_class=f"{__name__}.{QuickClient.__name__}",
    )


def _register() -> None:
    # A checkout that is not installed has no entry points to find it by.
    factory = KernelProvisionerFactory.instance()
    if NAME not in factory.provisioners:
        factory.provisioners[NAME] = EntryPoint(
            NAME,
            "autograder.sandbox.provisioner:SandboxProvisioner",
            KernelProvisionerFactory.GROUP_NAME,
        )
