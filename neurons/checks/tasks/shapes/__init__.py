"""The task `shapes`: what to look at, and how it is judged."""
