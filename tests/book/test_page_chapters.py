"""Every cell of every chapter runs in the page, and shows what the book shows."""

import json
import re
import shutil
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page, expect

from page import build
from support.browser import Watch, browser  # noqa: F401  (a fixture)
from tools import node

MINUTE = 60_000
CHAPTERS = sorted(
    path.stem for path in Path(__file__).resolve().parents[2].glob("chapters/*.md")
)
QUICK = "04-relu"
# Cells that show something else in the page: why, and which.
DIFFERS = yaml.safe_load(
    Path(__file__).with_name("page_differs.yml").read_text(encoding="utf-8")
)
FIGURE = re.compile(r"[-+]?\d[\d.,]*(?:e[-+]?\d+)?")
UNFOLD = "document.querySelectorAll('details').forEach(one => one.open = true)"
SHOWN = """part => [...document.querySelectorAll("[data-cell]")].map(cell =>
  [...cell.querySelectorAll(`${part} pre, ${part} table`)]
    .map(one => one.innerText).join("\\n"))"""
STATES = """[...document.querySelectorAll("[data-cell] [data-output]")]
  .map(one => one.dataset.state)"""


def lines(text: str) -> list[str]:
    """The lines of an output, without spaces at their ends and between columns."""
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def words(text: str) -> list[str]:
    """The lines of an output, each number as one sign."""
    return [FIGURE.sub("#", line) for line in lines(text)]


def run_all(page: Page) -> list[str]:
    """Press *Run all cells*, say yes to slow ones, and wait for the last."""
    page.locator("button[data-run-all]").click()
    answer = page.locator(".python-bar [data-answer]").first
    for _ in range(1200):
        if answer.is_visible():
            answer.click()
        states = page.evaluate(STATES)
        if set(states) <= {"ok", "error"}:
            return states
        assert page.locator("html").get_attribute("data-python") != "failed"
        page.wait_for_timeout(500)
    raise AssertionError(f"not ended: {states}")


def check_chapter(page: Page, chapter: str) -> None:
    """Run all cells of the chapter that is open and compare them with the book's."""
    watch = Watch(page)
    page.set_default_timeout(MINUTE)
    page.evaluate(
        "document.querySelectorAll('details').forEach(one => one.open = true)"
    )
    expect(page.locator("button[data-run-all]")).to_be_visible()
    shown = page.evaluate(SHOWN, "[data-output]")
    states = run_all(page)
    mine = page.evaluate(SHOWN, "[data-mine]")
    differ = {
        number
        for number, (book, page_s) in enumerate(zip(shown, mine, strict=True), 1)
        if lines(book) != lines(page_s)
    }
    failed = {number for number, state in enumerate(states, 1) if state != "ok"}
    known = DIFFERS.get(chapter, {})
    figures, named = (set(known.get(why, ())) for why in ("figures", "backend"))
    assert (failed, differ - figures - named) == (set(), set())
    for number in differ - named:
        assert words(shown[number - 1]) == words(mine[number - 1])
    assert watch.faults == []
    assert watch.foreign() == []


@pytest.fixture
def tab(browser, built_site):  # noqa: F811
    if not (built_site / build.FOLDER).is_dir():
        pytest.skip(f"not run: {node.REMEDY}")
    context = browser.new_context(offline=True)
    yield context.new_page()
    context.close()


@pytest.mark.slow
@pytest.mark.parametrize(
    "chapter",
    [
        pytest.param(name, marks=[] if name == QUICK else pytest.mark.weekly)
        for name in CHAPTERS
    ],
)
def test_a_chapter_runs_from_a_file_without_a_network(tab, built_site, chapter):
    tab.goto((built_site / f"chapters/{chapter}.html").as_uri())
    check_chapter(tab, chapter)


@pytest.mark.weekly
@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_runs_from_a_server(browser, address, chapter):  # noqa: F811
    page = browser.new_page()
    page.goto(f"{address}chapters/{chapter}.html")
    check_chapter(page, chapter)
    page.close()


@pytest.mark.weekly
def test_a_chapter_runs_in_firefox_from_a_file(built_site):
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if program is None or not node.is_installed():
        pytest.skip("not run: needs Firefox and the packages of tests/node")
    address = (built_site / f"chapters/{QUICK}.html").as_uri()
    done = node.node("firefox.mjs", program, address, cwd=node.TESTS)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert set(found["states"]) == {"ok"}
    assert any("kcal" in text or "[" in text for text in found["shown"])


def test_the_cells_that_need_more_than_a_page_are_few(built_site):
    pages = [built_site / f"chapters/{chapter}.html" for chapter in CHAPTERS]
    texts = [page.read_text(encoding="utf-8") for page in pages]
    marked = sum(len(re.findall(r"<div[^>]* data-cell=", text)) for text in texts)
    needs = sum(len(re.findall(r"<div[^>]* data-needs=", text)) for text in texts)
    assert marked > 300
    assert needs <= 3


@pytest.mark.weekly
def test_the_readers_own_file_asks_the_trained_network(tab, built_site):
    tab.set_default_timeout(5 * MINUTE)
    tab.goto((built_site / "chapters/07-numpy-forward.html").as_uri())
    form = tab.locator("form.own-network")
    says = form.locator("[role=status]")
    form.locator("button").click()
    expect(says).to_have_text("Type or open your mynet.py first.")
    mynet = built_site / "chapters" / "mynet.py"
    form.locator("[type=file]").set_input_files(mynet)
    expect(form.locator("textarea")).to_have_value(mynet.read_text(encoding="utf-8"))
    form.get_by_label("water").fill("150,5")
    form.locator("button").click()
    pattern = re.compile(r"Your code predicts \d\d\.\d MPa")
    expect(says).to_have_text(pattern, timeout=5 * MINUTE)
    tab.reload()
    expect(form.locator("textarea")).to_have_value(mynet.read_text(encoding="utf-8"))
