"""The front page shows in one screen what a reader will build."""

MODELS = ("One neuron:", "A network for concrete:", "A network for diabetes:")
SCREEN = {"width": 1280, "height": 900}


def test_the_first_screen_shows_the_results_of_the_three_models(built_site, browser):
    page = browser.new_page(viewport=SCREEN)
    page.goto((built_site / "index.html").as_uri())
    picture = page.get_by_alt_text("Three pictures.")
    words = " ".join(picture.get_attribute("alt").split())
    assert [model for model in MODELS if model not in words] == []
    box = picture.bounding_box()
    assert box["y"] + box["height"] < SCREEN["height"]
    page.close()
