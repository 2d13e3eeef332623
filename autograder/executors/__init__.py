"""Jobs come in, each with the function that does it, and futures go out.

`open_executor` has the threads of this machine do them, or the workers of a Dask
cluster; `completed` keeps these busy. An executor never looks into a job, and never
writes what became of it.
"""

from autograder.errors import CourseError
from autograder.executors.dispatch import completed
from autograder.executors.executor import Executor, Work
from autograder.model import Settings

__all__ = ["Executor", "Work", "completed", "open_executor"]


def open_executor(settings: Settings) -> Executor:
    """The executor that a run was asked for; it is made ready by `with`.

    Raises:
        CourseError: it needs a library that is not installed.
    """
    if not settings.scheduler:
        from autograder.executors.local import LocalExecutor

        return LocalExecutor(settings.workers, settings.sandbox)
    try:
        from autograder.executors.dask import DaskExecutor
    except ImportError as error:
        raise CourseError(
            "--scheduler needs the library `distributed`; "
            "install it with `pip install distributed`."
        ) from error
    return DaskExecutor(settings.scheduler, settings.sandbox)
