"""Where the course lives is one setting: nothing keeps an address of its own."""

import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from autograder import release as releases
from autograder.address import Address, read_address
from autograder.bundle import README
from autograder.course import Course
from autograder.errors import CourseError
from book.test_build import build, copy_frame, write_pages
from theme.after import page_python
from theme.notebooks.chapters import chapters, notebook_text
from theme.notebooks.myst_to_markdown import BookLinks

ROOT = Path(__file__).resolve().parents[2]
OURS = read_address(ROOT)
OLD = (OURS.repository, OURS.site, f"{OURS.path}/")
SLUG = "04-relu"
NEW = "https://github.com/school/deep-learning"
SCHOOL = "https://intranet.school.example/neurons"


def traces(text: str) -> list[str]:
    """Return what a text says of the old address."""
    return [old for old in OLD if old in text]


def move(root: Path, repository: str = NEW, site: str = "") -> None:
    """Change the one setting of a course's folder."""
    config = root / "_config.yml"
    text = config.read_text(encoding="utf-8")
    text = text.replace(f"url: {OURS.repository}", f"url: {repository}")
    if site:
        text = text.replace("\nhtml:\n", f"\nhtml:\n  baseurl: {site}\n")
    config.unlink()  # it may be a link
    config.write_text(text, encoding="utf-8")


@pytest.fixture
def moved(tmp_path):
    """The course's folder with another address, before anything is made from it."""
    for path in ROOT.iterdir():
        if not path.name.startswith((".", "_build")):
            (tmp_path / path.name).symlink_to(path)
    for name in ("CITATION.cff", "exercises"):
        (tmp_path / name).unlink()
    shutil.copy(ROOT / "CITATION.cff", tmp_path)
    shutil.copytree(ROOT / "exercises", tmp_path / "exercises")
    move(tmp_path)
    return tmp_path


@pytest.mark.unit
def test_the_site_is_where_github_publishes_it_or_where_the_settings_say(tmp_path):
    shutil.copy(ROOT / "_config.yml", tmp_path)
    move(tmp_path)
    home = Address(NEW, "main", "https://school.github.io/deep-learning/")
    assert read_address(tmp_path) == home
    shutil.copy(ROOT / "_config.yml", tmp_path)
    move(tmp_path, site=SCHOOL)
    assert read_address(tmp_path) == home._replace(site=f"{SCHOOL}/")
    shutil.copy(ROOT / "_config.yml", tmp_path)
    move(tmp_path, "https://gitlab.school.example/a/b", SCHOOL)
    assert read_address(tmp_path).site == f"{SCHOOL}/"


@pytest.mark.unit
def test_no_source_keeps_an_address_of_its_own():
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    made = re.compile(
        r"(exercises|chapters)/.*\.ipynb|CITATION\.cff|docs/ci\.md|docs/classroom50/|tests/"
    )
    faults = []
    for name in listed.stdout.split():
        path = ROOT / name
        if made.match(name) or name == "_config.yml" or not path.is_file():
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        faults += [f"{name}: {trace}" for trace in traces(text)]
    assert faults == []


@pytest.mark.unit
def test_another_address_leaves_no_trace_of_the_old_one_in_what_is_made(moved):
    course = Course.load(moved)
    texts = {
        slug: json.dumps(releases.source_notebook(course, slug))
        for slug in course.assignments
    }
    for slug, text in texts.items():
        assert course.address.site in text, slug
        # The chapters' notebooks have the first cell of the first exercise.
        course.assignments[slug].release.write_text(text, encoding="utf-8")
    book = BookLinks.load(moved)
    texts |= {name: notebook_text(book, name) for name in chapters(moved)}
    derived = releases.derived(course)
    texts |= {path.name: text for path, text in derived.items()}
    texts["bundle"] = README.format(
        title="", version="", wheel="", repository=course.address.repository
    )
    assert {name: traces(text) for name, text in texts.items() if traces(text)} == {}
    assert f"repository-code: {NEW}\n" in texts["CITATION.cff"]
    assert texts["ci.md"].count("uses: school/deep-learning/autograder@v") == 2
    assert (
        "colab.research.google.com/github/school/deep-learning/blob/main/"
        in (texts["chapters/01-single-neuron"])
    )


