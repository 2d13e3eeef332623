"""The live figure of gradient descent, in a real browser: points, valley, loss."""

import re

import numpy as np
import pytest

from support.browser import Watch, browser  # noqa: F401  (a fixture)
from support.live import live, write_live_page

HOUSES = {"name": "two houses", "x": [1, 2], "y": [300, 500], "start": [0, 0]}
HOUSES |= {"rate": 0.1, "x_label": "size (1000 sq ft)", "y_label": "price (1000 $)"}
CEREALS = {
    "name": "3 cereals",
    "x": [0, 5, 15],
    "y": [90, 80, 110],
    "names": list("abc"),
}
CEREALS |= {"x_label": "sugars (g)", "y_label": "energy (kcal)"}
SCALED = CEREALS | {"mean": 20 / 3, "std": np.std(CEREALS["x"]), "rate": 0.05}
FIGURES = {
    "descent": {"sets": [HOUSES, CEREALS], "pace": 50, "caption": "Three views."},
    "train": {"sets": [SCALED], "pace": 20, "steps": 30, "caption": "A neuron."},
}
NAMES = ["figure", "descent.data", "descent.views", "descent"]


@pytest.fixture(scope="module")
def address(tmp_path_factory) -> str:
    """A page with both figures."""
    figures = "".join(
        live("descent", {"figure": name, **data}) for name, data in FIGURES.items()
    )
    return write_live_page(tmp_path_factory.mktemp("page"), NAMES, figures)


@pytest.fixture(scope="module")
def opened(browser):  # noqa: F811
    """A tab; whatever is done in it, it must not complain."""
    page = browser.new_page(viewport={"width": 700, "height": 900}, has_touch=True)
    watch = Watch(page)
    yield page
    assert (watch.foreign(), watch.faults) == ([], [])
    page.close()


@pytest.fixture
def page(opened, address):
    """The page, freshly opened."""
    opened.emulate_media(reduced_motion="no-preference")
    opened.goto(address)
    opened.wait_for_selector('[data-figure="descent"] .live-dot')
    return opened


@pytest.fixture
def descent(page):
    return page.locator('[data-figure="descent"]')


def says(figure) -> str:
    return figure.locator("[data-says]").inner_text()


def press(figure, what: str, times: int = 1) -> None:
    for _ in range(times):
        figure.locator(f"button[data-{what}]").press("Enter")


def slide(figure, name: str, value: float) -> None:
    """Move a slider as a reader does."""
    figure.get_by_label(name).evaluate(
        """(input, value) => {
            input.value = value;
            input.dispatchEvent(new Event("input", { bubbles: true }));
        }""",
        value,
    )


def walked(x, y, rate, n_steps):
    """Weight and bias after so many steps, by NumPy."""
    w = b = 0.0
    for _ in range(n_steps):
        error = w * np.array(x) + b - np.array(y)
        w, b = w - rate * 2 * np.mean(error * x), b - rate * 2 * np.mean(error)
    return w, b, np.mean((w * np.array(x) + b - np.array(y)) ** 2)


def test_a_step_goes_where_numpy_goes(descent):
    assert says(descent).startswith("step 0: w 0.0, b 0.0, loss 170,000.0.")
    press(descent, "step", 3)
    w, b, loss = walked([1, 2], [300, 500], 0.1, 3)
    assert says(descent).startswith(f"step 3: w {w:.1f}, b {b:.1f}, loss {loss:.1f}.")
    assert says(descent).startswith("step 3: w 184.0, b 112.7, loss 191.7.")
    assert "downhill" in says(descent)


def test_a_rate_that_is_too_large_explodes_in_all_views(descent):
    slide(descent, "learning rate", 0.35)
    heights = []
    for _ in range(4):
        press(descent, "step")
        heights.append(says(descent).split("loss ")[1].split(". ")[0])
    losses = [float(height.replace(",", "")) for height in heights]
    assert losses == sorted(losses)
    assert "landed higher up" in says(descent)
    descent.get_by_role("button", name="10 steps").click()
    assert "explodes" in says(descent)
    # The map has widened, and the loss is given in thousands or millions.
    texts = descent.locator(".live-axes text").all_text_contents()
    assert "1,000" in texts or "2,000" in texts
    assert any(re.match(r"loss \([mb]illion \(1000 \$\)²\)", text) for text in texts)


