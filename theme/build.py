"""Build the book strictly: every step from text to a checked site, in order."""

import argparse
import gc
import os
import shutil
import sys
from pathlib import Path

from autograder.errors import CourseError
from autograder.toc import Contents, read_contents
from autograder.wheel import build_wheel
from page import build as page_build
from theme import jupyter_book
from theme.after import (
    bundle,
    check,
    fixups,
    fonts,
    page_python,
    redirects,
    scripts,
    search_index,
    shrink,
    tfjs,
    unused_css,
    warm_up,
)
from theme.cells import stale

ROOT = Path(__file__).resolve().parent.parent


def build_site(
    root: Path, output: Path, book: jupyter_book.Build | None = None
) -> list[str]:
    """Build the site of a book.

    Args:
        root: folder with `_config.yml`, `_toc.yml` and the pages.
        output: folder under which `_build/html` is made.
        book: a build that waits already; else one is begun.

    Returns:
        What is wrong, one line each, naming page and remedy; empty when all is well.

    Raises:
        CourseError: a source of the book is missing or broken.
    """
    contents = read_contents(root)
    build = output / "_build"
    stale.drop_stale(root, build)
    # Parsed pages are a million objects that all stay; looking for garbage among them
    # takes longer than it frees.
    gc.disable()
    try:
        if jupyter_book.run(root, output, book):
            # Sphinx reports a page's faults only when it reads the page anew.
            stale.drop(build, ".doctrees")
            return ["Jupyter Book found the faults above; fix them and build again"]
        return finish(root, build / "html", contents)
    finally:
        gc.enable()


def finish(root: Path, site: Path, contents: Contents) -> list[str]:
    """Fix, shrink and check the pages that Jupyter Book wrote.

    Returns:
        What is wrong, one line each, naming page and remedy; empty when all is well.
    """
    redirects.remove(site)
    tfjs.remove(site)
    page_build.remove(site)
    put_front_page_first(site, contents.front)
    search_index.write(root, site)
    fixups.fix_pages(bundle.fresh_pages(site))
    scripts.speed_up(site)
    shrink_site(site)
    if not fonts.write(site):
        print("Without typefaces of its own: `make book` fetches them.")
    # The chapters are the first part of the sidebar.
    warm_up.write(site, contents.parts[0].pages if contents.parts else ())
    if (root / "pyproject.toml").is_file():  # a book may have no package
        build_wheel(root, site)
    if without := page_python.put(site, site.parent):
        print(f"Without Python in the pages: {without}.")
    bundle.put_versions(site)
    if not tfjs.copy(site):
        print("Without TensorFlow.js: its page says so; `make book` fetches it.")
    page_python.put_policies(site)
    return [
        *missing_pages(root, site),
        *redirects.write(root, site),
        *check.faults(site),
    ]


def missing_pages(root: Path, site: Path) -> list[str]:
    """Name the pages of the contents that the build left out without a word."""
    return [
        f"_toc.yml: {name} has no page in the site; see what the build says of it"
        for name in read_contents(root).pages
        if not (site / f"{name}.html").is_file()
    ]


def shrink_site(site: Path) -> None:
    """Leave out of a built site what no page needs."""
    shrink.remove_unused_files(site)
    bundle.bundle_site(site)
    unused_css.remove_unused(site)
    shrink.subset_fonts(site)
    shrink.minify_scripts(site)


def put_front_page_first(site: Path, front: str) -> None:
    """Open the site with its front page itself, not with a page that leads there."""
    if front != "index":
        shutil.copy(site / f"{front}.html", site / "index.html")


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
    try:
        faults = build_site(ROOT, output)
    except CourseError as error:
        faults = [str(error)]
    for fault in faults:
        print(f"error: {fault}", file=sys.stderr)
    if not faults:
        print(f"The site is built: {output / '_build/html/index.html'}")
    return 1 if faults else 0


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    os._exit(code)  # to take a million objects apart would need a second
