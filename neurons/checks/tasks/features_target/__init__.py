"""The task `features_target`: what to look at, and how it is judged."""
