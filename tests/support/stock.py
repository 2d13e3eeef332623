"""What stock nbgrader makes of an answer, with a test cell of three plain asserts.

`tests/tasks/TASK/asserts.py` is that cell. As under `nbgrader autograde`, it runs after
the answer's cell, even if that one raised, and earns all points or none: none if it
raises, writes to the error stream or takes too long. `test_stock.py` holds this to
nbgrader itself.
"""

from __future__ import annotations

import io
import signal
import traceback
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout

from support.answers import FOLDER, Answer, given, run_answer, same_start

# nbgrader stops a cell after half a minute, in which a fit uses two processors.
PROCESSOR_SECONDS = 60
# Warnings that Python shows nobody, unless a notebook's own code causes the first.
QUIET = (DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning)


def by_asserts(answer: Answer) -> tuple[bool, str]:
    """Whether the asserts pass, and what a learner reads below the two cells.

    That is the error of each cell, and of the asserts the line that failed.
    """
    # A notebook has imported it; and no notebook has the many models of one process
    # that TensorFlow warns of.
    import keras
    import tensorflow

    tensorflow.get_logger().setLevel("ERROR")
    same_start()
    names = {**given(answer.task), "keras": keras, "__name__": "__main__"}
    with _cell():
        namespace, outcome = run_answer(answer.source, names)
    said = [f"{outcome.error}: {outcome.text}"] if outcome.error else []
    file = FOLDER / answer.task / "asserts.py"
    code = compile(file.read_text(encoding="utf-8"), file, "exec")
    failed = True
    with _cell() as errors:
        try:
            exec(code, namespace)
            failed = bool(errors.getvalue())
        except (Exception, SystemExit) as error:
            frames = traceback.extract_tb(error.__traceback__)
            said += [frame.line for frame in frames if frame.filename == str(file)]
            said += traceback.format_exception_only(error)
    return not failed, "\n".join([*said, errors.getvalue()])


@contextmanager
def _cell() -> Iterator[io.StringIO]:
    """Runs code as a notebook's cell: in nbgrader's time, its streams caught."""
    before = signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, PROCESSOR_SECONDS)
    errors = io.StringIO()
    try:
        with (
            redirect_stdout(io.StringIO()),
            redirect_stderr(errors),
            warnings.catch_warnings(action="default"),
        ):
            for kind in QUIET:
                warnings.simplefilter("ignore", kind)
            warnings.filterwarnings("default", "", DeprecationWarning, "__main__")
            yield errors
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _stop(*_: object) -> None:
    raise TimeoutError("no reply from the kernel before the limit")
