"""Run a rebuilt notebook in a sandbox, and probe each task at its check cell."""

from __future__ import annotations

import copy
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from nbformat import NotebookNode

from autograder.beside import lay_out
from autograder.execute.budget import Budget
from autograder.execute.evidence import take_facts
from autograder.execute.queries import prepare, probe, raised_at
from autograder.execute.results import CellResult, cell_outcome
from autograder.execute.session import KernelError, Session
from autograder.execute.supervisor import Supervisor
from autograder.model import Job, Rebuilt, RunResult, Timing, is_for_learner
from autograder.sandbox import Allowance, Limits, Sandbox
from autograder.seeds import task_seed
from neurons.checks.clues import clues_for
from neurons.checks.colab import needs_stand_in
from neurons.checks.markers import grade_id, task_of_check
from neurons.checks.model import CellOutcome, CellStatus, EndReason

BESIDE = "beside-the-notebook"
QUESTION = Allowance(wall_seconds=10)
START_SECONDS = 300  # for the warm process, and for all kernels of a notebook to start
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
        self._sandbox, self._folder, self._files = job.sandbox, folder, job.files
        self._tasks = [task.id for task in job.assignment.tasks]
        self._notebook = copy.deepcopy(rebuilt.notebook)
        self._session: Session | None = None
        self.supervisor = Supervisor()
        self._finished: dict[int, str] = {}  # with the task whose time each had
        self._restarted = False
        self._after_restart: set[str] = set()
        self._probed: set[str] = set()
        self._budget = Budget(limits)
        self.result = RunResult(notebook=self._notebook)
        self.result.seconds = dict.fromkeys(self._tasks, 0.0)

    async def go(self) -> None:
        """Walk through the notebook and fill the result."""
        try:
            await self._start(self._notebook)
            self._budget.start()
            for index, cell in self._steps():
                await self._step(index, cell)
        except KernelError as failure:
            # What was judged before a restart that failed stays judged.
            if not self._restarted:
                self.result.failure = str(failure)
        finally:
            await self._stop()
        self._settle(self.result)

    @property
    def most_seconds(self) -> float:
        """Wall time after which it is given up."""
        return self._limits.for_notebook().wall_seconds + START_SECONDS

    def given_up(self) -> RunResult:
        """The result of a walk whose thread is blocked: what was judged so far stands.

        It shares nothing with that thread, which might still go on.
        """
        result = copy.deepcopy(self.result)
        if not self._budget.is_started:
            result.failure = f"no kernel was ready within {self.most_seconds:g} s"
        for task in self._tasks:
            if task not in self._probed:
                _note_end(result, task, cell_outcome(self._budget.too_late()))
        self._settle(result)
        return result

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
            longest = max(tasks, key=self._limits.cpu_seconds, default=name)
            end = await self._execute(index, cell, longest)
            where = await self._where(end, in_cell=True) if tasks else None
            outcome = cell_outcome(end, where, cell.source.splitlines())
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
        here = cell.get("id")
        return own + [task for task, place in elsewhere.items() if place == here]

    async def _execute(self, index: int, cell: NotebookNode, task: str) -> CellResult:
        session = await self._session_in_time()
        if session is None:
            return self._budget.too_late()
        allowance = self._budget.cap(self._limits.for_cell(task))
        end = self._charge(session, await session.execute(index, allowance))
        if end.lost:
            await self._stop()
        elif end.status is not CellStatus.TIMEOUT:
            self._finished[index] = task
        return end

    async def _probe(self, task: str) -> None:
        """Ask for the facts of a task and take them out of the sandbox."""
        session = await self._session_in_time()
        if session is None:
            end = self._budget.too_late()
        else:
            end = await self._facts(session, task)
            if end.lost:
                await self._stop()
        if end.status in {CellStatus.TIMEOUT, CellStatus.DIED}:
            lines = self._sources_before(task)[1].splitlines()
            outcome = cell_outcome(end, await self._where(end, in_cell=False), lines)
            _note_end(self.result, task, outcome)
        self._probed.add(task)

    async def _facts(self, session: Session, task: str) -> CellResult:
        sandbox = session.sandbox
        folder = sandbox.exchange / task
        try:
            folder.mkdir()
            sandbox.hand_over(folder)
        except OSError:
            # The next kernel's sandbox is empty again, and stays so without this cell.
            self._finished = {
                index: longest
                for index, longest in self._finished.items()
                if grade_id(self._notebook.cells[index].metadata) != task
            }
            return CellResult(
                CellStatus.DIED, text=NO_SPACE, lost=True, reason=EndReason.FILES
            )
        question = probe(task, sandbox.within(folder), task_seed(self._seed, task))
        allowance = self._budget.cap(self._limits.for_probe())
        end = self._charge(session, await session.ask({"facts": question}, allowance))
        target = self._folder / "evidence" / task
        if end.values.get("facts") is True and take_facts(folder, target):
            self.result.evidence[task] = target
            if self._restarted:
                self._after_restart.add(task)
        return end

    async def _where(self, end: CellResult, *, in_cell: bool) -> object:
        """Where the cell, or the probe, has stopped, as far as the kernel says it."""
        if end.status is CellStatus.OK or self._session is None:
            return None
        question = {"where": raised_at(in_cell=in_cell)}
        answer = await self._session.ask(question, QUESTION)
        if answer.lost:
            await self._stop()
        return answer.values.get("where")

    async def _session_in_time(self) -> Session | None:
        """The kernel; None if the notebook's time is over."""
        if self._budget.is_spent:
            return None
        session = await self._living()
        return None if self._budget.is_spent else session

    async def _living(self) -> Session:
        """The kernel; a new one, brought to the same place, if the last is gone."""
        while self._session is None:
            self._restarted = True
            # A copy: what finished cells say again must not reach the notebook.
            scratch = copy.deepcopy(self._notebook)
            session = await self._start(scratch)
            for index, task in list(self._finished.items()):
                allowance = self._budget.cap(self._limits.for_cell(task))
                end = self._charge(session, await session.execute(index, allowance))
                if end.lost:
                    # Not twice the same: the next kernel goes on without this cell.
                    del self._finished[index]
                    await self._stop()
                    break
            else:
                session.show(self._notebook)
        return self._session

    async def _start(self, notebook: NotebookNode) -> Session:
        started = time.monotonic()
        self._session = Session(
            self._sandbox, self._limits, self._folder, self.supervisor
        )
        await self._session.start(notebook)
        sources = [c.source for c in notebook.cells if c.cell_type == "code"]
        beside = self._files.values()
        expression = prepare(
            self._seed,
            keras=any("keras" in source for source in sources)
            or any(b"keras" in content for content in beside),
            colab=any(map(needs_stand_in, sources)),
            beside=self._lay_out(self._session.sandbox) if self._files else "",
        )
        ready = await self._session.ask(
            {"ready": expression}, Allowance(self._limits.start_wall_seconds)
        )
        self._session.take_cpu_seconds()  # the start is ours, not the learner's
        if ready.status is not CellStatus.OK:
            raise KernelError(f"the kernel was not ready: {ready.text}")
        self.result.spent.append(Timing("start a kernel", time.monotonic() - started))
        return self._session

    def _lay_out(self, sandbox: Sandbox) -> str:
        """Put the files beside the notebook into the sandbox; gives their folder."""
        folder = sandbox.exchange / BESIDE
        try:
            lay_out(self._files, folder)
        except OSError as error:
            reason = error.strerror or error
            raise KernelError(f"the files beside it: {reason}") from error
        return sandbox.within(folder)

    async def _stop(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            await session.stop()

    def _charge(self, session: Session, end: CellResult) -> CellResult:
        """Charge the notebook for what has ended, be it for lack of time."""
        self._budget.spend(session.take_cpu_seconds())
        if end.status is CellStatus.TIMEOUT and self._budget.is_spent:
            return self._budget.too_late(lost=end.lost)
        return end

    def _settle(self, result: RunResult) -> None:
        """Give every task its outcome; the stub and a lost cell count before all."""
        for task in self._tasks:
            outcome = result.outcomes.get(task, CellOutcome(CellStatus.NOT_RUN))
            if outcome.status is not CellStatus.NOT_RUN:
                if task in self._rebuilt.missing:
                    text = self._rebuilt.damage
                    outcome = CellOutcome(CellStatus.MISSING, text=text)
                elif task in self._rebuilt.untouched:
                    outcome = CellOutcome(CellStatus.UNTOUCHED)
            cells, own = self._sources_before(task)
            clues = clues_for(task, cells, own=own)
            result.outcomes[task] = replace(outcome, clues=clues)
            finished = outcome.status in {CellStatus.OK, CellStatus.RAISED}
            if finished and task in self._after_restart:
                result.notes[task] = AFTER_RESTART

    def _sources_before(self, task: str) -> tuple[list[str], str]:
        """The code that ran before a task was looked at, and that of its own cell."""
        found, own = [], ""
        for cell in self._rebuilt.notebook.cells:
            if cell.cell_type != "code" or is_for_learner(cell):
                continue
            name = grade_id(cell.metadata)
            if task_of_check(name) == task:
                break
            if not task_of_check(name):
                found.append(cell.source)
            own = cell.source if name == task else own
        return found, own


def _note_end(result: RunResult, task: str, end: CellOutcome) -> None:
    """Note how the probe of a task ended, if its cell had ended well."""
    before = result.outcomes.get(task, CellOutcome(CellStatus.MISSING))
    if before.status in {CellStatus.OK, CellStatus.MISSING}:
        result.outcomes[task] = replace(end, during_check=True)
