"""The task `two_neurons`: what to look at, and how it is judged."""
