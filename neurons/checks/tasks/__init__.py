"""What `neurons.checks` needs to know of one task comes in by the task's name.
`probe.py` gives what to look at, and `judge.py` the finding on what was noted.
A probe must never know a right answer, and no judge may run beside a learner's code.

A task's folder holds `probe.py`, with a `PROBE`: what to look at; and `judge.py`, with
a `JUDGE`: how it is judged. Further modules in it are the judge's own.
"""
