"""What all tests share."""

import os

from hypothesis import HealthCheck, settings

import neurons  # noqa: F401  # first, so that TensorFlow starts quietly
from autograder.startup import skip_address_grammar

skip_address_grammar()  # before a test loads nbformat

# A book that a test makes for itself needs no Python in its pages, which takes minutes.
os.environ["PYTHON_IN_PAGE"] = "0"

# From Python 3.13 on, tracebacks have colors wherever FORCE_COLOR is set, as ipykernel
# and some CI systems do; the tests read them.
os.environ["PYTHON_COLORS"] = "0"

# The same examples on every run, and no judgment of how busy the machine is.
settings.register_profile(
    "course",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("course")
