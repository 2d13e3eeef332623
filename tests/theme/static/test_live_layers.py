"""Live figures of a layer in a real browser: kernel, activation, sum of ReLUs."""

import re
from pathlib import Path

import numpy as np
import pytest

from support.browser import Watch, browser  # noqa: F401  (a fixture)
from support.live import live, write_live_page

STATIC = Path(__file__).resolve().parents[3] / "theme" / "static"
KERNEL = {
    "kernel": [[2.0, 1.0], [-3.5, 24.0], [8.0, 13.0]],
    "bias": [70.0, -10.0],
    "inputs": ["sugars (g)", "fiber (g)", "protein (g)"],
    "outputs": ["energy (kcal)", "potassium (mg)"],
    "x": [5, 4, 3],
    "x_range": [0, 15],
}
ACTIVATION = {
    "w": 2,
    "b": -4.5,
    "x": 3,
    "start": "ReLU",
    "w_range": [-4, 4],
    "b_range": [-6, 6],
    "x_range": [-3, 6],
}
SUM = {
    "x": [1, 10, 50, 100],
    "y": [10, 30, 35, 40],
    "n": 2,
    "sets": {
        "2": {"bends": [0, 10], "slopes": [2.0, -1.9], "bias": 10},
        "3": {"bends": [0, 10, 50], "slopes": [2.0, -1.9, 0.1], "bias": 9},
    },
    "x_label": "age (days)",
    "y_label": "strength (MPa)",
    "x_range": [0, 110],
    "bend_range": [0, 100],
    "slope_range": [-4, 4],
}
FIGURES = {"kernel": KERNEL, "activation": ACTIVATION, "relu-sum": SUM}


@pytest.fixture(scope="module")
def opened(browser, tmp_path_factory):  # noqa: F811
    """One page with the three figures; it must not complain."""
    figures = "".join(live(kind, data) for kind, data in FIGURES.items())
    folder = tmp_path_factory.mktemp("page")
    address = write_live_page(folder, ["figure", *FIGURES], figures)
    page = browser.new_page(viewport={"width": 700, "height": 900})
    watch = Watch(page)
    page.goto(address)
    page.wait_for_selector('live-figure[data-kind="relu-sum"] .live-line')
    yield page
    assert (watch.foreign(), watch.faults) == ([], [])
    page.close()


@pytest.fixture
def figure(opened):
    """Return a function that finds a figure, freshly made."""
    opened.reload()
    opened.wait_for_selector('live-figure[data-kind="relu-sum"] .live-line')
    return lambda kind: opened.locator(f'live-figure[data-kind="{kind}"]')


def words_of(figure) -> str:
    """What the figure announces."""
    return figure.get_by_role("status").inner_text()


def pressed(figure) -> list[str]:
    """Names of the buttons that are pressed."""
    return figure.locator('button[aria-pressed="true"]:visible').all_text_contents()


def test_a_row_lights_the_lines_that_leave_its_input(figure):
    kernel = figure("kernel")
    assert kernel.locator("line").count() == 6
    for i, name in enumerate(("sugars", "fiber", "protein")):
        kernel.get_by_role("button", name=f"row {i}: {name}").press("Enter")
        lit = kernel.locator("line.live-line")
        starts = {line.get_attribute("y1") for line in lit.all()}
        assert (lit.count(), len(starts)) == (2, 1)
        assert pressed(kernel) == [f"row {i}: {name}"]
    assert words_of(kernel) == (
        "Row 2 leaves protein: 8 kcal per g to energy, 13 mg per g to potassium."
    )


def test_a_column_lights_the_lines_that_arrive_and_tells_the_sum(figure):
    kernel = figure("kernel")
    kernel.get_by_role("button", name="column 0: energy").press("Enter")
    lit = kernel.locator("line.live-line")
    ends = {line.get_attribute("y2") for line in lit.all()}
    assert (lit.count(), len(ends)) == (3, 1)
    assert words_of(kernel) == (
        "Column 0 arrives at energy: 2 · 5 − 3.5 · 4 + 8 · 3 + 70 = 90 kcal."
    )


def test_moving_an_input_changes_both_answers(figure):
    kernel = figure("kernel")
    kernel.get_by_role("slider", name="fiber").fill("10")
    x = np.array([5, 10, 3])
    energy, potassium = x @ np.array(KERNEL["kernel"]) + KERNEL["bias"]
    shown = kernel.locator("svg text").all_text_contents()
    assert f"{energy:g} kcal" in shown
    assert f"{potassium:g} mg" in shown


