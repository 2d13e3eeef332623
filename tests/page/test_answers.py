"""Every made-up answer gets the same verdict in a page as under TensorFlow."""

import json
import re

import pytest

from neurons.checks.catalogue import NAMES
from support.answers import FOLDER
from support.figures import FIGURE, as_known
from support.page import ROOT, run_as_page
from support.page_wasm import PagePython

CACHE = ROOT / "_build" / "page-cache"
# What a page can't judge, by the reason. At most 3 of 100 answers.
LIMITS = {}
# Only figures that come from random weights may differ; these quote something else.
REWORDED = {}


def known(task):
    """What the check says of each answer under TensorFlow."""
    text = (FOLDER / task / "messages.md").read_text(encoding="utf-8")
    parts = re.split(r"^## (.+)\n\n", text, flags=re.M)
    return dict(zip(parts[1::2], (part.rstrip("\n") for part in parts[2::2])))


def differences(found):
    """Answers whose status or points differ, and those whose words differ."""
    verdicts, words = {}, {}
    for task, rows in found.items():
        expected = known(task)
        for kind, name, text, _ in rows:
            right = expected[f"{kind}: {name}"]
            head, right_head = text.split("\n")[0], right.split("\n")[0]
            if head != right_head:
                verdicts[f"{task}, {kind}: {name}"] = f"{head} instead of {right_head}"
            elif FIGURE.sub("#", as_known(text, right)) != FIGURE.sub("#", right):
                words[f"{task}, {kind}: {name}"] = f"{text}\n--- instead of\n{right}"
    return verdicts, words


def assert_same_verdicts(found):
    """Status and points are equal but for the named answers; so are all words."""
    verdicts, words = differences(found)
    n_answers = sum(map(len, found.values()))
    unknown = {name: text for name, text in verdicts.items() if name not in LIMITS}
    assert unknown == {}
    assert {name: text for name, text in words.items() if name not in REWORDED} == {}
    assert len(verdicts) <= 0.03 * n_answers


@pytest.mark.slow
def test_answers_with_and_without_keras_get_the_same_verdict(tmp_path):
    file = tmp_path / "found.json"
    tasks = ("relu", "build_mlp")
    run_as_page("support.page_answers", file, *tasks, timeout=300)
    assert_same_verdicts(json.loads(file.read_text(encoding="utf-8")))


@pytest.mark.weekly
def test_every_answer_gets_the_same_verdict(tmp_path):
    file = tmp_path / "found.json"
    run_as_page("support.page_answers", file, timeout=3000)
    found = json.loads(file.read_text(encoding="utf-8"))
    assert found.keys() == set(NAMES)
    assert_same_verdicts(found)


@pytest.mark.weekly
def test_every_answer_gets_the_same_verdict_in_webassembly(tmp_path):
    """The module is compiled once, which takes minutes."""
    page = PagePython(tmp_path, CACHE)
    page.turn("from support import page_answers")
    page.turn('page_answers.write("/tmp/found.json")')
    assert page.errors == ""
    found = json.loads((page.tmp / "found.json").read_text(encoding="utf-8"))
    assert found.keys() == set(NAMES)
    assert_same_verdicts(found)
    seconds = sorted(row[-1] for rows in found.values() for row in rows)
    print("95 of 100 checks take", seconds[int(0.95 * len(seconds))], "s")
