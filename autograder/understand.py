"""A question before the code: which of four values should the function return?

A check cell states the call and three of its judge's known mistakes. The values are
what the judge's right function and its mistaken ones give for that call, and what is
said of a wrong one is what the check says of that mistake.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

import numpy as np
from nbformat import NotebookNode

from autograder.course import check_of, task_of
from autograder.errors import CourseError
from neurons.checks.catalogue import GRADED
from neurons.checks.judges.functions import FunctionJudge

HEAD = "**Understand the task first.**"
FIRST_HINT = "<details><summary>Hint 1"
ANSWERS = 4
FOLD = """<details><summary><code>{value}</code></summary>

{reply}

</details>
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the values to choose from.

    Attributes:
        value: the value as Python writes it.
        reply: what is said to somebody who chooses it.
    """

    value: str
    reply: str


def answers(task: str, example: str, instead: list[str]) -> list[Answer]:
    """Return the values to choose from, in an order that says nothing.

    Args:
        task: the task's id; its judge is one of functions.
        example: a call of the function, such as `relu(np.array([-2.0, 3.0]))`.
        instead: ids of known mistakes.

    Raises:
        CourseError: a mistake is not known, or two values are the same.
    """
    # The catalogue, by which a judge is found elsewhere, is made after this.
    judge = import_module(f"{GRADED}.{task}.judge").JUDGE
    if not isinstance(judge, FunctionJudge):
        raise CourseError("asks for a value, but its answer is no function")
    known = {mistake.id: mistake for mistake in judge.mistakes}
    if unknown := set(instead) - known.keys():
        raise CourseError(f"names a mistake {min(unknown)!r} that its judge lacks")
    name = example.partition("(")[0]
    right = _value(name, example, judge.reference)
    found = [Answer(right, f"Yes. Now write `{name}` so that it returns this.")]
    for mistake in (known[one] for one in instead):
        value = _value(name, example, mistake.result)
        step = mistake.step[:1].upper() + mistake.step[1:]
        found.append(Answer(value, f"No: {mistake.cause} {step}".strip()))
    if len({answer.value for answer in found}) < ANSWERS:
        raise CourseError(f"needs {ANSWERS} different values: choose another example")
    return sorted(found, key=lambda answer: answer.value)


def _value(name: str, example: str, function: Callable[..., object]) -> str:
    """Return what a call gives with this function, as Python writes it."""
    # The example is the course's own, as is the solution that stands above it.
    result = eval(example, {"np": np, name: function})  # noqa: S307
    parts = result if isinstance(result, tuple) else (result,)
    return ", ".join(_rounded(np.asarray(part, dtype=float).tolist()) for part in parts)


def _rounded(value: object) -> str:
    """Write a number, or lists of them, short: `[0.5, 3]`."""
    if isinstance(value, list):
        return f"[{', '.join(map(_rounded, value))}]"
    return f"{float(str(value)) + 0.0:.4g}"


def add_questions(notebook: NotebookNode, where: str) -> None:
    """Add to each task that states an example its question, as folds before the hints.

    Args:
        notebook: a solution; changed in place.
        where: its path, for an error.

    Raises:
        CourseError: what a check cell states makes no question.
    """
    for text, answer, check in zip(
        notebook.cells, notebook.cells[1:], notebook.cells[2:]
    ):
        task, stated = check_of(check), check.metadata
        if task and task_of(answer) and "example" in stated:
            try:
                folds = question(task, stated["example"], stated.get("instead", []))
            # An example may do anything that its author did not think of.
            except Exception as error:
                fault = f'{where}: the check cell "check-{task}"'
                raise CourseError(f"{fault} {error}") from error
            before, hint, hints = text.source.partition(FIRST_HINT)
            text.source = f"{before}{folds}{hint}{hints}"


def question(task: str, example: str, instead: list[str]) -> str:
    """Return the question as Markdown: a sentence and four folds.

    Raises:
        CourseError: what is stated makes no question.
    """
    chosen = answers(task, example, instead)
    folds = (FOLD.format(value=one.value, reply=one.reply) for one in chosen)
    head = f"{HEAD} What should `{example}` return? Choose a value and open it."
    return f"{head}\n\n{''.join(folds)}\n"
