"""The site's own typefaces, from npm packages, with the signs that a page can show."""

import base64
import re
from functools import cache
from html import unescape
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter, load_font, save_font
from fontTools.ttLib import TTFont
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
# What a picture says, and that it has its letters already.
WORDS = re.compile(r">([^<]+)<")
EMBEDDED = "data:font/woff2"
FACE = re.compile(r"@font-face\s*\{[^}]*url\([^)]*fonts/[^)]*\)[^}]*\}")


def _file(name: str, packages: Path) -> Path:
    return packages / name / "files" / f"{name}-latin-wght-normal.woff2"


def write(site: Path, packages: Path = PACKAGES) -> bool:
    """Put the typefaces into a built site, or take out what asks for them.

    Args:
        site: folder of the built pages, with one style sheet.
        packages: folder in which npm put the packages of the fonts.

    Returns:
        Whether they were there; without them pages have the reader's own fonts.
    """
    files = {name: _file(name, packages) for name in WEIGHTS}
    if not all(file.is_file() for file in files.values()):
        for sheet in (site / "_static").glob("*.css"):
            text = sheet.read_text(encoding="utf-8")
            sheet.write_text(FACE.sub("", text), encoding="utf-8")
        return False
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, file in files.items():
        made = folder / f"{name}.woff2"
        # npm gives a file the time of its package; when it came is its change time.
        made_from = max(one.stat().st_ctime for one in (file, Path(__file__)))
        if not made.is_file() or made.stat().st_mtime < made_from:
            made.write_bytes(_part(file, WEIGHTS[name], LATIN))
    for picture in (site / "_images").glob("*.svg"):
        _embed(files["figtree"], picture)
    return True


def _embed(file: Path, picture: Path) -> None:
    """Put into a picture the letters that its words need: it sees no page's fonts."""
    svg = picture.read_text(encoding="utf-8")
    if "<text" not in svg or EMBEDDED in svg:
        return
    signs = {ord(sign) for words in WORDS.findall(svg) for sign in unescape(words)}
    faces = [
        f"@font-face{{font-family:F;font-weight:{weight};src:url({EMBEDDED};base64,"
        f"{base64.b64encode(_part(file, weight, signs)).decode()})}}"
        for weight in (400, 700)
        if weight == 400 or "bold" in svg
    ]
    sheet = "".join([*faces, "text,tspan{font-family:F,sans-serif!important}"])
    head = re.search(r"<svg\b[^>]*>", svg)
    if head:
        whole = f"{svg[: head.end()]}<style>{sheet}</style>{svg[head.end() :]}"
        picture.write_text(whole, encoding="utf-8")


@cache
def _of_weight(file: Path, weight: float | tuple[float, float]) -> bytes:
    made = BytesIO()
    with TTFont(file) as font:
        instancer.instantiateVariableFont(font, {"wght": weight}, inplace=True)
        font.flavor = None
        font.save(made)
    return made.getvalue()


def _part(file: Path, weight: float | tuple[float, float], signs: set[int]) -> bytes:
    """Return what a variable font has of some weights and signs, as a font file."""
    # In code an arrow of two signs stays two signs: no ligatures.
    options = Options(flavor="woff2", hinting=False, layout_features=["kern", "tnum"])
    with load_font(BytesIO(_of_weight(file, weight)), options) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=signs)
        subsetter.subset(font)
        made = BytesIO()
        save_font(font, made, options)
    return made.getvalue()
