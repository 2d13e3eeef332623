"""Leave out of the built site the files, icons and comments that no page needs."""

import re
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

from fontTools.subset import Options, Subsetter, load_font, save_font

from autograder.errors import CourseError

try:
    import minify
except ImportError:  # it is not made for every kind of machine
    minify = None

STATIC = Path(__file__).resolve().parents[1] / "static"
ICON_FONTS = "vendor/fontawesome/webfonts"

RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
ICON_NAME = re.compile(r"\bfa-[a-z0-9-]+")
# Icons are characters of the private-use area, written as themselves or as escapes.
ICON = re.compile(r"[\ue000-\uf8ff]|\\([ef][0-9a-f]{3})\b")
SOURCE_MAP = re.compile(r"\s*(?://|/\*)# sourceMappingURL=\S+?(?:\s*\*/)?\s*$")
TRUETYPE = re.compile(r',\s*url\([^)]*\.ttf\)\s*format\("truetype"\)')
UNUSED = (
    "_static/scripts/fontawesome.js",
    "_static/scripts/fontawesome.js.LICENSE.txt",
    # templates of the theme, no pages
    "_static/webpack-macros.html",
    "_static/sbt-webpack-macros.html",
)


def icons_of(style: str) -> set[int]:
    """Return the code points of all icons in a piece of CSS."""
    found = ICON.finditer(style)
    return {int(icon[1], 16) if icon[1] else ord(icon[0]) for icon in found}


def used_icons(styles: Iterable[str], others: Iterable[str]) -> set[int]:
    """Return the code points of the icons that a site can show.

    Args:
        styles: the site's style sheets.
        others: its pages and scripts, which name icons by class.

    Returns:
        Code points: of each class that is named, and of each rule that is not one
        of the icon font's own thousands of classes.
    """
    named: set[str] = set()
    for text in others:
        named.update(ICON_NAME.findall(text))
    used: set[int] = set()
    for style in styles:
        for selector, body in RULE.findall(style):
            classes = ICON_NAME.findall(selector)
            if not classes or named.intersection(classes):
                used |= icons_of(body)
    return used


def original_fonts() -> list[Path]:
    """Return the stock theme's own icon fonts.

    Not those in the site: a warm build finds these cut down already.

    Raises:
        CourseError: the theme is not installed.
    """
    spec = find_spec("pydata_sphinx_theme")
    if spec is None or spec.origin is None:
        raise CourseError("pydata_sphinx_theme is not installed; run `make setup`")
    static = Path(spec.origin).parent / "theme" / "pydata_sphinx_theme" / "static"
    return sorted((static / ICON_FONTS).glob("*.woff2"))


def subset_fonts(site: Path) -> None:
    """Write the icon fonts anew, only with the icons that the site can show."""
    styles = [file.read_text(encoding="utf-8") for file in site.rglob("*.css")]
    files = [*site.rglob("*.html"), *site.rglob("*.js")]
    icons = used_icons(styles, [file.read_text(encoding="utf-8") for file in files])
    for original in original_fonts():
        options = Options(flavor="woff2", hinting=False)
        place = site / "_static" / ICON_FONTS / original.name
        with load_font(original, options) as font:
            subsetter = Subsetter(options)
            subsetter.populate(unicodes=icons)
            subsetter.subset(font)
            save_font(font, place, options)


def remove_source_maps(site: Path) -> None:
    """Delete source maps, and what style sheets and scripts say of absent files."""
    for source_map in site.rglob("*.map"):
        source_map.unlink()
    for file in [*site.rglob("*.js"), *site.rglob("*.css")]:
        text = file.read_text(encoding="utf-8")
        shorter = TRUETYPE.sub("", SOURCE_MAP.sub("\n", text))
        if shorter != text:
            file.write_text(shorter, encoding="utf-8")


def remove_unused_files(site: Path) -> None:
    """Delete the files of a built site that no browser needs."""
    for name in UNUSED:
        (site / name).unlink(missing_ok=True)
    for font in (site / "_static/vendor").rglob("*.ttf"):
        font.unlink()
    remove_source_maps(site)


def minify_scripts(site: Path) -> None:
    """Write the theme's own scripts without what a browser does not need."""
    for source in sorted(STATIC.glob("*.js")) if minify else ():
        place = site / "_static" / source.name
        text = source.read_text(encoding="utf-8")
        if place.exists():
            short = minify.string("application/javascript", text)
            place.write_text(short, encoding="utf-8")
