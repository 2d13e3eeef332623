"""The printed book: tagged, with an outline, live links, and no box cut in two."""

import re
import unicodedata

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from support.browser import Watch
from tools import pdf
from tools.joined import parts

pytestmark = pytest.mark.weekly


@pytest.fixture(scope="module")
def work(tmp_path_factory):
    return tmp_path_factory.mktemp("pdf")


@pytest.fixture(scope="module")
def book(built_site, browser, work):
    """The PDF of the whole book."""
    out = work / "book.pdf"
    pdf.make_pdf(browser, built_site, work, out)
    return PdfReader(out)


@pytest.fixture(scope="module")
def sheets(book):
    """The text of each sheet without blanks."""
    return [squeezed(sheet.extract_text()) for sheet in book.pages]


@pytest.fixture(scope="module")
def printed(book, work):
    """The page that was printed."""
    return BeautifulSoup((work / "book.html").read_text("utf-8"), "html.parser")


def squeezed(text):
    # Fonts draw "fi" as one sign.
    return re.sub(r"[\s\u200b]", "", unicodedata.normalize("NFKC", text))


def titles(outline):
    """The outline as nested pairs of title and what is below it."""
    found = []
    for entry in outline:
        if isinstance(entry, list):
            found[-1][1].extend(titles(entry))
        else:
            found.append((entry.title, []))
    return found


def links(book):
    for number, sheet in enumerate(book.pages, start=1):
        for note in sheet.get("/Annots") or []:
            if (note := note.get_object())["/Subtype"] == "/Link":
                yield number, note


def test_the_book_is_tagged_in_its_language_and_has_its_title(book):
    root = book.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]["/K"]
    assert root["/Lang"] == "en"
    assert book.metadata.title == "From One Neuron Up"


def test_the_outline_has_parts_pages_and_sections(book, root, printed):
    entries = titles(book.outline)
    captions = [caption for caption, _ in parts(root) if caption]
    assert [title for title, _ in entries if title in captions] == captions
    chapters = dict(entries)["Chapters"]
    assert len(chapters) == len(dict(parts(root))["Chapters"])
    assert ("Key points", []) in dict(chapters)["1 The single neuron"]


def test_every_link_leads_into_the_book_or_to_the_web(book):
    places = book.named_destinations
    dead, inside = [], 0
    for number, note in links(book):
        action = note.get("/A", {})
        if "/URI" in action:
            if not str(action["/URI"]).startswith(("https://", "http://")):
                dead.append((number, action["/URI"]))
            continue
        place = note.get("/Dest", action.get("/D"))
        inside += 1
        if isinstance(place, str) and str(place) not in places:
            dead.append((number, place))
    assert dead == []
    assert inside > 500


def test_every_anchor_that_is_linked_is_there_once(printed):
    ids = [element["id"] for element in printed.select("[id]")]
    assert len(ids) == len(set(ids))
    wanted = {a["href"][1:] for a in printed.select("a[href^='#']")}
    assert wanted - set(ids) == set()


def test_every_sheet_but_the_cover_has_its_number_and_something_to_read(sheets):
    cover, *others = sheets
    assert cover.startswith("FromOneNeuronUp")
    for number, text in enumerate(others, start=2):
        assert text.endswith(str(number)) or text.startswith(str(number)), number
        assert len(text) > 60, f"sheet {number} is empty"


def test_the_contents_say_on_which_sheet_a_page_begins(sheets, printed):
    for line in printed.select(".contents li"):
        title, number = line.a.get_text(), int(line.select_one(".number").get_text())
        assert squeezed(title) in sheets[number - 1], title


def test_no_box_of_code_is_cut(sheets, printed):
    codes = [squeezed(pre.get_text()) for pre in printed.select(".cell_input pre")]
    assert len(codes) > 200
    cut = [code for code in codes if not any(code in sheet for sheet in sheets)]
    assert cut == []


def test_all_folds_are_open_and_no_control_is_left(printed):
    assert printed.select("details:not([open]), details[name]") == []
    assert printed.select("button, input, script") == []


def test_the_page_that_is_printed_asks_for_nothing_in_vain(book, work, browser):
    page = browser.new_page()
    watch = Watch(page)
    # It is long, and is there with its pictures once `goto` returns.
    page.goto((work / "book.html").as_uri(), timeout=600_000)
    assert watch.faults == []
    assert watch.foreign() == []
    page.close()


@pytest.mark.parametrize("name", ["01-single-neuron", "04-relu", "06b-diabetes"])
def test_a_page_alone_prints_whole_and_without_what_is_there_to_press(
    built_site, browser, tmp_path, name
):
    path = built_site / "chapters" / f"{name}.html"
    page = browser.new_page()
    page.goto(path.as_uri())
    page.wait_for_load_state("networkidle")
    page.pdf(path=tmp_path / "page.pdf", format="A4")
    page.close()
    sheets = [
        squeezed(s.extract_text()) for s in PdfReader(tmp_path / "page.pdf").pages
    ]
    article = BeautifulSoup(path.read_text("utf-8"), "html.parser").article
    assert len(article.select(".cell_input pre")) > 20
    for box in article.select(".cell_input pre"):
        assert any(squeezed(box.get_text()) in sheet for sheet in sheets), (
            box.get_text()
        )
    folded = article.select(".dropdown p:not(.admonition-title), .ask-answers p")
    whole = "".join(sheets)
    for part in folded:
        # A formula is drawn, not written.
        if not part.find("math"):
            assert squeezed(part.get_text()) in whole, part.get_text()
    for words in (
        "Searchthiscourse",
        "Showoneanswer",
        "Hideoneanswer",
        "Showtheoutput",
    ):
        assert words not in whole
    assert min(len(sheet) for sheet in sheets) > 20
