"""How a verdict looks in a notebook: rich HTML and a plain-text twin."""

from __future__ import annotations

import html
import re

from neurons.checks.model import Status, Verdict

# A sign and a word beside each color: color alone carries no meaning.
LOOKS = {
    Status.CORRECT: ("✔", "Right", "#1a7f37"),
    Status.PARTIAL: ("◐", "Partly right", "#9a6700"),
    Status.WRONG: ("✘", "Not yet", "#b35900"),
    Status.NOT_STARTED: ("○", "Not started", "#57606a"),
    Status.RAISED: ("⚠", "Stopped with an error", "#b35900"),
    Status.TIMEOUT: ("⏱", "Ran too long", "#b35900"),
    Status.NOT_JUDGED: ("?", "Not judged", "#57606a"),
}


def points(verdict: Verdict) -> str:
    """`2 of 3 points`."""
    unit = "point" if verdict.max_points == 1 else "points"
    return f"{verdict.points:g} of {verdict.max_points:g} {unit}"


def as_text(verdict: Verdict) -> str:
    """The verdict as plain text."""
    sign, word, _ = LOOKS[verdict.status]
    lines = [f"{sign} {verdict.task}: {word} ({points(verdict)})"]
    lines += [f"  {line}" for line in verdict.message.split("\n")]
    if verdict.hint:
        lines.append(f"  Read again: {verdict.hint}")
    return "\n".join(lines)


def as_html(verdict: Verdict) -> str:
    """The verdict as a box of HTML; everything in it is escaped."""
    sign, word, color = LOOKS[verdict.status]
    message = "".join(
        f'<p style="margin:.25em 0">{rich(line)}</p>'
        for line in verdict.message.split("\n")
    )
    hint = ""
    if verdict.hint:
        hint = (
            '<p style="margin:.25em 0;opacity:.8">Read again: '
            f"{html.escape(verdict.hint)}</p>"
        )
    return (
        f'<div style="border-left:.35em solid {color};padding:.4em .9em;'
        'margin:.3em 0;max-width:46em" role="note">'
        f'<p style="margin:.1em 0"><strong>{sign} {html.escape(verdict.task)}: '
        f"{word}</strong> · {points(verdict)}</p>{message}{hint}</div>"
    )


def rich(line: str) -> str:
    """One line of a message as HTML: escaped, with `code` between backticks."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(line))
