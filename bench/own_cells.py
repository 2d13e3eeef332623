"""Run the cells of notebooks and nothing else; print their processor seconds.

    python -m bench.own_cells FOLDER FIRST

Each notebook runs in IPython, in a fork of this process, which has loaded what kernels
load and done nothing with it. So this is what grading cannot do without.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from importlib import import_module
from pathlib import Path
from typing import Any

from autograder.sandbox.environment import learner_environment
from autograder.sandbox.zygote_client import LOADED


def seconds(submissions: Path, first: int) -> float:
    """Measure the processor time of the cells alone, in seconds.

    Args:
        submissions: folder of notebooks.
        first: how many of them to leave out.
    """
    with tempfile.TemporaryDirectory(prefix="bench-") as home:
        done = subprocess.run(
            [sys.executable, "-m", "bench.own_cells", str(submissions), str(first)],
            env=learner_environment(home, home),
            check=True,
            capture_output=True,
            text=True,
        )
    return float(done.stdout.split()[-1])


def run(file: Path) -> None:
    """Run a notebook's cells; a cell that raises does not stop the next."""
    import nbformat
    from IPython.core.interactiveshell import InteractiveShell

    shell: Any = InteractiveShell.instance()
    for cell in nbformat.read(file, as_version=4).cells:
        if cell.cell_type == "code" and "install" not in cell.metadata.get("tags", []):
            shell.run_cell(cell.source, store_history=False)


def main() -> None:
    """Fork for each notebook, and add up what the forks used."""
    for name in (*LOADED, "nbformat"):
        import_module(name)
    total = 0.0
    for file in sorted(Path(sys.argv[1]).rglob("*.ipynb"))[int(sys.argv[2]) :]:
        pid = os.fork()
        if pid == 0:
            with Path(os.devnull).open("w") as nothing:
                with redirect_stdout(nothing), redirect_stderr(nothing):
                    run(file)
                os._exit(0)
        _, _, used = os.wait4(pid, 0)
        total += used.ru_utime + used.ru_stime
    print(f"{total:.3f}")


if __name__ == "__main__":
    main()
