"""Script in names, outputs and tracebacks: every page opened, and nothing runs."""

from __future__ import annotations

import csv
import io
import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import nbformat
import pytest
from nbformat.v4 import new_output

from attacks.notebooks import RIGHT, SLUG, answered, cut_release
from autograder.exercise_texts import assignment_text
from autograder.model import Graded, Problem
from autograder.record.recorder import Record
from autograder.report import report
from autograder.run_folder import RunFolder
from autograder.run_records import Intake, Run
from neurons.checks.model import Status, Verdict
from support.browser import Watch, browser  # noqa: F401

RUN = "window.attacked=(window.attacked||0)+1"
FETCH = "http://attacker.invalid/x"
SCRIPTS = (
    f"<script>{RUN}</script>",
    f"<img src=x onerror='{RUN}'>",
    f"<svg onload='{RUN}'><script>{RUN}</script></svg>",
    f"</code></pre></p><script>{RUN}</script>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'></iframe>",
    f"<a href='javascript:{RUN}' autofocus onfocus='{RUN}'>x</a>",
    f"<link rel=stylesheet href={FETCH}><img src={FETCH}>",
    f"<style>@import '{FETCH}'; body {{ background: url({FETCH}) }}</style>",
    f"<meta http-equiv=refresh content='0;url={FETCH}'>",
    f"![x]({FETCH}) ! [x]({FETCH})",
    f"<details open ontoggle='{RUN}'><summary>x</summary></details>",
    f"`<b onmouseover='{RUN}'>`{{{{ 7*7 }}}}{{% raw %}}$<script>{RUN}</script>$",
)
ALL = "\n".join(SCRIPTS)
MIMES = (
    *("text/html", "text/markdown", "text/latex", "text/plain", "image/svg+xml"),
    *("application/javascript", "application/json"),
)
NAMES = (
    f"<img src=x onerror={RUN}>",
    f"'\"><script>{RUN};<!--",
    "=HYPERLINK(1)",
    "+1-1",
    "-2",
    "@SUM(A1)",
    "  =1+1",
    "%3Cb%3E",
    "a&lt;b",
)


def hostile_notebook(assignment):
    """A notebook whose outputs are of every kind that a page may show."""
    notebook = answered(assignment, RIGHT, ["'own cell'"], texts=SCRIPTS)
    for number, text in enumerate(c for c in notebook.cells if c.source in SCRIPTS):
        text.id = f"extra-{number}"  # as the rebuilding calls a learner's own cells
    cell = next(c for c in notebook.cells if c.source == "'own cell'")
    kinds = dict.fromkeys(MIMES, ALL)
    kinds["application/javascript"] = RUN
    kinds["image/png"] = f"x' onerror='{RUN}"
    cell.outputs = [
        *(
            new_output("display_data", data={mime: text})
            for mime, text in kinds.items()
        ),
        new_output("execute_result", data=kinds),
        new_output("stream", name="stderr", text=ALL),
        new_output("stream", name="stdout", text=f"\x1b]8;;javascript:{RUN}\x07{ALL}"),
        new_output("error", ename=ALL, evalue=ALL, traceback=[ALL, f"\x1b[31m{ALL}"]),
    ]
    return notebook


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """A graded class in which everything that a learner can name or say is script."""
    folder = tmp_path_factory.mktemp("pages")
    assignment = cut_release(folder / "course")
    release = nbformat.read(assignment.release, as_version=4)
    text = assignment_text(assignment, release, "digest")
    run = RunFolder.start(folder / "out", Run("1", 7, "none", (text,)))
    with Record(run.path) as record:
        record.add_assignment(assignment, release)
        for student in NAMES:
            record.add_student(student)
            verdicts = tuple(
                Verdict(task.id, Status.PARTIAL, 0.5, task.points, ALL, ALL)
                for task in assignment.tasks
            )
            answers = dict.fromkeys((task.id for task in assignment.tasks), ALL)
            one = Graded(student, SLUG, verdicts, {}, SCRIPTS, 1, answers, "", 9e4, 1.0)
            run.write_graded(one)
            notebook = hostile_notebook(assignment)
            record.add_graded(one, assignment, notebook, ALL.encode())
    problems = tuple(Problem(script, script, script, SLUG) for script in SCRIPTS)
    handed_in = tuple((student, SLUG) for student in NAMES)
    missing = tuple((script, SLUG) for script in SCRIPTS)
    run.write_intake(Intake(handed_in, missing, problems))
    report(run)
    return run.path


