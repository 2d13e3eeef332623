"""A made-up class whose notebooks say what the stages are to do with them."""

from __future__ import annotations

import json
from dataclasses import replace

from autograder.grade import grade_all
from autograder.model import Collected, Rebuilt, RunResult, Submission
from autograder.notebook_job import Stages
from autograder.settings import Settings
from neurons.checks.model import CellOutcome, Status, Verdict

SLUG = "01-demo"


class Class:
    """Made-up learners, and stages that do with each what his file says."""

    def __init__(self, folder, assignment, db):
        self.folder, self.assignment, self.db = folder, assignment, db
        self.problems = []
        self.seeds = {}
        self.ran = []
        self.right = "right"
        folder.mkdir()

    def hand_in(self, student, says):
        file = self.folder / student / SLUG / "demo.ipynb"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(says)

    def collect(self, path, assignments, only=()):
        files = sorted(path.glob("*/*/*.ipynb"))
        found = [Submission(f.parts[-3], f.parts[-2], f, ("Noted.",)) for f in files]
        learners = {one.student for one in found}
        learners |= {p.name for p in path.iterdir() if p.is_dir()} if found else set()
        return Collected(tuple(found), tuple(self.problems), frozenset(learners))

    def rebuild(self, release, submitted):
        release.cells[2].source = submitted.decode()
        return Rebuilt(release, ["Mended."])

    def run(self, rebuilt, assignment, *, seed, limits, sandbox, workdir):
        says = rebuilt.notebook.cells[2].source
        self.ran.append(says)
        if says == "stop":
            raise KeyboardInterrupt
        if says == "break":
            raise RuntimeError("our own fault")
        self.seeds[says] = seed
        folders = {task.id: workdir / task.id for task in assignment.tasks}
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
        tasks = assignment.tasks[:1] if says == "short" else assignment.tasks
        return [Verdict(t.id, status, t.points * right, t.points, "M.") for t in tasks]

    def grade(self, out, seed=5, **asked):
        stages = Stages(self.collect, self.rebuild, self.run, self.judge)
        options = Settings(sandbox="none", seed=seed, db_url=f"sqlite:///{self.db}")
        return grade_all(
            {SLUG: self.assignment},
            self.folder,
            out,
            replace(options, **asked),
            Silent(),
            stages,
        )


class Silent:
    """Progress that is only noted."""

    def __init__(self):
        self.told = []

    def begin(self, total):
        self.told.append(total)

    def step(self, student, assignment):
        self.told.append(student)

    def done(self, graded):
        self.told.append(graded)
