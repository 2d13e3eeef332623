"""What to look at for `plane`."""

from neurons.checks.probes import Probe

PROBE = Probe()
