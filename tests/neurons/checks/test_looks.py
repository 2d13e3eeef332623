"""What a box looks like: colors that can be seen on light and on dark grounds."""

import pytest

from neurons.checks.show import LOOKS

pytestmark = pytest.mark.unit

GROUNDS = ("#ffffff", "#111111", "#1e1e1e")


def luminance(color):
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("color", sorted({color for _, _, color in LOOKS.values()}))
def test_signs_and_edges_have_a_contrast_of_three(color, ground):
    lighter, darker = sorted([luminance(color), luminance(ground)], reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 3
