"""What a class misunderstood in one task, and what to ask in the next lesson."""

import io
import re
import tokenize
from bisect import bisect
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from autograder.model import Graded
from autograder.report.findings import (
    CommonMessage,
    common_messages,
    difficulty,
    discrimination,
    verdicts_on,
)
from autograder.run_records import TaskText
from autograder.wording import number
from neurons.checks.model import Status

MOST_BARS = 21
# Where the bars for minutes begin.
MINUTES = (0, 2, 5, 10, 20, 40)
LONGEST_EXAMPLE = 800  # characters
# What a token of text, or a part of one, is called in Python's versions.
TEXTS = {"STRING", "FSTRING_MIDDLE"}


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of the distribution: its points, and how many learners have them."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake of the class.

    Attributes:
        found: the learners who made it, and what each one read.
        message: what the one read whose answer is shown.
        example: that answer, without a name; empty if there is none.
    """

    found: CommonMessage
    message: str
    example: str


@dataclass(frozen=True, slots=True)
class TaskSummary:
    """How a class did one task.

    Attributes:
        text: the task as a reader sees it.
        counts: how many learners got each status.
        mean: mean points; None if nothing was judged.
        difficulty: share of the points that the class earned, 0 to 1.
        discrimination: correlation with the points of the other tasks, -1 to 1.
        mistakes: the most common ones.
        points: how many learners have how many points.
        minutes: how many needed how many minutes until it was right.
        middle: median of these minutes; None if no notebook says it.
    """

    text: TaskText
    counts: Mapping[Status, int]
    mean: float | None
    difficulty: float | None
    discrimination: float | None
    mistakes: tuple[Mistake, ...]
    points: tuple[Bar, ...]
    minutes: tuple[Bar, ...]
    middle: float | None


def summary_of(text: TaskText, graded: Sequence[Graded]) -> TaskSummary:
    """Sum up how a class did one task."""
    verdicts = [verdict for _, verdict in verdicts_on(graded, text.id)]
    counts = Counter(verdict.status for verdict in verdicts)
    judged = [v.points for v in verdicts if v.status is not Status.NOT_JUDGED]
    minutes = [one.minutes[text.id] for one in graded if text.id in one.minutes]
    answers = {one.student: one.answers.get(text.id, "") for one in graded}
    return TaskSummary(
        text=text,
        counts={status: counts[status] for status in Status if counts[status]},
        mean=sum(judged) / len(judged) if judged else None,
        difficulty=difficulty(graded, text.id),
        discrimination=discrimination(graded, text.id),
        mistakes=tuple(
            _mistake(found, answers) for found in common_messages(graded, text.id)
        ),
        points=bars_of(judged, text.points),
        minutes=_minute_bars(minutes) if minutes else (),
        middle=median(minutes) if minutes else None,
    )


def _mistake(found: CommonMessage, answers: Mapping[str, str]) -> Mistake:
    student, text = example(answers, found.said)
    return Mistake(found, found.said.get(student, found.message), text)


def example(answers: Mapping[str, str], students: Collection[str]) -> tuple[str, str]:
    """Return the shortest answer of some learners that does not say whose it is.

    Args:
        answers: the answers of the class, by learner.
        students: whose may be taken.

    Returns:
        The learner, and the answer without comments; both empty if each may name
        somebody.
    """
    names = _words(" ".join(answers))
    texts = {who: _anonymous(answers.get(who, ""), who, names) for who in students}
    shown = [(len(text), text, who) for who, text in texts.items() if text]
    _, text, student = min(shown, default=(0, "", ""))
    cut = "\n…" if len(text) > LONGEST_EXAMPLE else ""
    return student, text[:LONGEST_EXAMPLE] + cut


def _anonymous(answer: str, student: str, names: set[str]) -> str:
    """An answer without comments; empty if it has its learner's name, or a text any."""
    lines = answer.splitlines()
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(answer).readline))
    except (SyntaxError, tokenize.TokenError):  # what cannot be read is all text
        lines = [re.sub(r"\s*#.*", "", line) for line in lines]
        said = "\n".join(lines)
    else:
        for token in tokens:
            if token.type == tokenize.COMMENT:
                row, column = token.start
                lines[row - 1] = lines[row - 1][:column].rstrip()
        texts = (t.string for t in tokens if tokenize.tok_name[t.type] in TEXTS)
        said = " ".join(texts)
    text = "\n".join(line for line in lines if line.strip())
    # A name may also be a function's, such as max: another learner's counts in texts.
    is_named = _words(text) & _words(student) or _words(said) & names
    return "" if is_named else text


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]{3,}", text.casefold()))


def bars_of(scores: list[float], max_points: float) -> tuple[Bar, ...]:
    """Return how many learners have how many points, in steps of whole points."""
    step = 1
    while max_points / step + 1 > MOST_BARS:
        step += 1
    n_bars = int(max_points // step) + 1
    counts = Counter(min(int(score // step), n_bars - 1) for score in scores)
    return tuple(
        Bar(
            number(i * step)
            if step == 1
            else f"{i * step}–{number(min((i + 1) * step - 1, max_points))}",
            counts[i],
        )
        for i in range(n_bars)
    )


def _minute_bars(minutes: Sequence[float]) -> tuple[Bar, ...]:
    labels = [*(f"{a}–{b}" for a, b in pairwise(MINUTES)), f"{MINUTES[-1]}+"]
    counts = Counter(bisect(MINUTES, minute) for minute in minutes)
    return tuple(Bar(label, counts[n]) for n, label in enumerate(labels, 1))
