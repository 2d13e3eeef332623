"""The words of the field: each is introduced on one page, and not used before it."""

import re

import jupytext
import pytest
import yaml

from autograder.toc import read_contents
from book.chapter import ROOT
from theme.directives import generated_pages

pytestmark = pytest.mark.unit

WORDS = yaml.safe_load((ROOT / "tests/book/words.yml").read_text(encoding="utf-8"))
INTRODUCED = [
    (word, page) for page, words in WORDS["introduced"].items() for word in words
]
CHAPTERS = [
    name.removeprefix("chapters/")
    for name in read_contents(ROOT).pages
    if generated_pages.CHAPTER.match(name)
]
# What is exempt: titles, head blocks, and marks that nobody reads.
SILENT = re.compile(
    r"^:::\{admonition\} Before you begin\n(?:.*\n)*?:::$"  # the head block
    r"|^#+ .*$"
    r"|^:[\w-]+:.*$|<span[^>]*>|\{(?:cite\w*(?::t)?|doc)\}`[^`]*`"
    r"|(?<=\w) <[^`>]*>(?=`)|\{\w+\}(?=`)",
    re.MULTILINE,
)


def core_text(source):
    """The prose and the cells of a page's Core, as a reader sees them."""
    notebook = jupytext.reads(generated_pages.core(source), fmt="md:myst")
    return "\n".join(
        SILENT.sub("", cell.source) if cell.cell_type == "markdown" else cell.source
        for cell in notebook.cells
        if not {"remove-input", "remove-cell"} & {*cell.metadata.get("tags", [])}
    )


def pattern(word):
    """What counts as a use of a word, in prose or in a name of the code."""
    written = WORDS["written"].get(word)
    plural = f"{word[:-1]}(?:y|ies)" if word.endswith("y") else f"{word}(?:s|es)?"
    written = written or plural.replace(" ", "[ _]") + r"(?![A-Za-z])"
    return re.compile(rf"(?<![A-Za-z])(?:{written})", re.IGNORECASE)


@pytest.fixture(scope="module")
def sources():
    """The chapters that were written for this rule."""
    return {
        page: (ROOT / f"chapters/{page}.md").read_text(encoding="utf-8")
        for page in CHAPTERS
    }


@pytest.mark.parametrize(("word", "page"), INTRODUCED)
def test_no_core_uses_a_word_before_the_page_that_introduces_it(sources, word, page):
    before = {
        n: t for n, t in sources.items() if CHAPTERS.index(n) < CHAPTERS.index(page)
    }
    found = {
        name: lines
        for name, text in before.items()
        if (
            lines := [
                x for x in core_text(text).splitlines() if pattern(word).search(x)
            ]
        )
    }
    assert found == {}


@pytest.mark.parametrize(("word", "page"), INTRODUCED)
def test_glossary_leads_to_the_page_that_introduces_a_word(sources, word, page):
    named = {f"chapters/{name}": text for name, text in sources.items()}
    assert generated_pages.first_use(word, named) == f"chapters/{page}"
    assert pattern(word).search(core_text(sources[page]))


def test_each_word_of_the_field_is_in_the_glossary():
    text = (ROOT / "chapters/reference/glossary.md").read_text(encoding="utf-8")
    terms = {entry["term"] for entry in generated_pages.ENTRY.finditer(text)}
    assert {word for word, _ in INTRODUCED} <= terms
    assert set(WORDS["written"]) <= {word for word, _ in INTRODUCED}


def test_titles_head_blocks_and_deeper_parts_are_exempt_and_cells_are_not():
    page = (
        "# Loss\n\nA {term}`batch <epoch>`.\n\n:::{admonition} Before you begin\n"
        ":class: note\n\n- loss\n:::\n\n```{code-cell} python3\nmodel.fit(epochs=2)\n"
        "```\n\n## Deeper\n\nLoss.\n"
    )
    text = core_text(page)
    assert pattern("epoch").findall(text) == ["epochs"]
    assert pattern("batch").search(text)
    assert not pattern("loss").search(text)
