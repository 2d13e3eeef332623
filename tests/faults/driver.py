"""Grade a small class over and over, and break something else each time.

Each case is a fork of this process, so that a dead grader costs nothing to replace.
The learners' code is ours here: it runs in the grader itself, in place of a kernel,
so that hundreds of runs take seconds. Prints what every case left behind, as JSON.
"""

from __future__ import annotations

import errno
import functools
import gc
import json
import os
import shutil
import signal
import sqlite3
import sys
import traceback
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook

from attacks.notebooks import RIGHT, SLUG, WRONG, answered, cut_release, hand_in
from autograder import files, model, pipeline, run_folder
from autograder.judge.client import _read
from autograder.model import RunResult, Settings, is_for_learner
from autograder.record import late, recorder
from neurons.checks import judges
from neurons.checks.evidence import save_evidence
from neurons.checks.model import CellOutcome
from neurons.checks.probes import probe

SEED = 11
FIRST = {"ada": RIGHT, "bo": WRONG, "cy": {**RIGHT, "line": WRONG["line"]}}
# What was handed in when the class is graded for the second time.
SECOND = {**FIRST, "ada": {**RIGHT, "neuron": WRONG["neuron"]}, "bo": RIGHT}
PLACES = {
    "collect": (pipeline, "collect"),
    "rebuild": (pipeline, "rebuild"),
    "execute": (pipeline, "execute"),
    "judge": (pipeline, "judge"),
    "record": (pipeline, "record"),
    "withdraw": (recorder.Record, "withdraw"),
    "add_student": (recorder.Record, "add_student"),
    "add_assignment": (recorder.Record, "add_assignment"),
    "add_graded": (recorder.Record, "add_graded"),
    "commit": (recorder, "with_verdicts"),
    "late": (late.LatePenalties, "assign"),
    "set_aside": (run_folder.RunFolder, "set_aside"),
    "write_graded": (run_folder.RunFolder, "write_graded"),
    "write_intake": (run_folder.RunFolder, "write_intake"),
    "write_results": (run_folder.RunFolder, "write_results"),
    "report": (pipeline, "report"),
    "write_bytes": (files, "write_bytes"),
}


class Silent:
    """Progress that nobody looks at."""

    def begin(self, total):
        pass

    def step(self, student, assignment):
        pass

    def done(self, graded):
        pass


def execute(rebuilt, job, workdir):
    """Run a notebook of ours in this very process."""
    names, facts = {}, {}
    for cell in rebuilt.notebook.cells:
        if cell.cell_type == "code" and not is_for_learner(cell):
            exec(cell.source.replace("check(", "(lambda task: None)("), names)
    for task in job.assignment.tasks:
        facts[task.id] = workdir / task.id
        facts[task.id].mkdir()
        save_evidence(probe(task.id, names, job.seed), facts[task.id])
    result = RunResult(notebook=rebuilt.notebook)
    result.outcomes = dict.fromkeys(facts, CellOutcome())
    result.evidence = facts
    return result


def judge(result, assignment, seed):
    """Judge in this very process."""
    verdicts = (
        judges.judge(task.id, result.evidence[task.id], result.outcomes[task.id], seed)
        for task in assignment.tasks
    )
    return [_read(v.to_dict(), task, "") for v, task in zip(verdicts, assignment.tasks)]


