"""The task `relu`: what to look at, and how it is judged."""
