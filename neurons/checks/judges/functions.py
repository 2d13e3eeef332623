"""Judge a learner's function by what it gives for many arguments."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from neurons.checks.catalogue import find_task, task_names
from neurons.checks.evidence import EvidenceError, needed
from neurons.checks.facts import (
    CallFacts,
    Evidence,
    Fact,
    FunctionFacts,
    Missing,
    Returned,
    Stopped,
)
from neurons.checks.judges import messages
from neurons.checks.judges.conduct import changes_argument, no_result, reuses_result
from neurons.checks.judges.errors import explained_error
from neurons.checks.judges.finding import Finding, not_started, wrong
from neurons.checks.judges.generic import generic_mistake
from neurons.checks.judges.mistakes import Mistake, explains
from neurons.checks.judges.results import (
    alike,
    difference,
    in_short,
    only_shape_differs,
    parts,
    same,
    thing,
)
from neurons.checks.model import Status
from neurons.checks.probes import find_probe, generator
from neurons.checks.probes.calls import Case

Calls: TypeAlias = Sequence[Returned]

CALLED = "It was called with"
OTHER_SHAPE = "these numbers are right; give them the shape that is expected."
LONGEST_CALL = 90  # characters; what is longer is named by its label


@dataclass(frozen=True, slots=True)
class FunctionJudge:
    """How a task's function is judged.

    Attributes:
        task: the task's id.
        reference: the right function, on plain data; a tuple where several things
            are returned.
        success: one sentence that teaches something further.
        mistakes: known mistakes, the likeliest first.
        on_raise: by a case's label, what to try when the function raises there.
        step: what to look at when no known mistake fits.
        returns: names of the things returned, where they are several.
        part_points: points for each of them; empty where all must be right.
        examples: what the probed arguments are called when they are too long to say.
    """

    task: str
    reference: Callable[..., object]
    success: str
    mistakes: tuple[Mistake, ...] = ()
    on_raise: dict[str, str] | None = None
    step: str = ""
    returns: tuple[str, ...] = ()
    part_points: tuple[float, ...] = ()
    examples: str = "one of our examples"

    @property
    def name(self) -> str:
        """The function's name."""
        return task_names(self.task)[0]

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names of the function's parameters."""
        return find_task(self.task).parameters

    def __call__(self, evidence: Evidence, seed: int) -> Finding:
        """Return the finding on the facts of one learner's function."""
        cases = self.cases(seed)
        calls = self.returned(evidence, cases)
        if isinstance(calls, Finding):
            return calls
        return (
            self._values(calls, cases)
            or (None if self._is_steady(calls, cases) else self._unsteady())
            or Finding(Status.CORRECT, self.success)
        )

    def cases(self, seed: int) -> list[Case]:
        """The calls that the probe made with this seed, the first one twice."""
        # Drawn again here: what the learner's process says it was given is not trusted.
        draw = needed(find_probe(self.task).cases, "cases")
        cases = draw(generator(self.task, seed))
        return [*cases, cases[0]]

    def returned(
        self, evidence: Evidence, cases: Sequence[Case]
    ) -> list[Returned] | Finding:
        """Return the calls, or the first finding that needs no look at their results.

        Raises:
            EvidenceError: not as many calls were noted as there are cases.
        """
        fact = evidence.names[self.name]
        if isinstance(fact, Missing) or (isinstance(fact, FunctionFacts) and fact.stub):
            return not_started(self.name)
        signature = f"def {self.name}({', '.join(self.parameters)}):"
        if not isinstance(fact, FunctionFacts):
            return wrong(
                f"`{self.name}` is {messages.kind(fact)}; it needs to be a function.",
                step=f"start with `{signature}` and return the result.",
            )
        calls = needed(evidence.calls, "calls")
        if len(calls) != len(cases):
            raise EvidenceError(f"{self.name}: {len(calls)} calls, {len(cases)} cases")
        returned = [call for call in calls if isinstance(call, Returned)]
        if len(returned) < len(calls):
            return self._stopped(calls, cases)
        return (
            no_result(self.name, returned)
            or changes_argument(self.name, self.parameters, returned, cases)
            or reuses_result(self.name, returned)
            or returned
        )

    def _stopped(self, calls: Sequence[CallFacts], cases: Sequence[Case]) -> Finding:
        stopped = [
            (call.raised, case)
            for call, case in zip(calls, cases)
            if isinstance(call, Stopped)
        ]
        error, case = stopped[0]
        if len(stopped) == len(calls) and error.not_implemented:
            return not_started(self.name)
        source = f": `{error.source}`" if error.source else ""
        where = f" in line {error.line}{source}" if error.line else ""
        headline = f"`{self.name}` stopped with {error.error}{where}."
        known = self._mistake(calls, cases)
        if known is not None:
            message = messages.lines(headline, self._called(case), *known.advice)
            return Finding(Status.RAISED, message, mistake=known.id)
        hint = (self.on_raise or {}).get(case.label, "")
        if error.error == "TypeError" and not error.line:
            # No line of the learner's: the call itself did not go through.
            given = ", ".join(self.parameters)
            hint = f"the check calls `{self.name}({given})`; let it take just these."
        elif len(stopped) == len(calls):
            hint = ""
        values = "a small example" if self._is_long(case) else "these values"
        message = explained_error(
            self.task,
            error,
            headline,
            called=self._called(case),
            hint=hint,
            again=f"call `{self.name}` with {values} in a new cell.",
        )
        return Finding(Status.RAISED, message)

    def _values(self, calls: Calls, cases: Sequence[Case]) -> Finding | None:
        for call, case in zip(calls[:-1], cases):
            if same(call.result, self.reference(*case.args)):
                continue
            known = self._mistake(calls, cases)
            if known is None and not alike(calls[0].result, calls[-1].result):
                return self._unsteady()
            known = known or generic_mistake(
                self.parameters, self.reference, calls, cases
            )
            lines = self._lines(call.result, case, known)
            return self._finding(lines, known, calls, cases)
        return None

    def _finding(
        self,
        lines: Sequence[str],
        known: Mistake | None,
        calls: Calls,
        cases: Sequence[Case],
    ) -> Finding:
        """Return a finding with the points of a known mistake or of the right parts."""
        mistake, points = (known.id, known.points) if known else ("", 0.0)
        right = self._right_parts(calls, cases) if self.part_points else []
        if right:
            points = max(points, sum(self.part_points[part] for part in right))
            names = ", ".join(f"`{self.returns[part]}`" for part in right)
            verb = "is" if len(right) == 1 else "are"
            lines = [f"{names} {verb} right.", *lines]
        if len("\n".join(lines).split("\n")) > 4:
            # Cause and next step are worth more than the call's arguments.
            lines = [line for line in lines if not line.startswith(CALLED)]
        status = Status.PARTIAL if points else Status.WRONG
        return Finding(status, messages.lines(*lines), points, mistake)

    def _right_parts(self, calls: Calls, cases: Sequence[Case]) -> list[int]:
        """Places of the parts that are right in every call."""
        right = set(range(len(self.returns)))
        for call, case in zip(calls, cases):
            found = parts(call.result, len(self.returns)) or ()
            expected = self.reference(*case.args)
            wanted = expected if isinstance(expected, tuple) else ()
            alike = {i for i, pair in enumerate(zip(found, wanted)) if same(*pair)}
            right &= alike
        return sorted(right)

    def _lines(self, fact: Fact, case: Case, mistake: Mistake | None) -> list[str]:
        """Say what was found, what is expected, why, and what to do next."""
        found, expected, part = self._first_part(fact, self.reference(*case.args))
        if found is None:
            names = ", ".join(self.returns)
            lines = [
                f"`{self.name}` returns {thing(fact)}; "
                f"{len(self.returns)} are needed: {names}.",
                self._called(case),
            ]
            step = f"end the function with `return {names}`."
        else:
            where = f" for `{part}`" if part else f" for {self._arguments(case)}"
            short = in_short(found, expected, self.name, where)
            lines = [short or "\n".join(difference(found, expected, self.name, part))]
            if part or not short:
                lines.append(self._called(case))
            step = OTHER_SHAPE if only_shape_differs(found, expected) else self.step
        return [*lines, *(mistake.advice if mistake else [messages.then(step)])]

    def _first_part(
        self, fact: Fact, expected: object
    ) -> tuple[Fact | None, object, str]:
        """Return the first part that is off, what is expected, and its name."""
        if not isinstance(expected, tuple):
            return fact, expected, ""
        found = parts(fact, len(expected))
        if found is None:
            return None, expected, ""
        for part, wanted, name in zip(found, expected, self.returns):
            if not same(part, wanted):
                return part, wanted, name
        raise AssertionError("every part is right")

    def _mistake(
        self, calls: Sequence[CallFacts], cases: Sequence[Case]
    ) -> Mistake | None:
        for mistake in self.mistakes:
            if explains(mistake.result, calls, cases):
                return mistake
        return None

    def _is_steady(self, calls: Calls, cases: Sequence[Case]) -> bool:
        return same(calls[-1].result, self.reference(*cases[-1].args))

    def _unsteady(self) -> Finding:
        return wrong(
            f"`{self.name}` gives another answer when it is called again "
            "with the same values; the same one is expected.",
            step="let the result depend on the arguments alone.",
            mistake="unsteady",
        )

    def _called(self, case: Case) -> str:
        return f"{CALLED} {self._arguments(case)}."

    def _is_long(self, case: Case) -> bool:
        return len(messages.call(self.parameters, case.args)) > LONGEST_CALL

    def _arguments(self, case: Case) -> str:
        if not self._is_long(case):
            return messages.call(self.parameters, case.args)
        return f"{self.examples} ({case.label})" if case.label else self.examples
