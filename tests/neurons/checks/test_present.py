"""A check never says anything about code that is not the learner's present answer."""

import json
import os
import re
from dataclasses import replace

import pytest

from neurons import checks
from neurons.checks import help, session
from neurons.checks.exercise_notebook import stub_of

pytestmark = pytest.mark.unit

BODY = "(x, w, b):\n    return w * np.asarray(x) + b"
RIGHT = f"# task: neuron\ndef neuron{BODY}"
WRONG = "# task: neuron\ndef neuron(x, w, b):\n    return w * np.asarray(x)"
TYPO = f"# task: neuron\ndef nueron{BODY}"
CHECK = 'check("neuron")'


@pytest.mark.parametrize("first", [RIGHT, WRONG])
def test_a_name_mistyped_after_an_earlier_try_is_named(notebook, first):
    shown = notebook.run(first, CHECK, TYPO, CHECK)
    assert shown.startswith("✘ neuron: Not yet (0 of 3 points)")
    assert (
        "Your cell defines `nueron`; `neuron` is still the one of an earlier run.\n"
        "  Next: call it `neuron` there, run the cell again, then this check." in shown
    )
    assert "Checked:" not in shown


def test_a_value_mistyped_after_an_earlier_try_is_named(notebook):
    early = "# task: estimate\ncalories_5g = 2.5 * (5 + 90)"
    late = "# task: estimate\nCalories_5g = 2.5 * 5 + 90"
    shown = notebook.run(early, 'check("estimate")', late, 'check("estimate")')
    assert "before the multiplication" not in shown
    assert "`Calories_5g`; `calories_5g` is still the one of an earlier run." in shown


@pytest.mark.parametrize("earlier", [True, False])
def test_an_expression_without_a_name_is_sent_to_give_it_one(notebook, earlier):
    cells = ["# task: estimate\ncalories_5g = 237.5"] if earlier else []
    cells += ["# task: estimate\n2.5 * 5 + 90", 'check("estimate")']
    shown = notebook.run(*cells)
    assert "○ estimate: Not defined" in shown
    assert "Your cell gives its result no name" in shown
    assert ("earlier run" in shown) == earlier
    assert "Next: put `calories_5g =` before it" in shown
    assert "102.5" not in shown and "237.5" not in shown


def test_two_equals_signs_are_found_where_one_is_meant(notebook):
    cells = ["# task: estimate\ncalories_5g = 237.5"]
    cells += ["# task: estimate\ncalories_5g == 102.5", 'check("estimate")']
    shown = notebook.run(*cells)
    assert "Your cell compares `calories_5g` and stores nothing: `==`; " in shown
    assert "Next: write one `=` there, run the cell again" in shown


def test_a_first_try_under_a_wrong_name_is_not_called_not_started(notebook):
    shown = notebook.run(TYPO, CHECK)
    assert shown.startswith("✘ neuron: Not yet")
    assert "Your cell defines `nueron`, not `neuron`." in shown


def test_of_several_names_each_is_judged_as_the_cell_last_left_it(notebook):
    both = "# task: line\nw_fit, b_fit = 1, 2"
    shown = notebook.run(both, "# task: line\nw_fit, b_ft = 1, 2", 'check("line")')
    assert "`b_ft`; `b_fit` is still the one of an earlier run." in shown


def test_what_a_cell_that_stopped_did_not_reach_is_of_an_earlier_run(notebook):
    notebook.run(RIGHT, CHECK)
    shown = notebook.run("# task: neuron\n1 / 0\ndef neuron():\n    return 3", CHECK)
    assert "⚠ neuron: Stopped with an error (0 of 3 points)" in shown
    assert "ZeroDivisionError in line 2" in shown
    both = "# task: shapes\nkernel_shape, bias_shape, parameters = (3, 1), (1,), 4"
    notebook.run(both, both.replace("kernel", "1 / 0\nkernel"))
    assert session.stale_names("shapes") == {
        "kernel_shape",
        "bias_shape",
        "parameters",
    }


