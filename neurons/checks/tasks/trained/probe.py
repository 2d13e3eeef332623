"""What to look at for `trained`."""

from neurons.checks.probes import Probe
from neurons.checks.tasks.diabetes.probe import look_at_diabetes

PROBE = Probe(look=look_at_diabetes, version=2)
