"""Every step of docs/nbgrader.md, typed as the page has it, in real nbgrader 0.9.6.

The learner is another system user where the tests run as root; else both are one.
"""

import csv
import json
import os
import pwd
import re
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import nbformat
import nbgrader
import pytest

from autograder.course import Course
from neurons.checks.catalogue import ASSIGNMENTS
from support.html import soup, text_of
from support.notebooks import chosen, release, said, warm_kernels
from support.users import nbgrader_as, someone_else

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "nbgrader.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(?:sh|python) ([\w ]+)\n(.*?)^```", PAGE, re.M | re.S)
SLUG, NAME = "01-single-neuron", "single-neuron"
LOUD = re.compile(r"WARN|ERROR|CRITICAL|Traceback")
# One answer of each kind among the tasks.
KINDS = dict(zip(ASSIGNMENTS[SLUG], ("right", "wrong", "partial", "raises", "right")))


class Term:
    """A course on one machine: folders, users, and what each command said."""

    def __init__(self, folder):
        self.folder, self.learner = folder, someone_else()
        self.exchange, self.home = folder / "exchange", folder / "home"
        self.here = {"instructor": folder / "teaching", "learner": self.home}
        for place in (*self.here.values(), self.home / "jupyter"):
            place.mkdir()
        if self.learner:
            for place in (self.home, self.home / "jupyter"):
                os.chown(place, self.learner.pw_uid, self.learner.pw_gid)
        self.student = (self.learner or pwd.getpwuid(os.getuid())).pw_name
        scripts = str(Path(sys.executable).parent)
        path = os.pathsep.join([scripts, os.environ["PATH"]])
        self.ours = {"PATH": path, "EXCHANGE": str(self.exchange)}
        self.ours["AUTOGRADER_COURSE"] = str(ROOT)
        jupyter = str(self.home / "jupyter")
        self.theirs = {"HOME": str(self.home), "JUPYTER_CONFIG_DIR": jupyter}
        self.theirs |= {"JUPYTER_DATA_DIR": jupyter}
        self.said = {}

    def type(self, who, text):
        """Type the lines of a block, one after the other; each must succeed."""
        for line in text.splitlines():
            first, *rest = shlex.split(os.path.expandvars(line))
            if first == "cd":
                self.here[who] = (self.here[who] / rest[0]).resolve()
            elif first == "nbgrader":
                self.said[who, rest[0]] = self.nbgrader(who, rest)
            else:
                done = subprocess.run(
                    ["bash", "-ec", line],
                    cwd=self.here[who],
                    env=os.environ | self.ours,
                    capture_output=True,
                    text=True,
                )
                assert done.returncode == 0, done.stdout + done.stderr

    def nbgrader(self, who, arguments):
        log = self.folder / "log.txt"
        # A kernel is a program that is started, which another user may not be able to.
        alone = who == "instructor" or arguments[0] == "validate"
        user, variables = (None, self.ours) if alone else (self.learner, self.theirs)
        here = self.here[who]
        done = nbgrader_as(user, arguments, here, variables, log)
        assert done.code == 0, f"nbgrader {' '.join(arguments)}\n{done.text}"
        return done.text

    def answer(self):
        """Fill in the fetched notebook, in the learner's name."""
        file = self.home / SLUG / f"{NAME}.ipynb"
        book = nbformat.read(file, as_version=4)
        for cell in book.cells:
            if kind := KINDS.get(cell.get("id", "")):
                answer = chosen(SLUG, kind)[cell.id]
                cell.source = f"# task: {cell.id}\n{answer.source}"
        nbformat.write(book, file)

    def messages(self):
        """The first line that our grader says of each task."""
        file = self.folder / "teaching" / "graded" / "results.json"
        rows = json.loads(file.read_text(encoding="utf-8"))["results"]
        return [" ".join(row["message"].split("\n")[0].split()) for row in rows]

    def grades(self):
        file = self.here["instructor"] / "grades.csv"
        with file.open(encoding="utf-8", newline="") as table:
            return list(csv.DictReader(table))


