"""The task `early_stopping`, for practice: what to look at, and how it is judged."""
