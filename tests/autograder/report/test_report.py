"""The pages say what is in the verdicts, and nothing in them is obeyed."""

import csv
import io
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from autograder.exercise_texts import assignment_text
from autograder.model import Problem, TaskCell
from autograder.report import report
from autograder.report.class_page import class_page
from autograder.report.feedback import feedback_page
from autograder.report.formatting import inline, markdown
from autograder.report.table import cell, grades_csv
from autograder.run_folder import RunFolder
from autograder.run_records import Intake
from autograder.totals import totals
from autograder.wording import number, points
from neurons.checks.model import Status

SLUG = "01-demo"
HOSTILE = '</p><script>alert(1)</script> `a<b` & "q" {{ 7*7 }}'


def soup(page):
    return BeautifulSoup(page, "html.parser")


def text_of(node):
    return " ".join(node.get_text(" ").split())


@pytest.fixture
def page(a_run):
    """A maker of a parsed feedback page."""

    def make(graded):
        return soup(feedback_page(graded, a_run.assignments[0], a_run))

    return make


@pytest.fixture
def class_soup(a_run):
    """A maker of a parsed class page."""

    def make(graded, missing=(), problems=(), run=a_run):
        intake = Intake(
            tuple((one.student, SLUG) for one in graded),
            tuple((student, SLUG) for student in missing),
            tuple(problems),
        )
        links = {(g.student, SLUG): f"feedback/{SLUG}/{g.student}.html" for g in graded}
        links = {pair: PathLike(link) for pair, link in links.items()}
        return soup(class_page(run, graded, intake, links))

    return make


class PathLike(str):
    def as_posix(self):
        return str(self)


def test_a_learner_reads_points_question_finding_and_answer(page, graded):
    message = "`triple` gives 4.\nLikely cause: doubled."
    one = graded("ada", message=message, answers={"triple": "triple = 1 < 2"})
    task = page(one).find(id="triple")
    told = text_of(task)
    assert "not yet 0 of 2 points" in told
    assert "Write triple too." in told
    assert [code.text for code in task.select(".found code")] == ["triple"]
    assert "Likely cause: doubled." in told
    assert task.pre.code.text == "triple = 1 < 2"


def test_the_page_names_the_next_task_to_work_on(page, graded):
    top = page(graded("ada", double="correct", triple="partial")).header
    assert "4 of 5 points" in text_of(top)
    assert "1 of 2 tasks right" in text_of(top)
    assert top.select_one(".next a")["href"] == "#triple"
    done = page(graded("ada", triple="correct")).header
    assert "Everything is right" in text_of(done)


def test_a_task_that_was_not_judged_counts_neither_way(page, graded):
    top = text_of(page(graded("ada", triple="not_judged")).header)
    assert "3 of 3 points" in top
    assert "1 of 2 tasks judged, the others count neither for you nor against" in top


def test_repairs_and_seed_stand_below(page, graded):
    footer = page(graded("ada", repairs=("The `id` was lost.",), seed=42)).footer
    assert "The id was lost." in text_of(footer)
    assert footer.find("code", string="42")


@pytest.mark.parametrize("status", [status.value for status in Status])
def test_each_status_has_a_word_and_a_drawn_sign(page, graded, status):
    chip = page(graded("ada", double=status)).find(id="double").select_one(".chip")
    assert chip.text.strip()
    assert chip.svg["aria-hidden"] == "true"


def test_hostile_text_is_shown_and_not_obeyed(page, graded, class_soup):
    one = graded(
        HOSTILE.replace("/", ""),
        message=HOSTILE,
        triple="raised",
        repairs=(HOSTILE,),
        answers={"triple": HOSTILE},
    )
    problem = Problem(HOSTILE, HOSTILE, HOSTILE)
    for found in (page(one), class_soup([one], [HOSTILE], [problem])):
        assert not found.find_all(["script", "img", "iframe", "object", "form", "link"])
        assert not [a for tag in found.find_all() for a in tag.attrs if a[:2] == "on"]
        assert "alert(1)" in found.get_text()
        assert "{{ 7*7 }}" in found.get_text()
        assert found.find("code", string="a<b")


