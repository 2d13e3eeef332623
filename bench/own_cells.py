"""Run the cells of notebooks and nothing else; print the processor seconds of each.

    python -m bench.own_cells FOLDER

Each notebook runs in IPython, in a fork of this process, which has loaded what kernels
load and done nothing with it. So this is what grading cannot do without.
"""

from __future__ import annotations

import json
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


def seconds(submissions: Path) -> list[float]:
    """Measure the processor time of the cells alone, in seconds by notebook."""
    with tempfile.TemporaryDirectory(prefix="bench-") as home:
        done = subprocess.run(
            [sys.executable, "-m", "bench.own_cells", str(submissions)],
            env=learner_environment(home, home),
            check=True,
            capture_output=True,
            text=True,
        )
    found: list[float] = json.loads(done.stdout.splitlines()[-1])
    return found


def run(file: Path) -> None:
    """Run a notebook's cells; a cell that raises does not stop the next."""
    import nbformat
    from IPython.core.interactiveshell import InteractiveShell

    shell: Any = InteractiveShell.instance()
    for cell in nbformat.read(file, as_version=4).cells:
        if cell.cell_type == "code" and "install" not in cell.metadata.get("tags", []):
            shell.run_cell(cell.source, store_history=False)


def main() -> None:
    """Fork for each notebook, in the order of their paths, and see what that used."""
    for name in (*LOADED, "nbformat"):
        import_module(name)
    found = []
    for file in sorted(Path(sys.argv[1]).rglob("*.ipynb")):
        pid = os.fork()
        if pid == 0:
            with Path(os.devnull).open("w") as nothing:
                with redirect_stdout(nothing), redirect_stderr(nothing):
                    run(file)
                os._exit(0)
        _, _, used = os.wait4(pid, 0)
        found.append(used.ru_utime + used.ru_stime)
    print(json.dumps(found))


if __name__ == "__main__":
    main()
