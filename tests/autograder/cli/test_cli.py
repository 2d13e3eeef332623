"""The command says in one line what is wrong and what to do, and exits by contract."""

import io
import subprocess
import sys
from types import SimpleNamespace

import pytest
from click.testing import CliRunner
from rich.console import Console

from autograder import course, doctor
from autograder.cli import main
from autograder.cli.commands import cli
from autograder.cli.console import LiveProgress, PlainProgress, printable, rate, tables
from autograder.cli.exit_status import exit_code
from autograder.model import Problem
from autograder.run_folder import RunFolder
from autograder.run_records import Intake
from autograder.sandbox import Detection

SLUG = "01-demo"


@pytest.fixture
def here(course_folder, monkeypatch):
    """The command, called in the course's folder without a process of its own."""
    monkeypatch.chdir(course_folder)
    runner = CliRunner()
    return lambda *arguments: runner.invoke(cli, [str(a) for a in arguments])


def refused(result, *phrases):
    """Whether a call ended with exit code 2 and these words, on one line."""
    assert result.exit_code == 2, result.output
    (line,) = [li for li in result.output.splitlines() if li.startswith("Error: ")]
    assert result.output.rstrip().endswith(line)
    for words in phrases:
        assert words in line


@pytest.fixture
def submissions(tmp_path):
    folder = tmp_path / "class"
    folder.mkdir()
    return folder


def grade(here, submissions, out, *more):
    return here("grade", submissions, "--out", out, "--sandbox", "none", *more)


def test_a_missing_folder_is_refused(here, tmp_path):
    result = grade(here, tmp_path / "nowhere", tmp_path / "out")
    refused(result, "nowhere does not exist; check the path.")
    assert not (tmp_path / "out").exists()


def test_an_empty_folder_is_refused(here, submissions, tmp_path):
    refused(grade(here, submissions, tmp_path / "out"), "is empty; give a folder")
    assert not (tmp_path / "out").exists()


def test_a_file_that_is_no_notebook_is_refused(here, submissions, tmp_path):
    file = submissions / "essay.docx"
    file.write_text("x")
    refused(grade(here, file, tmp_path / "out"), "essay.docx is no notebook; give")
    refused(grade(here, submissions, tmp_path / "out"), "holds no notebook", "essay")
    assert not (tmp_path / "out").exists()


def test_an_unknown_assignment_is_refused(here, submissions, tmp_path):
    result = grade(here, submissions, tmp_path / "out", "--assignment", "99-magic")
    refused(result, "no assignment '99-magic'; there are: 01-single-neuron")
    assert not (tmp_path / "out").exists()


def test_a_folder_with_another_run_is_refused_and_left_alone(
    here, sample_class, tmp_path, a_run
):
    out = tmp_path / "out"
    RunFolder.start(out, a_run)
    before = {path: path.read_bytes() for path in out.iterdir()}
    refused(grade(here, sample_class, out), "holds another run", "--resume", "--fresh")
    refused(grade(here, sample_class, out, "--resume"), "graded with another seed")
    assert {path: path.read_bytes() for path in out.iterdir()} == before


def test_resume_and_force_exclude_each_other(here, submissions, tmp_path):
    result = grade(here, submissions, tmp_path, "--resume", "--fresh")
    refused(result, "give --resume or --fresh, not both.")


