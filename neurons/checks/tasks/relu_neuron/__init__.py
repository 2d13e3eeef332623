"""The task `relu_neuron`: what to look at, and how it is judged."""
