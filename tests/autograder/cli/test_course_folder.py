"""The command works from any folder, and an error is one line, whatever its kind."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from autograder import course as course_module
from autograder.cli.commands import cli
from autograder.course import NEEDED, Course, find_course
from autograder.errors import CourseError, StoppedError

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def courses(tmp_path, monkeypatch):
    """Makes folders that look like a course; the installed checkout is one of them."""

    def make(name):
        folder = tmp_path / name
        folder.mkdir()
        for needed in NEEDED:
            (folder / needed).touch()
        return folder

    monkeypatch.setattr(course_module, "CHECKOUT", make("checkout"))
    return make


def test_a_folder_that_is_named_is_taken_unseen(courses, tmp_path):
    courses("named")
    assert find_course(tmp_path / "named") == tmp_path / "named"
    assert find_course(tmp_path / "nowhere") == tmp_path / "nowhere"
    assert find_course(Path("~/course")) == Path.home() / "course"


def test_the_current_folder_comes_first_then_the_ones_above_it(courses, monkeypatch):
    outer = courses("outer")
    (outer / "exercises").mkdir()
    monkeypatch.chdir(outer / "exercises")
    assert find_course() == outer
    for needed in NEEDED:
        (outer / "exercises" / needed).touch()
    assert find_course() == outer / "exercises"


def test_elsewhere_it_is_the_installed_checkout(courses, monkeypatch, tmp_path):
    (tmp_path / "home").mkdir()
    monkeypatch.chdir(tmp_path / "home")
    assert find_course() == tmp_path / "checkout"


def test_without_any_the_message_lists_where_it_looked(courses, monkeypatch, tmp_path):
    (tmp_path / "home").mkdir()
    monkeypatch.chdir(tmp_path / "home")
    monkeypatch.setattr(course_module, "CHECKOUT", tmp_path / "no-checkout")
    with pytest.raises(CourseError) as error:
        find_course()
    above = [tmp_path / "home", *(tmp_path / "home").parents, tmp_path / "no-checkout"]
    assert str(error.value) == (
        f"there is no course in {', '.join(map(str, above))}; run this in the "
        "course's folder, or name it by --course or AUTOGRADER_COURSE"
    )


def in_odd_folder(script, folder, *, named=None):
    """Ask for an exercise that is not there, from where a shell script goes."""
    command = [sys.executable, "-m", "autograder", "release", "no-such-exercise"]
    return subprocess.run(
        ["sh", "-c", f'{script}; exec "$@"', "sh", *command],
        cwd=folder,
        env=os.environ
        | {"PYTHONPATH": str(ROOT)}
        | ({"AUTOGRADER_COURSE": str(named)} if named else {}),
        capture_output=True,
        text=True,
    )


def test_in_a_folder_that_was_deleted_it_is_the_installed_checkout(tmp_path):
    done = in_odd_folder("mkdir gone; cd gone; rmdir ../gone", tmp_path)
    assert "there is no exercise 'no-such-exercise'; there are: 01-" in done.stderr
    assert done.returncode == 2


def test_a_relative_path_in_a_folder_that_was_deleted_is_one_line(tmp_path):
    script = "mkdir gone; cd gone; rmdir ../gone"
    done = in_odd_folder(script, tmp_path, named="somewhere")
    said = "Error: the current folder was deleted; go to another one first.\n"
    assert (done.stderr, done.returncode) == (said, 2)


def test_folders_above_that_may_not_be_looked_into_are_left_out(tmp_path):
    locked, inner = tmp_path / "locked", tmp_path / "locked" / "inner"
    inner.mkdir(parents=True)
    code = (
        "import os, sys; from pathlib import Path\n"
        "from autograder import course\n"
        "course.CHECKOUT = Path(sys.argv[1])\n"
        "os.chdir(sys.argv[3]); os.chmod(sys.argv[2], 0)\n"
        "if os.geteuid() == 0: os.seteuid(65534)\n"
        "try: course.find_course()\n"
        "except course.CourseError as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, tmp_path / "no-checkout", locked, inner],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    locked.chmod(0o700)
    assert done.stdout.startswith(f"there is no course in {inner}, "), done.stderr


@pytest.mark.parametrize("kind", ["file", "nowhere", "loop"])
def test_a_variable_that_names_no_course_is_one_line(tmp_path, kind):
    named = tmp_path / kind
    if kind == "file":
        named.write_text("no folder")
    if kind == "loop":
        named.symlink_to(named)
    done = in_odd_folder(":", tmp_path, named=named)
    assert done.stderr == (
        f"Error: {named} is no course's folder (it has no _config.yml); run this in "
        "the course's folder, or name it by --course or AUTOGRADER_COURSE.\n"
    )
    assert done.returncode == 2


@pytest.fixture
def loaded(monkeypatch):
    """The folders that a command loads a course from."""
    folders = []

    def load(folder):
        folders.append(folder)
        raise CourseError("enough")

    monkeypatch.setattr(Course, "load", load)
    return folders


def test_the_option_goes_before_the_environment(loaded, courses, monkeypatch, tmp_path):
    monkeypatch.setenv("AUTOGRADER_COURSE", "by-environment")
    CliRunner().invoke(cli, ["--course", "by-option", "release"])
    CliRunner().invoke(cli, ["release"])
    monkeypatch.delenv("AUTOGRADER_COURSE")
    monkeypatch.chdir(tmp_path)
    CliRunner().invoke(cli, ["release"])
    assert loaded == [Path("by-option"), Path("by-environment"), tmp_path / "checkout"]


def test_a_command_finds_this_course_from_a_folder_inside_it_and_from_elsewhere(
    tmp_path,
):
    for folder in (ROOT / "docs", tmp_path):
        done = subprocess.run(
            [sys.executable, "-m", "autograder", "release", "no-such-exercise"],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 2
        assert "there is no exercise 'no-such-exercise'; there are: 01-" in done.stderr


@pytest.mark.parametrize(
    ("error", "output", "code"),
    [
        (CourseError("it is broken; fix it"), "Error: it is broken; fix it.\n", 2),
        (CourseError("two\n  lines."), "Error: two lines.\n", 2),
        (StoppedError("no room left."), "Error: no room left.\n", 1),
    ],
)
def test_any_error_of_the_course_is_one_line_and_an_exit_code(
    monkeypatch, error, output, code
):
    def load(_):
        raise error

    monkeypatch.setattr(Course, "load", load)
    done = CliRunner().invoke(cli, ["release"])
    assert (done.output, done.exit_code) == (output, code)


def test_what_another_program_said_stands_below_the_line(monkeypatch):
    error = CourseError("nbgrader did not make it:")
    error.add_note("first\nsecond")

    def load(_):
        raise error

    monkeypatch.setattr(Course, "load", load)
    done = CliRunner().invoke(cli, ["release"])
    assert done.output == "Error: nbgrader did not make it:\nfirst\nsecond\n"


def test_every_error_that_says_what_to_do_has_the_one_base():
    # What one part tells another; no person sees it by itself.
    internal = {"ArchiveError", "NoChildrenError", "ZygoteError", "UnfitZygoteError"}
    internal |= {"KernelError", "LostWorkerError", "RefusalError", "SchemaError"}
    internal |= {"ZygoteLostError"}
    for file in (ROOT / "autograder").rglob("*.py"):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.startswith("class ") and line.split("(")[0].endswith("Error"):
                name = line.removeprefix("class ").split("(")[0].rstrip(":")
                base = line.partition("(")[2].rstrip("):")
                known = name in internal or name == "CourseError"
                assert known or base == "CourseError", line
