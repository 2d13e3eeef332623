"""Leave out of the style sheets the rules that can match nothing on the site."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import tinycss2
from bs4 import BeautifulSoup
from pygments.lexers.javascript import JavascriptLexer
from pygments.token import String
from tinycss2.ast import Node

from theme.after.html_cache import read_page

# Put together by a script: Bootstrap's button names lie above or below their button.
COMPOSED = ("bs-tooltip-auto",)
# Parts of Bootstrap that do something only where a page has an element of their class.
PARTS = frozenset({"carousel", "modal", "offcanvas", "popover", "toast"})
NAME = re.compile(r"[A-Za-z_][\w-]*")
# Any of what stands in the brackets may match; of `:not(...)` nothing has to.
ALTERNATIVES = {"is", "where", "has", "matches", "-webkit-any", "-moz-any"}
GROUPS = {"media", "supports", "layer", "container"}
PROPERTY_NAME = re.compile(r"--[A-Za-z][\w-]*")
USE = re.compile(r"var\(\s*(--[\w-]+)")
# One that holds an address or a string stays: a semicolon in it may not be its end.
PROPERTY = re.compile(r"(?<=[{;])\s*(--[\w-]+)\s*:(?:(?!url\()[^;{}\"'])*(?:;|(?=\}))")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every name by which a selector can find an element of the site.

    Attributes:
        tags: names of elements, in small letters.
        classes: names of classes.
        ids: names of single elements.
        spoken: names in the strings of scripts, which may become any of these.
    """

    tags: frozenset[str]
    classes: frozenset[str]
    ids: frozenset[str]
    spoken: frozenset[str]


def vocabulary(pages: Iterable[BeautifulSoup], scripts: Iterable[str]) -> Vocabulary:
    """Collect the names that pages and scripts use.

    Args:
        pages: every page of the site, parsed.
        scripts: JavaScript; scripts within the pages count by themselves.

    Returns:
        The vocabulary of the site.
    """
    tags: set[str] = set()
    classes: set[str] = set()
    ids: set[str] = set()
    spoken: set[str] = set()
    for page in pages:
        for element in page.find_all(True):
            tags.add(element.name.lower())
            classes.update(filter(None, element.get_attribute_list("class")))
            ids.update(filter(None, element.get_attribute_list("id")))
        within = page.find_all("script", src=False)
        spoken.update(words_of(script.get_text() for script in within))
    spoken.update(words_of(scripts))
    idle = PARTS - classes
    spoken = {name for name in spoken if name.partition("-")[0] not in idle}
    return Vocabulary(*map(frozenset, (tags, classes, ids, spoken)))


def words_of(scripts: Iterable[str]) -> Iterator[str]:
    """Yield the names in the strings of scripts: classes given, elements made."""
    yield from COMPOSED
    for script in scripts:
        yield from _spoken(script)


@cache  # most of a page's scripts stand in every page
def _spoken(script: str) -> frozenset[str]:
    tokens = JavascriptLexer().get_tokens(script)
    strings = [text for kind, text in tokens if String in kind.split()]
    return frozenset(name for text in strings for name in NAME.findall(text))


def split_at_commas(nodes: Iterable[Node]) -> Iterator[list[Node]]:
    """Yield the selectors of a list that is separated by commas."""
    one: list[Node] = []
    for node in nodes:
        if node == ",":
            yield one
            one = []
        else:
            one.append(node)
    yield one


def can_match(selector: Iterable[Node], names: Vocabulary) -> bool:
    """Return whether a selector can match an element of the site, now or later."""
    before = None
    for token in selector:
        if token.type == "ident" and before == ".":
            fits = token.value in names.classes or token.value in names.spoken
        elif token.type == "ident" and before != ":":
            fits = token.lower_value in names.tags or token.lower_value in names.spoken
        elif token.type == "hash":
            fits = token.value in names.ids or token.value in names.spoken
        elif token.type == "function" and token.lower_name in ALTERNATIVES:
            fits = any(
                can_match(one, names) for one in split_at_commas(token.arguments)
            )
        else:
            fits = True
        if not fits:
            return False
        before = token
    return True


def used_rules(rules: Iterable[Node], names: Vocabulary) -> Iterator[str]:
    """Yield the rules that can match, as CSS, each with its living selectors alone."""
    for rule in rules:
        if rule.type == "qualified-rule":
            lists = split_at_commas(rule.prelude)
            living = [one for one in lists if can_match(one, names)]
            if living:
                heads = ",".join(tinycss2.serialize(one).strip() for one in living)
                yield f"{heads}{{{tinycss2.serialize(rule.content).strip()}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword in GROUPS:
            if rule.content is None:
                yield rule.serialize()
                continue
            inner = tinycss2.parse_rule_list(rule.content, True, True)
            body = "".join(used_rules(inner, names))
            if body:
                head = tinycss2.serialize(rule.prelude).rstrip()
                yield f"@{rule.at_keyword}{head}{{{body}}}"
        else:
            yield rule.serialize()


def without_unused_rules(style: str, names: Vocabulary) -> str:
    """Return a style sheet without the rules that can match nothing.

    Returns:
        CSS, without comments.
    """
    rules = tinycss2.parse_stylesheet(style, True, True)
    return "".join(used_rules(rules, names)) + "\n"


def without_unread_properties(styles: dict[Path, str], others: str) -> dict[Path, str]:
    """Return the sheets without the custom properties that nothing reads.

    Args:
        styles: CSS of every sheet of the site.
        others: its pages and scripts; a property that they name stays.

    Returns:
        The same sheets, shorter.
    """
    named = set(PROPERTY_NAME.findall(others))
    while True:
        read = named.union(*(USE.findall(style) for style in styles.values()))

        def keep(found: re.Match[str], read: set[str] = read) -> str:
            return found[0] if found[1] in read else ""

        shorter = {path: PROPERTY.sub(keep, style) for path, style in styles.items()}
        if shorter == styles:
            return styles
        # A property that is gone may have been the last to read another.
        styles = shorter


def remove_unused(site: Path) -> None:
    """Write the style sheets of a built site anew, with what its pages can use."""
    files = sorted(site.rglob("*.html"))
    scripts = [file.read_text(encoding="utf-8") for file in site.rglob("*.js")]
    names = vocabulary(map(read_page, files), scripts)
    styles = {
        sheet: without_unused_rules(sheet.read_text(encoding="utf-8"), names)
        for sheet in sorted(site.rglob("*.css"))
    }
    pages = [file.read_text(encoding="utf-8") for file in files]
    others = "\n".join([*pages, *scripts])
    for sheet, style in without_unread_properties(styles, others).items():
        sheet.write_text(style, encoding="utf-8")
