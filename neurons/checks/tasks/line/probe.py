"""What to look at for `line`."""

from neurons.checks.probes import Probe

PROBE = Probe()
