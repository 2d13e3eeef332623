"""Which questions a warm-up takes: the missed and the long-unseen first."""

import json
from pathlib import Path

import pytest

from support.browser import browser  # noqa: F401  (a fixture)

STATIC = Path(__file__).resolve().parents[3] / "theme" / "static"
NAMES = ("answers.js", "progress.js", "ask.js", "parsons.js", "warm-up.js")
SCRIPTS = "".join(
    f'<script defer src="{STATIC.as_uri()}/{name}"></script>' for name in NAMES
)
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
    file = tmp_path_factory.mktemp("page") / "page.html"
    file.write_text(f"<!doctype html><title>P</title>{SCRIPTS}", encoding="utf-8")
    tab = browser.new_page()
    tab.goto(file.as_uri())
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
