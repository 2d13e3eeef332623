"""The class page: who has what, and what to explain again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import quote

from autograder.model import Graded
from autograder.report.findings import (
    FEWEST,
    SHARED,
    CommonMessage,
    Pace,
    common_messages,
    difficulty,
    discrimination,
    slowest,
    verdicts_on,
)
from autograder.report.formatting import templates
from autograder.run_records import AssignmentText, Intake, Run, TaskText
from autograder.totals import Totals, totals, waits
from autograder.wording import number
from neurons.checks.model import Status, Verdict

MOST_BARS = 21
MOST_AGAIN = 3  # tasks that the page says to explain again
MOST_SLOW = 3


@dataclass(frozen=True, slots=True)
class Learner:
    """A row of the table: a learner's verdicts, or that nothing was submitted."""

    name: str
    verdicts: Mapping[str, Verdict]
    totals: Totals | None = None
    href: str = ""
    state: str = "judged"

    @property
    def marks(self) -> str:
        """CSS classes by which the table's filter finds the row."""
        if self.totals is None:
            return "absent"
        open_ = [t for t, v in self.verdicts.items() if v.status is not Status.CORRECT]
        names = [f"not-{task}" for task in open_] + ["open"] * bool(open_)
        return " ".join([*names, *["unjudged"] * (not self.totals.complete)])


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of the distribution: its points, and how many learners have them."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class TaskSummary:
    """How a class did one task.

    Attributes:
        text: the task as a reader sees it.
        counts: how many learners got each status.
        mean: mean points; None if nothing was judged.
        difficulty: share of the points that the class earned, 0 to 1.
        discrimination: correlation with the points of the other tasks, -1 to 1.
        messages: the most common messages.
    """

    text: TaskText
    counts: Mapping[Status, int]
    mean: float | None
    difficulty: float | None
    discrimination: float | None
    messages: tuple[CommonMessage, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One assignment on the class page."""

    text: AssignmentText
    learners: tuple[Learner, ...]
    tasks: tuple[TaskSummary, ...]
    bars: tuple[Bar, ...]
    spread: str
    handed_in: int
    missing: int
    judged: int
    expected: int
    mean: float | None
    repaired: tuple[tuple[str, tuple[str, ...]], ...]
    again: tuple[TaskSummary, ...]
    slow: tuple[Pace, ...]
    unjudged: tuple[tuple[str, Verdict], ...]
    unreadable: tuple[tuple[str, str], ...]


def class_page(
    run: Run,
    graded: Iterable[Graded],
    intake: Intake,
    links: Mapping[tuple[str, str], Path],
) -> str:
    """Return the page that an instructor reads.

    Args:
        run: the run.
        graded: every graded notebook.
        intake: what was submitted and what was not.
        links: path of each feedback page, by learner and assignment.

    Returns:
        One HTML page that needs no other file; it links to the feedback pages.
    """
    by_slug = defaultdict(list)
    for one in graded:
        by_slug[one.assignment].append(one)
    sections = []
    for text in run.assignments:
        came = sorted(s for s, slug in intake.handed_in if slug == text.slug)
        missing = sorted(s for s, slug in intake.missing if slug == text.slug)
        if came or missing:
            sections.append(_section(text, by_slug[text.slug], came, missing, links))
    return (
        templates()
        .get_template("class.html")
        .render(
            run=run,
            sections=sections,
            fewest=FEWEST,
            shared=SHARED,
            problems=intake.problems,
            students={s for s, _ in (*intake.handed_in, *intake.missing)},
        )
    )


def _section(
    text: AssignmentText,
    graded: list[Graded],
    came: list[str],
    missing: list[str],
    links: Mapping[tuple[str, str], Path],
) -> Section:
    done = {one.student for one in graded}
    unreadable = [one for one in graded if one.unreadable]
    graded = [one for one in graded if not one.unreadable]
    scores = [totals(one.verdicts) for one in graded]
    whole = [score.points for score in scores if score.complete]
    waiting = [student for student in came if student not in done]
    learners = [
        *(_learner(one, links) for one in graded),
        *(_unreadable(one, links) for one in unreadable),
        *(Learner(name, {}, state="not graded yet") for name in waiting),
        *(Learner(name, {}, state="missing") for name in missing),
    ]
    tasks = tuple(_task(task, graded) for task in text.tasks)
    return Section(
        text=text,
        learners=tuple(sorted(learners, key=lambda learner: learner.name.casefold())),
        tasks=tasks,
        bars=_bars(whole, text.max_points),
        spread=_spread(whole, len(scores) - len(whole)),
        handed_in=len(came),
        missing=len(missing),
        judged=sum(score.judged for score in scores),
        expected=len(came) * len(text.tasks),
        mean=sum(whole) / len(whole) if whole else None,
        repaired=tuple((one.student, one.repairs) for one in graded if one.repairs),
        again=_again(tasks),
        slow=slowest(graded, [task.id for task in text.tasks])[:MOST_SLOW],
        unjudged=_unjudged(graded),
        unreadable=tuple(
            (one.student, one.unreadable.split("\n")[0]) for one in unreadable
        ),
    )


def _unjudged(graded: list[Graded]) -> tuple[tuple[str, Verdict], ...]:
    return tuple(
        (one.student, verdict)
        for one in graded
        for verdict in one.verdicts
        if verdict.status is Status.NOT_JUDGED
    )


def _again(tasks: tuple[TaskSummary, ...]) -> tuple[TaskSummary, ...]:
    """Return the tasks in which a class lost the most points."""
    lost = [
        (task.text.points * (1 - task.difficulty), task)
        for task in tasks
        if task.difficulty is not None and task.difficulty < 1
    ]
    lost.sort(key=lambda pair: -pair[0])
    return tuple(task for _, task in lost[:MOST_AGAIN])


def _learner(graded: Graded, links: Mapping[tuple[str, str], Path]) -> Learner:
    return Learner(
        name=graded.student,
        verdicts={verdict.task: verdict for verdict in graded.verdicts},
        totals=totals(graded.verdicts),
        href=quote(links[graded.student, graded.assignment].as_posix()),
    )


def _unreadable(graded: Graded, links: Mapping[tuple[str, str], Path]) -> Learner:
    return Learner(
        name=graded.student,
        verdicts={},
        href=quote(links[graded.student, graded.assignment].as_posix()),
        state="unreadable" if waits(graded) else "unreadable, 0 points",
    )


def _task(text: TaskText, graded: list[Graded]) -> TaskSummary:
    verdicts = [verdict for _, verdict in verdicts_on(graded, text.id)]
    counts = Counter(verdict.status for verdict in verdicts)
    judged = [v.points for v in verdicts if v.status is not Status.NOT_JUDGED]
    return TaskSummary(
        text=text,
        counts={status: counts[status] for status in Status if counts[status]},
        mean=sum(judged) / len(judged) if judged else None,
        difficulty=difficulty(graded, text.id),
        discrimination=discrimination(graded, text.id),
        messages=common_messages(graded, text.id),
    )


def _bars(scores: list[float], max_points: float) -> tuple[Bar, ...]:
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


def _spread(scores: list[float], left_out: int) -> str:
    if not scores:
        return "No notebook has been judged in whole."
    spread = (
        f"{len(scores)} learner{'' if len(scores) == 1 else 's'}: lowest "
        f"{number(min(scores))}, middle {number(median(scores))}, "
        f"highest {number(max(scores))} points."
    )
    return spread + (f" Left out, not judged in whole: {left_out}." if left_out else "")
