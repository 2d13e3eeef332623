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
}
