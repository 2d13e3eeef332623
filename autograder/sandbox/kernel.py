"""A kernel manager whose kernel lives in a box."""

from __future__ import annotations

import json
import sys
from importlib.metadata import EntryPoint
from pathlib import Path

import zmq.asyncio
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning import KernelProvisionerFactory

from autograder.sandbox.limits import MEGABYTE, Limits
from autograder.sandbox.provisioner import NAME

# A larger message ends the connection instead of filling the grader's memory.
LARGEST_MESSAGE = 32 * MEGABYTE


def kernel_spec(way: str, limits: Limits) -> dict[str, object]:
    """The kernel's description, as `kernel.json` holds it."""
    return {
        "argv": [
            sys.executable,
            "-m",
            "ipykernel_launcher",
            "-f",
            "{connection_file}",
            "--HistoryManager.enabled=False",
        ],
        "display_name": "Python 3 (learner's sandbox)",
        "language": "python",
        "metadata": {
            "kernel_provisioner": {
                "provisioner_name": NAME,
                "config": {"way": way, "limits": limits.to_dict()},
            }
        },
    }


def kernel_manager(way: str, limits: Limits, folder: Path) -> AsyncKernelManager:
    """A manager that starts kernels in the given way.

    Args:
        way: `"bubblewrap"` or `"none"`.
        limits: what a kernel may use.
        folder: existing folder; the kernel's description is written there.
    """
    _register()
    spec = folder / "kernels" / NAME
    spec.mkdir(parents=True, exist_ok=True)
    text = json.dumps(kernel_spec(way, limits))
    (spec / "kernel.json").write_text(text, encoding="utf-8")
    context = zmq.asyncio.Context()
    context.setsockopt(zmq.MAXMSGSIZE, LARGEST_MESSAGE)
    # Unsent messages to a dead kernel must not hold up the grader's end.
    context.setsockopt(zmq.LINGER, 0)
    return AsyncKernelManager(
        kernel_name=NAME,
        kernel_spec_manager=KernelSpecManager(
            kernel_dirs=[str(folder / "kernels")], ensure_native_kernel=False
        ),
        context=context,
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
