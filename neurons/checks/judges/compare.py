"""When two results count as the same: the tolerances of the course, in one place."""

import numpy as np
import numpy.typing as npt

from neurons.checks.facts import Array, Fact
from neurons.types import Floats

TYPED = 1e-6  # typed or computed constants
FITTED = 1e-3  # figures of a least-squares fit
FUNCTION = 1e-6  # a function's results ...
FUNCTION_FLOAT32 = 1e-4  # ... when they are float32
FUNCTION_FLOAT16 = 2e-3  # ... when they are float16
MODEL = 1e-5  # a model's outputs, by its weights
TRAINED = 5e-3  # a model fitted to the target values, of the output range


def as_numbers(fact: Fact | None) -> Floats | None:
    """Return the numbers in a fact as float64, or None where there are none."""
    if isinstance(fact, Array) and fact.data.dtype.kind in "iufb":
        return fact.data.astype(np.float64)
    return None


def as_number(fact: Fact | None) -> float | None:
    """Return one number: a Python number, a scalar, an array of one element."""
    if not isinstance(fact, Array) or fact.data.dtype.kind not in "iuf":
        return None
    numbers = fact.data.astype(np.float64).reshape(-1)
    return float(numbers[0]) if numbers.size == 1 else None


def close(
    found: npt.ArrayLike,
    expected: npt.ArrayLike,
    rtol: float,
    scale: float | None = None,
) -> bool:
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


def model_tolerance(outputs: Fact | None) -> float:
    """Return the tolerance for a model's outputs: wider where they are float16."""
    is_half = isinstance(outputs, Array) and outputs.data.dtype == np.float16
    return FUNCTION_FLOAT16 if is_half else MODEL


def function_tolerance(fact: Array) -> float:
    """Return the tolerance for a function's result: wider where it has few digits."""
    dtype = fact.data.dtype
    if dtype.kind != "f" or dtype.itemsize > 4:
        return FUNCTION
    return FUNCTION_FLOAT32 if dtype.itemsize == 4 else FUNCTION_FLOAT16
