"""What to look at for `estimate`."""

from neurons.checks.probes import Probe

PROBE = Probe()
