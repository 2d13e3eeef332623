"""The task `relu_network`: what to look at, and how it is judged."""
