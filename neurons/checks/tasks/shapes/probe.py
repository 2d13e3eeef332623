"""What to look at for `shapes`."""

from neurons.checks.probes import Probe

PROBE = Probe()
