"""The drawing as SVG: text as text, no ids, no dates, the same bytes each time."""

from collections.abc import Iterable, Sequence
from xml.etree import ElementTree as ET

import numpy as np

from neurons.draw.graph import DenseLayer
from neurons.draw.layout import LETTER, RADIUS, Band, Layout, Line, Node, place
from neurons.draw.numbers import counted, shown, subscript
from neurons.draw.words import layer_title

Point = tuple[float, float]

_BLUE, _ORANGE = "#0072B2", "#D55E00"  # Okabe and Ito's color-blind-safe palette
_PAPER = "var(--paper, var(--jp-layout-color0, #fff))"
_ROW = 30.0
_MARGIN = 12.0
_Z = np.linspace(-3, 3, 25)
_CURVES = {
    "linear": _Z / 3,
    "relu": np.maximum(_Z, 0) / 3,
    "leaky_relu": np.where(_Z > 0, _Z, 0.2 * _Z) / 3,
    "sigmoid": 1 / (1 + np.exp(-2 * _Z)),
    "tanh": np.tanh(_Z),
    "elu": np.where(_Z > 0, _Z / 3, np.expm1(_Z) / 3),
    "softplus": np.log1p(np.exp(_Z)) / 3,
    "silu": _Z / (1 + np.exp(-_Z)) / 3,
    "gelu": _Z / (1 + np.exp(-1.702 * _Z)) / 3,
}


def render(
    layers: Sequence[DenseLayer],
    inputs: Sequence[str],
    outputs: Sequence[str],
    words: str,
    *,
    back: bool = False,
    labels: bool = True,
    values: Sequence[Sequence[float]] = (),
) -> str:
    """Draw the layers.

    Args:
        layers: DenseLayer records from input to output.
        inputs: str labels of the inputs, one each, or empty.
        outputs: str labels of the outputs, one each, or empty.
        words: str, the drawing in words; becomes the picture's label.
        back: bool, whether the lines carry derivatives, from right to left.
        labels: bool, whether small networks get a number on each line.
        values: for each column the numbers to write below its nodes, if any.

    Returns:
        str: an SVG element, transparent, in the text color around it.
    """
    layout = placed(layers, inputs)
    root = ET.Element("svg", _root_attributes(words))
    for band in layout.bands:
        _band(root, band)
    for line in layout.lines:
        _line(root, line, back=back)
    for line in (line for line in layout.lines if line.label and labels):
        _line_label(root, line)
    for node in layout.nodes:
        _node(root, node, layers)
        if values and node.kind != "bias":
            number = shown(values[node.column][node.index])
            _text(root, node.x, node.y + RADIUS + 9, number, **{"font-weight": "600"})
    _headings(root, layers, layout)
    right = _outer_labels(root, layers, layout, inputs, outputs)
    below = 2 * _MARGIN if values or not labels else _MARGIN
    width, height = f"{right + _MARGIN:.0f}", f"{layout.bottom + below:.0f}"
    root.set("viewBox", f"0 0 {width} {height}")
    root.set("width", width)
    root.set("height", height)
    return ET.tostring(root, encoding="unicode")


def placed(layers: Sequence[DenseLayer], inputs: Sequence[str]) -> Layout:
    """Place a drawing's parts, right of the labels of its inputs."""
    return place(layers, left=_MARGIN + RADIUS + _widest(inputs), top=2.4 * _ROW)


def _root_attributes(words: str) -> dict[str, str]:
    return {
        "xmlns": "http://www.w3.org/2000/svg",
        "role": "img",
        "aria-label": " ".join(words.split()),
        "font-family": "'Figtree Variable', system-ui, 'Segoe UI', sans-serif",
        "font-size": "14",
        "fill": "currentColor",
        # In the page it takes the text's color, so no dark-mode filter is wanted.
        "style": "max-width:100%;height:auto;filter:none!important",
    }


def _text(
    root: ET.Element,
    x: float,
    y: float,
    text: str,
    anchor: str = "middle",
    **more: str,
) -> None:
    attributes = {"x": f"{x:.1f}", "y": f"{y + 5:.1f}", "text-anchor": anchor, **more}
    ET.SubElement(root, "text", attributes).text = text


def _label_lines(label: str) -> list[str]:
    # The unit gets a line of its own, so that a phone need not shrink the drawing.
    words, bracket, unit = label.partition(" (")
    return [words, f"({unit}"] if bracket else [words]


