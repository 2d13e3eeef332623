"""What the README says to type can be typed."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = "\n".join(re.findall(r"^```console\n(.*?)^```", TEXT, re.M | re.S))
COMMANDS = [line.split("#")[0].strip() for line in BLOCKS.splitlines() if line]
MADE = [command for command in COMMANDS if command.startswith("make")]
FIRST = dict(re.findall(r"^\| (\w+) [^|]+\| `sudo (.+?)` \|$", TEXT, re.MULTILINE))
# Named within a sentence.
NAMED = re.findall(r"`(make [\w-]+|autograder doctor)`", TEXT)


@pytest.mark.unit
def test_it_opens_with_two_commands_and_what_to_have_first():
    assert COMMANDS[:2] == ["make", "make test"]
    assert sorted(FIRST) == ["Debian", "Fedora", "Ubuntu"]
    assert TEXT.index("make test") < TEXT.index(FIRST["Debian"]) < TEXT.index("**Read")
    for words in FIRST.values():
        assert {"git", "make"} < set(words.split())


@pytest.mark.unit
@pytest.mark.parametrize("command", [*MADE, *NAMED])
def test_every_target_is_there(command):
    if command.startswith("autograder"):
        command = f".venv/bin/{command} --help"
    else:
        command = f"{command} --dry-run"
    done = subprocess.run(command.split(), cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.unit
def test_make_help_fits_a_screen_and_names_what_is_there():
    text = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True)
    groups = re.findall(r"^(\w+)$", text.stdout, re.MULTILINE)
    named = re.findall(r"^  make ([\w-]*) +\w", text.stdout, re.MULTILINE)
    rules = re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert groups == ["Use", "Develop", "Release"]
    assert len(named) == len(set(named)) <= 16
    assert set(named) - {""} < set(rules)


@pytest.mark.unit
@pytest.mark.skipif(not shutil.which("apt-get"), reason="not on Debian or Ubuntu")
def test_the_packages_for_debian_are_there():
    assert FIRST["Debian"] == FIRST["Ubuntu"]
    manager, *words = FIRST["Debian"].split()
    assert manager == "apt"
    known = subprocess.run(
        ["apt-cache", "show", "--no-all-versions", *words[1:]],
        capture_output=True,
        text=True,
    )
    if not known.stdout:
        pytest.skip("apt has no lists here; `apt-get update` gets them")
    assert known.returncode == 0, known.stderr


@pytest.mark.slow
def test_the_command_that_grades_does(tmp_path):
    (command,) = [c for c in COMMANDS if "autograder grade" in c]
    submissions = tmp_path / "submissions" / "ada" / "04-relu"
    submissions.mkdir(parents=True)
    shutil.copy(ROOT / "exercises" / "04-relu" / "relu.ipynb", submissions)
    places = {
        ".venv": ROOT / ".venv",
        "submissions/": tmp_path / "submissions",
        "graded/": tmp_path / "graded",
    }
    for name, place in places.items():
        command = command.replace(name, str(place))
    done = subprocess.run(command.split(), cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "graded" / "class.html").is_file()
