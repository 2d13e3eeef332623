"""Questions in a real browser: answers, replies, and what is stored of them."""

import json
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from support.axe import axe_faults, demand_axe
from support.browser import Watch, browser  # noqa: F401  (a fixture)
from support.pages import STATIC, served_page

NAMES = ("answers.js", "progress.js", "ask.js")
SCRIPTS = "".join(f'<script defer src="_static/{name}"></script>' for name in NAMES)
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Page</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="_static/course.css">
{scripts}</head><body><main><h1>Page</h1>{body}</main></body></html>"""
OPTION = """<{tag} class="ask-option" data-right="{right}" {more}>
<{says} class="ask-says">{text}</{says}><div class="ask-why">
<p class="ask-verdict">V</p><p>{why}</p></div></{tag}>"""
QUESTION = """<div class="ask" data-ask="{name}" data-kind="{kind}" {more} role="group"
aria-labelledby="{name}-q"><div class="ask-question" id="{name}-q"><p>{name}?</p></div>
{options}</div>"""
KEY = "neurons-progress"


def option(text: str, right: bool, why: str, value: object = None, tag="div") -> str:
    more = "data-otherwise" if text == "Any other" else ""
    if value is not None:
        more = f"data-value='{json.dumps(value)}'"
    says = "summary" if tag == "details" else "p"
    parts = {"tag": tag, "says": says, "text": text, "why": why, "more": more}
    return OPTION.format(right=json.dumps(right), **parts)


def field(name: str, kind: str, more: str, *options: str) -> str:
    fold = "<details class='ask-answer'><summary>Answer</summary>{}</details>"
    fold = fold.format("".join(options))
    return QUESTION.format(name=name, kind=kind, more=more, options=fold)


NUMBER = field(
    "relu", "number", 'data-unit="MPa"',
    option("0 MPa", True, "ReLU.", 0), option("−4 MPa", False, "The sum.", -4),
    option("8 MPa", False, "The sign.", 8),
    option("Any other", False, "First the sum."),
)  # fmt: skip
OUTPUT = """<div class="cell ask-opens-relu"><details class="hide">
<summary>Output</summary><pre>41</pre></details></div>"""
CHOICE = QUESTION.format(
    name="bias", kind="choice", more="",
    options=option("One", False, "No.", tag="details")
    + option("Two", True, "Yes.", tag="details"),
)  # fmt: skip
MANY = CHOICE.replace("bias", "many").replace('data-right="false"', 'data-right="true"')
MANY = MANY.removesuffix("</div>") + option("Three", False, "Not this.", tag="details")
MANY += "</div>"
GUESS = QUESTION.format(
    name="strong", kind="guess", more='data-unit="MPa"',
    options="<details class='ask-answer'><summary>Then</summary>"
    "<div class='ask-why'><p>Look below.</p></div></details>",
)  # fmt: skip
FORMULA = CHOICE.replace("bias", "formula").replace(
    ">One<", "><math><mo>−</mo><mrow><mi>ln</mi><mn>0.8</mn></mrow></math><"
)
RESOLVED = "<p><span data-guess=strong hidden></span>It is 41.</p>"
BODY = NUMBER + OUTPUT + CHOICE + MANY + FORMULA + GUESS + RESOLVED


@pytest.fixture(scope="module")
def address(tmp_path_factory) -> Iterator[str]:
    html = PAGE.format(scripts=SCRIPTS, body=BODY)
    with served_page(tmp_path_factory.mktemp("page"), html) as address:
        yield address


@pytest.fixture
def page(browser, address):  # noqa: F811
    """A tab with a storage of its own; nothing it does may fail."""
    context = browser.new_context(viewport={"width": 390, "height": 900})
    tab = context.new_page()
    watch = Watch(tab)
    tab.goto(address)
    yield tab
    assert (watch.foreign(), watch.faults) == ([], [])
    context.close()


def answer(page, name: str, typed: str) -> tuple[str, str]:
    """Type an answer, press Enter; verdict and reply."""
    box = page.locator(f"[data-ask={name}]")
    box.locator("input").fill(typed)
    box.locator("input").press("Enter")
    return reply(page, name)


def reply(page, name: str) -> tuple[str, str]:
    box = page.locator(f"[data-ask={name}] [data-reply]")
    return box.get_attribute("data-verdict"), " ".join(box.inner_text().split())


def stored(page) -> dict:
    return json.loads(page.evaluate(f"localStorage.getItem('{KEY}')"))


def test_each_answer_gets_its_own_reply_and_the_output_opens(page):
    fold = page.locator("details.hide")
    fold.locator("summary").click()
    assert reply(page, "relu")[1].startswith("Answer first, or choose")
    assert page.evaluate("document.activeElement.tagName") == "INPUT"
    expect(fold).not_to_have_attribute("open", "")
    for typed in ("", "none", "1/0", "<img src=x onerror=alert(1)>"):
        assert answer(page, "relu", typed) == (
            "unclear",
            "Please write a number, such as 3, −0.5 or 1/4.",
        )
    assert page.evaluate(f"localStorage.getItem('{KEY}')") is None
    expect(fold).not_to_have_attribute("open", "")
    assert answer(page, "relu", "–4 MPa") == ("wrong", "Not so. The sum.")
    expect(fold).to_have_attribute("open", "")
    assert answer(page, "relu", "8,0") == ("wrong", "Not so. The sign.")
    assert answer(page, "relu", "7") == ("wrong", "Not so. First the sum.")
    assert answer(page, "relu", "0/3") == ("right", "Right. ReLU.")
    item = stored(page)["items"]["relu"]
    assert (item["first"], item["right"], item["last"]) == ("–4 MPa", False, True)
    assert item["tries"] == 4
    page.reload()
    assert page.locator("[data-ask=relu] .ask-first").inner_text() == (
        "Your first answer: –4 MPa"
    )
    expect(fold).to_have_attribute("open", "")
    assert "0 of 1 on this page" in page.locator(".ask-tools output").inner_text()


def test_choices_are_made_by_keyboard_and_all_right_ones_are_wanted(page):
    box = page.locator("[data-ask=bias]")
    box.locator("[data-answer]").click()
    assert reply(page, "bias") == ("unclear", "Please choose an answer first.")
    box.locator("[data-choice]").first.focus()
    page.keyboard.press("Space")
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert reply(page, "bias") == ("wrong", "Not so. No.")
    box.get_by_role("button", name="Two").press("Enter")
    assert box.locator("[aria-pressed=true]").all_inner_texts() == ["Two"]
    box.locator("[data-answer]").press("Enter")
    assert reply(page, "bias") == ("right", "Right. Yes.")
    many = page.locator("[data-ask=many]")
    many.get_by_role("button", name="One").click()
    many.locator("[data-answer]").click()
    assert reply(page, "many")[1].startswith("That is right, but not all of it")
    many.get_by_role("button", name="Two").click()
    many.locator("[data-answer]").click()
    assert reply(page, "many") == ("right", "Right. No. Yes.")
    many.get_by_role("button", name="Three").click()
    many.locator("[data-answer]").click()
    assert reply(page, "many") == ("wrong", "Not so. Not this.")


def test_a_choice_that_is_a_formula_has_a_name(page):
    formula, words = page.locator("[data-ask=formula] [data-choice]").all()
    assert formula.get_attribute("aria-label") == "−ln0.8"
    assert words.get_attribute("aria-label") is None


def test_a_shown_answer_counts_as_no_right_one(page):
    page.locator("[data-ask=relu] [data-show]").click()
    assert reply(page, "relu") == ("unclear", "The answer: 0 MPa ReLU.")
    expect(page.locator("details.hide")).to_have_attribute("open", "")
    assert answer(page, "relu", "0")[0] == "right"
    assert stored(page)["items"]["relu"]["right"] is False
    assert "0 of 1 on this page" in page.locator(".ask-tools output").inner_text()


def test_a_guess_is_shown_where_it_is_resolved_and_never_as_html(page):
    place = page.locator("[data-guess]")
    expect(place).to_be_hidden()
    assert answer(page, "strong", "much")[0] == "unclear"
    assert answer(page, "strong", "40") == ("right", "Look below.")
    assert place.inner_text().strip() == "You guessed 40 MPa."
    hostile = "<b onclick=alert(1)>40</b>"
    data = stored(page)
    data["items"]["strong"]["first"] = hostile
    page.evaluate(f"d => localStorage.setItem('{KEY}', d)", json.dumps(data))
    page.reload()
    assert hostile in place.inner_text()
    assert page.locator("[data-guess] b, .ask-first b").count() == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{damaged", "can’t be read"),
        ('{"version": 0, "items": {}}', "of an older version"),
        ("[1, 2]", "can’t be read"),
    ],
)
def test_what_cannot_be_read_is_set_aside_and_said(page, text, words):
    page.evaluate(f"t => localStorage.setItem('{KEY}', t)", text)
    page.reload()
    assert words in page.locator(".ask-warning").inner_text()
    assert answer(page, "relu", "0")[0] == "right"
    assert page.evaluate(f"localStorage.getItem('{KEY}-aside')") == text
    assert stored(page)["items"]["relu"]["right"] is True


def test_answers_of_a_newer_version_are_left_alone(page):
    newer = '{"version": 2, "items": {"relu": 1}}'
    page.evaluate(f"t => localStorage.setItem('{KEY}', t)", newer)
    page.reload()
    assert answer(page, "relu", "0")[0] == "right"
    assert page.evaluate(f"localStorage.getItem('{KEY}')") == newer
    assert "newer version" in page.locator(".ask-warning").inner_text()


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        ("Storage.prototype.setItem = () => { throw new Error('full'); }", "is full"),
        (
            "Object.defineProperty(window, 'localStorage', "
            "{ get() { throw new Error('refused'); } })",
            "stores nothing",
        ),
    ],
)
def test_everything_works_where_nothing_can_be_stored(page, broken, words):
    page.add_init_script(broken)
    page.reload()
    assert answer(page, "relu", "-4") == ("wrong", "Not so. The sum.")
    assert answer(page, "relu", "0") == ("right", "Right. ReLU.")
    assert page.locator(".ask-warning").inner_text().count(words) == 1
    assert "0 of 1 on this page" in page.locator(".ask-tools output").inner_text()


def test_two_tabs_write_over_nothing(page, address):
    other = page.context.new_page()
    other.goto(address)
    answer(page, "relu", "8")
    other.get_by_text("0 of 1 on this page").wait_for()
    answer(other, "strong", "40")
    answer(page, "relu", "0")
    items = stored(page)["items"]
    assert {name: item["first"] for name, item in items.items()} == {
        "relu": "8",
        "strong": "40",
    }
    other.close()


@pytest.mark.parametrize("is_apart", [False, True])
def test_a_storage_of_each_page_s_own_is_found_and_said(
    browser, tmp_path, is_apart  # noqa: F811
):  # fmt: skip
    shutil.copytree(STATIC, tmp_path / "_static")
    scripts = SCRIPTS.replace("_static", "../_static")
    other = SCRIPTS.replace("_static", "../../_static")
    (tmp_path / "chapters/practice").mkdir(parents=True)
    for name, html in (
        ("chapters/one.html", f"<title>P</title>{NUMBER}{scripts}"),
        ("chapters/practice/warm-up.html", f"<title>W</title>{other}"),
    ):
        (tmp_path / name).write_text(html, encoding="utf-8")
    page = browser.new_page()
    if is_apart:
        page.add_init_script(
            "if (window !== window.top) Storage.prototype.getItem = () => null;"
        )
    page.goto((tmp_path / "chapters/one.html").as_uri())
    answer(page, "relu", "0")
    page.locator("iframe").wait_for(state="detached")
    said = page.locator(".ask-warning").inner_text()
    assert ("stores the answers of each page apart" in said) == is_apart
    assert page.evaluate("localStorage.getItem('neurons-probe')") is None
    page.close()


def test_all_answers_are_saved_erased_and_loaded(page, tmp_path):
    answer(page, "relu", "8")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save my progress").click()
    download.value.save_as(tmp_path / "saved.json")
    page.get_by_role("button", name="Erase all").click()
    page.get_by_role("button", name="Erase everything, really").click()
    assert stored(page)["items"] == {}
    page.locator("input[type=file]").set_input_files(tmp_path / "saved.json")
    page.get_by_text("Loaded: 1 answers.").wait_for()
    page.reload()
    assert stored(page)["items"]["relu"]["first"] == "8"
    (tmp_path / "other.json").write_text("{}")
    page.locator("input[type=file]").set_input_files(tmp_path / "other.json")
    page.get_by_text("This file holds no progress of this course").wait_for()
    assert stored(page)["items"]["relu"]["first"] == "8"


def test_axe_finds_nothing_in_any_state(browser, address):  # noqa: F811
    demand_axe()
    # axe looks for style sheets that a folder's page may not read, and the console
    # says so; nobody watches this page.
    page = browser.new_page(viewport={"width": 390, "height": 900})
    page.goto(address)
    for typed in (None, "none", "-4", "0"):
        if typed:
            answer(page, "relu", typed)
        assert axe_faults(page) == []
    page.locator("[data-ask=bias] [data-show]").click()
    page.locator("[data-ask=many] [data-choice]").first.click()
    assert axe_faults(page) == []
    page.close()


def test_without_a_script_each_answer_is_a_fold(browser, address):  # noqa: F811
    page = browser.new_page(java_script_enabled=False)
    page.goto(address)
    expect(page.locator("[data-ask=relu] .ask-answer > summary")).to_be_visible()
    expect(page.get_by_text("ReLU.", exact=True)).to_be_hidden()
    page.locator("[data-ask=relu] .ask-answer > summary").click()
    expect(page.get_by_text("ReLU.", exact=True)).to_be_visible()
    page.locator("details.hide > summary").click()
    expect(page.get_by_text("41", exact=True)).to_be_visible()
    page.close()
