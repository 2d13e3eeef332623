"""The processor time of a notebook's own cells in a plain kernel."""

from __future__ import annotations

import tempfile
from pathlib import Path

import nbformat
from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.manager import start_new_kernel

from autograder.sandbox.environment import learner_environment
from autograder.sandbox.zygote_client import LOADED

USED = "sum(__import__('os').times()[:4])"
LOAD = "import " + ", ".join(LOADED)


def seconds(submissions: Path) -> list[float]:
    """Measure the processor time of cells alone, without what they import.

    Each notebook runs in ipykernel as it comes, in a new process: no sandbox, no check
    and no record. So this is what grading cannot do without.

    Args:
        submissions: folder of notebooks.

    Returns:
        The seconds of each notebook, by the learners' names.
    """
    return [_run(file) for file in sorted(submissions.rglob("*.ipynb"))]


def _run(file: Path) -> float:
    """Run a notebook's cells; one that raises does not stop the next."""
    with tempfile.TemporaryDirectory(prefix="bench-") as home:
        manager, client = start_new_kernel(
            env=learner_environment(home, home),
            cwd=home,
            extra_arguments=["--log-level=ERROR"],
        )
        try:
            client.execute_interactive(LOAD, output_hook=_say_nothing)
            loaded = _used(client)
            for cell in nbformat.read(file, as_version=4).cells:
                is_install = "install" in cell.metadata.get("tags", [])
                if cell.cell_type == "code" and not is_install:
                    client.execute_interactive(
                        cell.source, stop_on_error=False, output_hook=_say_nothing
                    )
            return _used(client) - loaded
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)


def _used(client: BlockingKernelClient) -> float:
    """Ask a kernel for its processor seconds, its ended children's with them."""
    reply = client.execute_interactive("", silent=True, user_expressions={"it": USED})
    return float(reply["content"]["user_expressions"]["it"]["data"]["text/plain"])


def _say_nothing(_: object) -> None:
    """Drop an output."""
