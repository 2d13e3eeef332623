"""`check(...)` as a learner meets it: in a notebook, in plain Python, while graded."""

import re
import subprocess
import sys

import nbformat
import pytest
from nbclient import NotebookClient

from neurons.checks import Points, Status, Verdict, check, session
from neurons.checks.catalogue import TASKS
from neurons.checks.judges import find_judge
from neurons.checks.raised import public_name
from neurons.checks.show import as_html, as_text

CELLS = [
    "import numpy as np\nfrom neurons import check",
    "# task: neuron\ndef neuron(x, w, b):\n    return w * np.asarray(x)",
    'check("neuron")',
    "# task: estimate\ncalories_5g = 2.5 * 5 + ninety",
    'check("estimate")',
    "# task: estimate\n...  # your answer",
    'check("estimate")',
    "# task: line\nw_fit, b_fit = 2.5356, 0",
    'check("line")',
    'check("neuronn")',
    'check("estimate", 102.5)',
    'check("house")',
    "import sys\n'keras' in sys.modules",
    "def helper(x):\n    return x + ninety",
    "# task: estimate\n\ncalories_5g = helper(12.5)",
    'check("estimate")',
    "# task: estimate\ncalories_5g = (2.5 * 5 + 90",
    'check("estimate")',
    "np = None\ndel np",
    "# task: estimate\ncalories_5g = np.array([102.5])",
    'check("estimate")',
    'check("surprise")',
]
POINTS = re.compile(r"\(([\d.]+) of [\d.]+ points?\)")


@pytest.fixture(scope="module")
def notebook():
    """The cells above, run in a fresh kernel as in Jupyter."""
    cells = [nbformat.v4.new_code_cell(source) for source in CELLS]
    book = nbformat.v4.new_notebook(cells=cells)
    NotebookClient(book, timeout=120, allow_errors=True).execute()
    return [cell.outputs for cell in book.cells]


def shown(outputs):
    """What a check displayed, as plain text and as HTML."""
    data = next(o["data"] for o in outputs if o["output_type"] == "display_data")
    return data["text/plain"], data["text/html"]


def number(outputs):
    """The points that the box names."""
    return float(POINTS.search(shown(outputs)[0])[1])


def test_a_wrong_answer_is_named_in_words_and_in_html(notebook):
    text, html = shown(notebook[2])
    assert "✘ neuron: Not yet (0 of 3 points)" in text
    assert "the bias b is left out" in text
    assert "<code>neuron</code>" in html and "Not yet" in html
    assert number(notebook[2]) == 0


def test_a_cell_that_stopped_is_shown_with_its_line(notebook):
    text, _ = shown(notebook[4])
    assert "Stopped with an error" in text
    assert "NameError in line 2: `calories_5g = 2.5 * 5 + ninety`" in text


def test_of_an_error_in_another_cells_function_the_own_line_is_shown(notebook):
    text, _ = shown(notebook[15])
    assert "NameError in line 3: `calories_5g = helper(12.5)`" in text


def test_of_a_cell_that_is_no_python_only_the_learners_own_text_is_shown(notebook):
    text, _ = shown(notebook[17])
    assert "SyntaxError in line 2: `calories_5g = (2.5 * 5 + 90`" in text
    assert "ipykernel" not in text and ".py" not in text
    assert "Next: close every bracket and every quote" in text


def test_who_lost_the_imports_is_sent_to_the_first_cells(notebook):
    text, _ = shown(notebook[20])
    assert "Next: run the first cells of the notebook again; they import `np`." in text


def test_a_cell_that_never_ran_is_not_taken_for_one_never_written(notebook):
    text, _ = shown(notebook[21])
    assert "○ house: Not run (0 of 2 points)" in shown(notebook[11])[0]
    assert "The cell of `surprise` has not run in this session." in text


def test_a_check_shows_its_box_and_nothing_else(notebook):
    checks = [o for cell, o in zip(CELLS, notebook) if 'check("' in cell]
    assert all(len(outputs) == 1 for outputs in checks)


def test_an_untouched_cell_is_not_started(notebook):
    text, _ = shown(notebook[6])
    assert "○ estimate: Not started" in text


def test_part_of_an_answer_earns_part_of_the_points(notebook):
    assert number(notebook[8]) == 2
    assert "Partly right" in shown(notebook[8])[0]


