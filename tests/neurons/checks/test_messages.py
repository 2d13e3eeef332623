"""Every message that the golden files hold can be read by a beginner."""

import re
from statistics import mean

import pytest

from book import reading
from neurons.checks.catalogue import NAMES
from support.answers import FOLDER
from tools.words import words_in

pytestmark = pytest.mark.unit

MOST_LINES = 4
LONGEST_LINE = 140  # characters: two lines of the box in a notebook
HARDEST = 8  # years of school: the easiest chapters' grade
# What a line quotes of the learner's own is as long as its author made it.
QUOTING = re.compile(r"It said:|It was called with|.* stopped with ")
# Good English, but not what a beginner says.
STIFF = re.compile(r"\b(over to you|hand(s|ed)? (on|back)|gives? back|whilst)\b", re.I)


def messages(task):
    """The distinct messages to wrong answers, as lists of lines, each with its head."""
    page = (FOLDER / task / "messages.md").read_text(encoding="utf-8")
    found = {}
    for part in re.split(r"^## ", page, flags=re.M)[1:]:
        head, *lines = part.rstrip().split("\n")
        own = [x[2:] for x in lines if x.startswith("  ")]
        own = tuple(x for x in own if not x.startswith("Read again: "))
        found.setdefault(own, head)
    return [(head, list(own)) for own, head in found.items()]


def sentences(lines):
    """Lines as paragraphs, without the words that say what a line is."""
    plain = [re.sub(r"^(Likely cause|Next): ", "", line) for line in lines]
    plain = [line[:1].upper() + line[1:] for line in plain if not QUOTING.match(line)]
    return "\n\n".join(plain)


@pytest.mark.parametrize("task", NAMES)
def test_messages_are_few_short_lines(task):
    for head, lines in messages(task):
        assert 1 <= len(lines) <= MOST_LINES, head
        for line in lines:
            assert len(line) <= LONGEST_LINE or QUOTING.match(line), f"{head}: {line}"


@pytest.mark.parametrize("task", NAMES)
def test_messages_to_wrong_answers_say_what_to_do_next(task):
    for head, lines in messages(task):
        # An untouched task has one line, so that Run All stays short.
        if not head.startswith(("right: ", "untouched: ")):
            assert any(line.startswith("Next: ") for line in lines), (head, lines)


@pytest.mark.parametrize("task", NAMES)
def test_messages_use_words_that_a_beginner_knows(task):
    for head, lines in messages(task):
        ours = "\n".join(line for line in lines if not QUOTING.match(line))
        assert not [*words_in(ours), *STIFF.findall(ours)], f"{head}: {ours}"


@pytest.mark.parametrize("task", NAMES)
def test_messages_are_easier_to_read_than_the_book(task):
    every = [line for _, lines in messages(task) for line in lines]
    grades = reading.grades(sentences(dict.fromkeys(every)))
    assert mean(grades.values()) <= HARDEST, grades
