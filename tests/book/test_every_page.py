"""The pages of the built site in a real browser: requests, width, weight, words.

Of the pages, `make test` takes one of each kind and `make test-all` takes all.
"""

import statistics

import nbformat
import pytest

from support.axe import SETTLING, UNFOLD
from support.browser import Watch
from support.pages import name_of, open_page
from support.tiers import slow_but
from theme.after import redirects

LIMIT = 200_000  # bytes, compressed, that a chapter may weigh
# Pixels; 320 is what a page gets at 1280 under 400 % (WCAG 1.4.10).
WIDTHS = (320, 360, 390, 768, 1280)
# Of each paragraph of four lines or more: characters to the line.
MEASURE = """() => [...document.querySelectorAll("article section > p")].map(p => {
  const height = parseFloat(getComputedStyle(p).lineHeight);
  return [p.innerText.length, Math.round(p.clientHeight / height)];
}).filter(([, lines]) => lines >= 4).map(([length, lines]) => length / (lines - 0.5))"""
# Of each box that scrolls sideways: its beginning, and whether a shadow says so.
SCROLLING = """() => [...document.querySelectorAll("article *")].filter(box =>
    box.scrollWidth > box.clientWidth + 1 && box.checkVisibility()
    && ["auto", "scroll"].includes(getComputedStyle(box).overflowX))
  .map(box => [box.textContent.trim().slice(0, 60),
    getComputedStyle(box).backgroundImage.includes("gradient")])"""
# Where the heading, the links to the next page and the footer begin, in pixels.
EDGES = """() => ["article h1", ".prev-next-area", ".bd-footer-content__inner p"]
  .map(name => [...document.querySelectorAll(name)].find(one => one.checkVisibility()))
  .filter(Boolean).map(one => Math.round(one.getBoundingClientRect().left))"""
DARK = """() => getComputedStyle(document.body).backgroundColor
  .match(/\\d+/g).slice(0, 3).every(part => part < 60)"""
# Of each picture of a cell: its words, what share of its size it has, and whether all
# of it shows or its box can be moved sideways, by keyboard too. A chapter's map is not
# among them: its one word is drawn half as large again.
DRAWINGS = """() => [...document.querySelectorAll(".output img[width]")]
  .filter(image => image.checkVisibility())
  .map(image => {
    const box = image.closest(".output");
    return [image.alt, image.clientWidth / image.getAttribute("width"),
      box.scrollWidth <= box.clientWidth
      || (box.tabIndex === 0 && getComputedStyle(box).overflowX === "auto")];
  })"""


@pytest.mark.parametrize("protocol", slow_but({"http"}, ["http", "file"]))
def test_no_page_asks_another_server_or_has_a_script_error(
    built_site, pages, address, browser, protocol
):
    found = []
    start = address if protocol == "http" else built_site.as_uri() + "/"
    for path in pages:
        page = open_page(browser)
        watch = Watch(page)
        page.goto(start + name_of(path, built_site))
        page.wait_for_load_state("networkidle")
        assert watch.requests
        wrong = [url for url in watch.requests if not url.startswith(start)]
        wrong = [url for url in wrong if not url.startswith("data:")]
        found += [f"{page.url}: {what}" for what in [*wrong, *watch.faults]]
        page.close()
    assert found == [], "\n".join(found)


def test_the_first_screen_of_each_chapter_shows_its_question(built_site, browser):
    page = open_page(browser, viewport={"width": 1280, "height": 800})
    chapters = [
        path
        for path in redirects.pages_of(built_site)
        if path.parent == built_site / "chapters"
    ]
    assert len(chapters) == 11
    low = {}
    for path in chapters:
        page.goto(path.as_uri())
        box = page.locator("[data-ask]").first.bounding_box()
        if box["y"] + box["height"] > 800:
            low[path.name] = box
    page.close()
    assert low == {}


def test_no_cell_prints_in_pieces(built_site):
    ran = [*built_site.parent.glob(".jupyter_cache/executed/*/base.ipynb")]
    assert len(ran) >= 11
    for file in ran:
        for cell in nbformat.read(file, as_version=4).cells:
            outputs = cell.get("outputs", [])
            streams = [one.name for one in outputs if one.output_type == "stream"]
            assert len(streams) == len({*streams}), cell.source


def test_no_page_scrolls_sideways(built_site, pages, browser):
    page = open_page(browser)
    found = []
    for path in pages:
        page.goto(path.as_uri())
        page.evaluate(UNFOLD)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            wide = page.evaluate("document.documentElement.scrollWidth")
            if wide > width:
                name = name_of(path, built_site)
                found.append(f"{name}: {wide} px wide on {width} px")
    page.close()
    assert found == [], "\n".join(found)


@pytest.mark.slow
def test_words_of_pictures_can_be_read_on_a_phone(built_site, pages, browser):
    page = open_page(browser, viewport={"width": 360, "height": 800})
    found, n_drawings = [], 0
    for path in pages:
        page.goto(path.as_uri())
        page.evaluate(UNFOLD)
        page.wait_for_timeout(SETTLING)
        for words, share, is_reached in page.evaluate(DRAWINGS):
            n_drawings += 1
            if share < 0.745 or not is_reached:
                place = f"{name_of(path, built_site)}: “{words[:60]}”"
                found.append(f"{place}: {share:.0%} of its size")
    page.close()
    assert n_drawings > 5
    assert found == [], "\n".join(found)


