"""The drawings that state a task: a network to build, shown without its code."""

from __future__ import annotations

from neurons.draw.graph import DenseLayer
from neurons.draw.network import Drawing, draw_layers

# A task's drawing is stored as plain numbers, not as a model: a model here would be
# an answer ready to submit.
DIAGRAMS: dict[str, tuple[DenseLayer, ...]] = {
    "sum_and_difference": (
        DenseLayer("", ((1.0, 1.0), (1.0, -1.0)), (0.0, 0.0), "linear"),
    ),
    "relu_neuron": (DenseLayer("", ((1.0,),), (0.0,), "relu"),),
    # Too many lines to carry their weights, so these numbers show nowhere.
    "small_stack": (
        DenseLayer("", ((0.0,) * 4,) * 2, (0.0,) * 4, "relu"),
        DenseLayer("", ((0.0,) * 3,) * 4, (0.0,) * 3, "relu"),
        DenseLayer("", ((0.0,),) * 3, (0.0,), "linear"),
    ),
}


def diagram(task: str) -> Drawing:
    """Show the network that a task asks for.

    Args:
        task: str, id of a task that is stated by a diagram.

    Returns:
        Drawing: what `draw.network` shows for a right answer to that task.

    Raises:
        ValueError: no diagram states that task; the message lists those that do.
    """
    if task not in DIAGRAMS:
        raise ValueError(
            f"No diagram states the task {task!r}; there are: {', '.join(DIAGRAMS)}."
        )
    return draw_layers(DIAGRAMS[task])
