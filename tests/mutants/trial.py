"""Judge the evidence by a mutant, in a forked process; NumPy is all it loads.

Nothing here may import a judge: each fork loads them anew, with one module changed.
"""

from __future__ import annotations

import ast
import importlib.abc
import importlib.machinery
import importlib.util
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy  # noqa: F401 - loaded once, before the forks

from neurons import datasets
from neurons.checks import probes
from neurons.checks.catalogue import NAMES, package_of
from neurons.checks.evidence import save_evidence
from neurons.checks.facts import Evidence
from neurons.checks.model import CellOutcome, Verdict

JUDGES, TASKS = "neurons.checks.judges", "neurons.checks.tasks"
ALIVE, NOTICED, BROKEN = 0, 1, 2
LONGEST_SECONDS = 60  # of processor time: a loop without an end is noticed, too


@dataclass(frozen=True, slots=True)
class Record:
    """Facts, and the verdict that the judges give on them as they are.

    Attributes:
        task: the task's id.
        seed: seed of the probe.
        facts: what the probe noted; None where it could not look.
        outcome: how the task's cell ended.
        verdict: as plain data.
    """

    task: str
    seed: int
    facts: Evidence | None
    outcome: CellOutcome
    verdict: dict[str, Any]


class Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Loads one module from a source of our own."""

    def __init__(self, name: str, file: Path, source: str) -> None:
        self._name, self._file, self._source = name, file, source

    def find_spec(self, name: str, path: Any, target: Any = None) -> Any:
        if name != self._name:
            return None
        package = [str(self._file.parent)] if self._file.stem == "__init__" else None
        spec = importlib.util.spec_from_loader(name, self, is_package=bool(package))
        spec.submodule_search_locations = package
        return spec

    def exec_module(self, module: ModuleType) -> None:
        module.__file__ = str(self._file)
        exec(compile(self._source, str(self._file), "exec"), module.__dict__)


def warm_up() -> None:
    """Load what all forks need: NumPy, the tables, the half that looks."""
    datasets.cereal(), datasets.concrete(), datasets.diabetes()
    for task in NAMES:
        probes.find_probe(task)


def module_of(file: Path) -> str:
    """A file's module: `neurons.checks.judges.compare`."""
    parts = file.with_suffix("").parts
    parts = parts[parts.index("neurons") :]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def concerns(file: Path, task: str) -> bool:
    """Whether a module has a part in judging a task."""
    if file.parent.parent.name != "tasks" or file.parent.name == task:
        return True
    judge = file.parents[2].joinpath(*package_of(task).split(".")[2:], "judge.py")
    return module_of(file) in judge.read_text(encoding="utf-8")


def is_judge(module: str) -> bool:
    """Whether a module is a judge's, by its name."""
    of_a_task = module.startswith(f"{TASKS}.") and module.count(".") == 4
    return (of_a_task and not module.endswith(".probe")) or f"{module}.".startswith(
        f"{JUDGES}."
    )


def result_of(
    file: Path, source: str, records: Sequence[Record], folders: Sequence[Any]
) -> int:
    """Whether the evidence tells a changed module from the one that is there.

    Returns:
        `ALIVE` if every verdict is the same, else `NOTICED`, or `BROKEN` where the
        judges did not even load or did not come to an end.
    """
    child = os.fork()
    if child == 0:
        _run(lambda: _judged_alike(file, source, records, folders))
    _, status = os.waitpid(child, 0)
    return os.WEXITSTATUS(status) if os.WIFEXITED(status) else BROKEN


def _run(work: Callable[[], bool]) -> None:
    """Do it in a forked process, and end."""
    signal.setitimer(signal.ITIMER_PROF, LONGEST_SECONDS)
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.dup2(null, 2)
    try:
        os._exit(ALIVE if work() else NOTICED)
    except BaseException:
        os._exit(BROKEN)


def _judged_alike(
    file: Path, source: str, records: Sequence[Record], folders: Sequence[Any]
) -> bool:
    for name in [name for name in sys.modules if is_judge(name)]:
        package, _, last = name.rpartition(".")
        vars(sys.modules.get(package, sys.modules[name])).pop(last, None)
        del sys.modules[name]
    sys.meta_path.insert(0, Changed(module_of(file), file, source))
    judges = importlib.import_module(JUDGES)
    alike = all(
        judges.judge_facts(r.task, r.facts, r.outcome, r.seed).to_dict() == r.verdict
        for r in records
    )
    return alike and all(
        judges.judge(task, folder, outcome, 0).to_dict() == verdict.to_dict()
        for task, folder, outcome, verdict in folders
    )


def on_disk(records: Sequence[Record], folder: Path) -> list[tuple]:
    """A little of the evidence as a learner's process leaves it, some of it spoilt."""
    record = next(r for r in records if r.verdict["status"] == "correct")
    whole, spoilt = folder / "whole", folder / "spoilt"
    for place in (whole, spoilt):
        place.mkdir()
        save_evidence(record.facts, place)
    (spoilt / "evidence.json").write_text("{")
    outcomes = [CellOutcome(s) for s in ("ok", "raised", "untouched", "timeout")]
    return [
        (record.task, place, outcome, _said(record.task, place, outcome))
        for place in (whole, spoilt, None)
        for outcome in outcomes
    ]


def _said(task: str, place: Path | None, outcome: CellOutcome) -> Verdict:
    """The verdict by the judges as they are, from a fork, so that none stay loaded."""
    with tempfile.TemporaryFile() as file:
        if (child := os.fork()) == 0:
            judges = importlib.import_module(JUDGES)
            verdict = judges.judge(task, place, outcome, 0)
            file.write(repr(verdict.to_dict()).encode())
            file.flush()
            os._exit(0)
        os.waitpid(child, 0)
        file.seek(0)
        return Verdict.from_dict(ast.literal_eval(file.read().decode()))
