"""A class goes through the stages, and nothing that happens to one stops it."""

import json
from dataclasses import replace

import nbformat
import pytest
from nbgrader.api import Gradebook

from autograder import notebook_job, pipeline, worklist
from autograder.errors import CourseError, StoreError
from autograder.model import Collected, Problem, Settings, Submission
from autograder.record.recorder import Record
from autograder.roster import Counting, Roster
from autograder.run_folder import RunFolder
from autograder.sandbox import Limits
from autograder.seeds import notebook_seed
from neurons.checks.model import Status
from support.small_class import SLUG, Silent


def statuses(folder):
    rows = json.loads((folder / "results.json").read_text(encoding="utf-8"))
    return {(r["student"], r["task"]): r["status"] for r in rows["results"]}


def test_every_task_of_every_notebook_has_one_row_and_a_page(demo, tmp_path):
    demo.hand_in("ada", "right")
    demo.hand_in("bo", "wrong")
    summary = demo.grade(tmp_path / "out")
    assert statuses(tmp_path / "out") == {
        ("ada", "double"): "correct",
        ("ada", "triple"): "correct",
        ("bo", "double"): "wrong",
        ("bo", "triple"): "wrong",
    }
    ada = summary.folder.find("ada", SLUG)
    assert ada.repairs == ("Noted.", "Repaired.")
    assert ada.answers["double"] == "right"
    assert ada.seconds == {"double": 0.5}
    for page in ("class.html", f"feedback/{SLUG}/ada.html", "grades.csv"):
        assert (tmp_path / "out" / page).is_file()


def test_the_gradebook_knows_only_what_was_graded(demo, tmp_path):
    demo.hand_in("ada", "right")
    other = replace(demo.assignment, slug="02-other")
    settings = Settings(sandbox="none", seed=5, db_url=f"sqlite:///{demo.db}")
    course = {SLUG: demo.assignment, "02-other": other}
    out = tmp_path / "out"
    pipeline.grade_class(course, demo.folder, out, settings, Silent())
    with Gradebook(f"sqlite:///{demo.db}") as book:
        assert [one.name for one in book.assignments] == [SLUG]


def test_a_failure_of_ours_is_not_judged_and_the_class_goes_on(demo, tmp_path):
    demo.hand_in("ada", "break")
    demo.hand_in("bo", "right")
    summary = demo.grade(tmp_path / "out")
    found = statuses(tmp_path / "out")
    assert found["ada", "double"] == found["ada", "triple"] == "not_judged"
    assert found["bo", "double"] == "correct"
    (problem,) = summary.folder.intake().problems
    assert problem.reason == (
        f"grading failed with RuntimeError; see errors/{SLUG}/ada.txt, "
        "then use --resume."
    )
    file = tmp_path / "out" / "errors" / SLUG / "ada.txt"
    assert "our own fault" in file.read_text(encoding="utf-8")


def test_a_judge_that_forgets_a_task_gives_no_verdict_at_all(demo, tmp_path):
    demo.hand_in("ada", "short")
    demo.grade(tmp_path / "out")
    assert set(statuses(tmp_path / "out").values()) == {"not_judged"}


def test_a_failed_regrade_takes_the_old_score_back(demo, tmp_path):
    demo.hand_in("ada", "right")
    demo.grade(tmp_path / "first")
    demo.hand_in("ada", "break")
    demo.grade(tmp_path / "second")
    with Gradebook(f"sqlite:///{demo.db}") as book:
        submission = book.find_submission(SLUG, "ada")
        assert submission.score == 0
        assert submission.needs_manual_grade


def test_ctrl_c_ends_with_what_is_there_and_resume_goes_on(demo, tmp_path):
    demo.hand_in("ada", "right")
    demo.hand_in("bo", "stop")
    demo.hand_in("cy", "right 2")
    summary = demo.grade(tmp_path / "out")
    assert summary.interrupted
    assert {student for student, _ in statuses(tmp_path / "out")} == {"ada"}
    page = (tmp_path / "out" / "class.html").read_text(encoding="utf-8")
    assert page.count("not graded yet") == 2
    demo.hand_in("bo", "right 3")
    demo.ran.clear()
    assert not demo.grade(tmp_path / "out", resume=True).interrupted
    assert demo.ran == ["right 3", "right 2"]
    assert set(statuses(tmp_path / "out").values()) == {"correct"}


