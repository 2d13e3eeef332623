"""Judges of exercise 5: references, known mistakes and words."""

from __future__ import annotations

from neurons.checks.judging.ex05_stacking.build_mlp import BuildMlpJudge
from neurons.checks.judging.ex05_stacking.features_target import FeaturesTargetJudge
from neurons.checks.judging.ex05_stacking.layer_parameters import LAYER_PARAMETERS
from neurons.checks.judging.ex05_stacking.stacks import CONCRETE, SMALL_STACK

JUDGES = {
    "small_stack": SMALL_STACK,
    "features_target": FeaturesTargetJudge(),
    "layer_parameters": LAYER_PARAMETERS,
    "concrete": CONCRETE,
    "build_mlp": BuildMlpJudge(),
}
