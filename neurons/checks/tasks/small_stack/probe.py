"""What to look at for `small_stack`."""

import numpy as np

from neurons.checks.probes import Probe
from neurons.checks.probes.models import look_at_model, near_and_far, rows
from neurons.types import Floats


def small_stack_rows(rng: np.random.Generator) -> Floats:
    """Rows of two numbers on both sides of 0."""
    return near_and_far(rows(rng, [-4, -4], [4, 4]), 200)


PROBE = Probe(look=look_at_model("small_stack", small_stack_rows), version=2)
