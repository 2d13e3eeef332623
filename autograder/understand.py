"""A question before the code: which of four values should the function return?

A check cell states the call and three of its judge's known mistakes. The values are
what the judge's right function and its mistaken ones give for that call, and what is
said of a wrong one is what the check says of that mistake.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import numpy as np
from nbformat import NotebookNode

from autograder.course import Course, check_of, read_source, source_path, task_of
from autograder.errors import CourseError
from neurons.checks.catalogue import GRADED
from neurons.checks.judges.functions import FunctionJudge

HEAD = "**Understand the task first.**"
FIRST_HINT = "<details><summary>Hint 1"
ANSWERS = 4
PAGE = Path("chapters/practice/exercises.md")
MADE = re.compile(
    r"(% autograder release makes these questions.*?\n).*?(% End of the questions)",
    re.S,
)
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
        is_right: whether the function should return it.
    """

    value: str
    reply: str
    is_right: bool = False


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
    yes = f"Yes. Now write `{name}` so that it returns this."
    found = [Answer(right, yes, is_right=True)]
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


@dataclass(frozen=True, slots=True)
class Question:
    """What a task asks before its code.

    Attributes:
        task: the task's id.
        example: the call whose value is in question.
        answers: the values to choose from.
        text: the cell of text before the task's own cell.
    """

    task: str
    example: str
    answers: list[Answer]
    text: NotebookNode


def questions(notebook: NotebookNode, where: str) -> Iterator[Question]:
    """Yield the question of each task that states an example.

    Raises:
        CourseError: what a check cell states makes no question.
    """
    cells = notebook.cells
    for text, answer, check in zip(cells, cells[1:], cells[2:]):
        task, stated = check_of(check), check.metadata
        if task and task_of(answer) and "example" in stated:
            try:
                found = answers(task, stated["example"], stated.get("instead", []))
            # An example may do anything that its author did not think of.
            except Exception as error:
                fault = f'{where}: the check cell "check-{task}"'
                raise CourseError(f"{fault} {error}") from error
            yield Question(task, stated["example"], found, text)


def add_questions(notebook: NotebookNode, where: str) -> None:
    """Add to a solution its questions, as four folds before the hints of a task."""
    for found in questions(notebook, where):
        before, hint, hints = found.text.source.partition(FIRST_HINT)
        folds = "".join(
            FOLD.format(value=answer.value, reply=answer.reply)
            for answer in found.answers
        )
        asks = f"{HEAD} What should `{found.example}` return? Choose a value, open it."
        found.text.source = f"{before}{asks}\n\n{folds}\n{hint}{hints}"


def page_text(course: Course) -> str:
    """Return the page of all exercises, with every question as one of the site."""
    text = (course.root / PAGE).read_text(encoding="utf-8")
    asks = []
    for slug in course.assignments:
        source = source_path(course.root, slug)
        for found in questions(read_source(source), f"solutions/{slug}"):
            options = (
                f"- [{'x' if answer.is_right else ' '}] `{answer.value}`\n"
                f"  {answer.reply}\n"
                for answer in found.answers
            )
            task = found.task.replace("_", "-")
            asks.append(
                f":::{{ask}} understand-{task}\nExercise {int(slug[:2])}, task "
                f"`{found.task}`: what should `{found.example}` return?\n\n"
                f"{''.join(options)}:::\n"
            )
    made = "\n".join(["", *asks, ""])
    return MADE.sub(lambda between: f"{between[1]}{made}{between[2]}", text)
