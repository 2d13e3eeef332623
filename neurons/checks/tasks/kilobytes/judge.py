"""Judge of `kilobytes`."""

from dataclasses import dataclass, replace
from math import ceil

import numpy as np

from neurons.checks.facts import Array, CallFacts, Evidence, Returned
from neurons.checks.judges.compare import as_number
from neurons.checks.judges.finding import Finding
from neurons.checks.judges.functions import FunctionJudge
from neurons.checks.judges.mistakes import Mistake

TOLERANCE_KB = 0.01


def kilobytes(parameters: int) -> float:
    """Size in KB of parameters at 4 bytes each; 1 KB is 1024 bytes."""
    return parameters * 4 / 1024


@dataclass(frozen=True, slots=True)
class KilobytesJudge(FunctionJudge):
    """Judges sizes that may be rounded to hundredths of a KB."""

    def __call__(self, evidence: Evidence, seed: int) -> Finding:
        """Return the finding on the facts of one learner's function."""
        if evidence.calls is not None:
            sizes = [kilobytes(*case.args) for case in self.cases(seed)]
            calls = tuple(exact(*pair) for pair in zip(evidence.calls, sizes))
            evidence = replace(evidence, calls=calls)
        return FunctionJudge.__call__(self, evidence, seed)


def exact(call: CallFacts, size: float) -> CallFacts:
    """Return the call with the exact size in the place of one that is near enough."""
    if not isinstance(call, Returned):
        return call
    found = as_number(call.result)
    if found is None or not abs(found - size) <= TOLERANCE_KB:
        return call
    return replace(call, result=Array(call.result.type, np.array(size)))


JUDGE = KilobytesJudge(
    task="kilobytes",
    reference=kilobytes,
    success=(
        "Right. The classifier's 1,994 parameters take 7.79 KB; the largest network of "
        "this course takes about 2 MB."
    ),
    mistakes=(
        Mistake(
            "thousand",
            lambda parameters: parameters * 4 / 1000,
            "1000 bytes are counted for a KB.",
            "here a KB has 1024 bytes, as in `summary()`.",
        ),
        Mistake(
            "bytes",
            lambda parameters: parameters * 4,
            "this is the size in bytes.",
            "divide by the bytes in a KB.",
        ),
        Mistake(
            "one_byte",
            lambda parameters: parameters / 1024,
            "one byte is counted for each parameter.",
            "each parameter takes 4 bytes.",
        ),
        Mistake(
            "eight_bytes",
            lambda parameters: parameters * 8 / 1024,
            "8 bytes are counted for each parameter.",
            "Keras keeps its numbers in 4 bytes each.",
        ),
        Mistake(
            "bits",
            lambda parameters: parameters * 32 / 1024,
            "bits are counted.",
            "a parameter has 4 bytes; a byte has 8 bits.",
        ),
        Mistake(
            "floored",
            lambda parameters: parameters * 4 // 1024,
            "the fraction is cut off.",
            "divide with `/`, not with `//`.",
        ),
        Mistake(
            "whole",
            lambda parameters: np.round(parameters * 4 / 1024),
            "the size is rounded to whole KB.",
            "keep at least two decimals.",
        ),
        Mistake(
            "megabytes",
            lambda parameters: parameters * 4 / 1024**2,
            "this is the size in MB.",
            "divide by 1024 once.",
        ),
        Mistake(
            "multiplied",
            lambda parameters: parameters * 4 * 1024,
            "it is multiplied by 1024.",
            "KB are larger than bytes, so there are fewer of them: divide.",
        ),
        Mistake(
            "inverse",
            lambda parameters: 1024 / (parameters * 4),
            "the division is upside down.",
            "divide the bytes by the bytes in a KB.",
        ),
        Mistake(
            "rest",
            lambda parameters: parameters * 4 % 1024,
            "`%` gives the rest of a division.",
            "divide with `/`.",
        ),
        Mistake(
            "rounded_up",
            lambda parameters: ceil(parameters * 4 / 1024),
            "the size is rounded up to whole KB.",
            "keep at least two decimals.",
        ),
        Mistake(
            "floored_early",
            lambda parameters: parameters // 1024 * 4,
            "`//` cuts off the fraction before it is multiplied.",
            "divide with `/`.",
        ),
        Mistake(
            "written_in",
            lambda parameters: 1994 * 4 / 1024,
            "1994 is written into the function, so its argument has no effect.",
            "compute with `parameters`, so that it serves any model.",
        ),
        Mistake(
            "upside_down",
            lambda parameters: parameters / 4 / 1024,
            "it is divided by 4.",
            "each parameter takes 4 bytes: multiply.",
        ),
    ),
    step="bytes first: 4 for each parameter; then KB.",
)
