"""Pictures need words; a display hook's error is no output."""

import pytest
from docutils import nodes
from docutils.utils import new_document

from theme.directives.figures import is_words, take_text_twins

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    "text",
    ["", "  ", "plot.svg", "_images/a1b2.PNG", "<Figure size 640x480 with 1 Axes>"],
)
def test_file_names_and_object_names_are_no_words(text):
    assert not is_words(text)


def test_a_sentence_is_words():
    assert is_words("A line through 76 points.")


def bundle_of(alt: str, text: str) -> nodes.document:
    """Return a document with what one cell showed: a picture and plain text."""
    document = new_document("page.md")
    bundle = nodes.container(nb_element="mime_bundle")
    picture = nodes.container(mime_type="image/svg+xml")
    picture += nodes.image(uri="a.svg", alt=alt)
    plain = nodes.container(mime_type="text/plain")
    plain += nodes.literal_block(text, text)
    bundle += [picture, plain]
    document += bundle
    return document


@pytest.mark.parametrize(
    ("alt", "text", "expected"),
    [
        ("", "One neuron, one input.", "One neuron, one input."),
        ("The author's words.", "The object's words.", "The author's words."),
        ("", "<Figure size 640x480 with 1 Axes>", ""),
    ],
)
def test_a_picture_without_words_takes_those_of_its_plain_text(alt, text, expected):
    document = bundle_of(alt, text)
    take_text_twins(document)
    assert next(document.findall(nodes.image))["alt"] == expected


@pytest.mark.parametrize("alt", ["", "plot.svg"])
def test_a_picture_of_a_page_without_words_is_named_with_its_line(
    build_page, tmp_path, alt
):
    (tmp_path / "plot.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    page = build_page(
        f"# A page\n\nSome text.\n\n![{alt}](plot.svg)\n", "theme.directives.figures"
    )
    assert "page.md:5: WARNING: this picture has no alt text" in page.warnings


def test_a_picture_of_a_page_with_words_passes(build_page, tmp_path):
    (tmp_path / "plot.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    page = build_page("# A page\n\n![A line.](plot.svg)\n", "theme.directives.figures")
    assert page.warnings == ""
