"""A chapter that was just begun: what is written, what is refused, that it works."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from autograder import task_folders
from autograder.cli.commands import cli
from autograder.course import Course
from autograder.errors import CourseError
from autograder.scaffold import scaffold as new
from autograder.stated import stated_tasks
from book.test_build import build, copy_frame, write_pages

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ("_config.yml", "_toc.yml", "intro.md", "pyproject.toml", "solutions")
SOURCES += ("chapters",)


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """A copy of the course's sources, and the folder in which commands run."""
    for name in SOURCES:
        copied = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copied(ROOT / name, tmp_path / name)
    checks = tmp_path / "neurons/checks"
    for kind in ("tasks", "practice"):
        shutil.copytree(ROOT / "neurons/checks" / kind, checks / kind)
    monkeypatch.setattr(task_folders, "CHECKS", checks)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def everything(folder):
    """Every file of a folder with its bytes."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """A clean clone in which the page's commands were run, and what they said."""
    folder = tmp_path_factory.mktemp("begun") / "course"
    subprocess.run(["git", "clone", "-q", ROOT, folder], check=True)
    page = (ROOT / "chapters/teaching/contributors.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```sh\n([^`]*autograder new [^`]*)```", page)
    return folder, [_run(folder, line) for line in block.splitlines()]


def _run(folder, line):
    """What a command of the page says in a folder."""
    names = {
        ".venv/bin/autograder": [sys.executable, "-m", "autograder"],
        ".venv/bin/python": [sys.executable],
    }
    first, *rest = shlex.split(line)
    done = subprocess.run(
        [*names[first], *rest],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
    return done.stdout


def test_the_page_s_commands_begin_a_chapter_whose_tests_pass(begun):
    folder, (written, released, notebook, tests) = begun
    for path in re.findall(r"^(?:written|lines added): (.+)$", written, re.MULTILINE):
        assert (folder / path).is_file()
    assert released == (
        "written: exercises/08-dropout/dropout.ipynb\n"
        "written: neurons/checks/catalogue.json\n"
    )
    assert "chapters/08-dropout.ipynb" in notebook
    assert int(re.search(r"(\d+) passed", tests)[1]) >= 25
    assert "skipped" not in tests


def test_what_was_begun_has_the_form_of_the_house(begun):
    folder, _ = begun
    for command in (["check"], ["format", "--check"]):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *command, "neurons", "tests/book"],
            cwd=folder,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout


def test_a_task_in_an_exercise_that_is_there_touches_three_places(begun):
    folder, _ = begun
    subprocess.run(["git", "add", "-A"], cwd=folder, check=True)
    _run(folder, ".venv/bin/autograder new 04-relu --task swish")
    listed = ["git", "status", "--porcelain", "--untracked-files=normal"]
    status = subprocess.run(listed, cwd=folder, capture_output=True, text=True).stdout
    touched = [line[3:] for line in status.splitlines() if line[1] != " "]
    assert touched == [
        "solutions/04-relu/relu.md",
        "neurons/checks/tasks/swish/",
        "tests/tasks/swish/",
    ]
    _run(folder, ".venv/bin/autograder release 04-relu")
    tests = _run(
        folder,
        ".venv/bin/python -m pytest tests/neurons/checks/test_answers.py "
        "tests/neurons/checks/test_help.py tests/test_course.py "
        'tests/theme/directives/test_objectives.py -k "swish or 04 or objective"',
    )
    assert int(re.search(r"(\d+) passed", tests)[1]) >= 25


def test_the_strict_build_takes_the_page(begun, tmp_path):
    folder, _ = begun
    copy_frame(folder, tmp_path)
    for name in ("reference/references.bib", "08-dropout.ipynb"):
        shutil.copy(folder / "chapters" / name, tmp_path / "chapters" / name)
    # The others' pages lead to their chapters.
    others = shutil.ignore_patterns("0[1-7]-*.md")
    shutil.copytree(folder / "exercises", tmp_path / "exercises", ignore=others)
    text = (folder / "chapters/08-dropout.md").read_text("utf-8")
    words = (
        "# Words\n\n:::{glossary}\nDataFrame\n  A table.\n\narray\n  Numbers.\n:::\n"
    )
    pages = {
        "intro": "# Front\n\nWords.\n",
        "chapters/before": "# Before\n\nWords.\n",
        "chapters/08-dropout": text.replace("07-numpy-forward", "before"),
        "chapters/reference/glossary": words,
        "chapters/reference/references": "# References\n\n```{bibliography}\n```\n",
    }
    write_pages(tmp_path, pages)
    code, output = build(tmp_path)
    assert code == 0, output[-2000:]
    html = (tmp_path / "_build/html/chapters/08-dropout.html").read_text("utf-8")
    assert "mean of the others: 107.6 kcal" in html
    exercise = (tmp_path / "_build/html/exercises/08-dropout.html").read_text("utf-8")
    assert exercise.count("data-task=") == 1


