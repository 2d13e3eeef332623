"""Judges of exercise 4: references, known mistakes and words, a module per task."""

from __future__ import annotations

from neurons.checks.judging.ex04_relu.boundary import BOUNDARY
from neurons.checks.judging.ex04_relu.collapse import COLLAPSE
from neurons.checks.judging.ex04_relu.relu import RELU
from neurons.checks.judging.ex04_relu.softmax import SOFTMAX

JUDGES = {
    "relu": RELU,
    "collapse": COLLAPSE,
    "softmax": SOFTMAX,
    "boundary": BOUNDARY,
}
