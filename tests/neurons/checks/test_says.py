"""The words that a mistake's message must hold stand beside the answer."""

import pytest

from support import answers

pytestmark = pytest.mark.unit

FILE = """# %% wrong: too steep
# says: Slope| too steep
w_fit = 3.0

# %% wrong: no words yet

w_fit = 4.0

# %% right: fine
w_fit = 2.5
# says: this is a comment of the learner's
"""


@pytest.fixture
def found(tmp_path, monkeypatch):
    monkeypatch.setattr(answers, "FOLDER", tmp_path)
    (tmp_path / "line").mkdir()
    (tmp_path / "line" / "answers.py").write_text(FILE, encoding="utf-8")
    return lambda: answers.answers("line")


def test_the_words_are_read_and_are_no_part_of_the_answer(found):
    steep, plain, right = found()
    assert steep.says == ("Slope", "too steep")
    assert steep.source == "w_fit = 3.0\n"
    assert plain.says == () and plain.source == "w_fit = 4.0\n"
    assert right.says == () and "comment" in right.source


def test_one_of_the_words_is_enough_in_capitals_or_not(found):
    steep, plain, _ = found()
    assert steep.is_named_in("The line is TOO steep.")
    assert steep.is_named_in("Its slope is 3.")
    assert not steep.is_named_in("The line is off.")
    assert not plain.is_named_in("The line is off.")


def test_a_right_answer_has_no_mistake_to_name(found, tmp_path):
    path = tmp_path / "line" / "answers.py"
    path.write_text("# %% right: fine\n# says: slope\nw_fit = 2.5\n", encoding="utf-8")
    with pytest.raises(AssertionError, match="only a mistake has words"):
        found()