@pytest.mark.unit
def test_what_names_the_address_is_fresh():
    derived = releases.derived(Course.load(ROOT))
    stale = [p.name for p, text in derived.items() if p.read_text("utf-8") != text]
    assert stale == [], "run `autograder release`"


def lay_out_package(folder: Path) -> None:
    """Add to a book what the learners' wheel is made from."""
    passed = shutil.ignore_patterns("__pycache__")
    for name in ("neurons", "autograder", "data"):
        shutil.copytree(ROOT / name, folder / name, dirs_exist_ok=True, ignore=passed)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder)


@pytest.mark.slow
def test_a_site_of_another_address_has_no_trace_of_the_old_one(
    moved, tmp_path_factory, monkeypatch
):
    root = tmp_path_factory.mktemp("book")
    copy_frame(ROOT, root)
    lay_out_package(root)
    for folder in (root, moved):
        move(folder, site=SCHOOL)
    text = "# Front\n\n{source}`_toc.yml`, @SITE@, `git clone @REPOSITORY@`.\n"
    chapter = "# ReLU\n\nWords.\n"
    pages = {"intro": text, "next": "# Next\n\nWords.\n", f"chapters/{SLUG}": chapter}
    write_pages(root, pages)
    notebook = releases.release_text(Course.load(moved), SLUG)
    file = root / "exercises" / SLUG / "relu.ipynb"
    file.parent.mkdir(parents=True)
    file.write_text(notebook, encoding="utf-8")
    shutil.copy(ROOT / f"exercises/{SLUG}.md", root / "exercises")
    # What would be packed for the page's Python is the wheel below.
    monkeypatch.setenv(page_python.SWITCH, "0")
    code, output = build(root)
    assert code == 0, output[-9000:]
    site = root / "_build" / "html"
    kinds = {".html", ".xml", ".js", ".md", ".txt"}
    faults = {
        str(path.relative_to(site)): traces(path.read_text(encoding="utf-8"))
        for path in site.rglob("*")
        if path.suffix in kinds
    }
    assert {name: found for name, found in faults.items() if found} == {}
    page = (site / "next.html").read_text(encoding="utf-8")
    canonical = BeautifulSoup(page, "html.parser").find("link", rel="canonical")
    assert canonical["href"] == f"{SCHOOL}/next.html"
    front = (site / "intro.html").read_text(encoding="utf-8")
    assert f"{NEW}/blob/main/_toc.yml" in front
    assert f"git clone {NEW}" in front
    assert f"{SCHOOL}/intro.html" in (site / "sitemap.xml").read_text("utf-8")
    # An exercise's page has its notebook; its first cell takes the wheel from the site.
    exercise = (site / f"exercises/{SLUG}.html").read_text(encoding="utf-8")
    assert "/github/school/deep-learning/blob/main/exercises/" in exercise
    assert f'SITE = \\\\\\"{SCHOOL}/' in exercise
    (wheel,) = site.glob("*.whl")
    assert f'WHEEL = \\\\\\"{wheel.name}' in exercise
    with zipfile.ZipFile(wheel) as archive:
        held = {
            name: archive.read(name).decode("utf-8", "replace")
            for name in archive.namelist()
        }
    assert {name for name, text in held.items() if traces(text)} == set()
    assert SCHOOL in held[f"neurons/data/exercises/{SLUG}/relu.ipynb"]


@pytest.mark.unit
def test_a_repository_that_says_no_site_is_refused_with_the_remedy(tmp_path):
    shutil.copy(ROOT / "_config.yml", tmp_path)
    move(tmp_path, "https://gitlab.school.example/a/b")
    with pytest.raises(CourseError, match="or the site's address as html: baseurl"):
        read_address(tmp_path)
