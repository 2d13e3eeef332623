"""Start Jupyter kernels in sandboxes, for every program that uses `jupyter_client`."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import cast

import psutil
from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.manager import KernelManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from traitlets import Bool, Dict, Unicode

from autograder.sandbox.environment import trusted_environment
from autograder.sandbox.init_client import InitProcess
from autograder.sandbox.kind import FORKED, SandboxKind
from autograder.sandbox.limits import Limits
from autograder.sandbox.monitor import Monitor
from autograder.sandbox.processes import process_tree
from autograder.sandbox.sandbox import Sandbox

NAME = "neurons-sandbox"
END_SECONDS = 5  # for a killed sandbox to be gone


class SandboxProvisioner(LocalProvisioner):
    """A local kernel in a sandbox of its own, monitored while it runs.

    Attributes:
        kind: the kind of sandbox, one of `SandboxKind`.
        limits: the limits that differ from the defaults of `Limits`.
        trusted: whether the notebooks are our own: they keep the environment and the
            folder they are run in, without limits and without a monitor.
    """

    kind = Unicode(SandboxKind.BUBBLEWRAP.value)
    limits = Dict()
    trusted = Bool(False)
    sandbox: Sandbox | None = None
    monitor: Monitor | None = None

    async def pre_launch(
        self, *, env: Mapping[str, str] | None = None, **kwargs: object
    ) -> dict[str, object]:
        """Make the sandbox and write the kernel's connection file into it."""
        env = dict(os.environ) if env is None else env
        limits = Limits.from_dict(self.limits)
        trusted = trusted_environment(env) if self.trusted else None
        # The first sandbox waits for the zygote to import what kernels need.
        sandbox = await asyncio.to_thread(
            Sandbox.make, self.kind, limits, trusted=trusted
        )
        self.sandbox = sandbox
        if sandbox.why_not_forked:
            self.log.warning("A kernel starts anew, slowly: %s", sandbox.why_not_forked)
        # The base class allows for no manager, which `jupyter_client` always sets.
        manager = cast(KernelManager, self.parent)
        # The sandbox has no network: the sockets are files.
        manager.transport = "ipc"
        manager.ip = str(sandbox.sockets / "s")
        outer_file = sandbox.folder / "kernel.json"
        manager.connection_file = str(outer_file)
        launch = await super().pre_launch(env=env, **kwargs)
        inner_file = _write_inner_file(sandbox, outer_file)
        names = {str(outer_file), os.path.realpath(outer_file)}
        command = [inner_file if word in names else word for word in launch["cmd"]]
        return {**launch, "cmd": command}

    async def launch_kernel(
        self, cmd: list[str], **kwargs: object
    ) -> KernelConnectionInfo:
        """Start the kernel in its sandbox.

        Raises:
            RuntimeError: `pre_launch`, which makes the sandbox, was not called.
        """
        sandbox = self.sandbox
        if sandbox is None:
            raise RuntimeError("there is no sandbox; call `pre_launch` first")
        process = sandbox.start(cmd, folder=str(kwargs.get("cwd") or ""))
        # An `InitProcess` has all of a `Popen` that the base class uses.
        self.process = cast("subprocess.Popen[bytes]", process)
        self.pid = process.pid
        self.pgid = None if isinstance(process, InitProcess) else process.pid
        if not self.trusted:
            self.monitor = Monitor(
                process.pid,
                sandbox.limits,
                self.interrupt,
                self.kill_all,
                group=sandbox.group,
                is_init=sandbox.init is not None,
                writable=sandbox.init.writable if sandbox.init else None,
                folder=None if sandbox.kind in FORKED else sandbox.folder,
                private=sandbox.kind is SandboxKind.BUBBLEWRAP,
            )
            self.monitor.start()
        return self.connection_info

    async def wait_for_end(self) -> None:
        """Wait, after `kill_all`, for the end of a forked kernel.

        `jupyter_client` would poll every 100 ms.
        """
        if isinstance(self.process, InitProcess):
            with contextlib.suppress(subprocess.TimeoutExpired):
                await asyncio.to_thread(self.process.wait, END_SECONDS)

    async def send_signal(self, signum: int) -> None:
        """Interrupt only the kernel; any other signal ends the whole sandbox."""
        if not self.process or signum == 0:
            return
        if signum == signal.SIGINT:
            self.interrupt()
        else:
            self.kill_all()

    def interrupt(self) -> None:
        """Interrupt what the kernel runs, and the programs that it started."""
        if isinstance(self.process, InitProcess):
            self.process.interrupt()
        elif (kernel := self._find_kernel()) is not None:
            with contextlib.suppress(OSError):
                os.killpg(kernel.pid, signal.SIGINT)

    def kill_all(self) -> None:
        """End every process of the sandbox at once."""
        process = self.process
        gone = process is None or process.poll() is not None
        isolated = self.kind != SandboxKind.NONE
        processes: list[psutil.Process] = []
        # The others ended with the sandbox; its number may be another process's by now.
        if process is not None and not gone and not (isolated and self.pgid is None):
            processes = process_tree(process.pid)
        if isinstance(process, InitProcess):
            process.kill()
        elif self.pgid and not (gone and isolated):
            with contextlib.suppress(OSError):
                os.killpg(self.pgid, signal.SIGKILL)
        for one in processes:
            with contextlib.suppress(psutil.Error):
                one.kill()

    async def cleanup(self, restart: bool = False) -> None:
        """Remove the sandbox when the kernel is gone."""
        await super().cleanup(restart=restart)
        if self.monitor is not None:
            self.monitor.end()
        if self.sandbox is not None:
            self.sandbox.remove()

    def last_log_line(self) -> str:
        """Return the last line that the kernel's process wrote to its log."""
        if self.sandbox is None or self.sandbox.log.closed:
            return ""
        log = self.sandbox.log.fileno()
        size = os.fstat(log).st_size
        text = os.pread(log, 4000, max(size - 4000, 0)).decode(errors="replace").strip()
        return text.splitlines()[-1][:300] if text else ""

    def _find_kernel(self) -> psutil.Process | None:
        """Find the kernel: bwrap's child is the init process, whose child it is."""
        try:
            process = psutil.Process(self.pid)
            for _ in range(2 if self.kind == SandboxKind.BUBBLEWRAP else 0):
                children = process.children()
                if not children:
                    return None
                process = children[0]
        except psutil.Error:
            return None
        return process


def _write_inner_file(sandbox: Sandbox, outer_file: Path) -> str:
    """Write a connection file with the kernel's own paths; return its path there.

    The manager's own file stays as it is: the manager would write it anew.
    """
    connection = json.loads(outer_file.read_text(encoding="utf-8"))
    connection["ip"] = sandbox.within(sandbox.sockets / "s")
    inner_file = sandbox.sockets / "kernel.json"
    inner_file.write_text(json.dumps(connection), encoding="utf-8")
    inner_file.chmod(0o600)
    sandbox.hand_over(inner_file)
    return sandbox.within(inner_file)
