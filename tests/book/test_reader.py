"""What a reader's settings and tools get: motion, colors, spacing, formulas, paper."""

import re

import numpy as np
import pytest
from playwright.sync_api import expect

CHAPTER = "chapters/01-single-neuron.html"
PAGES = ("intro.html", CHAPTER, "chapters/07-numpy-forward.html", "search.html")
# As WCAG 1.4.12 names them.
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }"""
# Texts that are wider or higher than the box that cuts them off.
CUT_OFF = """() => [...document.querySelectorAll("main p, main li, main h1, main h2, "
  + "main summary, main button, nav a")].filter(element => {
    const style = getComputedStyle(element);
    return element.checkVisibility() && style.overflow === "hidden"
      && (element.scrollWidth > element.clientWidth + 1
        || element.scrollHeight > element.clientHeight + 1);
}).map(element => element.outerHTML.slice(0, 160))"""
# What lies on top in the middle of what has the focus is that, or within it.
COVERED = """() => {
  const element = document.activeElement;
  const box = element.getBoundingClientRect();
  const x = Math.min(Math.max(box.x + box.width / 2, 1), innerWidth - 2);
  const y = Math.min(Math.max(box.y + box.height / 2, 1), innerHeight - 2);
  const top = document.elementFromPoint(x, y);
  const clear = top && (element.contains(top) || top.contains(element));
  return clear ? null : element.outerHTML.slice(0, 160);
}"""
MOVING = """() => [...document.querySelectorAll("*")].filter(element => {
  const style = getComputedStyle(element);
  const long = times => times.split(",").some(time => parseFloat(time) > 0);
  return long(style.transitionDuration) || style.animationName !== "none"
    || style.scrollBehavior === "smooth";
}).map(element => element.outerHTML.slice(0, 160))"""

# Formulas that scroll, and how many pixels lie out of view before each.
WIDE_FORMULAS = """() => [...document.querySelectorAll("article div.math")]
  .filter(box => box.scrollWidth > box.clientWidth + 1)
  .map(box => [box.textContent, box.getBoundingClientRect().left
    - box.querySelector("math").getBoundingClientRect().left])"""


@pytest.fixture
def open_page(built_site, browser):
    """A function that opens a page of the site by its name."""
    opened = []

    def open_one(name: str, **options: object):
        page = browser.new_page(**options)
        opened.append(page)
        page.goto((built_site / name).as_uri())
        return page

    yield open_one
    for page in opened:
        page.close()


@pytest.mark.parametrize("name", PAGES)
def test_nothing_moves_for_one_who_asks_for_rest(open_page, name):
    assert open_page(name, reduced_motion="reduce").evaluate(MOVING) == []


def luminance(color: str) -> float:
    """Return the relative luminance of `rgb(r, g, b)`, as WCAG defines it."""
    parts = np.array([int(part) / 255 for part in re.findall(r"\d+", color)[:3]])
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_system_s_colors_are_followed_and_the_ring_of_focus_stands_out(
    open_page, scheme
):
    page = open_page(CHAPTER, color_scheme=scheme)
    ground = luminance(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert (ground > 0.5) == (scheme == "light")
    page.keyboard.press("Tab")
    ring = page.evaluate("getComputedStyle(document.activeElement).outlineColor")
    low, high = sorted([luminance(ring), ground])
    assert (high + 0.05) / (low + 0.05) >= 3


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [390, 1280])
def test_wider_spacing_cuts_nothing_off(open_page, name, width):
    page = open_page(name, viewport={"width": width, "height": 900})
    page.add_style_tag(content=SPACING)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(CUT_OFF) == []


def test_a_formula_that_is_wider_than_a_phone_begins_at_its_start(open_page):
    size = {"width": 390, "height": 800}
    page = open_page("chapters/04-relu.html", viewport=size)
    wide = page.evaluate(WIDE_FORMULAS)
    assert wide
    assert [text for text, hidden in wide if hidden > 1] == []


@pytest.mark.parametrize("width", [390, 1280])
def test_what_has_the_focus_is_in_view_and_under_nothing(open_page, width):
    size = {"width": width, "height": 700}
    page = open_page(CHAPTER, viewport=size, reduced_motion="reduce")
    covered = []
    for _ in range(120):
        page.keyboard.press("Tab")
        covered.append(page.evaluate(COVERED))
    assert [element for element in covered if element] == []


def test_the_name_of_a_button_shows_on_focus_and_escape_hides_it(open_page):
    page = open_page(CHAPTER, reduced_motion="reduce")
    page.locator(".theme-switch-button").focus()
    expect(page.get_by_role("tooltip")).to_have_text("Color mode")
    ground = page.locator(".tooltip-inner").evaluate(
        "e => getComputedStyle(e).backgroundColor"
    )
    assert ground == "rgb(0, 0, 0)"
    page.keyboard.press("Escape")
    expect(page.get_by_role("tooltip")).to_have_count(0)


def test_a_formula_reaches_a_screen_reader_as_mathematics(open_page):
    page = open_page(CHAPTER)
    session = page.context.new_cdp_session(page)
    tree = session.send("Accessibility.getFullAXTree")["nodes"]
    roles = [node["role"]["value"] for node in tree if not node.get("ignored")]
    # Those that only paper shows, or that are folded, reach nobody.
    formulas = page.locator(
        "article math:not(.ask-answers math, .ask math, .deeper math, .dropdown math)"
    ).count()
    assert formulas > 5
    assert roles.count("MathMLMath") == formulas
    assert "MathMLIdentifier" in roles


def test_paper_shows_what_a_screen_folds_and_leaves_out_what_needs_one(open_page):
    page = open_page(CHAPTER)
    page.emulate_media(media="print")
    for selector in (".ask-answers li", "details.hide .cell_input"):
        assert all(part.is_visible() for part in page.locator(selector).all())
        assert page.locator(selector).count()
    screen_only = (
        ".bd-header-article",
        ".live-controls",
        ".ask-why",
        ".ask-form",
        ".ask-tools",
    )
    for selector in ("#pst-primary-sidebar", *screen_only):
        assert page.locator(f"{selector}:visible").count() == 0
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == "rgb(255, 255, 255)"
    # Paper is light, also where the screen is dark.
    for event, theme in (("beforeprint", "light"), ("afterprint", "dark")):
        page.evaluate(
            """event => {
              const { dataset } = document.documentElement;
              if (event === "beforeprint") dataset.theme = "dark";
              dispatchEvent(new Event(event));
            }""",
            event,
        )
        assert page.locator("html").get_attribute("data-theme") == theme
    page = open_page("solutions/01-single-neuron/single-neuron.html")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for answer in page.locator(".dropdown .highlight-python").all():
        expect(answer).to_be_visible()


def test_no_line_is_cut_off_on_paper_and_no_reply_tells_which_value_is_right(open_page):
    paper = {"width": 658, "height": 900}  # A4 with margins of 18 mm
    wide_ones = ("chapters/data/cereal.html", "chapters/06b-diabetes.html")
    for name in (*wide_ones, "exercises/01-single-neuron.html"):
        page = open_page(name, viewport=paper)
        page.emulate_media(media="print")
        wide = """() => [...document.querySelectorAll("article :is(pre, .output)")]
          .filter(box => box.checkVisibility() && box.scrollWidth > box.clientWidth + 1)
          .map(box => box.textContent.slice(0, 80))"""
        assert page.locator("article pre").count()
        assert page.evaluate(wide) == [], name
    assert page.locator(".exercise-value > summary:visible").count()
    assert page.locator(".exercise-value > p:visible").count() == 0
