"""Evidence is kept as plain data, within bounds, and comes back as it was."""

import io
import json
import zipfile

import numpy as np
import pytest

from autograder import evidence_archive
from autograder.errors import EvidenceArchiveError
from autograder.evidence_archive import pack, unpack
from autograder.model import RunResult
from neurons.checks.evidence import load_tree, save_tree
from neurons.checks.model import CellOutcome, CellStatus, EndReason

pytestmark = pytest.mark.unit


@pytest.fixture
def result(tmp_path):
    """A run with facts of two tasks, one of which raised."""
    folders = {}
    for number, task in enumerate(("double", "triple")):
        folders[task] = tmp_path / "facts" / task
        folders[task].mkdir(parents=True)
        save_tree({"y": np.arange(3.0) * number, "text": task}, folders[task])
    outcomes = {
        "double": CellOutcome(),
        "triple": CellOutcome("raised", "ValueError", "no \ud800", 2, "x"),
    }
    return RunResult(outcomes, folders, notes={"triple": "After a restart."})


@pytest.fixture
def laid_out(tmp_path):
    """Unpack into a new folder."""

    def unpack_there(packed):
        folder = tmp_path / "laid-out"
        folder.mkdir()
        return unpack(packed, folder)

    return unpack_there


def archive(entries):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name, content in entries.items():
            file.writestr(name, content)
    return packed.getvalue()


def test_facts_outcomes_and_notes_come_back(result, laid_out):
    found = laid_out(pack(result, "digest"))
    assert found.digest == "digest"
    assert found.left_out == frozenset()
    assert found.result.outcomes == result.outcomes
    assert found.result.notes == result.notes
    for task, folder in result.evidence.items():
        again = load_tree(found.result.evidence[task])
        assert again["text"] == task
        np.testing.assert_array_equal(again["y"], load_tree(folder)["y"])


def test_the_same_run_gives_the_same_bytes(result):
    assert pack(result, "d") == pack(result, "d")


def test_a_run_that_never_began_is_stored_with_its_reason(laid_out):
    found = laid_out(pack(RunResult(failure="no kernel"), "d"))
    assert found.result.failure == "no kernel"
    assert not found.result.evidence


def test_what_is_too_large_is_left_out_and_named(result, laid_out, monkeypatch):
    (result.evidence["triple"] / "7.npy").write_bytes(b"x" * 3000)
    monkeypatch.setattr(evidence_archive, "LARGEST", 2000)
    found = laid_out(pack(result, "d"))
    assert found.left_out == {"triple"}
    assert set(found.result.evidence) == {"double"}


def test_a_file_that_grew_beyond_the_bound_is_refused(result, laid_out, monkeypatch):
    packed = pack(result, "d")
    monkeypatch.setattr(evidence_archive, "LARGEST", 10)
    with pytest.raises(
        EvidenceArchiveError, match="larger than what is kept; grade it again"
    ):
        laid_out(packed)


FACTS = {
    **{"schema": 2, "digest": "d", "failure": "", "notes": {}, "left_out": []},
    "outcomes": {"double": CellOutcome().to_dict()},
}


@pytest.mark.parametrize(
    "name",
    [
        "../double/evidence.json",
        "other/evidence.json",
        "double/run.py",
        "double/../../1.npy",
        "double/evil.pkl",
    ],
)
def test_only_files_of_facts_are_laid_out(laid_out, tmp_path, name):
    packed = archive({"run.json": json.dumps(FACTS), name: b"x"})
    with pytest.raises(EvidenceArchiveError, match="grade it again"):
        laid_out(packed)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    "packed",
    [
        b"",
        b"PK garbage",
        archive({}),
        archive({"run.json": "[]"}),
        archive({"run.json": json.dumps({**FACTS, "outcomes": {"double": {"x": 1}}})}),
    ],
)
def test_a_damaged_file_says_what_to_do(laid_out, packed):
    with pytest.raises(EvidenceArchiveError, match="cannot be read; grade it again"):
        laid_out(packed)


def test_evidence_of_another_version_is_not_guessed_at(laid_out):
    packed = archive({"run.json": json.dumps({**FACTS, "schema": 9})})
    with pytest.raises(
        EvidenceArchiveError, match="has schema 9; this version reads 2"
    ):
        laid_out(packed)


def test_an_outcome_with_a_reason_comes_back_as_it_was(laid_out):
    ended = CellOutcome(
        CellStatus.DIED, text="it ended", reason=EndReason.MEMORY, during_check=True
    )
    packed = pack(RunResult({"double": ended}), "d")
    assert laid_out(packed).result.outcomes == {"double": ended}
