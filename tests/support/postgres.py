"""A PostgreSQL server of a test's own: no password, no port, gone at the end."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

HOME = Path("/usr/lib/postgresql")  # where Debian puts each version's programs


def programs() -> Path | None:
    """The folder with `initdb` and `pg_ctl`; None where there is no server."""
    found = sorted(HOME.glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


@contextmanager
def server(place: Path) -> Iterator[str]:
    """Start a server with one empty database; gives its address for SQLAlchemy.

    Args:
        place: the folder with its programs.
    """
    # The server refuses root, and pytest's own folders are closed to others.
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    user = {"user": "nobody", "group": "nogroup", "extra_groups": []}
    account = user if os.geteuid() == 0 else {}
    if account:
        shutil.chown(folder, "nobody", "nogroup")
    data = folder / "data"

    def run(program: str, *words: str) -> None:
        # Its output goes to a file: a pipe would stay open as long as the server.
        with (folder / "log").open("ab") as log:
            command = [str(place / program), "-D", str(data), *words]
            done = subprocess.run(
                command, stdout=log, stderr=log, cwd=folder, **account
            )
        output = (folder / "log").read_text(encoding="utf-8", errors="replace")
        assert done.returncode == 0, output

    run("initdb", "-A", "trust", "-U", "grader", "-E", "UTF8", "--no-sync", "-N")
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
    run("pg_ctl", "-w", "-t", "120", "-o", options, "start")
    try:
        address = f"host={folder} user=grader dbname=postgres"
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute("CREATE DATABASE grades")
        yield f"postgresql://grader@/grades?host={folder}"
    finally:
        run("pg_ctl", "-m", "immediate", "stop")
        shutil.rmtree(folder)
