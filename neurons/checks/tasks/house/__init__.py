"""The task `house`: what to look at, and how it is judged."""