@pytest.mark.parametrize("colors", slow_but({"none"}, ["none", "active"]))
def test_what_scrolls_sideways_shows_it(built_site, pages, browser, colors):
    phone = {"width": 390, "height": 800}
    page = open_page(browser, viewport=phone, forced_colors=colors)
    found, n_boxes = [], 0
    for path in pages:
        page.goto(path.as_uri())
        page.evaluate(UNFOLD)
        page.wait_for_timeout(SETTLING)
        boxes = page.evaluate(SCROLLING)
        n_boxes += len(boxes)
        bare = [words for words, has_shade in boxes if not has_shade]
        found += [f"{name_of(path, built_site)}: {words}" for words in bare]
    page.close()
    assert n_boxes > 20
    assert found == [], "\n".join(found)


@pytest.mark.parametrize("width", slow_but({1280}, [390, 1280]))
def test_text_arrows_and_footer_begin_at_one_edge(built_site, pages, browser, width):
    page = open_page(browser, viewport={"width": width, "height": 800})
    edges = {}
    for path in pages:
        page.goto(path.as_uri())
        edges[name_of(path, built_site)] = set(page.evaluate(EDGES))
    page.close()
    assert {name: found for name, found in edges.items() if len(found) != 1} == {}


# What a script fills at the head of a page.
FILLED = {
    "intro": ".front-figure live-figure",
    "chapters/practice/trainer": "live-figure",
    "chapters/practice/train-here": "live-figure",
    "chapters/practice/warm-up": ".warm-up",
}
# How much more room it takes than is kept free; below the first screen that may move.
EMPTIED = """box => {
  const full = box.getBoundingClientRect();
  box.replaceChildren();
  const free = box.getBoundingClientRect();
  return free.bottom >= innerHeight ? 0 : full.height - free.height;
}"""


@pytest.mark.parametrize("size", [(412, 823), (1350, 940)])
def test_what_a_script_fills_moves_nothing_in_the_first_screen(
    built_site, browser, size
):
    page = open_page(browser, viewport={"width": size[0], "height": size[1]})
    moved = {}
    for name, selector in FILLED.items():
        page.goto((built_site / f"{name}.html").as_uri())
        moved[name] = page.locator(selector).first.evaluate(EMPTIED)
    page.close()
    assert {name: by for name, by in moved.items() if by > 30} == {}


@pytest.mark.slow
def test_a_chapter_weighs_at_most_200_kilobytes(built_site, address, browser):
    found = []
    for path in redirects.pages_of(built_site / "chapters"):
        page = open_page(browser)
        sizes = {}
        page.on(
            "response",
            lambda answer, sizes=sizes: sizes.update(
                {answer.url: int(answer.headers["content-length"])}
            ),
        )
        page.goto(address + name_of(path, built_site))
        page.wait_for_load_state("networkidle")
        assert len(sizes) > 10
        if sum(sizes.values()) > LIMIT:
            found.append(f"{path.name} weighs {sum(sizes.values())} bytes: {sizes}")
        page.close()
    assert found == [], "\n".join(found)


@pytest.mark.parametrize("width", [1280, pytest.param(1920, marks=pytest.mark.slow)])
def test_lines_have_60_to_80_characters(built_site, browser, width):
    page = open_page(browser, viewport={"width": width, "height": 900})
    lengths = []
    for path in sorted((built_site / "chapters").glob("0[1-9]*.html")):
        page.goto(path.as_uri())
        lengths += page.evaluate(MEASURE)
    page.close()
    assert len(lengths) >= 10
    assert 60 <= statistics.median(lengths) <= 80, statistics.median(lengths)


def test_a_wrong_address_gets_a_page_that_leads_back(built_site, address, browser):
    for wrong in ("gone.html", "chapters/deep/er/gone.html"):
        # A tab of its own: what a page still asks for when it is left counts as failed.
        page = open_page(browser)
        watch = Watch(page)
        answer = page.goto(address + wrong)
        assert answer.status == 404
        assert page.locator("h1").inner_text() == "Page not found"
        assert [url for url in watch.requests if not url.startswith(address)] == []
        # The browser itself tells of the address that we made up, and of no other.
        assert len(watch.faults) == 1, watch.faults
        links = page.locator("#pst-primary-sidebar a").all()
        for link in links:
            assert page.request.get(link.evaluate("a => a.href")).ok
        page.get_by_role("link", name="Set-up").first.click()
        assert page.url == f"{address}chapters/reference/setup.html"
        page.close()


def test_without_scripts_every_page_can_be_read(built_site, pages, browser):
    context = browser.new_context(java_script_enabled=False, color_scheme="dark")
    page = context.new_page()
    for path in pages:
        # Searching alone needs a script.
        if path.name == "search.html":
            continue
        page.goto(path.as_uri())
        article = page.locator("article").first
        assert article.is_visible(), name_of(path, built_site)
        assert len(article.inner_text().split()) > 20, name_of(path, built_site)
        assert page.evaluate(DARK), name_of(path, built_site)
        # What would do nothing is not there, and nothing lies over the text.
        assert page.locator("button:visible").all_inner_texts() == []
        header = page.locator(".bd-header-article").first
        assert header.evaluate("e => getComputedStyle(e).position") == "static"
    context.close()
