"""The task `backward`, for practice: what to look at, and how it is judged."""
