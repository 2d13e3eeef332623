"""Build the book strictly: run Jupyter Book, mend and shrink its pages, check them."""

import argparse
import gc
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from importlib.metadata import entry_points
from pathlib import Path

import yaml

from theme import bundle, check, library, mend, scripts, shrink

ROOT = Path(__file__).resolve().parent.parent
# What a cell's result rests on besides its own lines: Jupyter Book's cache knows only
# those, and would go on showing old results.
CELL_INPUTS = ("neurons", "data", "theme/ipython", "requirements.lock")
# The grader's kernels, here for pages that we trust.
PROVISIONER = "neurons-sandbox"
PAGE_INPUTS = ("theme", "_config.yml", "_toc.yml")
NOT_OURS = {"__pycache__", "node_modules"}


def digest(paths: Iterable[Path]) -> str:
    """Return a SHA-256 over the names and bytes of files, folders taken whole.

    Args:
        paths: files and folders; one that is missing counts as empty.

    Returns:
        64 hexadecimal digits.
    """
    total = hashlib.sha256()
    for path in paths:
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.is_file() and not NOT_OURS.intersection(file.parts):
                total.update(file.as_posix().encode() + b"\0" + file.read_bytes())
    return total.hexdigest()


def forget(folder: Path, *names: str) -> None:
    """Remove what earlier builds left under these names."""
    for name in names:
        shutil.rmtree(folder / name, ignore_errors=True)


def forget_stale(root: Path, build: Path) -> None:
    """Drop results that were made from other inputs than today's.

    Args:
        root: folder of the book's `_config.yml`.
        build: folder of the build, with Jupyter Book's caches.
    """
    build.mkdir(parents=True, exist_ok=True)
    for names, inputs, left in (
        ("cells", CELL_INPUTS, (".jupyter_cache", "jupyter_execute", ".doctrees")),
        ("pages", PAGE_INPUTS, (".doctrees", "html")),
    ):
        record = build / f".{names}.sha256"
        today = digest(root / name for name in inputs)
        if not record.exists() or record.read_text() != today:
            forget(build, *left)
            record.write_text(today)


def warm_kernel(build: Path) -> Path | None:
    """Have pages run in kernels that are forked, not started anew: seconds a page.

    Args:
        build: folder of the build.

    Returns:
        A folder for `JUPYTER_PATH` whose kernel `python3` is such a one; None where
        kernels cannot be forked.
    """
    known = entry_points(group="jupyter_client.kernel_provisioners", name=PROVISIONER)
    if sys.platform != "linux" or not known:
        return None
    provisioner = {
        "provisioner_name": PROVISIONER,
        "config": {"kind": "none", "trusted": True},
    }
    command = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    spec = {"argv": command, "display_name": "Python 3", "language": "python"}
    spec["metadata"] = {"kernel_provisioner": provisioner}
    file = build / "jupyter" / "kernels" / "python3" / "kernel.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(spec), encoding="utf-8")
    return build / "jupyter"


def environment(root: Path, build: Path) -> dict[str, str]:
    """Return the environment in which the cells of the book run."""
    profile = build / "ipython" / "profile_default"
    profile.mkdir(parents=True, exist_ok=True)
    shutil.copy(root / "theme/ipython/ipython_config.py", profile)
    paths = [str(root), *filter(None, [os.environ.get("PYTHONPATH")])]
    kernels = [warm_kernel(build), os.environ.get("JUPYTER_PATH")]
    return os.environ | {
        "IPYTHONDIR": str(build / "ipython"),
        "MATPLOTLIBRC": str(root / "theme/ipython/matplotlibrc"),
        "PYTHONPATH": os.pathsep.join(paths),
        "JUPYTER_PATH": os.pathsep.join(str(path) for path in kernels if path),
        # Stops debugpy's warning about frozen modules on a kernel's stderr.
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
    }


def run_jupyter_book(root: Path, output: Path) -> int:
    """Run the cells and the strict build of Jupyter Book; return its exit code."""
    command = [sys.executable, "-m", "theme.book", str(root), str(output)]
    env = environment(root, output / "_build")
    return subprocess.run(command, env=env, cwd=root, check=False).returncode


def put_front_page_first(root: Path, site: Path) -> None:
    """Open the site with its front page itself, not with a page that leads there."""
    toc = yaml.safe_load((root / "_toc.yml").read_text(encoding="utf-8"))
    if toc["root"] != "index":
        shutil.copy(site / f"{toc['root']}.html", site / "index.html")


def build_site(root: Path, output: Path) -> list[str]:
    """Build the site of a book.

    Args:
        root: folder with `_config.yml`, `_toc.yml` and the pages.
        output: folder under which `_build/html` is made.

    Returns:
        What is wrong, one line each, naming page and remedy; empty when all is well.
    """
    build = output / "_build"
    forget_stale(root, build)
    if run_jupyter_book(root, output):
        # Sphinx tells of a page's faults only when it reads the page anew.
        forget(build, ".doctrees")
        return ["Jupyter Book found the faults above; mend them and build again"]
    site = build / "html"
    put_front_page_first(root, site)
    # Parsed pages are a million objects that all stay; looking for garbage among them
    # takes longer than it frees.
    gc.disable()
    try:
        return finish(site)
    finally:
        gc.enable()


def finish(site: Path) -> list[str]:
    """Mend, shrink and check the pages that Jupyter Book wrote.

    Args:
        site: folder of the built pages.

    Returns:
        What is wrong, one line each, naming page and remedy; empty when all is well.
    """
    for page in bundle.fresh_pages(site):
        mend.mend_page(page)
    library.take_away(site)
    scripts.quicken(site)
    shrink.shrink_site(site)
    if not library.lay(site):
        print("Without TensorFlow.js: its page says so; `make book` fetches it.")
    return check.faults(site)


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m theme.build", description=__doc__)
    parser.add_argument(
        "--path-output",
        type=Path,
        default=ROOT,
        metavar="DIR",
        help="put the site under DIR/_build/html (default: the project's folder)",
    )
    output = parser.parse_args(arguments).path_output.resolve()
    faults = build_site(ROOT, output)
    for fault in faults:
        print(f"error: {fault}", file=sys.stderr)
    if not faults:
        print(f"The site is built: {output / '_build/html/index.html'}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
