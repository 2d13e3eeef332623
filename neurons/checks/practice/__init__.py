"""The name of an ungraded task comes in, which a chapter declares for its readers.
A folder each gives `probe.py`, with a `PROBE`, and `judge.py`, with a `JUDGE`.
No task here has points, and a probe must never know a right answer.
"""
