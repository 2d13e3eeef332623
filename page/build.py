"""Put Python into a built site: the runtime, cut into scripts, and what starts it.

The runtime is made once and kept in a cache: it is the same until a package of it is.
"""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import subprocess
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from page import outside, runtime

HERE = Path(__file__).resolve().parent
STATIC = HERE / "static"
MODULES = HERE / "node" / "node_modules"
FOLDER = "_static/python"
PART = 1_500_000  # bytes of a part, as a reader's bar moves on


class PageError(Exception):
    """Python can't be put into the site; says what is missing."""


@dataclass(frozen=True)
class Book:
    """What a book gives to its pages.

    Attributes:
        packages: installed distributions whose modules its cells import.
        left_out: beginnings of paths in them that its cells don't need.
        wheels: the book's own packages.
        style: Matplotlib's settings in the book's figures.
    """

    packages: Sequence[str] = ()
    left_out: tuple[str, ...] = ()
    wheels: Sequence[Path] = ()
    style: Path | None = None


def bundled(entry: str, *definitions: str) -> bytes:
    """Return a script with all that it imports, as one, made small.

    Args:
        entry: its name in `page/static`.
        definitions: names that are put in with their values, as `NAME=VALUE`.

    Raises:
        PageError: npm's packages are not there, or a script is broken.
    """
    esbuild = next(MODULES.glob("@esbuild/*/bin/esbuild"), None)
    if esbuild is None:
        raise PageError("npm's packages are not in page/node; `make book` fetches them")
    options = ["--bundle", "--minify", "--format=iife", "--target=es2022"]
    options += [f"--define:{one}" for one in definitions]
    done = subprocess.run(
        [esbuild, STATIC / entry, *options, "--log-level=warning"],
        capture_output=True,
        env={"NODE_PATH": str(MODULES)},
    )
    if done.returncode:
        raise PageError(f"{entry} could not be bundled: {done.stderr.decode().strip()}")
    return done.stdout


def remove(site: Path) -> None:
    """Remove what an earlier build put in: no other step has to look through it."""
    shutil.rmtree(site / FOLDER, ignore_errors=True)


def write(site: Path, book: Book, cache: Path) -> None:
    """Put Python into a site.

    Args:
        site: folder of the built pages.
        book: what its cells import.
        cache: folder that outlives the site.

    Raises:
        PageError: a package is missing, or a script is broken.
    """
    makers = compressed_files(book)
    with ThreadPoolExecutor() as pool:  # compression leaves Python's lock to others
        made = pool.map(lambda make: make(cache), makers.values())
        files = {"worker": bundled("worker.js"), **dict(zip(makers, made, strict=True))}
    key = hashlib.sha256(b"".join(files.values())).hexdigest()[:8]
    remove(site)
    folder = site / FOLDER
    folder.mkdir(parents=True)
    sizes = {name: put_parts(folder, name, data) for name, data in files.items()}
    later = dict.fromkeys(runtime.LATER, "later")
    manifest = json.dumps({"key": key, "files": sizes, "later": later})
    (folder / "page.js").write_bytes(bundled("page.js", f"MANIFEST={manifest}"))
    (folder / "tools.js").write_bytes(bundled("tools.js"))
    (folder / "page.css").write_bytes(bundled("page.css"))


def put_parts(folder: Path, name: str, data: bytes) -> list[int]:
    """Write a file as scripts, and return how many bytes each holds.

    A page that was opened as a file can load scripts and nothing else.
    """
    sizes = []
    for index, start in enumerate(range(0, len(data), PART)):
        piece = data[start : start + PART]
        text = base64.b64encode(piece).decode()
        script = f'pagePython.part("{name}",{index},"{text}")'
        (folder / f"{name}.{index}.js").write_text(script)
        sizes.append(len(piece))
    return sizes


def compressed_files(book: Book) -> dict[str, Callable[[Path], bytes]]:
    """Return how each file of the runtime is made, or taken from the cache."""
    try:
        folder = runtime.artifacts()
    except FileNotFoundError as error:
        raise PageError(str(error)) from None
    made_by = Path(runtime.__file__).read_text("utf-8")
    sums = (folder / "SHA256SUMS").read_text("utf-8")

    def once(name: str, make: Callable[[], bytes]) -> Callable[[Path], bytes]:
        key = f"{name} {made_by} {sums}"
        return lambda cache: runtime.cached(
            cache, key, lambda: runtime.compressed(make())
        )

    wasm = folder / "python.wasm"

    def compiled(data: bytes) -> Callable[[Path], bytes]:
        def make() -> bytes:
            try:
                return outside.compiled(data, runtime.library(folder), wasm)
            except outside.CompileError as error:
                raise PageError(str(error)) from None

        return once(outside.key(data), make)

    return {
        "wasm": once("wasm", lambda: runtime.without_names(wasm.read_bytes())),
        "library": once("library", lambda: runtime.library(folder)),
        "matplotlib": once("matplotlib", lambda: runtime.matplotlib(folder)),
        "later": once("later", lambda: runtime.later(folder)),
        "packages": compiled(runtime.packages(book.packages, book.left_out)),
        "own": compiled(runtime.own(book.wheels, book.style)),
    }
