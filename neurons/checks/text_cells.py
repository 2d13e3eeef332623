"""Find the Python that stands in a text cell, bare or between fences."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from textwrap import dedent

from neurons.checks.definitions import defined_names, parse
from neurons.checks.stubs import is_untouched

MOST_LINES = 500  # the comparison of two texts takes their product
FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})")
# A line between sentences that begins like code, or goes on with it.
CODE = re.compile(r"@|(?:def|class|import) |[A-Za-z_][\w, ]*=(?!=)|[ \t)\]}]|$")
INLINE = re.compile(r"`([A-Za-z_]\w* ?=(?!=)[^`\n]+)`")


def code_in_text(source: str, given: Sequence[str] = ()) -> str:
    """Return what of a text cell is Python that says something; empty if nothing is.

    A fence that Python cannot read is an answer with an error, if there is no other.

    Args:
        source: the cell's Markdown.
        given: the exercise's own text cells; what stands in them does not count.
    """
    *fenced, prose = map(dedent, _blocks(_own_lines(source, given)))
    found = [block for block in fenced if _says_something(block)] + _in_prose(prose)
    broken = [b for b in fenced if parse(b) is None and defined_names(b)]
    if broken and not any(map(defined_names, found)):
        found = broken[:1]
    return "\n\n".join(block.strip("\n") for block in found)


def _in_prose(text: str) -> list[str]:
    """Return the code of a text: all of it, its lines of code, or what is marked so."""
    lines = "\n".join(filter(CODE.match, text.split("\n")))
    for code in (text, dedent(lines), "\n".join(INLINE.findall(text))):
        if parse(code) is not None and defined_names(code) and _says_something(code):
            return [code]
    return []


def _blocks(lines: Sequence[str]) -> list[str]:
    """Return what stands between fences, and last what stands outside of them."""
    inside: list[str] = []
    outside: list[str] = []
    blocks: list[str] = []
    fence = ""
    for line in lines:
        found = FENCE.match(line)
        if found and not fence:
            fence = found[1]
        elif found and found[1].startswith(fence):
            blocks.append("\n".join(inside))
            inside, fence = [], ""
        else:
            (inside if fence else outside).append(line)
    # A fence that nobody closed goes to the end.
    return [*blocks, "\n".join(inside), "\n".join(outside)]


def _own_lines(source: str, given: Sequence[str]) -> list[str]:
    """Return what a learner added to one of the given cells; else all lines."""
    lines = source.split("\n")
    if len(lines) > MOST_LINES:
        return []
    there = set(lines)
    for text in given:
        before = text.split("\n")
        said = [line for line in before if line.strip()]
        if sum(line in there for line in said) * 2 > len(said):
            matcher = SequenceMatcher(None, before, lines, autojunk=False)
            steps = matcher.get_opcodes()
            added = [lines[i:j] for step, _, _, i, j in steps if step != "equal"]
            return [line for part in added for line in part]
    return lines


def _says_something(text: str) -> bool:
    return parse(text) is not None and not is_untouched(text)
