"""The box that a learner's code runs in: its limits, its walls, its kernel."""

from autograder.sandbox.detect import Way, detect
from autograder.sandbox.limits import Limits
from autograder.sandbox.sandbox import (
    BUBBLEWRAP,
    NAMESPACES,
    NONE,
    USER_NAMESPACES,
    WAYS,
)

__all__ = [
    "BUBBLEWRAP",
    "NAMESPACES",
    "NONE",
    "USER_NAMESPACES",
    "WAYS",
    "Limits",
    "Way",
    "detect",
]
