"""The name of a new chapter or task comes in, with the course that it is for. The files
that it needs go out, written at once: text, exercise, check, answers and tests that
pass. It must never overwrite a file or change an exercise's other tasks.
"""

from autograder.scaffold.scaffold import begin, begin_task

__all__ = ["begin", "begin_task"]
