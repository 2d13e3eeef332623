"""Every made-up answer gets the same verdict in a page as under TensorFlow."""

import json
import re

import pytest

from neurons.checks.catalogue import NAMES
from support.answers import FOLDER, answers
from support.figures import FIGURE, as_known
from support.page import run_as_page
from support.page_wasm import run_in_wasm

# What a page has not got, as answers name it: TensorFlow itself, and files in HDF5.
LIMITS = re.compile(r"\b(import|from) tensorflow\b|\.weights\.h5|\.h5\b")
SENTENCE = "is not available in the page: open in Colab."
# pandas 3 keeps texts in arrays of its own, so that one more mistake is named.
REWORDED = {"surprise, wrong: all names in order"}


def known(task):
    """What the check says of each answer under TensorFlow."""
    text = (FOLDER / task / "messages.md").read_text(encoding="utf-8")
    parts = re.split(r"^## (.+)\n\n", text, flags=re.M)
    return dict(zip(parts[1::2], (part.rstrip("\n") for part in parts[2::2])))


def words_of(text):
    """A message without its figures, and what it quotes: versions reword that."""
    return re.sub(f"-?{FIGURE.pattern}|(?<=  It said: ).*", "#", text)


def differences(found):
    """Answers whose status or points differ, those whose words do, and limits."""
    verdicts, words, limits = {}, {}, []
    for task, rows in found.items():
        expected = known(task)
        sources = {f"{one.kind}: {one.name}": one.source for one in answers(task)}
        for kind, name, text, _ in rows:
            right, where = expected[f"{kind}: {name}"], f"{task}, {kind}: {name}"
            head, right_head = text.split("\n")[0], right.split("\n")[0]
            if SENTENCE in text and LIMITS.search(sources[f"{kind}: {name}"]):
                assert "Not judged" in head
                limits.append(where)
            elif head != right_head:
                verdicts[where] = f"{text}\n--- instead of\n{right_head}"
            elif words_of(as_known(text, right)) != words_of(right):
                words[where] = f"{text}\n--- instead of\n{right}"
    return verdicts, words, limits


def assert_same_verdicts(found):
    """Status and points are equal but for the page's limits; so are all words."""
    verdicts, words, limits = differences(found)
    assert verdicts == {}
    assert words.keys() <= REWORDED, words
    assert len(limits) <= 0.03 * sum(map(len, found.values()))


def judged_in_wasm(folder, *tasks):
    """What the check says of answers in the module that a page runs."""
    arguments = ", ".join(map(repr, ("/tmp/found.json", *tasks)))
    program = f"from support import page_answers\npage_answers.write({arguments})"
    run_in_wasm(folder, program)
    return json.loads((folder / "tmp" / "found.json").read_text(encoding="utf-8"))


@pytest.mark.slow
def test_answers_with_and_without_keras_get_the_same_verdict(tmp_path):
    assert_same_verdicts(judged_in_wasm(tmp_path, "relu", "build_mlp"))


@pytest.mark.weekly
def test_every_answer_gets_the_same_verdict(tmp_path):
    file = tmp_path / "found.json"
    run_as_page("support.page_answers", file, timeout=3000)
    found = json.loads(file.read_text(encoding="utf-8"))
    assert found.keys() == set(NAMES)
    assert_same_verdicts(found)


@pytest.mark.weekly
def test_every_answer_gets_the_same_verdict_in_webassembly(tmp_path):
    found = judged_in_wasm(tmp_path)
    assert found.keys() == set(NAMES)
    assert_same_verdicts(found)
    seconds = sorted(row[-1] for rows in found.values() for row in rows)
    print("95 of 100 checks take", seconds[int(0.95 * len(seconds))], "s")
