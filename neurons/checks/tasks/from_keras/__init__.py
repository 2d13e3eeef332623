"""The task `from_keras`: what to look at, and how it is judged."""
