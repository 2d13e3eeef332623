"""Texts that tell figures, compared as another processor may compute them."""

import math
import re

FIGURE = re.compile(r"\d+(?:\.\d+)?(?:e[-+]?\d+)?")
# Keras computes with seven digits, and how the last is rounded depends on the
# processor; messages tell six.
ROUNDING = 1e-5


def as_known(found: str, known: str) -> str:
    """Return a text with the figures of a known one, where only rounding is between.

    Args:
        found: what is said now.
        known: what is expected; another number of figures in it changes nothing.

    Returns:
        `found`, each of whose figures with a decimal point or an exponent is that of
        `known` if both are equal but for 1 part in 100,000.
    """
    ours, theirs = FIGURE.findall(found), FIGURE.findall(known)
    if len(ours) != len(theirs):
        return found
    settled = iter(
        other if _is_rounding(one, other) else one for one, other in zip(ours, theirs)
    )
    return FIGURE.sub(lambda _: next(settled), found)


def _is_rounding(one: str, other: str) -> bool:
    if one.isdigit() or other.isdigit():
        return False
    return math.isclose(float(one), float(other), rel_tol=ROUNDING)
