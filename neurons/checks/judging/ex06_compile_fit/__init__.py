"""Judges of exercise 6: references, known mistakes and words, a module per task."""

from __future__ import annotations

from neurons.checks.judging.ex06_compile_fit.diabetes import DiabetesJudge
from neurons.checks.judging.ex06_compile_fit.gradient_step import GRADIENT_STEP
from neurons.checks.judging.ex06_compile_fit.majority import MAJORITY
from neurons.checks.judging.ex06_compile_fit.standardize import STANDARDIZE
from neurons.checks.judging.ex06_compile_fit.trained import TrainedJudge

JUDGES = {
    "gradient_step": GRADIENT_STEP,
    "standardize": STANDARDIZE,
    "majority": MAJORITY,
    "diabetes": DiabetesJudge(),
    "trained": TrainedJudge(),
}
