"""A path with whatever learners submitted comes in, and the course's assignments.

One submission for each learner and assignment goes out, and every refused file with
its reason. It never runs a notebook, follows a link or drops a file silently.
"""

from collections.abc import Collection, Mapping
from pathlib import Path

from autograder.collect.finder import find, nothing_found
from autograder.collect.roster import learners_with_a_folder
from autograder.collect.select import select
from autograder.model import Assignment, Collected
from autograder.roster import NO_ROSTER, Counting

__all__ = ["collect"]


def collect(
    path: Path,
    assignments: Mapping[str, Assignment],
    only: Collection[str] = (),
    counting: Counting = NO_ROSTER,
) -> Collected:
    """Find the notebooks of the course in a folder, a zip or a single file.

    Args:
        path: what was submitted; archives are unpacked into a temporary folder.
        assignments: the course's assignments by slug.
        only: slugs of the assignments to return; all if empty.
        counting: who is on the roster, and which of several attempts counts.

    Raises:
        CourseError: there is nothing to grade at all, or it is not clear who on the
            roster submitted something.
    """
    found = find(path, assignments, only)
    submissions = select(found, counting)
    problems = sorted(found.problems, key=lambda p: (p.student, p.where, p.reason))
    if not submissions:
        raise nothing_found(path, problems, assignments)
    wanted = [one for one in submissions if not only or one.assignment in only]
    students = {one.student for one in wanted}
    learners = {person.learner for person in counting.roster.people}
    learners = learners or learners_with_a_folder(path, students, assignments)
    return Collected(tuple(wanted), tuple(problems), frozenset(learners))
