"""Starts Jupyter kernels in a box, for every program that uses `jupyter_client`."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import subprocess
from pathlib import Path
from typing import Any, cast

import psutil
from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning import LocalProvisioner
from traitlets import Bool, Dict, Unicode

from autograder.sandbox.limits import Limits
from autograder.sandbox.monitor import Monitor, process_tree
from autograder.sandbox.sandbox import BUBBLEWRAP, NONE, Sandbox
from autograder.sandbox.zygote_client import InitProcess

NAME = "neurons-sandbox"
# A kernel that is its own parent's business looks for it and ends; boxes hide it.
# What must be settled before the zygote loads NumPy, Matplotlib and Keras.
OWN_DEFAULTS = {
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "KERAS_BACKEND": "tensorflow",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "TF_ENABLE_ONEDNN_OPTS": "0",
}
END_SECONDS = 5  # for a killed box to be gone
PARENTS = ("JPY_PARENT_PID", "JPY_INTERRUPT_EVENT")


class SandboxProvisioner(LocalProvisioner):
    """A local kernel in a box of its own, watched while it lives.

    Attributes:
        way: how the box is made, one of `box.WAYS`.
        limits: the caps that differ from the defaults of `Limits`.
        trusted: whether the notebooks are our own: they keep the environment and the
            folder they are run in, without limits and without a watch.
    """

    way = Unicode(BUBBLEWRAP)
    limits = Dict()
    trusted = Bool(False)
    box: Sandbox | None = None
    watch: Monitor | None = None

    @property
    def stopped_because(self) -> str:
        """Why the watch stopped the kernel; empty if it did not."""
        return self.watch.reason if self.watch else ""

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        """Make the box and lay the kernel's connection file into it."""
        kwargs = {"env": dict(os.environ)} | kwargs
        limits = Limits.from_dict(self.limits)
        own = None
        if self.trusted:
            own = {k: v for k, v in kwargs["env"].items() if k not in PARENTS}
            own = OWN_DEFAULTS | own
        # The first box waits for the zygote to load what kernels need.
        self.box = await asyncio.to_thread(Sandbox.make, self.way, limits, own=own)
        if self.box.why_new:
            self.log.warning("A kernel starts anew, slowly: %s", self.box.why_new)
        manager = self.parent
        # The box has no network: the sockets are files.
        manager.transport = "ipc"
        manager.ip = str(self.box.sockets / "s")
        known = self.box.folder / "kernel.json"
        manager.connection_file = str(known)
        kwargs = await super().pre_launch(**kwargs)
        told = self._tell_inner_paths(known)
        names = {str(known), os.path.realpath(known)}
        kwargs["cmd"] = [told if word in names else word for word in kwargs["cmd"]]
        return kwargs

    async def launch_kernel(
        self, cmd: list[str], **kwargs: Any
    ) -> KernelConnectionInfo:
        """Start the kernel in its box."""
        box = cast(Sandbox, self.box)
        self.process = box.start(cmd, folder=str(kwargs.get("cwd") or ""))
        self.pid = self.process.pid
        self.pgid = None if isinstance(self.process, InitProcess) else self.pid
        if not self.trusted:
            self.watch = Monitor(
                self.pid,
                box.limits,
                self.kill_all,
                group=box.group,
                is_init=box.keeper is not None,
                writable=box.keeper.room if box.keeper else None,
                folder=box.folder if box.way in {BUBBLEWRAP, NONE} else None,
                private=box.way == BUBBLEWRAP,
            )
            self.watch.start()
        return self.connection_info

    async def ended(self) -> None:
        """Wait, after `kill_all`, for the end of a forked kernel.

        `jupyter_client` would look every 100 ms.
        """
        if isinstance(self.process, InitProcess):
            with contextlib.suppress(subprocess.TimeoutExpired):
                await asyncio.to_thread(self.process.wait, END_SECONDS)

    async def send_signal(self, signum: int) -> None:
        """Interrupt the kernel alone; any other signal ends the whole box."""
        if not self.process or signum == 0:
            return
        if signum != signal.SIGINT:
            self.kill_all()
        elif isinstance(self.process, InitProcess):
            self.process.interrupt()
        elif (kernel := self._kernel()) is not None:
            with contextlib.suppress(OSError):
                os.killpg(kernel.pid, signal.SIGINT)

    def kill_all(self) -> None:
        """End every process of the box at once."""
        process = self.process
        gone = process is None or process.poll() is not None
        walled = self.way != NONE
        # The others of a gone box went with it; its number may be another's by now.
        processes = (
            [] if gone or (walled and self.pgid is None) else process_tree(self.pid)
        )
        if isinstance(process, InitProcess):
            process.kill()
        elif self.pgid and not (gone and walled):
            with contextlib.suppress(OSError):
                os.killpg(self.pgid, signal.SIGKILL)
        for one in processes:
            with contextlib.suppress(psutil.Error):
                one.kill()

    async def cleanup(self, restart: bool = False) -> None:
        """Take the box away when the kernel is gone."""
        await super().cleanup(restart=restart)
        if self.watch is not None:
            self.watch.end()
        if self.box is not None:
            self.box.remove()

    def last_words(self) -> str:
        """The last line that the kernel's process wrote to its log."""
        if self.box is None or self.box.log.closed:
            return ""
        log = self.box.log.fileno()
        size = os.fstat(log).st_size
        text = os.pread(log, 4000, max(size - 4000, 0)).decode(errors="replace").strip()
        return text.splitlines()[-1][:300] if text else ""

    def _tell_inner_paths(self, known: Path) -> str:
        """Tell the kernel where its sockets are, by the paths that it knows.

        The manager's own file stays as it is: it would be written anew.
        """
        box = cast(Sandbox, self.box)
        facts = json.loads(known.read_text(encoding="utf-8"))
        facts["ip"] = box.within(box.sockets / "s")
        told = box.sockets / "kernel.json"
        told.write_text(json.dumps(facts), encoding="utf-8")
        told.chmod(0o600)
        box.hand_over(told)
        return box.within(told)

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
