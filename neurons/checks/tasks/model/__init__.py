"""The task `model`: what to look at, and how it is judged."""
