"""The strict build: the book passes, and what is broken is named."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from autograder.toc import read_contents
from theme.after.check import faults

HEAD = """---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  display_name: Python 3
  language: python
  name: python3
---
"""
BROKEN = {
    "intro": "# Front\n\nA formula $\\frac{a}$ and a {term}`word` nobody explains.\n",
    "chapters/stderr": (
        f"{HEAD}\n# Warns\n\n```{{code-cell}} python\n"
        "import warnings\nwarnings.warn('mind this')\n```\n"
    ),
    "chapters/hook": (
        f"{HEAD}\n# Swallows\n\n```{{code-cell}} python\n"
        "class Odd:\n    def _repr_html_(self):\n"
        "        raise ValueError('in a hook')\n\nOdd()\n```\n"
    ),
    "chapters/raises": f"{HEAD}\n# Raises\n\n```{{code-cell}} python\n1 / 0\n```\n",
    "chapters/picture": (
        f"{HEAD}\n# Shows\n\n```{{code-cell}} python\n"
        "import matplotlib.pyplot as plt\n\n_ = plt.plot([1, 2])\n```\n"
    ),
}


def copy_frame(root: Path, folder: Path) -> None:
    """Lay out a book of its own with the project's settings and theme."""
    shutil.copy(root / "_config.yml", folder)
    (folder / "chapters" / "reference").mkdir(parents=True)
    (folder / "chapters" / "reference" / "references.bib").touch()
    ours = shutil.ignore_patterns("__pycache__", "node_modules")
    shutil.copytree(root / "theme", folder / "theme", ignore=ours)
    (folder / "neurons" / "draw").mkdir(parents=True)
    shutil.copy(root / "neurons/draw/tokens.css", folder / "neurons/draw")


def write_pages(folder: Path, pages: dict[str, str]) -> None:
    """Write pages and the table of contents that lists them."""
    for name, text in pages.items():
        path = folder / f"{name}.md"
        path.write_text(text, encoding="utf-8")
    first, *others = pages
    toc = {"format": "jb-book", "root": first}
    if others:
        toc["chapters"] = [{"file": name} for name in others]
    (folder / "_toc.yml").write_text(yaml.safe_dump(toc), encoding="utf-8")


def build(folder: Path) -> tuple[int, str]:
    """Build the book of a folder by its own theme; return exit code and output."""
    command = [sys.executable, "-m", "theme.build"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def broken(root: Path, tmp_path_factory) -> tuple[Path, int, str]:
    """A book with one fault of each kind, built."""
    folder = tmp_path_factory.mktemp("broken")
    copy_frame(root, folder)
    write_pages(folder, BROKEN)
    return folder, *build(folder)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("intro.md:3", "is not valid LaTeX"),
        ("intro.md:3", "term not in glossary"),
        ("chapters/stderr.md:16", "stderr was found in the cell outputs"),
        ("chapters/hook.md:16", "this cell prints a traceback: ValueError: in a hook"),
        ("chapters/raises.md", "Executing notebook failed: CellExecutionError"),
        ("chapters/picture.md:16", "this picture has no alt text"),
    ],
)
def test_a_broken_page_is_named_with_its_line(broken, page, message):
    _, code, output = broken
    lines = [line for line in output.splitlines() if f"{page}:" in line]
    assert code == 1
    assert any(message in line for line in lines), lines


@pytest.mark.slow
def test_a_fault_is_reported_again_by_the_next_build(root, tmp_path):
    copy_frame(root, tmp_path)
    write_pages(tmp_path, {"intro": BROKEN["intro"]})
    for _ in range(2):
        code, output = build(tmp_path)
        assert code == 1
        assert "is not valid LaTeX" in output


def test_the_book_builds_strictly(built_site):
    for name in ("index.html", "intro.html", "search.html", "404.html", "sitemap.xml"):
        assert (built_site / name).is_file()
    assert faults(built_site) == []


def test_every_listed_page_is_built(root, built_site):
    listed = read_contents(root).pages
    assert [
        name for name in listed if not (built_site / f"{name}.html").is_file()
    ] == []


def test_no_page_needs_the_icon_script_or_names_a_source_map(built_site):
    assert not list(built_site.rglob("fontawesome.js"))
    assert not list(built_site.rglob("*.map"))
    fonts = list((built_site / "_static/vendor").rglob("*.woff2"))
    assert fonts
    assert sum(font.stat().st_size for font in fonts) < 30_000


def test_the_repository_address_stands_in_one_place(root):
    address = yaml.safe_load((root / "_config.yml").read_text())["repository"]["url"]
    pages = [root / "intro.md", *(root / "chapters").rglob("*.md")]
    owner = address.removeprefix("https://github.com/")
    found = [p.name for p in pages if owner in p.read_text(encoding="utf-8")]
    assert found == []


def test_nothing_a_reader_sees_or_downloads_has_a_place_holder(built_site):
    files = [f for f in built_site.rglob("*") if f.suffix in {".html", ".md", ".ipynb"}]
    assert [f.name for f in files if "@REPOSITORY@" in f.read_text("utf-8")] == []


def test_the_site_opens_with_its_front_page(built_site, browser):
    page = browser.new_page()
    page.goto((built_site / "index.html").as_uri())
    assert page.locator("h1").first.inner_text() == "Deep learning, from one neuron up"
    page.get_by_role("link", name="set up", exact=True).click()
    assert page.url.endswith("/chapters/reference/setup.html")
    page.close()


def test_the_search_works_without_a_server(built_site, browser):
    page = browser.new_page()
    page.goto((built_site / "search.html").as_uri() + "?q=residual")
    links = page.locator("#search-results li a", has_text="The single neuron")
    links.first.wait_for()
    page.close()
