"""The built book, for all tests that look at its pages."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from support.browser import browser  # noqa: F401  (a fixture)
from support.pages import address, pages  # noqa: F401  (fixtures)

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site's pages, made by the command that `make` runs.

    The variable NEURONS_SITE may name a site that is built already.
    """
    if site := os.environ.get("NEURONS_SITE"):
        return Path(site).resolve()
    folder = tmp_path_factory.mktemp("book")
    command = [sys.executable, "-m", "theme.build", "--path-output", str(folder)]
    env = os.environ | {"PYTHON_IN_PAGE": "1"}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return folder / "_build" / "html"
