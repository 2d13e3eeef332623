"""The task `diabetes`: what to look at, and how it is judged."""
