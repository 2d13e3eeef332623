"""A graded notebook comes in, with its verdicts, its outputs and the submitted file.

Points go out into nbgrader's gradebook, the notebook into nbgrader's course folder, so
that `nbgrader export`, `nbgrader generate_feedback` and the formgrader work as if
nbgrader had graded it. It never changes a verdict or a person's own points, and never
lets an old score stand for a notebook that is being graded again.

`record` is the stage. Two functions open what it writes to: `open_record` for a run,
and `open_gradebook` for `erase` and `lms`, which need the gradebook of a run that took
place. Only these two load nbgrader, which takes seconds.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.model import Graded, Job
from autograder.roster import NO_ROSTER, Counting

if TYPE_CHECKING:
    from nbformat import NotebookNode
    from nbgrader.api import Gradebook

    from autograder.record.recorder import Record as Record

__all__ = ["open_gradebook", "open_record", "record"]


def record(
    graded: Graded, job: Job, notebook: NotebookNode, gradebook: Record
) -> Graded:
    """Put one graded notebook into a run's gradebook and its folder for nbgrader.

    Args:
        graded: its verdicts.
        job: the job that it was graded by, with the file as it was submitted.
        notebook: the notebook as it was run.
        gradebook: what `open_record` gave.

    Returns:
        The same with how late it was, and what that costs.
    """
    late = gradebook.add_graded(
        graded,
        job.assignment,
        notebook,
        job.submitted,
        job.timestamp,
        job.feedback_secret,
    )
    return replace(graded, late_seconds=late.seconds, penalty=late.penalty)


def open_record(
    folder: Path,
    db_url: str = "",
    config: Path | None = None,
    counting: Counting = NO_ROSTER,
) -> Record:
    """Open a run's gradebook and its folder for nbgrader, and make what is missing.

    Args:
        folder: the run's folder.
        db_url: address of a gradebook; `gradebook.db` in `folder` if empty.
        config: the course's own `nbgrader_config.py`, if it has one.
        counting: due dates and extensions; where none is given, the gradebook's own
            date stays.

    Raises:
        RecordError: the gradebook cannot be opened.
        CourseError: the settings cannot be read.
    """
    from autograder.record.recorder import Record

    return Record(folder, db_url, config, counting)


@contextmanager
def open_gradebook(db_url: str) -> Iterator[Gradebook]:
    """Open the gradebook at an address as long as the block runs.

    Raises:
        RecordError: it cannot be opened, or does not answer.
    """
    from autograder.record import gradebook

    with gradebook.open_gradebook(db_url) as book, gradebook.answering():
        yield book
