"""Runs a program of the tests in the Python of a page, outside a browser."""

import io
import shutil
import zipfile

from page import outside, runtime
from support.page import ROOT
from theme.after.page_python import LEFT_OUT, PACKAGES

OURS = ("neurons", "data", "exercises")
OF_TESTS = ("support", "tasks")
START = f"""import sys
sys.path.insert(0, "{outside.LIBRARY}/packages")
sys.path.append("{outside.LIBRARY}/later")
__import__("start")
"""


def fill(folder):
    """Lay out the files that a page's Python finds, and the tests' own."""
    artifacts, packages = runtime.artifacts(), folder / "packages"
    (folder / "python315.zip").write_bytes(runtime.library(artifacts))
    (folder / "later").write_bytes(runtime.later(artifacts))
    book = runtime.packages(PACKAGES, LEFT_OUT)
    for data in (runtime.matplotlib(artifacts), book, runtime.own([])):
        with zipfile.ZipFile(io.BytesIO(data)) as source:
            source.extractall(packages)
    for name in OURS:
        shutil.copytree(ROOT / name, packages / name)
    for name in OF_TESTS:
        shutil.copytree(ROOT / "tests" / name, packages / name)


def run_in_wasm(folder, program):
    """Run a program whose files are in `folder/tmp`; return what it printed."""
    library, files = folder / "lib", folder / "tmp"
    for one in (library, files):
        one.mkdir()
    fill(library)
    file = folder / "program.py"
    file.write_text(START + program, encoding="utf-8")
    folders = {outside.LIBRARY: library, "/tmp": files}
    done = outside.run(runtime.artifacts() / "python.wasm", file, folders)
    assert done.returncode == 0
    assert done.stderr == ""
    return done.stdout