def test_play_arrives_and_pause_stops(descent, page):
    press(descent, "play")
    assert descent.locator("button[data-play]").inner_text() == "Pause"
    page.wait_for_function(
        "document.querySelector('[data-figure=descent] [data-says]')"
        ".textContent.startsWith('step 3')"
    )
    press(descent, "play")
    stopped = says(descent)
    assert descent.locator("button[data-play]").inner_text() == "Play"
    page.wait_for_timeout(200)
    assert says(descent) == stopped


def test_training_comes_to_its_end(page):
    page.emulate_media(reduced_motion="reduce")
    train = page.locator('[data-figure="train"]')
    press(train, "play")
    page.wait_for_function(
        "document.querySelector('[data-figure=train] [data-says]')"
        ".textContent.startsWith('step 30')"
    )
    scaled = (np.array(CEREALS["x"]) - SCALED["mean"]) / SCALED["std"]
    w, b, loss = walked(scaled, CEREALS["y"], 0.05, 30)
    w, b = w / SCALED["std"], b - w * SCALED["mean"] / SCALED["std"]
    assert says(train).startswith(f"step 30: w {w:.2f}, b {b:.1f}, loss {loss:.1f}.")
    assert train.locator("button[data-play]").inner_text() == "Train"
    press(train, "reset")
    assert says(train).startswith("step 0: ")


def test_squares_have_the_residuals_as_sides(descent):
    sides = descent.locator(".live-square").evaluate_all(
        "all => all.map(one => [one.getAttribute('width'), one.getAttribute('height')])"
    )
    assert all(width == height for width, height in sides)
    assert float(sides[1][0]) / float(sides[0][0]) == pytest.approx(5 / 3)


def drag_by_mouse(page, x, y):
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 40, y - 20)
    page.mouse.up()


def drag_by_finger(page, x, y):
    """Move one finger; Playwright itself can only tap."""
    session = page.context.new_cdp_session(page)
    for kind, points in (
        ("touchStart", [{"x": x, "y": y}]),
        ("touchMove", [{"x": x + 20, "y": y - 10}]),
        ("touchMove", [{"x": x + 40, "y": y - 20}]),
        ("touchEnd", []),
    ):
        event = {"type": kind, "touchPoints": points}
        session.send("Input.dispatchTouchEvent", event)
    session.detach()


@pytest.mark.parametrize("drag", [drag_by_mouse, drag_by_finger])
def test_the_start_is_dragged_and_slid(descent, page, drag):
    handle = descent.locator(".live-handle")
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    assert min(box["width"], box["height"]) >= 24
    scrolled = page.evaluate("scrollY")
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    drag(page, *middle)
    moved = handle.bounding_box()
    assert says(descent).startswith("step 0: ")
    # It went where the pointer went, and the page stayed.
    assert moved["x"] - box["x"] == pytest.approx(40, abs=3)
    assert moved["y"] - box["y"] == pytest.approx(-20, abs=3)
    assert page.evaluate("scrollY") == scrolled
    slide(descent, "start at w", 100)
    assert says(descent).startswith("step 0: w 100.0,")
    press(descent, "reset")
    assert says(descent).startswith("step 0: w 0.0, b 0.0, loss 170,000.0.")


def map_scales(descent) -> list[float]:
    """Pixels to 1 along each axis of the valley, by the numbers at its lines."""
    axes = descent.locator(".live-axes").nth(1)
    scales = []
    for anchor, name in (("middle", "x"), ("end", "y")):
        texts = axes.locator(f"text[text-anchor={anchor}][{name}]")
        ticks = [
            (float(text.replace(",", "").replace("\u2212", "-")), float(place))
            for text, place in texts.evaluate_all(
                f"all => all.map(t => [t.textContent, t.getAttribute('{name}')])"
            )
            if re.fullmatch("[\u2212\\d,.]+", text)
        ]
        scales.append((ticks[1][1] - ticks[0][1]) / (ticks[1][0] - ticks[0][0]))
    return scales


