"""The score of the quizzes in a real browser: first answers, kept and forgotten."""

from pathlib import Path

import pytest

from support.browser import Watch, browser  # noqa: F401  (a fixture)

STATIC = Path(__file__).resolve().parents[3] / "theme" / "static"
OPTION = """<details class="quiz-option" name="quiz-{n}"><summary>{word}</summary>
<div class="quiz-why quiz-{word}"><p>Because.</p></div></details>"""
QUIZ = '<div class="quiz" id="quiz-{n}" role="group">{options}</div>'
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Page</title><link rel="stylesheet" href="{static}/course.css">
<script defer src="{static}/quiz.js"></script></head><body>{quizzes}</body></html>"""

WORDS = ("wrong", "right")


@pytest.fixture
def pages(tmp_path) -> list[str]:
    """Addresses of two pages with two quizzes each."""
    quizzes = "".join(
        QUIZ.format(
            n=n,
            options="".join(OPTION.format(n=n, word=word) for word in WORDS),
        )
        for n in (1, 2)
    )
    html = PAGE.format(static=STATIC.as_uri(), quizzes=quizzes)
    addresses = []
    for name in ("one.html", "two.html"):
        (tmp_path / name).write_text(html, encoding="utf-8")
        addresses.append((tmp_path / name).as_uri())
    return addresses


@pytest.fixture
def page(browser):  # noqa: F811
    """A tab with a storage of its own; nothing it does may fail."""
    context = browser.new_context()
    tab = context.new_page()
    watch = Watch(tab)
    yield tab
    assert (watch.foreign(), watch.faults) == ([], [])
    context.close()


def choose(page, quiz: int, word: str) -> None:
    """Open or close an option by keyboard."""
    page.locator(f"#quiz-{quiz} summary", has_text=word).focus()
    page.keyboard.press("Enter")


def score(page) -> str:
    return page.get_by_role("status").inner_text()


def test_the_first_answer_counts_and_stays(page, pages):
    page.goto(pages[0])
    assert "counted here" in score(page)
    choose(page, 1, "right")
    page.get_by_text("1 of 1 on this page").wait_for()
    choose(page, 2, "wrong")
    page.get_by_text("1 of 2 on this page").wait_for()
    choose(page, 2, "right")
    page.reload()
    assert score(page) == (
        "Right at the first try: 1 of 2 on this page, 1 of 2 in the course. "
        "Kept in this browser alone."
    )
    page.goto(pages[1])
    assert "0 of 0 on this page, 1 of 2 in the course" in score(page)


def test_the_answers_are_forgotten_when_the_reader_asks(page, pages):
    page.goto(pages[0])
    button = page.get_by_role("button", name="Forget my answers")
    assert button.count() == 0
    choose(page, 1, "wrong")
    button.press("Enter")
    assert "counted here" in score(page)
    assert page.evaluate("localStorage.length") == 0
    page.reload()
    assert "counted here" in score(page)
    choose(page, 1, "right")
    page.get_by_text("1 of 1 on this page").wait_for()


def test_nothing_is_shown_where_a_browser_keeps_nothing(page, pages):
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw Error(); }})"
    )
    page.goto(pages[0])
    choose(page, 1, "right")
    assert page.locator("#quiz-1 details[open]").count() == 1
    assert page.locator(".quiz-score").count() == 0


def test_other_people_s_entries_do_no_harm(page, pages):
    page.goto(pages[0])
    page.evaluate("localStorage.setItem('from-one-neuron-up quizzes', '[broken')")
    page.reload()
    choose(page, 1, "right")
    page.get_by_text("1 of 1 on this page").wait_for()


def test_without_a_script_a_quiz_lacks_nothing_but_the_score(browser, pages):  # noqa: F811
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(pages[0])
    for word in WORDS:
        choose(page, 1, word)
        assert page.locator(f"#quiz-1 .quiz-{word}").is_visible()
    assert page.locator("#quiz-1 details[open]").count() == 1
    assert page.locator(".quiz-score").count() == 0
    context.close()
