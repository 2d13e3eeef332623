"""How long a check takes in a page, over a sample of the made-up answers.

Usage: python -m bench.page_checks [ANSWERS_OF_EACH_TASK] [SITE]

A fresh Chromium opens the built site from a server on this machine, runs each answer
and then its check. The seconds are those of the processor, so that whatever else the
machine does is not counted; they come in steps of 0.01 s.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import CDPSession, Page, sync_playwright

from neurons.checks.catalogue import NAMES
from tools.browser import REMEDY, find_chromium, flags
from tools.hosting import hosted

ROOT = Path(__file__).resolve().parent.parent
# The made-up answers are those of the tests.
sys.path.append(str(ROOT / "tests"))

from support.answers import FOLDER, PRELUDE, Answer, answers  # noqa: E402

PAGE = "exercises/01-single-neuron.html"
MOST = 0.3  # seconds, for 95 of 100 answers
RUN = "([text, name]) => pagePython.run(text, {name})"
BEGIN = PRELUDE + "from neurons import check\nfrom neurons.checks import session\n"
# As in a notebook with nothing but this answer.
FORGET = """session.seen.__init__()
get_ipython().history_manager.input_hist_raw[1:] = []
for name in {names}:
    globals().pop(name, None)"""


def chosen(task: str, n: int) -> list[Answer]:
    """Choose answers to a task, spread over all of them."""
    every = answers(task)
    return [every[i * len(every) // n] for i in range(min(n, len(every)))]


def used(session: CDPSession) -> float:
    """Return the seconds of the processor that all of Chromium has used."""
    found = session.send("SystemInfo.getProcessInfo")["processInfo"]
    return sum(float(one["cpuTime"]) for one in found)


def measure(page: Page, session: CDPSession, n: int) -> list[tuple[float, str]]:
    """Run answers and their checks; return each check's seconds, and of what."""
    page.evaluate(RUN, [BEGIN + "import keras", "begin"])
    page.evaluate(RUN, ['check("neuron")', "first"])  # it loads what judges
    found = []
    for task, names in NAMES.items():
        file = FOLDER / task / "given.py"
        given = file.read_text("utf-8") if file.is_file() else ""
        for answer in chosen(task, n):
            text = f"# task: {task}\n{answer.source}"
            page.evaluate(RUN, [FORGET.format(names=list(names)), "forget"])
            page.evaluate(RUN, [given, "given"])
            page.evaluate(RUN, [text, task])
            before = used(session)
            shown = page.evaluate(RUN, [f'check("{task}")', f"check-{task}"])
            seconds = used(session) - before
            if "data-status" not in shown["outputs"][0]["data"]:
                raise RuntimeError(f"{task}, {answer.name}: not checked: {shown}")
            found.append((seconds, f"{task}, {answer.kind}: {answer.name}"))
    return found


def main(arguments: list[str]) -> int:
    """Print how long checks take, and which are slow."""
    n = int(arguments[0]) if arguments else 5
    site = Path(arguments[1]) if len(arguments) > 1 else ROOT / "_build" / "html"
    program = find_chromium()
    if program is None or not (site / "_static" / "python").is_dir():
        print(f"not measured: {REMEDY}; and build the book with Python in its pages")
        return 1
    with sync_playwright() as playwright, hosted(site) as address:
        browser = playwright.chromium.launch(executable_path=program, args=flags())
        page = browser.new_page()
        page.set_default_timeout(300_000)
        page.goto(address + PAGE)
        found = sorted(measure(page, browser.new_browser_cdp_session(), n))
        browser.close()
    middle, late = (found[int(part * len(found))][0] for part in (0.5, 0.95))
    seconds, what = found[-1]
    print(f"{len(found)} checks: half in {middle:.2f} s, 95 of 100 in {late:.2f} s.")
    print(f"The longest in {seconds:.2f} s: {what}")
    for seconds, what in reversed([one for one in found if one[0] > MOST]):
        print(f"{seconds:.2f} s: {what}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
