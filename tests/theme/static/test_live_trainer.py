"""The trainer in a real browser: what it asks, accepts, explains and draws."""

import itertools
import re
from pathlib import Path

import numpy as np
import pytest

from support.browser import Watch, browser  # noqa: F401  (a fixture)

STATIC = Path(__file__).resolve().parents[3] / "theme" / "static"
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Page</title><link rel="stylesheet" href="{static}/course.css">
<script>{dice}</script>
<script defer src="{static}/live-figure.js"></script>
<script defer src="{static}/live-trainer.js"></script></head><body>
<live-figure data-kind="trainer">
<script type="application/json">{{}}</script>
<figure class="live-static"><svg role="img" aria-label="Still."></svg></figure>
</live-figure></body></html>"""

# Numbers that are the same at each visit, as MINSTD makes them.
DICE = """let dice = 16890;
Math.random = () => (dice = (dice * 48271) % 2147483647) / 2147483647;"""


@pytest.fixture(scope="module")
def opened(browser, tmp_path_factory):  # noqa: F811
    """A page with a trainer alone; it must not complain."""
    file = tmp_path_factory.mktemp("page") / "page.html"
    file.write_text(PAGE.format(static=STATIC.as_uri(), dice=DICE), encoding="utf-8")
    page = browser.new_page(viewport={"width": 390, "height": 900}, has_touch=True)
    watch = Watch(page)
    page.goto(file.as_uri())
    yield page
    assert (watch.foreign(), watch.faults) == ([], [])
    page.close()


@pytest.fixture
def trainer(opened):
    opened.reload()
    opened.wait_for_selector(".trainer")
    return opened.locator(".trainer")


def name_of(k: int, n_layers: int) -> str:
    """What a layer is called, as in the chapters."""
    return "output" if k == n_layers - 1 else f"hidden {k + 1}"


def sizes_of(code: str) -> list[int]:
    """Inputs and units as the code says them."""
    inputs = re.search(r"Input\(\((\d+),\)\)", code)[1]
    return [int(n) for n in (inputs, *re.findall(r"Dense\((\d+)", code))]


def answers(sizes: list[int]) -> dict[str, str]:
    """The right answers to a network's code, by the rules of the course."""
    found = {}
    for k, (inputs, units) in enumerate(itertools.pairwise(sizes)):
        name = name_of(k, len(sizes) - 1)
        found[f"{name}: shape of the kernel"] = f"({inputs}, {units})"
        found[f"{name}: shape of the bias"] = f"({units},)"
        found[f"{name}: parameters"] = str((inputs + 1) * units)
    total = sum((i + 1) * u for i, u in itertools.pairwise(sizes))
    return found | {"parameters of the whole model": str(total)}


def why(trainer, label: str) -> str:
    """What is said about the answer in a field."""
    field = trainer.get_by_label(label)
    return trainer.locator(f"#{field.get_attribute('aria-describedby')}").inner_text()


def give(trainer, label: str, answer: str) -> str:
    """Fill a field, press Enter, and return what is said about it."""
    trainer.get_by_label(label).fill(answer)
    trainer.get_by_label(label).press("Enter")
    return why(trainer, label)


def test_right_answers_to_many_networks_are_accepted(trainer):
    seen = set()
    for n in range(1, 16):
        sizes = sizes_of(trainer.locator("pre").inner_text())
        seen.add(tuple(sizes))
        for label, answer in answers(sizes).items():
            trainer.get_by_label(label).fill(answer)
        trainer.get_by_role("button", name="check").tap()
        words = trainer.get_by_role("status").inner_text()
        assert words.endswith(f"Solved so far: {n}.")
        trainer.get_by_role("button", name="Next network").tap()
    assert len(seen) >= 8
    assert max(map(len, seen)) == 4


@pytest.mark.parametrize(
    ("label", "answer", "words"),
    [
        ("hidden 1: shape of the kernel", "(4, 2)", "Turned round"),
        ("hidden 1: shape of the kernel", "(3, 4)", "Rows: what comes into"),
        ("hidden 1: shape of the kernel", "8", "has two numbers"),
        ("hidden 1: shape of the bias", "(2,)", "belongs to a neuron, not to"),
        ("hidden 1: shape of the bias", "(1, 4)", "one number in its shape"),
        ("hidden 1: parameters", "8", "the weights alone"),
        ("hidden 1: parameters", "9", "a bias of its own"),
        ("hidden 1: parameters", "10", "counted by neurons, not by inputs"),
        ("output: parameters", "3", "are the outputs of the layer before"),
        ("output: parameters", "77", "(inputs + 1) × neurons"),
        ("parameters of the whole model", "12", "biases are missing"),
        ("parameters of the whole model", "19", "Inputs have no parameters"),
        ("parameters of the whole model", "none", "Write a number"),
    ],
)
def test_wrong_count_is_explained_by_its_likely_cause(trainer, label, answer, words):
    assert sizes_of(trainer.locator("pre").inner_text()) == [2, 4, 1]
    assert words in give(trainer, label, answer)
    assert trainer.get_by_label(label).get_attribute("aria-invalid") == "true"
    assert "of 7 right" in trainer.get_by_role("status").inner_text()


def test_shapes_are_accepted_as_people_write_them(trainer):
    for answer in ("(2, 4)", "2,4", "2 x 4", "[2,4]"):
        assert "Right" in give(trainer, "hidden 1: shape of the kernel", answer)


