"""What `neurons.checks` needs to know of one ungraded task comes in by its name.
`probe.py` gives what to look at, and `judge.py` the finding, as in a graded task.
A task here must never earn points; otherwise the rules of `neurons.checks.tasks` hold.

A task's folder holds `probe.py`, with a `PROBE`, and `judge.py`, with a `JUDGE`.
"""
