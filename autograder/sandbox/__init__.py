"""The box that a learner's code runs in: its limits, its walls, its kernel."""

from autograder.sandbox.box import BUBBLEWRAP, NONE, WAYS
from autograder.sandbox.detect import Way, detect
from autograder.sandbox.limits import Limits

__all__ = ["BUBBLEWRAP", "NONE", "WAYS", "Limits", "Way", "detect"]
