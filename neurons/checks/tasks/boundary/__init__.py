"""The task `boundary`: what to look at, and how it is judged."""
