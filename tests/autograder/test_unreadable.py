"""A file that is no notebook waits, without a verdict, until somebody decides."""

import csv
import json
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from autograder.cli.exit_status import exit_code
from autograder.erase import erase
from autograder.lms.scores import scores_of
from autograder.record import open_record
from autograder.rejudge import rejudge, unjudged
from support.html import soup
from support.schemas import schema_of
from support.small_class import PAGE, SLUG

WHAT, NEXT = PAGE.split("\n")


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


@pytest.fixture
def url(demo):
    return f"sqlite:///{demo.db}"


@pytest.fixture
def waiting(demo, out):
    """A class of which one handed in a web page."""
    demo.hand_in("ada", "<html>Sign in</html>")
    demo.hand_in("bo", "right")
    return demo.grade(out).folder


def results(folder):
    document = json.loads((folder / "results.json").read_text(encoding="utf-8"))
    jsonschema.validate(document, schema_of("results-1.json"))
    return document


def row(folder, student):
    with (folder / "grades.csv").open(encoding="utf-8", newline="") as file:
        return next(one for one in csv.DictReader(file) if one["student"] == student)


def feedback(folder, student="ada"):
    file = folder / "feedback" / SLUG / f"{student}.html"
    return soup(file.read_text(encoding="utf-8"))


def test_no_verdict_is_made_up_for_it(waiting, out):
    found = results(out)
    assert {one["student"] for one in found["results"]} == {"bo"}
    assert found["unreadable"] == [
        {
            "student": "ada",
            "assignment": SLUG,
            "reason": "unreadable",
            "points": None,
            "max_points": 5.0,
            "message": PAGE,
        }
    ]
    assert exit_code(waiting, None) == 1


def test_the_table_has_its_state_and_empty_points(waiting, out):
    ada = row(out, "ada")
    assert ada["state"] == "unreadable"
    assert [ada[name] for name in ("points", "score", "double", "triple")] == [""] * 4
    assert (ada["tasks_judged"], ada["tasks"]) == ("0", "2")
    assert row(out, "bo")["state"] == "judged"


def test_the_learner_reads_what_it_is_and_what_to_do(waiting, out):
    text = feedback(out).get_text(" ", strip=True)
    assert WHAT in text and NEXT in text
    assert "counts neither for you nor against you" in text
    for absent in ("not there yet", "0 of", "What was found", "Seed"):
        assert absent not in text


def test_every_report_names_it(waiting, out):
    page = soup((out / "class.html").read_text(encoding="utf-8"))
    line = next(tr for tr in page.select("tbody tr") if tr.th.get_text() == "ada")
    assert line.select_one(".state").get_text() == "unreadable"
    assert f"ada: {WHAT}" in page.get_text()
    assert f"- ada, `{SLUG}`: {WHAT}" in (out / "summary.md").read_text()
    suite = ET.parse(out / "junit.xml").find(f"testsuite[@name='{SLUG}/ada']")
    (case,) = suite
    assert (case.get("name"), case[0].tag, case[0].text) == ("readable", "error", PAGE)
    assert not (out / "gradescope" / SLUG / "ada.json").exists()


def test_it_says_nothing_about_the_tasks_of_the_class(waiting, out):
    page = soup((out / "class.html").read_text(encoding="utf-8"))
    assert WHAT not in page.select_one("#t1-double").get_text()
    assert "1 learner: lowest 5" in page.get_text()


def test_a_sheet_of_a_platform_stays_empty(waiting, url):
    assert scores_of(waiting, url) == {SLUG: {"ada": None, "bo": 5.0}}


def test_the_instructor_may_decide_that_it_counts_nothing(demo, waiting, out, url):
    folder = demo.grade(out, resume=True, zero_unreadable=True).folder
    assert results(out)["unreadable"][0]["points"] == 0
    ada = row(out, "ada")
    assert (ada["state"], ada["points"], ada["score"]) == ("unreadable", "0", "0")
    assert scores_of(folder, url)[SLUG]["ada"] == 0
    assert exit_code(folder, None) == 0
    assert "0 points, as your instructor decided" in feedback(out).get_text()
    demo.grade(out, resume=True)
    assert scores_of(folder, url)[SLUG]["ada"] is None
    assert exit_code(folder, None) == 1


def test_a_notebook_in_its_place_is_graded_by_the_next_run(demo, waiting, out, url):
    demo.ran.clear()
    demo.hand_in("ada", "wrong")
    folder = demo.grade(out, resume=True).folder
    assert demo.ran == ["wrong"]
    assert results(out)["unreadable"] == []
    assert row(out, "ada")["state"] == "judged"
    assert scores_of(folder, url)[SLUG]["ada"] == 0
    assert exit_code(folder, None) == 0


def test_a_page_in_the_place_of_a_notebook_takes_its_points_back(demo, out, url):
    demo.hand_in("ada", "right")
    folder = demo.grade(out).folder
    demo.hand_in("ada", "<html>")
    demo.grade(out, resume=True)
    assert scores_of(folder, url)[SLUG]["ada"] is None
    assert row(out, "ada")["points"] == ""
    assert not folder.evidence_file("ada", SLUG).exists()


@pytest.mark.parametrize("zero", [False, True])
def test_judging_again_leaves_it_as_it_is(demo, out, url, zero):
    demo.hand_in("ada", "<html>")
    folder = demo.grade(out, zero_unreadable=zero).folder
    with open_record(out, url) as record:
        found = rejudge(folder, record, {SLUG: demo.assignment})
    assert (found.judged, found.changes) == (0, [])
    assert unjudged(found) != zero
    assert [*found.skipped] == [
        f"ada/{SLUG}: its file is no notebook; grade it again."
    ] * (not zero)


def test_its_learner_can_be_erased(waiting, out, url):
    erase(waiting, "ada", url)
    assert results(out)["unreadable"] == []
    assert not (out / "feedback" / SLUG / "ada.html").exists()
    assert scores_of(waiting, url) == {SLUG: {"bo": 5.0}}
