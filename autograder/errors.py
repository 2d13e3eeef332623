"""The one kind of error that a person can do something about."""

from __future__ import annotations


class CourseError(Exception):
    """Something stands in the way; the message says what happened and what to do.

    The commands print the message on one line, without a traceback, and exit with
    `exit_code`: 2 for wrong use, which is the default, and 1 for a run that stopped.
    """

    exit_code = 2


class RecordError(CourseError):
    """The gradebook cannot be used."""
