"""Judge a learner's function by what it gives for many arguments."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from neurons.checks.judging import words
from neurons.checks.judging.compare import as_numbers, close, function_tolerance
from neurons.checks.judging.finding import Finding, not_started, wrong
from neurons.checks.probing import find_probe, generator
from neurons.checks.probing.calls import Case
from neurons.checks.probing.facts import describe
from neurons.checks.verdict import Status

LONGEST_CALL = 90  # characters; what is longer is named by its label


@dataclass(frozen=True, slots=True)
class Mistake:
    """A known mistake: a small wrong reference and the words for it.

    Attributes:
        id: short name, unique in its task.
        result: gives what the mistaken function would return.
        cause: the likely cause, a sentence.
        step: what to do next, a sentence.
    """

    id: str
    result: Callable[..., Any]
    cause: str
    step: str = ""


@dataclass(frozen=True, slots=True)
class FunctionJudge:
    """How a task's function is judged.

    Attributes:
        task: the task's id.
        name: the function's name.
        parameters: names of its arguments, for messages.
        points: points for a right function.
        reference: the right function, on plain data.
        success: one sentence that teaches something further.
        mistakes: known mistakes, the likeliest first.
        on_raise: by a case's label, what to try when the function raises there.
        step: what to look at when no known mistake fits.
        about: the part of the course that explains it.
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
    about: str = ""

    def __call__(self, evidence: dict[str, Any], seed: int) -> Finding:
        """The finding on the facts of one learner's function."""
        # Drawn again here: what the learner's process says was asked is not trusted.
        cases = find_probe(self.task).cases(generator(self.task, seed))
        facts = evidence["names"][self.name]
        if facts["kind"] in {"absent", "stub"} or facts.get("stub"):
            return not_started(self.name)
        signature = f"def {self.name}({', '.join(self.parameters)}):"
        if facts["kind"] != "function":
            return wrong(
                words.lines(
                    f"`{self.name}` is {words.kind(facts)}; it needs to be a function.",
                    words.then(f"start with `{signature}` and return the result."),
                )
            )
        calls = evidence["calls"]
        if len(calls) != len(cases) + 1:
            raise ValueError(f"{self.name}: {len(calls)} calls, {len(cases)} cases")
        return (
            self._stopped(calls, cases)
            or self._no_result(calls)
            or self._changed(calls, cases)
            or self._values(calls, cases)
            or self._unsteady(calls, cases)
            or Finding(Status.CORRECT, self.success, self.points)
        )

    def _stopped(self, calls: list[dict], cases: Sequence[Case]) -> Finding | None:
        stopped = [i for i, call in enumerate(calls) if "raised" in call]
        if not stopped:
            return None
        first = stopped[0]
        error = calls[first]["raised"]
        if len(stopped) == len(calls) and error.get("not_implemented"):
            return not_started(self.name)
        case = cases[first % len(cases)]
        where = (
            f" in line {error['line']}: `{error['source']}`" if error["line"] else ""
        )
        hint = (self.on_raise or {}).get(case.label, "")
        if first == 0 and len(stopped) == len(calls):
            hint = f"call `{self.name}` yourself with these values and read the error."
        return Finding(
            Status.RAISED,
            words.lines(
                f"`{self.name}` stopped with {error['error']}{where}.",
                f"It said: {error['text']}" if error["text"] else "",
                f"It was called with {self._arguments(case)}.",
                words.then(hint),
            ),
        )

    def _no_result(self, calls: list[dict]) -> Finding | None:
        empty = [call for call in calls if call["result"]["kind"] == "stub"]
        if not empty:
            return None
        if any(call["printed"] for call in empty):
            cause = (
                "it prints its result; a print shows a value but hands nothing back."
            )
        else:
            cause = "a `return` is missing, or some way through has none."
        return wrong(
            words.lines(
                f"`{self.name}` gives back nothing (None).",
                words.likely(cause),
                words.then("end the function with `return` and the result."),
            ),
            "no_return",
        )

    def _changed(self, calls: list[dict], cases: Sequence[Case]) -> Finding | None:
        for call in calls:
            if call["changed"]:
                name = self.parameters[call["changed"][0]]
                return wrong(
                    words.lines(
                        f"`{self.name}` changes its argument `{name}` while it works.",
                        "Whoever calls it loses the original values.",
                        words.then(f"compute a new array; `{name}` stays as it is."),
                    ),
                    "changes_argument",
                )
        return None

    def _values(self, calls: list[dict], cases: Sequence[Case]) -> Finding | None:
        for call, case in zip(calls, cases):
            expected = self.reference(*case.args)
            finding = self._compare(call["result"], expected, case)
            if finding is not None:
                return self._known(calls, cases) or finding
        return None

    def _compare(self, facts: dict, expected: Any, case: Case) -> Finding | None:
        if isinstance(expected, str):
            return self._compare_text(facts, expected, case)
        found = as_numbers(facts)
        expected = np.asarray(expected, dtype=np.float64)
        if found is None:
            return wrong(
                words.lines(
                    f"`{self.name}` gives back {words.kind(facts)}; "
                    "numbers are needed.",
                    f"It was called with {self._arguments(case)}.",
                    words.then(self.step),
                )
            )
        if expected.ndim == 0 and found.size == 1:
            found = found.reshape(())
        if found.shape != expected.shape:
            return wrong(
                words.lines(
                    f"`{self.name}` gives shape {words.shape(found.shape)}.",
                    f"It needs {words.shape(expected.shape)}.",
                    f"It was called with {self._arguments(case)}.",
                ),
                "shape",
            )
        if not close(found, expected, function_tolerance(facts)):
            return wrong(self._value_message(found, expected, case))
        return None

    def _compare_text(self, facts: dict, expected: str, case: Case) -> Finding | None:
        if facts["kind"] != "text":
            return wrong(
                words.lines(
                    f"`{self.name}` gives back {words.kind(facts)}; a name is needed.",
                    words.then(self.step),
                )
            )
        if facts["text"] != expected:
            return wrong(self._value_message(facts["text"], expected, case))
        return None

    def _value_message(self, found: Any, expected: Any, case: Case) -> str:
        where = ""
        if isinstance(found, np.ndarray) and found.ndim:
            # The place that is furthest off, nan and infinity before all others.
            with np.errstate(all="ignore"):
                gap = np.nan_to_num(np.abs(found - expected), nan=np.inf, posinf=np.inf)
            index = np.unravel_index(int(np.argmax(gap)), gap.shape)
            place = index[0] if len(index) == 1 else tuple(map(int, index))
            where = f" at place {place}"
            found, expected = found[index], expected[index]
        return words.lines(
            f"`{self.name}` gives {words.value(found)}{where}; "
            f"{words.value(expected)} is expected.",
            f"It was called with {self._arguments(case)}.",
            words.then(self.step),
        )

    def _known(self, calls: list[dict], cases: Sequence[Case]) -> Finding | None:
        for mistake in self.mistakes:
            if _explains(mistake.result, calls, cases):
                call, case = self._first_off(calls, cases)
                message = words.lines(
                    self._headline(call["result"], case),
                    words.likely(mistake.cause),
                    words.then(mistake.step),
                )
                return wrong(message, mistake.id)
        return None

    def _first_off(self, calls: list[dict], cases: Sequence[Case]) -> tuple[dict, Case]:
        for call, case in zip(calls, cases):
            if not _same(call["result"], self.reference(*case.args)):
                return call, case
        raise AssertionError("a known mistake gave only right results")

    def _headline(self, facts: dict, case: Case) -> str:
        found = facts["text"] if facts["kind"] == "text" else facts.get("data")
        expected = self.reference(*case.args)
        small = np.size(found) <= 4
        if not small or np.shape(found) != np.shape(expected):
            return f"`{self.name}` is not right yet for {self._arguments(case)}."
        return (
            f"`{self.name}` gives {words.value(found)} for {self._arguments(case)}; "
            f"{words.value(expected)} is expected."
        )

    def _unsteady(self, calls: list[dict], cases: Sequence[Case]) -> Finding | None:
        if _same(calls[-1]["result"], self.reference(*cases[0].args)):
            return None
        return wrong(
            words.lines(
                f"`{self.name}` gives another answer when it is called again "
                "with the same values.",
                words.likely("it keeps something from one call to the next."),
                words.then("let the result depend on the arguments alone."),
            ),
            "unsteady",
        )

    def _arguments(self, case: Case) -> str:
        called = words.call(self.parameters, case.args)
        if len(called) <= LONGEST_CALL:
            return called
        return f"one of our small tables ({case.label or 'all figures known'})"


