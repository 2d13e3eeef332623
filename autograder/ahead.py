"""Begin early with what takes long, while the rest of the grader is loaded."""

from __future__ import annotations

import contextlib

from autograder.judge import client as judge
from autograder.sandbox import Sandbox


def begin(sandbox: str) -> None:
    """Let the zygote and the judge start to load; does not wait for them.

    Whatever keeps them from it is told by the first job that needs them.

    Args:
        sandbox: one of `SandboxKind`.
    """
    with contextlib.suppress(OSError):
        Sandbox.preload(sandbox)
    with contextlib.suppress(OSError):
        judge.make_ready()
