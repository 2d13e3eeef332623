"""What the answers of a page's questions are: computed in the page's own kernel."""

import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from theme.cells.questions import Failure, Question, QuestionError, Value, Values

FOLDER = "asks"
CALL = "__import__('theme.cells.compute', fromlist=['show']).show({!r}, globals())"
WHOLE = 1e-9
# A number that stands alone; `warm-up.js` replaces the same ones in the text.
NUMBER = re.compile(r"(?<![\w.,])\d+(?:\.\d+)?(?!\w|[.,]\d)", re.ASCII)
VARIED = re.compile(r"(?P<own>[\d.]+) *=(?P<others>[\d. ]+)")


def wanted(questions: list[Question]) -> dict[int, dict[str, tuple[str, list[str]]]]:
    """List the expressions of a page by the place in which they are evaluated.

    Returns:
        By the count of code cells that have run: for each question its kind and its
        expressions.
    """
    places: dict[int, dict[str, tuple[str, list[str]]]] = {}
    for question in questions:
        forms = [question, *(form for _, form in variants(question))]
        if codes := [option.code for form in forms for option in form.valued]:
            place = places.setdefault(question.place, {})
            place[question.name] = (question.kind, codes)
    return places


@contextmanager
def evaluating(notebook: NotebookNode, questions: list[Question]) -> Iterator[Values]:
    """Have a notebook evaluate the expressions of its page while it runs.

    Args:
        notebook: cells of the page; run it within the context. Its own cells are the
            same afterward.
        questions: those of the page.

    Yields:
        What the expressions give, filled when the context is left.
    """
    own, values = list(notebook.cells), Values()
    probes = {
        place: new_code_cell(CALL.format(json.dumps(codes)))
        for place, codes in wanted(questions).items()
    }
    notebook.cells = list(_with_probes(own, probes))
    try:
        yield values
    finally:
        notebook.cells = own
    for probe in probes.values():
        printed = "".join(output.get("text", "") for output in probe.outputs)
        values |= json.loads(printed) if printed else {}


def _with_probes(
    cells: list[NotebookNode], probes: dict[int, NotebookNode]
) -> Iterator[NotebookNode]:
    count = 0
    if 0 in probes:
        yield probes[0]
    for cell in cells:
        yield cell
        if cell.cell_type == "code":
            count += 1
            if count in probes:
                yield probes[count]


class ValueStore:
    """The values of all pages, in the folder of the build.

    Args:
        build: folder of the build.
    """

    def __init__(self, build: Path) -> None:
        self._folder = build / FOLDER

    def _file(self, page: str) -> Path:
        return self._folder / f"{page.replace('/', '.')}.json"

    def save(self, page: str, notebook: NotebookNode, values: Values) -> None:
        """Store what the expressions of a page gave when its cells were these."""
        self._folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps({"cells": digest(notebook), "values": values})
        self._file(page).write_text(text, encoding="utf-8")

    def load(self, page: str) -> Values:
        """Return what the expressions of a page gave; empty if it has not run."""
        return self._read(page)[1]

    def lacks(
        self, page: str, notebook: NotebookNode, questions: list[Question]
    ) -> bool:
        """Tell whether a page must run so that all its expressions have values."""
        if not wanted(questions):
            return False
        cells, values = self._read(page)
        return cells != digest(notebook) or lacking(questions, values)

    def _read(self, page: str) -> tuple[str, Values]:
        file = self._file(page)
        if not file.is_file():
            return "", {}
        stored = json.loads(file.read_text(encoding="utf-8"))
        return stored["cells"], stored["values"]


def lacking(questions: list[Question], values: Values) -> bool:
    """Tell whether an expression was not evaluated yet."""
    return any(
        code not in values.get(name, {})
        for place in wanted(questions).values()
        for name, (_, codes) in place.items()
        for code in codes
    )


def digest(notebook: NotebookNode) -> str:
    """Return a SHA-256 over the code of a notebook."""
    codes = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    return hashlib.sha256(json.dumps(codes).encode()).hexdigest()


