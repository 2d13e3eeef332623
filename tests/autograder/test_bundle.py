"""The learners' bundle holds what they need, and no answer."""

import hashlib
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

import neurons
from autograder.bundle import make_bundle
from autograder.cli.commands import cli
from autograder.course import Course, read_source, source_path, task_of
from autograder.errors import CourseError
from autograder.model import Assignment

ROOT = Path(__file__).resolve().parents[2]
TOP = f"from-one-neuron-up-{neurons.__version__}"
WHEEL = f"from_one_neuron_up-{neurons.__version__}-py3-none-any.whl"


@pytest.fixture(scope="module")
def course():
    return Course.load(ROOT)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The bundle, made by the command."""
    out = tmp_path_factory.mktemp("bundle") / "course.zip"
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        done = CliRunner().invoke(cli, ["bundle", "--out", str(out)])
    assert done.exit_code == 0, done.output
    assert f"files in {out}" in done.output
    return zipfile.ZipFile(out)


def test_a_bundle_holds_exercises_data_and_the_package(made, course):
    names = {name.removeprefix(f"{TOP}/") for name in made.namelist()}
    exercises = {
        one.release.relative_to(ROOT).as_posix() for one in course.assignments.values()
    }
    tables = {f"data/{name}.csv" for name in ("cereal", "concrete", "diabetes")}
    beside = {"data/README.md", "LICENSE", "README.txt", "constraints.txt", WHEEL}
    assert names == exercises | tables | beside
    for name in exercises | tables:
        content = made.read(f"{TOP}/{name}")
        assert content == (ROOT / name).read_bytes()


def test_no_answer_is_in_a_bundle_or_its_package(made, course, tmp_path):
    made.extract(f"{TOP}/{WHEEL}", tmp_path)
    package = zipfile.ZipFile(tmp_path / TOP / WHEEL)
    # The half that judges has formulas of its own, and a notebook's check needs it;
    # `autograder new` brings a solution of no exercise.
    own = ("/checks/judges/", "/checks/tasks/", "/scaffold/templates/")
    texts = [
        archive.read(name).decode("utf-8", "replace")
        for archive in (made, package)
        for name in archive.namelist()
        if not name.endswith(".whl") and not any(part in name for part in own)
    ]
    whole = "\n".join(texts)
    assert "BEGIN SOLUTION" not in whole
    for slug in course.assignments:
        for cell in read_source(source_path(ROOT, slug)).cells:
            if task_of(cell):
                answer = cell.source.split("### BEGIN SOLUTION\n")[1]
                body, _, _ = answer.partition("### END SOLUTION")
                longest = max(body.splitlines(), key=len).strip()
                quoted = longest.replace('"', '\\"')
                assert longest not in whole and quoted not in whole, task_of(cell)


def test_the_readme_names_the_package_that_lies_beside_it(made):
    readme = made.read(f"{TOP}/README.txt").decode()
    assert f"-m pip install -c constraints.txt jupyterlab {WHEEL}" in readme
    assert "{" not in readme


def test_the_same_course_gives_the_same_bytes(made, course, tmp_path):
    make_bundle(course, tmp_path / "again.zip")
    again = (tmp_path / "again.zip").read_bytes()
    before = Path(made.filename).read_bytes()
    assert hashlib.sha256(again).digest() == hashlib.sha256(before).digest()


def test_an_exercise_that_was_not_released_is_named(course, tmp_path, monkeypatch):
    missing = Assignment("09-new", ROOT / "exercises/09-new/new.ipynb", ())
    monkeypatch.setitem(course.assignments, "09-new", missing)
    monkeypatch.setattr("autograder.bundle.build_wheel", lambda *_: tmp_path / "w.whl")
    with pytest.raises(CourseError, match=r"new\.ipynb does not exist; run `autogr"):
        make_bundle(course, tmp_path / "x.zip")
    assert not (tmp_path / "x.zip").exists()
