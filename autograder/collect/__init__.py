"""Find the notebooks in whatever was handed in."""
