"""The task `surprise`: what to look at, and how it is judged."""
