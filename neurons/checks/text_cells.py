"""Find the Python that stands in a text cell, bare or between fences."""

from __future__ import annotations

import re
from collections.abc import Collection

from neurons.checks.definitions import parse
from neurons.checks.stubs import is_untouched

FENCE = re.compile(
    r"^[ \t]*(?P<fence>`{3,}|~{3,})[^\n`]*\n(?P<code>.*?)^[ \t]*(?P=fence)[ \t]*$",
    re.MULTILINE | re.DOTALL,
)


def code_in_text(source: str, given: Collection[str] = ()) -> str:
    """Return what of a text cell is Python that says something; empty if nothing is.

    Args:
        source: the cell's Markdown.
        given: lines that the exercise's own text cells hold; they don't count.
    """
    own = "\n".join(
        line for line in source.split("\n") if _is_fence(line) or line not in given
    )
    blocks = [found["code"] for found in FENCE.finditer(own)]
    blocks.append(FENCE.sub("", own))
    return "\n\n".join(b.strip("\n") for b in blocks if _says_something(b))


def _is_fence(line: str) -> bool:
    return line.strip().startswith(("```", "~~~"))


def _says_something(text: str) -> bool:
    return parse(text) is not None and not is_untouched(text)
