"""Pages that are generated from the others: first uses, key points, functions."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from autograder.errors import CourseError
from autograder.toc import read_contents
from theme.directives.deeper import HEADING

FRONT = "intro"
GLOSSARY = "chapters/reference/glossary"
GENERATED = {
    GLOSSARY,
    "chapters/reference/key-points",
    "chapters/reference/functions",
    "chapters/teaching/instructors",  # its table is made by objectives.py
}
TERM_ROLE = re.compile(r"\{term\}`(?:[^`<]*<([^`>]+)>|([^`<]+))`")
ENTRY = re.compile(r"^(?P<term>[^\s:].*)\n(?P<text>(?:  .+\n?)+)", re.MULTILINE)
ALIAS = re.compile(r"  Another word for \{term\}`([^`]+)`")
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


def core(text: str) -> str:
    """Drop what a chapter folds below *Deeper* from its source."""
    return text.partition(f"\n## {HEADING}\n")[0]


def first_use(term: str, sources: dict[str, str]) -> str | None:
    """Name the page that introduces a term.

    Returns:
        The first chapter whose Core links the term; where none does, the first that
        links it below *Deeper*, then the first Core that says it, then any other page.
        None if only the front page has it, or none at all.
    """
    chapters = {name: text for name, text in sources.items() if CHAPTER.match(name)}
    cores = {name: core(text) for name, text in chapters.items()}
    others = {name: text for name, text in sources.items() if name != FRONT}
    return (
        _linking(term, cores)
        or _linking(term, chapters)
        or _saying(term, cores)
        or _linking(term, others)
        or _saying(term, others)
    )


def _linking(term: str, sources: dict[str, str]) -> str | None:
    for name, text in sources.items():
        linked = {one or other for one, other in TERM_ROLE.findall(text)}
        if term in {found.strip() for found in linked}:
            return name
    return None


def _saying(term: str, sources: dict[str, str]) -> str | None:
    word = re.compile(rf"\b{re.escape(term)}s?\b")
    found = (name for name, text in sources.items() if word.search(prose(text)))
    return next(found, None)


def with_first_uses(glossary: str, sources: dict[str, str]) -> str:
    """Add to each entry of the glossary the page that introduces its term.

    Returns:
        The source with a sentence more in each entry. An entry that is another word
        for a term gets that term's page.

    Raises:
        CourseError: no page uses a term.
    """

    def add(entry: re.Match[str]) -> str:
        alias = ALIAS.match(entry["text"])
        page = first_use(alias[1] if alias else entry["term"], sources)
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

    That is the first chapter whose Core calls the function; where none does, the first
    that calls it below *Deeper*.
    """
    chapters = {name: text for name, text in sources.items() if CHAPTER.match(name)}
    in_core, anywhere = (
        {call: name for name in reversed(texts) for call in calls(texts[name])}
        for texts in ({n: core(t) for n, t in chapters.items()}, chapters)
    )
    first = anywhere | in_core
    count = Counter(call for text in chapters.values() for call in {*calls(text)})
    rows = ["| Function | First used in | Chapters that call it |", "|---|---|---:|"]
    for call in sorted(count, key=str.lower):
        rows.append(f"| `{call}` | {link(first[call])} | {count[call]} |")
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
