"""The processor time of a notebook's own cells in a plain kernel."""

from __future__ import annotations

import tempfile
from pathlib import Path

import nbformat
import psutil
from jupyter_client.manager import start_new_kernel

from autograder.sandbox.environment import learner_environment
from autograder.sandbox.zygote_client import LOADED

LOAD = "import " + ", ".join(LOADED)


def seconds(submissions: Path, first: int) -> float:
    """Measure the processor time of cells alone, without what they import.

    Each notebook runs in ipykernel as it comes, in a new process: no sandbox, no check
    and no record. So this is what grading cannot do without.

    Args:
        submissions: folder of notebooks.
        first: how many of them to leave out.
    """
    return sum(_run(file) for file in sorted(submissions.rglob("*.ipynb"))[first:])


def _run(file: Path) -> float:
    """Run a notebook's cells; one that raises does not stop the next."""
    with tempfile.TemporaryDirectory(prefix="bench-") as home:
        manager, client = start_new_kernel(
            env=learner_environment(home, home), cwd=home
        )
        try:
            client.execute_interactive(LOAD, output_hook=_say_nothing)
            kernel = psutil.Process(manager.provisioner.pid)
            loaded = _used(kernel)
            for cell in nbformat.read(file, as_version=4).cells:
                is_install = "install" in cell.metadata.get("tags", [])
                if cell.cell_type == "code" and not is_install:
                    client.execute_interactive(
                        cell.source, stop_on_error=False, output_hook=_say_nothing
                    )
            return _used(kernel) - loaded
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)


def _used(process: psutil.Process) -> float:
    """Processor seconds of a process, and of its children that have ended."""
    return sum(process.cpu_times()[:4])


def _say_nothing(_: object) -> None:
    """Drop an output."""
