"""Judge a learner's function by what it gives for many arguments."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from neurons.checks.judges import messages
from neurons.checks.judges.finding import Finding, not_started, wrong
from neurons.checks.judges.results import (
    difference,
    explains,
    nothing_back,
    parts,
    same,
    shown,
    small_enough,
    thing,
)
from neurons.checks.model import Status
from neurons.checks.probes import find_probe, generator
from neurons.checks.probes.calls import Case

LONGEST_CALL = 90  # characters; what is longer is named by its label


@dataclass(frozen=True, slots=True)
class Mistake:
    """A known mistake: a small wrong reference and the words for it.

    Attributes:
        id: short name, unique in its task.
        result: gives what the mistaken function would return; where it raises, the
            mistaken function would raise too.
        cause: the likely cause, a sentence.
        step: what to do next, a sentence.
        points: points that the mistake leaves; with some, the answer is partly right.
    """

    id: str
    result: Callable[..., Any]
    cause: str
    step: str = ""
    points: float = 0.0


@dataclass(frozen=True, slots=True)
class FunctionJudge:
    """How a task's function is judged.

    Attributes:
        task: the task's id.
        name: the function's name.
        parameters: names of its arguments, for messages.
        points: points for a right function.
        reference: the right function, on plain data; a tuple where several things
            are returned.
        success: one sentence that teaches something further.
        mistakes: known mistakes, the likeliest first.
        on_raise: by a case's label, what to try when the function raises there.
        step: what to look at when no known mistake fits.
        returns: names of the things returned, where they are several.
        part_points: points for each of them; empty where all must be right.
        examples: what the probed arguments are called when they are too long to tell.
    """

    task: str
    name: str
    parameters: tuple[str, ...]
    points: float
    reference: Callable[..., Any]
    success: str
    mistakes: tuple[Mistake, ...] = ()
    on_raise: dict[str, str] | None = None
    step: str = ""
    returns: tuple[str, ...] = ()
    part_points: tuple[float, ...] = ()
    examples: str = "one of our examples"

    def __call__(self, evidence: dict[str, Any], seed: int) -> Finding:
        """The finding on the facts of one learner's function."""
        cases = self.cases(seed)
        calls = evidence.get("calls", [])
        return (
            self.before_values(evidence, cases)
            or self._values(calls[:-1], calls, cases)
            or self._unsteady(calls, cases)
            or Finding(Status.CORRECT, self.success, self.points)
        )

    def cases(self, seed: int) -> list[Case]:
        """The calls that the probe made with this seed, the first one twice."""
        # Drawn again here: what the learner's process says was asked is not trusted.
        cases = find_probe(self.task).cases(generator(self.task, seed))
        return [*cases, cases[0]]

    def before_values(
        self, evidence: dict[str, Any], cases: Sequence[Case]
    ) -> Finding | None:
        """The first finding that needs no look at what the function gives."""
        facts = evidence["names"][self.name]
        if facts["kind"] in {"absent", "stub"} or facts.get("stub"):
            return not_started(self.name)
        signature = f"def {self.name}({', '.join(self.parameters)}):"
        if facts["kind"] != "function":
            return wrong(
                messages.lines(
                    f"`{self.name}` is {messages.kind(facts)}; "
                    "it needs to be a function.",
                    messages.then(f"start with `{signature}` and return the result."),
                )
            )
        calls = evidence["calls"]
        if len(calls) != len(cases):
            raise ValueError(f"{self.name}: {len(calls)} calls, {len(cases)} cases")
        return (
            self._stopped(calls, cases)
            or self._no_result(calls)
            or self._changed(calls, cases)
        )

    def _stopped(self, calls: list[dict], cases: Sequence[Case]) -> Finding | None:
        stopped = [i for i, call in enumerate(calls) if "raised" in call]
        if not stopped:
            return None
        first = stopped[0]
        error = calls[first]["raised"]
        if len(stopped) == len(calls) and error.get("not_implemented"):
            return not_started(self.name)
        case = cases[first]
        where = (
            f" in line {error['line']}: `{error['source']}`" if error["line"] else ""
        )
        hint = (self.on_raise or {}).get(case.label, "")
        if error["error"] == "TypeError" and not error["line"]:
            # No line of the learner's: the call itself did not go through.
            given = ", ".join(self.parameters)
            hint = f"the check calls `{self.name}({given})`; let it take just these."
        elif first == 0 and len(stopped) == len(calls):
            values = "a small example" if self._is_long(case) else "these values"
            hint = f"call `{self.name}` yourself with {values} and read the error."
        known = self._mistake(calls, cases)
        return Finding(
            Status.RAISED,
            messages.lines(
                f"`{self.name}` stopped with {error['error']}{where}.",
                f"It said: {error['text']}" if error["text"] and not known else "",
                self._called(case),
                messages.likely(known.cause) if known else "",
                messages.then(known.step)
                if known
                else messages.after_error(error["error"], error["text"], hint),
            ),
            mistake=known.id if known else "",
        )

    def _no_result(self, calls: list[dict]) -> Finding | None:
        empty = [call for call in calls if call["result"]["kind"] == "stub"]
        if not empty:
            return None
        printed = any(call["printed"] for call in empty)
        return wrong(nothing_back(self.name, "the result", printed), "no_return")

    def _changed(self, calls: list[dict], cases: Sequence[Case]) -> Finding | None:
        for call, case in zip(calls, cases):
            if call["changed"]:
                place = call["changed"][0]
                name = self.parameters[place]
                new = "list" if isinstance(case.args[place], list) else "array"
                return wrong(
                    messages.lines(
                        f"`{self.name}` changes its argument `{name}` while it works.",
                        "Whoever calls it loses the original values.",
                        messages.then(f"make a new {new}; `{name}` stays as it is."),
                    ),
                    "changes_argument",
                )
        return None

    def _values(
        self, first_calls: list[dict], calls: list[dict], cases: Sequence[Case]
    ) -> Finding | None:
        for call, case in zip(first_calls, cases):
            if same(call["result"], self.reference(*case.args)):
                continue
            known = self._mistake(calls, cases)
            if known is not None:
                lines = self._known(known, call["result"], case)
            else:
                lines = self._found(call["result"], case)
            return self._finding(lines, known, calls, cases)
        return None

    def _finding(
        self,
        lines: Sequence[str],
        known: Mistake | None,
        calls: list[dict],
        cases: Sequence[Case],
    ) -> Finding:
        """A finding with the points of a known mistake or of the right parts."""
        mistake, points = (known.id, known.points) if known else ("", 0.0)
        right = self._right_parts(calls, cases) if self.part_points else []
        if right:
            points = max(points, sum(self.part_points[part] for part in right))
            names = ", ".join(f"`{self.returns[part]}`" for part in right)
            verb = "is" if len(right) == 1 else "are"
            lines = [f"{names} {verb} right.", *lines]
        if len(lines) > 4:
            # Cause and next step are worth more than the call's arguments.
            lines = [*lines[:2], *lines[3:]]
        status = Status.PARTIAL if points else Status.WRONG
        return Finding(status, messages.lines(*lines), points, mistake)

    def _right_parts(self, calls: list[dict], cases: Sequence[Case]) -> list[int]:
        """Places of the parts that are right in every call."""
        right = set(range(len(self.returns)))
        for call, case in zip(calls, cases):
            found = parts(call["result"], len(self.returns))
            expected = self.reference(*case.args)
            right = {i for i in right if found and same(found[i], expected[i])}
        return sorted(right)

    def _found(self, facts: dict, case: Case) -> list[str]:
        """Lines about a result that no known mistake explains."""
        found, expected, part = self._first_part(facts, self.reference(*case.args))
        if found is None:
            names = ", ".join(self.returns)
            return [
                f"`{self.name}` gives back {thing(facts)}; "
                f"{len(self.returns)} are needed: {names}.",
                self._called(case),
                messages.then(f"end the function with `return {names}`."),
            ]
        lines = difference(found, expected, self.name, part)
        step = messages.then(self.step)
        if len(lines) == 1 and lines[0].endswith("a name is needed."):
            return [*lines, step]
        return [*lines, self._called(case), *([step] if len(lines) == 1 else [])]

    def _known(self, known: Mistake, facts: dict, case: Case) -> list[str]:
        """Lines about a result that a known mistake explains."""
        found, expected, part = self._first_part(facts, self.reference(*case.args))
        advice = [messages.likely(known.cause), messages.then(known.step)]
        if found is None or not small_enough(found, expected):
            call = self._arguments(case)
            return [f"`{self.name}` is not right yet for {call}.", *advice]
        due = f"{messages.value(expected)} is expected."
        if part:
            headline = f"`{self.name}` gives {shown(found)} for `{part}`; {due}"
            return [headline, self._called(case), *advice]
        call = self._arguments(case)
        return [f"`{self.name}` gives {shown(found)} for {call}; {due}", *advice]

    def _first_part(self, facts: dict, expected: Any) -> tuple[dict | None, Any, str]:
        """The result, or its first part that is off, what is expected, its name."""
        if not isinstance(expected, tuple):
            return facts, expected, ""
        found = parts(facts, len(expected))
        if found is None:
            return None, expected, ""
        for fact, wanted, name in zip(found, expected, self.returns):
            if not same(fact, wanted):
                return fact, wanted, name
        raise AssertionError("every part is right")

    def _mistake(self, calls: list[dict], cases: Sequence[Case]) -> Mistake | None:
        for mistake in self.mistakes:
            if explains(mistake.result, calls, cases):
                return mistake
        return None

    def _unsteady(self, calls: list[dict], cases: Sequence[Case]) -> Finding | None:
        if same(calls[-1]["result"], self.reference(*cases[-1].args)):
            return None
        return wrong(
            messages.lines(
                f"`{self.name}` gives another answer when it is called again "
                "with the same values.",
                messages.then("let the result depend on the arguments alone."),
            ),
            "unsteady",
        )

    def _called(self, case: Case) -> str:
        return f"It was called with {self._arguments(case)}."

    def _is_long(self, case: Case) -> bool:
        return len(messages.call(self.parameters, case.args)) > LONGEST_CALL

    def _arguments(self, case: Case) -> str:
        if not self._is_long(case):
            return messages.call(self.parameters, case.args)
        return f"{self.examples} ({case.label})" if case.label else self.examples
