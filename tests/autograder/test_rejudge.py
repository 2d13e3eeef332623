"""After a check was corrected, stored evidence is judged again and no cell is run."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from nbgrader.api import Gradebook

from autograder import rejudge as rejudge_module
from autograder.cli.commands import cli
from autograder.course import Course
from autograder.model import Assignment, TaskCell
from autograder.record.recorder import Record
from autograder.rejudge import Outcome, RejudgeError, check_course, rejudge
from autograder.run_folder import RunFolder
from neurons.checks import judges
from neurons.checks.model import CellOutcome, Status
from support.small_class import SLUG

STORED = Path(__file__).parents[1] / "neurons" / "checks" / "stored_evidence"


@pytest.fixture
def graded_once(demo, tmp_path):
    """Two learners, whose check took a right answer of bo's for a wrong one."""
    demo.hand_in("ada", "right")
    demo.hand_in("bo", "also right")
    demo.grade(tmp_path / "out")
    return demo


def again(demo, out, *tasks):
    """Judge again by the demo's judge, and let nothing run."""
    demo.ran.clear()
    folder = RunFolder.read(out)
    with Record(out, f"sqlite:///{demo.db}") as record:
        found = rejudge(folder, record, {SLUG: demo.assignment}, tasks)
    assert demo.ran == []
    return found


def statuses(out):
    return {
        (graded.student, verdict.task): str(verdict.status)
        for graded in RunFolder.read(out).graded()
        for verdict in graded.verdicts
    }


def correct_the_check(demo):
    demo.right = ""  # from now on every answer begins as a right one does


def score(demo, student):
    with Gradebook(f"sqlite:///{demo.db}") as book:
        return book.find_submission(SLUG, student).score


def test_a_corrected_check_changes_the_verdict_and_the_gradebook(graded_once, tmp_path):
    out = tmp_path / "out"
    assert score(graded_once, "bo") == 0
    correct_the_check(graded_once)
    found = again(graded_once, out)
    assert found.judged == 4
    assert list(map(str, found.changes)) == [
        "bo double: wrong 0 -> correct 3 of 3",
        "bo triple: wrong 0 -> correct 2 of 2",
    ]
    assert set(statuses(out).values()) == {"correct"}
    assert score(graded_once, "bo") == 5


def test_a_persons_points_and_comment_stay(graded_once, tmp_path):
    place = ("demo", SLUG, "bo")
    with Gradebook(f"sqlite:///{graded_once.db}") as book:
        book.find_grade("check-double", *place).manual_score = 2.5
        book.find_comment("double", *place).manual_comment = "Well tried."
        book.db.commit()
    correct_the_check(graded_once)
    again(graded_once, tmp_path / "out")
    assert score(graded_once, "bo") == 4.5  # 2.5 by hand, and 2 of the other task
    with Gradebook(f"sqlite:///{graded_once.db}") as book:
        assert book.find_comment("double", *place).comment == "Well tried."
        assert book.find_grade("check-double", *place).needs_manual_grade


def test_only_the_tasks_that_are_named_are_judged_again(graded_once, tmp_path):
    correct_the_check(graded_once)
    found = again(graded_once, tmp_path / "out", "triple")
    assert found.judged == 2
    assert statuses(tmp_path / "out")["bo", "double"] == "wrong"
    assert statuses(tmp_path / "out")["bo", "triple"] == "correct"


def test_the_old_verdict_lies_aside_and_can_be_judged_once_more(graded_once, tmp_path):
    out = tmp_path / "out"
    correct_the_check(graded_once)
    again(graded_once, out)
    aside = json.loads((out / "set-aside" / SLUG / "bo.1.json").read_text())
    assert {v["status"] for v in aside["verdicts"]} == {"wrong"}
    assert not (out / "set-aside" / SLUG / "ada.1.json").exists()
    graded_once.right = "right"
    assert len(again(graded_once, out).changes) == 2
    assert statuses(out)["bo", "double"] == "wrong"


def test_nothing_is_touched_when_the_check_says_the_same(graded_once, tmp_path):
    out = tmp_path / "out"
    stored = {p: p.read_bytes() for p in (out / "verdicts").rglob("*.json")}
    assert again(graded_once, out).changes == []
    assert {path: path.read_bytes() for path in stored} == stored
    assert not (out / "set-aside").exists()


def test_missing_and_foreign_evidence_keeps_the_verdict_and_is_named(
    graded_once, tmp_path
):
    out = tmp_path / "out"
    (out / "evidence" / SLUG / "ada.zip").unlink()
    file = out / "verdicts" / SLUG / "bo.json"
    file.write_text(file.read_text().replace('"digest": "', '"digest": "0'))
    correct_the_check(graded_once)
    found = again(graded_once, out)
    assert found.skipped == [
        f"ada/{SLUG}: its evidence was not kept; grade it again.",
        f"bo/{SLUG}: its evidence is of another file; grade it again.",
    ]
    assert found.tasks["double"] == found.tasks["triple"] == {Outcome.NEW_RUN: 2}
    assert rejudge_module.unjudged(found)
    assert statuses(out)["bo", "double"] == "wrong"


