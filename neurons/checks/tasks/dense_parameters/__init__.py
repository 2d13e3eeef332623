"""The task `dense_parameters`: what to look at, and how it is judged."""
