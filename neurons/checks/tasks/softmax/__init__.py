"""The task `softmax`: what to look at, and how it is judged."""
