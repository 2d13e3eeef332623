"""The built site carries no icon, font or map that no page needs."""

import gzip
import shutil

import pytest
from fontTools.ttLib import TTFont

from theme.after import shrink
from theme.after.shrink import used_icons
from theme.build import shrink_site

pytestmark = pytest.mark.unit

HEAD = '<html><link rel="stylesheet" href="_static/a.css">'
STYLE = (
    ".fa-rocket:before{content:'\\f135'}.fa-house:before,.fa-home:before"
    "{content:'\\f015'}html{--icon:\"\uf0f3\"}.toc:after{content:'\\f107'}"
)


def test_icons_count_as_used_by_class_or_by_another_rule():
    icons = used_icons([STYLE], ['<i class="fas fa-home"></i>'])
    assert icons == {0xF015, 0xF0F3, 0xF107}


def site_of(folder):
    """Write a site with one page that shows one icon."""
    fonts = folder / "_static/vendor/fontawesome/webfonts"
    fonts.mkdir(parents=True)
    (fonts / "fa-solid-900.ttf").touch()
    scripts = folder / "_static/scripts"
    scripts.mkdir()
    (scripts / "fontawesome.js").write_text("1;")
    (scripts / "a.js").write_text("1;\n//# sourceMappingURL=a.js.map\n")
    (scripts / "a.js.map").touch()
    source = 'src:url(a.woff2) format("woff2"),url(a.ttf) format("truetype")'
    (folder / "_static/a.css").write_text(STYLE + "@font-face{" + source + "}")
    (folder / "_static/documentation_options.js").write_text("const OPTIONS={};")
    body = '<p class="toc"></p><i class="fas fa-rocket"></i>'
    (folder / "page.html").write_text(HEAD + body)
    return fonts


def test_the_site_keeps_only_what_its_pages_need(tmp_path):
    fonts = site_of(tmp_path)
    shrink_site(tmp_path)
    left = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    assert {"fontawesome.js", "a.js.map", "fa-solid-900.ttf"}.isdisjoint(left)
    assert (tmp_path / "_static/scripts/a.js").read_text() == "1;\n"
    assert "truetype" not in (tmp_path / "_static/site.css").read_text()
    with TTFont(fonts / "fa-solid-900.woff2") as font:
        assert set(font.getBestCmap()) == {0xF135, 0xF0F3, 0xF107}


def test_a_second_build_can_bring_icons_back(tmp_path):
    fonts = site_of(tmp_path)
    shrink_site(tmp_path)
    (tmp_path / "other.html").write_text(f'{HEAD}<i class="fas fa-house"></i>')
    # Sphinx copies the theme's sheets anew whenever it writes a page.
    (tmp_path / "_static/a.css").write_text(STYLE)
    shrink_site(tmp_path)
    with TTFont(fonts / "fa-solid-900.woff2") as font:
        assert 0xF015 in font.getBestCmap()


def test_the_same_site_gives_the_same_fonts(tmp_path):
    fonts = site_of(tmp_path)
    shrink_site(tmp_path)
    first = (fonts / "fa-solid-900.woff2").read_bytes()
    shrink_site(tmp_path)
    assert (fonts / "fa-solid-900.woff2").read_bytes() == first


# Pages of their own, beyond the figures of the chapters.
APART = {"live-trainer.js", "live-train-here.js"}


@pytest.fixture(scope="module")
def weights(tmp_path_factory) -> dict[str, int]:
    """Bytes of each script of a live figure as the site sends it, compressed."""
    pytest.importorskip("minify", reason="not run: there is no tdewolff-minify here")
    static = tmp_path_factory.mktemp("site") / "_static"
    shutil.copytree(shrink.STATIC, static)
    shrink.minify_scripts(static.parent)
    return {f.name: len(gzip.compress(f.read_bytes())) for f in static.glob("live-*")}


def test_live_figures_of_all_chapters_weigh_little(weights):
    chapters = {name: size for name, size in weights.items() if name not in APART}
    assert len(chapters) >= 7
    assert sum(chapters.values()) <= 18_000, chapters


def test_no_page_with_a_live_figure_asks_for_more_than_that(weights):
    common = weights.pop("live-figure.js")
    assert all(common + size <= 10_000 for size in weights.values()), weights
    parts = [size for name, size in weights.items() if name.startswith("live-descent")]
    assert common + sum(parts) <= 12_000