@pytest.mark.parametrize(
    "cell",
    [
        "# task: shapes\nparameters = 4",
        "# task: shapes\nfor parameters in [4]:\n    pass",
        "# task: shapes\nglobals()['parameters'] = 4",
        "# task: shapes\nexec('parameters = 4')",
        "# task: shapes\nfrom math import pi as parameters",
        "# task: shapes\nparameters = 4\n1 / 0",
        "# task: shapes\nparameters = 4\nparameters?",
        ">>> # task: shapes\n>>> parameters = 4",
        "# task: shapes\ndef f():\n    global parameters\n    parameters = 4\nf()",
    ],
)
def test_a_cell_that_runs_twice_defines_its_names_twice(notebook, cell):
    notebook.run(cell, "x = 1", cell)
    assert session.stale_names("shapes") == set()
    assert session.seen.origins["parameters"].text == cell


def test_a_local_name_of_a_function_does_not_count_as_the_answer(notebook):
    local = (
        "# task: neuron\ndef other(x):\n    neuron = x\n    return [neuron for _ in x]"
    )
    notebook.run(RIGHT, local)
    assert session.stale_names("neuron") == {"neuron"}


def test_a_name_that_another_cell_defines_again_is_present(notebook):
    shown = notebook.run(RIGHT, TYPO, f"def neuron{BODY}", CHECK)
    assert "✔ neuron: Right" in shown


def test_the_box_says_which_lines_it_judged_and_the_points_so_far(notebook):
    shown = notebook.run(RIGHT, CHECK)
    assert "Checked: `def neuron(x, w, b):` and 1 more line." in shown
    assert "So far: 3 of 12 points in this exercise." in shown
    one = "# task: estimate\n\ncalories_5g = 3"
    assert "Checked: `calories_5g = 3`." in notebook.run(one, 'check("estimate")')


def test_a_name_that_a_later_cell_overwrote_is_not_judged_as_the_answer(notebook):
    notebook.run(RIGHT, CHECK, "neuron = 3")
    for shown in (notebook.run(CHECK), notebook.run(CHECK)):
        assert shown.startswith("○ neuron: Not run")
        assert "was overwritten by another cell: `neuron = 3`." in shown
    assert "✔ neuron: Right" in notebook.run(RIGHT, CHECK)
    # Before the check, a further cell may well belong to the answer.
    shown = notebook.run(RIGHT.replace("+ b", "- b"), f"def neuron{BODY}", CHECK)
    assert "✔ neuron: Right" in shown


def test_a_later_task_that_uses_the_name_costs_no_verdict(notebook):
    notebook.run(RIGHT, CHECK, "# task: line\nneuron = 3\nw_fit = b_fit = 3")
    assert session.seen.verdicts["neuron"].points == 3


def test_the_stub_of_an_untouched_cell_redefines_no_name(notebook):
    shown = notebook.run(f"def neuron{BODY}", stub_of("neuron"), CHECK)
    assert "✔ neuron: Right" in shown
    # With an id, a cell is known without its first line as well.
    notebook.run("del neuron")
    notebook.run(RIGHT.split("\n", 1)[1], cell_id="neuron")
    notebook.run(stub_of("neuron"), cell_id="neuron")
    assert "○ neuron: Not started" in notebook.run(CHECK)


def test_a_stub_that_is_brought_back_is_not_judged_as_an_answer(notebook):
    again = ["# task: estimate\ncalories_5g = 102.5", stub_of("estimate")]
    assert notebook.run(*again, 'check("estimate")').startswith("○ estimate: Not st")


def test_an_untouched_task_takes_one_line(notebook):
    shown = notebook.run(stub_of("neuron"), CHECK)
    assert shown == "○ neuron: Not started (0 of 3 points)"
    html = notebook.shown[0]["text/html"]
    assert html.count("<p") == 1


def test_an_answer_without_the_first_line_of_its_cell_counts(notebook):
    shown = notebook.run(f"def neuron{BODY}", CHECK)
    assert "✔ neuron: Right" in shown
    assert checks.readiness.missing_answers("01-single-neuron")[0].startswith(
        "Not run: `estimate`"
    )


def test_a_cell_that_lost_its_first_line_is_known_by_its_id(notebook):
    notebook.run(RIGHT, cell_id="neuron")
    notebook.run(f"def nueron{BODY}", cell_id="neuron")
    assert "`neuron` is still the one of an earlier run." in notebook.run(CHECK)