def test_resume_grades_again_what_changed_was_not_judged_or_ran_too_long(
    demo, tmp_path
):
    class_ = {"ada": "right", "bo": "wrong", "cy": "break", "di": "slow"}
    for student, says in class_.items():
        demo.hand_in(student, says)
    demo.grade(tmp_path / "out")
    demo.hand_in("bo", "right b")
    demo.ran.clear()
    demo.grade(tmp_path / "out", resume=True)
    assert demo.ran == ["right b", "break", "slow"]
    assert statuses(tmp_path / "out")["bo", "double"] == "correct"


def test_resume_grades_everything_again_for_another_grader(demo, tmp_path, monkeypatch):
    demo.hand_in("ada", "right")
    demo.hand_in("bo", "wrong")
    demo.grade(tmp_path / "out")
    demo.ran.clear()
    assert demo.grade(tmp_path / "out", resume=True).folder.intake().reused == 2
    assert demo.ran == []
    page = (tmp_path / "out" / "class.html").read_text(encoding="utf-8")
    assert "2 of 2 notebooks were not graded again" in page
    limits = Limits(cell_cpu_seconds=1)
    demo.grade(tmp_path / "out", resume=True, limits=limits)
    assert sorted(demo.ran) == ["right", "wrong"]
    demo.ran.clear()
    for module in (worklist, notebook_job):
        monkeypatch.setattr(module, "grader_version", lambda _: "another")
    assert demo.grade(tmp_path / "out", resume=True).folder.intake().reused == 0
    assert sorted(demo.ran) == ["right", "wrong"]


def test_an_entry_that_the_gradebook_refuses_is_done_again(demo, tmp_path, monkeypatch):
    demo.hand_in("ada", "right")
    with monkeypatch.context() as patch:
        patch.setattr(Record, "add_graded", lambda *_: 1 / 0)
        summary = demo.grade(tmp_path / "out")
    assert "recording failed with ZeroDivisionError" in summary.problems[0].reason
    assert statuses(tmp_path / "out")["ada", "double"] == "correct"
    demo.grade(tmp_path / "out", resume=True)
    with Gradebook(f"sqlite:///{demo.db}") as book:
        assert book.find_submission(SLUG, "ada").score == 5


def test_a_folder_without_a_notebook_is_missing_and_not_zero(demo, tmp_path):
    demo.hand_in("ada", "right")
    (demo.folder / "bo" / SLUG).mkdir(parents=True)
    (demo.folder / "cy").mkdir()
    demo.problems = [Problem("cy/x.ipynb", "it is a link", "", SLUG)]
    intake = demo.grade(tmp_path / "out").folder.intake()
    assert intake.missing == (("bo", SLUG),)
    assert [p.reason for p in intake.lost({"ada"})] == ["it is a link"]
    with Gradebook(f"sqlite:///{demo.db}") as book:
        assert {student.id for student in book.students} == {"ada", "bo"}


def test_each_notebook_has_a_seed_of_its_own_that_the_run_repeats(demo, tmp_path):
    demo.hand_in("ada", "right 1")
    demo.hand_in("bo", "right 2")
    demo.grade(tmp_path / "first")
    first = dict(demo.seeds)
    demo.grade(tmp_path / "second")
    assert demo.seeds == first
    demo.grade(tmp_path / "third", seed=6)
    assert len({*first.values(), *demo.seeds.values()}) == 4
    assert first["right 1"] == notebook_seed(5, "ada", SLUG)
    assert all(0 <= seed < 2**63 for seed in first.values())


