"""The task `layer_parameters`: what to look at, and how it is judged."""
