"""Take from listings the marks that nobody misses, up to a half of all elements."""

import re

from bs4 import BeautifulSoup

# The colours of a listing: of itself, or of the tokens of one class, in one theme.
RULE = re.compile(
    r"html\[data-theme=\"?(\w+)\"?\] \.highlight(?: \.([\w-]+))?\s*\{([^}]*)\}"
)
COLOUR = re.compile(r"^\s*color:\s*(#\w+)\s*;?\s*$", re.I)
BASE = re.compile(r"(?<![\w-])color:\s*(#\w+)", re.I)
# Operators: up to a sixth of a page's elements. They look like the names beside them.
PLAIN = {"o"}
# Scripts look for these, whatever they look like.
LOOKED_FOR = {"gp", "go", "linenos", "hll"}


def seen_classes(style: str) -> set[str]:
    """Name the classes of tokens that look otherwise than the listing around them.

    Args:
        style: CSS of the site.

    Returns:
        Classes with a rule of their own, in any theme, that is not just the colour of
        the listing.
    """
    rules = RULE.findall(style)
    base = {}
    for theme, name, body in rules:
        if not name and (found := BASE.search(body)):
            base[theme] = found[1].lower()
    seen = set()
    for theme, name, body in rules:
        colour = COLOUR.match(body)
        if name and not (colour and colour[1].lower() == base.get(theme)):
            seen.add(name)
    return seen


def thin(soup: BeautifulSoup, seen: set[str]) -> None:
    """Unwrap the tokens of a page's listings that look like the text, or shall.

    Args:
        soup: a page.
        seen: what `seen_classes` returned.
    """
    needed = seen - PLAIN | LOOKED_FOR
    spans = [
        span
        for span in soup.select(".highlight pre span")
        if set(span.attrs) <= {"class"}
        and not needed.intersection(span.get("class", []))
    ]
    for span in spans:
        span.unwrap()
    soup.smooth()
