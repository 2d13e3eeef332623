"""The front page shows in one screen what a reader will build."""

import pytest

MODELS = ("One neuron:", "A network for concrete:", "A network for diabetes:")
SCREEN = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


def results(page) -> list[dict]:
    """The places of the three models' pictures, in the order of the models."""
    pictures = [page.get_by_alt_text(model) for model in MODELS]
    return [picture.bounding_box() for picture in pictures]


def test_the_first_screen_shows_the_results_of_the_three_models(built_site, browser):
    page = browser.new_page(viewport=SCREEN)
    page.goto((built_site / "index.html").as_uri())
    boxes = results(page)
    assert all(box["y"] + box["height"] < SCREEN["height"] for box in boxes)
    assert len({box["y"] for box in boxes}) == 1
    assert boxes == sorted(boxes, key=lambda box: box["x"])
    page.close()


def test_a_phone_shows_each_result_over_its_whole_width(built_site, browser):
    page = browser.new_page(viewport=PHONE)
    page.goto((built_site / "index.html").as_uri())
    boxes = results(page)
    assert boxes == sorted(boxes, key=lambda box: box["y"])
    for box in boxes:
        assert box["width"] > 0.8 * PHONE["width"]
        # A figure is 3.6 inches wide: its letters are as large as they were drawn.
        assert box["width"] == pytest.approx(3.6 * 96, rel=0.1)
    page.close()
