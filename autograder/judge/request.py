"""What the grader asks the judge's process, as JSON on its socket."""

from typing import TypedDict


class TaskRequest(TypedDict):
    """One task to judge.

    Attributes:
        task: its id.
        folder: where its facts lie; None if nothing could be probed.
        outcome: how the run of its solution cell ended, as `CellOutcome.to_dict` gives
            it.
        seed: the seed that its probe was given.
    """

    task: str
    folder: str | None
    outcome: dict[str, object]
    seed: int


class Request(TypedDict):
    """The tasks of one notebook, and the seconds that judging them may take."""

    tasks: list[TaskRequest]
    seconds: float
