"""The task `fair_ladder`, for practice: what to look at, and how it is judged."""
