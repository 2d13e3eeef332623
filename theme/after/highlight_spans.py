"""Take from listings the marks whose color nobody sees: up to half of all elements."""

import re
from itertools import pairwise
from typing import TypeAlias

from bs4 import BeautifulSoup, Tag

# The colors of a listing: of itself, or of the tokens of one class, in one theme.
RULE = re.compile(
    r"html\[data-theme=\"?(\w+)\"?\] \.highlight(?: \.([\w-]+))?\s*\{([^}]*)\}"
)
COLOR = re.compile(r"^color:(#\w+)$")
BASE = re.compile(r"(?<![\w-])color:(#\w+)")
# Operators: up to a sixth of a page's elements. They look like the names beside them.
PLAIN = {"o"}
# Scripts look for these, whatever they look like.
USED_BY_SCRIPTS = {"gp", "go", "linenos", "hll"}
# Themes and declarations.
Look: TypeAlias = frozenset[tuple[str, str]]


def looks_of(style: str) -> dict[str, Look]:
    """Return how the classes of tokens look that one can see.

    Returns:
        The look of each class with a rule of its own, in any theme, that is not just
        the color of the listing.
    """
    rules = [
        (theme, name, "".join(body.split()).rstrip(";").lower())
        for theme, name, body in RULE.findall(style)
    ]
    base = {}
    for theme, name, body in rules:
        if not name and (found := BASE.search(body)):
            base[theme] = found[1]
    looks: dict[str, set[tuple[str, str]]] = {}
    for theme, name, body in rules:
        color = COLOR.match(body)
        if name and not (color and color[1] == base.get(theme)):
            looks.setdefault(name, set()).add((theme, body))
    return {name: frozenset(found) for name, found in looks.items()}


def merge_spans(soup: BeautifulSoup, looks: dict[str, Look]) -> None:
    """Unwrap the tokens of a page's listings that look like the text around them.

    Of those that stay, neighbors that look the same become one.
    """
    needed = looks.keys() - PLAIN | USED_BY_SCRIPTS
    tokens = [
        span
        for span in soup.select(".highlight pre span")
        if set(span.attrs) <= {"class"}
    ]
    for span in tokens:
        if needed.isdisjoint(span.get_attribute_list("class")):
            span.unwrap()
    soup.smooth()
    left = [span for span in tokens if span.parent]
    for span, after in pairwise(left):
        look = look_of(span, looks)
        if look and after is span.next_sibling and look == look_of(after, looks):
            # The later one takes it all, since its own neighbor comes next.
            for part in reversed(span.contents[:]):
                after.insert(0, part)
            span.decompose()
    soup.smooth()


def look_of(span: Tag, looks: dict[str, Look]) -> Look | None:
    """Return how a token of one class looks; None if a script looks for it."""
    names = span.get_attribute_list("class")
    if len(names) != 1 or USED_BY_SCRIPTS.intersection(names):
        return None
    return looks.get(str(names[0]))
