"""A chapter's ungraded task comes in by its name, and has a folder like a graded one.
`probe.py` gives what to look at, and `judge.py` the finding on what was noted.
A probe must never know a right answer, and no task may have the id of a graded one.
"""
