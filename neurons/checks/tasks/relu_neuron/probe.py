"""What to look at for `relu_neuron`."""

import numpy as np

from neurons.checks.probes import Probe
from neurons.checks.probes.models import look_at_model, near_and_far, rows
from neurons.types import Floats


def relu_neuron_rows(rng: np.random.Generator) -> Floats:
    """Inputs on both sides of 0, shape (n, 1)."""
    return near_and_far(rows(rng, [-5], [5]), 2000)


PROBE = Probe(look=look_at_model("relu_neuron", relu_neuron_rows), version=2)
