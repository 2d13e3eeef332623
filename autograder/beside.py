"""Files beside a notebook: a table, a picture, a module of the learner's own."""

import os
import stat
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from autograder.files import MEGABYTE

MAX_BESIDE_BYTES = 10 * MEGABYTE  # of one file
MAX_TOGETHER_BYTES = 20 * MEGABYTE
MAX_FILES = 200
MOST_NAMED = 5
# Libraries look for these though they are not installed. What is installed comes
# before a learner's own modules, which stand last in the path.
LOOKED_FOR = {
    *("bottleneck", "cupy", "dask", "jax", "jaxlib", "numba", "numexpr", "onnx"),
    *("openvino", "pyarrow", "scipy", "sklearn", "tensorflow_probability"),
    *("tensorrt", "tf_keras", "tflite_runtime", "torch", "torch_xla", "xarray"),
}


class Beside(NamedTuple):
    """A file beside a notebook.

    Attributes:
        name: its path from the notebook's folder, with `/`.
        path: the file; None if it was too large to be unpacked.
        size: in bytes.
    """

    name: str
    path: Path | None
    size: int


def choose(
    found: Iterable[Beside],
) -> tuple[tuple[tuple[str, Path], ...], tuple[str, ...]]:
    """Choose the files that go with a notebook.

    Args:
        found: all that lie beside it.

    Returns:
        Name and path of those that do, and a sentence on each that does not.
    """
    chosen: list[tuple[str, Path]] = []
    left_out: list[str] = []
    together = 0
    for one in sorted(found):
        if any(part.startswith(".") for part in one.name.split("/")):
            continue  # an editor's or a system's, never a notebook's
        reason = _refusal(one, together, len(chosen))
        if one.path is None or reason:
            left_out.append(f"`{one.name}` beside the notebook was left out: {reason}.")
        else:
            together += one.size
            chosen.append((one.name, one.path))
    if len(left_out) > MOST_NAMED:
        rest = len(left_out) - MOST_NAMED
        left_out[MOST_NAMED:] = [f"{rest} further files beside it were left out."]
    return tuple(chosen), tuple(left_out)


def _refusal(one: Beside, together: int, count: int) -> str:
    if not one.name.isprintable() or len(one.name) > 200:
        return "its name is not one that a person gives to a file"
    if one.name.split("/")[0].split(".")[0] in LOOKED_FOR:
        return "a library would take it for a library of that name"
    if one.path is None or one.size > MAX_BESIDE_BYTES:
        most = MAX_BESIDE_BYTES // MEGABYTE
        return f"it has {one.size / MEGABYTE:.1f} MB, {most} MB are allowed"
    if together + one.size > MAX_TOGETHER_BYTES or count >= MAX_FILES:
        most = MAX_TOGETHER_BYTES // MEGABYTE
        return f"{most} MB and {MAX_FILES} files together are allowed"
    return ""


def read_all(files: Iterable[tuple[str, Path]]) -> dict[str, bytes]:
    """Read chosen files; no link is followed, and none may have grown.

    Raises:
        OSError: one cannot be read.
    """
    return {name: _read(path) for name, path in files}


def _read(path: Path) -> bytes:
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK
    with os.fdopen(os.open(path, flags), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(f"{path} is no ordinary file")
        content = file.read(MAX_BESIDE_BYTES + 1)
    if len(content) > MAX_BESIDE_BYTES:
        raise OSError(f"{path} has grown")
    return content


def digest_of(submitted: bytes, files: Mapping[str, bytes]) -> str:
    """The SHA-256 of a notebook, and of what lies beside it if anything does."""
    whole = sha256(submitted)
    for name, content in sorted(files.items()):
        whole.update(f"\0{name}\0{sha256(content).hexdigest()}".encode())
    return whole.hexdigest()


def lay_out(files: Mapping[str, bytes], folder: Path) -> None:
    """Write files into a new folder, for a learner's process to read.

    Raises:
        OSError: they cannot be written.
    """
    folder.mkdir()
    folders = {folder}
    for name, content in files.items():
        place = folder.joinpath(*PurePosixPath(name).parts)
        place.parent.mkdir(parents=True, exist_ok=True)
        folders |= {p for p in place.parents if p.is_relative_to(folder)}
        place.write_bytes(content)
        place.chmod(0o444)
    for place in folders:
        place.chmod(0o555)
