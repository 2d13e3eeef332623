"""What a course says about late notebooks: due dates and nbgrader's settings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from autograder.errors import CourseError

# The course's own settings for nbgrader; its plugin decides what lateness costs.
NBGRADER_CONFIG = "nbgrader_config.py"


class LateError(CourseError):
    """A date or a setting about late notebooks cannot be used."""


def due_dates(settings: Mapping[str, object]) -> dict[str, datetime]:
    """Return due dates by assignment, in UTC and without a zone, as nbgrader has them.

    Args:
        settings: dates by slug, as the table `[tool.autograder.due]` states them.

    Raises:
        LateError: a value is not a date, or does not say its time zone.
    """
    dates = {}
    for slug, when in settings.items():
        if not isinstance(when, datetime) or when.tzinfo is None:
            raise LateError(
                f"due.{slug} is {when}; write date, time and offset from UTC, "
                "such as 2026-11-01T23:59:00+01:00"
            )
        dates[slug] = when.astimezone(UTC).replace(tzinfo=None)
    return dates