def test_a_step_leaves_a_ring_at_a_right_angle(descent):
    across, up = map_scales(descent)
    assert across == pytest.approx(-up)
    # Where one scale would leave a mere line, each axis has its own.
    descent.get_by_role("button", name="3 cereals").click()
    across, up = map_scales(descent)
    assert abs(across / up) > 4


def test_points_in_the_same_place_stand_side_by_side(descent):
    descent.locator("summary").click()
    descent.locator("textarea").fill("1 2\n1 2\n1 2\n4 5")
    descent.get_by_role("button", name="Use these points").click()
    dots = descent.locator(".live-point").evaluate_all(
        "all => all.map(one => [one.getAttribute('cx'), one.getAttribute('cy')])"
    )
    xs, ys = np.array(dots, dtype=float).T
    assert ys[0] == ys[1] == ys[2] != ys[3]
    assert (xs[1] - xs[0], xs[2] - xs[0]) == (5, -5)


def test_paper_shows_the_state_and_its_sentence(descent, page):
    press(descent, "step", 3)
    page.emulate_media(media="print")
    assert descent.locator(".live-handle").is_visible()
    assert says(descent).startswith("step 3: w 184.0, b 112.7, loss 191.7.")
    assert not descent.locator("button:visible, input:visible").count()
    page.emulate_media(media="screen")


def test_the_address_holds_the_state(descent, page):
    slide(descent, "learning rate", 0.2)
    press(descent, "step", 2)
    before, address = says(descent), page.url
    assert descent.locator("a.live-link").get_attribute("href") == address
    page.goto("about:blank")
    page.goto(address)
    assert says(page.locator('[data-figure="descent"]')) == before


BAD = [
    "",
    "~~~~",
    "two houses~0~0~0.1",
    "two houses~0~0~-0.1~3",
    "two houses~0~0~0.1~3.5",
    "two houses~0~0~0.1~999999999",
    "two houses~NaN~0~0.1~3",
    "two houses~1e308~0~0.1~3",
    "__proto__~0~0~0.1~3",
    "<img src=x onerror=alert(1)>~0~0~0.1~3",
    "1:2_1:3~0~0~0.1~3",
    "_".join(f"{n}:{n}" for n in range(60)) + "~0~0~0.1~3",
]


def test_a_hostile_address_gives_the_start(opened, address):
    for word in BAD:
        opened.goto("about:blank")
        opened.goto(f"{address}?descent={word}")
        figure = opened.locator('[data-figure="descent"]')
        start = "step 0: w 0.0, b 0.0, loss 170,000.0."
        assert says(figure).startswith(start), word
        assert figure.locator("img").count() == 0


PASTED = [
    ("x;y\n1;300\n2;500", "2 points are used."),
    ("1\t300\n2\t500\n3\t700", "3 points are used."),
    ("1,5 300,5\n2,5 500", "2 points are used."),
    ("1, 300\n2, 500", "2 points are used."),
    ("size,price\n1.5,300\n2.5,500", "2 points are used."),
    ("1 \u22125\n2 5", "2 points are used."),
    ("\n".join(f"{n} {n % 7}" for n in range(10_000)), "10000 points are used; 300"),
    ("", "no points yet"),
    ("1\n2\n3", "Line 1 has one column"),
    ("1 2", "One point is not enough"),
    ("1 2\n1 3", "All x are the same"),
    ("1 2\n3 <b>four</b>", "Line 2 holds something that is not a number"),
    ("1 2\n3 1e300", "too large"),
]


def test_pasted_points_are_answered(descent):
    descent.locator("summary").click()
    field = descent.locator("textarea")
    for text, answer in PASTED:
        # At once: the browser takes minutes to type ten thousand lines.
        field.evaluate("(field, text) => { field.value = text; }", text)
        descent.get_by_role("button", name="Use these points").click()
        assert answer in descent.locator("details output").inner_text(), text[:40]
        assert descent.locator("b").count() == 0
    press(descent, "step")
    assert says(descent).startswith("step 1: ")


def test_the_cereals_crawl_at_a_rate_that_does_not_explode(descent):
    descent.get_by_role("button", name="3 cereals").click()
    descent.get_by_role("button", name="10 steps").click(click_count=2)
    assert "hardly" in says(descent)
