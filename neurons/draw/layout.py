"""Where each node, line and label of the drawing goes, in pixels."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

from neurons.draw.graph import DenseLayer
from neurons.draw.numbers import shown

MOST_LABELED_LINES = 12
MOST_DRAWN_NODES = 8
RADIUS = 26.0
COLUMN_GAP = 170.0
_WIDE_GAP = 260.0  # several labels per unit need longer lines to stand apart
ROW_GAP = 70.0
LETTER = 7.4  # a wide guess of one letter's width at 14 px, so labels never clip
# A dash near a number, or a short end of its line, reads as a minus: "74" as "-74".
_AROUND_LABEL, _BEFORE_LABEL = 7.0, 12.0
MOST_LINES_APART = 4  # per column; more are drawn as one band
_SHOWN_FIRST, _SHOWN_LAST = 4, 1
# Near the line's start, where it has not met the others yet.
_PLACES = (0.26, 0.3, 0.34, 0.22, 0.38, 0.42, 0.46, 0.5, 0.56, 0.62, 0.68, 0.74)


@dataclass(frozen=True)
class Node:
    """A node; `kind` is input, unit, bias or gap, `index` its place in the column."""

    kind: str
    column: int
    index: int
    x: float
    y: float


@dataclass(frozen=True)
class Line:
    """A line from node to node, hidden by its label ("" for none) around (x, y)."""

    start: Node
    end: Node
    label: str = ""
    x: float = 0.0
    y: float = 0.0
    width: float = 0.0


@dataclass(frozen=True)
class Band:
    """All lines between two columns of many nodes, drawn as one."""

    start: tuple[Node, ...]
    end: tuple[Node, ...]
    label: str


@dataclass(frozen=True)
class Layout:
    """Everything placed; `bottom` is the lowest pixel that nodes use."""

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    bands: tuple[Band, ...]
    bottom: float


def shows_weights(layers: Sequence[DenseLayer]) -> bool:
    """Say whether the drawing is small enough for a number on each line."""
    return sum(layer.n_parameters for layer in layers) <= MOST_LABELED_LINES


def place(layers: Sequence[DenseLayer], left: float, top: float) -> Layout:
    """Place the nodes in columns from left to right, and the lines between them.

    Args:
        layers: DenseLayer records from input to output.
        left: float, px: center of the input column.
        top: float, px: where the tallest column begins.

    Returns:
        Layout: nodes, lines and the lowest pixel in use.
    """
    sizes = [layers[0].n_inputs, *(layer.n_units for layer in layers)]
    biased = [layer.bias is not None for layer in layers] + [False]
    tallest = max(
        len(_drawn(size)) + has_bias
        for size, has_bias in zip(sizes, biased, strict=True)
    )
    middle = top + (tallest - 1) * ROW_GAP / 2 + RADIUS
    gap = COLUMN_GAP
    if shows_weights(layers) and sum(layer.n_parameters for layer in layers) > 5:
        gap = _WIDE_GAP
    columns = []
    for number, (size, has_bias) in enumerate(zip(sizes, biased, strict=True)):
        x = left + number * gap
        columns.append(_column(number, size, has_bias, x, middle))
    lines, bands = _lines(layers, columns)
    if shows_weights(layers):
        lines = _label(lines, layers)
    nodes = tuple(node for column in columns for node in column)
    bottom = max(node.y for node in nodes) + RADIUS
    return Layout(nodes, tuple(lines), tuple(bands), bottom)


def _drawn(size: int) -> list[int | None]:
    if size <= MOST_DRAWN_NODES:
        return list(range(size))
    return [*range(_SHOWN_FIRST), None, *range(size - _SHOWN_LAST, size)]


def _column(
    number: int, size: int, has_bias: bool, x: float, middle: float
) -> list[Node]:
    drawn = _drawn(size)
    y = middle - (len(drawn) - 1) * ROW_GAP / 2
    kind = "unit" if number else "input"
    nodes = []
    for index in drawn:
        if index is None:
            nodes.append(Node("gap", number, -1, x, y))
        else:
            nodes.append(Node(kind, number, index, x, y))
        y += ROW_GAP
    if has_bias:
        nodes.append(Node("bias", number, 0, x, y))
        # The column with its bias node stays centered on the same middle.
        nodes = [Node(n.kind, n.column, n.index, n.x, n.y - ROW_GAP / 2) for n in nodes]
    return nodes


def _lines(
    layers: Sequence[DenseLayer], columns: list[list[Node]]
) -> tuple[list[Line], list[Band]]:
    lines: list[Line] = []
    bands: list[Band] = []
    for layer, start, end in zip(layers, columns, columns[1:], strict=False):
        heads = tuple(node for node in end if node.kind != "bias")
        if max(layer.n_inputs, layer.n_units) > MOST_LINES_APART and not (
            shows_weights(layers)
        ):
            label = f"{layer.n_inputs:,} × {layer.n_units:,}"
            bands.append(Band(tuple(start), heads, label))
        else:
            lines += [
                Line(tail, head)
                for tail in start
                for head in heads
                if "gap" not in {tail.kind, head.kind}
            ]
    return lines, bands


def _label(lines: list[Line], layers: Sequence[DenseLayer]) -> list[Line]:
    boxes: list[tuple[float, float, float]] = []
    labeled = []
    for line in lines:
        layer = layers[line.start.column]
        row = layer.bias if line.start.kind == "bias" else None
        values = layer.kernel[line.start.index] if row is None else row
        label = shown(values[line.end.index])
        width = len(label) * LETTER + 2 * _AROUND_LABEL
        x, y = min(
            (_point(line, share) for share in _PLACES),
            key=lambda spot: _crowding(spot, width, line, lines, boxes),
        )
        boxes.append((x, y, width))
        labeled.append(Line(line.start, line.end, label, x, y, width))
    return labeled


def _point(line: Line, share: float) -> tuple[float, float]:
    return (
        line.start.x + share * (line.end.x - line.start.x),
        line.start.y + share * (line.end.y - line.start.y),
    )


def _crowding(
    spot: tuple[float, float],
    width: float,
    line: Line,
    lines: list[Line],
    boxes: list[tuple[float, float, float]],
) -> int:
    # A label on a label cannot be read; one on another's line can be misread.
    x, y = spot
    on_labels = sum(
        abs(x - u) < (width + v) / 2 and abs(y - w) < 18 for u, w, v in boxes
    )
    on_lines = sum(
        _passes(other, x, y, width)
        for other in lines
        if other is not line and other.start.column == line.start.column
    )
    before = hypot(x - line.start.x, y - line.start.y) - RADIUS - width / 2
    return 10 * on_labels + on_lines + int(before < _BEFORE_LABEL)


def _passes(line: Line, x: float, y: float, width: float) -> bool:
    steps = (_point(line, k / 40) for k in range(41))
    return any(abs(u - x) < width / 2 and abs(v - y) < 8 for u, v in steps)
