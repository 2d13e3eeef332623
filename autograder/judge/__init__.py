"""What executing a notebook left comes in: outcomes, and folders of probed facts.

A verdict on each task goes out, from a process of its own that has loaded every check.
It must never run a learner's code, load Keras, or let one notebook's facts change the
verdict on another.

Beside `judge` stands `start_judge`, by which a command lets that process load while
nbgrader does: the first job would wait seconds for it.
"""

from autograder.judge.client import judge, start_judge

__all__ = ["judge", "start_judge"]
