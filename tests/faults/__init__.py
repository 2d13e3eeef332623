"""Graders that are killed, filled up and cut off, and what the next run makes of it."""
