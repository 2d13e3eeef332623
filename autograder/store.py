"""The folder of a grading run: what was asked, what came in, every verdict.

Each graded notebook is one file, written at once, so that a run that stops
half-way keeps what it has. Everything that is made later (results.json, the
pages, the table) is made from these files alone.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any

from autograder.batch import SCHEMA, Intake, Run
from autograder.types import Graded
from neurons.checks.verdict import Verdict

RUN_FILE = "run.json"
LONGEST_NAME = 200  # bytes; file systems allow 255, endings need room


class StoreError(ValueError):
    """The output folder cannot be used as asked; the message says what to do."""


def file_name(student: str) -> str:
    """A file name for a learner: one name each, whatever the letters are.

    Args:
        student: any text.

    Returns:
        The text itself wherever it can be a file name; else with `%XX` for what
        cannot stand there, and shortened with a digest if it is too long.
    """
    plain = "".join(
        "".join(f"%{byte:02X}" for byte in letter.encode("utf-8", "surrogatepass"))
        if letter in "/\\%" or not letter.isprintable()
        else letter
        for letter in student
    )
    if plain[:1] in {".", ""}:
        plain = f"%2E{plain[1:]}" if plain else "%"
    if len(plain.encode()) > LONGEST_NAME:
        digest = sha256(student.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        start = plain.encode()[: LONGEST_NAME - 20].decode("utf-8", "ignore")
        plain = f"{start}%{digest}"
    return plain


def write_text(path: Path, text: str) -> None:
    """Write a file so that a reader sees the old one or the new one, whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
    try:
        # A learner's text may hold half a surrogate pair, which no file can hold.
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
            file.write(text)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _graded(data: dict[str, Any]) -> Graded:
    return Graded(
        student=data["student"],
        assignment=data["assignment"],
        verdicts=tuple(Verdict.from_dict(entry) for entry in data["verdicts"]),
        seconds=data["seconds"],
        repairs=tuple(data["repairs"]),
        seed=data["seed"],
        answers=data["answers"],
        digest=data["digest"],
    )


class RunFolder:
    """A run's folder on disk; open it with `start` or `read`."""

    def __init__(self, path: Path, run: Run) -> None:
        self.path = path
        self.run = run
        self.texts = {text.slug: text for text in run.assignments}

    @classmethod
    def start(
        cls, path: Path, run: Run, *, resume: bool = False, force: bool = False
    ) -> RunFolder:
        """Open the folder of a run for writing.

        Args:
            path: the folder; it is made if it does not exist.
            run: what is asked now.
            resume: go on with the run that the folder holds.
            force: move a run that the folder holds aside and start anew.

        Raises:
            StoreError: the folder holds something else, or a run and neither
                `resume` nor `force`, or a run that was asked something else.
        """
        if path.exists() and not path.is_dir():
            raise StoreError(f"{path} is a file; name a folder for --out.")
        if path.exists() and any(path.iterdir()):
            if not (path / RUN_FILE).is_file():
                raise StoreError(
                    f"{path} is not empty and holds no grading run; "
                    "name another folder for --out."
                )
            if force:
                _move_aside(path)
            elif resume:
                return cls._resumed(path, run)
            else:
                raise StoreError(
                    f"{path} holds another run; go on with it by --resume, "
                    "or keep it aside and start anew by --force."
                )
        path.mkdir(parents=True, exist_ok=True)
        write_text(path / RUN_FILE, _json(run.to_dict()))
        return cls(path, run)

    @classmethod
    def _resumed(cls, path: Path, run: Run) -> RunFolder:
        folder = cls.read(path)
        for name, was, now in (
            ("seed", folder.run.seed, run.seed),
            ("course version", folder.run.course, run.course),
            ("sandbox", folder.run.sandbox, run.sandbox),
        ):
            if was != now:
                raise StoreError(
                    f"{path} was graded with another {name} ({was}, now {now}); "
                    "start anew by --force."
                )
        if _digests(folder.run) != _digests(run):
            raise StoreError(
                f"{path} was graded with other exercises; start anew by --force."
            )
        return folder

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
            data = json.loads(file.read_text(encoding="utf-8"))
            if data["schema"] != SCHEMA:
                raise StoreError(
                    f"{file} has schema {data['schema']}; this version reads {SCHEMA}."
                )
            return cls(path, Run.from_dict(data))
        except (json.JSONDecodeError, KeyError, TypeError, UnicodeDecodeError) as error:
            raise StoreError(f"{file} cannot be read; grade again.") from error

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep the folder for this process as long as the block runs.

        Raises:
            StoreError: another grader is at work in it.
        """
        import fcntl  # not on Windows, where nothing is graded

        with (self.path / RUN_FILE).open("rb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise StoreError(
                    f"another grader is at work in {self.path}; "
                    "wait for it, or name another folder for --out."
                ) from error
            yield

    def verdict_file(self, student: str, assignment: str) -> Path:
        """Where one graded notebook is kept."""
        return self.path / "verdicts" / assignment / f"{file_name(student)}.json"

    def write_graded(self, graded: Graded) -> None:
        """Keep one graded notebook."""
        data = {"schema": SCHEMA, **asdict(graded)}
        data["verdicts"] = [verdict.to_dict() for verdict in graded.verdicts]
        write_text(self.verdict_file(graded.student, graded.assignment), _json(data))

    def find(self, student: str, assignment: str) -> Graded | None:
        """The graded notebook, if it is there and whole."""
        try:
            return self._load(self.verdict_file(student, assignment))
        except (OSError, StoreError):
            return None

    @staticmethod
    def _load(file: Path) -> Graded:
        try:
            return _graded(json.loads(file.read_text(encoding="utf-8")))
        except (KeyError, TypeError, ValueError) as error:
            raise StoreError(
                f"{file} cannot be read; delete it and grade with --resume."
            ) from error

    def graded(self) -> list[Graded]:
        """Every graded notebook, by assignment and then by learner."""
        files = (self.path / "verdicts").glob("*/*.json")
        found = [self._load(file) for file in files]
        return sorted(found, key=lambda one: (one.assignment, one.student))

    def write_intake(self, intake: Intake) -> None:
        """Keep what came in and what did not."""
        write_text(
            self.path / "intake.json", _json({"schema": SCHEMA, **asdict(intake)})
        )

    def intake(self) -> Intake:
        """What came in; nothing if the run stopped before it was known."""
        file = self.path / "intake.json"
        if not file.is_file():
            return Intake()
        try:
            return Intake.from_dict(json.loads(file.read_text(encoding="utf-8")))
        except (KeyError, TypeError, ValueError) as error:
            raise StoreError(f"{file} cannot be read; grade with --resume.") from error

    def write_results(self) -> Path:
        """Write `results.json`: one row for each task of each graded notebook."""
        rows = [
            {
                "student": graded.student,
                "assignment": graded.assignment,
                "task": verdict.task,
                "status": str(verdict.status),
                "points": verdict.points,
                "max_points": verdict.max_points,
                "message": verdict.message,
                "seconds": round(graded.seconds.get(verdict.task, 0.0), 3),
            }
            for graded in self.graded()
            for verdict in graded.verdicts
        ]
        path = self.path / "results.json"
        write_text(path, _json({"schema": SCHEMA, "results": rows}))
        return path


def _digests(run: Run) -> dict[str, str]:
    return {text.slug: text.digest for text in run.assignments}


def _move_aside(path: Path) -> Path:
    number = 1
    while (aside := path.with_name(f"{path.name}.old-{number}")).exists():
        number += 1
    return path.rename(aside)
