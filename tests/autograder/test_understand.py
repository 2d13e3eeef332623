"""The question before the code: four values, made of the judge's known mistakes."""

import re
from itertools import pairwise

import nbformat
import pytest

from autograder.course import Course, read_source, source_path
from autograder.errors import CourseError
from autograder.exercise_texts import assignment_text
from autograder.understand import HEAD, PAGE, add_questions, answers, page_text
from neurons.checks.exercise_notebook import hints_of
from neurons.checks.tasks.relu.judge import JUDGE

pytestmark = pytest.mark.unit

COURSE = Course.load()
SLUGS = list(COURSE.assignments)
FOLD = re.compile(r"<details><summary><code>(.+?)</code></summary>\n\n(.+?)\n\n</det")


def released(slug):
    return nbformat.read(COURSE.assignments[slug].release, as_version=4)


def questions():
    """The text before each solution cell that asks something, by the task."""
    for slug in SLUGS:
        cells = released(slug).cells
        for text, answer in pairwise(cells):
            if HEAD in text.source:
                yield answer.id, text.source


def test_at_least_seven_tasks_begin_with_four_folds_above_their_hints():
    found = dict(questions())
    assert len(found) >= 7 and set(found) <= {
        task.id for one in COURSE.assignments.values() for task in one.tasks
    }
    for task, text in found.items():
        values, replies = zip(*FOLD.findall(text.partition("Hint 1")[0]))
        assert len(set(values)) == 4, task
        assert sum(reply.startswith("Yes. ") for reply in replies) == 1, task
        assert sum(reply.startswith("No: ") for reply in replies) == 3, task
        assert len(hints_of(task)) == 3


def test_the_right_value_stands_at_every_place():
    places = set()
    for _, text in questions():
        replies = [reply for _, reply in FOLD.findall(text)]
        places |= {n for n, reply in enumerate(replies) if reply.startswith("Yes")}
    assert places >= {0, 1, 2}


def test_the_values_come_from_the_judge():
    found = answers(
        "relu", "relu(np.array([-4.0, 2.0]))", ["absolute", "step", "minus"]
    )
    by_value = {answer.value: answer.reply for answer in found}
    assert set(by_value) == {"[0, 2]", "[4, 2]", "[0, 1]", "[0, -2]"}
    assert by_value["[0, 2]"].startswith("Yes. ")
    (cause,) = [one.cause for one in JUDGE.mistakes if one.id == "absolute"]
    assert by_value["[4, 2]"].startswith(f"No: {cause} A ")
    two = answers(
        "gradient_step",
        "gradient_step(1.0, 0.0, np.array([1.0, 2.0]), np.array([2.0, 2.0]), 0.5)",
        ["uphill", "half", "sum"],
    )
    assert "1.5, 0.5" in {answer.value for answer in two}


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("[no_bias, minus_bias, bias_first]", "[no_bais]", "a mistake 'no_bais' that"),
        ("neuron(3, 2.0, -5.0)", "neuron(3, 2.0, 0.0)", "needs 4 different values"),
        ("neuron(3, 2.0, -5.0)", "neuron(3, 2.0", "was never closed"),
        ("neuron(3, 2.0, -5.0)", "neuron(3)", "missing 2 required positional"),
    ],
)
def test_what_makes_no_question_is_named(tmp_path, old, new, fault):
    source = source_path(COURSE.root, SLUGS[0])
    text = source.read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "spoiled.md").write_text(text.replace(old, new), encoding="utf-8")
    notebook = read_source(tmp_path / "spoiled.md")
    where = rf'^spoiled\.md: the check cell "check-neuron" .*{fault}'
    with pytest.raises(CourseError, match=where):
        add_questions(notebook, "spoiled.md")


def test_an_answer_that_is_no_function_has_no_such_question():
    with pytest.raises(CourseError, match="its answer is no function"):
        answers("house", "house(1)", ["absolute"])


@pytest.mark.parametrize("slug", SLUGS)
def test_reports_show_the_task_without_its_question(slug):
    shown = assignment_text(COURSE.assignments[slug], released(slug))
    assert not [task.id for task in shown.tasks if "Understand" in task.question]


def test_the_page_of_all_exercises_asks_the_same():
    page = (COURSE.root / PAGE).read_text(encoding="utf-8")
    assert page == page_text(COURSE), "run `autograder release`"
    asks = re.findall(r"^:::\{ask\} understand-\S+\n(.+?)^:::", page, re.M | re.S)
    assert len(asks) == len(dict(questions())) >= 7
    for ask in asks:
        assert len(re.findall(r"^- \[ \] `[^`\n]+`\n  No: .+$", ask, re.M)) == 3, ask
        assert len(re.findall(r"^- \[x\] `[^`\n]+`\n  Yes\. .+$", ask, re.M)) == 1, ask
