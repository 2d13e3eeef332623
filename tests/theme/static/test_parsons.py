"""Lines put in order in a real browser, by buttons and by keys."""

import pytest

from support.axe import axe_faults, demand_axe
from support.browser import Watch, browser  # noqa: F401  (a fixture)
from support.pages import served_page

NAMES = ("answers.js", "progress.js", "ask.js", "parsons.js")
SCRIPTS = "".join(f'<script defer src="_static/{name}"></script>' for name in NAMES)
LINES = [  # mixed: place, indentation, code
    (4, 1, "return w * x + b"),
    (0, 1, "return w * x * b"),
    (2, 0, "b = 3"),
    (3, 0, "def neuron(x):"),
    (1, 0, "w = 2"),
]
LINE = """<li class="parsons-line" data-line="{}" data-indent="{}">
<code class="parsons-code">{}</code>{}</li>"""
WHY = '<div class="ask-why"><p class="ask-verdict">V</p><p>A bias is added.</p></div>'
PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Page</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="_static/course.css">
{SCRIPTS}</head><body><main><h1>Page</h1>
<div class="parsons" data-parsons="one" data-any-order="1 2" role="group"
aria-labelledby="q"><div class="ask-question" id="q"><p>Put them in order.</p></div>
<ol class="parsons-lines">{{lines}}</ol>
<details class="ask-answer"><summary>Answer</summary></details></div></main></body>"""


@pytest.fixture(scope="module")
def page(browser, tmp_path_factory):  # noqa: F811
    """A page with lines to put in order; it must not complain."""
    lines = "".join(
        LINE.format(place, indent, code, "" if place else WHY)
        for place, indent, code in LINES
    )
    html = PAGE.format(lines=lines)
    tab = browser.new_page(viewport={"width": 390, "height": 900})
    watch = Watch(tab)
    with served_page(tmp_path_factory.mktemp("page"), html) as address:
        tab.goto(address)
        yield tab
    assert (watch.foreign(), watch.faults) == ([], [])
    tab.close()


@pytest.fixture(autouse=True)
def _anew(page):
    page.reload()


def codes(page) -> list[str]:
    return page.locator("li:not(.parsons-out) > code").all_inner_texts()


def press(page, name: str, code: str, times: int = 1) -> None:
    for _ in range(times):
        page.get_by_role("button", name=f"{name}: {code}", exact=True).press("Enter")


def answer(page) -> tuple[str, str]:
    page.locator("[data-answer]").press("Enter")
    box = page.locator("[data-reply]")
    return box.get_attribute("data-verdict"), " ".join(box.inner_text().split())


def test_lines_are_put_in_order_by_keyboard_and_each_fault_is_named(page):
    first, wrong, b, head, w = (code for *_, code in LINES)
    assert answer(page) == ("wrong", "Not so. A bias is added.")
    press(page, "Leave out or take in", wrong)
    heard = page.locator(".parsons-heard")
    assert heard.inner_text() == f"{wrong}: left out."
    press(page, "Leave out or take in", b)
    assert answer(page)[1].startswith("Not so. 3 of 4 lines are in")
    press(page, "Leave out or take in", b)
    assert answer(page)[1] == (
        "Not so. Look at line 1: what must have happened before it?"
    )
    press(page, "Down", first, 4)
    assert heard.inner_text() == f"{first}: line 5 of 5, indented 0 times."
    assert page.evaluate("document.activeElement.ariaLabel") == f"Down: {first}"
    assert codes(page) == [b, head, w, first]
    page.get_by_role("button", name=f"Up: {w}", exact=True).focus()
    page.keyboard.press("ArrowUp")
    assert codes(page) == [b, w, head, first]
    assert answer(page)[1] == (
        "Not so. The order is right. Look at the indentation of line 4."
    )
    press(page, "More indented", first)
    # The first two lines may be swapped.
    assert answer(page) == ("right", "Right. Every line stands where it must.")
    press(page, "Down", b)
    assert codes(page) == [w, b, head, first]
    assert answer(page)[0] == "right"
    press(page, "Less indented", first, 2)
    assert answer(page)[0] == "wrong"


def test_a_pointer_carries_a_line(page):
    first, last = page.locator("li").first, page.locator("li").last
    text = first.locator("code").inner_text()
    first.locator("code").drag_to(last, target_position={"x": 20, "y": 30})
    assert codes(page)[-1] == text


def test_a_shown_order_is_right_and_counts_as_no_answer(page):
    page.evaluate("localStorage.clear()")
    page.reload()
    page.locator("[data-show]").press("Enter")
    assert codes(page) == [code for *_, code in sorted(LINES) if code != LINES[1][2]]
    assert answer(page)[0] == "right"
    item = "JSON.parse(localStorage['neurons-progress']).items.one"
    assert page.evaluate(f"{item}.right") is False


def test_a_phone_shows_all_and_axe_finds_nothing(browser, page):  # noqa: F811
    demand_axe()
    tab = browser.new_page(viewport={"width": 390, "height": 900})
    tab.goto(page.url)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    assert axe_faults(tab) == []
    tab.locator("[data-answer]").click()
    tab.locator("li button").last.click()
    assert axe_faults(tab) == []
    tab.close()
