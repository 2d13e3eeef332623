"""Judge stored evidence again, after a check was corrected; no learner's code runs."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import nbformat

from autograder.errors import CourseError, EvidenceArchiveError
from autograder.evidence_archive import unpack
from autograder.files import gradebook_name
from autograder.judge import judge
from autograder.model import Assignment, Graded
from autograder.record import open_record
from autograder.report import report
from autograder.roster import Counting
from autograder.run_folder import RunFolder
from autograder.supervisor import orderly, requested
from autograder.totals import waits
from neurons.checks.judges import LACKS_PROBES
from neurons.checks.model import Status, Verdict

if TYPE_CHECKING:
    from autograder.record import Record


class RejudgeError(CourseError):
    """The run cannot be judged again."""


class Outcome(StrEnum):
    """What became of one task of one learner, as it is printed."""

    JUDGED = "re-judged"
    LACKS_PROBES = "unchanged: its evidence lacks the new probes"
    NEW_RUN = "needs a new run"


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one task of one learner.

    Attributes:
        student: the learner.
        assignment: slug of the assignment.
        before: the verdict that stood.
        now: the verdict that stands.
    """

    student: str
    assignment: str
    before: Verdict
    now: Verdict

    def __str__(self) -> str:
        """The change on one line."""
        before, now = self.before, self.now
        return (
            f"{self.student} {before.task}: {before.status} {before.points:g} -> "
            f"{now.status} {now.points:g} of {now.max_points:g}"
        )


@dataclass(frozen=True, slots=True)
class Rejudged:
    """What judging again left.

    Attributes:
        tasks: by the task's id, how many learners' answers had each outcome.
        changes: verdicts that are others now, also where only the words are.
        skipped: what could not be judged again, with the reason.
    """

    tasks: dict[str, Counter[Outcome]] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)

    @property
    def judged(self) -> int:
        """How many answers were judged again."""
        return sum(counts[Outcome.JUDGED] for counts in self.tasks.values())

    def note(self, outcomes: Mapping[str, Outcome]) -> None:
        """Count the outcomes of one learner's tasks."""
        for task, outcome in outcomes.items():
            self.tasks.setdefault(task, Counter())[outcome] += 1


def check_course(folder: RunFolder, assignments: Mapping[str, Assignment]) -> None:
    """See that the exercises have the same tasks and points as when they were run.

    Raises:
        RejudgeError: they have not.
    """
    for text in folder.run.assignments:
        then = [(task.id, task.points) for task in text.tasks]
        known = assignments.get(text.slug)
        if known is None or [(task.id, task.points) for task in known.tasks] != then:
            raise RejudgeError(
                f"{text.slug} has other tasks or points than in {folder.path}; "
                "grade the notebooks again."
            )


def rejudge(
    folder: RunFolder,
    record: Record,
    assignments: Mapping[str, Assignment],
    tasks: Collection[str] = (),
) -> Rejudged:
    """Give every notebook whose evidence is stored its verdicts anew.

    Args:
        folder: the run.
        record: its gradebook; changed points are put there.
        assignments: the course's assignments by slug.
        tasks: ids of the tasks to judge again; all if empty.
    """
    noted = Rejudged()
    for graded in folder.graded():
        if requested.is_set():
            break
        assignment = assignments[graded.assignment]
        wanted = [t for t in assignment.tasks if not tasks or t.id in tasks]
        if not wanted:
            continue
        if graded.unreadable:
            noted.skipped.extend(_waiting(graded))
            continue
        outcomes = {task.id: Outcome.NEW_RUN for task in wanted}
        try:
            part = replace(assignment, tasks=tuple(wanted))
            packed = _packed(folder, graded)
            again = _again(graded, part, packed, noted.skipped)
            found = list(_with_facts(graded, again, outcomes, noted.skipped))
            if own := _changes(graded, found):
                _write(folder, record, graded, assignment, own, packed)
                noted.changes.extend(own)
            else:  # its due date may have changed
                folder.write_graded(record.with_lateness(graded, assignment))
            outcomes |= {verdict.task: Outcome.JUDGED for verdict in found}
        except (EvidenceArchiveError, RejudgeError) as error:
            noted.skipped.append(f"{graded.student}/{graded.assignment}: {error}.")
        noted.note(outcomes)
    return noted


def _waiting(graded: Graded) -> Iterator[str]:
    """Say that a file which is no notebook waits; nothing if that was decided."""
    if waits(graded):
        place = f"{graded.student}/{graded.assignment}"
        yield f"{place}: its file is no notebook; grade it again."


