"""The task `dense_forward`: what to look at, and how it is judged."""
