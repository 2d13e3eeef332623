"""How long a reader waits for Python in a page, and what it takes of the memory.

Usage: python -m bench.page

A fresh Chromium opens the built site from a server on this machine, and runs cells: the
seconds to the first `import numpy`, to the first figure, to the first model of Keras,
and to the end of 150 epochs. The first start of a reader adds the time of loading.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tools.browser import REMEDY, find_chromium, flags
from tools.hosting import hosted

SITE = Path(__file__).resolve().parent.parent / "_build" / "html"
PAGE = "chapters/01-single-neuron.html"
RUNS = 3
CELLS = {
    "import numpy": "import numpy as np",
    "a figure": "import matplotlib.pyplot as plt\nplt.plot([1, 2]);",
    "a model of Keras": """import keras
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
model.summary()""",
    "150 epochs": """from neurons import datasets
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


def measure(browser: Browser, address: str) -> dict[str, float]:
    """Run the cells in a fresh tab; return the seconds of each, summed up to it."""
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(300_000)
    page.goto(f"{address}{PAGE}")
    start = time.perf_counter()
    found = {}
    for name, source in CELLS.items():
        if not page.evaluate(RUN, source):
            raise RuntimeError(f"{name}: the cell ended with an error")
        found[name] = time.perf_counter() - start
    context.close()
    return found


def main() -> int:
    """Print a table of medians and spreads."""
    program = find_chromium()
    if program is None or not (SITE / "_static" / "python").is_dir():
        print(f"not measured: {REMEDY}; and build the book with Python in its pages")
        return 1
    with sync_playwright() as playwright, hosted(SITE) as address:
        browser = playwright.chromium.launch(executable_path=program, args=flags())
        runs = [measure(browser, address) for _ in range(RUNS)]
        browser.close()
    print("| from a press to | median (s) | least | most |\n|---|---:|---:|---:|")
    for name in CELLS:
        times = sorted(run[name] for run in runs)
        middle = statistics.median(times)
        print(f"| {name} | {middle:.1f} | {times[0]:.1f} | {times[-1]:.1f} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
