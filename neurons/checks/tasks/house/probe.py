"""What to look at for `house`."""

import numpy as np

from neurons.checks.facts import Evidence
from neurons.checks.probes import Probe
from neurons.checks.probes.models import describe_model
from neurons.types import Namespace

HOUSE_SIZES = np.array([[1.0], [2.0]])  # 1000 square feet


def look_at_house(namespace: Namespace, rng: np.random.Generator) -> Evidence:
    """Look at the layer or model `house` and its prices for the two houses."""
    return Evidence({}, model=describe_model(namespace.get("house"), HOUSE_SIZES))


PROBE = Probe(look=look_at_house)
