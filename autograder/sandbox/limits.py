"""The limits on what a learner's notebook may use."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

MEGABYTE = 1024**2
# Where no wall time is set: a machine may be loaded that many times over.
CELL_WALL_FACTOR, NOTEBOOK_WALL_FACTOR = 8, 4
# What limits were called before their names said the unit.
OLD_NAMES = {
    "cell_seconds": "now `cell_cpu_seconds` (processor seconds); "
    "the limit on wall time is `cell_wall_seconds`",
    "task_seconds": "now `task_cpu_seconds` (processor seconds)",
    "probe_seconds": "now `probe_cpu_seconds` (processor seconds)",
    "notebook_seconds": "now `notebook_cpu_seconds` (processor seconds); "
    "the limit on wall time is `notebook_wall_seconds`",
    "processors": "gone: the processor seconds of all threads and processes count, "
    "on however many processors; remove it",
    "start_seconds": "now `start_wall_seconds`",
    "grace_seconds": "now `grace_wall_seconds`",
}


@dataclass(frozen=True, slots=True)
class Allowance:
    """The time that one cell, or one question to its kernel, may take.

    Attributes:
        wall_seconds: wall time.
        cpu_seconds: processor time of all its threads and processes.
        idle_seconds: wall time in which it may use less than 1 % of a processor.
    """

    wall_seconds: float
    cpu_seconds: float = math.inf
    idle_seconds: float = math.inf


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps on one learner's notebook while it runs.

    Processor time is that of all threads and processes together, ended ones included.

    Attributes:
        cell_cpu_seconds: processor time of one cell.
        task_cpu_seconds: processor time of the cells of tasks that may fit a model.
        probe_cpu_seconds: processor time of probing one task.
        notebook_cpu_seconds: processor time of the whole notebook.
        cell_wall_seconds: wall time of one cell, or of probing one task; if None, 8
            times its processor time.
        notebook_wall_seconds: wall time of the whole notebook; if None, 4 times its
            processor time.
        idle_seconds: wall time in which a cell may use less than 1 % of a processor.
        start_wall_seconds: wall time until a new kernel answers.
        grace_wall_seconds: wait for a cell to stop after an interrupt.
        memory_bytes: memory of all its processes together: what is resident, and the
            files that they write, which lie in memory.
        address_bytes: address space of each process; TensorFlow needs much.
        file_bytes: size of one file it writes.
        disk_bytes: size of all files it writes, in all its folders together.
        output_bytes: output of one cell that is stored.
        processes: number of its processes and threads.
    """

    cell_cpu_seconds: float = 60.0
    task_cpu_seconds: Mapping[str, float] = field(
        default_factory=lambda: dict.fromkeys(("house", "line", "trained"), 120.0)
    )
    probe_cpu_seconds: float = 60.0
    notebook_cpu_seconds: float = 300.0
    cell_wall_seconds: float | None = None
    notebook_wall_seconds: float | None = None
    idle_seconds: float = 60.0
    start_wall_seconds: float = 60.0
    grace_wall_seconds: float = 5.0
    memory_bytes: int = 1536 * MEGABYTE
    address_bytes: int = 8192 * MEGABYTE
    file_bytes: int = 64 * MEGABYTE
    disk_bytes: int = 256 * MEGABYTE
    output_bytes: int = 1_000_000
    processes: int = 256

    def __post_init__(self) -> None:
        settings = self.to_dict()
        by_task = settings.pop("task_cpu_seconds")
        if not isinstance(by_task, dict):
            raise ValueError(
                f"limit task_cpu_seconds is {by_task!r}; it must be a table of tasks"
            )
        settings |= {f"task_cpu_seconds.{task}": by_task[task] for task in by_task}
        for name, value in settings.items():
            if value is None and name.endswith("_wall_seconds"):
                continue
            if not isinstance(value, (int, float)) or not 0 < value < math.inf:
                raise ValueError(
                    f"limit {name} is {value!r}; it must be a number above 0"
                )

    @classmethod
    # `Any`, since the values may come from a file; `__post_init__` checks them.
    def from_dict(cls, settings: Mapping[str, Any]) -> Limits:
        """Return the limits of a settings table, with the defaults for the rest.

        Args:
            settings: values by the names of limits, as in `to_dict`.

        Raises:
            ValueError: a name is not, or no longer, that of a limit.
        """
        for name in settings:
            if name in OLD_NAMES:
                raise ValueError(f"limit `{name}` is {OLD_NAMES[name]}")
        known = {field.name for field in fields(cls)}
        unknown = sorted(set(settings) - known)
        if unknown:
            names = ", ".join(sorted(known))
            raise ValueError(f"unknown limit {unknown[0]!r}; the limits are {names}")
        return cls(**settings)

    def to_dict(self) -> dict[str, object]:
        """Return the limits as plain data, ready for JSON."""
        return asdict(self)

    @property
    def cpu_ceiling(self) -> int:
        """Processor time in seconds that one process may take in its life."""
        return math.ceil(self.notebook_cpu_seconds + self.start_wall_seconds)

    def cpu_seconds(self, task: str) -> float:
        """Return the processor time that the cell of `task` may take."""
        return self.task_cpu_seconds.get(task, self.cell_cpu_seconds)

    def for_cell(self, task: str | None) -> Allowance:
        """Return the time that the cell of `task`, or a learner's own, may take."""
        return self._allowance(self.cpu_seconds(task or ""))

    def for_probe(self) -> Allowance:
        """Return the time that probing one task may take."""
        return self._allowance(self.probe_cpu_seconds)

    def for_notebook(self) -> Allowance:
        """Return the time that the whole notebook may take."""
        cpu = self.notebook_cpu_seconds
        wall = self.notebook_wall_seconds or NOTEBOOK_WALL_FACTOR * cpu
        return Allowance(wall, cpu)

    def _allowance(self, cpu: float) -> Allowance:
        wall = self.cell_wall_seconds or CELL_WALL_FACTOR * cpu
        return Allowance(wall, cpu, self.idle_seconds)
