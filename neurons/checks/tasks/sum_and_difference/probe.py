"""What to look at for `sum_and_difference`."""

import numpy as np

from neurons.checks.probes import Probe
from neurons.checks.probes.models import look_at_model, rows
from neurons.types import Floats

# The numbers that go into `sum_and_difference`, as the task states them.
LOW, HIGH = (-10.0, -10.0), (10.0, 10.0)


def pair_rows(rng: np.random.Generator) -> Floats:
    """Pairs of whole numbers between -10 and 10, the first pair of unlike size."""
    drawn = np.round(rows(rng, LOW, HIGH))
    return np.vstack([[7.0, 3.0], drawn])


PROBE = Probe(look=look_at_model("sum_and_difference", pair_rows))
