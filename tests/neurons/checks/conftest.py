"""Fixtures of the tests of checks."""

from support.shells import notebook

__all__ = ["notebook"]
