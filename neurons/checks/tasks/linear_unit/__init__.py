"""The task `linear_unit`: what to look at, and how it is judged."""
