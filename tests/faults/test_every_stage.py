"""Whatever breaks at whatever stage: the next run ends it, and nothing is lost."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from attacks.notebooks import POINTS
from faults import driver

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
CASES = [f"{how} {when} {place}" for place, when, how in driver.cases()]
# From here on a learner's new answers are in work, and the old points must be gone.
IN_WORK = {
    *("rebuild", "execute", "judge", "record", "add_graded", "commit", "late"),
    "write_graded",
}
LEARNERS = ("ada", "bo", "cy")


def points(answers):
    """The points of each task for answers that are right or wrong."""
    return {
        f"{student}/{task}": POINTS[task]
        * (own[task] == driver.RIGHT[task])
        # The wrong `neuron` gives no estimate either, where that is asked of it.
        * (task != "estimate" or own["neuron"] == driver.RIGHT["neuron"])
        for student, own in answers.items()
        for task in POINTS
    }


OLD, NEW = points(driver.FIRST), points(driver.SECOND)
CHANGED = {key for key in NEW if NEW[key] != OLD[key]}


@pytest.fixture(scope="module")
def left(tmp_path_factory):
    """What every case left behind."""
    done = subprocess.run(
        [sys.executable, "-m", "faults.driver", tmp_path_factory.mktemp("faults")],
        env=os.environ | {"PYTHONPATH": f"{ROOT / 'tests'}{os.pathsep}{ROOT}"},
        capture_output=True,
        text=True,
        timeout=900,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.parametrize("case", CASES)
def test_the_next_run_ends_it(left, case):
    assert left[case]["resumed"] == 0, left[case]["error"]


@pytest.mark.parametrize("case", CASES)
def test_nothing_is_lost_or_doubled_and_no_old_score_stands(left, case):
    found = left[case]
    assert found["results"] == NEW
    assert found["gradebook"] == NEW
    assert found["verdicts"] == [f"{student}.json" for student in LEARNERS]
    assert found["pages"] == [f"{student}.html" for student in LEARNERS]
    assert found["halves"] == []


@pytest.mark.parametrize("case", CASES)
def test_what_is_broken_really_breaks(left, case):
    how = case.split(" before ")[0].split(" after ")[0]
    broken = left[case]["broken"]
    if how in {"kill", "lost database"}:
        assert broken == -9
    elif how == "interrupt":
        assert broken == 0  # the run ends by itself, with what it has
        assert left[case]["standing"]["results"] != NEW
    elif how == "full disk":
        assert broken == 3
        assert (
            "No space left on device); make room, then go on with --resume"
            in (left[case]["said"])
        )
    elif case.endswith("withdraw"):
        assert "the gradebook does not answer" in left[case]["said"]
    else:
        assert broken == 0  # verdicts are kept; the points follow later
        assert left[case]["standing"]["results"] == NEW


@pytest.mark.parametrize("case", [c for c in CASES if c.split()[-1] in IN_WORK])
def test_no_old_score_stands_while_the_new_answers_are_in_work(left, case):
    standing = left[case]["standing"]
    for key in CHANGED:
        assert standing["results"].get(key) in {None, NEW[key]}
        assert standing["gradebook"].get(key) in {None, NEW[key]}
    for line in standing["table"].splitlines()[1:]:
        assert ",ada,judged,6," in line or ",bo,judged,10," in line or ",cy," in line
