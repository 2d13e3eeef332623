"""How a command ends: what it shows, and its exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from autograder.rejudge import Rejudged
    from autograder.run_folder import RunFolder


def show_run(console: Console, folder: RunFolder) -> None:
    """Print the tables, what was not taken, and where to look."""
    from autograder.cli.console import legend, say, tables

    for table in tables(folder):
        console.print(table)
    console.print(legend(), soft_wrap=True)
    for one in folder.graded():
        if one.unreadable:
            what = one.unreadable.split("\n")[0]
            place = f"{one.student}/{one.assignment}"
            say(console, f"unreadable: {place}: {what}", "red")
    intake = folder.intake()
    if intake.reused:
        n = f"{intake.reused} of {len(intake.handed_in)} notebooks"
        say(console, f"{n} not graded again: they and the grader are as before.")
    for problem in intake.problems:
        say(console, f"not taken: {problem.where}: {problem.reason}", "yellow")
    n_pages = len(list((folder.path / "feedback").glob("*/*.html")))
    say(console, f"class report  {folder.path / 'class.html'}")
    say(console, f"feedback      {folder.path / 'feedback'} ({n_pages} pages)")
    say(console, f"results       {folder.path / 'results.json'}")
    say(console, f"CI summary    {folder.path / 'summary.md'}")
    say(console, f"nbgrader      {folder.path / 'nbgrader'}")


def exit_code(
    folder: RunFolder, min_score: float | None, *, stopped: bool = False
) -> int:
    """The exit code that the command's help promises.

    Args:
        folder: the run.
        min_score: percentage of its points that each notebook must have.
        stopped: whether the run came to no end.
    """
    from autograder.totals import totals

    intake = folder.intake()
    scores = {(g.student, g.assignment): totals(g.verdicts) for g in folder.graded()}
    if (
        stopped
        or intake.lost({student for student, _ in scores})
        or set(intake.handed_in) - set(scores)
        or not all(score.complete for score in scores.values())
    ):
        return 1
    if min_score is None:
        return 0
    low = [s for s in scores.values() if 100 * s.points < min_score * s.max_points]
    return int(bool(low or intake.missing))


def show_rejudged(console: Console, found: Rejudged) -> None:
    """Print which verdicts are others now, and what became of each task."""
    from autograder.cli.console import say

    in_points = [
        change
        for change in found.changes
        if (change.before.status, change.before.points)
        != (change.now.status, change.now.points)
    ]
    for change in in_points:
        say(console, str(change))
    for reason in found.skipped:
        say(console, f"not judged again: {reason}", "yellow")
    for task, counts in found.tasks.items():
        parts = [f"{n} {outcome}" for outcome, n in counts.items()]
        say(console, f"{task}: {'; '.join(parts)}")
    n_words = len(found.changes) - len(in_points)
    say(
        console,
        f"judged again: {found.judged} tasks; {len(in_points)} with another result, "
        f"{n_words} with other words",
    )