@pytest.mark.parametrize(
    ("label", "answer", "words"),
    [
        ("keras.Input", "3", "it is no input"),
        ("keras.Input", "4", "Count the squares"),
        ("hidden 1: Dense", "5", "count the circles alone"),
        ("hidden 1: Dense", "2", "what comes into this layer"),
        ("hidden 1: Dense", "4", "Right"),
    ],
)
def test_diagram_is_read_with_help(trainer, label, answer, words):
    trainer.get_by_role("button", name="diagram").press("Enter")
    assert words in give(trainer, label, answer)


def test_diagram_shows_the_network_in_shapes_and_words(trainer):
    trainer.get_by_role("button", name="diagram").press("Enter")
    svg = trainer.locator("svg.trainer-diagram")
    shapes = [svg.locator(s).count() for s in ("rect", "circle", "polygon", "line")]
    assert shapes == [2, 4 + 1, 2, 2 * 4 + 4 + 4 + 1]
    assert svg.get_attribute("aria-label") == (
        "Diagram of a network: 2 squares; column 1: 4 circles with a bent curve; "
        "column 2: 1 circle with a straight line. A diamond before each column."
    )
    for label, option in (("hidden 1: activation", "linear"), ("output:", "relu")):
        box = trainer.locator("label", has_text=label).locator("select").first
        box.select_option(option)
    trainer.get_by_role("button", name="check").tap()
    assert "has a bend" in why(trainer, "hidden 1: activation")
    assert "straight line" in why(trainer, "output: activation")


def network_of(trainer) -> list[tuple[np.ndarray, np.ndarray, str]]:
    """Kernel, bias and activation of each layer, as they are printed."""
    text = trainer.locator("pre").inner_text()
    layers = re.findall(
        r"(?:hidden \d|output), (\w+)\s+kernel (\[\[.*?\]\])\s+bias\s+(\[.*?\])",
        text,
        re.DOTALL,
    )
    read = [[np.array(eval(part)) for part in layer[1:]] for layer in layers]
    return [(W, b, layer[0]) for (W, b), layer in zip(read, layers, strict=True)]


@pytest.mark.parametrize("own", [None, ["-2", "0.5"]])
def test_forward_pass_agrees_with_numpy_also_on_own_numbers(trainer, own):
    trainer.get_by_role("button", name="forward pass").press("Enter")
    for i, value in enumerate(own or []):
        trainer.get_by_label(f"input {i}").fill(value)
        trainer.get_by_label(f"input {i}").press("Tab")
    layers = network_of(trainer)
    inputs = [trainer.get_by_label(f"input {i}") for i in range(len(layers[0][0]))]
    values = np.array([float(field.input_value()) for field in inputs])
    for k, (W, b, activation) in enumerate(layers):
        sums = values @ W + b
        values = np.maximum(sums, 0) if activation == "relu" else sums
        name = name_of(k, len(layers))
        for j, (z, a) in enumerate(zip(sums, values, strict=True)):
            trainer.get_by_label(f"{name}, unit {j}: sum").fill(f"{z:g}")
            trainer.get_by_label(f"{name}, unit {j}: output").fill(f"{a:g}")
    trainer.get_by_role("button", name="check").tap()
    assert trainer.get_by_role("status").inner_text().startswith("All 10 right")


def test_wrong_step_is_explained_by_its_likely_cause(trainer):
    trainer.get_by_role("button", name="forward pass").press("Enter")
    W, b, _ = network_of(trainer)[0]
    x = np.array([float(trainer.get_by_label(f"input {i}").input_value()) for i in
                  range(2)])  # fmt: skip
    sums = x @ W + b
    first = "hidden 1, unit 0: sum"
    assert b[0] != 0
    assert "bias is missing" in give(trainer, first, f"{sums[0] - b[0]:g}")
    assert "another neuron" in give(trainer, first, f"{sums[1]:g}")
    assert "Begin with 3 · 1" in give(trainer, first, "99")
    negative = int(np.argmin(sums))
    assert sums[negative] < 0
    output = f"hidden 1, unit {negative}: output"
    assert "below 0 into 0" in give(trainer, output, f"{sums[negative]:g}")
    assert "does not drop the sign" in give(trainer, output, f"{-sums[negative]:g}")


def test_everything_is_done_with_keys_and_focus_goes_to_the_first_mistake(
    opened, trainer
):
    trainer.get_by_role("button", name="code → parameters").focus()
    for _ in range(4):  # two more buttons, the code, the first field
        opened.keyboard.press("Tab")
    opened.keyboard.type("2, 4")
    opened.keyboard.press("Enter")
    focused = opened.evaluate("document.activeElement.closest('label').innerText")
    assert focused.strip() == "hidden 1: shape of the bias"
    assert opened.evaluate("document.documentElement.scrollWidth") <= 390


def test_shown_answers_are_right_and_count_as_no_solution(trainer):
    trainer.get_by_role("button", name="Show the answers").tap()
    assert trainer.get_by_label("hidden 1: parameters").input_value() == "12"
    said = {*trainer.locator(".trainer-why").all_inner_texts()}
    assert said == {"The answer."}  # and not "Right", which the reader didn't earn
    trainer.get_by_role("button", name="check").tap()
    assert trainer.get_by_role("status").inner_text() == "These are the answers."