@given(st.text())
def test_a_line_of_a_message_keeps_its_text(line):
    assert soup(str(inline(line))).get_text().replace("`", "") == str(
        soup(str(inline(line.replace("`", "")))).get_text()
    )


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


def test_a_question_is_shown_as_text_with_its_formula(page, graded):
    question = page(graded("ada")).find(id="double").select_one(".question")
    assert "Multiply" not in question.text, "hints stay in the notebook"
    assert question.math
    assert not soup(markdown("<b>x</b>")).b
    assert not soup(markdown("![a](https://x.org/a.png)")).img
    assert not soup(markdown("[a](javascript:alert(1))")).a
    assert "<code>\\nonsense{</code>" in markdown("$\\nonsense{$")


def test_the_class_page_counts_learners_tasks_and_points(class_soup, graded):
    found = class_soup(
        [graded("ada", triple="correct"), graded("bo"), graded("cy", "not_judged")],
        missing=["di"],
    )
    tiles = [text_of(tile) for tile in found.select(".tiles div")]
    assert tiles == [
        "handed in 3 of 4",
        "tasks judged 5 of 6",
        "mean points 4 of 5",
    ]
    rows = [text_of(row) for row in found.select("tbody tr")]
    assert rows[0] == "ada 5 right, 3 right, 2"
    assert rows[2] == "cy 0 (1 of 2 judged) not judged, – not yet, 0"
    assert rows[3] == "di – missing"


def test_the_distribution_has_a_text_that_says_the_same(class_soup, graded):
    found = class_soup([graded("ada"), graded("bo"), graded("cy", triple="correct")])
    caption = text_of(found.figcaption)
    assert "3 learners: lowest 3, middle 3, highest 5 points." in caption
    counts = [text_of(bar) for bar in found.select(".bars li")]
    assert counts[3] == "2 3 points"
    assert counts[5] == "1 5 points"
    assert counts[0] == "0 learners: 0 points"


def test_the_commonest_message_comes_first_whatever_its_numbers(class_soup, graded):
    learners = [
        graded("ada", message="You have 3.\nOdd."),
        graded("bo", message="Another."),
        graded("cy", message="You have 4.5.\nOdd."),
    ]
    findings = class_soup(learners).select("#t1-triple .findings li")
    assert text_of(findings[0]) == "2 × You have 3. Odd. ada, cy"
    assert text_of(findings[1]) == "1 × Another. bo"


def test_a_run_without_a_sandbox_says_so_loudly(class_soup, graded, a_run):
    assert not class_soup([graded("ada")]).select(".warning")
    loud = class_soup([graded("ada")], run=replace(a_run, sandbox="none"))
    assert "Without a sandbox." in text_of(loud.select_one(".warning"))


def test_what_was_refused_is_listed_with_its_reason(class_soup, graded):
    problem = Problem("bo/bad.zip", "it is a bomb", "bo")
    found = class_soup([graded("ada")], problems=[problem])
    assert "bo/bad.zip : it is a bomb (bo)" in text_of(found.select_one(".problems"))


def test_the_table_leaves_empty_what_nobody_judged(a_run, graded):
    learners = [graded("ada"), graded("bo", triple="not_judged")]
    text = grades_csv(a_run, learners, Intake(missing=(("cy", SLUG),)))
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(r["student"], r["state"], r["points"], r["triple"]) for r in rows] == [
        ("ada", "judged", "3", "0"),
        ("bo", "incomplete", "", ""),
        ("cy", "missing", "", ""),
    ]
    assert {row["max_points"] for row in rows} == {"5"}


@given(st.text())
def test_no_cell_of_the_table_starts_a_formula(text):
    assert not cell(text).lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_a_learner_named_like_a_formula_stays_a_name(a_run, graded):
    text = grades_csv(a_run, [graded("=HYPERLINK(1)")], Intake())
    (row,) = csv.DictReader(io.StringIO(text))
    assert row["student"] == "'=HYPERLINK(1)"


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


def test_totals_add_up_what_was_judged(graded):
    total = totals(graded("ada", double="partial", triple="not_judged").verdicts)
    assert (total.points, total.judged_points, total.max_points) == (1.5, 3.0, 5.0)
    assert str(total) == "1.5 of 3 points; 1 of 2 tasks judged"
    assert (number(2.0), number(0.333), points(1), points(2)) == (
        "2",
        "0.33",
        "1 point",
        "2 points",
    )


