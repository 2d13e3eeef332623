"""Modules are compiled by the Python that a page has, when the book is built."""

import io
import zipfile

import pytest

from page import outside, runtime

ARTIFACTS = runtime.artifacts()


@pytest.fixture(scope="module")
def library():
    return runtime.library(ARTIFACTS)


def compiled(library, files):
    module = ARTIFACTS / "python.wasm"
    data = outside.compiled(runtime.zipped(files), library, module)
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        return {name: found.read(name) for name in found.namelist()}


def test_sources_become_byte_code_and_other_files_stay(library):
    files = {"a/__init__.py": b"b = 1\n", "a/data.txt": b"x"}
    found = compiled(library, files)
    assert found.keys() == {"a/__init__.pyc", "a/data.txt"}
    assert b"/usr/local/lib/packages/a/__init__.py" in found["a/__init__.pyc"]
    assert found["a/data.txt"] == b"x"
    assert compiled(library, files) == found


def test_a_source_with_an_error_is_named(library):
    with pytest.raises(outside.CompileError, match=r"(?s)wrong\.py.*SyntaxError"):
        compiled(library, {"wrong.py": b"def f(:\n", "right.py": b"c = 1\n"})
