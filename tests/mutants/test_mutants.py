"""Mutants are noticed, what is no mutant is not, and each survivor has a reason."""

import pickle
import re
import subprocess
import sys
from pathlib import Path

import pytest

from mutants.change import TOO_EASY, mutant, places
from mutants.evidence import Recorder
from neurons.checks import judges
from neurons.checks.model import CellOutcome
from support.facts import right_facts

ROOT = Path(__file__).resolve().parents[2]
JUDGES = ROOT / "neurons" / "checks" / "judges"
PAGE = ROOT / "docs" / "mutants.md"
# In a process of its own: trials fork, and pytest's has threads.
TRIAL = """
import sys
from pathlib import Path
import neurons
from mutants import trial
from neurons.checks import judges
from neurons.checks.model import CellOutcome
from support.facts import right_facts
records = []
for task in ("neuron", "relu", "line"):
    facts, ok = right_facts(task, 0), CellOutcome()
    verdict = judges.judge_facts(task, facts, ok, 0).to_dict()
    records.append(trial.Record(task, 0, facts, ok, verdict))
file = Path(sys.argv[1])
source = file.read_text().replace(sys.argv[2], sys.argv[3])
print(trial.result_of(file, source, records, []))
"""
SOURCES = [
    ("unchanged", "", "", 0),
    ("a relation turned", "<= allowed", "> allowed", 1),
    ("no Python any more", "return True", "return (", 2),
    ("a tolerance that none keeps", "FUNCTION = 1e-6", "FUNCTION = -1.0", 1),
]


@pytest.mark.parametrize("name, old, new, result", SOURCES)
def test_a_change_is_noticed_and_no_change_is_not(name, old, new, result):
    file = JUDGES / "compare.py"
    assert old in file.read_text(encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", TRIAL, file, old, new],
        cwd=ROOT,
        env={"PYTHONPATH": "tests:.", "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(done.stdout) == result


def test_what_tests_give_to_judges_is_noted(monkeypatch):
    recorder = Recorder()
    recorder.watch(monkeypatch)
    for task in ("relu", "shapes"):
        found = judges.judge_facts(task, right_facts(task, 0), CellOutcome(), 0)
        assert found.status == "correct"
    noted = [pickle.loads(raw)[:2] for raw in recorder.records]
    assert noted == [("relu", 0), ("shapes", 0)]


def test_places_are_found_and_changed_one_at_a_time():
    file = JUDGES / "compare.py"
    found = list(places(file))
    assert len(found) > 50
    assert not any(place.operator.endswith(TOO_EASY) for place in found)
    source = file.read_text(encoding="utf-8")
    for place in found[::20]:
        changed = mutant(place)
        if changed is not None:
            pairs = zip(source.splitlines(), changed.splitlines(), strict=True)
            differing = [n for n, (old, new) in enumerate(pairs, 1) if old != new]
            assert len(differing) == 1 and abs(differing[0] - place.line) <= 1


def test_what_only_readers_use_is_no_mutant():
    file = JUDGES / "finding.py"
    options = [place for place in places(file) if "True" in place.operator]
    assert options  # @dataclass(frozen=True, slots=True)
    assert all(mutant(place) is None for place in options)


def test_nine_of_ten_mutants_are_noticed_and_every_other_has_its_reason():
    text = PAGE.read_text(encoding="utf-8")
    noticed, every = re.search(
        r"\*\*([\d,]+) of ([\d,]+) mutants are noticed", text
    ).groups()
    assert int(noticed.replace(",", "")) >= 0.9 * int(every.replace(",", ""))
    assert "Nobody has said yet why" not in text
