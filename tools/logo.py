"""Draw the course's logo, its small icon, and the card that others see of a link.

Usage: python -m tools.logo

One neuron below, more above it: the course's name as a picture. The drawings go into
theme/static/; a test holds them to this script.
"""

import io
import itertools
from collections.abc import Iterator
from pathlib import Path

STATIC = Path(__file__).resolve().parent.parent / "theme" / "static"
# Both stand out by 3 : 1 and more on a white page and on a dark one.
BLUE, ORANGE = "#3b78c4", "#d2691e"
INK = "#222832"
CARD_SIZE = 1200, 630  # pixels; what sites that show a card ask for
# Place, size and weight of each line on the card, and its words.
LINES = (
    (480, 250, 42, "bold", "From One Neuron Up"),
    (482, 345, 25, "normal", "A first course in deep learning:"),
    (482, 400, 25, "normal", "every figure computed on the page."),
)


def layers(
    counts: tuple[int, ...], width: float, height: float, margin: float
) -> list[list[tuple[float, float]]]:
    """Place rows of neurons one above the other, the first at the bottom.

    Args:
        counts: int, neurons of each row from the bottom up.
        width: of the drawing, in its own units.
        height: of the drawing.
        margin: between the outermost centers and the edge.

    Returns:
        Rows of (x, y) centers; y grows downwards.
    """
    gap = (width - 2 * margin) / max(max(counts) - 1, 1)
    step = (height - 2 * margin) / (len(counts) - 1)
    return [
        [
            (width / 2 + (i - (count - 1) / 2) * gap, height - margin - row * step)
            for i in range(count)
        ]
        for row, count in enumerate(counts)
    ]


def connections(
    rows: list[list[tuple[float, float]]],
) -> Iterator[tuple[float, float, float, float]]:
    """Yield a line (x1, y1, x2, y2) from each neuron to each of the row above."""
    for below, above in itertools.pairwise(rows):
        for x1, y1 in below:
            for x2, y2 in above:
                yield x1, y1, x2, y2


def svg(counts: tuple[int, ...], size: tuple[int, int], radius: float) -> str:
    """Draw rows of neurons as SVG.

    Args:
        counts: int, neurons of each row from the bottom up.
        size: width and height in pixels.
        radius: of a neuron, in pixels.

    Returns:
        An SVG document.
    """
    width, height = size
    rows = layers(counts, width, height, radius + 1)
    path = "".join(
        f"M{x1:g} {y1:g}L{x2:g} {y2:g}" for x1, y1, x2, y2 in connections(rows)
    )
    first, *others = [center for row in rows for center in row]
    circle = '<circle cx="{:g}" cy="{:g}" r="{:g}"/>'
    blue = "".join(circle.format(*center, radius) for center in others)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img" '
        'aria-label="One neuron below, layers of neurons above it">\n'
        f'  <path d="{path}" stroke="{BLUE}" stroke-width="{radius / 3:g}"/>\n'
        f'  <g fill="{BLUE}">{blue}</g>\n'
        f'  <g fill="{ORANGE}">{circle.format(*first, radius * 1.1)}</g>\n'
        "</svg>\n"
    )


def card() -> bytes:
    """Draw the card of a link: the title and the first lines of the course.

    Returns:
        A PNG picture of 1200 by 630 pixels.
    """
    from matplotlib import rc_context
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    width, height = CARD_SIZE
    with rc_context({"font.family": "DejaVu Sans"}):
        figure = Figure(figsize=(width / 100, height / 100), dpi=100, facecolor="white")
        axes = figure.add_axes((0, 0, 1, 1), xlim=(0, width), ylim=(height, 0))
        axes.axis("off")
        rows = layers((1, 2, 3, 4), 400, 450, 50)
        rows = [[(x + 40, y + 90) for x, y in row] for row in rows]
        for x1, y1, x2, y2 in connections(rows):
            axes.plot([x1, x2], [y1, y2], color=BLUE, linewidth=3, zorder=1)
        first, *others = [center for row in rows for center in row]
        for x, y in others:
            axes.scatter(x, y, s=1200, color=BLUE, zorder=2)
        axes.scatter(*first, s=1400, color=ORANGE, zorder=2)
        for x, y, size, weight, words in LINES:
            axes.text(
                *(x, y, words), fontsize=size, weight=weight, color=INK, va="center"
            )
        picture = io.BytesIO()
        FigureCanvasAgg(figure).print_png(picture, metadata={"Software": None})
    return picture.getvalue()


def drawings() -> dict[str, bytes]:
    """Return every drawing by the name of its file."""
    return {
        "logo.svg": svg((1, 2, 3), (64, 56), 7).encode(),
        "favicon.svg": svg((1, 2), (32, 32), 6).encode(),
        "card.png": card(),
    }


def main() -> None:
    """Write the drawings."""
    for name, picture in drawings().items():
        (STATIC / name).write_bytes(picture)
        print(f"theme/static/{name} is new.")


if __name__ == "__main__":
    main()