@contextmanager
def jupyter(folder, term):
    """JupyterLab's server in a folder: `ask(path)`, or `ask(path, data, method)`."""
    runtime = folder / ".runtime"
    shutil.rmtree(runtime, ignore_errors=True)  # of a server before, which was killed
    command = [sys.executable, "-m", "jupyter_server", "--no-browser", "--allow-root"]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        command += [f"--port={free.getsockname()[1]}", "--ServerApp.token=t"]
    variables = os.environ | term.ours | {"JUPYTER_RUNTIME_DIR": str(runtime)}
    with (
        (folder / "server.log").open("wb") as log,
        subprocess.Popen(
            command, cwd=folder, env=variables, stdout=log, stderr=log
        ) as server,
    ):

        def ask(path, data=None, method="PUT"):
            (file,) = runtime.glob("jpserver-*.json")
            url = json.loads(file.read_text())["url"]
            body = None if data is None else json.dumps(data).encode()
            request = urllib.request.Request(
                f"{url}{path}",
                data=body,
                headers={"Authorization": "token t"},
                method="GET" if data is None else method,
            )
            with urllib.request.urlopen(request, timeout=120) as answer:
                text = answer.read().decode()
            page = path.startswith("formgrader/submissions")
            return text if page else json.loads(text)

        try:
            deadline = time.monotonic() + 120
            while not answers(ask):
                assert time.monotonic() < deadline, (folder / "server.log").read_text()
                time.sleep(0.2)
            yield ask
        finally:
            server.kill()  # its extensions take a minute to end


def answers(ask) -> bool:
    """Whether the server has begun to answer."""
    try:
        return "version" in ask("api")
    except (ValueError, OSError):  # no file yet, half a file, nobody listens
        return False


@pytest.fixture(scope="module")
def term():
    """The page up to the learner's feedback."""
    with (
        # Not pytest's own folder, which only one user may enter.
        tempfile.TemporaryDirectory(prefix="term-") as name,
        pytest.MonkeyPatch.context() as patch,
    ):
        folder = Path(name)
        folder.chmod(0o755)
        made = Term(folder)
        for name, value in made.ours.items():
            patch.setenv(name, value)
        with warm_kernels(folder / "kernels"):
            for who, text in BLOCKS:
                if who == "learner" and text.startswith("c = "):
                    text = text.replace("/srv/nbgrader/exchange", str(made.exchange))
                    file = made.home / "jupyter" / "nbgrader_config.py"
                    file.write_text(text)
                elif who != "instructor own":
                    made.type(who, text)
                if text.startswith("nbgrader list"):
                    made.answer()
        made.plain = made.grades()
        made.plain_folder = made.here["instructor"]
        autograded = made.plain_folder / "autograded" / made.student / SLUG
        made.shown = said(nbformat.read(autograded / f"{NAME}.ipynb", as_version=4))
        yield made


@pytest.fixture(scope="module")
def own(term):
    """The page's last steps: the course's own grader, and nbgrader's commands after."""
    (text,) = [text for who, text in BLOCKS if who == "instructor own"]
    term.type("instructor", text)
    return term


def test_the_page_has_every_step():
    typed = " ".join(text for _, text in BLOCKS)
    assert nbgrader.__version__ == "0.9.6"
    assert PAGE.count("\n```") == 2 * len(BLOCKS)  # each block is typed
    for step in (
        *("generate_assignment", "release_assignment", "fetch_assignment", "validate"),
        *("submit", "collect", "autograde", "generate_feedback", "release_feedback"),
        *("fetch_feedback", "export"),
    ):
        assert f"nbgrader {step} " in typed
    course = Course.load(ROOT).address.path.rpartition("/")[2]
    assert f'course_id = "{course}"' in typed


def test_a_learner_fetches_and_submits_by_the_exchange(term):
    assert SLUG in term.said["learner", "list"]
    assert "1 submissions" in term.said["instructor", "collect"]
    first = nbformat.read(term.home / SLUG / f"{NAME}.ipynb", as_version=4).cells[0]
    assert "Before you submit" in first.source


def test_two_system_users_see_only_their_own(term):
    if not term.learner:
        pytest.skip("only root can be two users")
    inbound = term.exchange / "from-one-neuron-up" / "inbound"
    (sent,) = inbound.iterdir()
    assert sent.name.startswith("nobody+")
    assert sent.stat().st_uid == term.learner.pw_uid
    assert "cheating" not in term.said["instructor", "collect"]
    # Others may drop something there, and list nothing.
    assert inbound.stat().st_mode & 0o777 == 0o733


def test_plain_nbgrader_gives_each_kind_of_answer_its_points(term):
    statuses = {task: status for task, (status, _) in term.shown.items()}
    assert statuses == {
        "neuron": "correct",
        "estimate": "wrong",
        "line": "partial",
        "surprise": "raised",
        "house": "correct",
    }
    (row,) = [row for row in term.plain if row["student_id"] == term.student]
    assert float(row["score"]) == sum(points for _, points in term.shown.values())


