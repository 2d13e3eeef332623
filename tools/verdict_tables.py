"""What was counted of the public answers, as the tables of docs/verdicts.md."""

from __future__ import annotations

import platform
import sys
from collections.abc import Sequence
from dataclasses import dataclass, fields
from importlib.metadata import version

COLUMNS = (
    ("task", "task"),
    ("answers", "answers"),
    ("distinct", "distinct"),
    ("right", "right"),
    ("refused", "wrong refusals"),
    ("accepted", "wrong acceptances"),
    ("mistakes", "mistakes with words"),
    ("named", "named"),
)
OF_STOCK = (
    ("task", "task"),
    ("stock_refused", "wrong refusals"),
    ("stock_accepted", "wrong acceptances"),
    ("stock_named", "mistakes named"),
)

SAME = "Each task's row is that under the newest libraries."

Columns = tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Tally:
    """What was counted of one task's answers.

    Attributes:
        task: the task's id.
        answers: how many there are.
        distinct: how many are left where answers alike but for names and literals
            count once, right and other ones apart.
        right: how many are labeled right.
        refused: how many got fewer points than their label says.
        accepted: how many got more points than their label says.
        mistakes: how many hold the words that name their mistake.
        named: how many of these got a message with such words.
        other_cause: how many of these got a message with another likely cause.
        no_words: mistakes for which nobody has written words yet.
        stock_refused: how many right ones got nothing from plain asserts.
        stock_accepted: how many other ones got all points from them.
        stock_named: of how many mistakes the error that they showed had such words.
    """

    task: str
    answers: int = 0
    distinct: int = 0
    right: int = 0
    refused: int = 0
    accepted: int = 0
    mistakes: int = 0
    named: int = 0
    other_cause: int = 0
    no_words: int = 0
    stock_refused: int = 0
    stock_accepted: int = 0
    stock_named: int = 0

    @property
    def others(self) -> int:
        """How many are not labeled right."""
        return self.answers - self.right

    def __add__(self, other: Tally) -> Tally:
        """The sums of two tallies."""
        numbers = [field.name for field in fields(self)[1:]]
        sums = {name: getattr(self, name) + getattr(other, name) for name in numbers}
        return Tally("all", **sums)

    def row(self, columns: Columns = COLUMNS) -> str:
        """A row of the table with these columns."""
        cells = (f"{getattr(self, name)}" for name, _ in columns)
        return f"| {' | '.join(cells)} |"


def table(tallies: Sequence[Tally], columns: Columns = COLUMNS) -> str:
    """A table of the page, the sums in its last row."""
    total = sum(tallies, Tally("all"))
    heads = " | ".join(head for _, head in columns)
    rule = "|".join(["---", *["---:"] * (len(columns) - 1)])
    rows = [tally.row(columns) for tally in [*tallies, total]]
    return "\n".join([f"| {heads} |", f"|{rule}|", *rows])


def summary(total: Tally) -> str:
    """What the table of the checks comes to, in two sentences."""
    return (
        f"{total.answers:,} answers, {total.distinct:,} of them distinct: "
        f"{total.refused} refused wrongly, {total.accepted} accepted wrongly. Of "
        f"{total.mistakes:,} mistakes with words of their own, {total.named:,} are "
        f"named ({_share(total.named, total.mistakes)}); {total.other_cause} messages "
        f"name another cause, and {total.no_words} mistakes have no words yet. "
        f"({versions()}.)"
    )


def stock_summary(total: Tally) -> str:
    """What stock nbgrader comes to, in two sentences."""
    refused, accepted, named = (
        f"{number:,} ({_share(number, of)})"
        for number, of in (
            (total.stock_refused, total.right),
            (total.stock_accepted, total.others),
            (total.stock_named, total.mistakes),
        )
    )
    return (
        f"Of {total.right:,} right answers, stock nbgrader refuses {refused}; of "
        f"{total.others:,} others, it accepts {accepted}. Of {total.mistakes:,} "
        f"mistakes with words, the error that it shows names {named}."
    )


def _share(number: int, of: int) -> str:
    return f"{100 * number / max(of, 1):.1f} %"


def versions() -> str:
    """The versions of the libraries that the answers were judged under."""
    libraries = {"Keras": "keras", "NumPy": "numpy"}
    tensorflow = "tensorflow_cpu" if sys.platform == "linux" else "tensorflow"
    libraries = {"TensorFlow": tensorflow, **libraries}
    found = [f"{name} {version(package)}" for name, package in libraries.items()]
    return ", ".join([*found, f"Python {platform.python_version()}"])


def written(page: str, section: str, text: str) -> str:
    """The page with a new text in one of its sections."""
    start, rest = page.split(f"<!-- {section} -->\n", 1)
    _, end = rest.split(f"<!-- end of {section} -->", 1)
    return f"{start}<!-- {section} -->\n\n{text}\n\n<!-- end of {section} -->{end}"


def differing(text: str, page: str) -> str:
    """A section's text, without the rows that the page has under the newest libraries.

    Args:
        text: a summary, an empty line and a table.
        page: the page, with the table of the newest libraries.
    """
    summary, _, table = text.partition("\n\n")
    head, rule, *rows = table.splitlines()
    others = [row for row in rows if row not in page.split("<!-- end of newest -->")[0]]
    table = "\n".join([head, rule, *others]) if others else SAME
    return f"{summary}\n\n{table}"
