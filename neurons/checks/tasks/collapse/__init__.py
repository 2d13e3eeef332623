"""The task `collapse`: what to look at, and how it is judged."""
