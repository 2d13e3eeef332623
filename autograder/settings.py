"""What a person asked of one run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person asked of one run.

    Attributes:
        sandbox: a way that works here, `"bubblewrap"` or `"none"`.
        seed: seed of the run.
        limits: time, memory and output that a learner's code may use.
        course: version of the course.
        resume: go on with the run that the output folder holds.
        force: move that run aside and start anew.
        db_url: address of a gradebook; one in the output folder if empty.
        only: slugs of the assignments to grade; all if empty.
        secret: keys the probes in the place of the seed, and is written nowhere.
        due: due dates by slug, in UTC without a zone.
        nbgrader_config: the course's own settings for nbgrader, if it has any.
        workers: how many notebooks run at once on this machine.
        scheduler: address of a Dask scheduler, whose workers do the jobs instead.
    """

    sandbox: str
    seed: int
    limits: Any = None
    course: str = ""
    resume: bool = False
    force: bool = False
    db_url: str = ""
    only: tuple[str, ...] = ()
    secret: str = field(default="", repr=False)
    due: Mapping[str, datetime] = field(default_factory=dict)
    nbgrader_config: Path | None = None
    workers: int = 1
    scheduler: str = ""
