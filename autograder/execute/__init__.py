"""Run a rebuilt notebook in a sandbox and probe each task."""
