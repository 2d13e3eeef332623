"""The few scripts behind the Makefile."""
