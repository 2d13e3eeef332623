"""Release the exercises and grade what learners hand in."""
