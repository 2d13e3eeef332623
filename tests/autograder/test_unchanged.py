"""A run is not made again where nothing that it is made from has changed."""

import os

import pytest
from click.testing import CliRunner

from autograder import unchanged
from autograder.cli.commands import cli
from autograder.run_folder import RunFolder
from autograder.run_records import Intake

SLUG = "01-demo"


@pytest.fixture
def place(tmp_path):
    """A course and a class, as files alone."""
    for name in ("course/pyproject.toml", "course/exercises/01-demo/demo.ipynb"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("as it is")
    learner = tmp_path / "class" / "ada" / SLUG
    learner.mkdir(parents=True)
    (learner / "demo.ipynb").write_text("{}")
    (tmp_path / "roster.csv").write_text("learner\nada\n")
    return tmp_path


def digest(place, **options):
    options = {"seed": None, "roster": place / "roster.csv"} | options
    return unchanged.digest_of_inputs(place / "course", place / "class", options)


@pytest.mark.parametrize(
    "name",
    [
        "course/pyproject.toml",
        "course/exercises/01-demo/demo.ipynb",
        "course/nbgrader_config.py",
        "class/ada/01-demo/demo.ipynb",
        "class/ada/01-demo/table.csv",
        "class/bo/01-demo/demo.ipynb",
        "roster.csv",
    ],
)
def test_each_file_that_a_run_is_made_from_counts(place, name):
    before = digest(place)
    assert before
    assert digest(place) == before
    file = place / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("another")
    assert digest(place) not in {before, ""}


def test_options_times_and_the_grader_count(place, monkeypatch):
    before = digest(place)
    assert digest(place, seed=3) != before
    assert digest(place, unreadable="zero") != before
    os.utime(place / "class" / "ada" / SLUG / "demo.ipynb", (1, 1))
    late = digest(place)
    assert late != before
    monkeypatch.setattr("autograder.grader_version.grader_version", lambda _: "new")
    assert digest(place) != late


def test_what_is_no_plain_file_or_too_large_cannot_be_known(place, monkeypatch):
    link = place / "class" / "ada" / "link.ipynb"
    link.symlink_to(place / "roster.csv")
    assert digest(place) == ""
    link.unlink()
    link.symlink_to(place / "course")
    assert digest(place) == ""
    link.unlink()
    os.mkfifo(link)
    assert digest(place) == ""
    link.unlink()
    assert digest(place)
    monkeypatch.setattr(unchanged, "MAX_BYTES", 1)
    assert digest(place) == ""
    assert digest(place, roster=place / "nowhere.csv") == ""


@pytest.fixture
def ended(tmp_path, a_run, graded):
    """The folder of a run that ended."""
    folder = RunFolder.start(tmp_path / "out", a_run)
    folder.write_graded(graded("ada"))
    folder.write_intake(Intake((("ada", SLUG),)))
    return folder


def test_a_run_that_ended_says_in_its_reports_that_it_was_not_made_again(ended):
    unchanged.note(ended, "the inputs")
    for _ in range(2):
        same = unchanged.unchanged(ended.path, "the inputs")
        assert same.intake().reused == 1
    page = (ended.path / "class.html").read_text(encoding="utf-8")
    assert "1 of 1 notebooks were not graded again" in page


def test_other_inputs_or_another_folder_are_to_be_graded(ended):
    assert unchanged.unchanged(ended.path, "the inputs") is None
    unchanged.note(ended, "the inputs")
    assert unchanged.unchanged(ended.path, "others") is None
    assert unchanged.unchanged(ended.path, "") is None
    # A person's points in nbgrader's formgrader, say.
    (ended.path / "gradebook.db").write_bytes(b"x")
    assert unchanged.unchanged(ended.path, "the inputs") is None
    (ended.path / unchanged.FILE).write_text("[half")
    assert unchanged.unchanged(ended.path, "the inputs") is None


def test_where_nothing_can_be_written_the_run_itself_says_so(ended, monkeypatch):
    def full(*_):
        raise OSError("No space left on device")

    unchanged.note(ended, "the inputs")
    with monkeypatch.context() as patch:
        patch.setattr("autograder.run_folder.write_text", full)
        assert unchanged.unchanged(ended.path, "the inputs") is None
    monkeypatch.setattr(unchanged, "write_text", full)
    unchanged.note(ended, "the inputs")
    assert not (ended.path / unchanged.FILE).exists()


@pytest.mark.parametrize("status", ["timeout", "not_judged"])
def test_what_may_end_otherwise_is_tried_again(ended, graded, status):
    unchanged.note(ended, "the inputs")
    ended.write_graded(graded("ada", triple=status))
    unchanged.note(ended, "the inputs")
    assert unchanged.unchanged(ended.path, "the inputs") is None


@pytest.mark.slow
def test_the_command_grades_nothing_again(
    course_folder, sample_class, sandbox, tmp_path, monkeypatch
):
    monkeypatch.chdir(course_folder)
    one = next(sample_class.rglob("01-single-neuron/*.ipynb"))

    def grade(*more):
        command = ["grade", one, "--out", tmp_path / "out", "--sandbox", sandbox, *more]
        return CliRunner().invoke(cli, [str(part) for part in command])

    first = grade()
    assert first.exit_code == 0, first.output
    table = first.output[first.output.index("class report") :]

    def nothing(*_):
        raise AssertionError("it was graded")

    with monkeypatch.context() as patch:
        patch.setattr("autograder.pipeline.grade_class", nothing)
        again = grade("--resume")
        assert again.exit_code == 0, again.output
        assert "1 of 1 notebooks not graded again" in again.output
        assert table in again.output
        assert grade("--resume", "--min-score", "100").exit_code in {0, 1}
        for others in (("--seed", "3"), ("--db", f"sqlite:///{tmp_path}/term.db")):
            refused = grade("--resume", *others)
            assert isinstance(refused.exception, AssertionError)
