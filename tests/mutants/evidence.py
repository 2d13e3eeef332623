"""The evidence that mutants are judged by: of all answers, and of tests of judges."""

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
from neurons.checks.model import CellOutcome, CellStatus, EndReason, Verdict
from support.answers import answers, facts_of

SEEDS = (0,)
CHECKS = Path(__file__).parents[1] / "neurons" / "checks"
# What these give to judges: random answers, errors, clues from other cells.
TESTS = (
    "test_clues.py",
    "test_errors.py",
    "test_generic_mistakes.py",
    "test_mistakes.py",
    "test_no_false_diagnosis.py",
    "test_no_false_diagnosis_of_models.py",
    "test_properties.py",
    "test_targets.py",
    "test_trained.py",
)
MOST = 12  # of each test
LARGE = 1_000_000  # bytes of facts


def _ended(
    status: CellStatus, reason: EndReason, text: str, **more: Any
) -> CellOutcome:
    return CellOutcome(status, text=text, reason=reason, **more)


OUTCOMES = (
    CellOutcome("untouched"),
    CellOutcome("missing"),
    CellOutcome("not_run"),
    _ended(CellStatus.TIMEOUT, EndReason.CELL_TIME, "it ran longer than 30 s"),
    _ended(CellStatus.TIMEOUT, EndReason.IDLE, "it did nothing for 60 s"),
    _ended(CellStatus.TIMEOUT, EndReason.NOTEBOOK_TIME, "the 300 s for all were over"),
    _ended(CellStatus.TIMEOUT, EndReason.INTERRUPTED, ""),
    *(
        _ended(
            CellStatus.TIMEOUT, reason, "", line=2, source=line, during_check=is_ours
        )
        for reason in (EndReason.CELL_TIME, EndReason.IDLE, EndReason.INTERRUPTED)
        for line, is_ours in (("while True:", False), ("", True))
    ),
    _ended(CellStatus.DIED, EndReason.MEMORY, "it took more than 1500 MB of memory"),
    _ended(CellStatus.DIED, EndReason.FILES, "it wrote too many bytes to files"),
    _ended(CellStatus.DIED, EndReason.PROCESS_ENDED, "it ended", during_check=True),
    CellOutcome("died"),
    CellOutcome("raised", "NotImplementedError", "", 2, "raise NotImplementedError"),
    CellOutcome("raised", "NameError", "name 'x' is not defined", 2, "x"),
    CellOutcome("raised", "KeyError"),
)


def collect() -> list[Record]:
    """The evidence of all answers, then that of the judges' tests."""
    every = [*_of_answers(), *_of_tests()]
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
        self._recorder.note(self._task, seed, evidence, CellOutcome())
        return self._judge(evidence, seed)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._judge, name)

    @property
    def __class__(self) -> type:
        """That of the judge: tests choose tasks by it."""
        return self._judge.__class__


class Recorder:
    """Keeps what tests give to the judges, each once; a plugin of pytest's."""

    def __init__(self) -> None:
        self.records: dict[bytes, None] = {}
        self._count: Counter[str] = Counter()
        self._test = ""

    def pytest_runtest_call(self, item: pytest.Item) -> None:
        self._test = item.nodeid

    def watch(self, patch: pytest.MonkeyPatch) -> None:
        """Note each call of a task's judge, and of all judges, from now on."""
        judge_facts = judges.judge_facts

        def noted(
            task: str, evidence: Evidence | None, outcome: CellOutcome, seed: int
        ) -> Verdict:
            self.note(task, seed, evidence, outcome)
            return judge_facts(task, evidence, outcome, seed)

        patch.setattr(judges, "judge_facts", noted)
        for task in TASKS:
            module = import_module(f"{package_of(task)}.judge")
            patch.setattr(module, "JUDGE", Noted(task, module.JUDGE, self))

    def note(
        self, task: str, seed: int, evidence: Evidence | None, outcome: CellOutcome
    ) -> None:
        """Keep the first few of each test."""
        if self._count[self._test] < MOST:
            self._count[self._test] += 1
            self.records[pickle.dumps((task, seed, evidence, outcome))] = None


def _of_tests() -> Iterator[Record]:
    recorder = Recorder()
    with pytest.MonkeyPatch.context() as patch:
        recorder.watch(patch)
        files = [str(CHECKS / name) for name in TESTS]
        options = ["-q", "-p", "no:cacheprovider"]
        code = pytest.main([*options, *files], plugins=[recorder])
    if code:
        raise SystemExit(f"The judges' tests fail by themselves (code {code}).")
    for raw in recorder.records:
        task, seed, facts, outcome = pickle.loads(raw)
        yield _record(task, seed, facts, outcome)
