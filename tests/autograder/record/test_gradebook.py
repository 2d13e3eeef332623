"""A gradebook is opened where it is, or made; else a message says what to do."""

from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from autograder.errors import RecordError
from autograder.record.recorder import Record

SLUG = "01-demo"


def test_a_gradebook_elsewhere_is_used_and_its_password_is_in_no_file(
    tmp_path, assignment, release, graded
):
    url = f"sqlite:///{tmp_path}/term.db"
    with Record(tmp_path / "graded", url) as record:
        record.add_assignment(assignment, release)
        record.add_graded(graded("ada"), assignment, release, b"{}")
    assert not (tmp_path / "graded" / "gradebook.db").exists()
    with Gradebook(url) as book:
        assert book.find_submission(SLUG, "ada").score == 3.0
    config = tmp_path / "graded" / "nbgrader" / "nbgrader_config.py"
    assert url in config.read_text(encoding="utf-8")
    with pytest.raises(RecordError, match="cannot be opened"):
        Record(tmp_path / "other", "postgresql://me:secret@localhost:1/none")
    texts = [p.read_text() for p in (tmp_path / "other").rglob("*") if p.is_file()]
    assert not any("secret" in text for text in texts)


def test_a_gradebook_in_the_working_folder_is_found_from_everywhere(
    tmp_path, monkeypatch, new_gradebook
):
    monkeypatch.chdir(new_gradebook.parent)
    Record(tmp_path, "sqlite:///gradebook.db").book.close()
    config = (tmp_path / "nbgrader" / "nbgrader_config.py").read_text()
    assert f"'sqlite:///{new_gradebook}'" in config


def test_an_address_that_is_none_is_refused(tmp_path):
    with pytest.raises(RecordError, match="--db takes an address such as sqlite:"):
        Record(tmp_path, "grades.db")


def test_a_gradebook_that_cannot_be_made_leaves_no_half_made_file(
    tmp_path, monkeypatch
):
    def fail(url):
        Path(url.removeprefix("sqlite:///")).write_bytes(b"half")
        raise FileNotFoundError("alembic")

    monkeypatch.setattr("autograder.record.gradebook.Gradebook", fail)
    with pytest.raises(RecordError, match=r"cannot be opened \(alembic\); check --db"):
        Record(tmp_path)
    assert not [path for path in tmp_path.iterdir() if path.is_file()]