@pytest.mark.parametrize(
    ("slug", "why"),
    [
        ("dropout", "'dropout' is no number and words, such as '08-dropout'"),
        ("08-Dropout", "is no number and words"),
        ("../08-dropout", "is no number and words"),
        ("09-dropout", "the next chapter has the number 08; take '08-dropout'"),
        ("04-relu", "there is 04-relu already"),
        ("06b-diabetes", "'06b-diabetes' is no number and words"),
        ("08-softmax", "there is a task 'softmax' already"),
        ("08-class", "'class' has a meaning"),
        ("08-sum", "'sum' has a meaning"),
        ("08-keras", "'keras' has a meaning"),
        (f"08-{'long' * 8}", "is longer than 30 letters"),
    ],
)
def test_a_name_that_cannot_be_taken_is_refused_and_nothing_changes(copy, slug, why):
    before = everything(copy)
    done = CliRunner().invoke(cli, ["new", slug])
    assert done.exit_code == 2
    assert why in done.output
    assert everything(copy) == before


@pytest.mark.parametrize(
    ("slug", "task", "why"),
    [
        ("04-rleu", "swish", "there is no exercise '04-rleu'; there are: 01-single"),
        ("04-relu", "softmax", "there is a task 'softmax' already"),
        ("04-relu", "Swish", "'Swish' is no name in small letters"),
        ("04-relu", "../swish", "'../swish' is no name in small letters"),
        ("04-relu", "sum", "'sum' has a meaning"),
        ("04-relu", "long" * 8, "is longer than 30 letters"),
    ],
)
def test_a_task_that_cannot_be_is_refused_and_nothing_changes(copy, slug, task, why):
    before = everything(copy)
    done = CliRunner().invoke(cli, ["new", slug, "--task", task])
    assert done.exit_code == 2
    assert why in done.output
    assert everything(copy) == before


def test_a_new_task_is_counted_in_its_exercise(copy):
    made, changed = new.begin_task(Course.load(copy), "04-relu", "swish")
    assert len(made) == len(new.TASK_FILES) and changed == ["solutions/04-relu/relu.md"]
    task = stated_tasks(Course.load(copy), "04-relu")[-1]
    assert task.names == ("swish",) and task.parameters == ("x",)
    assert task.chapter == "Chapter 4, ReLU and its relatives"
    text = (copy / changed[0]).read_text(encoding="utf-8")
    assert "**7 tasks, 18 points, about" in text
    assert "## Task 7: `swish` (2 points)" in text
    assert "| `swish` |" in text and "| **18** |" in text


def test_a_solution_of_another_form_is_named_and_nothing_is_written(copy):
    source = copy / "solutions/04-relu/relu.md"
    source.write_text(
        source.read_text("utf-8").replace("| **16** |", "| 16 |"), "utf-8"
    )
    before = everything(copy)
    with pytest.raises(CourseError, match=r"relu\.md has another form"):
        new.begin_task(Course.load(copy), "04-relu", "swish")
    assert everything(copy) == before


def test_a_file_that_is_there_is_never_written_over(copy):
    (copy / "tests/book").mkdir(parents=True)
    (copy / "tests/book/test_chapter_08.py").write_text("mine\n")
    before = everything(copy)
    done = CliRunner().invoke(cli, ["new", "08-dropout"])
    assert done.exit_code == 2
    assert "tests/book/test_chapter_08.py is there already" in done.output
    assert everything(copy) == before


def test_a_list_of_another_form_is_named_and_nothing_is_written(copy):
    (copy / "chapters/teaching/objectives.yml").write_text("# none\n")
    before = everything(copy)
    with pytest.raises(CourseError, match=r"objectives\.yml has another form"):
        new.begin(Course.load(copy), "08-dropout")
    assert everything(copy) == before


def test_a_folder_that_cannot_be_made_leaves_all_as_it_was(copy):
    (copy / "tests").write_text("no folder\n")
    before = everything(copy)
    with pytest.raises(CourseError, match=r"cannot be written .*nothing was changed"):
        new.begin(Course.load(copy), "08-dropout")
    assert everything(copy) == before


def test_words_may_be_several_and_long(copy):
    slug = "08-a-name-of-the-longest-kind-all"
    made, changed = new.begin(Course.load(copy), slug)
    assert len(made) == len(new.FILES | new.TASK_FILES)
    assert len(changed) == len(new.LINES)
    (task,) = stated_tasks(Course.load(copy), slug)
    assert task.names == ("a_name_of_the_longest_kind_all",)
    assert task.chapter == "Chapter 8, A name of the longest kind all"
    written = [path for path in [*made, *changed] if path.endswith(".py")]
    for words in (["check", "--select", "E"], ["format", "--check"]):
        command = [sys.executable, "-m", "ruff", *words, "--force-exclude", *written]
        done = subprocess.run(command, cwd=copy, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout
