"""The tasks of the course and the names that a learner defines for each.

Both halves of a check read it. It says nothing about right answers.
"""

from __future__ import annotations

from difflib import get_close_matches

ASSIGNMENTS: dict[str, dict[str, tuple[str, ...]]] = {
    "01-single-neuron": {
        "neuron": ("neuron",),
        "estimate": ("calories_5g",),
        "line": ("w_fit", "b_fit"),
        "surprise": ("most_surprising",),
        "house": ("house",),
    },
    "02-multiple-inputs": {
        "linear_unit": ("linear_unit",),
        "model": ("model",),
        "shapes": ("kernel_shape", "bias_shape", "parameters"),
        "by_hand": ("known",),
        "plane": ("plane_w", "plane_b"),
    },
    "03-dense-layers": {
        "dense_parameters": ("dense_parameters",),
        "sum_and_difference": ("sum_and_difference",),
        "dense_forward": ("dense_forward",),
        "classifier": ("classifier",),
        "kilobytes": ("kilobytes",),
    },
    "04-relu": {
        "relu": ("relu",),
        "relu_neuron": ("relu_neuron",),
        "collapse": ("collapse",),
        "logistic": ("logistic",),
        "softmax": ("softmax",),
        "boundary": ("boundary",),
    },
    "05-stacking": {
        "small_stack": ("small_stack",),
        "features_target": ("X", "y"),
        "layer_parameters": ("layer_parameters",),
        "concrete": ("concrete",),
        "build_mlp": ("build_mlp",),
    },
    "06-compile-fit": {
        "gradient_step": ("gradient_step",),
        "standardize": ("standardize",),
        "majority": ("majority_accuracy",),
        "diabetes": ("diabetes",),
        "trained": ("diabetes", "held_out_accuracy"),
    },
    "07-numpy-forward": {
        "two_neurons": ("two_neurons",),
        "relu_network": ("relu_network",),
        "forward": ("forward",),
        "from_keras": ("from_keras",),
    },
}

NAMES: dict[str, tuple[str, ...]] = {
    task: names for tasks in ASSIGNMENTS.values() for task, names in tasks.items()
}


def task_names(task: str) -> tuple[str, ...]:
    """The names that the learner defines for a task.

    Raises:
        KeyError: there is no such task; the message lists those that exist.
    """
    if task not in NAMES:
        raise KeyError(f"no task {task!r}; there are: {', '.join(NAMES)}")
    return NAMES[task]


def no_such_task(task: object) -> str:
    """What to tell somebody who asks for a task that is not there."""
    near = get_close_matches(str(task), NAMES, n=1)
    if near:
        return f"There is no task {task!r}. Did you mean {near[0]!r}?"
    return f"There is no task {task!r}. The tasks are: {', '.join(NAMES)}."
