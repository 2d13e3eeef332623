"""Finish an environment: note what stands in for what, and drop what nobody uses.

By the notes `pip check` misses nothing, and no later `pip install` brings a second
TensorFlow or the nightly Keras, whose files would lie on those of `keras`.
"""

import shutil
import sysconfig
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

# By the package that others ask for, the one that the locks install.
STAND_INS = {"tensorflow": "tensorflow-cpu", "keras-nightly": "keras"}
INSTALLER = "from-one-neuron-up\n"
# TensorFlow's headers (289 MB) and its copy of clang (62 MB), for those who build it or
# write operations in C++.
UNUSED = ("tensorflow/include", "clang")


def write_stand_ins(folder: Path) -> list[str]:
    """Write the metadata of packages that are there under another name.

    Returns:
        Names of the folders that were written; a package that is there stays.
    """
    written = []
    for name, other in STAND_INS.items():
        stem = name.replace("-", "_")
        try:
            version = distribution(other).version
        except PackageNotFoundError:
            continue
        old = list(folder.glob(f"{stem}-*.dist-info"))
        if all((one / "INSTALLER").read_text() == INSTALLER for one in old):
            for one in old:
                shutil.rmtree(one)
            place = f"{stem}-{version}.dist-info"
            _write(folder / place, name, version)
            written.append(place)
    return written


def _write(folder: Path, name: str, version: str) -> None:
    texts = {
        "METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        "INSTALLER": INSTALLER,
    }
    # What `pip uninstall` removes.
    record = [f"{folder.name}/{file},,\n" for file in (*texts, "RECORD")]
    folder.mkdir()
    for file, text in (texts | {"RECORD": "".join(record)}).items():
        (folder / file).write_text(text, encoding="utf-8")


def drop_unused(folder: Path) -> None:
    """Remove what comes with a package and is of no use here."""
    for name in UNUSED:
        shutil.rmtree(folder / name, ignore_errors=True)


if __name__ == "__main__":
    write_stand_ins(Path(sysconfig.get_path("purelib")))
    drop_unused(Path(sysconfig.get_path("platlib")))
