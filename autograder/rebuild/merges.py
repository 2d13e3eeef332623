"""Resolve what an unfinished git merge left: one side of each conflict, if it reads.

The learner's own side stands above `=======`. The marks may stand between the lines of
a notebook's file, or between those of one cell.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

MARK = re.compile(
    r"^[ \t]*(?P<mark><{7}|\|{7}|={7}|>{7})(?:[ \t].*)?\r?\n?$", re.MULTILINE
)
FILE = "This file"
OWN = "its own side was used, the other one was left out."
ONLY = "only the side {} ======= could be read, so that one was used."
FULLER = "the side below ======= was used: the one above leaves a task open."
NEITHER = (
    "neither side can be read. Delete the lines that begin with <<<<<<<, ======= and "
    ">>>>>>>, keep one version, then submit it again."
)


@dataclass(frozen=True, slots=True)
class Merge:
    """A text with an unfinished merge.

    Attributes:
        line: where its first mark stands, counted from 1.
        own: the text with the learner's own side of every conflict.
        other: the same with the other side.
    """

    line: int
    own: str
    other: str


def find_merge(text: str) -> Merge | None:
    """Return both sides of a text with marks of git in it; None if it has none.

    A mark that lacks the others that belong to it is left out alone.
    """
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return None
    own: list[str] = []
    other: list[str] = []
    side, first = "", 0
    for number, line in enumerate(text.splitlines(keepends=True), start=1):
        found = MARK.fullmatch(line)
        mark = found["mark"][0] if found else ""
        if mark in {"<", ">"} or (mark and side):
            first = first or number
            side = "" if mark == ">" else mark
            continue
        if side in {"", "<"}:
            own.append(line)
        if side in {"", "="}:
            other.append(line)
    return Merge(first, "".join(own), "".join(other)) if first else None


def resolved(
    text: str, left_open: Callable[[str], int | None], repairs: list[str], what: str
) -> str:
    """Return a text without an unfinished merge, as far as one of its sides reads.

    The learner's own side is used, unless it leaves more tasks open than the other one:
    a rebase turns the sides around.

    Args:
        text: a notebook's file, or the text of a cell.
        left_open: how many tasks a text leaves open; None if it cannot be read.
        repairs: one sentence is added on what was done.
        what: what the text is, for that sentence.
    """
    merge = find_merge(text)
    if merge is None:
        return text
    own, other = left_open(merge.own), left_open(merge.other)
    if own is None and other is None:
        # Of a file some cells may still be read.
        chosen, done = merge.own if what == FILE else text, NEITHER
    elif own is None:
        chosen, done = merge.other, ONLY.format("below")
    elif other is None:
        chosen, done = merge.own, ONLY.format("above")
    elif other < own:
        chosen, done = merge.other, FULLER
    else:
        chosen, done = merge.own, OWN
    repairs.append(f"{what} holds an unfinished git merge (line {merge.line}); {done}")
    return chosen
