"""Pages that are generated from the others: what is found, and what they say."""

from pathlib import Path

import pytest

from autograder.errors import CourseError
from theme.directives import generated_pages

pytestmark = pytest.mark.unit

ROOT = Path(__file__).resolve().parents[3]
GLOSSARY = """# Glossary

:::{glossary}
:sorted:

bias
  What is added.

target
  What is to be predicted. See {term}`bias`.
:::
"""
SOURCES = {
    "intro": "# Bias\n\nA word.\n\n```\nbias\n```\n",
    "chapters/01-one": (
        "# One\n\nThe {term}`b word <bias>`, and targets. `np.polyfit` fits.\n\n"
        "```{code-cell} python\nnp.polyfit(x, y, 1)\nmodel.fit(x, y)\n```\n\n"
        "## Key points\n\n- A point.\n\n**New words:** {term}`bias`.\n"
    ),
    "chapters/02-two": (
        "# Two\n\nWith `fit`, {term}`bias`.\n\n```{code-cell} python\n"
        "other.fit(x)\nnp.polyfit(x, y, 2)\nkeras.__version__.split('.')\n```\n"
    ),
    "chapters/other": "```{code-cell} python\nnp.mean(x)\n```\n",
}


def test_entry_names_the_page_that_links_its_term_first():
    text = generated_pages.with_first_uses(GLOSSARY, SOURCES)
    assert "What is added.\n  First used in {doc}`/chapters/01-one`.\n" in text


def test_core_that_links_a_term_goes_before_an_earlier_deeper_part_that_does():
    deeper = {"chapters/00-zero": "# Zero\n\n## Deeper\n\nA {term}`bias`.\n"}
    assert generated_pages.first_use("bias", deeper | SOURCES) == "chapters/01-one"
    assert generated_pages.first_use("bias", deeper) == "chapters/00-zero"


def test_term_that_no_page_links_is_found_as_a_word_of_the_prose():
    assert generated_pages.first_use("target", SOURCES) == "chapters/01-one"
    other = {"chapters/practice/a": "# A\n\nA {term}`target`.\n"}
    assert generated_pages.first_use("target", other | SOURCES) == "chapters/01-one"
    assert generated_pages.first_use("target", other) == "chapters/practice/a"


def test_front_page_introduces_nothing():
    front = {"intro": "# Bias\n\nA {term}`bias`.\n"}
    assert generated_pages.first_use("bias", front) is None


def test_another_word_for_a_term_leads_to_the_term_s_page():
    entry = "error\n  Another word for {term}`bias`.\n"
    said = {"chapters/00-zero": "# Zero\n\nAn error.\n"}
    text = generated_pages.with_first_uses(f":sorted:\n\n{entry}", said | SOURCES)
    assert "`bias`.\n  First used in {doc}`/chapters/01-one`.\n" in text


def test_term_that_no_page_uses_is_a_fault():
    with pytest.raises(CourseError, match="explains 'bias', which no page uses"):
        generated_pages.with_first_uses(GLOSSARY, {})


def test_key_points_stand_under_a_link_to_their_chapter():
    assert (
        generated_pages.key_points(SOURCES)
        == "**{doc}`/chapters/01-one`**\n\n- A point.\n"
    )


def test_function_leads_to_the_first_core_that_calls_it():
    cell = "```{code-cell} python\nnp.polyfit(x, y, 1)\nnp.mean(x)\n```\n"
    zero = {"chapters/00-zero": f"# Zero\n\n## Deeper\n\n{cell}"}
    assert generated_pages.functions(zero | SOURCES).splitlines()[2:] == [
        "| `model.fit` | {doc}`/chapters/01-one` | 2 |",
        "| `np.mean` | {doc}`/chapters/00-zero` | 1 |",
        "| `np.polyfit` | {doc}`/chapters/01-one` | 3 |",
    ]


def test_pages_stand_in_the_order_of_the_contents_without_generated_ones():
    names = list(generated_pages.source_pages(ROOT))
    assert names[0] == "intro"
    first, last = "chapters/01-single-neuron", "chapters/07-numpy-forward"
    assert names.index(first) < names.index(last)
    assert not generated_pages.GENERATED & set(names)


def test_generated_page_is_read_again_when_another_one_changes(build_page, tmp_path):
    folder = tmp_path / "chapters/reference"
    folder.mkdir(parents=True)
    (tmp_path / "_toc.yml").write_text("root: page\nchapters: []\n")
    (folder / "key-points.md").write_text("# All\n\n@KEY-POINTS@\n")
    text = "# One\n\n## Key points\n\n- {}\n\n**New words:** none.\n"
    for point in ("First.", "Second."):
        page = build_page(text.format(point), "theme.directives.generated_pages")
        assert "@KEY-POINTS@" not in page.html.get_text()
        html = (tmp_path / "_build/html/chapters/reference/key-points.html").read_text()
        assert point in html
