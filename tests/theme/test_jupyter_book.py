"""Which Jupyter Book builds the site, and the same pages without one."""

import subprocess
import sys
from pathlib import Path

import pytest

from autograder.errors import CourseError
from autograder.toc import read_contents
from theme import jupyter_book
from theme.build import missing_pages

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.unit
def test_jupyter_book_2_is_refused_in_words(tmp_path, monkeypatch):
    monkeypatch.setattr(jupyter_book, "version", lambda name: "2.0.1")
    with pytest.raises(CourseError, match=r"Jupyter Book 2\.0\.1 .*make setup"):
        jupyter_book.run(ROOT, tmp_path)


@pytest.mark.unit
def test_a_page_that_the_build_left_out_is_named(tmp_path):
    pages = read_contents(ROOT).pages
    for name in pages[1:]:
        page = tmp_path / f"{name}.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.touch()
    (fault,) = missing_pages(ROOT, tmp_path)
    assert pages[0] in fault


@pytest.mark.weekly
def test_plain_sphinx_builds_the_same_pages(tmp_path):
    book = tmp_path / "book"
    book.mkdir()
    for part in ROOT.iterdir():
        if part.name not in {"_build", "conf.py"} and not part.name.startswith("."):
            (book / part.name).symlink_to(part)
    # The pages are what is compared, not what their cells print.
    start = "from jupyter_book.cli.main import main; main()"
    jupyter = [sys.executable, "-c", start, "config", "sphinx", "."]
    sphinx = [sys.executable, "-m", "sphinx", "-q", "-b", "html"]
    sphinx += ["-D", "nb_execution_mode=off", ".", str(tmp_path / "site")]
    for command in (jupyter, sphinx):
        done = subprocess.run(command, cwd=book, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr[-2000:]
    assert missing_pages(ROOT, tmp_path / "site") == []
