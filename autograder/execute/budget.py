"""What is left of the time that a whole notebook may take."""

from __future__ import annotations

import math
import time
from dataclasses import replace

from autograder.execute.results import CellResult
from autograder.sandbox import Allowance, Limits
from neurons.checks.model import CellStatus, EndReason

# A cell that begins in time is given so much at least.
SHORTEST_SECONDS = 0.1


class Budget:
    """The time of one notebook, over all its kernels."""

    def __init__(self, limits: Limits) -> None:
        self._whole = limits.for_notebook()
        self._cpu_left = self._whole.cpu_seconds
        self._over = math.inf

    def start(self) -> None:
        """Count wall time from now on."""
        self._over = time.monotonic() + self._whole.wall_seconds

    @property
    def is_started(self) -> bool:
        """Whether wall time is counted."""
        return self._over < math.inf

    def spend(self, cpu_seconds: float) -> None:
        """Charge for processor time that the notebook has taken."""
        self._cpu_left -= cpu_seconds

    @property
    def is_spent(self) -> bool:
        """Whether nothing is left."""
        return self._cpu_left <= 0 or self._wall_left() <= 0

    def cap(self, allowance: Allowance) -> Allowance:
        """Return an allowance, cut to what is left."""
        wall = min(allowance.wall_seconds, self._wall_left())
        cpu = min(allowance.cpu_seconds, self._cpu_left)
        return replace(
            allowance,
            wall_seconds=max(wall, SHORTEST_SECONDS),
            cpu_seconds=max(cpu, SHORTEST_SECONDS),
        )

    def too_late(self, *, lost: bool = False) -> CellResult:
        """Return the result of what the notebook has no time left for.

        Args:
            lost: whether its kernel is gone.
        """
        total = f"{self._whole.cpu_seconds:g} s of processor time"
        if self._cpu_left > 0:
            total = f"{self._whole.wall_seconds:g} s"
        text = f"the {total} for the whole notebook were over"
        status, reason = CellStatus.TIMEOUT, EndReason.NOTEBOOK_TIME
        return CellResult(status, text=text, lost=lost, reason=reason)

    def _wall_left(self) -> float:
        return self._over - time.monotonic()
