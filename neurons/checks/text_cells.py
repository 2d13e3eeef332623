"""Find the Python that stands in a text cell, bare or between fences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from neurons.checks.definitions import parse
from neurons.checks.stubs import is_untouched

MOST_LINES = 500  # the comparison of two texts takes their product
FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})")


def code_in_text(source: str, given: Sequence[str] = ()) -> str:
    """Return what of a text cell is Python that says something; empty if nothing is.

    Args:
        source: the cell's Markdown.
        given: the exercise's own text cells; what stands in them does not count.
    """
    blocks = _blocks(_own_lines(source, given))
    return "\n\n".join(b.strip("\n") for b in blocks if _says_something(b))


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
