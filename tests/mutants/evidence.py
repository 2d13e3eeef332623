"""The evidence that mutants are judged by: of all answers, and of property tests."""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from mutants.trial import Record
from neurons.checks import judges
from neurons.checks.catalogue import TASKS, package_of
from neurons.checks.facts import Evidence
from neurons.checks.model import CellOutcome, CellStatus, EndReason
from support.answers import answers, facts_of

SEEDS = (0,)
CHECKS = Path(__file__).parents[1] / "neurons" / "checks"
# Their random answers: so many are small of each test.
PROPERTIES = (
    "test_properties.py",
    "test_no_false_diagnosis.py",
    "test_no_false_diagnosis_of_models.py",
)
MOST = 12
LARGE = 1_000_000  # bytes of facts


def _ended(
    status: CellStatus, reason: EndReason, text: str, *, during_check: bool = False
) -> CellOutcome:
    return CellOutcome(status, text=text, reason=reason, during_check=during_check)


OUTCOMES = (
    CellOutcome("untouched"),
    CellOutcome("missing"),
    CellOutcome("not_run"),
    _ended(CellStatus.TIMEOUT, EndReason.CELL_TIME, "it ran longer than 30 s"),
    _ended(CellStatus.TIMEOUT, EndReason.IDLE, "it did nothing for 60 s"),
    _ended(CellStatus.TIMEOUT, EndReason.NOTEBOOK_TIME, "the 300 s for all were over"),
    _ended(CellStatus.DIED, EndReason.MEMORY, "it took more than 1500 MB of memory"),
    _ended(CellStatus.DIED, EndReason.FILES, "it wrote too many bytes to files"),
    _ended(CellStatus.DIED, EndReason.PROCESS_ENDED, "it ended", during_check=True),
    CellOutcome("died"),
    CellOutcome("raised", "NotImplementedError", "", 2, "raise NotImplementedError"),
    CellOutcome("raised", "NameError", "name 'x' is not defined", 2, "x"),
    CellOutcome("raised", "KeyError"),
)


def collect() -> list[Record]:
    """The evidence of all answers, then that of the property tests."""
    every = [*_of_answers(), *_of_properties()]
    # A network of half a million weights takes a judge as long as 100 others.
    large = [len(pickle.dumps(record.facts)) > LARGE for record in every]
    small = [record for record, is_large in zip(every, large) if not is_large]
    return small + [r for r, is_large in zip(every, large) if is_large][::10]


def _record(
    task: str, seed: int, facts: Evidence | None, outcome: CellOutcome
) -> Record:
    verdict = judges.judge_facts(task, facts, outcome, seed)
    return Record(task, seed, facts, outcome, verdict.to_dict())


def _of_answers() -> Iterator[Record]:
    for task in TASKS:
        for answer in answers(task):
            found, outcome = facts_of(answer, SEEDS)
            for facts, seed in zip(found, SEEDS):
                yield _record(task, seed, facts, outcome)
        for outcome in OUTCOMES:
            for facts in (found[0], Evidence({}), None):
                yield _record(task, SEEDS[0], facts, outcome)


class Noted:
    """A task's judge that notes what it is given."""

    def __init__(self, task: str, judge: Any, recorder: Recorder) -> None:
        self._task, self._judge, self._recorder = task, judge, recorder

    def __call__(self, evidence: Evidence, seed: int) -> Any:
        self._recorder.note(self._task, seed, evidence)
        return self._judge(evidence, seed)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._judge, name)


class Recorder:
    """Keeps what property tests give to the judges; a plugin of pytest's."""

    def __init__(self) -> None:
        self.records: list[bytes] = []
        self._count: Counter[str] = Counter()
        self._test = ""

    def pytest_runtest_call(self, item: pytest.Item) -> None:
        self._test = item.nodeid

    def watch(self, patch: pytest.MonkeyPatch) -> None:
        """Note each call of a task's judge from now on."""
        for task in TASKS:
            module = import_module(f"{package_of(task)}.judge")
            patch.setattr(module, "JUDGE", Noted(task, module.JUDGE, self))

    def note(self, task: str, seed: int, evidence: Evidence) -> None:
        """Keep the first few of each test."""
        if self._count[self._test] < MOST:
            self._count[self._test] += 1
            self.records.append(pickle.dumps((task, seed, evidence)))


def _of_properties() -> Iterator[Record]:
    recorder = Recorder()
    with pytest.MonkeyPatch.context() as patch:
        recorder.watch(patch)
        files = [str(CHECKS / name) for name in PROPERTIES]
        options = ["-q", "-p", "no:cacheprovider"]
        code = pytest.main([*options, *files], plugins=[recorder])
    if code:
        raise SystemExit(f"The property tests fail by themselves (code {code}).")
    for raw in recorder.records:
        task, seed, facts = pickle.loads(raw)
        yield _record(task, seed, facts, CellOutcome())
