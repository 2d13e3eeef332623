"""TensorFlow.js, for the page on which a reader trains a network."""

import shutil
from pathlib import Path

from theme.shrink import SOURCE_MAP

MODULES = Path(__file__).with_name("node") / "node_modules" / "@tensorflow"
FILES = tuple(
    f"tfjs-{part}/dist/tf-{part}.es2017.min.js"
    for part in ("core", "layers", "backend-cpu")
)
FOLDER = "_static/tfjs"


def take_away(site: Path) -> None:
    """Remove what an earlier build laid there: its strings are no names of ours."""
    shutil.rmtree(site / FOLDER, ignore_errors=True)


def lay(site: Path, modules: Path = MODULES) -> bool:
    """Lay TensorFlow.js beside the pages, which ask for it on a reader's press.

    Args:
        site: folder of the built site.
        modules: folder in which npm put its packages.

    Returns:
        Whether it was there to be laid; without it the page says what is missing.
    """
    take_away(site)
    if not all((modules / name).is_file() for name in FILES):
        return False
    folder = site / FOLDER
    folder.mkdir(parents=True)
    for name in FILES:
        text = (modules / name).read_text(encoding="utf-8")
        # A browser's tools would ask for a file that is not there.
        place = folder / Path(name).name
        place.write_text(SOURCE_MAP.sub("\n", text), encoding="utf-8")
    return True