def _widest(labels: Sequence[str]) -> float:
    lines = [line for label in labels for line in _label_lines(label)]
    return max(map(len, lines), default=0) * LETTER


def _label(root: ET.Element, x: float, y: float, label: str, anchor: str) -> None:
    lines = _label_lines(label)
    y -= (len(lines) - 1) * 9
    for line in lines:
        _text(root, x, y, line, anchor=anchor)
        y += 18


def _line_label(root: ET.Element, line: Line) -> None:
    # A bare halo leaves the line visible beside the point of "2.5": it reads "2:5".
    paper = {"x": f"{line.x - line.width / 2:.1f}", "y": f"{line.y - 9:.1f}"}
    paper |= {"width": f"{line.width:.1f}", "height": "18", "fill": "#fff"}
    # Along its line, a number belongs to no other.
    dx, dy = line.end.x - line.start.x, line.end.y - line.start.y
    angle = float(np.degrees(np.arctan2(dy, dx)))
    turned = {"transform": f"rotate({angle:.1f} {line.x:.1f} {line.y:.1f})"}
    style = {"style": f"fill:{_PAPER}"}
    ET.SubElement(root, "rect", {**paper, **turned, **style})
    _text(root, line.x, line.y, line.label, **turned)


def _band(root: ET.Element, band: Band) -> None:
    left, right = band.start[0].x + RADIUS, band.end[0].x - RADIUS
    ends = [(left, band.start[0].y), (right, band.end[0].y)]
    ends += [(right, band.end[-1].y), (left, band.start[-1].y)]
    pale = {"fill": "currentColor", "fill-opacity": "0.08"}
    ET.SubElement(root, "polygon", {"points": _points(ends), **pale})
    x = (left + right) / 2
    y = (band.end[0].y + band.end[-1].y + band.start[0].y + band.start[-1].y) / 4
    _text(root, x, y - 16, band.label, **{"font-weight": "600"})
    _arrow(root, (x - 34, y), (x + 34, y))


def _line(root: ET.Element, line: Line, *, back: bool) -> None:
    dx, dy = line.end.x - line.start.x, line.end.y - line.start.y
    length = float(np.hypot(dx, dy))
    ux, uy = dx / length, dy / length
    near = RADIUS + 1 if back else RADIUS * 0.8  # a head stays clear of its node
    x1, y1 = line.start.x + ux * near, line.start.y + uy * near
    x2, y2 = line.end.x - ux * (RADIUS + 1), line.end.y - uy * (RADIUS + 1)
    ends = ((x2, y2), (x1, y1)) if back else ((x1, y1), (x2, y2))
    open_head = line.label.startswith("−")
    _arrow(root, *ends, dashed=line.start.kind == "bias", open_head=open_head)


def _arrow(
    root: ET.Element,
    start: Point,
    end: Point,
    *,
    dashed: bool = False,
    open_head: bool = False,
) -> None:
    (x1, y1), (x2, y2) = start, end
    length = float(np.hypot(x2 - x1, y2 - y1))
    ux, uy = (x2 - x1) / length, (y2 - y1) / length
    attributes = {
        "x1": f"{x1:.1f}",
        "y1": f"{y1:.1f}",
        "x2": f"{x2 - 7 * ux:.1f}",
        "y2": f"{y2 - 7 * uy:.1f}",
        "stroke": _ORANGE if dashed else "currentColor",
        "stroke-width": "1.5",
    }
    if dashed:
        attributes["stroke-dasharray"] = "5 4"
    ET.SubElement(root, "line", attributes)
    # The head is a shape of its own: markers would need ids, which clash in a page.
    back_x, back_y = x2 - 9 * ux, y2 - 9 * uy
    points = [(x2, y2)]
    points += [(back_x - s * 4.5 * uy, back_y + s * 4.5 * ux) for s in (1, -1)]
    color = attributes["stroke"]
    head = {"points": _points(points), "stroke": color}
    style = f"fill:{_PAPER}" if open_head else f"fill:{color}"
    ET.SubElement(root, "polygon", {**head, "fill": color, "style": style})


