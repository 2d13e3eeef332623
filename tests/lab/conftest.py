"""A JupyterLab as `make lab` opens it, with the exercises in its folder."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from support.browser import browser  # noqa: F401  # a fixture of these tests

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 600


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
    return port


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Address and folder of a learner's lab that is all new."""
    home = tmp_path_factory.mktemp("learner")
    shutil.copytree(ROOT / "exercises", home / "exercises")
    places = {
        "HOME": home,
        "JUPYTER_CONFIG_DIR": home / "config",
        "JUPYTER_DATA_DIR": home / "data",
        "JUPYTER_RUNTIME_DIR": home / "runtime",
        "JUPYTER_CONFIG_PATH": ROOT / "tools" / "lab",
    }
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "jupyterlab",
        home / "exercises",
        "--no-browser",
        "--expose-app-in-browser",
    ]
    command += [f"--port={port}", "--IdentityProvider.token="]
    command.append("--JupyterNotebookApp.expose_app_in_browser=True")  # Notebook 7
    if os.geteuid() == 0:  # as in a container
        command.append("--allow-root")
    with (home / "log").open("w") as log:
        server = subprocess.Popen(
            [str(word) for word in command],
            env=os.environ | {name: str(place) for name, place in places.items()},
            stdout=log,
            stderr=log,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            wait_for(f"{address}/api", server, home / "log")
            yield address, home / "exercises"
        finally:
            server.terminate()
            server.wait(SECONDS)


def wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until a server answers."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end and server.poll() is None:
        try:
            urlopen(address).close()
        except URLError:
            time.sleep(0.2)
        else:
            return
    pytest.fail(f"JupyterLab did not start:\n{log.read_text()}")
