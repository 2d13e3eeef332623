"""Judge numbers that a learner typed or computed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from neurons.checks.facts import Array, Evidence, Fact, Missing
from neurons.checks.judges import messages
from neurons.checks.judges.compare import TYPED, as_number, as_numbers, close
from neurons.checks.judges.finding import ABSENT, Finding, not_started
from neurons.checks.model import Status
from neurons.types import Floats


@dataclass(frozen=True, slots=True)
class Value:
    """One name whose value is judged.

    Attributes:
        name: the learner's name.
        expected: number, or array whose shape is part of the answer.
        rtol: tolerance relative to the largest expected value.
        unit: unit for messages; empty if there is none.
        what: what the value is, for messages, e.g. `"the weight"`.
        any_shape: whether a column or a row of as many numbers counts too.
    """

    name: str
    expected: npt.ArrayLike
    rtol: float = TYPED
    unit: str = ""
    what: str = ""
    any_shape: bool = False

    def read(self, fact: Fact) -> Floats | None:
        """Return the learner's value in the shape that is asked for, else None."""
        expected = np.asarray(self.expected, dtype=np.float64)
        if expected.ndim == 0:
            number = as_number(fact)
            return None if number is None else np.asarray(number)
        found = as_numbers(fact)
        if found is not None and self.any_shape and found.size == expected.size:
            found = found.reshape(expected.shape)
        return found if found is not None and found.shape == expected.shape else None

    def right(self, fact: Fact) -> bool:
        """Whether the learner's value counts."""
        found = self.read(fact)
        return found is not None and close(found, self.expected, self.rtol)


@dataclass(frozen=True, slots=True)
class KnownValues:
    """A known mistake: the values that it gives, by name, and the words for it.

    A name that is left out may hold anything; a value may have another shape than
    the right one.
    """

    id: str
    values: Mapping[str, npt.ArrayLike]
    cause: str
    step: str = ""


@dataclass(frozen=True, slots=True)
class ValuesJudge:
    """How a task of one or several values is judged.

    Attributes:
        values: the values, in the order in which they are looked at.
        success: one sentence that teaches something further.
        mistakes: gives the known mistakes, the likeliest first.
        step: what to look at when no known mistake fits.
        part_points: points for each value; empty where all must be right.
    """

    values: tuple[Value, ...]
    success: str
    mistakes: Callable[[], tuple[KnownValues, ...]] = tuple
    step: str = ""
    part_points: tuple[float, ...] = ()

    def __call__(self, evidence: Evidence, seed: int) -> Finding:
        """Return the finding on the facts of one learner's values."""
        facts = evidence.names
        absent = [v for v in self.values if isinstance(facts[v.name], Missing)]
        if len(absent) == len(self.values):
            return not_started(self.values[0].name)
        right = [value for value in self.values if value.right(facts[value.name])]
        if len(right) == len(self.values):
            return Finding(Status.CORRECT, self.success)
        parts = zip(self.values, self.part_points)
        points = sum(points for value, points in parts if value in right)
        status = Status.PARTIAL if points else Status.WRONG
        message, mistake = self._message(facts, right, absent)
        return Finding(status, message, points, mistake)

    def _message(
        self, facts: Mapping[str, Fact], right: list[Value], absent: list[Value]
    ) -> tuple[str, str]:
        """Return the message, and the id of the known mistake that it names."""
        known = self._known(facts)
        off = next(v for v in self.values if v not in right)
        praise = ""
        if right:
            names = ", ".join(f"`{value.name}`" for value in right)
            praise = f"{names} {'is' if len(right) == 1 else 'are'} right."
        if _has_comma(off, facts[off.name]):
            problem = self._problem(off, facts[off.name])
            cause = messages.likely("a decimal comma; Python takes it for two numbers.")
            step = messages.then("write a decimal point in its place.")
            return messages.lines(praise, problem, cause, step), "decimal_comma"
        if off in absent:
            missing = f"`{off.name}` {ABSENT}."
            return messages.lines(praise, missing, messages.then(self.step)), ""
        problem = self._problem(off, facts[off.name])
        if known is None:
            return messages.lines(praise, problem, messages.then(self.step)), ""
        return (
            messages.lines(
                praise, problem, messages.likely(known.cause), messages.then(known.step)
            ),
            known.id,
        )

    def _problem(self, value: Value, fact: Fact) -> str:
        found = value.read(fact)
        what = f", {value.what}," if value.what else ""
        if found is None:
            wanted = np.shape(value.expected)
            needed = messages.shape(wanted) if wanted else "one number"
            return f"`{value.name}`{what} is {messages.kind(fact)}; it needs {needed}."
        shown, _ = messages.unlike(found, np.asarray(value.expected))
        unit = f" {value.unit}" if value.unit else ""
        return f"`{value.name}` is {shown}{unit}; that is not {value.what or 'it'} yet."

    def _known(self, facts: Mapping[str, Fact]) -> KnownValues | None:
        fitting = [one for one in self.mistakes() if self._fits(one, facts)]
        cause = messages.either(one.cause for one in fitting)
        return replace(fitting[0], cause=cause) if cause else None

    def _fits(self, mistake: KnownValues, facts: Mapping[str, Fact]) -> bool:
        """Whether the names hold what a mistake gives."""
        for value in self.values:
            if value.name not in mistake.values:
                continue
            expected = mistake.values[value.name]
            found = replace(value, expected=expected).read(facts[value.name])
            if found is None or not close(found, expected, value.rtol):
                return False
        return True


def _has_comma(value: Value, fact: Fact) -> bool:
    """Whether two whole numbers are the right one with a comma for its point."""
    match fact:
        case Array(type="tuple", data=data) if data.shape == (2,):
            if data.dtype.kind == "i" and data[1] >= 0:
                number = np.float64(f"{data[0]}.{data[1]}")
                return value.right(Array("float", np.asarray(number)))
    return False
