"""The task `by_hand`: what to look at, and how it is judged."""
