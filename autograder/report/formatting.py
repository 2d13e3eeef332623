"""Safe HTML for messages and questions, and the templates of the pages."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markdown_it import MarkdownIt
from markupsafe import Markup, escape
from math_core import LatexError, LatexToMathML
from mdit_py_plugins.dollarmath import dollarmath_plugin

from autograder.files import file_name
from autograder.wording import LABELS, duration, number, plain, points
from neurons.checks.model import Status

# What the lines of a message begin with.
BEGINS = re.compile(r"^(Likely cause:|Next:|What happened:)(?=\s)")
CODE = re.compile(r"`([^`\n]+)`")


def feedback_path(student: str, assignment: str) -> Path:
    """Return the path of a learner's feedback page, from the run's folder."""
    return Path("feedback") / assignment / f"{file_name(student)}.html"


def inline(text: str) -> Markup:
    """Return a line of a message as HTML: escaped, with backticks as code."""
    escaped = str(escape(text))
    return Markup(CODE.sub(r"<code>\1</code>", escaped))  # noqa: S704 - escaped


def lines(text: str) -> list[Markup]:
    """Return the lines of a message as HTML, the word that begins a line in bold."""
    shown = [inline(line) for line in text.splitlines() if line.strip()]
    return [Markup(BEGINS.sub(r"<b>\1</b>", str(line))) for line in shown]  # noqa: S704


def markdown(text: str) -> Markup:
    """Return a question's Markdown as HTML; HTML inside it is shown as text."""
    return Markup(_markdown().render(text))  # noqa: S704 - the parser escapes


@cache
def _markdown() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    # The pages have no pictures, and may load none.
    parser.disable("image")
    return parser.use(dollarmath_plugin, renderer=_math, double_inline=True)


def _math(text: str, options: Mapping[str, object]) -> str:
    try:
        return LatexToMathML().convert_with_local_state(
            text, displaystyle=bool(options.get("display_mode"))
        )
    except LatexError:
        return f"<code>{escape(text)}</code>"


@cache
def templates() -> Environment:
    """Return the templates, which escape everything that is put into them."""
    env = Environment(
        loader=ChoiceLoader(
            [
                PackageLoader("autograder.report"),
                # sizes and colors, the same as the site's
                PackageLoader("neurons", "draw"),
            ]
        ),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters.update(
        number=number,
        points=points,
        duration=duration,
        inline=inline,
        plain=plain,
        lines=lines,
        markdown=markdown,
    )
    env.globals.update(labels=LABELS, Status=Status)
    return env