def test_outside_the_course_the_command_says_where_to_go(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(course, "CHECKOUT", tmp_path / "not-a-course")
    result = CliRunner().invoke(cli, ["grade", "x", "--out", "y"])
    refused(result, "run this in the course's folder")


def test_without_a_sandbox_auto_stops_and_names_the_remedy(
    here, submissions, tmp_path, monkeypatch
):
    found = [
        Detection("bubblewrap", False, "no such program", "install it"),
        Detection("none", 1, ""),
    ]
    monkeypatch.setattr("autograder.sandbox.detect.detect_sandboxes", lambda: found)
    result = here("grade", submissions, "--out", tmp_path / "out")
    refused(result, "no such program; install it", "--sandbox none")


def test_without_what_grading_needs_the_command_says_how_to_get_it(monkeypatch, capsys):
    monkeypatch.setattr("autograder.cli.NEEDED", "no_such_package_here")
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert "type `make setup-grading`" in capsys.readouterr().err


def test_report_needs_a_run(here, tmp_path):
    refused(here("report", tmp_path), "holds no grading run; name a folder")


def test_report_makes_the_pages_again_from_the_verdicts(here, tmp_path, a_run, graded):
    folder = RunFolder.start(tmp_path / "out", a_run)
    folder.write_graded(graded("ada"))
    folder.write_intake(Intake((("ada", SLUG),)))
    result = here("report", folder.path)
    assert result.exit_code == 0
    assert "3/5" in result.output
    for name in ("class.html", "grades.csv", "results.json"):
        assert (folder.path / name).is_file()


@pytest.mark.parametrize(
    ("student", "more", "min_score", "code"),
    [
        ({"triple": "wrong"}, {}, None, 0),
        ({"triple": "wrong"}, {}, 60, 0),
        ({"triple": "wrong"}, {}, 61, 1),
        ({"triple": "not_judged"}, {}, None, 1),
        ({}, {"missing": (("bo", SLUG),)}, None, 0),
        ({}, {"missing": (("bo", SLUG),)}, 1, 1),
        ({}, {"handed_in": (("ada", SLUG), ("bo", SLUG))}, None, 1),
        ({}, {"problems": (Problem("ada/notes.txt", "no notebook"),)}, None, 0),
        ({}, {"problems": (Problem("ada/old.ipynb", "an earlier one"),)}, None, 0),
        ({}, {"problems": (Problem("bo/all.zip", "a bomb"),)}, None, 1),
        ({}, {"problems": (Problem("b<o>/x", "odd name", "", SLUG),)}, None, 1),
    ],
)
def test_the_exit_code_keeps_the_contract(
    tmp_path, a_run, graded, student, more, min_score, code
):
    folder = RunFolder.start(tmp_path / "out", a_run)
    folder.write_graded(graded("ada", **student))
    folder.write_intake(Intake(**{"handed_in": (("ada", SLUG),)} | more))
    assert exit_code(folder, min_score) == code
    assert exit_code(folder, min_score, stopped=True) == 1


def test_release_check_names_the_stale_notebook_and_the_command(here, monkeypatch):
    stale = "exercises/01-single-neuron/single-neuron.ipynb"
    calls = []

    def release(course, *, only, write):
        calls.append((only, write))
        return [stale]

    module = SimpleNamespace(release=release, ReleaseError=ValueError)
    monkeypatch.setitem(sys.modules, "autograder.release", module)
    result = here("release", "--check")
    assert result.exit_code == 1
    assert f"{stale} is stale; run `autograder release`." in result.output
    assert here("release", "04-relu").exit_code == 0
    assert calls == [((), False), (("04-relu",), True)]
    result = here("release", "04-rleu")
    assert result.exit_code == 2
    assert (
        "there is no exercise '04-rleu'; there are: 01-single-neuron" in result.output
    )


def test_doctor_names_a_remedy_for_what_does_not_work(here, monkeypatch):
    found = [
        Detection("bubblewrap", False, "not there", "install it"),
        Detection("none", True, ""),
    ]
    monkeypatch.setattr("autograder.sandbox.detect.detect_sandboxes", lambda: found)
    result = here("doctor", "--sandbox")
    assert result.exit_code == 1
    assert "NO  sandbox: bubblewrap: not there. Remedy: install it." in result.output
    found[0] = Detection("bubblewrap", True, "a trial run went well")
    assert here("doctor", "--sandbox").output == (
        "ok  sandbox: bubblewrap, a trial run went well\n"
    )


def test_doctor_misses_a_library_that_is_not_installed(monkeypatch):
    monkeypatch.setattr(doctor, "NEEDED", ("no-such-library",))
    (finding,) = [f for f in doctor.examine() if f.name == "no-such-library"]
    assert str(finding) == (
        "NO  no-such-library: not installed. Remedy: install requirements.lock with pip"
    )


@pytest.mark.parametrize(
    "command",
    [
        (),
        *((name,) for name in ("grade", "report", "rejudge", "doctor")),
        *((name,) for name in ("check", "lms", "bundle", "erase", "explain")),
    ],
)
def test_help_shows_examples_and_loads_nothing_slow(command):
    code = (
        "import sys; from autograder.cli.commands import cli\n"
        f"try: cli([*{command!r}, '--help'])\n"
        "except SystemExit: pass\n"
        "slow = {'nbgrader', 'numpy', 'nbformat', 'rich', 'keras'} & set(sys.modules)\n"
        "print('slow:', sorted(slow))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert "Examples:\n    autograder " in done.stdout
    assert done.stdout.endswith("slow: []\n")


def test_progress_and_tables_obey_nothing_that_a_learner_wrote(
    tmp_path, a_run, graded, capsys
):
    one = graded("[red]eve[/red]\x1b[2J")
    shown = PlainProgress(Console())
    shown.begin(1)
    shown.done(one)
    folder = RunFolder.start(tmp_path / "out", a_run)
    folder.write_graded(one)
    for table in tables(folder):
        Console().print(table)
    output = capsys.readouterr().out
    assert "[1/1] 01-demo [red]eve[/red]�[2J: 3 of 5 points" in output
    assert output.count("[red]eve[/red]") == 2
    assert "\x1b" not in output
    assert printable("zoë\n") == "zoë�"


def test_a_terminal_shows_count_rate_and_time_left(graded):
    seen = io.StringIO()
    console = Console(file=seen, force_terminal=True, width=120)
    with LiveProgress(console) as shown:
        shown.begin(2)
        shown.step("[b]bo[/b]", SLUG)
        shown.done(graded("ada"))
        shown.bars.refresh()
    output = seen.getvalue()
    assert "1/2" in output
    assert "a minute" in output
    assert "left" in output
    assert "[b]bo[/b] 01-demo" in output
    assert (rate(10, 60), rate(0, 5)) == ("10.0 a minute", "")


def test_the_last_plain_line_tells_how_long_it_took(graded, capsys):
    with PlainProgress(Console()) as shown:
        shown.begin(2)
        shown.done(graded("ada"))
        shown.began -= 30
    (last,) = capsys.readouterr().out.splitlines()[2:]
    assert last.startswith("1 of 2 graded in 30 s, 2.0 a minute")
