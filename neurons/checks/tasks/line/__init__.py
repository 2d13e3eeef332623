"""The task `line`: what to look at, and how it is judged."""