def test_a_first_line_that_names_no_task_hides_no_cell_that_is_known(notebook):
    notebook.run(RIGHT, cell_id="neuron")
    notebook.run(TYPO.replace("task: neuron", "task: Neuron"), cell_id="neuron")
    assert "Your cell defines `nueron`; `neuron` is still the" in notebook.run(CHECK)


def test_a_cell_that_never_ran_is_sent_to_run(notebook):
    shown = notebook.run(CHECK)
    assert shown.startswith("○ neuron: Not run (0 of 3 points)")
    assert "The cell of `neuron` has not run in this session." in shown


def test_a_verdict_is_forgotten_when_its_answer_changes(notebook):
    notebook.run(RIGHT, CHECK, RIGHT)
    assert session.seen.verdicts["neuron"].points == 3
    notebook.run(WRONG)
    assert "neuron" not in session.seen.verdicts
    assert "Not checked: `neuron`." in checks.readiness.missing_answers(
        "01-single-neuron"
    )


def test_a_task_that_needs_an_earlier_one_names_it(notebook):
    uses = "# task: estimate\ncalories_5g = neuron(5, 2.5, 90)"
    shown = notebook.run(uses, 'check("estimate")')
    assert "`neuron`, the answer to task 1, isn't defined yet." in shown
    assert "Next: run task 1's cell first, then this cell again." in shown
    shown = notebook.run(TYPO, uses, 'check("estimate")')
    assert "Next: call it `neuron` in task 1's cell, run both." in shown


def save(path, monkeypatch, *, later, **cells):
    """Write a notebook's file so much later than now, in seconds."""
    made = [
        {"cell_type": kind, "id": name, "source": source, "metadata": {}}
        for name, (kind, source) in cells.items()
    ]
    path.write_text(json.dumps({"cells": made}))
    when = path.stat().st_mtime + later
    os.utime(path, (when, when))
    monkeypatch.setenv("JPY_SESSION_NAME", str(path))


@pytest.mark.parametrize("later", [60, -60])
def test_an_edit_that_was_saved_and_not_run_is_named(
    notebook, tmp_path, monkeypatch, later
):
    notebook.run(WRONG, cell_id="neuron")
    file = tmp_path / "single-neuron.ipynb"
    save(file, monkeypatch, later=later, neuron=("code", RIGHT))
    shown = notebook.run(CHECK)
    # A file from before the run says nothing of what came after.
    assert ("was changed after it last ran" in shown) == (later > 0)
    assert ("the bias b is left out" in shown) == (later < 0)


def test_a_cell_of_the_learners_own_that_is_gone_is_not_judged(
    notebook, tmp_path, monkeypatch
):
    notebook.run(f"def neuron{BODY}", cell_id="scratch")
    notebook.run(stub_of("neuron"), cell_id="neuron")
    file = tmp_path / "single-neuron.ipynb"
    stub = ("code", stub_of("neuron"))
    save(file, monkeypatch, later=60, neuron=stub)
    assert "The cell that answers `neuron` was changed" in notebook.run(CHECK)
    # Some editors have ids of their own.
    save(file, monkeypatch, later=60, other=stub)
    assert "✔ neuron: Right" in notebook.run(CHECK)


def test_an_answer_cell_that_became_text_is_named(notebook, tmp_path, monkeypatch):
    file = tmp_path / "single-neuron.ipynb"
    save(file, monkeypatch, later=0, neuron=("markdown", RIGHT))
    shown = notebook.run(CHECK)
    assert "The cell of `neuron` is text, so it cannot run." in shown
    assert "click it, press Esc, then y; run it" in shown
    checks.readiness.ready("01-single-neuron")
    # Some editors give it a new id when it is code again.
    notebook.run(RIGHT, cell_id="neuron")
    seen = session.seen.runs
    seen["neuron"] = replace(seen["neuron"], ended=0.0)
    notebook.run(f"def neuron{BODY}", cell_id="new")
    assert "✔ neuron: Right" in notebook.run(CHECK)
    notebook.run(RIGHT, cell_id="neuron")
    assert "✔ neuron: Right" in notebook.run(CHECK)


