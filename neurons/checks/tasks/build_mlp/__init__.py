"""The task `build_mlp`: what to look at, and how it is judged."""
