"""The names that learning platforms give to the files and folders in their zips."""

import re
from datetime import datetime

PLATFORMS = (
    # Canvas: learnername_LATE_userid_fileid_original-name.ipynb
    re.compile(r"(?P<name>[^_]+)_(?:LATE_)?(?P<number>\d+)_\d+_(?P<original>.+)", re.I),
    # Moodle: "Full Name_1234567_assignsubmission_file_", with the file's own name
    # after it in a zip without folders.
    re.compile(
        r"(?P<name>.+?)_assignsubmission_(?:file|onlinetext)(?:_(?P<original>.*))?"
    ),
    # Blackboard: Exercise 1_userid_attempt_2026-11-03-10-45-12_original-name.ipynb
    re.compile(
        r".*_(?P<name>[^_]+)_attempt_\d{4}(?:-\d\d){5}(?:_(?P<original>.*))?", re.I
    ),
    # Brightspace: "12-34 - Full Name - Nov 3, 2026 1045 AM"
    re.compile(
        r"(?P<number>\d+)-\d+ - (?P<name>.+) - "
        r"(?P<when>[A-Z][a-z]+ \d{1,2}, \d{4} \d{3,4} [AP]M)(?: - (?P<original>.+))?"
    ),
)


def platform_names(text: str) -> tuple[str, str]:
    """Return the learner and the original name in a name made by a platform.

    Returns:
        The learner's name, with the platform's number where there is one, and the name
        that the learner gave to the file; each empty if the text does not say it.
    """
    for form in PLATFORMS:
        if found := form.fullmatch(text):
            parts = found.groupdict()
            number = parts.get("number")
            name = f"{parts['name']}_{number}" if number else parts["name"]
            return name, parts["original"] or ""
    return "", ""


def platform_time(where: str) -> datetime:
    """Return when Brightspace says a file was submitted; else the earliest time."""
    for form in PLATFORMS:
        for part in where.split("/"):
            found = form.fullmatch(part)
            when = found.groupdict().get("when") if found else None
            if when:
                return _read_time(when)
    return datetime.min


def _read_time(when: str) -> datetime:
    # Hour and minute stand together, the hour with one digit or two.
    day, time, half = when.rsplit(" ", 2)
    try:
        return datetime.strptime(f"{day} {time:0>4} {half}", "%b %d, %Y %I%M %p")
    except ValueError:
        return datetime.min
