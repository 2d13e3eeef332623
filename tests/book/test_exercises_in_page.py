"""Exercises done in their pages with the page's own Python, and graded afterward."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from neurons.checks.catalogue import ASSIGNMENTS, find_task
from support.browser import Watch
from support.notebooks import ROOT, SLUG, SOURCES, chosen, release, solutions

pytestmark = pytest.mark.slow

SECOND = "07-numpy-forward"
ANSWERS = {
    SLUG: SOURCES,
    SECOND: {task: one.source for task, one in chosen(SECOND, "right").items()},
}
MOST_TABS = 200
# A first start loads and compiles 35 MB.
MOST_MS = 300_000


@pytest.fixture(params=[SLUG, pytest.param(SECOND, marks=pytest.mark.weekly)])
def slug(request):
    """An exercise."""
    return request.param


@pytest.fixture
def page(built_site, browser, slug):
    """Its page, opened from a folder while the network is cut."""
    file = built_site / f"exercises/{slug}.html"
    if "page.js" not in file.read_text(encoding="utf-8"):
        pytest.skip("not run: the site was built without Python in it")
    context = browser.new_context(offline=True)
    tab = context.new_page()
    watch = Watch(tab)
    tab.goto(file.as_uri())
    yield tab
    assert (watch.foreign(), watch.faults) == ([], [])
    context.close()


def go_to(tab, selector: str) -> None:
    """Press Tab until an element has the focus."""
    for _ in range(MOST_TABS):
        if tab.evaluate("name => document.activeElement.matches(name)", selector):
            return
        # Out of an editor, in which Tab indents.
        tab.keyboard.press("Escape")
        tab.keyboard.press("Tab")
    raise AssertionError(f"Tab does not lead to {selector}")


def type_in(tab, task: str, text: str) -> None:
    """Type an answer over the stub, key by key; the editor indents most lines."""
    box = f'[data-task="{task}"]'
    go_to(tab, f"{box} :is(textarea, .cm-content)")
    expect(tab.locator(f"{box} .cm-content")).to_be_focused(timeout=MOST_MS)
    area = tab.locator(f"{box} textarea")
    tab.keyboard.press("Control+a")
    tab.keyboard.press("Delete")
    for line in text.rstrip("\n").split("\n"):
        if area.input_value():
            tab.keyboard.press("Enter")
        code = line.lstrip()
        indent = len(line) - len(code)
        while (typed := area.input_value().rpartition("\n")[2]) != " " * indent:
            assert not typed.strip(), typed
            tab.keyboard.press("Tab" if len(typed) < indent else "Backspace")
        tab.keyboard.type(code)
    assert area.input_value() == text.rstrip("\n")


def paste(tab, task: str, text: str) -> None:
    """Put an answer in the place of the stub."""
    box = tab.locator(f'[data-task="{task}"]')
    box.locator("textarea").focus()
    expect(box.locator(".cm-content")).to_be_focused(timeout=MOST_MS)
    tab.keyboard.press("Control+a")
    tab.keyboard.insert_text(text)


def checked(tab, task: str) -> tuple[str, float]:
    """Press a check by keyboard, and return status and points."""
    box = f'[data-task="{task}"]'
    go_to(tab, f"{box} [data-check]")
    tab.keyboard.press("Enter")
    verdict = tab.locator(f"{box} [data-verdict]")
    some = re.compile(".")
    expect(verdict).to_have_attribute("data-status", some, timeout=MOST_MS)
    points = float(verdict.get_attribute("data-points"))
    return verdict.get_attribute("data-status"), points


def graded(slug: str, notebook: str, folder) -> dict[str, tuple[str, float]]:
    """Status and points that the grader gives for each task."""
    (folder / "class" / "ada").mkdir(parents=True)
    file = folder / "class" / "ada" / release(slug).name
    file.write_text(notebook, encoding="utf-8")
    command = [sys.executable, "-m", "autograder", "grade", str(folder / "class")]
    command += ["--out", str(folder / "out")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    results = json.loads((folder / "out" / "results.json").read_text("utf-8"))
    return {one["task"]: (one["status"], one["points"]) for one in results["results"]}


def test_what_the_page_says_is_what_the_grader_gives(page, slug, tmp_path):
    """All of it by keyboard alone."""
    found, answers = {}, ANSWERS[slug]
    for task in ASSIGNMENTS[slug]:
        if task in answers:
            type_in(page, task, f"# task: {task}\n{answers[task]}")
        found[task] = checked(page, task)
    total = sum(points for _, points in found.values())
    most = sum(find_task(task).points for task in found)
    score = page.locator(".ask-tools output").inner_text()
    assert f"Points so far: {total:g} of {most:g}." in score
    go_to(page, "[data-download]")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    made = Path(download.value.path()).read_text(encoding="utf-8")
    assert graded(slug, made, tmp_path) == found


@pytest.mark.parametrize("slug", [SLUG])
def test_what_is_typed_outlasts_a_reload_and_is_undone_as_people_expect(page):
    text = f"# task: neuron\n{SOURCES['neuron']}"
    paste(page, "neuron", text)
    page.reload()
    box = page.locator('[data-task="neuron"]')
    area = box.locator("textarea")
    assert area.input_value() == text
    area.focus()
    expect(box.locator(".cm-content")).to_be_focused(timeout=MOST_MS)
    page.keyboard.type("z")
    assert area.input_value() != text
    page.keyboard.press("Control+z")
    assert area.input_value() == text
    # Tab indents; after Escape it leads on.
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(box.locator(".cm-content")).not_to_be_focused()


@pytest.mark.weekly
@pytest.mark.parametrize("slug", ASSIGNMENTS)
def test_a_right_answer_to_each_task_is_right_in_the_page(browser, built_site, slug):
    tab = browser.new_page()
    tab.goto((built_site / f"exercises/{slug}.html").as_uri())
    found = {}
    for task, source in solutions(slug).items():
        paste(tab, task, source)
        found[task] = checked(tab, task)[0]
    assert set(found.values()) == {"correct"}, found
    tab.close()
