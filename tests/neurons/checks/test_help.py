"""`check.hint` and `check.summary`: one home for hints, links that lead somewhere."""

import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from docutils.nodes import make_id
from nbclient import NotebookClient

from autograder.course import Course, read_source, source_path
from neurons.checks import check, exercise_notebook, help, session
from neurons.checks.catalogue import ASSIGNMENTS, TASKS
from neurons.checks.exercise_notebook import anchor, hints_of, read_again, slug_of
from neurons.checks.model import Status, Verdict
from support.answers import Answer, verdicts_of

ROOT = Path(__file__).parents[3]
COURSE = Course.load(ROOT)
SECTIONED = [task for task in TASKS.values() if task.section]
CODE = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CELLS = [
    "from neurons import check",
    "check.summary()",
    "# task: neuron\ndef neuron(x, w, b):\n    return w * x",
    'check("neuron")',
    "# task: line\nw_fit, b_fit = 2.5356, 90",
    'check("line")',
    "# task: estimate\ncalories_5g = 102.5",
    'check("estimate")',
    "check.summary()",
    'check.hint("house")',
    'check.hint("house")',
    'check.hint("house")',
    'check.hint("house")',
    'check.hint("house", 1)',
    'check.hint("houses")',
]


@pytest.fixture
def seen(monkeypatch):
    """Nothing is checked yet, no hint is given, and verdicts may be put in."""
    monkeypatch.setattr(session, "seen", session.Seen())
    monkeypatch.setattr(help, "_given", help.Counter())
    return session.seen.verdicts


@pytest.fixture(scope="module")
def notebook():
    """The cells above, run in a fresh kernel as in Jupyter."""
    cells = [nbformat.v4.new_code_cell(source) for source in CELLS]
    book = nbformat.v4.new_notebook(cells=cells)
    NotebookClient(book, timeout=120, resources={"metadata": {"path": ROOT}}).execute()
    return [cell.outputs for cell in book.cells]


def data(outputs):
    return next(o["data"] for o in outputs if o["output_type"] == "display_data")


@pytest.mark.parametrize("task", TASKS)
def test_every_task_has_three_hints_and_they_are_those_of_its_solution(task):
    source = read_source(source_path(ROOT, slug_of(task)))
    text = "\n\n".join(c.source for c in source.cells if c.cell_type == "markdown")
    hints = hints_of(task)
    titles = [hint.title for hint in hints]
    assert titles[0] == "a question" and len(titles) == 3
    assert titles[2] == "a skeleton with gaps"
    for hint in hints:
        assert hint.text in text


@pytest.mark.parametrize("task", TASKS)
def test_no_hint_passes_as_it_is(task):
    for hint in hints_of(task):
        code = "\n".join(CODE.findall(hint.text))
        (verdict,) = verdicts_of(Answer(task, "wrong", hint.title, code))
        assert verdict.points == 0, f"{task}, {hint.title}: {verdict.message}"


def test_a_hint_in_a_notebook_is_the_next_one_until_there_are_no_more(notebook):
    first, second, third, over, again = (
        data(outputs)["text/plain"] for outputs in notebook[9:14]
    )
    assert first.startswith("Hint 1 of 3 for `house`: a question\n\nBy how much")
    assert second.startswith("Hint 2 of 3 for `house`: the tool, on another example")
    assert "____" in third
    assert "There are 3 hints for `house`, and you have seen them." in over
    assert 'check.hint("house", 1)' in over
    assert again == first
    assert data(notebook[9])["text/markdown"].startswith("**Hint 1 of 3")


def test_a_number_that_no_hint_has_is_not_taken_for_hints_that_were_seen(capsys):
    check.hint("house", 9)
    said = "There are 3 hints for `house`, numbered from 1 to 3.\n"
    assert capsys.readouterr().out == said


def test_a_summary_takes_whatever_a_learner_passes(capsys):
    check.summary("house")
    assert "TypeError" not in capsys.readouterr().out


def test_a_hint_for_a_task_that_does_not_exist_names_those_that_do(notebook):
    assert "There is no task 'houses'. Did you mean 'house'?" in notebook[14][0].text


def test_a_summary_before_any_check_says_what_to_do(notebook):
    assert notebook[1][0].text == "Nothing is checked yet: run a check cell first.\n"


