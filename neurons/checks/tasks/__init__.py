"""The graded tasks: a folder each, named by the task's id.

A task's folder holds `probe.py`, with a `PROBE`: what to look at; and `judge.py`, with
a `JUDGE`: how it is judged. Further modules in it are the judge's own.
"""
