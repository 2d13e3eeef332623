"""The task `concrete`: what to look at, and how it is judged."""
