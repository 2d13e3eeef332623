"""Take from listings the marks that nobody misses, up to a half of all elements."""

import re
from itertools import pairwise

from bs4 import BeautifulSoup, Tag

# The colours of a listing: of itself, or of the tokens of one class, in one theme.
RULE = re.compile(
    r"html\[data-theme=\"?(\w+)\"?\] \.highlight(?: \.([\w-]+))?\s*\{([^}]*)\}"
)
COLOUR = re.compile(r"^color:(#\w+)$")
BASE = re.compile(r"(?<![\w-])color:(#\w+)")
# Operators: up to a sixth of a page's elements. They look like the names beside them.
PLAIN = {"o"}
# Scripts look for these, whatever they look like.
LOOKED_FOR = {"gp", "go", "linenos", "hll"}


def looks_of(style: str) -> dict[str, frozenset[tuple[str, str]]]:
    """Tell what the classes of tokens look like that one can see.

    Args:
        style: CSS of the site.

    Returns:
        For each class with a rule of its own, in any theme, that is not just the colour
        of the listing: themes and declarations.
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
        colour = COLOUR.match(body)
        if name and not (colour and colour[1] == base.get(theme)):
            looks.setdefault(name, set()).add((theme, body))
    return {name: frozenset(found) for name, found in looks.items()}


def thin(soup: BeautifulSoup, looks: dict[str, frozenset[tuple[str, str]]]) -> None:
    """Unwrap the tokens of a page's listings that look like the text, or shall.

    Of those that stay, neighbours that look the same become one.

    Args:
        soup: a page.
        looks: what `looks_of` returned.
    """
    needed = looks.keys() - PLAIN | LOOKED_FOR
    tokens = [
        span
        for span in soup.select(".highlight pre span")
        if set(span.attrs) <= {"class"}
    ]
    for span in tokens:
        if not needed.intersection(span.get("class", [])):
            span.unwrap()
    soup.smooth()
    kept = [span for span in tokens if span.parent]
    for span, after in pairwise(kept):
        look = look_of(span, looks)
        if look and after is span.next_sibling and look == look_of(after, looks):
            # The later one takes it all, since its own neighbour comes next.
            for part in reversed(span.contents[:]):
                after.insert(0, part)
            span.decompose()
    soup.smooth()


def look_of(
    span: Tag, looks: dict[str, frozenset[tuple[str, str]]]
) -> frozenset[tuple[str, str]] | None:
    """What a token of one class looks like; None if a script looks for it."""
    names = span["class"]
    if len(names) != 1 or LOOKED_FOR.intersection(names):
        return None
    return looks.get(names[0])
