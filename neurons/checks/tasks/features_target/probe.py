"""What to look at for `features_target`."""

from __future__ import annotations

from neurons.checks.probes import Probe

PROBE = Probe()
