"""The task `forward`: what to look at, and how it is judged."""
