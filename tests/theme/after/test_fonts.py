"""The typefaces come with the site, or nothing asks for them."""

import pytest

from theme.after import fonts

RULES = (
    '@font-face{font-family:"A";src:url("fonts/figtree.woff2") format("woff2")}'
    "p{color:red}@font-face{font-family:B;src:local(Arial)}"
)


@pytest.fixture
def site(tmp_path):
    """A site with one sheet."""
    (tmp_path / "_static").mkdir()
    (tmp_path / "_static/site.css").write_text(RULES)
    return tmp_path


@pytest.mark.unit
def test_without_the_packages_no_page_asks_for_a_font(site, tmp_path):
    assert not fonts.write(site, tmp_path / "nowhere")
    left = (site / "_static/site.css").read_text()
    assert left == "p{color:red}@font-face{font-family:B;src:local(Arial)}"


def test_the_fonts_are_small_and_the_same_each_time(site):
    if not fonts.write(site):
        pytest.skip("not run: the packages of theme/node are not installed")
    files = sorted((site / fonts.FOLDER).iterdir())
    assert [file.name for file in files] == ["figtree.woff2", "jetbrains-mono.woff2"]
    assert sum(file.stat().st_size for file in files) <= 60_000
    before = [file.read_bytes() for file in files]
    assert fonts.write(site)
    assert [file.read_bytes() for file in files] == before
    assert (site / "_static/site.css").read_text() == RULES


def test_a_picture_brings_the_letters_of_its_words_once(site):
    (site / "_images").mkdir()
    picture, bare = site / "_images/a.svg", site / "_images/b.svg"
    picture.write_text('<svg width="9"><text>age &lt; 9</text></svg>')
    bare.write_text("<svg><path/></svg>")
    if not fonts.write(site):
        pytest.skip("not run: the packages of theme/node are not installed")
    once = picture.read_text()
    assert once.startswith('<svg width="9"><style>@font-face{font-family:F;')
    assert len(once) < 5_000
    assert fonts.write(site)
    assert picture.read_text() == once
    assert bare.read_text() == "<svg><path/></svg>"
