"""An exercise's page in a real browser, over a Python whose outputs are made up."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect
from sphinx.testing.util import SphinxTestApp

from neurons.checks.model import Status, Verdict
from neurons.checks.show import as_html
from support.axe import axe_faults, demand_axe
from support.browser import Watch, browser  # noqa: F401  (a fixture)
from theme.directives.scripts import NEEDED
from tools.hosting import hosted

ROOT = Path(__file__).resolve().parents[3]
STATIC = ROOT / "theme" / "static"
SLUG = "01-single-neuron"
KEY = "neurons-progress"
NOTEBOOK = ROOT / f"exercises/{SLUG}/single-neuron.ipynb"
CONF = """
extensions = ["myst_parser", "theme.directives.formulas", "theme.directives.links",
    "theme.directives.exercise_pages", "theme.directives.scripts"]
html_theme = "basic"
html_theme_options = {"repository_url": "https://github.com/a/b",
    "repository_branch": "main"}
html_math_renderer = "mathml"
html_static_path = [STATIC]
html_favicon = "static/favicon.svg"
html_css_files = ["tokens.css", "course.css"]
html_js_files = [("fake_python.js", {"defer": "defer"})]
myst_enable_extensions = ["dollarmath"]
language = "en"
"""
GIVEN = ["code-03", "code-05"]
ANSWER = "# task: neuron\ndef neuron(x, w, b):\n    return w * x + b"


@pytest.fixture(scope="module")
def address(tmp_path_factory) -> Iterator[str]:
    """The page of exercise 1 as Sphinx makes it, with the scripts of this course."""
    folder = tmp_path_factory.mktemp("book")
    static = folder / "static"
    shutil.copytree(STATIC, static)
    shutil.copy(ROOT / "neurons/draw/tokens.css", static)
    shutil.copy(Path(__file__).with_name("fake_python.js"), static)
    conf = CONF.replace("STATIC", repr("static"))
    (folder / "conf.py").write_text(conf, encoding="utf-8")
    (folder / "index.md").write_text("# Front\n", encoding="utf-8")
    (folder / "exercises").mkdir()
    shutil.copy(ROOT / f"exercises/{SLUG}.md", folder / "exercises")
    shutil.copytree(NOTEBOOK.parent, folder / "exercises" / SLUG)
    app = SphinxTestApp(srcdir=folder)
    app.build()
    made = app.outdir / f"exercises/{SLUG}.html"
    app.cleanup()
    scripts = NEEDED["data-exercise="]
    assert all(name in made.read_text(encoding="utf-8") for name in scripts)
    with hosted(app.outdir) as address:
        yield f"{address}exercises/{SLUG}.html"


@pytest.fixture
def context(browser):  # noqa: F811
    """Tabs with one storage of their own."""
    made = browser.new_context(viewport={"width": 390, "height": 900})
    yield made
    made.close()


@pytest.fixture
def page(context, address):
    """A tab in which nothing may fail."""
    tab = context.new_page()
    watch = Watch(tab)
    tab.goto(address)
    yield tab
    assert (watch.foreign(), watch.faults) == ([], [])


def says(
    tab, task: str, status: Status, points: float, most: float, message=""
) -> None:
    """Let the check of a task end in a verdict."""
    verdict = Verdict(task, status, points, most, message, "Chapter 1")
    foot = [f"So far: {points:g} of {most:g} points in this exercise."]
    html = as_html(
        verdict, foot=foot, address=f"https://a.github.io/b/chapters/{SLUG}.html#x"
    )
    facts = {f"check-{task}": [{"kind": "html", "data": html}]}
    tab.evaluate("facts => Object.assign(fake.outputs, facts)", facts)


def box(tab, task: str):
    return tab.locator(f'[data-task="{task}"]')


def write(tab, task: str, text: str) -> None:
    box(tab, task).locator("textarea").fill(text)


def check(tab, task: str, status: str) -> None:
    """Press a check by keyboard, and wait for its verdict."""
    box(tab, task).locator("[data-check]").press("Enter")
    expect(box(tab, task).locator("[data-verdict]")).to_have_attribute(
        "data-status", status
    )


def score(tab) -> str:
    return tab.locator(".ask-tools output").inner_text()


def downloaded(tab) -> str:
    with tab.expect_download() as found:
        tab.locator("[data-download]").press("Enter")
    assert found.value.suggested_filename == "single-neuron.ipynb"
    return Path(found.value.path()).read_text(encoding="utf-8")


def test_a_check_runs_what_stands_above_and_shows_the_verdict(page):
    says(page, "neuron", Status.CORRECT, 3, 3, "Now for `arrays`.")
    assert "Points so far: 0 of 12." in score(page)
    write(page, "neuron", ANSWER)
    check(page, "neuron", "correct")
    assert page.evaluate("fake.calls") == [*GIVEN, "neuron", "check-neuron"]
    verdict = box(page, "neuron").locator("[data-verdict]")
    assert verdict.get_attribute("data-points") == "3"
    assert verdict.get_attribute("role") == "status"
    assert verdict.inner_text().startswith("✔ neuron: Right · 3 of 3 points")
    assert verdict.locator("code").inner_text() == "arrays"
    assert verdict.locator("a").get_attribute("href") == f"../chapters/{SLUG}.html#x"
    assert "Points so far: 3 of 12." in score(page)
    says(page, "line", Status.PARTIAL, 2, 4, "The bias is off.")
    page.evaluate("fake.calls = []")
    check(page, "line", "partial")
    # An answer of an earlier task is run, given cells are not run once more.
    assert page.evaluate("fake.calls") == ["estimate", "line", "check-line"]
    assert "Points so far: 5 of 12." in score(page)
    # The check has counted what it judged since Python was started: less than is kept.
    foot = box(page, "line").locator("[data-verdict] small").inner_text()
    assert foot == "So far: 5 of 12 points in this exercise."
    write(page, "line", "w_fit = 1")
    expect(box(page, "line").locator("[data-verdict]")).to_have_text(
        "Changed since it was checked."
    )
    assert "Points so far: 3 of 12." in score(page)


def test_an_answer_above_that_was_changed_runs_once_more_and_what_ran_before_it(page):
    says(page, "line", Status.CORRECT, 4, 4)
    check(page, "line", "correct")
    write(page, "neuron", ANSWER)
    page.evaluate("fake.calls = []")
    check(page, "line", "correct")
    changed = ["neuron", "estimate", "line", "check-line"]
    page.wait_for_function("wanted => fake.calls.join() === wanted.join()", arg=changed)
    # Also past an answer that stops.
    page.evaluate("fake.stops.add('estimate')")
    # A check runs its own answer; what stands below it is older then.
    says(page, "neuron", Status.CORRECT, 3, 3)
    check(page, "neuron", "correct")
    page.evaluate("fake.calls = []")
    box(page, "line").locator("[data-check]").press("Enter")
    page.wait_for_function("fake.calls.includes('check-line')")
    assert page.evaluate("fake.calls") == ["estimate", "line", "check-line"]


def test_python_that_was_stopped_is_started_again_and_all_runs_once_more(page):
    says(page, "neuron", Status.WRONG, 0, 3, "It is a list.")
    page.evaluate("fake.wait = 200")
    box(page, "neuron").locator("[data-check]").press("Enter")
    page.wait_for_function("fake.calls.includes('code-03')")
    page.evaluate("pagePython.interrupt()")
    verdict = box(page, "neuron").locator("[data-verdict]")
    expect(verdict).to_have_attribute("data-status", "not_judged")
    assert "is there a loop that never ends?" in verdict.inner_text()
    assert "check-neuron" not in page.evaluate("fake.calls")
    for _ in range(2):
        page.evaluate("fake.calls = []; fake.wait = 0; pagePython.interrupt()")
        box(page, "neuron").locator("[data-check]").press("Enter")
        page.wait_for_function("fake.calls.includes('check-neuron')")
        assert page.evaluate("fake.calls") == [*GIVEN, "neuron", "check-neuron"]
    expect(verdict).to_have_attribute("data-status", "wrong")


# What happens, and what is said of it; each on top of those before it.
FAILURES = [
    ("0", "the check could not run"),
    (
        "fake.outputs['check-neuron'] = [{kind: 'error', data: '<b>NameError</b>'}]",
        "<b>NameError</b>",
    ),
    (
        "pagePython.interrupt(); fake.stops.add('code-05')",
        "a cell above stopped with an error",
    ),
    # Nothing of it is taken for there at the next press.
    ("delete fake.outputs['check-neuron']", "a cell above stopped with an error"),
    ("fake.isBroken = true", "Python did not start in this page (no WebAssembly)"),
]


def test_what_goes_wrong_here_is_no_fault_of_the_answer(page):
    verdict = box(page, "neuron").locator("[data-verdict]")
    for happens, words in FAILURES:
        page.evaluate(happens)
        check(page, "neuron", "not_judged")
        expect(verdict).to_contain_text(words)
        assert verdict.inner_text().startswith("Not judged, through no fault of your")
        assert "Points so far: 0 of 12." in score(page)
        assert page.locator("[aria-disabled]").count() == 0


def test_what_is_typed_and_found_outlasts_a_reload(page):
    says(page, "neuron", Status.WRONG, 0, 3, "It is a list.")
    write(page, "neuron", ANSWER)
    write(page, "estimate", "calories_5g = 102.5")
    page.locator('[data-cell="code-05"] textarea').fill("cereal = 1")
    check(page, "neuron", "wrong")
    page.reload()
    assert box(page, "neuron").locator("textarea").input_value() == ANSWER
    assert page.locator('[data-cell="code-05"] textarea').input_value() == "cereal = 1"
    verdict = box(page, "neuron").locator("[data-verdict]")
    assert verdict.get_attribute("data-status") == "wrong"
    assert verdict.inner_text() == "✘ neuron: Not yet · 0 of 3 points"
    page.get_by_role("button", name="Erase all").press("Enter")
    page.get_by_role("button", name="Erase everything").press("Enter")
    assert "pass" in box(page, "neuron").locator("textarea").input_value()
    page.reload()
    assert "pass" in box(page, "estimate").locator("textarea").input_value()


def test_of_two_tabs_the_newer_text_is_shown_in_both(page, context, address):
    other = context.new_page()
    other.goto(address)
    write(page, "neuron", "first = 1")
    expect(box(other, "neuron").locator("textarea")).to_have_value("first = 1")
    write(other, "neuron", "second = 2")
    expect(box(page, "neuron").locator("textarea")).to_have_value("second = 2")
    expect(page.locator(".exercise-news")).to_contain_text("Changed in another tab")
    stored = json.loads(page.evaluate(f"localStorage.getItem('{KEY}')"))
    assert stored["cells"][f"{SLUG}/neuron"]["text"] == "second = 2"


def test_progress_saved_in_one_browser_is_loaded_in_another(page, browser, address):  # noqa: F811
    write(page, "neuron", ANSWER)
    with page.expect_download() as found:
        page.get_by_role("button", name="Save my progress").press("Enter")
    elsewhere = browser.new_page()
    elsewhere.goto(address)
    field = elsewhere.locator(".ask-tools input[type=file]")
    field.set_input_files(found.value.path())
    expect(elsewhere.locator(".ask-warning")).to_have_text("Loaded: 1 answers.")
    assert box(elsewhere, "neuron").locator("textarea").input_value() == ANSWER
    elsewhere.context.close()


def test_the_notebook_comes_down_and_goes_back_in(page, tmp_path):
    assert downloaded(page) == NOTEBOOK.read_text(encoding="utf-8")
    write(page, "neuron", ANSWER)
    file = tmp_path / "mine.ipynb"
    file.write_text(downloaded(page), encoding="utf-8")
    write(page, "neuron", "mine = 1")
    write(page, "estimate", "calories_5g = 102.5")
    page.locator("[data-open]").set_input_files(file)
    news = page.locator(".exercise-news")
    expect(news).to_contain_text("Opened mine.ipynb: 1 of 5 answers changed.")
    assert box(page, "neuron").locator("textarea").input_value() == ANSWER
    # The file has the stub there: what was typed stays.
    assert "102.5" in box(page, "estimate").locator("textarea").input_value()
    news.get_by_role("button").press("Enter")
    assert box(page, "neuron").locator("textarea").input_value() == "mine = 1"
    expect(page.get_by_role("button", name="Open notebook")).to_be_focused()


def test_a_file_that_cannot_be_taken_gets_a_sentence_and_changes_nothing(
    page, tmp_path
):
    write(page, "neuron", ANSWER)
    before = downloaded(page)
    large = tmp_path / "large.ipynb"
    with large.open("wb") as file:
        file.truncate(50_000_000)
    broken = tmp_path / "<img src=x onerror=alert(1)>.ipynb"
    broken.write_bytes(b"\xff\xfe{")
    relu = ROOT / "exercises/04-relu/relu.ipynb"
    for file, words in (
        (large, "has 50 MB"), (broken, "is damaged"), (relu, "of exercise 04-relu"),
    ):  # fmt: skip
        page.locator("[data-open]").set_input_files(file)
        expect(page.locator(".exercise-news")).to_contain_text(words)
    assert page.locator(".exercise-news img").count() == 0
    assert downloaded(page) == before


def test_without_python_in_the_site_the_page_says_where_to_go(context, address):
    context.route("**/fake_python.js*", lambda route: route.fulfill(body=""))
    tab = context.new_page()
    tab.goto(address)
    expect(tab.locator(".exercise")).to_contain_text("No Python runs in this page here")
    assert tab.locator("[data-check], [data-download]").count() == 0
    assert "pass  # your answer" in box(tab, "neuron").inner_text()


def test_where_nothing_is_stored_the_page_says_so(context, address):
    early = (ROOT / "theme/after/early.js").read_text(encoding="utf-8")
    block = "Storage.prototype.setItem = () => { throw new Error('blocked'); };"
    context.add_init_script(f"{block}\n{early}")
    tab = context.new_page()
    tab.goto(address)
    write(tab, "neuron", ANSWER)
    expect(tab.locator(".ask-warning")).to_contain_text("stores nothing for this site")
    assert json.loads(downloaded(tab))["cells"][6]["source"][-1].endswith("+ b")


def test_axe_finds_nothing_and_buttons_have_the_names_of_tasks(context, address):
    demand_axe()
    # axe looks for style sheets that a folder's page may not read: nobody watches.
    tab = context.new_page()
    tab.goto(address)
    for status in (Status.WRONG, Status.NOT_JUDGED):
        says(tab, "neuron", status, 0, 3, "It is a `list`.")
        check(tab, "neuron", status)
        assert axe_faults(tab, part=".exercise") == []
        assert axe_faults(tab, part='[data-task="neuron"]') == []
    buttons = tab.locator("[data-check]")
    names = buttons.evaluate_all("all => all.map(one => one.ariaLabel)")
    tasks = ("neuron", "estimate", "line", "surprise", "house")
    assert names == [f"Check {task}" for task in tasks]
