"""Judges of exercise 2: references, known mistakes and words, a module per task."""

from __future__ import annotations

from neurons.checks.judging.ex02_multiple_inputs.by_hand import BY_HAND
from neurons.checks.judging.ex02_multiple_inputs.linear_unit import LINEAR_UNIT
from neurons.checks.judging.ex02_multiple_inputs.model import MODEL
from neurons.checks.judging.ex02_multiple_inputs.plane import plane_judge
from neurons.checks.judging.ex02_multiple_inputs.shapes import ShapesJudge

JUDGES = {
    "linear_unit": LINEAR_UNIT,
    "model": MODEL,
    "shapes": ShapesJudge(),
    "by_hand": BY_HAND,
    "plane": plane_judge(),
}
