"""Files beside a notebook are there to read, and stand in for no library."""

from dataclasses import replace

import pytest

from autograder.beside import digest_of
from autograder.execute import execute
from autograder.model import Rebuilt
from neurons.checks.model import Status
from support.one_run import RIGHT, SANDBOXES, job_of, notebook, statuses, texts

READS = """
import helper, os, pathlib, json, numpy, tabnanny
print(helper.factor, open("my table.csv").read().strip())
print(pathlib.Path("picture.png").read_bytes()[1:4], sorted(os.listdir("data")))
print([hasattr(m, "stolen") for m in (json, numpy, tabnanny)])
"""
WRITES = """
for place in ("my table.csv", "helper.py", "data/new.csv", "data/a.csv"):
    try:
        open(place, "a").write("more")
        print("written:", place)
    except OSError as error:
        print(type(error).__name__)
open("of my own.txt", "w").write("fine")
"""
IMPORTS = "import keras.ops, neurons, PIL\nprint(hasattr(PIL, 'stolen'))"
STOLEN = b"stolen = True\n"
FILES = {
    "helper.py": b"import numpy as np\nfactor = np.int64(42)\n",
    "my table.csv": b"x,y\n",
    "picture.png": b"\x89PNG",
    "data/a.csv": b"1",
    "json.py": STOLEN,
    "numpy.py": STOLEN,
    "neurons.py": STOLEN,
    "tabnanny.py": STOLEN,
    "keras/__init__.py": STOLEN,
    "PIL/__init__.py": STOLEN,
    "sitecustomize.py": b"raise SystemExit(3)\n",
}


@pytest.fixture(params=[*SANDBOXES, "none"])
def result(request, tmp_path):
    job = replace(job_of("neuron", sandbox=request.param, limits=None), files=FILES)
    answer = RIGHT["neuron"].replace("w * np", "helper.factor // 42 * w * np")
    cells = [READS, WRITES, ("neuron", f"import helper\n{answer}"), IMPORTS]
    return execute(Rebuilt(notebook(*cells)), job, tmp_path), request.param


def test_files_are_read_beside_the_notebook_and_no_library_is_shadowed(result):
    run, sandbox = result
    assert statuses(run) == {"neuron": Status.CORRECT}
    reads, writes, _, _, imports = texts(run)
    assert reads.splitlines() == [
        "42 x,y",
        "b'PNG' ['a.csv']",
        "[False, False, False]",
    ]
    assert imports.splitlines()[-1] == "False"
    if sandbox != "none":  # root may write everywhere
        assert writes.splitlines() == ["PermissionError"] * 4


def test_the_digest_says_whether_a_file_beside_is_another():
    plain = digest_of(b"notebook", {})
    files = {"a.csv": b"1", "b.csv": b"2"}
    swapped = {"a.csv": b"2", "b.csv": b"1"}
    assert len({plain, digest_of(b"notebook", files)}) == 2
    assert digest_of(b"notebook", files) != digest_of(b"notebook", swapped)
    assert digest_of(b"notebook", dict(reversed(files.items()))) == digest_of(
        b"notebook", files
    )
