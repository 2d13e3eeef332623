"""Pages that are generated from the others: first uses, key points, functions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from autograder.errors import CourseError
from autograder.toc import read_contents

GLOSSARY = "chapters/reference/glossary"
GENERATED = {
    GLOSSARY,
    "chapters/reference/key-points",
    "chapters/reference/functions",
    "chapters/teaching/instructors",  # its table is made by objectives.py
}
TERM_ROLE = re.compile(r"\{term\}`(?:[^`<]*<([^`>]+)>|([^`<]+))`")
ENTRY = re.compile(r"^(?P<term>[^\s:].*)\n(?P<text>(?:  .+\n?)+)", re.MULTILINE)
CELL = re.compile(r"^```\{code-cell\}.*?\n(.*?)^```", re.DOTALL | re.MULTILINE)
FENCE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
CALL = re.compile(r"(?<![\w.])(?:np|keras|datasets|draw)(?:\.(?!_)\w+)+(?=\()")
CHAPTER = re.compile(r"chapters/(?:\d\d|appendix-)")
METHOD = re.compile(
    r"\.(compile|count_params|evaluate|fit|get_layer|get_weights|predict|save"
    r"|set_weights|summary)\("
)


def source_pages(root: Path) -> dict[str, str]:
    """Read the pages of the book in their order.

    Args:
        root: folder of `_toc.yml`.

    Returns:
        Source of each page by its name, front page first, without the pages that are
        generated from the others.
    """
    return {
        name: (root / f"{name}.md").read_text(encoding="utf-8")
        for name in read_contents(root).pages
        if name not in GENERATED
    }


def link(name: str) -> str:
    """Link to a page by its title."""
    return f"{{doc}}`/{name}`"


def prose(text: str) -> str:
    """Drop cells, listings and headings from a page's source."""
    return re.sub(r"^#.*$", "", FENCE.sub("", text), flags=re.MULTILINE)


def first_use(term: str, sources: dict[str, str]) -> str | None:
    """Name the page that uses a term first: where it links it, or else says it."""
    for name, text in sources.items():
        linked = {one or other for one, other in TERM_ROLE.findall(text)}
        if term in {found.strip() for found in linked}:
            return name
    word = re.compile(rf"\b{re.escape(term)}s?\b")
    found = (name for name, text in sources.items() if word.search(prose(text)))
    return next(found, None)


def with_first_uses(glossary: str, sources: dict[str, str]) -> str:
    """Add to each entry of the glossary the page that uses its term first.

    Args:
        glossary: source of the glossary's page.
        sources: what `source_pages` returned.

    Returns:
        The source with a sentence more in each entry.

    Raises:
        CourseError: no page uses a term.
    """

    def add(entry: re.Match[str]) -> str:
        page = first_use(entry["term"], sources)
        if page is None:
            raise CourseError(
                f"the glossary explains {entry['term']!r}, which no page uses; "
                "use it or take it out"
            )
        return f"{entry[0].rstrip()}\n  First used in {link(page)}.\n"

    head, mark, entries = glossary.partition(":sorted:\n")
    return head + mark + ENTRY.sub(add, entries)


def key_points(sources: dict[str, str]) -> str:
    """Collect the key points of all chapters, each under a link to its chapter."""
    found = []
    for name, text in sources.items():
        if "\n## Key points\n" in text:
            points = text.split("\n## Key points\n")[1].split("\n**New words:**")[0]
            found.append(f"**{link(name)}**\n\n{points.strip()}\n")
    return "\n".join(found)


def calls(text: str) -> Iterator[str]:
    """Yield the functions of the course's libraries that a page's cells call."""
    for code in CELL.findall(text):
        yield from CALL.findall(code)
        yield from (f"model.{name}" for name in METHOD.findall(code))


def functions(sources: dict[str, str]) -> str:
    """Make a table of all functions that chapters call, with the page to read.

    A chapter explains a function if it calls it and its prose names it in code
    letters; where none does, the first chapter that calls it stands for it.
    """
    used: dict[str, list[str]] = {}
    for name, text in sources.items():
        if not CHAPTER.match(name):
            continue
        for call in dict.fromkeys(calls(text)):
            used.setdefault(call, []).append(name)
    rows = ["| Function | Explained or first used | Chapters that call it |"]
    rows.append("|---|---|---:|")
    for call in sorted(used, key=str.lower):
        short = call.rpartition(".")[2]
        named = re.compile(rf"`(?:[\w.]*\.)?{short}(?:\([^`]*)?`")
        explained = [name for name in used[call] if named.search(prose(sources[name]))]
        page = (explained or used[call])[0]
        rows.append(f"| `{call}` | {link(page)} | {len(used[call])} |")
    return "\n".join(rows)


def fill_in(app: Sphinx, page: str, source: list[str]) -> None:
    """Fill in what a page takes from the others."""
    if page not in GENERATED:
        return
    sources = source_pages(Path(app.srcdir))
    if page == GLOSSARY:
        source[0] = with_first_uses(source[0], sources)
        return
    for place, make in (("@KEY-POINTS@", key_points), ("@FUNCTIONS@", functions)):
        if place in source[0]:
            source[0] = source[0].replace(place, make(sources))


def read_again(
    app: Sphinx,
    env: BuildEnvironment,
    added: set[str],
    changed: set[str],
    removed: set[str],
) -> list[str]:
    """Name the generated pages, which any change of another page may alter."""
    return [name for name in sorted(GENERATED) if name in env.found_docs]


def setup(app: Sphinx) -> None:
    """Register the generated pages."""
    app.connect("source-read", fill_in)
    app.connect("env-get-outdated", read_again)
