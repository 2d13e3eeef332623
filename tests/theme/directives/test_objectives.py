"""The table of objectives is complete: objectives, questions, tasks have a place."""

import json
import re
from pathlib import Path

import pytest

from autograder.errors import CourseError
from neurons.checks.catalogue import ASSIGNMENTS
from theme.cells.questions import questions_of
from theme.directives import objectives

pytestmark = pytest.mark.unit

ROOT = Path(__file__).resolve().parents[3]
PLACES = objectives.places(ROOT)
# Said on the page, and neither tested nor practiced there.
SAID_ONLY = {("00-numpy-pandas", "What Keras is")}


@pytest.fixture(params=PLACES)
def page(request):
    return request.param


def source(page):
    return (ROOT / f"chapters/{page}.md").read_text(encoding="utf-8")


def test_each_chapter_has_its_objectives_placed():
    chapters = [path.stem for path in sorted((ROOT / "chapters").glob("0*.md"))]
    assert list(PLACES) == [*chapters, "appendix-backward"]
    rows = objectives.table(ROOT).splitlines()[2:]
    assert len(rows) == sum(len(objectives.aims(source(page))) for page in PLACES)
    for row in rows:
        assert re.fullmatch(
            r"\| \{doc\}`\w+ </chapters/[\w-]+>`(?: \| [^|]+){4} \|", row
        ), row


def test_named_sections_stand_on_the_page(page):
    headings = re.findall(r"^###? (.+)$", source(page), re.MULTILINE)
    for place in PLACES[page]:
        assert place["section"] in headings
        assert place.get("doing", place["section"]) in headings


def test_each_question_that_tests_an_objective_stands_on_the_page(page):
    names = {question.name for question in questions_of(source(page))}
    tested = {name for place in PLACES[page] for name in place.get("asks", [])}
    assert tested <= names


def test_each_objective_is_tested_or_practiced(page):
    for place in PLACES[page]:
        is_trained = {"asks", "tasks", "doing"} & set(place)
        assert is_trained or (page, place["section"]) in SAID_ONLY


def test_each_task_of_the_exercises_trains_an_objective_of_its_chapter():
    for slug, tasks in ASSIGNMENTS.items():
        pages = [page for page in PLACES if page[:2] == slug[:2]]
        placed = {
            task
            for page in pages
            for place in PLACES[page]
            for task in place.get("tasks", [])
        }
        assert placed == set(tasks), slug


def test_an_objective_without_a_place_is_named(tmp_path):
    (tmp_path / objectives.FILE).parent.mkdir(parents=True)
    (tmp_path / objectives.FILE).write_text("01-one:\n  - {section: A}\n")
    text = "**At the end you can**\n\n- do this\n- do that\n\n**You need** it.\n"
    (tmp_path / "chapters/01-one.md").write_text(text)
    with pytest.raises(CourseError, match="01-one has 2 objectives and 1 places"):
        objectives.table(tmp_path)


def test_a_task_that_no_objective_names_practices_that_of_its_section(tmp_path):
    for file in (objectives.FILE, objectives.TASKS):
        (tmp_path / file).parent.mkdir(parents=True)
    (tmp_path / objectives.FILE).write_text(
        "01-one:\n  - {section: A}\n  - {section: B, tasks: [c]}\n"
        "  - {section: B}\n  - {section: D}\n"
    )
    (tmp_path / "chapters/01-one.md").write_text(
        "# One\n\n## Before\n\n## A\n\n### B\n\n## C\n\n## D\n"
    )
    sections = {"a": "A", "b": "C", "c": "A", "d": "B", "e": "Before", "f": ""}
    tasks = [{"id": task, "section": section} for task, section in sections.items()]
    (tmp_path / objectives.TASKS).write_text(json.dumps({"01-one": tasks}))
    found = [place.get("tasks") for place in objectives.places(tmp_path)["01-one"]]
    assert found == [["a", "e"], ["b", "c", "d"], None, None]


def test_page_gets_the_table_where_it_asks_for_it(build_page, tmp_path):
    (tmp_path / objectives.FILE).parent.mkdir(parents=True)
    (tmp_path / objectives.FILE).write_text("page:\n  - {section: A, asks: [one]}\n")
    text = "# Page\n\n**At the end you can**\n\n- do this\n\n**You need** it.\n\n"
    (tmp_path / "chapters/page.md").write_text(text)
    page = build_page(text + objectives.PLACE + "\n", "theme.directives.objectives")
    cells = [cell.get_text() for cell in page.html.select("tbody td")]
    assert cells[1:] == ["do this", "A", "question 1", "–"]
