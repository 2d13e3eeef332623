"""Starts Jupyter kernels in a box, for every program that uses `jupyter_client`."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from typing import Any, cast

import psutil
from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning import LocalProvisioner
from traitlets import Dict, Unicode

from autograder.sandbox.box import BUBBLEWRAP, Box
from autograder.sandbox.limits import Limits
from autograder.sandbox.watch import Watch, family

NAME = "neurons-sandbox"


class SandboxProvisioner(LocalProvisioner):
    """A local kernel in a box of its own, watched while it lives.

    Attributes:
        way: how the box is made, `"bubblewrap"` or `"none"`.
        limits: the caps that differ from the defaults of `Limits`.
    """

    way = Unicode(BUBBLEWRAP)
    limits = Dict()
    box: Box | None = None
    watch: Watch | None = None

    @property
    def stopped_because(self) -> str:
        """Why the watch stopped the kernel; empty if it did not."""
        return self.watch.reason if self.watch else ""

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        """Make the box and lay the kernel's connection file into it."""
        self.box = Box.make(self.way, Limits.from_dict(self.limits))
        manager = self.parent
        # The box has no network: the sockets are files.
        manager.transport = "ipc"
        manager.ip = str(self.box.sockets / "s")
        manager.connection_file = str(self.box.sockets / "kernel.json")
        kwargs = await super().pre_launch(**kwargs)
        self.box.hand_over(self.box.sockets / "kernel.json")
        return kwargs

    async def launch_kernel(
        self, cmd: list[str], **kwargs: Any
    ) -> KernelConnectionInfo:
        """Start the kernel in its box."""
        box = cast(Box, self.box)
        kwargs.update(
            env=box.environment(),
            cwd=str(box.home),
            # Else the kernel looks for a parent that its box hides, and ends.
            independent=True,
            stdin=subprocess.DEVNULL,
        )
        # bwrap itself is found by the grader's own path.
        command = box.command(cmd)
        with box.log.open("wb") as log:
            kwargs.update(stdout=log, stderr=subprocess.STDOUT)
            info = await super().launch_kernel(command, **kwargs)
        self.watch = Watch(self.pid, box.folder, box.limits, self.kill_all)
        self.watch.start()
        return info

    async def send_signal(self, signum: int) -> None:
        """Interrupt the kernel alone; any other signal ends the whole box."""
        if not self.process:
            return
        if signum == 0:
            return
        if signum != signal.SIGINT:
            self.kill_all()
            return
        kernel = self._kernel()
        if kernel is not None:
            with contextlib.suppress(OSError):
                os.killpg(kernel.pid, signal.SIGINT)

    def kill_all(self) -> None:
        """End every process of the box at once."""
        gone = self.process is None or self.process.poll() is not None
        if gone and self.way == BUBBLEWRAP:
            return  # the others went with it, and its number may be another's by now
        processes = [] if gone else family(self.pid)
        if self.pgid:
            with contextlib.suppress(OSError):
                os.killpg(self.pgid, signal.SIGKILL)
        for process in processes:
            with contextlib.suppress(psutil.Error):
                process.kill()

    async def cleanup(self, restart: bool = False) -> None:
        """Take the box away when the kernel is gone."""
        await super().cleanup(restart=restart)
        if self.watch is not None:
            self.watch.end()
        if self.box is not None:
            self.box.remove()

    def last_words(self) -> str:
        """The last line that the kernel's process wrote to its log."""
        if self.box is None or not self.box.log.exists():
            return ""
        text = self.box.log.read_bytes()[-4000:].decode(errors="replace").strip()
        return text.splitlines()[-1][:300] if text else ""

    def _kernel(self) -> psutil.Process | None:
        """The kernel itself: bwrap's child keeps house, that one's child is it."""
        try:
            process = psutil.Process(self.pid)
            for _ in range(2 if self.way == BUBBLEWRAP else 0):
                children = process.children()
                if not children:
                    return None
                process = children[0]
        except psutil.Error:
            return None
        return process
