"""Run a rebuilt notebook in a sandbox, and probe each task at its check cell."""

from __future__ import annotations

import copy
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from nbformat import NotebookNode

from autograder.execute.evidence import take_facts
from autograder.execute.queries import prepare, probe, raised_at
from autograder.execute.session import LONGEST_TEXT, CellResult, KernelError, Session
from autograder.model import Job, Rebuilt, RunResult, Timing, is_for_learner
from autograder.sandbox import Limits
from autograder.seeds import task_seed
from neurons.checks.catalogue import NAMES
from neurons.checks.clues import clues_for
from neurons.checks.colab import needs_stand_in
from neurons.checks.markers import grade_id, task_of_check
from neurons.checks.model import CellOutcome, CellStatus, EndReason

QUESTION_SECONDS = 10
NO_SPACE = "its files left no room for more"
AFTER_RESTART = "Judged after a restart: Python had ended in an earlier cell."


class Walk:
    """One way through a notebook, over as many kernels as it takes."""

    def __init__(
        self,
        rebuilt: Rebuilt,
        job: Job,
        limits: Limits,
        folder: Path,
    ) -> None:
        self._rebuilt, self._limits, self._seed = rebuilt, limits, job.seed
        self._sandbox, self._folder = job.sandbox, folder
        self._tasks = [task.id for task in job.assignment.tasks]
        self._notebook = copy.deepcopy(rebuilt.notebook)
        self._session: Session | None = None
        self._finished: list[int] = []
        self._restarted = False
        self._after_restart: set[str] = set()
        self._over = 0.0
        self.result = RunResult(notebook=self._notebook)
        self.result.seconds = dict.fromkeys(self._tasks, 0.0)

    async def go(self) -> None:
        """Walk through the notebook and fill the result."""
        try:
            await self._start(self._notebook)
            self._over = time.monotonic() + self._limits.notebook_seconds
            for index, cell in self._steps():
                await self._step(index, cell)
        except KernelError as failure:
            # What was judged before a restart that failed stays judged.
            if not self._restarted:
                self.result.failure = str(failure)
        finally:
            await self._stop()
        self._settle()

    def _steps(self) -> Iterator[tuple[int, NotebookNode]]:
        for index, cell in enumerate(self._notebook.cells):
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = [], None
                if not is_for_learner(cell):
                    yield index, cell

    async def _step(self, index: int, cell: NotebookNode) -> None:
        name = grade_id(cell.metadata)
        task = task_of_check(name)
        probed = task in self._tasks
        started = time.monotonic()
        if probed:
            await self._probe(task)
        else:
            tasks = self._answered_by(cell, name)
            longest = max(tasks, key=self._limits.for_cell, default=name)
            end = await self._execute(index, cell, longest)
            outcome = await self._outcome(end, cell) if tasks else None
            if outcome is not None:
                for one in tasks:
                    shared = one in self._rebuilt.elsewhere
                    self.result.outcomes[one] = replace(outcome, shared=shared)
        seconds = time.monotonic() - started
        if task in self._tasks:
            self.result.seconds[task] += seconds
        step = "probe" if probed else "cell"
        self.result.spent.append(Timing(step, seconds, task or f"cell {index + 1}"))

    def _answered_by(self, cell: NotebookNode, name: str) -> list[str]:
        """The tasks whose names a cell defines."""
        elsewhere = self._rebuilt.elsewhere
        own = [name] if name in self._tasks and name not in elsewhere else []
        return own + [
            task for task, place in elsewhere.items() if place == cell.get("id")
        ]

    async def _execute(self, index: int, cell: NotebookNode, task: str) -> CellResult:
        seconds = self._limits.for_cell(task)
        left = self._over - time.monotonic()
        if left <= 0:
            return self._too_late()
        session = await self._living()
        left = self._over - time.monotonic()
        if left <= 0:
            return self._too_late()
        end = await session.execute(index, min(seconds, left))
        if end.lost:
            await self._stop()
        elif end.status is not CellStatus.TIMEOUT:
            self._finished.append(index)
        return end

    async def _probe(self, task: str) -> None:
        """Ask for the facts of a task and take them out of the sandbox."""
        session, end = None, self._too_late()
        if self._over > time.monotonic():
            session = await self._living()
        left = self._over - time.monotonic()
        if session is not None and left > 0:
            end = await self._facts(session, task, left)
            if end.lost:
                await self._stop()
        if end.status in {CellStatus.TIMEOUT, CellStatus.DIED}:
            before = self.result.outcomes.get(task, CellOutcome(CellStatus.MISSING))
            if before.status in {CellStatus.OK, CellStatus.MISSING}:
                self.result.outcomes[task] = CellOutcome(
                    end.status, text=end.text, reason=end.reason, during_check=True
                )

    async def _facts(self, session: Session, task: str, left: float) -> CellResult:
        sandbox = session.sandbox
        folder = sandbox.exchange / task
        try:
            folder.mkdir()
            sandbox.hand_over(folder)
        except OSError:
            # The next kernel's sandbox is empty again, and stays so without this cell.
            self._finished = [
                index
                for index in self._finished
                if grade_id(self._notebook.cells[index].metadata) != task
            ]
            return CellResult(
                CellStatus.DIED, text=NO_SPACE, lost=True, reason=EndReason.FILES
            )
        question = probe(task, sandbox.within(folder), task_seed(self._seed, task))
        seconds = min(self._limits.probe_seconds, left)
        end = await session.ask({"facts": question}, seconds)
        target = self._folder / "evidence" / task
        if end.values.get("facts") is True and take_facts(folder, target):
            self.result.evidence[task] = target
            if self._restarted:
                self._after_restart.add(task)
        return end

    async def _outcome(self, end: CellResult, cell: NotebookNode) -> CellOutcome:
        if end.status is not CellStatus.RAISED:
            return CellOutcome(end.status, text=end.text, reason=end.reason)
        where = None
        if self._session is not None:
            answer = await self._session.ask({"where": raised_at()}, QUESTION_SECONDS)
            where = answer.values.get("where")
            if answer.lost:
                await self._stop()
        return _raised(end, where, cell.source.splitlines())

    async def _living(self) -> Session:
        """The kernel; a new one, brought to the same place, if the last is gone."""
        while self._session is None:
            self._restarted = True
            # A copy: what finished cells say again must not reach the notebook.
            scratch = copy.deepcopy(self._notebook)
            session = await self._start(scratch)
            for index in list(self._finished):
                left = max(self._over - time.monotonic(), 0)
                task = grade_id(scratch.cells[index].metadata)
                limit = min(self._limits.for_cell(task), left)
                end = await session.execute(index, limit)
                if end.lost:
                    # Not twice the same: the next kernel goes on without this cell.
                    self._finished.remove(index)
                    await self._stop()
                    break
            else:
                session.show(self._notebook)
        return self._session

    async def _start(self, notebook: NotebookNode) -> Session:
        started = time.monotonic()
        self._session = Session(self._sandbox, self._limits, self._folder)
        await self._session.start(notebook)
        sources = [c.source for c in notebook.cells if c.cell_type == "code"]
        expression = prepare(
            self._seed,
            keras=any("keras" in source for source in sources),
            colab=any(map(needs_stand_in, sources)),
        )
        ready = await self._session.ask(
            {"ready": expression}, self._limits.start_seconds
        )
        if ready.status is not CellStatus.OK:
            raise KernelError(f"the kernel was not ready: {ready.text}")
        self.result.spent.append(Timing("start a kernel", time.monotonic() - started))
        return self._session

    async def _stop(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            await session.stop()

    def _too_late(self) -> CellResult:
        total = self._limits.notebook_seconds
        text = f"the {total:g} s for the whole notebook were over"
        status, reason = CellStatus.TIMEOUT, EndReason.NOTEBOOK_TIME
        return CellResult(status, text=text, reason=reason)

    def _settle(self) -> None:
        """Give every task its outcome; the stub and a lost cell count before all."""
        for task in self._tasks:
            outcome = self.result.outcomes.get(task, CellOutcome(CellStatus.NOT_RUN))
            if outcome.status is not CellStatus.NOT_RUN:
                if task in self._rebuilt.missing:
                    text = self._rebuilt.damage
                    outcome = CellOutcome(CellStatus.MISSING, text=text)
                elif task in self._rebuilt.untouched:
                    outcome = CellOutcome(CellStatus.UNTOUCHED)
            cells = self._sources_before(task)
            clues = clues_for(NAMES.get(task, ()), cells)
            self.result.outcomes[task] = replace(outcome, clues=clues)
            finished = outcome.status in {CellStatus.OK, CellStatus.RAISED}
            if finished and task in self._after_restart:
                self.result.notes[task] = AFTER_RESTART

    def _sources_before(self, task: str) -> list[str]:
        """The code that ran before a task was looked at."""
        found: list[str] = []
        for cell in self._rebuilt.notebook.cells:
            if cell.cell_type != "code" or is_for_learner(cell):
                continue
            name = grade_id(cell.metadata)
            if task_of_check(name) == task:
                break
            if not task_of_check(name):
                found.append(cell.source)
        return found


def _raised(end: CellResult, where: object, lines: list[str]) -> CellOutcome:
    """The outcome of a cell that raised; `where` is a stranger's word."""
    match where:
        case (int(line), str(text)) if 1 <= line <= len(lines):
            source = lines[line - 1].strip()[:LONGEST_TEXT]
            text = text.strip()[:LONGEST_TEXT] or end.text
            return CellOutcome(CellStatus.RAISED, end.error, text, line, source)
    return CellOutcome(CellStatus.RAISED, end.error, end.text)
