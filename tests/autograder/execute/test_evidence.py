"""Facts are taken out of the learner's reach, and nothing else is."""

import os

import numpy as np
import pytest

from autograder.execute.evidence import take_facts

pytestmark = pytest.mark.unit


def test_probed_facts_are_taken_out_of_the_learners_reach(tmp_path):
    source, target = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    (source / "evidence.json").write_text("{}")
    np.save(source / "0.npy", np.ones(3))
    (source / "run.sh").write_text("other names stay behind")
    assert take_facts(source, target)
    assert sorted(p.name for p in target.iterdir()) == ["0.npy", "evidence.json"]


def test_a_link_in_place_of_the_folder_is_not_followed(tmp_path):
    elsewhere, source = tmp_path / "elsewhere", tmp_path / "in"
    elsewhere.mkdir()
    (elsewhere / "evidence.json").write_text("{}")
    source.symlink_to(elsewhere)
    assert not take_facts(source, tmp_path / "out")


@pytest.mark.parametrize("kind", ["link", "pipe", "folder", "large", "none"])
def test_odd_files_are_not_taken_for_facts(tmp_path, monkeypatch, kind):
    source, target = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    (source / "evidence.json").write_text("{}")
    odd = source / "0.npy"
    if kind == "link":
        odd.symlink_to("/etc/passwd")
    elif kind == "pipe":
        os.mkfifo(odd)
    elif kind == "folder":
        odd.mkdir()
    elif kind == "large":
        monkeypatch.setattr("autograder.execute.evidence.MAX_BYTES", 100)
        odd.write_bytes(bytes(200))
    else:
        (source / "evidence.json").unlink()
    assert not take_facts(source, target)
    assert not target.exists()
