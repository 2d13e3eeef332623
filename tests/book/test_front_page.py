"""The front page says at a glance what it teaches and what to click."""

import pytest
from bs4 import BeautifulSoup

SCREENS = {"wide": (1280, 900), "phone": (390, 844)}


@pytest.mark.parametrize("screen", SCREENS)
def test_the_first_screen_has_promise_button_and_the_picture_s_start(
    built_site, browser, screen
):
    width, height = SCREENS[screen]
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto((built_site / "index.html").as_uri())
    assert "Deep learning" in page.locator("article h1").inner_text()
    promise = page.locator("article p").first
    assert "neural network" in promise.inner_text()
    figure = page.locator("[data-figure=train]")
    for element in (page.locator("article h1"), promise, page.locator(".button a")):
        box = element.bounding_box()
        assert box["y"] + box["height"] < height
    assert figure.bounding_box()["y"] < height - 60
    filled = page.evaluate(
        """() => [...document.querySelectorAll("article a")].filter(a =>
          !/rgba\\(.*, 0\\)/.test(getComputedStyle(a).backgroundColor)).length"""
    )
    assert filled == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_the_chapters_are_a_map_in_their_order(built_site):
    text = (built_site / "index.html").read_text(encoding="utf-8")
    soup = BeautifulSoup(text, "html.parser")
    cards = soup.select("#the-chapters .way li a")
    numbers = [card.get_text().split()[0] for card in cards]
    assert numbers == ["0", "1", "2", "3", "4", "5", "6a", "6b", "6c", "7", "A"]
    last = [a.get_text() for a in soup.select("article a[href]")][-2:]
    assert last == ["For instructors", "For contributors"]
    # A check has really looked at a wrong answer.
    assert "relu" in soup.select_one('#why-this-course [role="status"]')["aria-label"]
