"""Every error that a person can do something about.

The commands print its message on one line, without a traceback, and end with its exit
code. What the stages raise stands here, so that nobody looks into a stage for it.
"""


class CourseError(Exception):
    """Something stands in the way; the message says what happened and what to do.

    `exit_code` is 2 for wrong use, which is the default, and 1 for a run that stopped.
    What another program said about it, line by line, is a note (`add_note`).
    """

    exit_code = 2


class StoreError(CourseError):
    """The output folder cannot be used as asked."""


class RecordError(CourseError):
    """The gradebook cannot be used."""


class NoSandboxError(CourseError):
    """No sandbox works on this machine."""


class EvidenceArchiveError(CourseError):
    """Stored evidence cannot be read."""


class StoppedError(CourseError):
    """The run could not go on; what it had is on disk."""

    exit_code = 1
