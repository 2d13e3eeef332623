"""axe-core on every state of a page in which Python runs: cells, line, and verdicts."""

import time

import pytest
from playwright.sync_api import expect

from page import build
from support.axe import axe_faults, demand_axe
from support.browser import browser  # noqa: F401  (a fixture)
from support.notebooks import SLUG, chosen
from tools import node

pytestmark = pytest.mark.weekly

MOST_MS = 300_000
CHAPTER = "chapters/04-relu.html"
SAVES_DATA = """Object.defineProperty(navigator, "connection",
  {value: {saveData: true}})"""
ANSWER = ".python-bar [data-answer]"
WIDTHS = (1280, 390)
MARKED = """() => [...document.querySelectorAll("pre")].every(
  (pre) => pre.scrollWidth <= pre.clientWidth || pre.tabIndex === 0)"""
VERDICTS = {
    "right": "correct",
    "partial": "partial",
    "wrong": "wrong",
    "raises": "raised",
    "untouched": "not_started",
}
FIGURE = """import matplotlib.pyplot as plt
import pandas as pd
plt.plot([1, 2])
print("a line")
pd.DataFrame({"a": [1.5, 2]})"""


@pytest.fixture
def tab(browser, built_site):  # noqa: F811
    """A tab of a reader who pays for what is loaded."""
    demand_axe()
    if not (built_site / build.FOLDER).is_dir():
        pytest.skip(f"not run: {node.REMEDY}")
    context = browser.new_context(reduced_motion="reduce")
    context.set_default_timeout(MOST_MS)
    made = context.new_page()
    made.add_init_script(SAVES_DATA)
    yield made
    context.close()


def wait_for_boxes(tab):
    """Wait until the theme's script has let the Tab key stop at what scrolls now."""
    until = time.monotonic() + MOST_MS / 1000
    while not tab.evaluate(MARKED):
        assert time.monotonic() < until
        tab.wait_for_timeout(50)


@pytest.fixture
def look(tab):
    """Ask axe about a state of the page, light and dark, wide and narrow."""
    found = []

    def look(state):
        for scheme in ("light", "dark"):
            tab.emulate_media(color_scheme=scheme)
            expect(tab.locator("html")).to_have_attribute("data-theme", scheme)
            for width in WIDTHS:
                tab.set_viewport_size({"width": width, "height": 900})
                wait_for_boxes(tab)
                place = f"{state}, {scheme}, {width} px"
                found.extend(f"{place}: {fault}" for fault in axe_faults(tab))

    yield look
    assert found == [], "\n".join(found)


def is_now(tab, state):
    """Wait until Python is in a state."""
    expect(tab.locator("html")).to_have_attribute("data-python", state, timeout=MOST_MS)


def run(cell, state, text=None):
    """Run a cell, of another text if one is given, and wait for how it ends."""
    if text is not None:
        cell.evaluate("(one, text) => pageCells.set(one, text)", text)
    cell.locator("[data-run]").click()
    output = cell.locator("[data-output]")
    expect(output).to_have_attribute("data-state", state, timeout=MOST_MS)


def test_axe_finds_nothing_in_any_state_of_a_cell(tab, look, address):
    tab.goto(address + CHAPTER)
    is_now(tab, "off")
    look("idle")
    cells = tab.locator("[data-cell]:has([data-run]):has([data-output] *)")
    tab.route("**/wasm.*.js*", lambda route: None)  # they wait until it is unrouted
    cells.nth(0).locator("[data-run]").click()
    expect(tab.locator(ANSWER)).to_have_count(2)
    look("asking")
    tab.locator(ANSWER).first.click()
    is_now(tab, "starting")
    expect(tab.locator(".python-bar progress")).to_be_visible()
    look("starting")
    tab.unroute("**/wasm.*.js*")
    is_now(tab, "ready")
    run(cells.nth(0), "ok", FIGURE)
    look("ok, a table, a figure, and an editor")
    run(cells.nth(1), "error", "def third(row):\n    return row[2]\n\n\nthird([1])")
    run(cells.nth(2), "ok", 'import warnings\nwarnings.warn("this")')
    look("error, and a warning")
    run(cells.nth(3), "error", "missing_here")
    look("error below cells that have not run")
    run(cells.nth(1), "running", "print(1, flush=True)\nwhile True:\n    pass")
    is_now(tab, "busy")
    look("running")
    tab.locator("[data-stop]").click()
    is_now(tab, "off")
    look("stopped")
    cells.nth(0).locator("[data-book]").click()
    look("the book's output again")
    tab.route("**/wasm.*.js*", lambda route: route.abort())
    tab.reload()
    cells.nth(0).locator("[data-run]").click()
    tab.locator(ANSWER).first.click()
    is_now(tab, "failed")
    look("failed")


def test_axe_finds_nothing_in_any_state_of_an_exercise(tab, look, address):
    tab.goto(f"{address}exercises/{SLUG}.html")
    is_now(tab, "off")
    look("idle")
    box = tab.locator('[data-task="line"]')
    box.locator("[data-check]").click()
    tab.locator(ANSWER).first.click()
    look("checking")
    verdict = box.locator("[data-verdict]")
    answers = {kind: chosen(SLUG, kind)["line"].source for kind in VERDICTS}
    put(tab, box, "import tensorflow as tf", "not_judged")
    look("not judged")
    for kind, status in VERDICTS.items():
        put(tab, box, answers[kind], status)
        look(kind)
    box.locator("[data-cell]").evaluate("one => pageCells.set(one, 'w_fit = 1')")
    expect(verdict).to_have_text("Changed since it was checked.")
    look("changed")


def put(tab, box, source, status):
    """Check another answer."""
    text = f"# task: line\n{source}"
    box.locator("[data-cell]").evaluate("(one, text) => pageCells.set(one, text)", text)
    button = box.locator("[data-check]")
    expect(button).not_to_have_attribute("aria-disabled", "true", timeout=MOST_MS)
    button.click()
    verdict = box.locator("[data-verdict]")
    expect(verdict).to_have_attribute("data-status", status, timeout=MOST_MS)
