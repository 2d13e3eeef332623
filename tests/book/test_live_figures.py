"""Every live figure of the book keeps to one standard, with a script and without."""

import json
import re

import numpy as np
import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from support.axe import axe_faults, demand_axe
from support.browser import Watch
from theme.after import redirects
from theme.directives.scripts import KIND, STATIC
from tools import frames

KINDS = {"neuron-line", "plane-tilt", "kernel", "activation", "relu-sum"}
KINDS |= {"passes", "descent", "trainer", "train-here"}
# They are trained and solved by tests of their own.
PLAYED_APART = {"trainer", "train-here"}
OPEN = "document.querySelectorAll('details').forEach(one => one.open = true)"
WITHOUT_AXES = {"kernel", "passes"}
# Figures along each axis of each view: they differ in how they stand to their place.
TICKS = """figure => [...figure.querySelectorAll(".live-axes")].flatMap(axes =>
  ["start", "middle", "end"].map(anchor =>
    [...axes.querySelectorAll(`text[text-anchor=${anchor}]`)]
      .map(text => text.textContent.replace("\u2212", "-").replaceAll(",", ""))
      .filter(text => text && !isNaN(text)).map(Number)))"""


@pytest.fixture(scope="module")
def pages(built_site) -> dict[str, str]:
    """The pages that have a live figure."""
    files = redirects.pages_of(built_site / "chapters")
    texts = {
        file.relative_to(built_site).as_posix(): file.read_text(encoding="utf-8")
        for file in files
    }
    return {name: text for name, text in texts.items() if "<live-figure" in text}


def test_each_kind_is_shown_somewhere(pages):
    assert {kind for text in pages.values() for kind in KIND.findall(text)} == KINDS


def test_without_script_a_picture_and_its_words_say_the_same(built_site, pages):
    for name, text in pages.items():
        for figure in BeautifulSoup(text, "html.parser").select("live-figure"):
            # The trainer draws its numbers anew at each visit.
            is_drawn = figure["data-kind"] == "trainer"
            assert is_drawn or json.loads(figure.script.string), name
            still = figure.select_one("figure.live-static")
            picture = still.select_one("img.drawing")
            words = still.figcaption.get_text()
            assert picture["alt"] == words, name
            assert len(words.split()) > 15, name
            drawing = (built_site / name).parent / picture["src"]
            shapes = drawing.read_text(encoding="utf-8")
            assert "<path" in shapes or "<circle" in shapes, name


def state(figure) -> tuple[str, str]:
    """What a figure says and shows."""
    return figure.inner_text(), figure.locator("svg").first.inner_html()


def play_sliders(page, figure) -> int:
    """Move each slider by an arrow key; words, value and picture must follow."""
    count = figure.locator("input[type=range]").count()
    for n in range(count):
        slider = figure.locator("input[type=range]").nth(n)
        before, value = state(figure), slider.input_value()
        assert slider.evaluate("e => e.labels[0].innerText.trim()")
        slider.focus()
        for key in ("ArrowRight", "ArrowLeft"):
            # One of the two moves it, wherever it stands.
            page.keyboard.press(key)
            if slider.input_value() != value:
                break
        assert slider.input_value() != value
        assert state(figure) != before
        words = slider.get_attribute("aria-valuetext")
        assert words, "the slider gives its place and not its value"
        expect(slider.locator("xpath=..").locator(".live-value")).to_have_text(words)
        size = slider.bounding_box()
        for end in ("Home", "End"):
            page.keyboard.press(end)
            value = slider.input_value()
            slider.tap(position={"x": size["width"] / 2, "y": size["height"] / 2})
            assert slider.input_value() != value, "a finger doesn't move it"
            page.keyboard.press(end)
            assert not re.search("NaN|Infinity|undefined", figure.inner_text())
    return count


def play_buttons(figure) -> int:
    """Tap each button with a finger: something changes, or it is pressed already."""
    for fold in figure.locator("summary").all():
        for is_open in (False, True):
            fold.tap()
            assert fold.evaluate("e => e.parentElement.open") == is_open
    buttons = figure.locator("button:visible").all()
    for button in buttons:
        before = state(figure)
        pressed = button.get_attribute("aria-pressed") == "true"
        button.tap()
        assert pressed or state(figure) != before, button.inner_text()
    return len(buttons)


