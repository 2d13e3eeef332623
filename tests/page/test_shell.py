"""A page's shell runs cells as a notebook does, and says what they gave as JSON."""

import json
import sys
from types import ModuleType

import matplotlib.pyplot as plt
import pytest

from support.page import PYTHON

pytestmark = pytest.mark.unit


@pytest.fixture
def run(monkeypatch, tmp_path):
    """Run a cell; return its outputs as pairs of kind and data."""
    monkeypatch.syspath_prepend(str(PYTHON))
    monkeypatch.setattr(sys, "path", [*sys.path])
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MPLBACKEND", "")  # set back afterwards
    for name in ("get_ipython", "display", "input"):
        monkeypatch.setattr(f"builtins.{name}", None, raising=False)
    plt.close("all")  # what other tests drew
    # Another test's IPython may have left its names, and itself, in `__main__`.
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))
    monkeypatch.delitem(sys.modules, "shell", raising=False)
    import shell

    def run(text, name="", live=None):
        found = json.loads(shell.run(text, name, live))
        return [(one["kind"], one["data"]) for one in found]

    return run


def test_what_is_printed_and_the_last_expression_are_text(run):
    assert run("print('a')\nprint('b', end='')\n5") == [("text", "a\nb5\n")]
    assert run("5;") == [] == run("a = 5") == run("")
    assert run("a") == [("text", "5\n")]
    assert run("list(range(60))")[0][1].startswith("[0,\n 1,")
    assert run("import sys\nprint('w', file=sys.stderr)") == [("stderr", "w\n")]


def test_a_line_that_is_written_over_shows_its_last_words(run):
    assert run("print('epoch 1', end='')\nprint('\\repoch 2')") == [
        ("text", "epoch 2\n")
    ]


def test_what_a_cell_prints_is_seen_while_it_runs(run):
    seen = []
    run("print(1)\nprint(2, end='', flush=True)", live=lambda *one: seen.append(one))
    assert seen == [("text", "1\n"), ("text", "2")]


def test_tables_are_html_and_figures_svg(run):
    ((kind, table),) = run("import pandas as pd\npd.DataFrame({'a': [1]})")
    assert kind == "html"
    assert "<td>1</td>" in table
    import matplotlib.pyplot as plt

    before = plt.get_backend()
    plt.switch_backend("module://figures")  # another test may have loaded another
    found = run("import matplotlib.pyplot as plt\nprint(1)\nplt.plot([1, 2]);")
    plt.switch_backend(before)
    assert [kind for kind, _ in found] == ["text", "svg"]
    assert found[1][1].startswith("<svg")
    # It is shown once.
    assert run("1") == [("text", "1\n")]


def test_a_traceback_shows_lines_of_cells_alone(run):
    run("import pandas as pd\ndef mean(table):\n    return table['b'].mean()")
    ((kind, text),) = run("mean(pd.DataFrame({'a': [1]}))")
    assert kind == "error"
    assert "site-packages" not in text
    assert "  this cell, line 1\n    mean(" in text
    assert "  an earlier cell, line 3, in mean\n    return table['b'].mean()" in text
    assert text.endswith("KeyError: 'b'")


def test_an_error_of_syntax_says_where(run):
    ((kind, text),) = run("x = 1\nx = = 2")
    assert kind == "error"
    assert text.startswith("  this cell, line 2\n    x = = 2")
    assert "SyntaxError" in text


def test_an_endless_recursion_is_cut(run):
    ((_, text),) = run("def f(n):\n    return f(n + 1)\nf(1)")
    assert "more calls" in text
    assert len(text) < 2000


@pytest.mark.parametrize("line", ["exit()", "import sys; sys.exit(3)"])
def test_names_outlive_an_exit(run, line):
    run("a = 1")
    if line == "exit()":
        line = "raise SystemExit"
    assert run(line)[0][0] == "error"
    assert run("a") == [("text", "1\n")]
    assert run("raise KeyboardInterrupt")[0][1].endswith("KeyboardInterrupt")
    assert run("a") == [("text", "1\n")]


def test_few_magics_work_and_the_others_say_that_they_do_not(run):
    assert run("%matplotlib inline\n%time a = 2\na") == [("text", "2\n")]
    run("%%writefile mymodule.py\nb = 3")
    assert run("import mymodule\nmymodule.b") == [("text", "3\n")]
    for text in ("!pip install torch", "%cd x", "%%bash\nls"):
        ((kind, said),) = run(text)
        assert kind == "error"
        assert said.endswith("is not available in the page: open in Colab.")
    # What Python reads is left alone.
    assert run("a = 7\nb = 2\n(a\n% b)") == [("text", "1\n")]


def test_a_flood_is_cut(run):
    ((_, text), (kind, said)) = run("for i in range(200_000):\n    print(i, '-' * 20)")
    assert len(text) == 400_000
    assert kind == "stderr"
    assert "is cut" in said


def test_libraries_find_the_shell_as_they_find_ipythons(run):
    run("shell = get_ipython()\nseen = []")
    run("shell.events.register('post_run_cell', seen.append)")
    run("1 / 0", "cell-7")
    ((_, text),) = run("(seen[-1].info.cell_id, seen[-1].error_in_exec)")
    assert text == "('cell-7', ZeroDivisionError('division by zero'))\n"
    assert run("shell.history_manager.input_hist_raw[-3]") == [("text", "'1 / 0'\n")]
    assert run("shell.set_next_input('# new', replace=True)") == [("cell", "# new")]
    assert run("display({'text/html': '<b>x</b>'}, raw=True)") == [("html", "<b>x</b>")]


def test_source_of_a_cell_can_be_read(run):
    run("def f():\n    return 1  # one")
    assert "# one" in run("import inspect\nprint(inspect.getsource(f))")[0][1]


def test_a_name_that_was_never_bound_for_a_limit_of_the_page_says_so(run):
    run("from standins.absent import not_in_page")
    limit = "`torch` is not available in the page: open in Colab."
    text = "raise not_in_page('`torch`')\nimport torch as t\nw = 1"
    assert run(text, "one")[0][1].endswith(limit)
    for text in ("t.ones(3)", "w", "def f():\n    return w\nf()"):
        assert run(text)[0][1].endswith(f"NotInPage: {limit}")
    assert run("ww")[0][1].endswith("NameError: name 'ww' is not defined")
    # What follows from it does so, too; once a cell is another one, it says nothing.
    run("v = w", "two")
    run("import numpy as t", "one")
    assert run("t.ones(1)") == [("text", "array([1.])\n")]
    assert run("v")[0][1].endswith(limit)
    run("v = w", "two")
    assert run("v")[0][1].endswith("NameError: name 'v' is not defined")
