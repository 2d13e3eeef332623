"""Parameters of which some run in `make test`, and the others among the slow tests."""

from collections.abc import Collection, Iterable
from typing import TypeVar

import pytest

Value = TypeVar("Value")


def slow_but(ordinary: Collection[Value], values: Iterable[Value]) -> list:
    """All values as parameters of a test; those that are not ordinary are slow."""
    return [
        value if value in ordinary else pytest.param(value, marks=pytest.mark.slow)
        for value in values
    ]
