"""What to look at for `features_target`."""

from neurons.checks.probes import Probe

PROBE = Probe()
