"""Begin early with what takes long, while the rest of the grader is loaded."""

from __future__ import annotations

from autograder import judge
from autograder.sandbox.box import Box


def begin(sandbox: str) -> None:
    """Let the zygote and the judge start to load; does not wait for them.

    Args:
        sandbox: one of `sandbox.WAYS`.
    """
    Box.expect(sandbox)
    judge.make_ready()
