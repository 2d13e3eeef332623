"""The task `small_stack`: what to look at, and how it is judged."""