def variants(question: Question) -> list[tuple[dict[str, str], Question]]:
    """Give a question other numbers, as its line `:vary: 30 = 20 8; 5 = 10 2` says.

    Returns:
        For each variant the numbers that stand for its own ones, and the question
        with them in its expressions; empty for a question without that line.

    Raises:
        QuestionError: the line can't be read, or a number of it isn't in the question.
    """
    if "vary" not in question.settings:
        return []
    found: dict[str, list[str]] = {}
    for part in question.settings["vary"].split(";"):
        numbers = VARIED.fullmatch(part.strip())
        if question.kind != "number" or not numbers:
            message = "`:vary:` needs a question for a number, and `5 = 3 8; 2 = 4 6`"
            raise QuestionError(question.line, message)
        found[numbers["own"]] = numbers["others"].split()
        codes = " ".join(option.code for option in question.valued)
        for text in (" ".join(question.text), codes):
            if numbers["own"] not in NUMBER.findall(text):
                message = f"{numbers['own']} of `:vary:` must stand in the question"
                raise QuestionError(question.line, f"{message} and in its expressions")
    if len({len(others) for others in found.values()}) > 1:
        message = "`:vary:` needs as many values for each of its numbers"
        raise QuestionError(question.line, message)
    rows = [dict(zip(found, row)) for row in zip(*found.values())]
    return [(row, _with_numbers(question, row)) for row in rows]


def _with_numbers(question: Question, numbers: dict[str, str]) -> Question:
    """Put other numbers into the expressions of a question."""

    def other(found: re.Match[str]) -> str:
        return numbers.get(found[0], found[0])

    options = [
        replace(option, text=NUMBER.sub(other, option.text))
        for option in question.options
    ]
    return replace(question, options=options)


def demand_values(question: Question, values: Values) -> None:
    """Hold a question's values to the rules: each reply can be had, in each variant.

    Raises:
        QuestionError: an expression failed, or two answers are the same.
    """
    for form in (question, *(form for _, form in variants(question))):
        _demand_values(form, values.get(question.name, {}))


def _demand_values(question: Question, known: dict[str, Value | Failure]) -> None:
    own: list[tuple[str, Value]] = []
    # A right one first: its reply is never lost to another.
    for option in sorted(question.valued, key=lambda option: not option.right):
        value = known.get(option.code)
        if value is None or isinstance(value, dict):
            why = (
                value["error"]
                if value
                else "it was not evaluated; see the page's cells"
            )
            raise QuestionError(option.line, f"`{option.code}` has no value: {why}")
        for code, other in own:
            if same(value, other, question):
                raise QuestionError(
                    option.line,
                    f"`{option.code}` and `{code}` are the same answer, {other}; "
                    "so the second reply never shows",
                )
        own.append((option.code, value))


def same(one: Value, other: Value, question: Question) -> bool:
    """Tell whether an answer counts as another, as `answers.js` does."""
    if isinstance(one, str) and isinstance(other, str):
        return plain_word(one) == plain_word(other)
    if isinstance(one, float | int) and isinstance(other, float | int):
        return abs(one - other) <= tolerance(other, question)
    return one == other


def tolerance(value: float, question: Question) -> float:
    """Return how far an answer may lie from a number and count as it."""
    if "digits" in question.settings:
        return 0.5 * 10.0 ** -int(question.settings["digits"]) * (1 + 1e-6)
    near = WHOLE * max(1.0, abs(value))
    return near if abs(value - round(value)) <= near else 0.01 * abs(value)


def plain_word(word: str) -> str:
    """Return a word without what makes no other answer of it."""
    plain = " ".join(word.lower().strip("\"'`.,!? ").split())
    return plain.removeprefix("the ").removesuffix("s")


def formatted(value: Value, question: Question) -> str:
    """Write a value as the page shows it, with its unit."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        comma = "," if len(value) == 1 else ""
        return f"({', '.join(map(str, value))}{comma})"
    if "digits" in question.settings:
        text = f"{value:,.{int(question.settings['digits'])}f}"
    elif tolerance(value, question) < 0.01 * abs(value) or abs(value) >= 1000:
        text = f"{value:,.0f}"
    else:
        text = f"{value:.4g}"
    return f"{text} {question.settings.get('unit', '')}".strip().replace("-", "\u2212")
