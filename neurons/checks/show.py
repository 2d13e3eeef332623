"""How a verdict looks in a notebook: rich HTML and a plain-text twin."""

import html
import re
from collections.abc import Sequence

from neurons.checks.model import Status, Verdict

# A sign and a word beside each color: color alone carries no meaning. Each color has
# a contrast of 3 and more on a white ground and on a dark one.
GREEN, AMBER, ORANGE, GRAY = "#1a7f37", "#9a6700", "#b35900", "#6e7781"
LOOKS = {
    Status.CORRECT: ("✔", "Right", GREEN),
    Status.PARTIAL: ("◐", "Partly right", AMBER),
    Status.WRONG: ("✘", "Not yet", ORANGE),
    Status.NOT_STARTED: ("○", "Not started", GRAY),
    Status.RAISED: ("⚠", "Stopped with an error", ORANGE),
    Status.TIMEOUT: ("⏱", "Ran too long", ORANGE),
    Status.NOT_JUDGED: ("?", "Not judged", GRAY),
}


def points(verdict: Verdict) -> str:
    """`2 of 3 points`, or that the task is one for practice."""
    if not verdict.max_points:
        return "practice"
    unit = "point" if verdict.max_points == 1 else "points"
    return f"{verdict.points:g} of {verdict.max_points:g} {unit}"


def as_text(verdict: Verdict, word: str = "", foot: Sequence[str] = ()) -> str:
    """The verdict as plain text.

    Args:
        verdict: the verdict.
        word: what to say of it; that of its status when left out.
        foot: further lines.
    """
    sign, usual, _ = LOOKS[verdict.status]
    lines = [f"{sign} {verdict.task}: {word or usual} ({points(verdict)})"]
    lines += [f"  {line}" for line in verdict.message.split("\n") if line]
    if verdict.hint:
        lines.append(f"  Read again: {verdict.hint}")
    return "\n".join([*lines, *(f"  {line}" for line in foot)])


def as_html(
    verdict: Verdict, word: str = "", foot: Sequence[str] = (), address: str = ""
) -> str:
    """The verdict as a box of HTML; everything in it is escaped.

    Args:
        verdict: the verdict.
        word: what to say of it; that of its status when left out.
        foot: further lines.
        address: where to read again.
    """
    sign, usual, color = LOOKS[verdict.status]
    lines = [rich(line) for line in verdict.message.split("\n") if line]
    if verdict.hint:
        lines.append(f"Read again: {link(verdict.hint, address)}")
    if foot:
        lines.append(f"<small>{' · '.join(map(rich, foot))}</small>")
    name = f"{verdict.task}: {word or usual}"
    head = f"<strong>{sign} {html.escape(name)}</strong> · {points(verdict)}"
    # What a page of the book reads from it; a notebook doesn't look.
    data = f' data-status="{verdict.status}" data-points="{verdict.points:g}"'
    return box(name, color, head, lines, data)


def box(name: str, color: str, head: str, lines: Sequence[str], data: str = "") -> str:
    """A box that a screen reader announces.

    Args:
        name: what it is called, plain text.
        color: of its edge.
        head: its first line, HTML.
        lines: the other lines, HTML; one that begins with a tag of a table stays so.
        data: further attributes, HTML.
    """
    body = "".join(
        line if line.startswith("<table") else f'<p style="margin:.25em 0">{line}</p>'
        for line in lines
    )
    return (
        f'<div role="status" aria-label="{html.escape(name)}" style="border-left:'
        f".35em solid {color};padding:.4em .9em;margin:.3em 0;max-width:46em"
        f'"{data}><p style="margin:.1em 0">{head}</p>{body}</div>'
    )


def link(text: str, address: str) -> str:
    """A link as HTML; plain text where there is no address."""
    words = html.escape(text)
    return f'<a href="{html.escape(address)}">{words}</a>' if address else words


def rich(line: str) -> str:
    """One line of a message as HTML: escaped, with `code` between backticks."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(line))
