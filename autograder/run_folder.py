"""The folder of a grading run: what was asked, what came in, every verdict.

Each graded notebook is one file, written at once, so that a run that stops
half-way keeps what it has. Everything that is made later (results.json, the
pages, the table) is made from these files alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from autograder.errors import StoreError
from autograder.files import HALF, file_name, write_bytes, write_text
from autograder.model import Graded
from autograder.run_records import (
    SCHEMA,
    Intake,
    Run,
    SchemaError,
    read_record,
    record_text,
    results_text,
)

RUN_FILE = "run.json"
INTAKE_FILE = "intake.json"
LOCK_FILE = ".lock"
# What is made from all verdicts together.
MADE = ("results.json", "class.html", "grades.csv", "junit.xml", "summary.md")
# What is made of each graded notebook: folder and suffix.
MADE_OF_EACH = {"feedback": "html", "gradescope": "json"}
ASIDE = "set-aside"  # verdicts that count no more
NBGRADER = "nbgrader"  # folder in which nbgrader's own commands work
GRADEBOOK = "gradebook.db"


class RunFolder:
    """A run's folder on disk; open it with `start` or `read`."""

    def __init__(self, path: Path, run: Run) -> None:
        self.path = path
        self.run = run
        self.texts = {text.slug: text for text in run.assignments}

    @classmethod
    def start(
        cls, path: Path, run: Run, *, resume: bool = False, fresh: bool = False
    ) -> RunFolder:
        """Open the folder of a run for writing.

        Args:
            path: the folder; it is made if it does not exist.
            run: what is asked now.
            resume: go on with the run that the folder holds.
            fresh: move a run that the folder holds aside and start anew.

        Raises:
            StoreError: the folder holds something else, or a run and neither
                `resume` nor `fresh`, or a run that was asked something else.
        """
        if path.exists() and not path.is_dir():
            raise StoreError(f"{path} is a file; name a folder for --out.")
        if (path / RUN_FILE).is_file():
            if fresh:
                with _alone(path):
                    _move_aside(path)
            elif resume:
                return cls._resumed(path, run)
            else:
                raise StoreError(
                    f"{path} holds another run; go on with it by --resume, "
                    "or keep it aside and start anew by --fresh."
                )
        elif path.exists() and any(map(_is_foreign, path.iterdir())):
            raise StoreError(
                f"{path} is not empty and holds no grading run; "
                "name another folder for --out."
            )
        path.mkdir(parents=True, exist_ok=True)
        with _alone(path):
            write_text(path / RUN_FILE, record_text(run))
        return cls(path, run)

    @classmethod
    def _resumed(cls, path: Path, run: Run) -> RunFolder:
        folder = cls.read(path)
        for name, was, now in (
            ("seed", folder.run.seed, run.seed),
            ("course version", folder.run.course, run.course),
            ("secret", folder.run.secret, run.secret),
            ("sandbox", folder.run.sandbox, run.sandbox),
        ):
            if was != now:
                raise StoreError(
                    f"{path} was graded with another {name} ({was}, now {now}); "
                    "start anew by --fresh."
                )
        if _digests(folder.run) != _digests(run):
            raise StoreError(
                f"{path} was graded with other exercises; start anew by --fresh."
            )
        if run.feedback:
            folder.show(run.feedback)
        return folder

    def show(self, feedback: str) -> None:
        """Note what learners may see from now on: `"now"`, `"points"` or `"later"`."""
        self.run = replace(self.run, feedback=feedback)
        write_text(self.path / RUN_FILE, record_text(self.run))

    @classmethod
    def read(cls, path: Path) -> RunFolder:
        """Open the folder of a run that took place.

        Raises:
            StoreError: the folder holds no run, or one that cannot be read.
        """
        file = path / RUN_FILE
        if not file.is_file():
            raise StoreError(
                f"{path} holds no grading run; name a folder that "
                "`autograder grade --out` wrote."
            )
        try:
            return cls(path, read_record(Run, file.read_text(encoding="utf-8")))
        except SchemaError as error:
            raise StoreError(
                f"{file} has schema {error}; this version reads {SCHEMA}."
            ) from error
        except ValueError as error:
            raise StoreError(f"{file} cannot be read; grade again.") from error

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep the folder for this process as long as the block runs.

        Raises:
            StoreError: another grader is at work in it.
        """
        with _alone(self.path):
            yield

    def gradebook(self, db_url: str = "") -> str:
        """Return the address of the run's gradebook.

        Args:
            db_url: its address; the file in this folder if empty.

        Raises:
            StoreError: there is no such file.
        """
        file = self.path / GRADEBOOK
        if db_url:
            return db_url
        if not file.is_file():
            raise StoreError(
                f"the gradebook of {self.path} lies elsewhere; "
                "give its address by --db."
            )
        return f"sqlite:///{file.resolve()}"

    def sweep(self) -> None:
        """Remove what a grader that was killed had not written to the end."""
        for half in self.path.rglob(f"{HALF}*"):
            half.unlink(missing_ok=True)

    def set_aside(self, student: str, assignment: str) -> None:
        """Let a verdict count no more, without losing it.

        What was made from it goes first, so that no old score stands at any moment.
        """
        file = self.verdict_file(student, assignment)
        if not file.exists():
            return
        name = file_name(student)
        made = [self.path / name for name in MADE]
        for place, suffix in MADE_OF_EACH.items():
            made.append(self.path / place / assignment / f"{name}.{suffix}")
        for one in made:
            one.unlink(missing_ok=True)
        folder, number = self.path / ASIDE / assignment, 1
        while (aside := folder / f"{name}.{number}.json").exists():
            number += 1
        folder.mkdir(parents=True, exist_ok=True)
        evidence = self.evidence_file(student, assignment)
        if evidence.exists():
            evidence.replace(folder / f"{name}.{number}.zip")
        file.replace(aside)

    def verdict_file(self, student: str, assignment: str) -> Path:
        """Where one graded notebook is kept."""
        return self.path / "verdicts" / assignment / f"{file_name(student)}.json"

    def write_graded(self, graded: Graded) -> None:
        """Keep one graded notebook."""
        file = self.verdict_file(graded.student, graded.assignment)
        write_text(file, record_text(graded))

    def evidence_file(self, student: str, assignment: str) -> Path:
        """Where the facts of one graded notebook are kept."""
        return self.path / "evidence" / assignment / f"{file_name(student)}.zip"

    def write_evidence(self, student: str, assignment: str, packed: bytes) -> None:
        """Keep the facts of one notebook, as `evidence_archive.pack` gave them."""
        write_bytes(self.evidence_file(student, assignment), packed)

    def stored_verdicts(self) -> set[tuple[str, str]]:
        """Learners and assignments of all verdicts, as their files are named."""
        files = (self.path / "verdicts").glob("*/*.json")
        return {(file.stem, file.parent.name) for file in files}

    def find(self, student: str, assignment: str) -> Graded | None:
        """The graded notebook, if it is there and whole."""
        return self.find_file(file_name(student), assignment)

    def find_file(self, name: str, assignment: str) -> Graded | None:
        """The graded notebook in a file of `stored_verdicts`, if it is whole."""
        try:
            return self._load(self.path / "verdicts" / assignment / f"{name}.json")
        except (OSError, StoreError):
            return None

    @staticmethod
    def _load(file: Path) -> Graded:
        try:
            return read_record(Graded, file.read_text(encoding="utf-8"))
        except ValueError as error:
            raise StoreError(
                f"{file} cannot be read; delete it and grade with --resume."
            ) from error

    def graded(self) -> list[Graded]:
        """Every graded notebook, by assignment and then by learner."""
        files = (self.path / "verdicts").glob("*/*.json")
        found = [self._load(file) for file in files]
        return sorted(found, key=lambda one: (one.assignment, one.student))

    def write_intake(self, intake: Intake) -> None:
        """Store what came in and what did not."""
        write_text(self.path / INTAKE_FILE, record_text(intake))

    def intake(self) -> Intake:
        """What came in; nothing if the run stopped before it was known."""
        file = self.path / INTAKE_FILE
        if not file.is_file():
            return Intake()
        try:
            return read_record(Intake, file.read_text(encoding="utf-8"))
        except ValueError as error:
            raise StoreError(f"{file} cannot be read; grade with --resume.") from error

    def write_results(self) -> Path:
        """Write `results.json`: one row for each task of each graded notebook."""
        path = self.path / "results.json"
        write_text(path, results_text(self.graded()))
        return path


def _digests(run: Run) -> dict[str, str]:
    return {text.slug: text.digest for text in run.assignments}


def _is_foreign(entry: Path) -> bool:
    """Whether a file is none that a grader leaves before a run begins."""
    return entry.name != LOCK_FILE and not entry.name.startswith(HALF)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    import fcntl  # not on Windows, where nothing is graded

    # A file of its own, since a lock on one that is replaced would hold nobody off.
    with (path / LOCK_FILE).open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StoreError(
                f"another grader is at work in {path}; "
                "wait for it, or name another folder for --out."
            ) from error
        yield


def _move_aside(path: Path) -> Path:
    number = 1
    while (aside := path.with_name(f"{path.name}.old-{number}")).exists():
        number += 1
    return path.rename(aside)