def test_a_summary_tells_points_what_to_look_at_again_and_where(notebook):
    text = data(notebook[8])["text/plain"]
    chapter = (
        "chapter 1, The single neuron: The best line, "
        f"{COURSE.address.site}chapters/"
        "01-single-neuron.html#the-best-line"
    )
    assert text.split("\n") == [
        "Exercise 1: The single neuron: 3 of 12 points so far, 3 of 5 tasks checked.",
        "  ⚠ neuron: Stopped with an error (0 of 3 points)",
        "      `neuron` stopped with TypeError in line 3: `return w * x`.",
        "      Read again: chapter 1, The single neuron: A weight and a bias, "
        f"{COURSE.address.site}chapters/"
        "01-single-neuron.html#a-weight-and-a-bias",
        "  ✔ estimate: Right (1 of 1 point)",
        "  ◐ line: Partly right (2 of 4 points)",
        "      `b_fit` is 90 kcal; that is not the bias yet.",
        f"      Read again: {chapter}",
        "  · surprise: not checked yet",
        "  · house: not checked yet",
    ]


def test_a_summary_in_html_has_the_same_facts_and_a_link(notebook):
    html = data(notebook[8])["text/html"]
    assert "3 of 12 points so far, 3 of 5 tasks checked." in html
    assert '01-single-neuron.html#the-best-line">' in html
    assert html.count("<tr>") == 5 and html.count("not checked yet") == 2


def test_a_summary_escapes_what_a_learner_wrote(seen, capsys):
    message = "Your cell stopped with <b>Error</b> in line 1: `x & y`."
    rows = [("neuron", Verdict("neuron", Status.RAISED, 0, 3, message))]
    html = help.as_html("01-single-neuron", rows)
    assert "&lt;b&gt;Error&lt;/b&gt; in line 1: <code>x &amp; y</code>." in html


def test_what_could_not_be_judged_is_counted_neither_way(seen, capsys):
    seen["neuron"] = Verdict("neuron", Status.NOT_JUDGED, 0, 3, "Our failure.")
    seen["estimate"] = Verdict("estimate", Status.CORRECT, 1, 1, "Right.")
    check.summary()
    first = capsys.readouterr().out.split("\n")[0]
    assert "1 of 12 points so far, 2 of 5 tasks checked. 1 of 2 judged" in first


def test_a_summary_is_left_for_later_while_a_run_is_graded(seen, monkeypatch, capsys):
    monkeypatch.setenv("NEURONS_CHECK", "deferred")
    check.summary()
    assert capsys.readouterr().out == "judged after the run\n"
    monkeypatch.setattr(help, "hints_of", None)  # not even looked for
    check.hint("neuron")
    assert "right above the cell" in capsys.readouterr().out


def test_without_the_notebook_hints_point_to_its_folds(seen, monkeypatch, capsys):
    monkeypatch.setattr(exercise_notebook, "_text", lambda slug: "")
    check.hint("neuron")
    assert "right above the cell `# task: neuron`" in capsys.readouterr().out
    seen["neuron"] = Verdict("neuron", Status.WRONG, 0, 3, "No.")
    check.summary()
    out = capsys.readouterr().out
    assert out.startswith("01-single-neuron: 0 of 12 points") and "Read" not in out


@pytest.mark.parametrize("task", SECTIONED, ids=lambda task: task.id)
def test_the_section_of_a_task_is_a_heading_of_its_chapter(task):
    page = (ROOT / "chapters" / f"{slug_of(task.id)}.md").read_text(encoding="utf-8")
    headings = re.findall(r"^#+ (.+)$", re.sub(r"(?ms)^```.*?^```$", "", page), re.M)
    assert headings.count(task.section) == 1
    assert anchor(task.section) == make_id(task.section)


@pytest.mark.parametrize("slug", ASSIGNMENTS)
def test_an_exercise_links_to_its_own_chapter(slug):
    place = read_again(next(iter(ASSIGNMENTS[slug])))
    assert place.address.startswith(f"{COURSE.address.site}chapters/{slug}.html")


def test_asking_for_help_needs_neither_keras_nor_a_notebook():
    code = (
        "import sys; from neurons import check; check.hint('neuron'); check.summary();"
        "sys.exit(any(m.split('.')[0] in ('keras', 'tensorflow', 'IPython') "
        "for m in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Hint 1 of 3 for `neuron`: a question")
