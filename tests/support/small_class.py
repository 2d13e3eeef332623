"""A made-up class whose notebooks say what the stages are to do with them."""

from __future__ import annotations

import json
from dataclasses import replace

from autograder import pipeline, rejudge
from autograder.model import Collected, Rebuilt, RunResult, Settings, Submission
from neurons.checks.model import CellOutcome, Status, Verdict

SLUG = "01-demo"
PAGE = "This is a web page, not a notebook.\nHand in the notebook itself."
SECRET = "5ec7e7"  # of each learner's submission, in nbgrader's exchange
STAGES = ("collect", "rebuild", "execute", "judge")


class Class:
    """Made-up learners, and stages that do with each what his file says."""

    def __init__(self, folder, assignment, db):
        self.folder, self.assignment, self.db = folder, assignment, db
        self.problems = []
        self.seeds = {}
        self.ran = []
        self.right = "right"
        self.when = ""  # all of it was submitted
        folder.mkdir()

    def hand_in(self, student, says):
        file = self.folder / student / SLUG / "demo.ipynb"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(says)

    def collect(self, path, assignments, only=(), counting=None):
        files = sorted(path.glob("*/*/*.ipynb"))
        found = [
            Submission(f.parts[-3], f.parts[-2], f, ("Noted.",), self.when, (), SECRET)
            for f in files
        ]
        learners = {one.student for one in found}
        learners |= {p.name for p in path.iterdir() if p.is_dir()} if found else set()
        return Collected(tuple(found), tuple(self.problems), frozenset(learners))

    def rebuild(self, release, submitted):
        if submitted.startswith(b"<html>"):
            return Rebuilt(release, unreadable=PAGE)
        release.cells[2].source = submitted.decode()
        return Rebuilt(release, ["Repaired."])

    def execute(self, rebuilt, job, workdir):
        says = rebuilt.notebook.cells[2].source
        self.ran.append(says)
        if says == "stop":
            raise KeyboardInterrupt
        if says == "break":
            raise RuntimeError("our own fault")
        self.seeds[says] = job.seed
        folders = {task.id: workdir / task.id for task in job.assignment.tasks}
        for folder in folders.values():
            folder.mkdir()
            (folder / "evidence.json").write_text(json.dumps(says))
        return RunResult(
            dict.fromkeys(folders, CellOutcome()),
            folders,
            seconds={"double": 0.5},
            notebook=rebuilt.notebook,
        )

    def judge(self, result, assignment, seed):
        folder = result.evidence[assignment.tasks[0].id]
        says = json.loads((folder / "evidence.json").read_text())
        right = says.startswith(self.right)
        status = Status.CORRECT if right else Status.WRONG
        if says == "slow":
            status = Status.TIMEOUT
        tasks = assignment.tasks[:1] if says == "short" else assignment.tasks
        return [Verdict(t.id, status, t.points * right, t.points, "M.") for t in tasks]

    def put_in_place(self, monkeypatch):
        """Let the pipeline call these stages in the place of the real ones."""
        for name in STAGES:
            # Looked up at each call, so that a test may change one of them later.
            monkeypatch.setattr(pipeline, name, self._stage(name))
        monkeypatch.setattr(rejudge, "judge", self._stage("judge"))

    def _stage(self, name):
        def stage(*arguments):
            return getattr(self, name)(*arguments)

        stage.__name__ = name
        return stage

    def grade(self, out, seed=5, **changes):
        settings = Settings(sandbox="none", seed=seed, db_url=f"sqlite:///{self.db}")
        return pipeline.grade_class(
            {SLUG: self.assignment},
            self.folder,
            out,
            replace(settings, **changes),
            Silent(),
        )


class Silent:
    """Progress that is only noted."""

    def __init__(self):
        self.seen = []

    def begin(self, total):
        self.seen.append(total)

    def step(self, student, assignment):
        self.seen.append(student)

    def done(self, graded):
        self.seen.append(graded)