@pytest.mark.parametrize(
    ("name", "output", "slope"),
    [
        ("linear", 1.5, 1),
        ("ReLU", 1.5, 1),
        ("tanh", np.tanh(1.5), 1 - np.tanh(1.5) ** 2),
        ("sigmoid", 1 / (1 + np.exp(-1.5)), 0.149),
    ],
)
def test_activation_tells_output_and_slope(figure, name, output, slope):
    activation = figure("activation")
    activation.get_by_role("button", name=name).press("Enter")
    assert pressed(activation) == [name]
    words = words_of(activation)
    assert "At x = 3 the sum is 1.5." in words
    numbers = re.search(
        rf"The output of {name} is (\S+), its slope there (\S+)\.$", words
    )
    assert float(numbers[1]) == pytest.approx(output, abs=1e-4)
    assert float(numbers[2]) == pytest.approx(slope, abs=1e-3)


def test_relu_below_its_bend_answers_zero(figure):
    activation = figure("activation")
    activation.get_by_role("slider", name="input x").fill("1")
    assert words_of(activation) == (
        "At x = 1 the sum is −2.5. The output of ReLU is 0, its slope there 0."
    )
    activation.get_by_role("button", name="Reset").press("Enter")
    assert "At x = 3" in words_of(activation)


def test_sigmoid_far_out_is_only_nearly_zero(figure):
    activation = figure("activation")
    activation.get_by_role("button", name="sigmoid").press("Enter")
    activation.get_by_role("slider", name="bias b").fill("-6")
    activation.get_by_role("slider", name="input x").fill("-3")
    assert words_of(activation).endswith(
        "The output of sigmoid is nearly 0, its slope there nearly 0."
    )
    activation.get_by_role("button", name="Reset").press("Enter")


def mean_error(bends, slopes, bias) -> float:
    hinges = np.maximum(np.array(SUM["x"])[:, None] - np.array(bends), 0)
    return np.abs(np.array(SUM["y"]) - hinges @ slopes - bias).mean()


def test_a_kernel_s_inputs_go_back_to_where_they_began(figure):
    kernel = figure("kernel")
    before = words_of(kernel)
    kernel.get_by_role("slider", name="fiber").fill("10")
    kernel.get_by_role("button", name="column 0: energy").press("Enter")
    assert words_of(kernel) != before
    kernel.locator("[data-reset]").press("Enter")
    assert words_of(kernel) == before
    assert kernel.get_by_role("slider", name="fiber").input_value() == "4"


def test_sum_tells_the_mean_error_of_its_units(figure):
    relu_sum = figure("relu-sum")
    for n in (2, 3):
        relu_sum.get_by_role("slider", name="units").fill(str(n))
        best = SUM["sets"][str(n)]
        # Nothing is won before it begins: the last unit is the reader's to set.
        error = mean_error(best["bends"], [*best["slopes"][:-1], 0], best["bias"])
        start = f"{n} units miss by {round(error, 2):g} MPa on average."
        assert words_of(relu_sum).startswith(start)
        units = relu_sum.get_by_role("button", name=re.compile(r"^unit \d"))
        assert units.count() == n
    assert pressed(relu_sum) == ["unit 2"]


def test_moving_a_bend_moves_the_line_and_the_error(figure):
    relu_sum = figure("relu-sum")
    relu_sum.get_by_role("button", name="unit 1").press("Enter")
    relu_sum.get_by_role("slider", name="bend at").fill("20")
    relu_sum.get_by_role("slider", name="bend by").fill("-1.9")
    moved = mean_error([0, 20], [2.0, -1.9], 10)
    assert f"miss by {round(moved, 2):g} MPa" in words_of(relu_sum)
    assert words_of(relu_sum).endswith("Unit 1 bends the line at 20 days.")
    relu_sum.get_by_role("button", name="Best weights").press("Enter")
    best = mean_error(**SUM["sets"]["2"])
    assert f"miss by {round(best, 2):g} MPa" in words_of(relu_sum)


def test_the_figures_fit_a_phone(figure, opened):
    opened.set_viewport_size({"width": 360, "height": 700})
    opened.wait_for_timeout(100)
    assert opened.evaluate("document.documentElement.scrollWidth") <= 360
    for kind in FIGURES:
        for handle in figure(kind).locator("input, button:visible").all():
            assert handle.bounding_box()["height"] >= 24
    opened.set_viewport_size({"width": 700, "height": 900})


def test_scripts_are_small():
    for kind in FIGURES:
        assert (STATIC / f"live-{kind}.js").stat().st_size < 5_000
