"""What the verdicts on one task say about a whole class."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import StatisticsError, correlation, median

from autograder.model import Graded
from autograder.people import Person
from autograder.totals import totals
from neurons.checks.model import Status, Verdict

FEWEST = 5  # learners below whom a correlation says nothing
SHARED = 2  # learners who make a mistake one of the class
CAUSE = "Likely cause:"
MISTAKES = {Status.PARTIAL, Status.WRONG, Status.RAISED, Status.TIMEOUT}
NUMBERS = re.compile(r"-?\d+(\.\d+)?(e[+-]?\d+)?", re.I)


@dataclass(frozen=True, slots=True)
class CommonMessage:
    """A message that several learners got.

    Attributes:
        status: their status.
        said: each one's own message, by learner; they differ in numbers alone.
    """

    status: Status
    said: Mapping[str, str]

    @property
    def message(self) -> str:
        """The first of them."""
        return next(iter(self.said.values()))

    @property
    def cause(self) -> str:
        """The likely cause that the message names, else its first line."""
        lines = self.message.splitlines() or [""]
        named = [line for line in lines if line.startswith(CAUSE)]
        return named[0].removeprefix(CAUSE).strip() if named else lines[0]


def common_messages(graded: Iterable[Graded], task: str) -> tuple[CommonMessage, ...]:
    """Return the messages, most common first; two that differ in numbers are one."""
    groups: dict[tuple[Status, str], dict[str, str]] = defaultdict(dict)
    for student, verdict in verdicts_on(graded, task):
        if verdict.status in MISTAKES:
            key = NUMBERS.sub("#", verdict.message)
            groups[verdict.status, key][student] = verdict.message
    ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    return tuple(CommonMessage(status, said) for (status, _), said in ordered)


def verdicts_on(graded: Iterable[Graded], task: str) -> list[tuple[str, Verdict]]:
    """Return the verdicts on one task, with the learners' names.

    A file that could not be read says nothing about a task.
    """
    return [
        (one.student, verdict)
        for one in graded
        for verdict in one.verdicts
        if verdict.task == task and not one.unreadable
    ]


def difficulty(graded: Iterable[Graded], task: str) -> float | None:
    """Return the difficulty index of a task: the share of its points that was earned.

    Returns:
        0 (nobody has a point) to 1 (everybody has all); None if nothing was judged.
    """
    judged = [
        verdict.points / verdict.max_points
        for _, verdict in verdicts_on(graded, task)
        if verdict.status is not Status.NOT_JUDGED
    ]
    return sum(judged) / len(judged) if judged else None


def discrimination(graded: Iterable[Graded], task: str) -> float | None:
    """Return how well a task separates strong notebooks from weak ones.

    It is the correlation of the task's points with the points of the other tasks,
    over the notebooks that were judged in whole.

    Returns:
        -1 to 1; None for fewer than `FEWEST` notebooks, for a single task, or where
        all have the same points.
    """
    pairs = []
    for one in graded:
        total = totals(one.verdicts)
        own = [v.points for v in one.verdicts if v.task == task]
        if total.complete and own and total.tasks > 1 and not one.unreadable:
            pairs.append((own[0], total.points - own[0]))
    if len(pairs) < FEWEST:
        return None
    try:
        return correlation(*zip(*pairs))
    except StatisticsError:  # one of the two is the same for all
        return None


@dataclass(frozen=True, slots=True)
class Group:
    """A section of the class in one assignment.

    Attributes:
        name: the section's name; empty for people without one.
        people: how many are in it.
        handed_in: how many of them submitted something.
        late: how many of these after the deadline.
        mean: mean points of what was judged in whole; None if nothing was.
    """

    name: str
    people: int
    handed_in: int
    late: int
    mean: float | None


def by_section(
    people: Iterable[Person], graded: Iterable[Graded], came: Collection[str]
) -> tuple[Group, ...]:
    """Return how each section of a class did in one assignment."""
    sections: dict[str, set[str]] = defaultdict(set)
    for person in people:
        sections[person.section].add(person.learner)
    by_student = {one.student: one for one in graded}
    groups = []
    for name, members in sorted(sections.items()):
        own = [by_student[who] for who in sorted(members & set(by_student))]
        sums = [totals(one.verdicts) for one in own if not one.unreadable]
        whole = [total.points for total in sums if total.complete]
        late = sum(bool(one.late_seconds) for one in own)
        mean = sum(whole) / len(whole) if whole else None
        groups.append(Group(name, len(members), len(members & set(came)), late, mean))
    return tuple(groups)


@dataclass(frozen=True, slots=True)
class Pace:
    """How long one task takes to run.

    Attributes:
        task: the task's id.
        middle: median of the wall time in seconds of its cell and probe.
        longest: the longest of them, in seconds.
        student: whose notebook took that long.
    """

    task: str
    middle: float
    longest: float
    student: str


def slowest(graded: Sequence[Graded], tasks: Iterable[str]) -> tuple[Pace, ...]:
    """Return the tasks by the time that they take to run, the slowest first."""
    paces = []
    for task in tasks:
        spent = [(g.seconds[task], g.student) for g in graded if task in g.seconds]
        if spent:
            longest, student = max(spent)
            middle = median(seconds for seconds, _ in spent)
            paces.append(Pace(task, middle, longest, student))
    return tuple(sorted(paces, key=lambda pace: (-pace.middle, pace.task)))
