"""The drawing in words, computed from the same plain data."""

from collections.abc import Sequence

from neurons.draw.graph import DenseLayer
from neurons.draw.layout import shows_weights
from neurons.draw.numbers import counted, shown, subscript


def describe(
    layers: Sequence[DenseLayer], inputs: Sequence[str], outputs: Sequence[str]
) -> str:
    """Tell all that the drawing shows.

    Args:
        layers: DenseLayer records from input to output.
        inputs: str labels of the inputs, one each, or empty.
        outputs: str labels of the outputs, one each, or empty.

    Returns:
        str, one line per part: inputs, each layer, outputs, parameters in all.
    """
    lines = [_ends("input", "x", layers[0].n_inputs, inputs)]
    with_weights = shows_weights(layers)
    for number, layer in enumerate(layers, start=1):
        lines.append(_layer(layer, number, last=number == len(layers)))
        if with_weights:
            lines += _sums(layer, first=number == 1)
    lines.append(_ends("output", "y", layers[-1].n_units, outputs))
    total = sum(layer.n_parameters for layer in layers)
    lines.append(f"In all: {counted(total, 'parameter')}.")
    return "\n".join(lines)


def layer_title(layer: DenseLayer, number: int, *, last: bool) -> str:
    """Name a layer by its author's name, else by its place."""
    if layer.name:
        return f"“{layer.name}”"
    return "Output" if last else f"Hidden {number}"


def _ends(noun: str, letter: str, count: int, labels: Sequence[str]) -> str:
    if not labels:
        return f"{counted(count, noun)}."
    names = (
        f"{subscript(letter, i, count)} is {label}" for i, label in enumerate(labels)
    )
    return f"{counted(count, noun)}: {', '.join(names)}."


def _layer(layer: DenseLayer, number: int, last: bool) -> str:
    n_weights = layer.n_inputs * layer.n_units
    biases = (
        f"{counted(len(layer.bias), 'bias')} on a node 1" if layer.bias else "no bias"
    )
    return (
        f"{layer_title(layer, number, last=last)}"
        f"{' (the output)' if last and layer.name else ''}: "
        f"{counted(layer.n_units, 'unit')}, activation {layer.activation}, "
        f"{counted(n_weights, 'weight')} and {biases}."
    )


def _sums(layer: DenseLayer, first: bool) -> list[str]:
    letter = "x" if first else "h"
    names = [subscript(letter, i, layer.n_inputs) for i in range(layer.n_inputs)]
    lines = []
    for unit in range(layer.n_units):
        terms = [
            f"{shown(row[unit])} · {name}"
            for row, name in zip(layer.kernel, names, strict=True)
        ]
        if layer.bias is not None:
            terms.append(shown(layer.bias[unit]))
        total = " + ".join(terms).replace("+ −", "− ")
        lines.append(f"  Unit {unit}: {layer.activation}({total}).")
    return lines
