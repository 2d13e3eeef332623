"""The site on one's own machine: shown, and built anew when a source changes."""

import gzip
import os
import select
import shutil
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tools.hosting import hosted, published_path


@pytest.fixture
def book(root, tmp_path) -> Path:
    """A book of two pages, with the project's settings, theme and tools."""
    for name in ("theme", "tools"):
        skip = shutil.ignore_patterns("__pycache__", "node_modules")
        shutil.copytree(root / name, tmp_path / name, ignore=skip)
    shutil.copy(root / "_config.yml", tmp_path)
    for name in ("chapters", "neurons", "data"):
        (tmp_path / name).mkdir()
    (tmp_path / "neurons/draw").mkdir()
    shutil.copy(root / "neurons/draw/tokens.css", tmp_path / "neurons/draw")
    (tmp_path / "chapters/reference").mkdir()
    (tmp_path / "chapters/reference/references.bib").touch()
    # The theme cannot draw the contents of a book of a single page.
    toc = "format: jb-book\nroot: intro\nchapters:\n  - file: chapters/second\n"
    (tmp_path / "_toc.yml").write_text(toc)
    (tmp_path / "chapters/second.md").write_text("# Second\n\nAnother page.\n")
    (tmp_path / "intro.md").write_text("# Before\n\nThis page is shown.\n")
    return tmp_path


def test_a_saved_page_is_built_again_and_shown(book):
    command = [sys.executable, "-m", "tools.serve", "0"]
    process = subprocess.Popen(
        command,
        cwd=book,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
        start_new_session=True,
    )
    try:
        lines = []
        while "The course is at" not in (line := process.stdout.readline()):
            lines.append(line)
            assert line, "".join(lines)
        address = line.split()[4]
        with urllib.request.urlopen(address) as page:
            assert "<h1>Before" in page.read().decode(), "".join(lines)
        # The watch begins a moment after the address is printed.
        for words in range(1, 60):
            text = f"# After\n\nThis page is shown{' again' * words}.\n"
            (book / "intro.md").write_text(text)
            if select.select([process.stdout], [], [], 2)[0]:
                break
        lines = [process.stdout.readline()]
        while not lines[-1].startswith("Built"):
            lines.append(process.stdout.readline())
            assert lines[-1], "".join(lines)
        assert lines[0] == "Changed: intro.md. Building ...\n"
        with urllib.request.urlopen(address) as page:
            assert "<h1>After" in page.read().decode()
        os.killpg(process.pid, signal.SIGINT)
        # No process that waits for the next change holds the output any more.
        process.communicate(timeout=30)
        assert process.returncode == 0
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


# Ctrl-C while a build's objects are deleted: Python drops what is raised there.
LOST = """
import os, signal, sys, time
from tools import serve

class Last:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0.1)

serve.build = lambda: Last() and None
sys.argv = ["serve", "0"]
serve.main()
"""


@pytest.mark.weekly
def test_ctrl_c_ends_it_at_an_unlucky_moment_too(book):
    command = [sys.executable, "-c", LOST]
    done = subprocess.run(command, cwd=book, capture_output=True, text=True, timeout=60)
    assert "Exception ignored" in done.stderr
    assert "The course is at" in done.stdout
    assert done.returncode == 0, done.stderr


def test_a_host_compresses_and_knows_a_wrong_address(tmp_path):
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("front")
    (site / "404.html").write_text("gone")
    (tmp_path / "secret.html").write_text("secret")
    with hosted(site) as address:
        assert address.endswith(published_path())
        with urllib.request.urlopen(address) as answer:
            assert answer.headers["Content-Encoding"] == "gzip"
        for wrong in ("gone.html", "../../secret.html", "%2e%2e/secret.html"):
            with pytest.raises(urllib.error.HTTPError) as error:
                urllib.request.urlopen(address + wrong)
            with error.value as answer:
                assert answer.code == 404
                assert gzip.decompress(answer.read()) == b"gone"
