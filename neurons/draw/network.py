"""The public drawing of a network."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from neurons.draw.graph import DenseLayer, read
from neurons.draw.svg import render
from neurons.draw.words import describe

KEY = (
    "Square: an input. Circle: a unit, which adds up (Σ) and applies its activation "
    "function. Diamond: always 1; its dashed lines carry the biases. Filled arrowhead: "
    "a positive weight; open one: a negative weight. Gray band: all weights between "
    "two layers."
)


@dataclass(frozen=True)
class Drawing:
    """A picture and the same in words; two are equal if they show the same.

    Args:
        svg: str, an SVG element.
        text: str, what the picture shows, a few lines.
    """

    svg: str
    text: str

    def save(self, path: str | Path) -> Path:
        """Write the picture to a file.

        Args:
            path: file name that ends in .svg.

        Returns:
            Path of the written file.

        Raises:
            ValueError: the name does not end in .svg.
        """
        path = Path(path)
        if path.suffix.lower() != ".svg":
            raise ValueError(f"{path.name} must end in .svg; only SVG is written.")
        path.write_text(self.svg + "\n", encoding="utf-8", newline="\n")
        return path

    def _repr_mimebundle_(
        self, include: object = None, exclude: object = None
    ) -> dict[str, str]:
        return {
            "text/html": self._html(),
            "image/svg+xml": self.svg,
            "text/plain": self.text,
        }

    def _html(self) -> str:
        lines = "<br>".join(escape(line.strip()) for line in self.text.splitlines())
        return (
            '<figure class="network-diagram" style="margin:0">'
            f"{self.svg}<figcaption><details><summary>The drawing in words</summary>"
            f"<p>{KEY}</p><p>{lines}</p></details></figcaption></figure>"
        )


def network(
    model: object, inputs: Sequence[str] = (), outputs: Sequence[str] = ()
) -> Drawing:
    """Draw a real Keras model: inputs, layers, units, activations, weights.

    Squares are inputs, a diamond with a 1 belongs to the biases of the layer on
    its right, a circle is a neuron with its sum and its activation. Up to twelve
    lines carry their weight, the others are one band between layers of more than
    four nodes; a column of more than eight nodes is shortened.

    Args:
        model: a built Keras Dense layer, or a Sequential or functional model that
            is one chain of Dense layers.
        inputs: str labels with units, one per input, such as "sugars (g)".
        outputs: str labels with units, one per unit of the last layer.

    Returns:
        Drawing: shows itself in a notebook; `.svg`, `.text`, `.save(path)`.

    Raises:
        TypeError: `model` is no Keras layer or model, or labels are no list.
        ValueError: it is not one chain of built Dense layers, or the number of
            labels does not fit.
    """
    return draw_layers(read(model), inputs, outputs)


def draw_layers(
    layers: Sequence[DenseLayer],
    inputs: Sequence[str] = (),
    outputs: Sequence[str] = (),
) -> Drawing:
    """Draw plain records of dense layers; `network` says what the arguments are."""
    _demand_count("inputs", inputs, layers[0].n_inputs)
    _demand_count("outputs", outputs, layers[-1].n_units)
    text = describe(layers, inputs, outputs)
    return Drawing(render(layers, inputs, outputs, text), text)


def _demand_count(name: str, labels: Sequence[str], count: int) -> None:
    if isinstance(labels, str):
        raise TypeError(f"{name} must be a list of labels, such as [{labels!r}].")
    if labels and len(labels) != count:
        raise ValueError(
            f"{name} has {len(labels)} labels; the model has {count} {name}."
        )
