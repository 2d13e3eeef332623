"""The task `logistic`: what to look at, and how it is judged."""
