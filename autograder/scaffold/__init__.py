"""Begin a chapter with its exercise."""
