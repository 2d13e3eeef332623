"""The heading, in a task's chapter, under which it is explained.

A task that is not listed is explained by its chapter as a whole.
"""

from __future__ import annotations

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
