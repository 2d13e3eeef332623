"""What to look at for `layer_parameters`."""

from neurons.checks.probes import Probe

PROBE = Probe()
