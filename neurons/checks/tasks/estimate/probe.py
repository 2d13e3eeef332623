"""What to look at for `estimate`."""

from __future__ import annotations

from neurons.checks.probes import Probe

PROBE = Probe()
