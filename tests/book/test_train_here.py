"""The page on which the reader's own browser trains, played from press to result."""

import gzip
import re
from pathlib import Path

import numpy as np
import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from neurons import datasets
from support.browser import Watch
from theme.after import tfjs
from tools import node

NAME = "chapters/practice/train-here.html"
LINE = re.compile(
    r"Epoch (\d+): w (\S+) kcal per g, b (\S+) kcal\. Loss ([\d.,]+) kcal"
)
ROWS = re.compile(r"(Training|Test) set: loss ([\d.]+), ([\d.]+) % right")


@pytest.fixture
def train_here(built_site, browser):
    """The page as a file; TensorFlow.js must be there."""
    if not (built_site / tfjs.FOLDER).is_dir():
        pytest.skip(f"not run: {node.REMEDY}, then `make book`")
    page = browser.new_page(viewport={"width": 390, "height": 900}, has_touch=True)
    watch = Watch(page)
    page.goto((built_site / NAME).as_uri())
    page.watch = watch
    yield page
    assert (watch.foreign(), watch.faults) == ([], [])
    page.close()


def figures(page):
    """The neuron's figure and the network's."""
    return page.locator("figure.live").all()


def press(figure, name: str) -> None:
    figure.get_by_role("button", name=name, exact=True).press("Enter")


def tap(figure, name: str) -> None:
    figure.get_by_role("button", name=name, exact=True).tap()


def rest(figure, start: str, seconds: int = 60) -> str:
    """Wait until the training comes to rest, and return what is announced then."""
    status = figure.get_by_role("status")
    expect(status).to_have_text(re.compile(f"^{start}"), timeout=1000 * seconds)
    expect(status).to_have_attribute("aria-live", "polite")
    return status.inner_text()


def where(text: str) -> list[float]:
    """Epoch, weight, bias and loss of the neuron."""
    found = LINE.search(text.replace("\u2212", "-"))
    return [float(number.replace(",", "")) for number in found.groups()]


def held_out(built_site: Path) -> tuple[float, float]:
    """What chapter 6b says of test rows, in %: five accuracies, and what luck adds."""
    html = (built_site / "chapters/06b-diabetes.html").read_text(encoding="utf-8")
    text = BeautifulSoup(html, "html.parser").get_text()
    folds = [float(fold) for fold in re.findall(r"fold: ([\d.]+) % right", text)]
    chance = float(re.search(r"two: ([\d.]+) points", text)[1])
    return min(folds) - chance, max(folds) + chance


def test_tensorflow_is_loaded_when_training_begins_and_not_before(train_here):
    page = train_here
    assert not [url for url in page.watch.requests if "tfjs" in url]
    neuron, network = figures(page)
    press(neuron, "1 epoch")
    rest(neuron, "Epoch 1:")
    press(network, "1 epoch")
    rest(network, "Start 1, epoch 1\\.")
    loaded = [url.rpartition("/")[2] for url in page.watch.requests if "tfjs" in url]
    assert loaded == [Path(name).name for name in tfjs.FILES]


def test_neuron_finds_the_line_of_chapter_1_and_can_be_paused(train_here):
    neuron, _ = figures(train_here)
    line = neuron.locator("polyline").first
    before = line.get_attribute("points")
    press(neuron, "Train")
    expect(neuron.get_by_role("status")).to_have_attribute("aria-live", "off")
    press(neuron, "Pause")
    epoch = where(rest(neuron, "Paused"))[0]
    assert 0 < epoch < 100
    for _ in range(3):
        press(neuron, "1 epoch")
    rest(neuron, f"Epoch {epoch + 3:.0f}:")
    press(neuron, "Train")
    n, w, b, loss = where(rest(neuron, "Done"))
    assert n == 100
    known = datasets.complete_rows(datasets.cereal(), ["sugars", "calories"])
    x, y = known["sugars"].to_numpy(), known["calories"].to_numpy()
    best = np.polyfit(x, y, 1)
    assert [w, b] == pytest.approx(best, abs=1e-3)
    assert loss == pytest.approx(np.mean((np.polyval(best, x) - y) ** 2), abs=0.05)
    assert line.get_attribute("points") != before
    press(neuron, "Reset")
    assert where(rest(neuron, "Epoch 0:"))[1:3] == [0, 0]


@pytest.mark.slow
def test_same_rate_explodes_on_sugars_as_they_are(train_here):
    neuron, _ = figures(train_here)
    tap(neuron, "as they are")
    tap(neuron, "Train")
    assert "explodes" in rest(neuron, "Epoch")
    neuron.get_by_role("slider", name="learning rate").fill("0.01")
    tap(neuron, "Reset")
    rest(neuron, "Epoch 0:")
    tap(neuron, "Train")
    first, least = where(rest(neuron, "Done"))[3], 257.4
    assert least < first < 20 * least


# The whole training takes minutes.
@pytest.mark.parametrize(
    "whole",
    [
        pytest.param(False, marks=pytest.mark.slow),
        pytest.param(True, marks=pytest.mark.weekly),
    ],
)
def test_network_trains_to_the_figures_of_its_chapter(train_here, built_site, whole):
    _, network = figures(train_here)
    press(network, "Train")
    if not whole:
        status = network.get_by_role("status")
        expect(status).to_have_text(re.compile(r"epoch [2-9]\d"), timeout=90_000)
        press(network, "Pause")
    said = rest(network, "Done" if whole else "Paused", 300)
    rows = {
        name: (float(loss), float(right)) for name, loss, right in ROWS.findall(said)
    }
    low, high = held_out(built_site)
    assert low < rows["Test"][1] < high
    assert rows["Test"][0] < 0.6
    assert rows["Training"][0] < 0.5
    epochs = int(re.search(r"epoch (\d+)", said)[1])
    assert epochs == 150 if whole else epochs >= 20
    curves = network.locator("polyline").all()
    lengths = [len(curve.get_attribute("points").split()) for curve in curves]
    assert lengths == [epochs + 1] * 4


def test_another_start_begins_with_other_weights(train_here):
    _, network = figures(train_here)
    said = set()
    for start in (1, 2, 3):
        press(network, "1 epoch")
        said.add(rest(network, f"Start {start}, epoch 1\\.").partition("epoch")[2])
        tap(network, "Another start")
        rest(network, f"Start {start + 1}, epoch 0\\.")
    assert len(said) == 3


def test_a_site_without_tensorflow_says_so_and_what_to_do(built_site, browser):
    page = browser.new_page()
    page.route("**/tfjs/*", lambda route: route.abort())
    page.goto((built_site / NAME).as_uri())
    neuron, _ = figures(page)
    press(neuron, "Train")
    said = rest(neuron, "TensorFlow.js is not in this copy")
    assert "make" in said
    expect(neuron.get_by_role("button", name="Train", exact=True)).to_be_enabled()
    page.close()


def test_the_weight_that_the_page_states_is_that_of_the_scripts(built_site, root):
    if not (built_site / tfjs.FOLDER).is_dir():
        pytest.skip(f"not run: {node.REMEDY}, then `make book`")
    files = (built_site / tfjs.FOLDER).iterdir()
    size = sum(len(gzip.compress(file.read_bytes())) for file in files) / 1000
    text = (root / "chapters/practice/train-here.md").read_text(encoding="utf-8")
    stated = int(re.search(r"about (\d+) KB", text)[1])
    assert stated == pytest.approx(size, rel=0.1)
