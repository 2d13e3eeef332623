"""Run all cells of a chapter in the page's shell: `python -m support.page_cells ...`.

The words are: the backend, a file of chapters' cells as JSON, and a file for what each
cell gave and how long it took. A cell is its text, or its text and its id.
"""

import json
import os
import sys
import time
from pathlib import Path

from support.page import PYTHON, ROOT, use_page

STYLE = ROOT / "theme" / "cells" / "ipython" / "matplotlibrc"


def run_chapter(cells):
    """The outputs of each cell, and its seconds; the names of `__main__` are empty."""
    import shell

    held = vars(sys.modules["__main__"])
    for name in [name for name in held if not name.startswith("__")]:
        del held[name]
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib"].rcdefaults()
    if "keras" in sys.modules:
        sys.modules["keras"].utils.clear_session()
    found = []
    for cell in cells:
        start = time.perf_counter()
        text, name = (cell, "") if isinstance(cell, str) else cell
        outputs = json.loads(shell.run(text, name))
        found.append([outputs, time.perf_counter() - start])
    return found


def main(backend, chapters, file):
    """Run chapters and write what their cells gave."""
    os.environ |= {"KERAS_BACKEND": backend, "MATPLOTLIBRC": str(STYLE)}
    chapters, file = Path(chapters).resolve(), Path(file).resolve()
    # Cells may write files; chapter 7 imports one that lies beside it.
    os.chdir(file.parent)
    sys.path.append(str(ROOT / "chapters"))
    if backend == "numpy":
        use_page()
    else:
        sys.path.insert(0, str(PYTHON))
    import shell

    shell.install()
    texts = json.loads(chapters.read_text(encoding="utf-8"))
    found = {}
    for name, cells in texts.items():
        found[name] = run_chapter(cells)
        file.write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    # In a module of its own, since the names of `__main__` are a chapter's.
    from support import page_cells

    page_cells.main(*sys.argv[1:])