def test_the_release_notebook_tells_titles_questions_and_the_chapter(
    assignment, release
):
    release.cells[0].source = "# Exercise 1: Demo\n\n<!-- note -->"
    release.cells[1].source += "\n\n[read](https://x.org/chapters/01.html#double)"
    text = assignment_text(assignment, release)
    assert text.title == "Exercise 1: Demo"
    assert text.max_points == 5.0
    assert text.link == text.tasks[0].link == "https://x.org/chapters/01.html#double"
    assert text.tasks[1].link == ""


def test_a_task_of_the_course_links_to_its_section(assignment, release):
    release.cells[0].source += "\n\n[book](https://x.org/chapters/04-relu.html)"
    tasks = TaskCell("relu", 3.0), TaskCell("triple", 2.0)
    text = assignment_text(replace(assignment, tasks=tasks), release)
    assert [(task.link, task.section) for task in text.tasks] == [
        ("https://x.org/chapters/04-relu.html#in-numpy", "In NumPy"),
        ("", ""),
    ]


def test_the_page_names_the_section_to_read_again(a_run, graded):
    (text,) = a_run.assignments
    here = replace(text.tasks[1], link="https://x.org/a.html#b", section="The bend")
    one = graded("ada")
    verdicts = tuple(replace(v, hint="Chapter 4, ReLU") for v in one.verdicts)
    one, text = replace(one, verdicts=verdicts), replace(text, tasks=(here,))
    (link,) = soup(feedback_page(one, text, a_run)).select("#triple .read a")
    assert (link["href"], link.text) == (here.link, "Chapter 4, ReLU: The bend")


def test_the_class_page_says_what_to_explain_again(class_soup, graded, a_run):
    (text,) = a_run.assignments
    link = "https://x.org/chapters/01.html#triple"
    tasks = text.tasks[0], replace(text.tasks[1], link=link)
    run = replace(a_run, assignments=(replace(text, tasks=tasks),))
    message = "It gives {}.\nLikely cause: `a` is lost."
    learners = [graded(name, message=message.format(len(name))) for name in ("bo", "c")]
    again = class_soup([*learners, graded("ada")], run=run).select_one(".again")
    (item,) = again.select("li")
    assert "triple : the class has 0 of 2 points on average." in text_of(item)
    assert "Most often, 2 ×: a is lost." in text_of(item)
    assert [a["href"] for a in item.select("a")] == ["#t1-triple", link]
    assert not class_soup([graded("ada", triple="correct")]).select(".again")


def test_the_class_page_tells_difficulty_discrimination_and_time(class_soup, graded):
    found = class_soup([graded(f"learner {n}", triple="partial") for n in range(6)])
    assert "Difficulty index 0.5, discrimination –." in text_of(
        found.select_one("#t1-triple")
    )
    assert "triple : 1 s in the middle of the class, at most 1 s (learner 5)" in (
        text_of(found.select_one("#x1"))
    )


def test_who_was_not_judged_or_handed_in_nothing_is_listed(class_soup, graded):
    found = text_of(class_soup([graded("ada", "not_judged")], missing=["bo", "cy"]))
    assert "Not judged ada , double : Found." in found
    assert "Not handed in bo, cy" in found


def test_the_filter_needs_no_script_and_finds_the_rows(class_soup, graded):
    found = class_soup(
        [graded("ada", triple="correct"), graded("bo"), graded("cy", "not_judged")],
        missing=["di"],
    )
    rows = {row.th.text: set(row.get("class", [])) for row in found.select("tbody tr")}
    assert rows == {
        "ada": set(),
        "bo": {"not-triple", "open"},
        "cy": {"not-double", "not-triple", "open", "unjudged"},
        "di": {"absent"},
    }
    radios = found.select(".filter input[type=radio]")
    assert {radio["name"] for radio in radios} == {"f1"}
    assert [label["for"] for label in found.select(".filter label")] == [
        radio["id"] for radio in radios
    ]
    rules = found.style.text
    for radio in radios[1:]:
        mark = radio["id"].removeprefix("f1-")
        assert f":has(#{radio['id']}:checked) tbody tr:not(.{mark})" in rules
