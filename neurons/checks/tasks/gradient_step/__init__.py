"""The task `gradient_step`: what to look at, and how it is judged."""
