"""The questions before the code stand on the site as the notebooks have them."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from theme.directives import understand

pytestmark = pytest.mark.unit

ROOT = Path(__file__).resolve().parents[3]
PAGE = ROOT / "chapters/practice/exercises.md"


def test_each_question_of_a_notebook_is_one_of_the_page_with_four_options():
    n_questions = "".join(
        file.read_text(encoding="utf-8") for file in ROOT.glob("exercises/*/*.ipynb")
    ).count("**Understand the task first.**")
    made = list(understand.questions(ROOT))
    assert len(made) == n_questions >= 7
    for text in made:
        assert len(re.findall(r"^- \[ \] `[^`\n]+`\n  No: .+$", text, re.M)) == 3, text
        assert len(re.findall(r"^- \[x\] `[^`\n]+`\n  Yes\. .+$", text, re.M)) == 1, (
            text
        )
    ids = [re.match(r":::\{ask\} (\S+)\n", text)[1] for text in made]
    assert len(set(ids)) == len(ids)


def test_the_page_has_them_in_their_place():
    source = [PAGE.read_text(encoding="utf-8")]
    understand.fill_in(
        SimpleNamespace(srcdir=ROOT), "chapters/practice/exercises", source
    )
    assert understand.PLACE not in source[0]
    assert source[0].count(":::{ask} understand-") >= 7
