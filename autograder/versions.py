"""Which release a notebook is from, and what changed in the grader's own."""

import re
from collections.abc import Collection, Iterable, Mapping

# Key of a released notebook's metadata for its exercise and the course's version.
RELEASE = "neurons"
VERSION = re.compile(r"\d{1,4}(\.\d{1,4}){1,2}")
# Some editors drop the notebook's metadata; the cell that installs the package names
# the version, too.
INSTALLED = re.compile(r"from_one_neuron_up-(\d{1,4}(?:\.\d{1,4}){1,2})-py3")

# The whole of that cell, as notebooks had it before the site served the package.
FORMER = re.compile(
    r"# Finds the course's package, or installs it .*?\ntry:\n    import neurons\n"
    r".*\n    print\(\"Installed the course's package\.\"\)",
    re.DOTALL,
)


def version_of(metadata: object, cells: Iterable[str]) -> str:
    """Return the version of the course that a notebook was released with.

    Args:
        metadata: the notebook's metadata, as a stranger's file states them.
        cells: the texts of its cells.

    Returns:
        A version such as `"0.1.0"`; empty if unknown.
    """
    facts = metadata.get(RELEASE) if isinstance(metadata, Mapping) else None
    version = facts.get("version") if isinstance(facts, Mapping) else None
    if isinstance(version, str) and VERSION.fullmatch(version):
        return version
    found = next(filter(None, map(INSTALLED.search, cells)), None)
    return found.group(1) if found else ""


def is_former(cell: str) -> bool:
    """Whether a cell installs the package as notebooks of old did, and nothing else."""
    return FORMER.fullmatch(cell.strip()) is not None


def is_older(one: str, other: str) -> bool:
    """Whether a version comes before another."""
    return _numbers(one) < _numbers(other)


def differences(
    submitted: str, current: str, new: Collection[str], gone: Collection[str]
) -> list[str]:
    """Return what a learner with a notebook of another release must know.

    Args:
        submitted: version of the notebook; empty if unknown.
        current: version of the grader's own; empty if it has none.
        new: tasks that the notebook did not have.
        gone: tasks that it had, and that no longer exist.

    Returns:
        One sentence each; nothing if the versions are the same or unknown.
    """
    if not submitted or not current or submitted == current:
        return []
    if is_older(current, submitted):
        return [
            f"The notebook is of release {submitted}, newer than the grader's "
            f"{current}; "
            "whoever grades should update the course."  # a learner's sentence
        ]
    sentences = [f"The notebook is of release {submitted}; it was graded as {current}."]
    if new:
        named = ", ".join(f"`{task}`" for task in new)
        sentences.append(f"New since then, and so not in the notebook: {named}.")
    if gone:
        named = ", ".join(f"`{task}`" for task in gone)
        sentences.append(
            f"No longer part of the exercise, and without points: {named}."
        )
    return sentences


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in version.split("."))
