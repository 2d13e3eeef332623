"""File names for learners, and files that are written whole or not at all."""

import contextlib
import os
import shutil
import subprocess
import tempfile
import threading
from hashlib import sha256
from pathlib import Path

MEGABYTE = 1024**2
MAX_FILE_BYTES = 50 * MEGABYTE  # of a submitted notebook; a larger one is refused
LONGEST_NAME = 200  # bytes; file systems allow 255, and a suffix follows
# The file in which nbgrader's commands look for a course's own settings.
NBGRADER_CONFIG = "nbgrader_config.py"
# What `nbgrader submit` writes beside a notebook: when it was submitted, and the secret
# by which `nbgrader fetch_feedback` finds its page.
TIMESTAMP, SECRET = "timestamp.txt", "submission_secret.txt"
HALF = ".writing-"  # prefix of a file that is not completely written yet
REMOVE_SECONDS = 60
LONGEST_FOLDER = 80  # bytes; a socket's path is limited to 107

# Held while there is half a file; what ends the process takes it first.
writing = threading.Lock()


def file_name(student: str) -> str:
    """Return a file name for a learner, different for each, whatever the letters.

    Returns:
        The text itself wherever it can be a file name; else with `%XX` for what
        a file name cannot hold, and shortened with a digest if it is too long.
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


def gradebook_name(student: str) -> str:
    """Return a learner's name in nbgrader's gradebook and folders.

    nbgrader's pages do not escape it, and its tables are read by spreadsheets: it is
    the file name, with `%XX` also for what would be HTML or begin a formula.
    """
    name = "".join(
        f"%{ord(letter):02X}" if letter in "<>\"'" else letter
        for letter in file_name(student)
    )
    lead = len(name) - len(name.lstrip(" "))
    if name[lead : lead + 1] in {*"=+-@"}:
        name = f"{name[:lead]}%{ord(name[lead]):02X}{name[lead + 1 :]}"
    return name


def write_text(path: Path, text: str) -> None:
    """Write a file so that a reader sees the old one or the new one, whole."""
    # A learner's text may contain half a surrogate pair, which cannot be encoded.
    write_bytes(path, text.encode("utf-8", errors="replace"))


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees the old one or the new one, whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with writing:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=HALF)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def socket_folder(prefix: str, deeper: int = 0) -> Path:
    """Make a private temporary folder whose path is short enough for a socket in it.

    Args:
        prefix: prefix of its name.
        deeper: bytes of a folder's name that may yet come between it and the socket.

    Raises:
        OSError: it cannot be made.
    """
    place = tempfile.gettempdir()
    if len(os.fsencode(place)) > LONGEST_FOLDER - deeper:
        place = "/tmp"  # noqa: S108 - mkdtemp makes the folder below it safe
    return Path(tempfile.mkdtemp(prefix=prefix, dir=place))


def remove_folder(folder: Path) -> None:
    """Remove a folder, however deep a learner has nested others in it."""
    try:
        shutil.rmtree(folder, ignore_errors=True)
    except RecursionError:  # before Python 3.13
        command = ["rm", "-rf", "--", str(folder)]
        with contextlib.suppress(OSError, subprocess.TimeoutExpired):
            subprocess.run(command, check=False, timeout=REMOVE_SECONDS)
