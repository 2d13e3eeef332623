"""What to look at for `diabetes`."""

import numpy as np

from neurons.checks.facts import Evidence
from neurons.checks.probes import Probe
from neurons.checks.probes.compiled import describe_compile
from neurons.checks.probes.models import describe_model, near_and_far, rows
from neurons.types import Floats, Namespace


def diabetes_rows(rng: np.random.Generator) -> Floats:
    """Rows of eight standardized columns."""
    return near_and_far(rows(rng, [-3.0] * 8, [3.0] * 8))


def look_at_diabetes(namespace: Namespace, rng: np.random.Generator) -> Evidence:
    """Look at the model `diabetes`, and at how it was compiled."""
    model = namespace.get("diabetes")
    return Evidence(
        {},
        model=describe_model(model, diabetes_rows(rng)),
        compile=describe_compile(model),
    )


PROBE = Probe(look=look_at_diabetes, version=2)