@pytest.mark.parametrize("content", ["", "[]", '{"cells": [3]}', '{"cells": 3}'])
def test_a_file_that_is_no_notebook_changes_nothing(
    notebook, tmp_path, monkeypatch, content
):
    notebook.run(RIGHT)
    file = tmp_path / "single-neuron.ipynb"
    file.write_text(content)
    monkeypatch.setenv("JPY_SESSION_NAME", str(file))
    assert "✔ neuron: Right" in notebook.run(CHECK)


def test_the_answer_itself_may_stand_for_the_name_of_its_task(notebook, capsys):
    assert "✔ neuron: Right" in notebook.run(RIGHT, "check(neuron)")
    notebook.run("check(3.25)")
    said = 'Name the task in quotes, like "neuron". The tasks are: neuron, estimate, '
    assert f"{said}line, surprise, house.\n" in capsys.readouterr().out
    notebook.run("check()")
    assert said in capsys.readouterr().out


def test_help_without_a_task_is_about_the_one_checked_last(notebook, monkeypatch):
    monkeypatch.setattr(help, "_given", help.Counter())
    assert "Hint 1 of 3 for `neuron`" in notebook.run(RIGHT, "check.hint()")
    notebook.run("# task: estimate\ncalories_5g = 3", 'check("estimate")')
    assert "Hint 1 of 3 for `estimate`" in notebook.run("check.hint()")


@pytest.mark.parametrize("name", ["hint", "summary", "ready", "reset"])
def test_a_helper_without_parentheses_says_how_to_call_it(name):
    said = f"Write it with parentheses: check.{name}()"
    assert repr(getattr(checks.check, name)) == said


def test_whatever_a_learner_calls_check_the_courses_own_answers(notebook):
    shown = notebook.run(RIGHT, "check = 3", CHECK)
    assert "✔ neuron: Right" in shown
    assert "Hint" in notebook.run('check.hint("neuron", 1)')
    assert notebook.shell.user_ns["check"] == 3


def test_a_task_is_reset_in_its_own_cell_by_one_line(notebook, monkeypatch):
    put = []
    monkeypatch.setattr(
        notebook.shell, "set_next_input", lambda s, replace=False: put.append(s)
    )
    notebook.run(RIGHT, cell_id="neuron")
    notebook.run(CHECK)
    assert stub_of("neuron") in notebook.run('check.reset("neuron")', cell_id="neuron")
    assert put == [stub_of("neuron")]
    assert notebook.run(CHECK) == "○ neuron: Not started (0 of 3 points)"
    notebook.run(RIGHT, cell_id="neuron")
    shown = notebook.run('check.reset("neuron")', cell_id="elsewhere")
    assert "put this into its cell" in shown and len(put) == 1
    assert "✔ neuron: Right" in notebook.run(CHECK)


def test_a_box_has_a_name_a_role_and_a_link(notebook):
    notebook.run(WRONG, CHECK)
    html = notebook.shown[0]["text/html"]
    assert 'role="status" aria-label="neuron: Not yet"' in html
    assert re.search(r'Read again: <a href="https://\S+01-single-neuron.html#', html)


def test_only_nbgrader_is_given_a_number_beside_the_box(notebook, monkeypatch):
    points = checks.Points(checks.Verdict("neuron", "correct", 3, 3, "Right."))
    form = notebook.shell.display_formatter.format
    assert form(points) == ({}, {})
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert form(points)[0]["text/plain"] == "3.0"


@pytest.mark.parametrize("before", [[], ["# task: neuron\ndef neuron(): ..."]])
def test_an_answer_below_the_check_is_not_called_missing(notebook, before):
    shown = notebook.run(*before, f"{CHECK}\n{RIGHT}")
    assert "○ neuron: Not run" in shown
    assert "`neuron` stands below the check in this cell" in shown
    assert "Next: put it above the check" in shown
    assert "✔ neuron: Right" in notebook.run(f"{RIGHT}\n{CHECK}")


def test_an_answer_below_another_tasks_check_is_judged(notebook):
    assert "✔ neuron: Right" in notebook.run(f'check("estimate")\n{RIGHT}\n{CHECK}')
    assert "✔ neuron: Right" in notebook.run(f"{CHECK}\n{RIGHT}\n{CHECK}")