def _points(points: Iterable[Point]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


def _node(root: ET.Element, node: Node, layers: Sequence[DenseLayer]) -> None:
    if node.kind == "gap":
        _text(root, node.x, node.y, "⋮", **{"font-size": "26"})
    elif node.kind == "unit":
        _unit(root, node.x, node.y, RADIUS, layers[node.column - 1].activation)
    elif node.kind == "bias":
        _diamond(root, node.x, node.y, RADIUS * 0.8)
    else:
        label = subscript("x", node.index, layers[0].n_inputs)
        _square(root, node.x, node.y, RADIUS * 0.8, label)


def _shape(root: ET.Element, tag: str, color: str, **attributes: str) -> None:
    attributes |= {"fill": color, "fill-opacity": "0.12", "stroke": color}
    ET.SubElement(root, tag, {**attributes, "stroke-width": "2"})


def _square(root: ET.Element, x: float, y: float, half: float, label: str) -> None:
    side = f"{2 * half:.1f}"
    corner = {"x": f"{x - half:.1f}", "y": f"{y - half:.1f}"}
    _shape(root, "rect", _BLUE, width=side, height=side, **corner)
    _text(root, x, y, label)


def _diamond(root: ET.Element, x: float, y: float, half: float) -> None:
    points = [(x - half, y), (x, y - half), (x + half, y), (x, y + half)]
    _shape(root, "polygon", _ORANGE, points=_points(points))
    _text(root, x, y, "1")


def _unit(root: ET.Element, x: float, y: float, radius: float, activation: str) -> None:
    place = {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": f"{radius:.1f}"}
    _shape(root, "circle", "currentColor", **place)
    half = radius * 0.98
    middle = {"x1": f"{x:.1f}", "x2": f"{x:.1f}", "stroke": "currentColor"}
    middle |= {"y1": f"{y - half:.1f}", "y2": f"{y + half:.1f}"}
    ET.SubElement(root, "line", middle)
    size = str(round(radius * 0.65))
    _text(root, x - radius * 0.46, y, "Σ", **{"font-size": size})
    left, width, height = x + radius * 0.14, radius * 0.64, radius * 0.5
    _activation(root, activation, (left, y), (width, height))


def _activation(root: ET.Element, name: str, origin: Point, size: Point) -> None:
    (x, y), (width, height) = origin, size
    pen = {"fill": "none", "stroke": _BLUE, "stroke-width": "2"}
    if name == "softmax":
        # Softmax has no curve of one number: it shares 1 out among the units.
        for share, tall in zip((0.15, 0.5, 0.85), (0.5, 1.4, 0.8), strict=True):
            foot = (x + share * width, y + 0.7 * height)
            top = (foot[0], foot[1] - tall * height)
            ET.SubElement(root, "polyline", {"points": _points([foot, top]), **pen})
    elif name in _CURVES:
        curve = _CURVES[name]
        xs = x + width * (_Z - _Z[0]) / (_Z[-1] - _Z[0])
        base = y + 0.5 * height * (1 if curve.min() >= 0 else 0)
        ET.SubElement(
            root,
            "polyline",
            {"points": _points(zip(xs, base - height * curve, strict=True)), **pen},
        )
    else:
        _text(root, x + width / 2, y, "f", **{"font-style": "italic"})


def _headings(root: ET.Element, layers: Sequence[DenseLayer], layout: Layout) -> None:
    for column in range(len(layers) + 1):
        x = next(node.x for node in layout.nodes if node.column == column)
        layer = layers[column - 1]
        last = column == len(layers)
        title = layer_title(layer, column, last=last) if column else "Inputs"
        size = counted(layer.n_units, "unit") if column else str(layers[0].n_inputs)
        _text(root, x, _MARGIN + 4, title, **{"font-weight": "600"})
        _text(root, x, _MARGIN + 24, size)


def _outer_labels(
    root: ET.Element,
    layers: Sequence[DenseLayer],
    layout: Layout,
    inputs: Sequence[str],
    outputs: Sequence[str],
) -> float:
    last = len(layers)
    right = max(node.x for node in layout.nodes)
    labels = list(outputs) or [
        subscript("y", i, layers[-1].n_units) for i in range(layers[-1].n_units)
    ]
    for node in layout.nodes:
        if node.kind == "input" and inputs:
            _label(root, node.x - RADIUS, node.y, inputs[node.index], "end")
        elif node.kind == "unit" and node.column == last:
            start = (node.x + RADIUS, node.y)
            _arrow(root, start, (start[0] + 34, node.y))
            _label(root, start[0] + 40, node.y, labels[node.index], "start")
    # Headings are centered on their column and may reach further than the labels.
    heading = len(layer_title(layers[-1], last, last=True)) * LETTER / 2
    return right + max(RADIUS + 40 + _widest(labels), heading)
