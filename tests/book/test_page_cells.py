"""Cells that run where they stand, in a real browser with the real Python."""

import re
import shutil

import pytest
from playwright.sync_api import expect

from page import build
from support.axe import axe_faults, demand_axe
from support.browser import Watch, browser  # noqa: F401  (a fixture)
from tools import node
from tools.hosting import hosted

MINUTE = 60_000
CELLS = {
    "table": "import pandas as pd\npd.DataFrame({'a': [1, 2]})",
    "figure": "import matplotlib.pyplot as plt\nplt.plot([1, 2]);",
    "loop": "while True:\n    pass",
    "hostile": """class Shown:
    def _repr_html_(self):
        return '''<b>kept</b><script>window.bad = 1</script>
<img src=x onerror="window.bad = 1"><a href="javascript:window.bad = 1">a</a>
<svg><foreignObject><iframe></iframe></foreignObject></svg>
<p style="background: url(http://example.org/a)">p</p>
<style>@import url(http://example.org/b);</style>'''


Shown()""",
    "memory": "rows = [0] * 600_000_000",
    "error": "def third(row):\n    return row[2]\n\n\nthird([1, 2])",
}
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Cells</title>
<link rel="stylesheet" href="_static/python/page.css">
<script defer src="_static/python/page.js"></script></head>
<body><main><h1>Cells</h1>{cells}</main></body></html>"""


def cell(name, source, book=""):
    output = (
        f'<div data-output data-state="book"><pre>{book}</pre></div>' if book else ""
    )
    code = source.replace("&", "&amp;").replace("<", "&lt;")
    return (
        f'<div class="cell" id="{name}" data-cell><div class="cell_input">'
        f"<pre>{code}\n</pre></div>{output}</div>"
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory, built_site):
    """A page of a few cells, with the runtime of the built site."""
    if not (built_site / build.FOLDER).is_dir():
        pytest.skip(f"not run: {node.REMEDY}")
    folder = tmp_path_factory.mktemp("site")
    shutil.copytree(built_site / build.FOLDER, folder / build.FOLDER)
    cells = cell("first", "x = 20 + 1\nprint(2 * x)", book="42")
    cells += "".join(cell(name, source) for name, source in CELLS.items())
    (folder / "index.html").write_text(PAGE.format(cells=cells), encoding="utf-8")
    return folder / "index.html"


@pytest.fixture(scope="module")
def page(browser, site):  # noqa: F811
    tab = browser.new_page(viewport={"width": 390, "height": 800})
    tab.set_default_timeout(2 * MINUTE)
    tab.goto(site.as_uri())
    yield tab
    tab.close()


def run(page, name):
    """Press *Run*, and return the cell's output when it is there."""
    output = page.locator(f"#{name} [data-output]")
    output.evaluate("one => { one.dataset.state = 'before'; }")
    page.locator(f"#{name} button[data-run]").click()
    expect(output).to_have_attribute(
        "data-state", re.compile("ok|error"), timeout=2 * MINUTE
    )
    return output


def is_now(page, state):
    """Wait until Python is in a state."""
    expect(page.locator("html")).to_have_attribute(
        "data-python", state, timeout=2 * MINUTE
    )


def test_nothing_of_python_is_loaded_before_a_press(browser, site):  # noqa: F811
    tab = browser.new_page()
    watch = Watch(tab)
    tab.goto(site.as_uri())
    is_now(tab, "off")
    assert {url.rpartition("/")[2] for url in watch.requests} == {
        *("index.html", "page.css", "page.js")
    }
    assert watch.faults == []
    tab.close()


