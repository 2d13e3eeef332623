"""Loaded by the workers of `test_dask.py`: some jobs kill the worker they are at.

The learner `bo` costs the first worker its life, the learner `poison` every one, both
in the middle of a notebook.
"""

import os
import signal
import threading
from pathlib import Path

from autograder import pipeline
from autograder.sandbox import zygote_client

# Without Keras a zygote is there in a moment.
zygote_client.LOADED = tuple(
    m for m in zygote_client.LOADED if m not in {"keras", "tensorflow"}
)
MARK = Path(os.environ["MORTAL_MARK"])
KILL_SECONDS = 0.7


def mortal(job):
    """Do a job, with an end in sight for some of them."""
    with MARK.open("a") as marks:
        marks.write(f"{job.student}\n")
    first = MARK.read_text().split().count(job.student) == 1
    if job.student == "poison" or (job.student == "bo" and first):
        end = (os.getpid(), signal.SIGKILL)
        threading.Timer(KILL_SECONDS, os.kill, end).start()
    return pipeline.unharmed(job)


# Dask loads this file twice: the second time the pipeline has `mortal` already.
if not hasattr(pipeline, "unharmed"):
    pipeline.unharmed = pipeline.grade_notebook
# A job names its function, and the worker looks it up.
pipeline.grade_notebook = mortal
