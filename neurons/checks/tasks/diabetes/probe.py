"""What to look at for `diabetes`."""

from __future__ import annotations

from typing import Any

import numpy as np

from neurons.checks.probes import Probe
from neurons.checks.probes.compiled import describe_compile
from neurons.checks.probes.models import describe_model, rows


def diabetes_rows(rng: np.random.Generator) -> np.ndarray:
    """Rows of eight standardised columns."""
    return rows(rng, [-3.0] * 8, [3.0] * 8)


def look_at_diabetes(
    namespace: dict[str, Any], rng: np.random.Generator
) -> dict[str, Any]:
    """The model `diabetes`, and how it was compiled."""
    model = namespace.get("diabetes")
    return {
        "model": describe_model(model, diabetes_rows(rng)),
        "compile": describe_compile(model),
    }


PROBE = Probe(look=look_at_diabetes)