def test_a_cell_runs_is_changed_stored_and_set_back(page):
    output = run(page, "first")
    assert output.inner_text().strip() == "42"
    is_now(page, "ready")
    page.locator("#first button[data-edit]").click()
    editor = page.locator("#first .cm-content")
    editor.press("Control+End")
    page.keyboard.type("\nx")
    page.keyboard.press("Shift+Enter")
    expect(output).to_have_text(re.compile(r"^42\s+21\s*$"), timeout=MINUTE)
    page.locator("#first button[data-book]").click()
    assert output.inner_text().strip() == "42"
    page.locator("#first button[data-book]").click()
    assert page.evaluate("Object.values(localStorage)") == [
        "x = 20 + 1\nprint(2 * x)\nx"
    ]
    page.locator("#first button[data-reset]").click()
    expect(output).to_have_attribute("data-state", "book")
    assert page.evaluate("localStorage.length") == 0


def test_a_cell_puts_another_text_in_its_own_place(page):
    code = "get_ipython().set_next_input('# new', replace=True)"
    page.evaluate("code => pageCells.set(document.querySelector('#table'), code)", code)
    run(page, "table")
    text = page.evaluate("pageCells.source(document.querySelector('#table'))")
    assert text == "# new"
    page.locator("#table button[data-reset]").click()


def test_tab_indents_until_escape_is_pressed(page):
    page.locator("#table button[data-edit]").click()
    editor = page.locator("#table .cm-content")
    editor.press("Control+End")
    page.keyboard.press("Tab")
    text = page.evaluate("pageCells.source(document.querySelector('#table'))")
    assert text.startswith(CELLS["table"] + " ")
    # How one leaves it by keyboard is said, in words that can be seen and heard.
    advice = page.locator(f"#{editor.get_attribute('aria-describedby')}")
    assert advice.is_visible()
    assert "Escape, then Tab" in advice.inner_text()
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert not editor.evaluate("one => one === document.activeElement")
    page.locator("#table button[data-reset]").click()


def test_the_pages_own_keys_are_text_in_an_editor(page):
    page.evaluate("""document.addEventListener("keydown", (event) => {
      if (event.key === "/") event.preventDefault();
    })""")
    page.locator("#table button[data-edit]").click()
    editor = page.locator("#table .cm-content")
    editor.press("Control+End")
    page.keyboard.type("  # 1/2")
    text = page.evaluate("pageCells.source(document.querySelector('#table'))")
    assert text == CELLS["table"] + "  # 1/2"
    assert "Escape" in page.locator("#table .cm-editor .code-keys").inner_text()
    page.locator("#table button[data-reset]").click()


def test_tables_and_figures_stand_in_the_place_of_the_books(page):
    assert run(page, "table").locator("tbody tr").count() == 2
    picture = run(page, "figure").locator("img")
    assert picture.evaluate("one => one.decode().then(() => one.naturalWidth)") > 100


def test_an_error_says_the_lines_of_the_cell_alone(page):
    text = run(page, "error").inner_text()
    assert "IndexError" in text
    assert "return row[2]" in text
    assert ".zip" not in text
    assert "shell.py" not in text


def test_what_a_cell_returns_can_do_nothing_to_the_page(page):
    watch = Watch(page)
    output = run(page, "hostile")
    html = output.inner_html().lower()
    assert "<b>kept</b>" in html
    for part in ("<script", "onerror", "javascript:", "foreignobject", "iframe"):
        assert part not in html
    assert "example.org" not in html
    page.wait_for_timeout(200)
    assert page.evaluate("window.bad") is None
    assert watch.foreign() == []


def test_a_line_that_is_written_over_is_one_line_while_the_cell_runs(page):
    code = (
        "import time\nfor epoch in range(20):\n"
        "    print(f'\\r\\x1b[1mepoch {epoch}', end='', flush=True)\n"
        "    time.sleep(0.1)"
    )
    page.evaluate("code => pageCells.set(document.querySelector('#table'), code)", code)
    page.locator("#table button[data-run]").click()
    output = page.locator("#table [data-output]")
    # Any of the first 19 lines, whenever the browser looks.
    running = re.compile(r"^\s*epoch (\d|1[0-8])\s*$")
    expect(output).to_have_text(running, timeout=MINUTE)
    expect(output).to_have_text(re.compile(r"^\s*epoch 19\s*$"), timeout=MINUTE)
    is_now(page, "ready")
    page.locator("#table button[data-reset]").click()


