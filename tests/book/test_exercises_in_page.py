"""An exercise done in its page with the page's own Python, and graded afterward."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from support.browser import Watch
from support.notebooks import ROOT, SLUG, SOURCES, chosen

pytestmark = pytest.mark.slow

NAME = "single-neuron.ipynb"
# A first start loads and compiles 35 MB.
MOST_MS = 300_000


@pytest.fixture
def page(built_site, browser):
    """The page, opened from a folder while the network is cut."""
    file = built_site / f"exercises/{SLUG}.html"
    if "page.js" not in file.read_text(encoding="utf-8"):
        pytest.skip("not run: the site was built without Python in it")
    context = browser.new_context(offline=True)
    tab = context.new_page()
    watch = Watch(tab)
    tab.goto(file.as_uri())
    yield tab
    assert (watch.foreign(), watch.faults) == ([], [])
    context.close()


def answer(tab, task: str, text: str) -> None:
    """Type an answer over the stub, as people paste it."""
    box = tab.locator(f'[data-task="{task}"]')
    box.locator("textarea").focus()
    expect(box.locator(".cm-content")).to_be_focused(timeout=MOST_MS)
    tab.keyboard.press("Control+a")
    tab.keyboard.insert_text(text)


def checked(tab, task: str) -> tuple[str, float]:
    """Press a check by keyboard, and return status and points."""
    box = tab.locator(f'[data-task="{task}"]')
    box.locator("[data-check]").press("Enter")
    verdict = box.locator("[data-verdict]")
    some = re.compile(".")
    expect(verdict).to_have_attribute("data-status", some, timeout=MOST_MS)
    points = float(verdict.get_attribute("data-points"))
    return verdict.get_attribute("data-status"), points


def graded(notebook: str, folder) -> dict[str, tuple[str, float]]:
    """Status and points that the grader gives for each task."""
    (folder / "class" / "ada").mkdir(parents=True)
    (folder / "class" / "ada" / NAME).write_text(notebook, encoding="utf-8")
    command = [sys.executable, "-m", "autograder", "grade", str(folder / "class")]
    command += ["--out", str(folder / "out")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    results = json.loads((folder / "out" / "results.json").read_text("utf-8"))
    return {one["task"]: (one["status"], one["points"]) for one in results["results"]}


def test_what_the_page_says_is_what_the_grader_gives(page, tmp_path):
    found = {}
    for task, source in SOURCES.items():
        answer(page, task, f"# task: {task}\n{source}")
        found[task] = checked(page, task)
    found["house"] = checked(page, "house")
    total = sum(points for _, points in found.values())
    score = page.locator(".ask-tools output").inner_text()
    assert f"Points so far: {total:g} of 12." in score
    with page.expect_download() as download:
        page.locator("[data-download]").press("Enter")
    made = Path(download.value.path()).read_text(encoding="utf-8")
    assert graded(made, tmp_path) == found
    page.reload()
    # Nothing typed is lost, and what was opened and typed is undone as people expect.
    box = page.locator('[data-task="neuron"]')
    area = box.locator("textarea")
    assert area.input_value() == f"# task: neuron\n{SOURCES['neuron']}"
    area.focus()
    expect(box.locator(".cm-content")).to_be_focused(timeout=MOST_MS)
    page.keyboard.type("z")
    assert area.input_value() != f"# task: neuron\n{SOURCES['neuron']}"
    page.keyboard.press("Control+z")
    assert area.input_value() == f"# task: neuron\n{SOURCES['neuron']}"
    # Tab indents; after Escape it leads on.
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(box.locator(".cm-content")).not_to_be_focused()


@pytest.mark.weekly
@pytest.mark.parametrize(
    "slug", sorted(path.stem for path in ROOT.glob("exercises/*.md"))
)
def test_a_right_answer_to_each_task_is_right_in_the_page(browser, built_site, slug):
    tab = browser.new_page()
    tab.goto((built_site / f"exercises/{slug}.html").as_uri())
    found = {}
    for task, one in chosen(slug, "right").items():
        answer(tab, task, f"# task: {task}\n{one.source}")
        found[task] = checked(tab, task)[0]
    assert set(found.values()) == {"correct"}, found
    tab.close()
