"""The ungraded tasks that chapters declare: a folder each, as the graded ones have.

A task's folder holds `probe.py`, with a `PROBE`, and `judge.py`, with a `JUDGE`.
"""
