"""One class that hands in by every way there is, graded for real: whose, and what."""

import base64
import gzip
import io
import json
import zipfile

import nbformat
import pytest

from support.notebooks import answered, chosen

SLUG, NAME = "07-numpy-forward", "numpy-forward"
SOURCES = {task: one.source for task, one in chosen(SLUG, "right").items()}
PAGE = "<!DOCTYPE html><html><body>Sign in</body></html>"


def written(**changes):
    """The text of a notebook with right answers, but for these."""
    return nbformat.writes(answered(SLUG, SOURCES | changes))


def packed(files):
    """A zip, as bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as bundle:
        for name, content in files.items():
            bundle.writestr(name, content)
    return made.getvalue()


def contents(text):
    """An answer of GitHub's interface for files."""
    inner = base64.b64encode(text.encode()).decode()
    return json.dumps({"encoding": "base64", "content": inner}).encode()


def with_helper():
    first, *_ = SOURCES
    return written(**{first: f"import helper\n{SOURCES[first]}"})


READ = {
    f"text/{NAME}.ipynb.txt": lambda text: text.encode(),
    f"again/{NAME}.ipynb-1.txt": lambda text: text.encode(),
    f"tardy/LATE_{NAME}.ipynb": lambda text: text.encode(),
    f"twice/{SLUG}/{SLUG}/x.ipynb": lambda text: text.encode(),
    f"{SLUG}/after/x.ipynb": lambda text: text.encode(),
    "zips.zip": lambda text: packed({"in.zip": packed({"x.ipynb": text})}),
    f"gzip/{NAME}.ipynb": lambda text: gzip.compress(text.encode()),
    f"nested/{NAME}.ipynb": lambda text: json.dumps(text).encode(),
    f"wrapped/{NAME}.ipynb": contents,
    f"notepad/{NAME}.ipynb": lambda text: text.replace("\n", "\r\n").encode("utf-16"),
    f"marked/{NAME}.ipynb": lambda text: text.encode("utf-8-sig"),
    "misnamed/relu.ipynb": lambda text: text.encode(),
}
UNREADABLE = {
    f"page/{NAME}.ipynb": PAGE.encode(),
    f"empty/{NAME}.ipynb": b"",
    f"list/{NAME}.ipynb": b"[1, 2]",
    f"repr/{NAME}.ipynb": b"{'cells': [{'cell_type': 'code'}]}",
    f"other/{NAME}.ipynb": json.dumps(
        {
            "cells": [
                {"cell_type": "markdown", "metadata": {}, "source": "# Statistics 1"}
            ],
            "metadata": {},
            "nbformat": 4,
        }
    ).encode(),
}


def lay(folder, files):
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return folder


def who(names):
    """The learners of files: their folder, or the name of their zip."""
    parts = [name.split("/") for name in names]
    return {p[1] if p[0] == SLUG else p[0].removesuffix(".zip") for p in parts}


def results(out):
    return json.loads((out / "results.json").read_text(encoding="utf-8"))


@pytest.mark.slow
def test_a_page_and_a_notebook_with_a_module(autograder, sandbox, tmp_path):
    made = {
        f"page/{NAME}.ipynb": PAGE.encode(),
        f"ada/{SLUG}/{NAME}.ipynb": with_helper().encode(),
        f"ada/{SLUG}/helper.py": b"factor = 1\n",
        f"ada/{SLUG}/numpy.py": b"raise SystemExit(3)\n",
    }
    place, out = lay(tmp_path / "class", made), tmp_path / "out"
    call = ("grade", place, "--out", out, "--sandbox", sandbox)
    done = autograder(*call)
    assert done.returncode == 1, done.stdout + done.stderr
    assert f"unreadable: page/{SLUG}: This is a web page, not a notebook." in (
        done.stdout
    )
    assert "give --unreadable zero" in " ".join(done.stderr.split())
    found = results(out)
    assert {one["status"] for one in found["results"]} == {"correct"}
    assert [one["student"] for one in found["unreadable"]] == ["page"]
    again = autograder(*call, "--resume", "--unreadable", "zero")
    assert again.returncode == 0, again.stdout + again.stderr
    assert "1 notebook to grade" in again.stdout


@pytest.mark.slow
def test_every_way_to_hand_in_has_its_verdict(autograder, sandbox, tmp_path):
    files = {name: make(written()) for name, make in READ.items()} | UNREADABLE
    place, out = lay(tmp_path / "class", files), tmp_path / "out"
    done = autograder("grade", place, "--out", out, "--sandbox", sandbox)
    assert done.returncode == 1, done.stdout + done.stderr
    found = results(out)
    wrong = [one for one in found["results"] if one["status"] != "correct"]
    assert wrong == []
    assert {one["student"] for one in found["results"]} == who(READ)
    assert {one["assignment"] for one in found["results"]} == {SLUG}
    assert {one["student"] for one in found["unreadable"]} == who(UNREADABLE)
    for one in found["unreadable"]:
        page = (out / "feedback" / SLUG / f"{one['student']}.html").read_text()
        assert "not there yet" not in page and "Download" in page
