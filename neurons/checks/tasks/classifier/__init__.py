"""The task `classifier`: what to look at, and how it is judged."""
