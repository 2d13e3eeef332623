"""Judges of the two networks that exercise 5 asks for."""

from __future__ import annotations

from neurons.checks.judging.ex05_stacking.about import ABOUT
from neurons.checks.judging.networks import NetworkJudge
from neurons.checks.probing.ex05_stacking import concrete_rows, small_stack_rows

SMALL_STACK = NetworkJudge(
    task="small_stack",
    name="small_stack",
    points=2,
    inputs=2,
    units=(4, 3, 1),
    activations=("relu", "relu", "linear"),
    draw_rows=small_stack_rows,
    success=(
        "Right: 12 + 15 + 4 = 31 parameters. Only the first layer was told its inputs; "
        "each other layer takes what the one before gives."
    ),
    example="keras.Sequential([keras.Input((2,)), …])",
    about=ABOUT,
)

CONCRETE = NetworkJudge(
    task="concrete",
    name="concrete",
    points=3,
    inputs=8,
    units=(512, 512, 512, 1),
    activations=("relu", "relu", "relu", "linear"),
    draw_rows=concrete_rows,
    success=(
        "Right: 530,433 parameters for 1030 mixes. Its answers mean nothing before it "
        "is fitted; chapter 6 does that."
    ),
    example="keras.Sequential([keras.Input((8,)), …])",
    input_causes={
        9: "the target was counted among the features.",
        1030: "the number of rows was taken; one row is asked for.",
    },
    about=ABOUT,
)
