"""The task `neuron`: what to look at, and how it is judged."""