def _packed(folder: RunFolder, graded: Graded) -> bytes:
    file = folder.evidence_file(graded.student, graded.assignment)
    try:
        return file.read_bytes()
    except OSError as error:
        raise EvidenceArchiveError(
            "its evidence was not kept; grade it again"
        ) from error


def _again(
    graded: Graded, part: Assignment, packed: bytes, skipped: list[str]
) -> Iterator[Verdict]:
    """The verdicts on the tasks that are wanted and whose facts are there."""
    with tempfile.TemporaryDirectory(prefix="autograder-") as place:
        stored = unpack(packed, Path(place))
        if stored.digest != graded.digest:
            raise EvidenceArchiveError(
                "its evidence is of another file; grade it again"
            )
        tasks = [task for task in part.tasks if task.id not in stored.left_out]
        skipped.extend(
            f"{graded.student}/{graded.assignment}: the evidence of {task.id} was too "
            "large to be kept; grade it again."
            for task in part.tasks
            if task.id in stored.left_out
        )
        if tasks:
            known = replace(part, tasks=tuple(tasks))
            yield from judge(stored.result, known, graded.seed)


def _with_facts(
    graded: Graded,
    found: Iterable[Verdict],
    outcomes: dict[str, Outcome],
    skipped: list[str],
) -> Iterator[Verdict]:
    """The verdicts that rest on facts; for lack of them the one before stays."""
    for verdict in found:
        if verdict.status is not Status.NOT_JUDGED:
            yield verdict
            continue
        what = "its evidence cannot be read; it needs a new run"
        if verdict.message.startswith(LACKS_PROBES):
            what = "its evidence lacks the new probes"
            outcomes[verdict.task] = Outcome.LACKS_PROBES
        place = f"{graded.student}/{graded.assignment}"
        skipped.append(f"{place}: {verdict.task} is unchanged: {what}.")


def _changes(graded: Graded, found: list[Verdict]) -> list[Change]:
    before = {verdict.task: verdict for verdict in graded.verdicts}
    return [
        Change(graded.student, graded.assignment, before[verdict.task], verdict)
        for verdict in found
        if verdict != before[verdict.task]
    ]


def _write(
    folder: RunFolder,
    record: Record,
    graded: Graded,
    assignment: Assignment,
    changes: list[Change],
    packed: bytes,
) -> None:
    """Let the new verdicts stand; the old ones lie aside."""
    slug, name = assignment.slug, assignment.name
    new = {change.now.task: change.now for change in changes}
    verdicts = tuple(new.get(v.task, v) for v in graded.verdicts)
    executed = record.executed(graded.student, assignment)
    try:
        notebook = nbformat.read(executed, as_version=4)
        place = record.course / "submitted" / gradebook_name(graded.student) / slug
        submitted = (place / f"{name}.ipynb").read_bytes()
    except (OSError, ValueError) as error:
        raise RejudgeError(
            f"{name}.ipynb is not in {executed.parent}; grade it with --resume"
        ) from error
    record.withdraw(graded.student, assignment)
    folder.set_aside(graded.student, slug)
    graded = replace(graded, verdicts=verdicts)
    late = record.add_graded(graded, assignment, notebook, submitted)
    folder.write_evidence(graded.student, slug, packed)
    folder.write_graded(
        replace(graded, late_seconds=late.seconds, penalty=late.penalty)
    )


def rejudge_run(
    folder: RunFolder,
    assignments: Mapping[str, Assignment],
    tasks: Collection[str],
    db_url: str,
    due: Mapping[str, datetime],
    settings: Path | None,
) -> Rejudged:
    """Judge a run again and make everything anew that is made of its verdicts.

    Args:
        folder: the run.
        assignments: the course's assignments by slug.
        tasks: ids of the tasks to judge again; all if empty.
        db_url: address of its gradebook; the one in `folder` if empty.
        due: due dates by slug, in UTC without a zone.
        settings: the course's own settings for nbgrader, if it has any.

    Raises:
        StoreError: the gradebook lies elsewhere and nobody says where.
        RejudgeError: the exercises are others now.
        RecordError: the gradebook cannot be opened.
    """
    folder.gradebook(db_url)  # raises if it is elsewhere
    check_course(folder, assignments)
    with (
        folder.alone(),
        open_record(folder.path, db_url, settings, Counting(due=due)) as record,
    ):
        try:
            # Between two notebooks each verdict stands, old or new.
            with orderly():
                return rejudge(folder, record, assignments, tasks)
        finally:
            folder.write_results()
            report(folder)


def unjudged(rejudged: Rejudged) -> bool:
    """Whether something could not be judged again."""
    return bool(rejudged.skipped)
