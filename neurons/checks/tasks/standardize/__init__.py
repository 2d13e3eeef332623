"""The task `standardize`: what to look at, and how it is judged."""
