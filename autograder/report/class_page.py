"""The class page: who has what, and what to explain again."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import quote

from autograder.model import Graded
from autograder.report.findings import FEWEST, SHARED, by_section, slowest
from autograder.report.formatting import templates
from autograder.report.lesson import TaskSummary, bars_of, summary_of
from autograder.run_records import AssignmentText, Intake, Run
from autograder.totals import Totals, totals, waits
from autograder.wording import number
from neurons.checks.model import Status, Verdict

MOST_AGAIN = 3  # tasks that the page says to explain again
MOST_SLOW = 3
MOST_OPEN = 6  # mistakes of a task that are shown at once


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
        links: path of each feedback page that there is, by learner and assignment.

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
            graded_here = by_slug[text.slug]
            groups = by_section(intake.people, graded_here, came)
            section = _section(text, graded_here, came, missing, links)
            sections.append(section | {"groups": groups})
    return (
        templates()
        .get_template("class.html")
        .render(
            run=run,
            sections=sections,
            fewest=FEWEST,
            shared=SHARED,
            most=MOST_OPEN,
            problems=intake.problems,
            students={s for s, _ in (*intake.handed_in, *intake.missing)},
            people=intake.people,
            unmatched=intake.unmatched,
            reused=intake.reused,
            n_handed_in=len(intake.handed_in),
        )
    )


def _section(
    text: AssignmentText,
    graded: list[Graded],
    came: list[str],
    missing: list[str],
    links: Mapping[tuple[str, str], Path],
) -> dict[str, object]:
    """What the page says of one assignment, by the names in its template."""
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
    tasks = tuple(summary_of(task, graded) for task in text.tasks)
    return {
        "text": text,
        "learners": tuple(
            sorted(learners, key=lambda learner: learner.name.casefold())
        ),
        "tasks": tasks,
        "bars": bars_of(whole, text.max_points),
        "spread": _spread(whole, len(scores) - len(whole)),
        "handed_in": len(came),
        "missing": len(missing),
        "judged": sum(score.judged for score in scores),
        "expected": len(came) * len(text.tasks),
        "mean": sum(whole) / len(whole) if whole else None,
        "repaired": tuple(
            (one.student, own) for one in graded if (own := _repairs(one))
        ),
        "again": _again(tasks),
        "slow": slowest(graded, [task.id for task in text.tasks])[:MOST_SLOW],
        "unjudged": _unjudged(graded),
        "unreadable": tuple(
            (one.student, one.unreadable.split("\n")[0]) for one in unreadable
        ),
        "late": tuple(one for one in graded if one.late_seconds),
        "attempts": tuple((one.student, one.attempt) for one in graded if one.attempt),
    }


def _repairs(graded: Graded) -> list[str]:
    """What was repaired; which attempt counts is said in a list of its own."""
    return [words for words in graded.repairs if words not in graded.attempt]


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
        href=_href(graded, links),
    )


def _href(graded: Graded, links: Mapping[tuple[str, str], Path]) -> str:
    page = links.get((graded.student, graded.assignment))
    return quote(page.as_posix()) if page else ""


def _unreadable(graded: Graded, links: Mapping[tuple[str, str], Path]) -> Learner:
    return Learner(
        name=graded.student,
        verdicts={},
        href=_href(graded, links),
        state="unreadable" if waits(graded) else "unreadable, 0 points",
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