def test_a_misspelt_task_is_answered_with_the_task_that_is_near(notebook):
    said = "There is no task 'neuronn'. Did you mean 'neuron'?\n"
    assert notebook[9][0]["text"] == said


def test_an_answer_may_be_handed_over_directly(notebook):
    assert number(notebook[10]) == 1


def test_no_check_ends_in_a_traceback_and_none_loads_keras(notebook):
    for outputs in notebook:
        for output in outputs:
            assert output["output_type"] != "stream" or output["name"] != "stderr"
    raised = [o for outs in notebook for o in outs if o["output_type"] == "error"]
    own = ["NameError", "NameError", "SyntaxError", "NameError"]  # the learner's
    assert [public_name(o["ename"]) for o in raised] == own
    assert notebook[12][0]["data"]["text/plain"] == "False"


def test_in_plain_python_the_verdict_is_printed():
    code = (
        "from neurons import check\n"
        "calories_5g = 102.5\n"
        'points = check("estimate")\n'
        "print(points == 1.0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert "✔ estimate: Right (1 of 1 point)" in done.stdout
    assert done.stdout.endswith("True\n")
    assert done.stderr == ""


def test_in_a_grading_run_a_check_only_says_when_it_is_judged(monkeypatch, capsys):
    from neurons import check

    monkeypatch.setenv("NEURONS_CHECK", "deferred")
    assert check("estimate", 102.5) is None
    assert capsys.readouterr().out == "judged after the run\n"


def test_importing_neurons_loads_neither_keras_nor_a_judge():
    code = (
        "import sys, neurons, neurons.checks\n"
        "heavy = {'keras', 'tensorflow', 'pandas', 'matplotlib'} & set(sys.modules)\n"
        "judges = [m for m in sys.modules if 'judge' in m]\n"
        "print(sorted(heavy), judges)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[] []\n"


def test_whatever_is_shown_is_escaped():
    bad = Verdict("neuron", Status.WRONG, 0, 3, "`<img src=x>` & <script>", "<b>")
    html = as_html(bad)
    assert "<img" not in html and "<script" not in html and "<b>" not in html
    assert "<code>&lt;img src=x&gt;</code>" in html
    assert "<img src=x>" in as_text(bad)


def test_points_read_as_the_number_that_nbgrader_needs(monkeypatch):
    points = Points(Verdict("line", Status.PARTIAL, 2, 4, "half"))
    assert repr(points) == "2 of 4 points" and points == 2
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert repr(points) == "2.0"
    assert "2 of 4 points" in points._repr_html_()


def test_a_task_for_practice_is_checked_and_has_no_points(capsys, monkeypatch):
    monkeypatch.setattr(session, "seen", session.Seen())
    right = find_judge("confusion").reference
    for function, words in (
        (lambda y, p, limit: right(y, p, limit).T, "✘ confusion: Not yet (practice)"),
        (right, "✔ confusion: Right (practice)"),
    ):
        assert check("confusion", function) is None
        said = capsys.readouterr().out
        assert said.startswith(words) and "point" not in said
    check.summary()
    assert capsys.readouterr().out.endswith("for practice and has no points.\n")
    check.hint("confusion")
    assert "is for practice and has no hints" in capsys.readouterr().out
    check.reset("confusion")
    assert "open a new copy" in capsys.readouterr().out


def test_task_ids_are_unique_in_the_course():
    from neurons.checks import ASSIGNMENTS

    assert len(TASKS) == sum(len(tasks) for tasks in ASSIGNMENTS.values())


@pytest.mark.parametrize(
    "status, points", [("correct", 2), ("wrong", 3), ("partial", 4), ("wrong", -1)]
)
def test_a_verdict_that_contradicts_itself_cannot_be_made(status, points):
    with pytest.raises(ValueError, match="neuron: "):
        Verdict("neuron", status, points, 3, "")


def test_a_verdict_survives_the_way_through_json():
    verdict = Verdict("line", Status.PARTIAL, 2, 4, "half", "chapter 1")
    assert Verdict.from_dict(verdict.to_dict()) == verdict
    with pytest.raises(ValueError, match="schema 2"):
        Verdict.from_dict(verdict.to_dict() | {"schema": 2})
