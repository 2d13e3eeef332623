"""The limits on what a learner's notebook may use."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

MEGABYTE = 1024**2


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps on one learner's notebook while it runs.

    Attributes:
        cell_seconds: wall time of one cell, in seconds.
        task_seconds: wall time of single tasks' cells that need longer, in seconds.
        probe_seconds: wall time of probing one task, in seconds.
        notebook_seconds: wall time of the whole notebook, in seconds.
        processors: how many processors may be busy for a whole cell, or the whole
            notebook: seconds of processor time for each second of wall time.
        start_seconds: wall time until a new kernel answers, in seconds.
        grace_seconds: wait for a cell to stop after an interrupt, in seconds.
        memory_bytes: memory of all its processes together: what is resident, and the
            files that they write, which lie in memory.
        address_bytes: address space of each process; TensorFlow needs much.
        file_bytes: size of one file it writes.
        disk_bytes: size of all files it writes, in all its folders together.
        output_bytes: output of one cell that is stored.
        processes: number of its processes and threads.
    """

    cell_seconds: float = 60.0
    task_seconds: Mapping[str, float] = field(
        default_factory=lambda: {"trained": 120.0}
    )
    probe_seconds: float = 60.0
    notebook_seconds: float = 300.0
    processors: float = 2.0
    start_seconds: float = 60.0
    grace_seconds: float = 5.0
    memory_bytes: int = 1536 * MEGABYTE
    address_bytes: int = 8192 * MEGABYTE
    file_bytes: int = 64 * MEGABYTE
    disk_bytes: int = 256 * MEGABYTE
    output_bytes: int = 1_000_000
    processes: int = 256

    def __post_init__(self) -> None:
        for name, value in asdict(self).items():
            for number in value.values() if name == "task_seconds" else [value]:
                if not number > 0:
                    raise ValueError(f"limit {name} is {number}; it must be above 0")

    @classmethod
    # `Any`, since the values may come from a file; `__post_init__` checks them.
    def from_dict(cls, settings: Mapping[str, Any]) -> Limits:
        """Return the limits of a settings table, with the defaults for the rest.

        Args:
            settings: values by the names of limits, as in `to_dict`.

        Raises:
            ValueError: a name is not that of a limit.
        """
        known = {field.name for field in fields(cls)}
        unknown = sorted(set(settings) - known)
        if unknown:
            names = ", ".join(sorted(known))
            raise ValueError(f"unknown limit {unknown[0]!r}; the limits are {names}")
        return cls(**settings)

    def to_dict(self) -> dict[str, object]:
        """Return the limits as plain data, ready for JSON."""
        return {**asdict(self), "task_seconds": dict(self.task_seconds)}

    @property
    def cpu_ceiling(self) -> int:
        """Processor time in seconds that one process may take in its life."""
        return math.ceil(self.notebook_seconds * self.processors + self.start_seconds)

    def for_cell(self, task: str | None) -> float:
        """Return the wall time that the cell of `task` may take, in seconds."""
        if task is None:
            return self.cell_seconds
        return self.task_seconds.get(task, self.cell_seconds)
