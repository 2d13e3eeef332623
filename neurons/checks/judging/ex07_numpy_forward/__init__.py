"""Judges of exercise 7: references, known mistakes and words, a module per task."""

from __future__ import annotations

from neurons.checks.judging.ex07_numpy_forward.by_hand import RELU_NETWORK, TWO_NEURONS
from neurons.checks.judging.ex07_numpy_forward.forward import FORWARD
from neurons.checks.judging.ex07_numpy_forward.from_keras import FromKerasJudge

JUDGES = {
    "two_neurons": TWO_NEURONS,
    "relu_network": RELU_NETWORK,
    "forward": FORWARD,
    "from_keras": FromKerasJudge(),
}
