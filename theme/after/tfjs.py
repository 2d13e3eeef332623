"""TensorFlow.js, for the page on which a reader trains a network."""

import shutil
from pathlib import Path

from theme.after.shrink import SOURCE_MAP

MODULES = Path(__file__).resolve().parents[1] / "node" / "node_modules" / "@tensorflow"
FILES = tuple(
    f"tfjs-{part}/dist/tf-{part}.es2017.min.js"
    for part in ("core", "layers", "backend-cpu")
)
FOLDER = "_static/tfjs"


def remove(site: Path) -> None:
    """Remove what an earlier build copied: the words in it are no names of ours."""
    shutil.rmtree(site / FOLDER, ignore_errors=True)


def copy(site: Path, modules: Path = MODULES) -> bool:
    """Copy TensorFlow.js beside the pages, which load it when a reader trains.

    Args:
        site: folder of the built site.
        modules: folder in which npm put its packages.

    Returns:
        Whether it was there to be copied; without it the page says what is missing.
    """
    remove(site)
    if not all((modules / name).is_file() for name in FILES):
        return False
    folder = site / FOLDER
    folder.mkdir(parents=True)
    for name in FILES:
        text = (modules / name).read_text(encoding="utf-8")
        # A browser's tools would look for a file that is not there.
        place = folder / Path(name).name
        place.write_text(SOURCE_MAP.sub("\n", text), encoding="utf-8")
    return True
