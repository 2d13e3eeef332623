"""The task `trained`: what to look at, and how it is judged."""
