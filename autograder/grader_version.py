"""What judges: the same for as long as a notebook gets the same verdict again."""

import sys
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from autograder.sandbox import Limits

PACKAGES = ("autograder", "neurons")
SUFFIXES = {".csv", ".json", ".py", ".toml"}


def grader_version(limits: Limits | None) -> str:
    """Return the SHA-256 of all that a verdict depends on beside the notebook.

    That is the code of grader and checks, Python with the packages that are installed,
    and what a learner's code may use.

    Args:
        limits: what it may use; the defaults if None.
    """
    return _version(repr(limits or Limits()))


@cache
def _version(limits: str) -> str:
    whole = sha256(repr((sys.version, limits, _installed())).encode())
    for name in PACKAGES:
        spec = find_spec(name)
        for folder in (spec and spec.submodule_search_locations) or ():
            for path in sorted(Path(folder).rglob("*")):
                if path.suffix in SUFFIXES:
                    content = sha256(path.read_bytes()).hexdigest()
                    whole.update(f"\0{path.relative_to(folder)}\0{content}".encode())
    return whole.hexdigest()


def _installed() -> list[str]:
    # A package's folder names its version, too; reading each one's metadata takes long.
    folders = (folder for path in sys.path for folder in Path(path).glob("*-info"))
    return sorted({folder.name for folder in folders})