def test_the_run_says_what_it_had_to_do(demo, tmp_path):
    demo.hand_in("ada", "right")
    demo.grade(tmp_path / "out")
    run = RunFolder.read(tmp_path / "out").run
    assert (run.seed, run.sandbox) == (5, "none")
    (text,) = run.assignments
    assert text.title == "Exercise 1: Demo"
    assert [task.title for task in text.tasks] == ["`double`", "`triple`"]
    assert text.tasks[0].question == "Write $y = 2x$ as `double`."


def test_an_output_folder_among_the_submissions_is_refused(demo):
    demo.hand_in("ada", "right")
    with pytest.raises(StoreError, match=r"lies inside .*; put --out elsewhere"):
        demo.grade(demo.folder / "graded")


def test_an_exercise_that_was_not_released_is_named(demo, tmp_path):
    demo.hand_in("ada", "right")
    demo.assignment.release.unlink()
    with pytest.raises(CourseError, match=r"demo\.ipynb does not exist; run `auto"):
        demo.grade(tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_the_executed_notebook_shows_the_verdicts(demo, tmp_path):
    demo.hand_in("ada", "right")
    demo.grade(tmp_path / "out")
    course = tmp_path / "out" / "nbgrader"
    file = course / "autograded" / "ada" / SLUG / "demo.ipynb"
    check = nbformat.read(file, as_version=4).cells[3]
    assert [output.output_type for output in check.outputs] == [
        "stream",
        "execute_result",
    ]
    submitted = course / "submitted" / "ada" / SLUG / "demo.ipynb"
    assert submitted.read_text() == "right"


def test_of_several_attempts_the_best_counts_and_of_equal_ones_the_earlier(
    demo, tmp_path
):
    texts = ("wrong", "right 2", "right 3")
    for text in texts:
        demo.hand_in(text, text)
    files = [demo.folder / text / SLUG / "demo.ipynb" for text in texts]
    found = tuple(
        Submission("ada", SLUG, file, attempt=f"{n}", attempt_number=n)
        for n, file in enumerate(files, start=1)
    )
    out, best = tmp_path / "out", Counting(attempt="best")
    for order in (found, found[::-1]):
        demo.collect = lambda *_, order=order: Collected(order, (), frozenset())
        demo.grade(out, counting=best, resume=out.exists())
        (graded,) = RunFolder.read(out).graded()
        assert graded.attempt_number == 2
        assert graded.verdicts[0].status is Status.CORRECT
    assert sorted(demo.ran) == sorted(texts * 2)


def test_the_best_takes_the_place_of_what_counted_before_and_two_is_before_ten(
    demo, tmp_path
):
    demo.hand_in("ada", "right")
    file, out = demo.folder / "ada" / SLUG / "demo.ipynb", tmp_path / "out"
    last, *of_several = (
        Submission("ada", SLUG, file, attempt=f"{n or 'last'}", attempt_number=n)
        for n in (0, 10, 2)
    )
    for found, rule in (([last], "last"), (of_several, "best")):
        demo.collect = lambda *_, found=found: Collected(tuple(found), (), frozenset())
        demo.grade(out, counting=Counting(attempt=rule), resume=out.exists())
    assert RunFolder.read(out).find("ada", SLUG).attempt_number == 2


def test_a_question_about_a_name_writes_nothing(demo, tmp_path):
    demo.hand_in("ada", "right")
    roster = Roster.read(b"name,id\nada,1\nada,2\n", "roster.csv")

    def ask(*_):
        return roster.learners({"ada"})

    demo.collect = ask
    with pytest.raises(CourseError, match=r"^`ada` may be ada \(1\) or") as error:
        demo.grade(tmp_path / "out", counting=Counting(roster))
    assert (error.value.exit_code, (tmp_path / "out").exists()) == (2, False)


def test_a_run_that_began_with_a_roster_does_not_go_on_without_it(demo, tmp_path):
    demo.hand_in("ada", "right")
    roster = Roster.read(b"name\nada\nbo\n", "roster.csv")
    demo.grade(tmp_path / "out", counting=Counting(roster))
    assert RunFolder.read(tmp_path / "out").intake().people == roster.people
    with pytest.raises(StoreError, match="was graded with a roster; give --roster"):
        demo.grade(tmp_path / "out", resume=True)
