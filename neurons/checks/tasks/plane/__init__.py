"""The task `plane`: what to look at, and how it is judged."""
