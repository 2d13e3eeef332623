"""The task `kilobytes`: what to look at, and how it is judged."""
