"""When two results count as the same: the tolerances of the course, in one place."""

from __future__ import annotations

from typing import Any

import numpy as np

TYPED = 1e-6  # typed or computed constants
FITTED = 1e-3  # figures of a least-squares fit
FUNCTION = 1e-6  # a function's results ...
FUNCTION_FLOAT32 = 1e-4  # ... when they are float32
MODEL = 1e-5  # a model's outputs, by its weights
TRAINED = 5e-3  # a model fitted to the target values, of the output range


def as_numbers(facts: dict[str, Any]) -> np.ndarray | None:
    """The numbers in a fact as float64, or None where there are none."""
    data = facts.get("data")
    if facts.get("kind") != "array" or data.dtype.kind not in "iufb":
        return None
    return data.astype(np.float64)


def as_number(facts: dict[str, Any]) -> float | None:
    """One number: a Python number, a scalar, an array or tensor of one element."""
    data = as_numbers(facts)
    if data is None or data.size != 1 or facts["data"].dtype.kind == "b":
        return None
    return float(data.reshape(-1)[0])


def close(found: Any, expected: Any, rtol: float, scale: float | None = None) -> bool:
    """Whether every number lies within `rtol` times the scale of what is expected.

    Args:
        found: numbers, any shape.
        expected: numbers of the same shape.
        rtol: allowed share of the scale.
        scale: what the share is of; the largest expected value when None.

    Returns:
        False for other shapes, and where something is not a number.
    """
    found = np.asarray(found, dtype=np.float64)
    expected = np.asarray(expected, dtype=np.float64)
    if found.shape != expected.shape:
        return False
    if not expected.size:
        return True
    if scale is None:
        scale = float(np.max(np.abs(expected)))
    # Where 0 is expected, an error of rounding still counts as 0.
    allowed = rtol * scale if scale > 0 else 1e-12
    with np.errstate(all="ignore"):
        return bool(np.all(np.abs(found - expected) <= allowed))


def function_tolerance(facts: dict[str, Any]) -> float:
    """The tolerance for a function's result: wider where it is float32."""
    data = facts.get("data")
    single = data is not None and data.dtype.kind == "f" and data.dtype.itemsize <= 4
    return FUNCTION_FLOAT32 if single else FUNCTION
