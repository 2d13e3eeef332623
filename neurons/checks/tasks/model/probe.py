"""What to look at for `model`."""

import numpy as np

from neurons.checks.probes import Probe
from neurons.checks.probes.models import look_at_model, rows
from neurons.types import Floats


def model_rows(rng: np.random.Generator) -> Floats:
    """Rows of three numbers of either sign."""
    return rows(rng, [-3.0] * 3, [3.0] * 3)


PROBE = Probe(look=look_at_model("model", model_rows))
