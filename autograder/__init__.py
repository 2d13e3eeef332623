"""The grader: it releases the exercises and grades what learners hand in.

In comes a course's folder with whatever learners handed in, out come verdicts, pages,
tables and nbgrader's gradebook. It must never run a learner's code in its own process,
nor let one learner's notebook stop or change the grading of another.
"""
