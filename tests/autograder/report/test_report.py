"""The pages say what is in the verdicts, and nothing in them is obeyed."""

import pytest

from autograder.model import Problem
from autograder.report import report
from autograder.report.feedback import feedback_page
from autograder.run_folder import RunFolder
from autograder.run_records import Intake
from support.html import soup

pytestmark = pytest.mark.unit

SLUG = "01-demo"


def test_hostile_text_is_shown_and_not_obeyed(page, graded, class_soup, hostile):
    one = graded(
        hostile.replace("/", ""),
        message=hostile,
        triple="raised",
        repairs=(hostile,),
        answers={"triple": hostile},
    )
    problem = Problem(hostile, hostile, hostile)
    for found in (page(one), class_soup([one], [hostile], [problem])):
        assert not found.find_all(["script", "img", "iframe", "object", "form", "link"])
        assert not [a for tag in found.find_all() for a in tag.attrs if a[:2] == "on"]
        assert "alert(1)" in found.get_text()
        assert "{{ 7*7 }}" in found.get_text()
        assert found.find("code", string="a<b")


def test_a_page_loads_nothing_and_runs_nothing(a_run, graded, class_soup):
    one = graded("ada")
    pages = [feedback_page(one, a_run.assignments[0], a_run), str(class_soup([one]))]
    for found in map(soup, pages):
        policy = found.find("meta", {"http-equiv": "Content-Security-Policy"})
        assert policy["content"] == (
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
        )
        assert not found.find_all(src=True)
        assert "url(" not in found.style.text
        assert "@import" not in found.style.text
        assert found.html["lang"] == "en"


def test_reports_are_the_same_bytes_again(tmp_path, a_run, graded):
    folder = RunFolder.start(tmp_path / "out", a_run)
    for student in ("zoë #1?", "ada"):
        folder.write_graded(graded(student))
    folder.write_intake(Intake((("ada", SLUG), ("zoë #1?", SLUG))))
    pages = report(folder)
    first = {p: p.read_bytes() for p in (pages.overview, pages.table, *pages.feedback)}
    assert report(RunFolder.read(folder.path)) == pages
    assert {path: path.read_bytes() for path in first} == first
    links = soup(first[pages.overview]).select("tbody a")
    assert links[1]["href"] == "feedback/01-demo/zo%C3%AB%20%231%3F.html"
    assert len(pages.feedback) == 2
