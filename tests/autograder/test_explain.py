"""A complaint is answered, for the instructor in whole, for the learner safely."""

import re

import numpy as np
import pytest
from click.testing import CliRunner

from autograder.cli.commands import cli
from autograder.evidence_archive import pack
from autograder.explain import LEFT_OUT, explain
from autograder.model import Graded, RunResult
from autograder.people import Person
from autograder.run_folder import RunFolder
from autograder.run_records import AssignmentText, Intake, Run, TaskText
from autograder.seeds import task_seed
from neurons.checks.evidence import save_evidence
from neurons.checks.model import CellOutcome, Status, Verdict
from neurons.checks.probes import find_probe, generator, probe

pytestmark = pytest.mark.unit
SLUG, SEED = "01-single-neuron", 11
ANSWER = "def neuron(x, w, b):\n    return w * np.asarray(x)"
HIDDEN = find_probe("neuron").cases(generator("neuron", task_seed(SEED, "neuron")))[1]
MESSAGE = f"`neuron` gives 1.5 for x = {HIDDEN.args[0]}.\nLikely cause: the bias."


@pytest.fixture
def run(tmp_path):
    """A run in which Ada, who is on the roster, forgot the bias."""
    task = TaskText("neuron", 3.0, "`neuron`", section="A weight and a bias")
    text = AssignmentText(SLUG, "single-neuron", "One", "d1", (task,))
    folder = RunFolder.start(tmp_path / "graded", Run("1.0", 7, "bubblewrap", (text,)))
    names = {"np": np}
    exec(ANSWER, names)
    facts = tmp_path / "facts"
    facts.mkdir()
    save_evidence(probe("neuron", names, task_seed(SEED, "neuron")), facts)
    result = RunResult({"neuron": CellOutcome()}, {"neuron": facts})
    folder.write_evidence("Ada", SLUG, pack(result, "f1"))
    verdict = Verdict("neuron", Status.WRONG, 0.0, 3.0, MESSAGE)
    more = {"answers": {"neuron": ANSWER}, "late_seconds": 7200.0}
    more |= {"seconds": {}, "seed": SEED, "digest": "f1", "penalty": 1.0}
    graded = Graded("Ada", SLUG, (verdict,), **more)
    folder.write_graded(graded)
    people = (Person("Ada", id="007", learner="Ada"),)
    folder.write_intake(Intake((("Ada", SLUG),), people=people))
    return folder


def test_an_instructor_sees_answer_probes_facts_verdict_reason_and_release(run):
    lines = explain(run, "007", "neuron", for_learner=False).splitlines()
    assert lines[0] == f"Ada, {SLUG}, task neuron: 0 of 3 points, not yet"
    titles = [line for line in lines[1:] if line and not line.startswith(" ")]
    assert titles == [
        *("The answer", "Why", "The probes", "What was noted of the answer"),
        "Judged by",
    ]
    for line in (
        *ANSWER.splitlines(),
        *MESSAGE.splitlines(),
        "neuron(5.0, 2.5, 90.0) -> 12.5  (x is a number)",
        "neuron(5.0, 2.5, 90.0) -> 12.5  (the first call again)",
        f"release of {SLUG}: sha256 d1",
        "file that was judged: sha256 f1",
        "2 h after the deadline: 1 point off",
        f"seed of the probes: {SEED}",
    ):
        assert f"  {line}" in lines
    assert sum(line.startswith("  neuron(") for line in lines) == 8


def test_a_learner_sees_the_same_without_inputs_that_only_grading_uses(run):
    shown = explain(run, "Ada", "neuron", for_learner=True)
    assert "neuron(5.0, 2.5, 90.0) -> 12.5" in shown and ANSWER[-20:] in shown
    assert "Likely cause: the bias." in shown and LEFT_OUT in shown
    assert "5 more with inputs that stay hidden." in shown
    whole = explain(run, "Ada", "neuron", for_learner=False)
    numbers = set(re.findall(r"\d+\.\d{3,}", whole))
    assert len(numbers) > 10 and not any(number in shown for number in numbers)
    assert "seed" not in shown and "sha256 d1" in shown


def test_where_nothing_is_stored_the_verdict_is_explained_all_the_same(run):
    run.evidence_file("Ada", SLUG).unlink()
    for for_learner in (False, True):
        shown = explain(run, "Ada", "neuron", for_learner=for_learner)
        assert "Nothing that can be read" in shown and "Likely cause" in shown
        assert (str(HIDDEN.args[0]) in shown) != for_learner


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("Ada", "line"), "has no task 'line'; there are: neuron"),
        (("Zed", "neuron"), "has no verdict on 01-single-neuron of 'Zed'; name the"),
    ],
)
def test_a_wrong_name_is_reported_on_one_line(run, words, message):
    done = CliRunner().invoke(cli, ["explain", str(run.path), *words])
    assert done.exit_code == 2
    assert message in done.output.splitlines()[-1]
