"""The chapter that explains a task, and the heading in it.

A task without a heading is explained by its chapter as a whole.
"""

from __future__ import annotations

from neurons.checks.catalogue import ASSIGNMENTS

# The chapter of an exercise, or of one of its tasks where that is another.
CHAPTERS: dict[str, str] = {
    "01-single-neuron": "Chapter 1, The single neuron",
    "02-multiple-inputs": "Chapter 2, Multiple inputs",
    "03-dense-layers": "Chapter 3, Dense layers",
    "04-relu": "Chapter 4, ReLU and its relatives",
    "05-stacking": "Chapter 5, Stacking layers",
    "06-compile-fit": "Chapter 6b, Diabetes",
    "gradient_step": "Chapter 6a, Cost and descent",
    "07-numpy-forward": "Chapter 7, Forward passes from scratch",
}

SECTIONS: dict[str, str] = {
    "neuron": "In NumPy",
    "estimate": "A neuron as a picture",
    "line": "Where 2.5 and 90 come from",
    "surprise": "The cereals that the line gets wrong",
    "house": "In Keras",
    "linear_unit": "In NumPy",
    "model": "The shape of one example",
    "shapes": "What a new model holds",
    "by_hand": "In Keras",
    "plane": "The best plane",
    "dense_parameters": "How many numbers is that?",
    "sum_and_difference": "Rows leave, columns arrive",
    "dense_forward": "In NumPy",
    "classifier": "A larger network, step by step",
    "kilobytes": "Every line of the summary",
    "relu": "In NumPy",
    "relu_neuron": "A bend as a picture",
    "collapse": "Would a second layer help?",
    "logistic": "A neuron that says yes or no",
    "softmax": "Numbers that are too large",
    "boundary": "A neuron that says yes or no",
    "small_stack": "A stack as a picture",
    "features_target": "Half a million numbers that know nothing",
    "layer_parameters": "Half a million numbers that know nothing",
    "concrete": "Half a million numbers that know nothing",
    "gradient_step": "One step down",
    "two_neurons": "From a dictionary to a matrix",
    "relu_network": "One bend more",
    "forward": "From two layers to a list",
    "from_keras": "From a Keras model to a list",
}


def chapter_of(task: str) -> str:
    """The chapter that explains a task: `Chapter 1, The single neuron`."""
    own = CHAPTERS.get(task)
    return own or next(CHAPTERS[s] for s, tasks in ASSIGNMENTS.items() if task in tasks)
