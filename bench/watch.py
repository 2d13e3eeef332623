"""Run `autograder` and note when each block of a command begins and ends.

python -m bench.watch SPANS.json grade NOTEBOOK --out FOLDER
"""

from __future__ import annotations

import builtins
import functools
import inspect
import json
import os
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any

# When the command began, on the clock that all processes share.
BEGAN = "BENCH_BEGAN"
START, KERAS = "Python and the command start", "Keras loads, in another process"
KERNEL, LOADS = "the kernel starts", "the grader's modules load"
PRELOAD = "Keras begins to load"
PIPELINE, WALK = "autograder.pipeline", "autograder.execute.notebook"
COMMAND = "autograder.cli.grade"
# What is watched, by block: once the command is loaded, and once the pipeline is.
FIRST = (
    ("what goes into the run is noted", COMMAND, "_inputs"),
    (PRELOAD, COMMAND, "load_early"),
    ("the course is read", COMMAND, "course_here"),
    ("a sandbox is tried", COMMAND, "settings_for"),
)
THEN = (
    ("submissions are collected", PIPELINE, "collect"),
    ("nbgrader loads, its gradebook opens", "autograder.grading_run", "open_record"),
    ("the notebook is rebuilt", PIPELINE, "rebuild"),
    (KERNEL, WALK, "Walk._start"),
    ("cells", WALK, "Walk._execute"),
    ("probes", WALK, "Walk._probe"),
    ("the kernel ends", WALK, "Walk._stop"),
    ("judge", PIPELINE, "judge"),
    ("record", PIPELINE, "record"),
    ("report", PIPELINE, "report"),
)


class Watch:
    """Notes blocks with their begin and end, in seconds from the command's start."""

    def __init__(self) -> None:
        self._zero = float(os.environ[BEGAN])
        self.found: list[tuple[str, float, float]] = []

    def now(self) -> float:
        """Return the seconds since the command's start."""
        return time.monotonic() - self._zero

    def note(self, block: str, began: float) -> None:
        """Note a block that ends now."""
        self.found.append((block, began, self.now()))

    def wrap(self, block: str, module: str, name: str) -> None:
        """Watch a function, or a method as `Class.method`."""
        owner: object = import_module(module)
        *classes, name = name.split(".")
        for one in classes:
            owner = getattr(owner, one)
        original = getattr(owner, name)

        @functools.wraps(original)
        def watched(*arguments: object, **more: object) -> object:
            began = self.now()
            found = original(*arguments, **more)
            self.note(block, began)
            return found

        @functools.wraps(original)
        async def awaited(*arguments: object, **more: object) -> object:
            began = self.now()
            found = await original(*arguments, **more)
            self.note(block, began)
            return found

        is_async = inspect.iscoroutinefunction(original)
        setattr(owner, name, awaited if is_async else watched)

    def wrap_zygote(self) -> None:
        """Watch the process that loads Keras until it is ready."""
        from autograder.sandbox.zygote_client import Zygote

        (started,) = (begin for block, begin, _ in self.found if block == PRELOAD)
        is_ready = Zygote._wait_ready

        def wait_ready(zygote: Zygote) -> None:
            is_first = not zygote._is_ready
            is_ready(zygote)
            if is_first:
                self.note(KERAS, started)

        setattr(Zygote, "_wait_ready", wait_ready)  # noqa: B010 - mypy bars the plain way

    def wrap_pipeline(self) -> None:
        """Watch the pipeline once it is imported, which happens in the command."""
        load = builtins.__import__

        def watched(name: str, *arguments: Any, **more: Any) -> object:
            if name != PIPELINE or PIPELINE in sys.modules:
                return load(name, *arguments, **more)
            began = self.now()
            found = load(name, *arguments, **more)
            self.note(LOADS, began)
            for block in THEN:
                self.wrap(*block)
            self.wrap_zygote()
            return found

        setattr(builtins, "__import__", watched)  # noqa: B010 - as above


def main() -> None:
    """Run the command; the blocks are written when it ends."""
    file = Path(sys.argv.pop(1))
    from autograder.supervisor import supervise

    supervise()
    from autograder.cli.commands import run

    watch = Watch()
    watch.note(START, 0.0)
    for block in FIRST:
        watch.wrap(*block)
    watch.wrap_pipeline()
    try:
        run()
    finally:
        file.write_text(json.dumps(watch.found), encoding="utf-8")


if __name__ == "__main__":
    main()
