"""Drawings of a page become files, and nothing of what they say is lost."""

import pytest
from bs4 import BeautifulSoup

from theme.directives.drawings import move_to_files

pytestmark = pytest.mark.unit

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="x &gt; 0 &amp; y"'
    ' viewBox="0 0 9 9"><text>1</text></svg>'
)


def test_a_drawing_becomes_a_picture_with_its_words(tmp_path):
    page = move_to_files(f"<p>a</p>{SVG}<p>b</p>", tmp_path / "new", "../_images")
    picture = BeautifulSoup(page, "html.parser").img
    assert picture["alt"] == "x > 0 & y"
    folder, name = picture["src"].rsplit("/", 1)
    assert folder == "../_images"
    assert (tmp_path / "new" / name).read_text(encoding="utf-8") == SVG
    assert BeautifulSoup(page, "html.parser").get_text() == "ab"


def test_the_same_drawing_is_one_file(tmp_path):
    move_to_files(SVG + SVG + SVG.replace("9 9", "8 8"), tmp_path, "_images")
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize(
    "svg",
    [
        SVG.replace(' role="img"', ""),
        SVG.replace(' aria-label="x &gt; 0 &amp; y"', ""),
        SVG.replace(' xmlns="http://www.w3.org/2000/svg"', ""),
        SVG.replace("<text>", "<br>"),
    ],
    ids=["no picture", "no words", "no namespace", "no XML"],
)
def test_what_cannot_stand_alone_stays_where_it_is(tmp_path, svg):
    assert move_to_files(svg, tmp_path, "_images") == svg
    assert list(tmp_path.iterdir()) == []
