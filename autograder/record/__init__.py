"""Write verdicts into nbgrader's gradebook."""
