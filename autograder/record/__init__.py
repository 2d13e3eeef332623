"""A graded notebook comes in, with its verdicts, its outputs and the submitted file.

Points go out into nbgrader's gradebook, the notebook into nbgrader's course folder, so
that `nbgrader export`, `nbgrader generate_feedback` and the formgrader work as if
nbgrader had graded it. It never changes a verdict or a person's own points, and never
lets an old score stand for a notebook that is being graded again.

`Record` is the face of the stage: open it on the folder of a run and add each graded
notebook. `open_gradebook` is for `erase` and `lms`, which need the gradebook of a run
that took place, without its folder.
"""

from autograder.record.gradebook import open_gradebook
from autograder.record.recorder import Record

__all__ = ["Record", "open_gradebook"]
