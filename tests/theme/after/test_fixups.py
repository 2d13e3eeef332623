"""What is fixed in the pages of the stock theme."""

import pytest
from bs4 import BeautifulSoup

from theme.after.fixups import fix_page

pytestmark = pytest.mark.unit


def fixed(folder, html: str) -> BeautifulSoup:
    """Fix a page, twice: a warm build meets pages that are fixed already."""
    page = folder / "page.html"
    page.write_text(html, encoding="utf-8")
    fix_page(page)
    once = page.read_bytes()
    fix_page(page)
    assert page.read_bytes() == once
    return BeautifulSoup(once.decode(), "html.parser")


def test_the_icon_script_is_taken_out_and_others_stay(tmp_path):
    scripts = '<script src="s/scripts/fontawesome.js?d=1"></script><script src="a.js">'
    soup = fixed(tmp_path, scripts + "</script>")
    assert [script["src"] for script in soup.select("script")] == ["a.js"]


def test_the_page_of_the_search_alone_loads_what_it_looks_through(tmp_path):
    head = '<head><script src="searchindex.js"></script><script src="a.js"></script>'
    plain = fixed(tmp_path, f"{head}</head>").select("script[src]")
    assert [script["src"] for script in plain] == ["a.js"]
    found = fixed(tmp_path, f'{head}</head><div id="search-results"></div>')
    names = [script["src"] for script in found.select("script[src]")]
    assert names == ["a.js", "_static/search-index.js", "_static/search.js"]


def test_buttons_and_folds_go_by_the_words_that_are_seen(tmp_path):
    soup = fixed(
        tmp_path,
        '<button class="search-button-field" aria-label="Search">Search Ctrl K</button>'
        '<details class="hide"><summary aria-label="Toggle">Show</summary></details>'
        '<button class="other" aria-label="Menu"></button>',
    )
    assert [tag["aria-label"] for tag in soup.select("[aria-label]")] == ["Menu"]


def test_the_sidebar_is_a_landmark_with_a_name(tmp_path):
    sidebar = fixed(tmp_path, '<div id="pst-primary-sidebar"></div>').div
    assert (sidebar["role"], sidebar["aria-label"]) == ("complementary", "Course")


def test_a_table_has_no_empty_header_and_its_numbers_line_up(tmp_path):
    soup = fixed(
        tmp_path,
        '<table class="dataframe"><thead><tr><th></th><th>name</th><th>kcal</th></tr>'
        "</thead><tbody><tr><th>0</th><td>Bran</td><td>70</td></tr>"
        "<tr><th>1</th><td>Oats</td><td>-1,070.5</td></tr></tbody></table>",
    )
    assert [head.get_text() for head in soup.select("thead th")] == ["name", "kcal"]
    marked = [cell.get_text() for cell in soup.select(".number")]
    assert marked == ["", "kcal", "0", "70", "1", "-1,070.5"]


def test_an_empty_corner_of_any_table_is_no_header(tmp_path):
    table = "<table><thead><tr><th><p></p></th><th>kcal</th></tr></thead></table>"
    assert len(fixed(tmp_path, table).select("th")) == 1


def test_a_picture_with_a_caption_is_in_the_box_of_outputs(tmp_path):
    page = '<div class="cell_output"><figure><img/></figure></div>'
    assert len(fixed(tmp_path, page).select(".cell_output > .output > figure")) == 1


def test_a_picture_keeps_the_width_that_its_page_asks_for(tmp_path):
    (tmp_path / "a.svg").write_text('<svg width="536px" height="491px"></svg>')
    box = '<article class="bd-article"><div class="cell_output">{}</div></article>'
    image = '<img src="a.svg" style="width: 440px;"/>'
    made = fixed(tmp_path, box.format(image)).img
    assert made["style"] == "width: 440px;--drawn: 536px"


def test_headings_without_words_go(tmp_path):
    soup = fixed(tmp_path, "<h1></h1><h1>Page</h1><h2> </h2>")
    assert [heading.get_text() for heading in soup.select("h1, h2")] == ["Page"]


def test_a_page_without_a_description_gets_one_and_others_keep_theirs(tmp_path):
    head = "<html><head><title>Search</title></head></html>"
    made = fixed(tmp_path, head).select("meta[name=description]")
    assert [meta["content"] for meta in made] == ["Search: a page to find your way by."]
    assert fixed(tmp_path, head).select("meta[name=robots]")[0]["content"] == "noindex"
    own = head.replace("</head>", '<meta name="description" content="Own."/></head>')
    found = fixed(tmp_path, own).select("meta[name=description]")
    assert [meta["content"] for meta in found] == ["Own."]


def test_drawings_and_data_within_a_page_keep_their_meaning(tmp_path):
    data = '{"names": ["a < b", "c & d"]}'
    soup = fixed(
        tmp_path,
        f'<script type="application/json">{data}</script>'
        "<pre>  two\n    four</pre><math><mi>y</mi></math>",
    )
    assert soup.script.string == data
    assert soup.pre.string == "  two\n    four"


