"""The site's own typefaces, from npm packages, with the signs that a page can show."""

from __future__ import annotations

import re
from pathlib import Path

from fontTools.subset import Options, Subsetter, load_font, save_font
from fontTools.varLib import instancer

MODULES = Path(__file__).resolve().parents[1] / "node" / "node_modules"
PACKAGES = MODULES / "@fontsource-variable"
FOLDER = "_static/fonts"
# How much of each variable font is used: text has bold words, code has none.
WEIGHTS: dict[str, float | tuple[float, float]] = {
    "figtree": (400, 800),
    "jetbrains-mono": 400,
}
# Latin, with the signs of punctuation and mathematics that these fonts have.
LATIN = {*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2265)}
FACE = re.compile(r"@font-face\s*\{[^}]*url\([^)]*fonts/[^)]*\)[^}]*\}")


def write(site: Path, packages: Path = PACKAGES) -> bool:
    """Put the typefaces into a built site, or take out what asks for them.

    Args:
        site: folder of the built pages, with one style sheet.
        packages: folder in which npm put the packages of the fonts.

    Returns:
        Whether they were there; without them pages have the reader's own fonts.
    """
    files = {
        name: packages / name / "files" / f"{name}-latin-wght-normal.woff2"
        for name in WEIGHTS
    }
    if not all(file.is_file() for file in files.values()):
        for sheet in (site / "_static").glob("*.css"):
            text = sheet.read_text(encoding="utf-8")
            sheet.write_text(FACE.sub("", text), encoding="utf-8")
        return False
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, file in files.items():
        _write_part(file, WEIGHTS[name], folder / f"{name}.woff2")
    return True


def _write_part(file: Path, weight: float | tuple[float, float], place: Path) -> None:
    # In code an arrow of two signs stays two signs: no ligatures.
    options = Options(flavor="woff2", hinting=False, layout_features=["kern", "tnum"])
    with load_font(str(file), options) as font:
        instancer.instantiateVariableFont(font, {"wght": weight}, inplace=True)
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=LATIN)
        subsetter.subset(font)
        save_font(font, str(place), options)
