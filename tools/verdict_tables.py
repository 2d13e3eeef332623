"""What was counted of the public answers, as the tables of docs/verdicts.md."""

import platform
import sys
from collections import Counter
from collections.abc import Mapping
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
# What is counted of a task's answers, by these names: how many there are (`answers`;
# `distinct`, where answers alike but for names and literals count once, right and other
# ones apart); how many are labeled `right`; how many got fewer points than their label
# says (`refused`), how many more (`accepted`); how many hold the words that name their
# mistake (`mistakes`), got a message with such words (`named`), or with another likely
# cause (`other_cause`); mistakes for which nobody has written words yet (`no_words`);
# how many right ones got nothing from plain asserts (`stock_refused`), how many other
# ones all points (`stock_accepted`); of how many mistakes the error that those showed
# had such words (`stock_named`).
Tally = Counter[str]


def _row(task: str, tally: Tally, columns: Columns) -> str:
    cells = (task, *(str(tally[name]) for name, _ in columns[1:]))
    return f"| {' | '.join(cells)} |"


def table(tallies: Mapping[str, Tally], columns: Columns = COLUMNS) -> str:
    """A table of the page, a row for each task, the sums in its last row."""
    total = sum(tallies.values(), Tally())
    heads = " | ".join(head for _, head in columns)
    rule = "|".join(["---", *["---:"] * (len(columns) - 1)])
    every = [*tallies.items(), ("all", total)]
    rows = [_row(task, tally, columns) for task, tally in every]
    return "\n".join([f"| {heads} |", f"|{rule}|", *rows])


def summary(total: Tally) -> str:
    """What the table of the checks comes to, in two sentences."""
    share = _share(total["named"], total["mistakes"])
    return (
        f"{total['answers']:,} answers, {total['distinct']:,} of them distinct: "
        f"{total['refused']} refused wrongly, {total['accepted']} accepted wrongly. Of "
        f"{total['mistakes']:,} mistakes with words of their own, {total['named']:,} "
        f"are named ({share}); {total['other_cause']} messages name another cause, and "
        f"{total['no_words']} mistakes have no words yet. "
        f"({versions()}.)"
    )


def stock_summary(total: Tally) -> str:
    """What stock nbgrader comes to, in two sentences."""
    right, mistakes = total["right"], total["mistakes"]
    others = total["answers"] - right
    refused, accepted, named = (
        f"{number:,} ({_share(number, of)})"
        for number, of in (
            (total["stock_refused"], right),
            (total["stock_accepted"], others),
            (total["stock_named"], mistakes),
        )
    )
    return (
        f"Of {right:,} right answers, stock nbgrader refuses {refused}; of "
        f"{others:,} others, it accepts {accepted}. Of {mistakes:,} "
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
