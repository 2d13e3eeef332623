"""What pages say of themselves, and what is kept apart from the others."""

import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from autograder.address import Address, read_address
from neurons.checks.catalogue import ASSIGNMENTS
from theme.after import redirects

SOLUTIONS = "solutions/*/*.html"
FILE = re.compile(r"[\w./-]+\.\w+")


@pytest.fixture(scope="module")
def pages(built_site) -> dict[str, BeautifulSoup]:
    """Every page by its name."""
    return {
        path.relative_to(built_site).as_posix(): BeautifulSoup(
            path.read_text(encoding="utf-8"), "html.parser"
        )
        for path in redirects.pages_of(built_site)
    }


@pytest.fixture(scope="module")
def sources(pages, root) -> dict[str, Path]:
    """The pages that have a source, with their sources."""
    files = {name: (root / name).with_suffix(".md") for name in pages}
    return {name: file for name, file in files.items() if file.is_file()}


@pytest.fixture(scope="module")
def course(root) -> Address:
    """Where the course lives."""
    return read_address(root)


def day_of(file: Path) -> str | None:
    """The day of a file's last commit, as a page tells it; None if it has none."""
    # A merge that brings a file counts, as it does for the extension.
    which = ["-1", "-m", "--full-history", "--author-date-order", "--format=%at"]
    command = ["git", "log", *which, "HEAD", "--", file.name]
    done = subprocess.run(command, cwd=file.parent, capture_output=True, text=True)
    if done.returncode or not done.stdout:
        return None
    return f"{datetime.fromtimestamp(int(done.stdout), UTC):%Y-%m-%d}"


def parts_of(source: Path, root: Path) -> set[Path]:
    """The files that a page's source names: it may show them, or hand them out."""
    names = set(FILE.findall(source.read_text(encoding="utf-8")))
    names |= {f"{source.stem}.ipynb", "references.bib"}
    files = {folder / name for name in names for folder in (root, source.parent)}
    return {file.resolve() for file in files if file.is_file()}


def test_each_page_tells_the_day_of_its_last_commit(root, pages, sources):
    days = {}
    for name, source in sources.items():
        own = day_of(source)
        if own is None:
            pytest.skip(f"not run: {source.name} has no commit here to compare with")
        line = pages[name].select_one("p.last-updated").get_text(strip=True)
        when = datetime.strptime(line, "Last updated on %d %B %Y.").replace(tzinfo=UTC)
        days[name] = f"{when:%Y-%m-%d}"
        later = {day for file in parts_of(source, root) if (day := day_of(file))}
        assert days[name] in {own, *(day for day in later if day > own)}, name
    assert len(days) >= 20
    assert days["chapters/teaching/changes.html"] == max(
        day_of(root / "chapters/teaching/changes.md"), day_of(root / "CHANGELOG.md")
    )


def test_each_page_links_to_its_source_and_to_a_new_issue(pages, sources, course):
    address = course.repository
    for name, source in sources.items():
        links = {a["href"] for a in pages[name].select("a[href]")}
        path = Path(name).with_suffix(".md").as_posix()
        assert f"{address}/edit/{course.branch}/{path}" in links, source
        assert any(link.startswith(f"{address}/issues/new") for link in links), source


def test_each_page_has_a_title_and_a_description_of_its_own(pages):
    titles = [soup.title.get_text(strip=True) for soup in pages.values()]
    descriptions = {}
    for name, soup in pages.items():
        found = soup.select("meta[name=description]")
        assert len(found) == 1, name
        descriptions[name] = found[0]["content"]
        assert len(descriptions[name]) >= 20, name
    # The front page stands there under two names.
    assert len(set(titles)) == len(titles) - 1
    assert len(set(descriptions.values())) == len(descriptions) - 1


def test_a_link_to_a_page_shows_as_a_card(pages, sources, course, built_site):
    site = course.site
    for name in sources:
        card = {
            meta["property"]: meta["content"]
            for meta in pages[name].select("meta[property^='og:']")
        }
        assert card["og:url"] == urljoin(site, name)
        assert card["og:title"]
        assert card["og:site_name"] == "From One Neuron Up"
        assert card["og:image"].startswith(site)
        assert (built_site / card["og:image"].removeprefix(site)).is_file(), name
        assert card["og:image:alt"]


def test_the_map_of_the_site_lists_every_page_but_the_answers(
    built_site, sources, course
):
    tree = ElementTree.parse(built_site / "sitemap.xml")
    listed = {element.text for element in tree.iter() if element.tag.endswith("}loc")}
    site = course.site
    pages = {urljoin(site, n) for n in sources if not n.startswith("solutions/")}
    assert listed == pages


def test_the_answers_are_out_of_the_search_and_of_the_way(built_site, pages):
    answers = [name for name in pages if name.startswith("solutions/")]
    assert len(answers) == len(ASSIGNMENTS)
    index = (built_site / "_static/search-index.js").read_text(encoding="utf-8")
    assert "Answers to exercise" not in index
    for name, soup in pages.items():
        way = soup.select(".prev-next-area a, #pst-primary-sidebar a")
        assert [a["href"] for a in way if "solutions/" in a["href"]] == [], name
        if name in answers:
            assert soup.select(".prev-next-area a") == []
            first = soup.select_one("article h1").find_next("div")
            assert "warning" in first["class"], name
            folds = soup.select("article .dropdown")
            tasks = ASSIGNMENTS[Path(name).parts[1]]
            assert len(folds) == len(soup.select("article h2")) == len(tasks)
            code = soup.select("article .highlight-python")
            assert any(block.find_parent(class_="dropdown") for block in code)


def test_the_front_page_has_one_address_and_pages_to_find_by_have_none(pages):
    fronts = {
        pages[name].select_one("link[rel=canonical]")["href"]
        for name in ("index.html", "intro.html")
    }
    assert len(fronts) == 1
    for name in ("404.html", "search.html"):
        assert pages[name].select_one("meta[name=robots]")["content"] == "noindex"


def test_updates_reach_readers_and_other_programs_leave_pages_as_they_are(pages):
    for name, soup in pages.items():
        for tag in soup.select("script[src], link[rel=stylesheet]"):
            assert "?v=" in (tag.get("src") or tag["href"]), (name, tag)
        signs = soup.select("article :is(pre, code, math)")
        assert [one for one in signs if one.get("translate") != "no"] == [], name
        assert soup.select_one("meta[name=color-scheme]")["content"] == "light dark"
        assert soup.select("meta[name=darkreader-lock]"), name


def test_each_picture_of_a_cell_has_a_caption(pages):
    pictures = [
        (name, picture)
        for name, soup in pages.items()
        for picture in soup.select("article .cell_output img:not(.drawing)")
    ]
    assert len(pictures) >= 20
    for name, picture in pictures:
        figure = picture.find_parent("figure")
        assert figure, (name, picture["alt"])
        assert figure.select("figcaption"), (name, picture["alt"])


def test_each_table_has_headers_and_each_formula_is_mathml(pages):
    formulas = 0
    for name, soup in pages.items():
        # The index is laid out in columns by a table of its own.
        for table in soup.select("article table:not(.indextable)"):
            assert table.select("th"), f"{name}: a table without headers: {table}"[:300]
        assert not soup.select(".katex, .MathJax, mjx-container"), name
        formulas += len(soup.select("article math"))
    assert formulas > 100
