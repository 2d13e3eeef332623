"""Which questions a warm-up takes: the missed and the long-unseen first."""

import json

import pytest

from support.browser import browser  # noqa: F401  (a fixture)
from support.pages import served_page

NAMES = ("answers.js", "progress.js", "ask.js", "parsons.js", "warm-up.js")
SCRIPTS = "".join(f'<script defer src="_static/{name}"></script>' for name in NAMES)
NOW = 1_800_000_000_000
DAY = 86_400_000
# Days since each was seen, whether its last answer was right, how often in a row.
SEEN = {
    "missed-now": (0, False, 0),
    "missed-long-ago": (20, False, 0),
    "right-and-fresh": (0.5, True, 1),
    "right-and-due": (2, True, 1),
    "right-and-long-due": (200, True, 3),
    "right-for-long": (10, True, 5),
}
PICK = """([names, now]) => {
  const { pick, urgency } = neurons.schedule;
  const sorted = names.sort((a, b) =>
    urgency(neurons.progress.get(a), now) - urgency(neurons.progress.get(b), now));
  return [sorted, pick(names.map((name) => ({ name })), now).map(({ name }) => name)];
}"""


@pytest.fixture(scope="module")
def page(browser, tmp_path_factory):  # noqa: F811
    html = f"<!doctype html><title>P</title>{SCRIPTS}"
    tab = browser.new_page()
    items = {
        name: {
            "first": "1",
            "right": True,
            "at": 1,
            "last": last,
            "seen": NOW - days * DAY,
            "box": box,
            "tries": 1,
        }
        for name, (days, last, box) in SEEN.items()
    }
    data = json.dumps({"version": 1, "items": items, "read": [], "erased": 0})
    with served_page(tmp_path_factory.mktemp("page"), html) as address:
        tab.goto(address)
        tab.evaluate("t => localStorage.setItem('neurons-progress', t)", data)
        tab.reload()
        yield tab
    tab.close()


def test_missed_ones_come_first_then_those_due_then_new_ones(page):
    order, picked = page.evaluate(PICK, [[*SEEN, "new"], NOW])
    assert sorted(order[:2]) == ["missed-long-ago", "missed-now"]
    assert order[2:5] == ["right-and-long-due", "right-and-due", "new"]
    assert set(picked) == set(order[:5])


def test_an_answer_moves_a_question_and_a_wrong_one_starts_it_over(page):
    box = "neurons.progress.get('counted').box"
    seen = []
    for right in ("true", "true", "false", "true"):
        page.evaluate(f"neurons.progress.note('counted', '1', {right})")
        seen.append(page.evaluate(box))
    assert seen == [1, 2, 0, 1]
    for _ in range(9):
        page.evaluate("neurons.progress.note('counted', '1', true)")
    assert page.evaluate(box) == 5


QUESTION = """
<div class="ask" data-ask="units" data-kind="number" data-variants='[
  {"numbers": {"30": "8", "0.5": "2"}, "values": [4, 10], "says": ["4", "10 <b>"]},
  {"numbers": {"30": "20", "0.5": "3"}, "values": [60, 23], "says": ["60", "23"]}]'>
<div class="ask-question">Is 0.5 · 30 more than 130, 0.55, x30 or 1,300? <b>30</b></div>
<details class="ask-answer">
<div class="ask-option" data-right="true" data-value="15"><p class="ask-says">15</p>
<div class="ask-why">That is 30 halves.</div></div>
<div class="ask-option" data-right="false" data-value="30.5">
<p class="ask-says">30.5</p>
<div class="ask-why">No sum of 0.5 and 30.</div></div></details></div>"""
VARY = """([html, chance, typed]) => {
  document.body.innerHTML = html;
  const box = document.body.firstElementChild;
  const own = Math.random;
  Math.random = () => chance;
  neurons.schedule.vary(box);
  Math.random = own;
  neurons.ask.enhance(box);
  box.querySelector("input").value = typed;
  box.querySelector("[data-answer]").click();
  const words = (name) => box.querySelector(name).textContent.trim();
  return [words(".ask-question"), words("[data-reply]"),
    box.querySelector("[data-reply]").dataset.verdict];
}"""


@pytest.mark.parametrize(
    ("chance", "typed", "question", "reply", "verdict"),
    [
        (0, "4", "Is 2 · 8 more than", "Right.That is 8 halves.", "right"),
        (0.6, "23", "Is 3 · 20 more than", "Not so.No sum of 3 and 20.", "wrong"),
        (0.6, "60", "Is 3 · 20 more than", "Right.That is 20 halves.", "right"),
    ],
)
def test_numbers_vary_in_question_values_and_replies(
    page, chance, typed, question, reply, verdict
):
    question_now, said, found = page.evaluate(VARY, [QUESTION, chance, typed])
    assert question_now.startswith(f"{question} 130, 0.55, x30 or 1,300?")
    assert (said, found) == (reply, verdict)
    assert page.locator(".ask-first").is_hidden()
    assert page.locator(".ask-says b").count() == 0
