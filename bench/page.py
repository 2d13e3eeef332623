"""How long a reader waits for Python in a page, and what it takes of the memory.

Usage: python -m bench.page

A fresh Chromium opens the built site from a server on this machine, and runs cells: the
seconds to the first `import numpy`, to the first figure, to the first model of Keras,
and to the end of 150 epochs. Over a network, loading the files takes longer.
"""

from __future__ import annotations

import gzip
import statistics
import sys
import time
from pathlib import Path

import psutil
from playwright.sync_api import Browser, sync_playwright

from bench.measure import MEGABYTE
from bench.published import put
from tools.browser import REMEDY, find_chromium, flags
from tools.hosting import hosted

SITE = Path(__file__).resolve().parent.parent / "_build" / "html"
PAGE = "chapters/01-single-neuron.html"
RUNS = 5
GOALS = {"`import numpy`": "4 s", "a figure": "6 s", "a model of Keras": "9 s"}
CELLS = {
    "`import numpy`": "import numpy as np",
    "a figure": "import matplotlib.pyplot as plt\nplt.plot([1, 2]);",
    "a model of Keras": """import keras
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
model.summary()""",
    "150 epochs of the diabetes network": """from neurons import datasets
table = datasets.diabetes()
X = table.iloc[:, :-1].to_numpy(float)
X, y = (X - X.mean(axis=0)) / X.std(axis=0), table.iloc[:, -1].to_numpy()
net = keras.Sequential([
    keras.Input((8,)),
    keras.layers.Dense(16, activation="relu"),
    keras.layers.Dense(8, activation="relu"),
    keras.layers.Dense(1, activation="sigmoid"),
])
net.compile(loss="binary_crossentropy", metrics=["accuracy"])
net.fit(X, y, epochs=150, verbose=0);""",
}
RUN = "async text => (await pagePython.run(text)).ok"


def private_memory() -> int:
    """Return the bytes that the browser's pages have for themselves."""
    return sum(
        process.memory_full_info().uss
        for process in psutil.Process().children(recursive=True)
        if "--type=renderer" in process.cmdline()
    )


def measure(browser: Browser, address: str) -> dict[str, tuple[float, float]]:
    """Run the cells in a fresh tab.

    Returns:
        For each cell the seconds from the first press to its end, and the memory that
        the page has taken since, in megabytes.
    """
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(300_000)
    page.goto(f"{address}{PAGE}")
    before, start = private_memory(), time.perf_counter()
    found = {}
    for name, source in CELLS.items():
        if not page.evaluate(RUN, source):
            raise RuntimeError(f"{name}: the cell ended with an error")
        seconds = time.perf_counter() - start
        found[name] = seconds, (private_memory() - before) / MEGABYTE
    context.close()
    return found


def report(runs: list[dict[str, tuple[float, float]]]) -> list[str]:
    """Return medians and spreads as lines of Markdown."""
    folder = SITE / "_static" / "python"
    parts = [file for file in folder.glob("*.*.js") if not file.match("later.*")]
    # In Base64.
    size = sum(file.stat().st_size for file in parts) * 3 / 4
    script = gzip.compress((folder / "page.js").read_bytes())
    *_, before, last = CELLS
    epochs = statistics.median(run[last][0] - run[before][0] for run in runs)
    lines = [
        "A fresh tab of Chromium, with the site on a server of the same machine, from "
        f"a press of *Run* in chapter 1; medians of {len(runs)} runs. The seconds are "
        "sums: of loading, starting, and all cells so far. The memory is private to "
        "the page's process, beyond what it had before the press.",
        "",
        "| to the end of | goal | median | least | most | memory |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    for name in CELLS:
        times = sorted(run[name][0] for run in runs)
        memory = statistics.median(run[name][1] for run in runs)
        lines.append(
            f"| {name} | {GOALS.get(name, '')} | {statistics.median(times):.1f} s "
            f"| {times[0]:.1f} s | {times[-1]:.1f} s | {memory:.0f} MB |"
        )
    lines += [
        "",
        f"The 150 epochs alone take {epochs:.1f} s (goal: 10 s).",
        "",
        f"A first start loads {size / 1e6:.0f} MB, and a cell that imports SciPy or "
        "scikit-learn some more. Before any press a page loads "
        f"{len(script) / 1e3:.0f} KB for all this.",
    ]
    return lines


def main() -> int:
    """Measure and write the section."""
    program = find_chromium()
    if program is None or not (SITE / "_static" / "python").is_dir():
        print(f"not measured: {REMEDY}; and build the book with Python in its pages")
        return 1
    runs = []
    with sync_playwright() as playwright, hosted(SITE) as address:
        for _ in range(RUNS):
            browser = playwright.chromium.launch(executable_path=program, args=flags())
            runs.append(measure(browser, address))
            browser.close()
    put("Python in the page", "python -m bench.page", report(runs))
    return 0


if __name__ == "__main__":
    sys.exit(main())