def without_facts(demo, monkeypatch, reason):
    """From now on `double` is judged as if its evidence were what a reason says."""
    real = demo.judge

    def judge_rest(result, assignment, seed):
        return [
            replace(reason, task=verdict.task) if verdict.task == "double" else verdict
            for verdict in real(result, assignment, seed)
        ]

    monkeypatch.setattr(demo, "judge", judge_rest)


@pytest.fixture
def lacks_probes():
    """The verdict on evidence that was stored before a probe looked at more."""
    found = judges.judge("trained", STORED / "trained", CellOutcome(), 0)
    assert found.status is Status.NOT_JUDGED
    return found


@pytest.fixture
def unreadable(tmp_path):
    """The verdict on evidence that is damaged."""
    folder = tmp_path / "damaged"
    folder.mkdir()
    (folder / "evidence.json").write_text('{"names": ')
    return judges.judge("neuron", folder, CellOutcome(), 0)


@pytest.mark.parametrize(
    "kind, outcome, reason",
    [
        ("lacks_probes", Outcome.LACKS_PROBES, "its evidence lacks the new probes"),
        ("unreadable", Outcome.NEW_RUN, "its evidence cannot be read; it needs a new"),
    ],
)
def test_lack_of_evidence_changes_no_points_and_is_said_of_the_task(
    graded_once, tmp_path, monkeypatch, request, kind, outcome, reason
):
    out = tmp_path / "out"
    without_facts(graded_once, monkeypatch, request.getfixturevalue(kind))
    correct_the_check(graded_once)
    found = again(graded_once, out)
    assert found.tasks == {"double": {outcome: 2}, "triple": {Outcome.JUDGED: 2}}
    assert found.skipped[0].startswith(f"ada/{SLUG}: double is unchanged: {reason}")
    assert rejudge_module.unjudged(found)
    assert statuses(out)["ada", "double"] == "correct"
    assert statuses(out)["bo", "double"] == "wrong"
    assert score(graded_once, "ada") == 5
    assert score(graded_once, "bo") == 2


def test_a_regrade_replaces_the_evidence(graded_once, tmp_path):
    graded_once.hand_in("bo", "right now")
    graded_once.grade(tmp_path / "out", resume=True)
    assert again(graded_once, tmp_path / "out").skipped == []
    assert (tmp_path / "out" / "set-aside" / SLUG / "bo.1.zip").is_file()


def test_an_exercise_with_other_points_is_refused(graded_once, tmp_path):
    folder = RunFolder.read(tmp_path / "out")
    other = Assignment(SLUG, graded_once.assignment.release, (TaskCell("double", 9.0),))
    with pytest.raises(RejudgeError, match=r"other tasks or points .*; grade the note"):
        check_course(folder, {SLUG: other})


@pytest.fixture
def command(graded_once, monkeypatch, tmp_path):
    """The command over the demo's course."""

    course = Course(tmp_path, {SLUG: graded_once.assignment}, (), "")
    monkeypatch.setattr(Course, "load", lambda _: course)
    return lambda *words: CliRunner().invoke(cli, ["rejudge", *map(str, words)])


def test_the_command_tells_each_change_and_makes_the_reports_again(
    command, graded_once, tmp_path
):
    out, db = tmp_path / "out", f"sqlite:///{graded_once.db}"
    correct_the_check(graded_once)
    done = command(out, "--db", db, "--task", "double")
    assert done.exit_code == 0, done.output
    assert "bo double: wrong 0 -> correct 3 of 3" in done.output
    assert "\ndouble: 2 re-judged\n" in done.output
    assert "judged again: 2 tasks; 1 with another result" in done.output
    rows = json.loads((out / "results.json").read_text())["results"]
    points = {(row["student"], row["task"]): row["points"] for row in rows}
    assert points["bo", "double"] == 3.0
    assert "<dd>4<small> of 5" in (out / "class.html").read_text()


def test_the_command_says_of_each_task_what_became_of_it(
    command, graded_once, tmp_path, monkeypatch, lacks_probes
):
    out, db = tmp_path / "out", f"sqlite:///{graded_once.db}"
    (out / "evidence" / SLUG / "ada.zip").unlink()
    without_facts(graded_once, monkeypatch, lacks_probes)
    done = command(out, "--db", db)
    assert done.exit_code == 1, done.output
    lines = done.output.splitlines()
    assert (
        "double: 1 needs a new run; 1 unchanged: its evidence lacks the new probes"
        in lines
    )
    assert "triple: 1 needs a new run; 1 re-judged" in lines


def test_the_command_refuses_what_it_cannot_do(command, tmp_path):
    out = tmp_path / "out"
    unknown = command(out, "--task", "magic")
    assert unknown.exit_code == 2
    assert "no task 'magic'; there are: double, triple." in unknown.output
    elsewhere = command(out)
    assert elsewhere.exit_code == 2
    assert "lies elsewhere; give its address by --db." in elsewhere.output
    nothing = command(tmp_path / "nowhere")
    assert nothing.exit_code == 2
    assert "holds no grading run" in nothing.output
