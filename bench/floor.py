"""Run the cells of notebooks and nothing else; print their processor time in seconds.

    python -m bench.floor FOLDER

Each notebook runs in a fork of this process, which has loaded Keras and done nothing
with it. So this is what grading cannot do without.
"""

from __future__ import annotations

import os
import sys
from contextlib import redirect_stdout
from pathlib import Path

# What libraries read when they are imported.
ENVIRONMENT = {
    "NEURONS_CHECK": "deferred",
    "MPLBACKEND": "agg",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}


def run(file: Path) -> None:
    """Run a notebook's cells; a cell that raises does not stop the next."""
    import nbformat

    names: dict[str, object] = {}
    for cell in nbformat.read(file, as_version=4).cells:
        installs = "install" in cell.metadata.get("tags", [])
        if cell.cell_type == "code" and not installs:
            try:
                exec(cell.source, names)  # noqa: S102 - our own made-up answers
            except Exception:  # noqa: BLE001, S112 - raising is what some are for
                continue


def main() -> None:
    """Fork for each notebook and add up what the forks used."""
    os.environ |= ENVIRONMENT
    import keras  # noqa: F401
    import matplotlib.pyplot  # noqa: F401
    import nbformat  # noqa: F401

    import neurons.checks
    import neurons.datasets
    import neurons.draw  # noqa: F401

    seconds = 0.0
    for file in sorted(Path(sys.argv[1]).rglob("*.ipynb")):
        pid = os.fork()
        if pid == 0:
            with open(os.devnull, "w") as nothing, redirect_stdout(nothing):  # noqa: PTH123
                run(file)
            os._exit(0)
        _, _, used = os.wait4(pid, 0)
        seconds += used.ru_utime + used.ru_stime
    print(f"{seconds:.3f}")


if __name__ == "__main__":
    main()
