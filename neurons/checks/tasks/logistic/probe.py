"""What to look at for `logistic`."""

import numpy as np

from neurons.checks.probes import Probe
from neurons.checks.probes.models import look_at_model, rows
from neurons.types import Floats


def logistic_rows(rng: np.random.Generator) -> Floats:
    """Inputs over the stretch that the task states, shape (n, 1)."""
    return rows(rng, [0], [5]).round(2)


PROBE = Probe(look=look_at_model("logistic", logistic_rows))