@pytest.fixture(scope="module")
def feedback(graded):
    """nbgrader's own feedback pages."""
    done = nbgrader(graded / "nbgrader", "generate_feedback", SLUG)
    assert done.returncode == 0, done.stderr[-3000:]
    return sorted((graded / "nbgrader" / "feedback").rglob("*.html"))


def nbgrader(course, *arguments):
    return subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments],
        cwd=course,
        env=_environment(),
        capture_output=True,
        text=True,
        timeout=300,
    )


def _environment():
    scripts = str(Path(sys.executable).parent)
    return os.environ | {"PATH": os.pathsep.join([scripts, os.environ["PATH"]])}


def look(browser, url):  # noqa: F811
    """Open a page; whether a script ran, and where it wanted to go."""
    context = browser.new_context(offline=not url.startswith("http://127.0.0.1"))
    page = context.new_page()
    watch, dialogs = Watch(page), []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.goto(url, wait_until="load")
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    page.mouse.move(300, 300)
    page.wait_for_timeout(300)
    ran = page.evaluate("window.attacked") or dialogs
    requests = [url for url in watch.requests if "attacker" in url]
    text = page.inner_text("body")
    context.close()
    return ran, requests, text


def test_our_pages_show_script_as_text(graded, browser):  # noqa: F811
    pages = [graded / "class.html", *sorted(graded.glob("feedback/*/*.html"))]
    assert len(pages) == len(NAMES) + 1
    for page in pages[:4]:
        ran, requests, text = look(browser, page.as_uri())
        assert not ran and not requests, page
        assert f"<script>{RUN}</script>" in text


def test_nbgraders_feedback_runs_no_script(feedback, browser):  # noqa: F811
    assert len(feedback) == len(NAMES)
    for page in feedback[:2]:
        ran, requests, text = look(browser, page.as_uri())
        assert not ran and not requests, page
        assert "Score: 2.0 / 10.0" in " ".join(text.split())


def test_partial_credit_stands_in_nbgraders_feedback_with_its_reason(feedback):
    text = " ".join(feedback[0].read_text(encoding="utf-8").split())
    assert text.count("Score: 0.5 /") >= 4


@pytest.fixture(scope="module")
def formgrader(graded):
    """The formgrader, served as an instructor serves it; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    course = graded / "nbgrader"
    with (course.parent / "server.log").open("wb") as log:
        server = subprocess.Popen(
            [
                *(sys.executable, "-m", "jupyter_server", "--no-browser"),
                *(f"--port={port}", "--ServerApp.port_retries=0", "--allow-root"),
                *("--IdentityProvider.token=", f"--ServerApp.root_dir={course}"),
                "--ServerApp.jpserver_extensions="
                "{'nbgrader.server_extensions.formgrader': True}",
            ],
            cwd=course,
            env=_environment(),
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            try:
                urlopen(f"{address}/api", timeout=5).close()
                break
            except OSError:
                assert server.poll() is None, (course.parent / "server.log").read_text()
                time.sleep(0.1)
        yield address
    finally:
        server.terminate()
        server.wait()


@pytest.mark.slow
def test_the_formgrader_shows_the_run_and_obeys_no_script(
    graded,
    formgrader,
    browser,  # noqa: F811
):
    for place in ("", "/manage_submissions/" + SLUG, "/manage_students", "/gradebook"):
        ran, requests, _ = look(browser, f"{formgrader}/formgrader{place}")
        assert not ran and not requests, place
    with Record(graded) as record:
        ids = [
            record.book.find_submission_notebook("single-neuron", SLUG, student.id).id
            for student in record.book.students
        ]
    for submission in ids[:3]:
        url = f"{formgrader}/formgrader/submissions/{submission}/"
        ran, requests, text = look(browser, url)
        assert not ran and not requests, url
        assert "most_surprising" in text


def test_no_cell_of_the_table_is_a_formula(graded):
    text = (graded / "grades.csv").read_text(encoding="utf-8")
    for row in csv.reader(io.StringIO(text)):
        for cell in row:
            assert not re.match(r"\s*[=+\-@\t\r]", cell), cell
