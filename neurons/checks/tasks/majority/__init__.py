"""The task `majority`: what to look at, and how it is judged."""
