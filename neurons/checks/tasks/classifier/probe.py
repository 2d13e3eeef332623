"""What to look at for `classifier`."""

import numpy as np

from neurons.checks.probes import Probe
from neurons.checks.probes.models import look_at_model, near_and_far, rows
from neurons.types import Floats


def classifier_rows(rng: np.random.Generator) -> Floats:
    """Rows of twenty numbers of either sign."""
    return near_and_far(rows(rng, [-3.0] * 20, [3.0] * 20))


PROBE = Probe(look=look_at_model("classifier", classifier_rows), version=2)
