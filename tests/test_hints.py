"""A hint helps; pasted as it is, it earns nothing."""

import re
from pathlib import Path

import pytest

from autograder.course import source_path
from neurons.checks.catalogue import ASSIGNMENTS
from neurons.checks.verdict import Status
from support.answers import Answer, verdicts_of

ROOT = Path(__file__).resolve().parents[1]
FOLD = re.compile(r"<details>.*?</details>", re.DOTALL)
CODE = re.compile(r"```python\n(.*?)```", re.DOTALL)
NAMES = "import keras\ncereal = mixes = datasets.cereal()\n"


def hints(slug):
    """The code in a notebook's folds, as (task, code)."""
    text = source_path(ROOT, slug).read_text(encoding="utf-8")
    for part in text.split("\n## Task ")[1:]:
        task = re.match(r"\d+: `(\w+)`", part).group(1)
        for fold in FOLD.findall(part):
            for code in CODE.findall(fold):
                yield task, code


@pytest.mark.filterwarnings("ignore::SyntaxWarning")
@pytest.mark.parametrize("slug", ASSIGNMENTS)
def test_no_hint_passes_as_it_is(slug):
    seen = set()
    for task, code in hints(slug):
        seen.add(task)
        (verdict,) = verdicts_of(Answer(task, "trick", "hint", NAMES + code))
        assert verdict.status is not Status.CORRECT, f"{task}:\n{code}"
        assert verdict.points == 0, f"{task}:\n{code}"
    assert seen == set(ASSIGNMENTS[slug]), "a task has no code in its hints"
