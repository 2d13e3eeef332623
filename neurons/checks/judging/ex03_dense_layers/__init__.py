"""Judges of exercise 3: references, known mistakes and words, a module per task."""

from __future__ import annotations

from neurons.checks.judging.ex03_dense_layers.classifier import CLASSIFIER
from neurons.checks.judging.ex03_dense_layers.dense_forward import DENSE_FORWARD
from neurons.checks.judging.ex03_dense_layers.dense_parameters import DENSE_PARAMETERS
from neurons.checks.judging.ex03_dense_layers.kilobytes import KILOBYTES
from neurons.checks.judging.ex03_dense_layers.sum_and_difference import (
    SUM_AND_DIFFERENCE,
)

JUDGES = {
    "dense_parameters": DENSE_PARAMETERS,
    "sum_and_difference": SUM_AND_DIFFERENCE,
    "dense_forward": DENSE_FORWARD,
    "classifier": CLASSIFIER,
    "kilobytes": KILOBYTES,
}
