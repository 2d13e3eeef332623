"""Begin early with what takes long, while the rest of the grader is loaded."""

from __future__ import annotations

import contextlib

from autograder import judge
from autograder.sandbox.box import Box


def begin(sandbox: str) -> None:
    """Let the zygote and the judge start to load; does not wait for them.

    Whatever keeps them from it is told by the first job that needs them.

    Args:
        sandbox: one of `sandbox.WAYS`.
    """
    with contextlib.suppress(OSError):
        Box.expect(sandbox)
    with contextlib.suppress(OSError):
        judge.make_ready()
