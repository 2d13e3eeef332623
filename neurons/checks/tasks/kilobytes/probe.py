"""What to look at for `kilobytes`."""

import numpy as np

from neurons.checks.probes import Probe
from neurons.checks.probes.calls import Case


def kilobytes_cases(rng: np.random.Generator) -> list[Case]:
    """Numbers of parameters that fill whole KB, and some that don't."""

    def between(low: int, high: int) -> int:
        # A good part of a KB is left over, so that cutting it off shows.
        return int(rng.integers(low, high)) * 256 + int(rng.integers(150, 230))

    return [
        Case((1024,)),
        Case((256,)),
        Case((between(1, 10),)),
        Case((between(400, 40_000),)),
        Case((between(1, 10) - 110,)),
        # Three quarters of a KB, which one decimal can't hold.
        Case((int(rng.integers(1, 10)) * 256 + 192,)),
    ]


PROBE = Probe(cases=kilobytes_cases)
