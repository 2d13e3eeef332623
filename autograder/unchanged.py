"""Whether a class, its course and the grader are as they were when a run ended.

Then the run's folder holds what the same command would make, and it can be said at
once that nothing is to be graded: without nbgrader, a sandbox or the exercises.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from hashlib import file_digest, sha256
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.files import MEGABYTE, NBGRADER_CONFIG, write_text

if TYPE_CHECKING:
    from autograder.run_folder import RunFolder

FILE = "unchanged.json"
# More is not read twice; such a class is looked through notebook by notebook.
MAX_BYTES = 500 * MEGABYTE
# What of a course decides what is graded, and how.
COURSE = ("_config.yml", "_toc.yml", "pyproject.toml", NBGRADER_CONFIG)
FOLDERS = ("solutions", "exercises")


def digest_of_inputs(
    course: Path, submissions: Path, options: Mapping[str, object]
) -> str:
    """Return the SHA-256 of all that a run of `autograder grade` is made from.

    Args:
        course: the course's folder.
        submissions: folder, zip or notebook.
        options: what else the command was given; of a path the file's bytes count.

    Returns:
        Empty if it cannot be known.
    """
    from autograder.grader_version import grader_version

    whole = sha256(f"{grader_version(None)}\0{submissions.resolve()}".encode())
    try:
        for name, value in sorted(options.items()):
            shown = value.read_bytes() if isinstance(value, Path) else repr(value)
            whole.update(f"\0{name}\0{shown!r}".encode())
        parts = [course / name for name in (*COURSE, *FOLDERS)]
        for part in (*parts, submissions):
            for line in _content(part):
                whole.update(line.encode("utf-8", "surrogateescape"))
    except OSError:
        return ""
    return whole.hexdigest()


def note(folder: RunFolder, inputs: str) -> None:
    """Note in a run's folder that it holds all that can be made from its inputs.

    Args:
        folder: a run that came to its end.
        inputs: what `digest_of_inputs` gave before it began; nothing is noted if empty.
    """
    from autograder.totals import reusable

    file = folder.path / FILE
    file.unlink(missing_ok=True)
    verdicts = (verdict for one in folder.graded() for verdict in one.verdicts)
    if inputs and reusable(verdicts):
        # Without it the next run looks through all of them.
        with suppress(OSError):
            known = {"inputs": inputs, "folder": _stamp(folder.path)}
            write_text(file, json.dumps(known))


def unchanged(path: Path, inputs: str) -> RunFolder | None:
    """Open the folder of a run that would be made again as it is.

    Its reports say from then on that no notebook was graded again.

    Args:
        path: the run's folder.
        inputs: what `digest_of_inputs` gives now.

    Returns:
        The folder, or None if there is something to do, or that cannot be known.

    Raises:
        StoreError: another grader is at work in it.
    """
    try:
        known = json.loads((path / FILE).read_text(encoding="utf-8"))
        if not inputs or known != {"inputs": inputs, "folder": _stamp(path)}:
            return None
    except (OSError, ValueError):
        return None
    from autograder.run_folder import RunFolder

    folder = RunFolder.read(path)
    intake = folder.intake()
    if intake.reused != len(intake.handed_in):
        from autograder.report import report

        try:
            with folder.alone():
                folder.write_intake(replace(intake, reused=len(intake.handed_in)))
                report(folder)
                note(folder, inputs)
        except OSError:
            return None  # a run says what stands in the way
    return folder


def _stamp(path: Path) -> str:
    """The SHA-256 of names, sizes and times of all files of a run."""
    from autograder.run_folder import LOCK_FILE

    whole = sha256()
    for name, _, found in _walk(path):
        if name not in {FILE, LOCK_FILE}:
            whole.update(f"{name}\0{found.st_size}\0{found.st_mtime_ns}\0".encode())
    return whole.hexdigest()


def _content(path: Path) -> Iterator[str]:
    """Names, times and digests of all files in a folder, or of one file.

    Raises:
        OSError: something is no file and no folder, or there is too much.
    """
    left = MAX_BYTES
    for name, file, found in _walk(path.resolve()):
        left -= found.st_size
        if not stat.S_ISREG(found.st_mode) or left < 0:
            raise OSError(f"{file} is a link or a device, or too large")
        with file.open("rb") as opened:
            content = file_digest(opened, sha256).hexdigest()
        # When a file was written may be when it was submitted.
        yield f"\0{name}\0{found.st_mtime_ns}\0{content}"


def _walk(path: Path) -> Iterator[tuple[str, Path, os.stat_result]]:
    """All in a folder that is no folder, by name; a file alone is its own."""
    if not path.is_dir():
        with suppress(FileNotFoundError):
            yield "", path, path.lstat()
        return
    files: list[Path] = []
    for place, folders, names in os.walk(path):
        links = [name for name in folders if Path(place, name).is_symlink()]
        files += [Path(place, name) for name in (*names, *links)]
    for file in sorted(files):
        yield str(file.relative_to(path)), file, file.lstat()
