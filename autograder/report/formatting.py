"""Words, numbers and safe HTML that all pages share."""

from __future__ import annotations

import re
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markdown_it import MarkdownIt
from markupsafe import Markup, escape
from math_core import LatexError, LatexToMathML
from mdit_py_plugins.dollarmath import dollarmath_plugin

from neurons.checks.model import Status
from neurons.checks.show import LOOKS

# The same words as in a learner's notebook.
LABELS = {status: look[1].lower() for status, look in LOOKS.items()}
# What the lines of a message begin with.
BEGINS = re.compile(r"^(Likely cause:|Next:|What happened:)(?=\s)")
CODE = re.compile(r"`([^`\n]+)`")


def number(value: float) -> str:
    """Points as a reader writes them: `3`, `2.5`."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def points(value: float) -> str:
    """Points with their unit: `1 point`, `2.5 points`."""
    return f"{number(value)} point{'' if value == 1 else 's'}"


def late(seconds: float) -> str:
    """A span of time in its two largest units: `2 h 5 min`, `3 days 1 h`, `40 s`."""
    days, rest = divmod(int(seconds), 86_400)
    hours, rest = divmod(rest, 3_600)
    minutes, rest = divmod(rest, 60)
    day = f"{days} day{'' if days == 1 else 's'}"
    spans = (days, day), (hours, f"{hours} h"), (minutes, f"{minutes} min")
    told = [words for amount, words in (*spans, (rest, f"{rest} s")) if amount]
    return " ".join(told[:2]) or "less than 1 s"


def plain(text: str) -> str:
    """A line of a message without the backticks around code."""
    return text.replace("`", "")


def inline(text: str) -> Markup:
    """A line of a message as HTML: escaped, with what stands in backticks as code."""
    escaped = str(escape(text))
    return Markup(CODE.sub(r"<code>\1</code>", escaped))  # noqa: S704 - escaped


def lines(text: str) -> list[Markup]:
    """The lines of a message as HTML, the word that begins a line set off."""
    told = [inline(line) for line in text.splitlines() if line.strip()]
    return [Markup(BEGINS.sub(r"<b>\1</b>", str(line))) for line in told]  # noqa: S704


def markdown(text: str) -> Markup:
    """A question's Markdown as HTML; HTML inside it is shown, not obeyed."""
    return Markup(_markdown().render(text))  # noqa: S704 - the parser escapes


@cache
def _markdown() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    # A page without pictures has no use for them, and none may be loaded.
    parser.disable("image")
    return parser.use(dollarmath_plugin, renderer=_maths, double_inline=True)


def _maths(text: str, options: dict) -> str:
    try:
        return LatexToMathML().convert_with_local_state(
            text, displaystyle=bool(options.get("display_mode"))
        )
    except LatexError:
        return f"<code>{escape(text)}</code>"


@cache
def environment() -> Environment:
    """The templates, with everything that is put into them escaped."""
    env = Environment(
        loader=PackageLoader("autograder.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters.update(
        number=number,
        points=points,
        late=late,
        inline=inline,
        plain=plain,
        lines=lines,
        markdown=markdown,
    )
    env.globals.update(labels=LABELS, Status=Status)
    return env
