"""The task `estimate`: what to look at, and how it is judged."""
