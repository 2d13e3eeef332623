"""The task `sum_and_difference`: what to look at, and how it is judged."""