def test_light_or_dark_is_known_before_the_page_is_drawn(tmp_path):
    late = 'html.dataset.theme = localStorage.getItem("theme") || "auto"'
    soup = fixed(tmp_path, f"<head><script>{late};</script></head><body></body>")
    storage, theme = soup.select("script")
    assert "localStorage" in storage.string
    assert "auto" not in theme.string
    assert 'prefers-color-scheme: dark)").matches ? "dark" : "light"' in theme.string


def test_a_table_brings_no_style_sheet_of_its_own(tmp_path):
    table = '<table class="dataframe"><tbody><tr><td>1</td></tr></tbody></table>'
    sheet = "<style scoped>.dataframe th { color: red; }</style>"
    soup = fixed(tmp_path, f"<html><body><div>{sheet}{table}</div></body></html>")
    assert soup.style is None
    assert soup.table is not None


def test_a_cell_with_a_sentence_is_marked_so_that_it_keeps_a_width(tmp_path):
    words = ["short", "a sentence of more than thirty characters", "long " * 20]
    cells = "".join(f"<td>{one}</td>" for one in words)
    soup = fixed(tmp_path, f"<article><table><tr>{cells}</tr></table></article>")
    marks = [cell.get("class") for cell in soup.select("td")]
    assert marks == [None, ["long"], ["longer"]]


def test_names_in_tables_break_between_their_words(tmp_path):
    code = '<code class="literal"><span class="pre">{}</span></code>'
    names = ("keras.layer_parameters(n)", "relu", "SparseAdam(0.001)")
    cells = "".join(f"<td>{code.format(name)}</td>" for name in names)
    soup = fixed(tmp_path, f"<table><tr>{cells}</tr></table>")
    found = soup.select(".pre")
    assert tuple(pre.get_text() for pre in found) == names
    # Not within a number.
    assert [str(pre).count("<wbr/>") for pre in found] == [3, 0, 2]


def test_a_folded_box_is_the_browser_s_own_fold(tmp_path):
    box = (
        '<div class="admonition dropdown"><p class="admonition-title">Recall</p></div>'
    )
    fold = fixed(tmp_path, box).details
    assert fold["class"] == ["admonition", "dropdown"]
    assert fold.summary.get_text() == "Recall"
    plain = fixed(tmp_path, box.replace(" dropdown", ""))
    assert plain.details is None


def test_the_code_of_a_figure_stands_below_it(tmp_path):
    cell = (
        '<div class="cell"><details class="hide above-input"></details>'
        '<div class="cell_output">{}</div></div>'
    )
    moved = fixed(tmp_path, cell.format("<figure></figure>")).select(".cell > *")
    assert [part.name for part in moved] == ["div", "details"]
    text = fixed(tmp_path, cell.format("<pre>1</pre>")).select(".cell > *")
    assert [part.name for part in text] == ["details", "div"]


def test_a_page_asks_for_no_script_that_has_nothing_to_do_there(tmp_path):
    names = ("clipboard.min.js", "copybutton.js", "togglebutton.js", "design-tabs.js")
    scripts = "".join(f'<script src="_static/{n}?v=1"></script>' for n in names)
    parts = (
        '<div class="highlight"><pre>1</pre></div><div class="sd-tab-set"></div>'
        '<div class="toggle"></div>'
    )
    assert fixed(tmp_path, scripts).select("script") == []
    assert len(fixed(tmp_path, scripts + parts).select("script")) == len(names)


def test_the_names_of_buttons_are_not_made_as_the_page_opens(tmp_path):
    button = '<button data-bs-toggle="tooltip" title="Search">'
    (found,) = fixed(tmp_path, button).select("[data-named]")
    assert "data-bs-toggle" not in found.attrs
    assert found["title"] == "Search"
    menu = fixed(tmp_path, '<button data-bs-toggle="dropdown">').button
    assert menu["data-bs-toggle"] == "dropdown"


def test_pictures_keep_their_place_free_and_come_when_a_reader_is_near(tmp_path):
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="72pt" height="36.2pt"/>'
    (tmp_path / "a.svg").write_text(drawing, encoding="utf-8")
    page = '<article class="bd-article">{}<div class="cell_output"><img src="a.svg"/>'
    picture = fixed(tmp_path, page.format("")).img
    assert (picture["loading"], picture["width"], picture["height"]) == (
        "lazy",
        "96",
        "48",
    )
    first = fixed(tmp_path, page.format('<div class="front-figure">')).img
    assert first.attrs == {"src": "a.svg", "width": "96", "height": "48"}
    top = '<article class="bd-article"><figure class="course-map"><img src="a.svg"/>'
    assert fixed(tmp_path, top).img.attrs == first.attrs


@pytest.mark.parametrize("address", ["b.svg", "https://example.org/b.svg"])
def test_a_picture_that_is_not_there_is_left_to_the_check_of_the_site(
    tmp_path, address
):
    page = f'<article class="bd-article"><div class="cell_output"><img src="{address}">'
    assert fixed(tmp_path, page).img.attrs == {"src": address}
