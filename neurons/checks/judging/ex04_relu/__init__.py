"""Judges of exercise 4: references, known mistakes and words, a module per task."""

from __future__ import annotations

from neurons.checks.judging.ex04_relu.boundary import BOUNDARY
from neurons.checks.judging.ex04_relu.collapse import COLLAPSE
from neurons.checks.judging.ex04_relu.logistic import LogisticJudge
from neurons.checks.judging.ex04_relu.relu import RELU
from neurons.checks.judging.ex04_relu.relu_neuron import RELU_NEURON
from neurons.checks.judging.ex04_relu.softmax import SOFTMAX

JUDGES = {
    "relu": RELU,
    "relu_neuron": RELU_NEURON,
    "collapse": COLLAPSE,
    "logistic": LogisticJudge(),
    "softmax": SOFTMAX,
    "boundary": BOUNDARY,
}
