"""The exercises' pages: what they take from a notebook, and what they leave there."""

import json
import shutil
from pathlib import Path

import pytest

from autograder.errors import CourseError
from neurons.checks.catalogue import ASSIGNMENTS
from theme.directives.exercise_pages import (
    cells_of,
    exercise_page,
    filled_in,
    notebook_of,
    pieces_of,
)

pytestmark = pytest.mark.unit

ROOT = Path(__file__).resolve().parents[3]
SITE = "https://someone.github.io/course/"
SLUG = "01-single-neuron"
SETTINGS = {
    "html_theme_options": {
        "repository_url": "https://github.com/someone/course",
        "repository_branch": "main",
    },
    "myst_enable_extensions": ["colon_fence", "dollarmath"],
}


def text_of(slug: str) -> str:
    return notebook_of(ROOT, f"exercises/{slug}").read_text(encoding="utf-8")


@pytest.mark.parametrize("slug", ASSIGNMENTS)
def test_each_exercise_has_a_page_with_all_tasks_and_points(slug):
    assert "@EXERCISE@" in (ROOT / f"exercises/{slug}.md").read_text(encoding="utf-8")
    page = exercise_page(text_of(slug), slug, SITE)
    tasks = json.loads((ROOT / "neurons/checks/catalogue.json").read_text())[slug]
    places = [
        page.index(f'data-task="{task["id"]}" data-points="{task["points"]:g}"')
        for task in tasks
    ]
    assert places == sorted(places)
    assert page.count("<details><summary>Hint 3") == len(tasks)


@pytest.mark.parametrize("slug", ASSIGNMENTS)
def test_a_notebook_is_cut_at_its_answers_alone(slug):
    text = text_of(slug)
    pieces = pieces_of(text)
    assert tuple(pieces[1::2]) == ASSIGNMENTS[slug]
    answers = {task: ["a = 1\n", 'b = "</script>"'] for task in pieces[1::2]}
    made = filled_in(pieces, answers)
    old, new = (json.loads(one)["cells"] for one in (text, made))
    changed = [c["id"] for c, d in zip(old, new, strict=True) if c != d]
    assert changed == pieces[1::2]


def test_a_notebook_that_was_edited_is_refused_with_the_remedy():
    text = json.dumps(json.loads(text_of(SLUG)), indent=4)
    with pytest.raises(CourseError, match="autograder release"):
        pieces_of(text)


def test_a_notebook_that_begins_otherwise_is_refused():
    text = text_of(SLUG).replace("# Exercise 1: The", "# The")
    with pytest.raises(CourseError, match="first cell"):
        exercise_page(text, SLUG, SITE)


@pytest.mark.parametrize(
    "left_out", ["urlopen(SITE", "check.ready", "Restart and run all", "check.hint"]
)
def test_what_is_of_use_in_a_notebook_alone_is_left_out(left_out):
    page = exercise_page(text_of(SLUG), SLUG, SITE)
    shown = page.partition("</script>")
    assert left_out not in shown[0].partition("<script")[0] + shown[2]


def test_the_given_cells_stand_where_they_stood():
    slug = "06-compile-fit"
    names = [cell.name for cell in cells_of(text_of(slug))]
    page = exercise_page(text_of(slug), slug, SITE)
    found = [name for name in names if f'data-cell="{name}"' in page]
    assert found == ["code-03", *ASSIGNMENTS[slug][:4], "code-17", "trained"]
    places = [page.index(f'data-cell="{name}"') for name in found]
    assert places == sorted(places)


def test_sphinx_makes_the_page_with_links_into_the_book(build_page, tmp_path):
    folder = tmp_path / "exercises"
    folder.mkdir()
    shutil.copy(ROOT / f"exercises/{SLUG}.md", folder)
    shutil.copytree(ROOT / "exercises" / SLUG, folder / SLUG)
    chapter = tmp_path / f"chapters/{SLUG}.md"
    chapter.parent.mkdir()
    chapter.write_text("---\norphan: true\n---\n# The single neuron\n")
    text = f"# A page\n\n{{doc}}`exercises/{SLUG}`\n"
    names = ("links", "exercise_pages", "scripts")
    parts = [f"theme.directives.{name}" for name in names]
    # The notebook says the course's own address.
    own = {"repository_url": "https://github.com/from-one-neuron-up/from-one-neuron-up"}
    options = {"html_theme_options": SETTINGS["html_theme_options"] | own}
    front = build_page(text, *parts, **SETTINGS | options)
    named = [line for line in front.warnings.splitlines() if "theme option" not in line]
    assert named == []
    html = (tmp_path / f"_build/html/exercises/{SLUG}.html").read_text("utf-8")
    assert f'href="../chapters/{SLUG}.html"' in html
    assert "exercise.js" in html
    assert "exercise.js" not in str(front.html)
