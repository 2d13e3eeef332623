"""Leave out of the style sheets the rules that can match nothing on the site."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import tinycss2
from bs4 import BeautifulSoup
from pygments.lexers import JavascriptLexer
from pygments.token import String
from tinycss2.ast import Node

from theme.pages import read_page

# Put together by a script: Bootstrap's button names lie above or below their button.
COMPOSED = ("bs-tooltip-auto",)
# Parts of Bootstrap that do something only where a page has an element of their class.
PARTS = frozenset({"carousel", "modal", "offcanvas", "popover", "toast"})
NAME = re.compile(r"[A-Za-z_][\w-]*")
# Any of what stands in the brackets may match; of `:not(...)` nothing has to.
ALTERNATIVES = {"is", "where", "has", "matches", "-webkit-any", "-moz-any"}
GROUPS = {"media", "supports", "layer", "container"}
NAMED = re.compile(r"--[A-Za-z][\w-]*")
ASKED = re.compile(r"var\(\s*(--[\w-]+)")
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
        scripts: str each, JavaScript; those within the pages count by themselves.

    Returns:
        The vocabulary of the site.
    """
    tags, classes, ids, spoken = set(), set(), set(), set()
    for page in pages:
        for element in page.find_all(True):
            tags.add(element.name.lower())
            classes.update(element.get_attribute_list("class"))
            ids.update(element.get_attribute_list("id"))
        spoken.update(words_of(s.get_text() for s in page.select("script:not([src])")))
    spoken.update(words_of(scripts))
    idle = PARTS - classes
    spoken = {name for name in spoken if name.partition("-")[0] not in idle}
    return Vocabulary(*map(frozenset, (tags, classes, ids, spoken)))


def words_of(scripts: Iterable[str]) -> Iterator[str]:
    """Yield the names in the strings of scripts: classes given, elements made."""
    yield from COMPOSED
    for script in scripts:
        for kind, text in JavascriptLexer().get_tokens(script):
            if kind in String:
                yield from NAME.findall(text)


def parted(parts: Iterable[Node]) -> Iterator[list[Node]]:
    """Yield the selectors of a list that is parted by commas."""
    one = []
    for part in parts:
        if part == ",":
            yield one
            one = []
        else:
            one.append(part)
    yield one


def can_match(selector: Iterable[Node], names: Vocabulary) -> bool:
    """Tell whether a selector can match an element of the site, now or later."""
    before = None
    for token in selector:
        if token.type == "ident" and before == ".":
            fits = token.value in names.classes | names.spoken
        elif token.type == "ident" and before != ":":
            fits = token.lower_value in names.tags | names.spoken
        elif token.type == "hash":
            fits = token.value in names.ids | names.spoken
        elif token.type == "function" and token.lower_name in ALTERNATIVES:
            fits = any(can_match(one, names) for one in parted(token.arguments))
        else:
            fits = True
        if not fits:
            return False
        before = token
    return True


def kept_rules(rules: Iterable[Node], names: Vocabulary) -> Iterator[str]:
    """Yield the rules that can match, as CSS, each with its living selectors alone."""
    for rule in rules:
        if rule.type == "qualified-rule":
            living = [one for one in parted(rule.prelude) if can_match(one, names)]
            if living:
                heads = ",".join(tinycss2.serialize(one).strip() for one in living)
                yield f"{heads}{{{tinycss2.serialize(rule.content).strip()}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword in GROUPS:
            if rule.content is None:
                yield rule.serialize()
                continue
            inner = tinycss2.parse_rule_list(rule.content, True, True)
            body = "".join(kept_rules(inner, names))
            if body:
                head = tinycss2.serialize(rule.prelude).rstrip()
                yield f"@{rule.at_keyword}{head}{{{body}}}"
        else:
            yield rule.serialize()


def purge(style: str, names: Vocabulary) -> str:
    """Return a style sheet without the rules that can match nothing.

    Args:
        style: the sheet, CSS.
        names: what `vocabulary` gave for the site.

    Returns:
        CSS, without comments.
    """
    rules = tinycss2.parse_stylesheet(style, True, True)
    return "".join(kept_rules(rules, names)) + "\n"


def drop_unread_properties(styles: dict[Path, str], others: str) -> dict[Path, str]:
    """Return the sheets without the custom properties that nothing asks for.

    Args:
        styles: CSS of every sheet of the site.
        others: its pages and scripts; a property that they name stays.

    Returns:
        The same sheets, shorter.
    """
    named = set(NAMED.findall(others))

    def keep(found: re.Match[str]) -> str:
        return found[0] if found[1] in asked else ""

    while True:
        asked = named.union(*(ASKED.findall(style) for style in styles.values()))
        shorter = {path: PROPERTY.sub(keep, style) for path, style in styles.items()}
        if shorter == styles:
            return styles
        # A property that is gone may have been the last to ask for another.
        styles = shorter


def purge_site(site: Path) -> None:
    """Write the style sheets of a built site anew, with what its pages can use."""
    files = sorted(site.rglob("*.html"))
    scripts = [file.read_text(encoding="utf-8") for file in site.rglob("*.js")]
    names = vocabulary(map(read_page, files), scripts)
    styles = {
        sheet: purge(sheet.read_text(encoding="utf-8"), names)
        for sheet in sorted(site.rglob("*.css"))
    }
    pages = [file.read_text(encoding="utf-8") for file in files]
    others = "\n".join([*pages, *scripts])
    for sheet, style in drop_unread_properties(styles, others).items():
        sheet.write_text(style, encoding="utf-8")