class Case:
    """One run that is broken at one place, and the run that goes on after it."""

    def __init__(self, folder, assignment, new_book, place="", when="", how=""):
        self.folder, self.assignment = folder, assignment
        self.place, self.when, self.how = place, when, how
        self.out, self.db = folder / "out", folder / "term.db"
        self.away, self.new_book = folder / "away.db", new_book

    def grade(self, **changes):
        settings = Settings(
            sandbox="none", seed=SEED, db_url=f"sqlite:///{self.db}", **changes
        )
        submissions = self.folder / "class"
        assignments = {SLUG: self.assignment}
        return pipeline.grade_class(
            assignments, submissions, self.out, settings, Silent()
        )

    def hand_in(self, answers):
        for student, own in answers.items():
            hand_in(self.folder / "class", student, answered(self.assignment, own))

    def in_child(self, work):
        """Do it in a fork of this process; gives how that ended."""
        sys.stdout.flush()
        pid = os.fork()
        if pid == 0:
            code = 3
            try:
                work()
                code = 0
            except BaseException as error:
                text = "".join(traceback.format_exception(error))
                (self.folder / "error.txt").write_text(text)
                line = f"{type(error).__name__}: {error}"
                (self.folder / "said.txt").write_text(line)
            finally:
                os._exit(code)
        _, status = os.waitpid(pid, 0)
        return os.waitstatus_to_exitcode(status)

    def broken(self):
        """A run of the second hand-in that something happens to."""
        owner, name = PLACES[self.place]
        count = [0]

        def around(original):
            @functools.wraps(original)
            def broken(*arguments, **more):
                count[0] += 1
                strikes = count[0] == 2 or self.place in ONCE
                if strikes and self.when == "before":
                    strike(self)
                answer = original(*arguments, **more)
                if strikes and self.when == "after":
                    strike(self)
                return answer

            return broken

        original = getattr(owner, name)
        for module in (owner, *USERS.get(self.place, ())):
            setattr(module, name, around(original))
        self.grade(resume=True)

    def begin(self):
        """Grade the first hand-in; all cases start from its copy."""
        self.folder.mkdir()
        shutil.copy(self.new_book, self.db)
        self.hand_in(FIRST)
        assert self.in_child(self.grade) == 0, self._read("error.txt")

    def go(self, first):
        """Hand in other answers, break the next run, and go on."""
        shutil.copytree(first.folder, self.folder)
        self.hand_in(SECOND)
        broken = self.in_child(self.broken)
        standing = self.standing()
        said = self._read("said.txt")
        if self.away.exists():
            self.db.rmdir()
            self.away.rename(self.db)
        if self.how == "lost database":
            shutil.copy(self.new_book, self.db)
        resumed = self.in_child(lambda: self.grade(resume=True))
        return {
            "broken": broken,
            "said": said,
            "standing": standing,
            "resumed": resumed,
            "error": self._read("error.txt") if resumed else "",
            "results": self.results(),
            "gradebook": self.gradebook(),
            "verdicts": sorted(p.name for p in self.out.glob("verdicts/*/*")),
            "pages": sorted(p.name for p in self.out.glob("feedback/*/*")),
            "halves": [str(p) for p in self.out.rglob(".writing-*")],
        }

    def _read(self, name):
        file = self.folder / name
        return file.read_text() if file.exists() else ""

    def results(self):
        file = self.out / "results.json"
        if not file.exists():
            return {}
        rows = json.loads(file.read_text())["results"]
        keys = [f"{row['student']}/{row['task']}" for row in rows]
        assert len(keys) == len(set(keys)), keys
        return {key: row["points"] for key, row in zip(keys, rows)}

    def standing(self):
        """Points that stand anywhere between the broken run and the next."""
        table = self.out / "grades.csv"
        return {
            "results": self.results(),
            "gradebook": self.gradebook(),
            "table": table.read_text() if table.exists() else "",
        }

    def gradebook(self):
        # Read as plain tables: nbgrader's own reader would repair what it finds.
        if not self.db.is_file():
            return {}
        with sqlite3.connect(self.db) as book:
            rows = book.execute(
                "select a.student_id, c.name, g.auto_score from grade g"
                " join submitted_notebook n on g.notebook_id = n.id"
                " join submitted_assignment a on n.assignment_id = a.id"
                " join base_cell c on g.cell_id = c.id"
            ).fetchall()
        book.close()
        return {f"{s}/{c.removeprefix('check-')}": score for s, c, score in rows}


# What is on disk or in the gradebook differs after these.
CHANGES = {
    *("withdraw", "set_aside", "add_graded", "late"),
    *("write_graded", "write_intake", "write_results", "write_bytes"),
}
# Called once in a run, so that the first call is the one to break.
ONCE = {"collect", "add_assignment", "write_results", "report"}
# Modules that hold a name of their own for what is broken.
USERS = {
    "write_bytes": (recorder, run_folder),
}


def strike(case):
    """What happens at the place."""
    if case.how in {"kill", "lost database"}:
        os.kill(os.getpid(), signal.SIGKILL)
    if case.how == "interrupt":
        raise KeyboardInterrupt
    if case.how == "full disk":
        fill_disk()
    if case.how == "no database":
        case.db.rename(case.away)
        case.db.mkdir()  # so that nothing new is made in its place
        for book in gc.get_objects():
            if isinstance(book, Gradebook):
                # Else the open file would go on to serve, wherever it lies.
                book.engine.dispose()


def fill_disk():
    """From now on nothing can be written: there is no space left."""

    def full(*_, **__):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "a file")

    files.tempfile.mkstemp = full
    files.tempfile.TemporaryDirectory = full


def cases():
    """Every place, before and after it, with everything that can happen there."""
    for place in PLACES:
        yield place, "before", "kill"
        if place in CHANGES:
            yield place, "after", "kill"
    for place in (
        "set_aside",
        "execute",
        "judge",
        "add_graded",
        "late",
        "write_graded",
    ):
        yield place, "before", "interrupt"
    for place in ("execute", "judge", "add_graded", "write_graded", "write_results"):
        yield place, "before", "full disk"
    for place in ("execute", "withdraw", "add_graded", "write_graded"):
        yield place, "before", "no database"
    for place in ("execute", "add_graded", "write_results"):
        yield place, "after", "lost database"


def main(folder):
    """Go through all cases; one that breaks us is reported like the others."""
    os.chdir(folder)
    pipeline.execute, pipeline.judge = execute, judge
    assignment = cut_release(folder / "course")
    recorder.Record(folder / "new").book.close()
    new_book = folder / "new" / "gradebook.db"
    first = Case(folder / "first", assignment, new_book)
    first.begin()
    found = {}
    for place, when, how in cases():
        name = f"{how} {when} {place}"
        here = folder / name.replace(" ", "-")
        case = Case(here, assignment, new_book, place, when, how)
        found[name] = case.go(first)
    print(json.dumps(found))


if __name__ == "__main__":
    assert nbformat and model  # loaded before the forks, for speed
    main(Path(sys.argv[1]))
