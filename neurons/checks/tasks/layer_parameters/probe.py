"""What to look at for `layer_parameters`."""

from __future__ import annotations

from neurons.checks.probes import Probe

PROBE = Probe()
