"""A course's folder comes in, and whatever its learners submitted.

The exercises' notebooks go out, and verdicts, pages, tables and nbgrader's gradebook.
It must never run a learner's code in its own process, nor let one notebook stop or
change the grading of another.
"""