def test_an_endless_loop_is_stopped_and_the_names_come_back(page):
    run(page, "first")
    page.locator("#loop button[data-run]").click()
    is_now(page, "busy")
    page.locator("button[data-stop]").click()
    is_now(page, "off")
    expect(page.locator("#loop [data-output]")).to_have_attribute("data-state", "error")
    assert "Stopped" in page.locator("#loop [data-output]").inner_text()
    page.locator("button[data-again]").click()
    is_now(page, "ready")
    found = page.evaluate("pagePython.run('x')")
    assert found["outputs"][0]["data"].strip() == "21"


def test_a_check_without_an_end_stops_itself(page):
    python = "async (code) => (await pagePython.run(code)).outputs.at(-1)?.data"
    page.evaluate(
        python,
        "from neurons import check\nfrom neurons.checks import interrupts\n"
        "interrupts.SECONDS = 1\n"
        "def neuron(x, w, b):\n    while True:\n        pass",
    )
    said = page.evaluate(python, 'check("neuron")')
    assert "neuron: Ran too long" in said
    assert "is there a loop that never ends?" in said
    assert run(page, "first").inner_text().strip() == "42"


def test_memory_that_is_used_up_is_an_error_of_the_cell(page):
    assert "MemoryError" in run(page, "memory").inner_text()
    assert run(page, "first").inner_text().strip() == "42"


def test_no_state_of_a_page_has_a_fault_of_accessibility(page):
    demand_axe()
    run(page, "error")
    page.locator("#first button[data-edit]").click()
    page.locator("#first .cm-content").wait_for()
    # It has a picture without words, which is the cell's own.
    page.locator("#hostile button[data-reset]").evaluate("one => one.click()")
    assert axe_faults(page) == []


def test_a_damaged_part_is_said_and_the_next_press_tries_again(browser, site):  # noqa: F811
    tab = browser.new_page()
    tab.set_default_timeout(2 * MINUTE)
    tab.route("**/worker.0.js*", lambda route: route.fulfill(
        body='pagePython.part("worker",0,"AAAA")', content_type="text/javascript"
    ))  # fmt: skip
    with hosted(site.parent) as address:
        tab.goto(f"{address}index.html")
        tab.locator("#first button[data-run]").click()
        is_now(tab, "failed")
        assert "damaged" in tab.locator(".python-bar [role=status]").inner_text()
        tab.unroute("**/worker.0.js*")
        assert run(tab, "first").inner_text().strip() == "42"
    tab.close()


def test_a_browser_without_what_python_needs_shows_the_page_and_a_sentence(
    browser,  # noqa: F811
    site,
):
    tab = browser.new_page()
    tab.add_init_script("WebAssembly.validate = () => false")
    tab.goto(site.as_uri())
    is_now(tab, "unsupported")
    assert tab.locator("button[data-run]").count() == 0
    assert "too old to run Python" in tab.locator(".python-bar").inner_text()
    tab.close()


@pytest.mark.slow
def test_loading_is_stopped_and_begins_again(browser, site):  # noqa: F811
    tab = browser.new_page()
    with hosted(site.parent) as address:
        tab.goto(f"{address}index.html")
        tab.route("**/wasm.*.js*", lambda route: None)  # it never comes
        tab.locator("#first button[data-run]").click()
        is_now(tab, "starting")
        tab.locator("button[data-stop]").click()
        is_now(tab, "off")
        tab.unroute("**/wasm.*.js*")
        assert run(tab, "first").inner_text().strip() == "42"
    tab.close()


def test_a_cell_that_prints_much_leaves_the_page_alive(page):
    code = "for i in range(20_000): print(i)"
    page.evaluate("code => pageCells.set(document.querySelector('#table'), code)", code)
    assert run(page, "table").inner_text().rstrip().endswith("19999")
    page.locator("#table button[data-reset]").click()
