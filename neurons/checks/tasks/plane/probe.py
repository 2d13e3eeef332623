"""What to look at for `plane`."""

from __future__ import annotations

from neurons.checks.probes import Probe

PROBE = Probe()
