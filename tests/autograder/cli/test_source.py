"""`autograder source` writes a course folder for plain nbgrader, or says why not."""

import sqlite3
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner
from traitlets.config.loader import PyFileConfigLoader

from autograder.cli.commands import cli
from neurons.checks.catalogue import ASSIGNMENTS

ROOT = Path(__file__).resolve().parents[3]


def source(*arguments):
    words = ["--course", ROOT, "source", *arguments]
    return CliRunner().invoke(cli, [*map(str, words)])


def test_each_exercise_is_written_with_its_solution_its_checks_and_a_header(tmp_path):
    course = tmp_path / "plain"
    done = source(course)
    assert done.exit_code == 0, done.output
    config = PyFileConfigLoader("nbgrader_config.py", path=str(course)).load_config()
    assert config.CourseDirectory.course_id == "from-one-neuron-up"
    assert config.CourseDirectory.root == str(course)
    assert "Exchange" not in config
    assert (course / config.IncludeHeaderFooter.header).is_file()
    for slug, tasks in ASSIGNMENTS.items():
        (file,) = (course / "source" / slug).glob("*.ipynb")
        cells = {cell.id: cell for cell in nbformat.read(file, as_version=4).cells}
        for task in tasks:
            assert "### BEGIN SOLUTION" in cells[task].source
            assert cells[f"check-{task}"].metadata.nbgrader.grade


def test_a_second_time_it_renews_the_notebooks_and_leaves_the_settings(tmp_path):
    course = tmp_path / "plain"
    source(course)
    settings, header = course / "nbgrader_config.py", course / "source" / "header.ipynb"
    settings.write_text(settings.read_text() + "c.Execute.timeout = 7\n")
    (course / "source" / "04-relu" / "relu.ipynb").unlink()
    header.unlink()
    assert source(course).exit_code == 0
    assert settings.read_text().endswith("c.Execute.timeout = 7\n")
    assert (course / "source" / "04-relu" / "relu.ipynb").is_file()
    assert header.is_file()


def test_a_course_that_another_tool_made_is_left_as_it_is(tmp_path):
    (tmp_path / "nbgrader_config.py").write_text("c = get_config()\n")
    done = source(tmp_path)
    assert done.exit_code == 2
    assert "holds something else; name a new folder" in done.output
    assert [file.name for file in tmp_path.iterdir()] == ["nbgrader_config.py"]


@pytest.mark.parametrize("rights", [0o755, None])
def test_an_exchange_without_rights_is_refused_before_anything_is_written(
    rights, tmp_path
):
    exchange = tmp_path / "exchange"
    if rights:
        exchange.mkdir(mode=rights)
    done = source(tmp_path / "plain", "--exchange", exchange)
    assert done.exit_code == 2
    assert f"chmod 777 {exchange}" in done.output
    assert not (tmp_path / "plain").exists()


def test_the_exchange_stands_in_the_settings(tmp_path):
    exchange = tmp_path / "exchange"
    exchange.mkdir()
    exchange.chmod(0o777)
    assert source(tmp_path / "plain", "--exchange", exchange).exit_code == 0
    folder = str(tmp_path / "plain")
    config = PyFileConfigLoader("nbgrader_config.py", path=folder).load_config()
    assert config.Exchange.root == str(exchange)


def test_a_gradebook_of_another_nbgrader_is_refused_before_anything_is_written(
    tmp_path, new_gradebook
):
    book = tmp_path / "gradebook.db"
    book.write_bytes(new_gradebook.read_bytes())
    with sqlite3.connect(book) as changed:
        changed.execute("update alembic_version set version_num = '724cde206c17'")
    changed.close()
    out = tmp_path / "graded"
    words = ["--course", ROOT, "grade", ROOT / "exercises" / "04-relu" / "relu.ipynb"]
    words += ["--out", out, "--sandbox", "none", "--db", f"sqlite:///{book}"]
    done = CliRunner().invoke(cli, [*map(str, words)])
    assert done.exit_code == 2, done.output
    assert "run `nbgrader db upgrade`" in " ".join(done.output.split())
    assert not out.exists()
