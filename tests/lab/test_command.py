"""`make lab` opens a learner's lab, and an instructor's where that is said."""

import os
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.unit

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("words", "is_learners"), [([], True), (["INSTRUCTOR=1"], False)]
)
def test_only_an_instructor_gets_what_nbgrader_adds(words, is_learners):
    command = ["make", "--dry-run", "lab", *words]
    # A test that runs within `make` would say more, and take its flags.
    env = {name: value for name, value in os.environ.items() if "MAKE" not in name}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
    last = done.stdout.splitlines()[-1]
    assert last.endswith("jupyter lab exercises")
    assert ("JUPYTER_CONFIG_PATH=tools/lab" in last) is is_learners
