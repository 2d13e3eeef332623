"""What to look at for `concrete`."""

import numpy as np

from neurons.checks.probes import Probe
from neurons.checks.probes.models import look_at_model, near_and_far, rows
from neurons.types import Floats

# The largest figure of each feature in the concrete table, kg per cubic meter; the
# last one is the age in days.
CONCRETE_MOST = (540.0, 359.4, 200.1, 247.0, 32.2, 1145.0, 992.6, 365.0)


def concrete_rows(rng: np.random.Generator) -> Floats:
    """Rows as large as the concrete mixes of the table, shape (n, 8)."""
    return near_and_far(rows(rng, np.zeros(8), CONCRETE_MOST), 1e-3)


PROBE = Probe(look=look_at_model("concrete", concrete_rows), version=2)
