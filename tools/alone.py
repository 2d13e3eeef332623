"""Run the chapters' notebooks where nothing of the course is but its wheel.

Makes an environment with the wheel, what the wheel asks for, and a kernel, and runs
each notebook there from top to bottom in an empty folder. The exit code is 1 if a cell
fails or writes to stderr.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import nbformat

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / "_build" / "alone"
# What runs a notebook; a hosted one brings its own.
RUNNERS = ("ipykernel", "nbclient")
# The build of TensorFlow with GPU code says at its start that there is no GPU, for the
# eyes of its makers ("I"), and no setting silences that.
HARMLESS = re.compile(r"I\d{4} \d\d:|WARNING: All log messages before absl::")
FOUND = "Found the course's package, version"


def run(*command: object, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run a command and return its exit code and outputs."""
    words = [str(word) for word in command]
    # Where a checkout is on the path, the wheel would not be asked.
    env = {name: text for name, text in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(
        words, cwd=cwd, env=env, capture_output=True, text=True, check=False
    )


def must(*command: object) -> None:
    """Run a command; end with what it said if it fails."""
    done = run(*command)
    if done.returncode:
        sys.exit(f"error: {command[0]} failed:\n{done.stdout}{done.stderr}".rstrip())


def make_environment() -> Path:
    """Make an environment with the wheel of today's sources; return its Python."""
    shutil.rmtree(PLACE, ignore_errors=True)
    must(
        *(sys.executable, "-m", "build", "--wheel", "--no-isolation"),
        *("--outdir", PLACE, ROOT),
    )
    (wheel,) = PLACE.glob("*.whl")
    uv, env = Path(sys.executable).with_name("uv"), PLACE / "env"
    must(uv, "venv", "--quiet", "--python", sys.executable, env)
    python = env / "bin" / "python"
    must(uv, "pip", "install", "--quiet", "--python", python, wheel, *RUNNERS)
    return python


def faults(python: Path, notebook: Path) -> Iterator[str]:
    """Run a notebook in an empty folder; yield what is wrong with it."""
    with tempfile.TemporaryDirectory(prefix="alone-") as folder:
        made = Path(folder) / notebook.name
        shutil.copy(notebook, made)
        program = python.with_name("jupyter-execute")
        done = run(program, "--inplace", "--timeout=600", made, cwd=Path(folder))
        if done.returncode:
            last = (done.stderr.strip().splitlines() or ["no message"])[-1]
            yield f"it does not run to its end: {last}"
            return
        cells = nbformat.read(made, as_version=4).cells
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    streams = [output for output in outputs if output.output_type == "stream"]
    if not any(FOUND in stream.text for stream in streams):
        yield "its first cell did not find the wheel"
    printed = "".join(s.text for s in streams if s.name == "stderr")
    for line in printed.splitlines():
        if not HARMLESS.match(line):
            yield f"a cell writes to stderr: {line}"


def main() -> int:
    """Run the command and return its exit code."""
    known = {path.stem: path for path in sorted((ROOT / "chapters").glob("*.ipynb"))}
    parser = argparse.ArgumentParser(prog="python -m tools.alone", description=__doc__)
    parser.add_argument(
        "chapter",
        nargs="*",
        help="a chapter's name, such as 04-relu (default: all)",
    )
    names = parser.parse_args().chapter or list(known)
    if strange := [name for name in names if name not in known]:
        parser.error(f"no notebook {strange[0]}; there are {', '.join(known)}")
    print("Making an environment with the wheel alone (minutes) ...", flush=True)
    python = make_environment()
    failed = False
    for name in names:
        print(f"{name} ...", end=" ", flush=True)
        found = list(faults(python, known[name]))
        print("FAILS" if found else "runs")
        for fault in found:
            print(f"error: chapters/{name}.ipynb: {fault}", file=sys.stderr)
        failed = failed or bool(found)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
