"""Judges of exercise 1: references, known mistakes and words, a module per task."""

from __future__ import annotations

from neurons.checks.judging.ex01_single_neuron.estimate import ESTIMATE
from neurons.checks.judging.ex01_single_neuron.house import HouseJudge
from neurons.checks.judging.ex01_single_neuron.line import line_judge
from neurons.checks.judging.ex01_single_neuron.neuron import NEURON
from neurons.checks.judging.ex01_single_neuron.surprise import SURPRISE

JUDGES = {
    "neuron": NEURON,
    "estimate": ESTIMATE,
    "line": line_judge(),
    "surprise": SURPRISE,
    "house": HouseJudge(),
}