def test_the_learner_reads_the_feedback(term):
    (page,) = (term.home / SLUG / "feedback").glob(f"*/{NAME}.html")
    assert "Partly right" in page.read_text(encoding="utf-8")


def test_our_grader_goes_on_in_nbgraders_world_without_a_noise(own):
    for command in ("generate_feedback", "release_feedback", "export"):
        assert not LOUD.search(own.said["instructor", command])
    (row,) = own.grades()  # one learner, one assignment: what was graded
    (before,) = [one for one in own.plain if one["student_id"] == own.student]
    for name in ("assignment", "student_id", "score", "max_score", "timestamp"):
        assert row[name] == before[name]


def test_the_learner_fetches_the_feedback_of_our_grader(own):
    for page in (own.home / SLUG / "feedback").glob("*/*.html"):
        page.unlink()
    own.type("learner", f"nbgrader fetch_feedback {SLUG}")
    (page,) = (own.home / SLUG / "feedback").glob(f"*/{NAME}.html")
    (made,) = own.here["instructor"].glob(f"feedback/*/{SLUG}/{NAME}.html")
    assert page.read_bytes() == made.read_bytes()


def test_the_formgrader_shows_what_we_graded_and_takes_a_persons_points(own):
    with jupyter(own.here["instructor"], own) as ask:
        (assignment,) = ask("formgrader/api/assignments")
        assert (assignment["name"], assignment["num_submissions"]) == (SLUG, 1)
        (submission,) = ask(f"formgrader/api/submissions/{SLUG}")
        assert submission["student"] == own.student
        assert submission["autograded"]
        (book,) = ask(f"formgrader/api/submitted_notebooks/{SLUG}/{NAME}")
        page = ask(f"formgrader/submissions/{book['id']}")
        for message in own.messages():
            assert message in text_of(soup(page))
        grades = ask(f"formgrader/api/grades?submission_id={book['id']}")
        one = next(g for g in grades if g["name"] == "check-surprise")
        ask(f"formgrader/api/grade/{one['id']}", {"manual_score": 1.5})
        (again,) = ask(f"formgrader/api/submissions/{SLUG}")
        assert again["score"] == submission["score"] + 1.5


def test_jupyterlabs_extension_works_in_the_plain_course(term):
    with jupyter(term.plain_folder, term) as ask:
        known = {one["name"]: one for one in ask("formgrader/api/assignments")}
        assert known[SLUG]["status"] == "released"
        assert set(known) == set(ASSIGNMENTS)
        ask(f"formgrader/api/assignment/{SLUG}", {"duedate_notimezone": "2030-01-01"})
        listed = ask("assignments?course_id=from-one-neuron-up")
        assert SLUG in {one["assignment_id"] for one in listed["value"]}


def test_each_step_has_its_button_in_jupyterlab(term):
    slug, me = "04-relu", pwd.getpwuid(os.getuid()).pw_name
    place = {"assignment_id": slug, "course_id": "from-one-neuron-up"}
    own = f"formgrader/api/assignment/{slug}"
    with jupyter(term.plain_folder, term) as ask:
        for step in (
            *(f"{own}/assign", f"{own}/release", "assignments/fetch"),
            *("assignments/submit", f"{own}/collect"),
            f"formgrader/api/submission/{slug}/{me}/autograde",
            *(f"{own}/generate_feedback", f"{own}/release_feedback"),
            "assignments/fetch_feedback",
        ):
            assert ask(step, place, "POST")["success"], step
        (given,) = ask(f"formgrader/api/submissions/{slug}")
        assert (given["student"], given["autograded"]) == (me, True)
        notebook = {"path": f"{slug}/relu.ipynb"}
        checked = ask("assignments/validate", notebook, "POST")["value"]
        assert len(checked["failed"]) == len(ASSIGNMENTS[slug])
    (page,) = (term.plain_folder / slug / "feedback").glob("*/relu.html")
    assert "Not started" in page.read_text(encoding="utf-8")


def test_what_plain_nbgrader_releases_is_what_the_course_releases(term):
    file = term.plain_folder / "release" / SLUG / f"{NAME}.ipynb"
    made = nbformat.read(file, as_version=4).cells[1:]
    ours = nbformat.read(release(SLUG), as_version=4).cells
    assert [cell.source for cell in made] == [cell.source for cell in ours]
