"""The pages to look things up in: complete, true, and linked both ways."""

import json
import re

import pytest
from bs4 import BeautifulSoup

from book.test_words import INTRODUCED, pattern
from theme.after import search_index
from theme.directives import generated_pages


@pytest.fixture(scope="module")
def sources(root):
    return generated_pages.source_pages(root)


def soup(site, name):
    path = site / "chapters" / "reference" / f"{name}.html"
    text = path.read_text(encoding="utf-8")
    return BeautifulSoup(text, "html.parser")


def test_each_term_of_the_glossary_leads_to_its_first_use_and_back(
    root, built_site, sources
):
    page = soup(built_site, "glossary")
    terms = page.select("dl.glossary dt")
    assert len(terms) >= 80
    for term in terms:
        text = term.find_next_sibling("dd")
        name = term.get_text("", strip=True).rstrip("#")
        assert "First used in" in text.get_text(), name
        assert text.select("a[href$='.html']"), name


def test_each_term_that_a_page_links_is_explained_and_each_new_word_is_a_term(
    root, sources
):
    glossary = (root / "chapters/reference/glossary.md").read_text(encoding="utf-8")
    terms = {entry["term"] for entry in generated_pages.ENTRY.finditer(glossary)}
    assert len(terms) >= 80
    for name, text in sources.items():
        linked = {
            one or other for one, other in generated_pages.TERM_ROLE.findall(text)
        }
        assert {term.strip() for term in linked} <= terms, name


def found_by_search(site, word):
    """The pages that say a word, as the site's search has them."""
    text = (site / search_index.FILE).read_text(encoding="utf-8")
    index = json.loads(text.partition("=")[2].rstrip().removesuffix(";"))
    said = pattern(word)
    return {
        index["pages"][number][0]
        for number, _, heading, words in index["sections"]
        if said.search(f"{heading} {words}")
    }


def test_search_finds_each_word_of_the_field_on_the_page_that_introduces_it(built_site):
    missing = [
        (word, page)
        for word, page in INTRODUCED
        if f"chapters/{page}.html" not in found_by_search(built_site, word)
    ]
    assert missing == []
    glossary = "chapters/reference/glossary.html"
    assert glossary in found_by_search(built_site, "overfitting")


def test_key_points_of_all_chapters_stand_on_one_page(root, built_site, sources):
    page = soup(built_site, "key-points")
    with_points = [
        t for name, t in sources.items() if generated_pages.CHAPTER.match(name)
    ]
    assert len(with_points) >= 11
    assert all("\n## Key points\n" in text for text in with_points)
    wanted = sum(
        len(re.findall(r"^- ", t.split("## Key points")[1].split("**New")[0], re.M))
        for t in with_points
    )
    assert len(page.select("article section li")) == wanted


def test_index_of_functions_is_filled_and_each_row_leads_to_a_page(built_site):
    rows = soup(built_site, "functions").select("article table tbody tr")
    names = {row.td.get_text(strip=True) for row in rows}
    assert {"np.polyfit", "keras.layers.Dense", "model.fit", "draw.network"} <= names
    assert all(row.select("a[href$='.html']") for row in rows)


def notation_rows(root):
    text = (root / "chapters/reference/notation.md").read_text(encoding="utf-8")
    row = r"^\|([^|]*)\|([^|]*)\|[^|]+\|[^|]+\| \{doc\}`\w+ <\.\./([\w-]+)>` \|$"
    return re.findall(row, text, re.MULTILINE)


def test_each_letter_and_name_of_the_notation_is_on_the_page_it_names(root):
    rows = notation_rows(root)
    assert len(rows) >= 14
    for formulas, names, page in rows:
        text = (root / f"chapters/{page}.md").read_text(encoding="utf-8")
        code = "\n".join(generated_pages.CELL.findall(text))
        for name in re.findall(r"`([^`]+)`", names):
            assert re.search(rf"(?<!\w){re.escape(name)}(?!\w)", code), (name, page)
        for letter in re.findall(r"\\?[A-Za-z]\w*", formulas.replace(r"\partial", "")):
            math = "\n".join(re.findall(r"\$+[^$]+\$+", text))
            assert letter.split("_")[0] in math, (letter, page)


def test_each_work_of_the_bibliography_is_listed_with_a_reason_to_read_it(root):
    folder = root / "chapters" / "reference"
    works = re.findall(r"^@\w+\{(\w+),", (folder / "references.bib").read_text(), re.M)
    listed = re.findall(
        r"^\{cite:t\}`(\w+)`\n: .{20,}$", (folder / "references.md").read_text(), re.M
    )
    assert len(set(works)) == len(works) >= 25
    assert sorted(listed) == sorted(works)


def reading_minutes(root, page):
    """The time that a page states for reading it."""
    text = (root / f"chapters/{page}.md").read_text(encoding="utf-8")
    return int(re.search(r"\*\*Time\*\* (\d+) minutes", text)[1])


def listed_minutes(text):
    """Pages in the tables of a page, with the first time in their row."""
    found = {}
    for row in re.findall(r"^\| \{doc\}`.*\|$", text, re.MULTILINE):
        page, *cells = row.strip("| ").split("|")
        times = [re.fullmatch(r"(\d+)(?: minutes)?", cell.strip()) for cell in cells]
        if any(times):
            name = re.search(r"<(?:chapters/|\.\./)([^>]+)>", page)[1]
            found[name] = int(next(filter(None, times))[1])
    return found


def test_times_in_lists_are_those_that_the_pages_state(root):
    text = (root / "chapters/teaching/instructors.md").read_text(encoding="utf-8")
    found = listed_minutes(text)
    assert len(found) >= 9
    for page, minutes in found.items():
        parts = [page]
        if page == "06-compile-fit":
            parts += ["06b-diabetes", "06c-concrete"]
        assert sum(reading_minutes(root, part) for part in parts) == minutes, page


def test_the_syllabus_adds_up_to_the_times_of_the_pages(root):
    text = (root / "chapters/teaching/instructors.md").read_text(encoding="utf-8")
    row = r"^\| (?:\d|all) \| [^|]+ \| (\d+) \| (\d+) \| (\d+) \| ([\d.]+) \|$"
    rows = [list(map(float, found)) for found in re.findall(row, text, re.MULTILINE)]
    *meetings, (reading, exercises, meeting, _) = rows
    assert len(meetings) == 6
    for *minutes, stated in rows:
        assert abs(sum(minutes) / 60 - stated) < 0.05
    assert [sum(column) for column in zip(*meetings)][:3] == [
        *(reading, exercises, meeting),
    ]
    appendix, pages = "appendix-backward", listed_minutes(text)
    assert reading == sum(pages.values()) - pages[appendix]
