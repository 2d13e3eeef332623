"""The package that learners install, built from the course's folder."""

import subprocess
import sys
from pathlib import Path

from autograder.errors import CourseError


def build_wheel(root: Path, folder: Path) -> Path:
    """Build the package that learners install; needs no network.

    Args:
        root: the course's folder.
        folder: where the wheel is to lie; that of another version goes.

    Returns:
        The wheel.

    Raises:
        CourseError: it could not be built.
    """
    for old in folder.glob("*.whl"):
        old.unlink()
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel"]
    done = subprocess.run(
        [*command, "-d", folder], cwd=root, capture_output=True, text=True
    )
    found = list(folder.glob("*.whl"))
    if done.returncode or len(found) != 1:
        why = (done.stderr.strip().splitlines() or ["no wheel was written"])[-1]
        raise CourseError(
            f"the package could not be built ({why}); install requirements.lock first."
        )
    return found[0]