def demand_round_figures(figure) -> None:
    """The figures of each axis are 1, 2 or 5 times a power of ten apart."""
    axes = [ticks for ticks in figure.evaluate(TICKS) if ticks]
    assert len(axes) >= 2
    for ticks in axes:
        steps = np.diff(ticks)
        assert len(ticks) >= 3, ticks
        assert steps == pytest.approx([steps[0]] * len(steps))
        assert f"{steps[0]:e}"[0] in "125", ticks


def test_each_figure_says_where_its_numbers_are_computed(built_site):
    script = (STATIC / "live-figure.js").read_text(encoding="utf-8")
    targets = re.findall(r': "([\w-]+\.html)#([\w-]+)"', script)
    # The trainer's tasks are no figures; two scripts draw two figures each.
    assert len(targets) == len(KINDS - {"trainer"}) + 2
    for page, name in targets:
        text = (built_site / "chapters" / page).read_text(encoding="utf-8")
        assert f'id="{name}"' in text, page


def numbers(text: str) -> list[float]:
    """The numbers in a text, with any minus sign."""
    plain = text.replace("\u2212", "-")
    return [float(n) for n in re.findall(r"(?<![\w.])-?\d+\.?\d*", plain)]


def test_passes_have_the_numbers_that_the_page_s_cells_print(built_site, browser):
    page = browser.new_page(reduced_motion="reduce")
    page.goto((built_site / "chapters/05-stacking.html").as_uri())
    figure = page.locator("[data-figure=forward]")
    for _ in range(5):
        figure.locator("[data-step]").press("Enter")
    held = figure.locator(".live-held").all_text_contents()
    shown = [numbers(text)[-1] for text in held if text]
    printed = page.locator(".cell_output pre").filter(has_text="hidden 1: [")
    cells = numbers(re.sub(r"hidden \d", "", printed.first.text_content()))
    assert shown == [5, 4, *cells]
    page.goto((built_site / "chapters/appendix-backward.html").as_uri())
    page.evaluate(OPEN)
    figure = page.locator("[data-figure=backward]")
    for _ in range(6):
        figure.locator("[data-step]").press("Enter")
    slopes = figure.locator(".live-paper + text").all_text_contents()
    printed = page.locator(".cell_output pre").filter(has_text="weight: -30")
    assert [numbers(text)[0] for text in slopes] == numbers(printed.text_content())
    page.close()


@pytest.mark.slow
@pytest.mark.parametrize("name", frames.FIGURES)
def test_what_moves_moves_in_each_frame(name, built_site, browser):
    """Its places follow the time; `tools.frames` says how many frames there are."""
    found = frames.frames_of(browser, built_site, name, seconds=2)
    steps = 2000 / {"train": 80, "descent": 700}.get(name, 900)
    assert found["n_moved"] > min(2 * steps, 0.5 * found["n_frames"])


@pytest.mark.slow
def test_every_control_answers_to_keys_and_fingers_and_axes_are_round(
    pages, built_site, browser
):
    demand_axe()
    context = browser.new_context(
        has_touch=True, viewport={"width": 390, "height": 800}
    )
    page = context.new_page()
    played = 0
    for name, text in pages.items():
        kinds = KIND.findall(text)
        watch = Watch(page)
        page.goto((built_site / name).as_uri())
        page.evaluate(OPEN)
        for kind, figure in zip(kinds, page.locator("figure.live").all(), strict=True):
            if kind in PLAYED_APART:
                continue
            assert figure.locator("[data-says]").inner_text().strip(), name
            assert figure.locator("figcaption a[href*='#']").count(), name
            assert figure.locator("[data-reset]").count() == 1, name
            if kind not in WITHOUT_AXES:
                demand_round_figures(figure)
            played += play_sliders(page, figure) + play_buttons(figure)
        assert (watch.foreign(), watch.faults) == ([], []), name
        assert axe_faults(page, part="figure.live") == [], name
    context.close()
    assert played > 40
