"""What to look at for `house`."""

from __future__ import annotations

from typing import Any

import numpy as np

from neurons.checks.probes import Probe
from neurons.checks.probes.models import describe_model

HOUSE_SIZES = np.array([[1.0], [2.0]])  # 1000 square feet


def look_at_house(namespace: dict[str, Any], rng: np.random.Generator) -> dict:
    """The layer or model `house` and its prices for the two houses."""
    return {"model": describe_model(namespace.get("house"), HOUSE_SIZES)}


PROBE = Probe(look=look_at_house)