def _same(facts: dict, expected: Any) -> bool:
    """Whether a result is what a reference gives."""
    if isinstance(expected, str):
        return facts["kind"] == "text" and facts["text"] == expected
    if expected is None:
        return facts["kind"] == "stub"
    found = as_numbers(facts)
    if found is None:
        return False
    expected = np.asarray(expected, dtype=np.float64)
    if expected.ndim == 0 and found.size == 1:
        found = found.reshape(())
    return close(found, expected, function_tolerance(facts))


def _explains(
    mistaken: Callable[..., Any], calls: list[dict], cases: Sequence[Case]
) -> bool:
    """Whether a mistaken function gives every result that the learner's gave."""
    with np.errstate(all="ignore"):
        try:
            return all(
                _same(call["result"], mistaken(*case.args))
                for call, case in zip(calls, cases)
            )
        except (TypeError, ValueError, IndexError, ArithmeticError):
            # The mistake cannot even be made on these arguments.
            return False


def same_results(
    one: Callable[..., Any], other: Callable[..., Any], cases: Sequence[Case]
) -> bool:
    """Whether two functions give the same result on every case.

    A function that cannot work on a case agrees with none.
    """
    for case in cases:
        with np.errstate(all="ignore"):
            try:
                results = one(*case.args), other(*case.args)
            except (TypeError, ValueError, IndexError, ArithmeticError):
                return False
        if not _same(describe(results[0]), results[1]):
            return False
    return True
