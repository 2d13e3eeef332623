"""What the optimizer's step counter says of how a model was fitted."""

from math import ceil

from neurons.checks.judges import messages
from neurons.checks.tasks.trained.rows import N_TRAIN

EPOCHS, BATCH = 150, 10
PER_EPOCH = ceil(N_TRAIN / BATCH)  # 62
DUE = EPOCHS * PER_EPOCH  # 9,300
N_ROWS = 768
KERAS_BATCH = 32
AGAIN = "run the cell that makes `diabetes` again, then fit as asked."


def other_batch(n_steps: int) -> int:
    """The batch size, not 10, that makes as many steps in 150 epochs; 0 if none.

    Where several sizes make the same number of steps, the largest.
    """
    if n_steps % EPOCHS:
        return 0
    per_epoch = n_steps // EPOCHS
    if per_epoch == PER_EPOCH or not 0 < per_epoch <= N_TRAIN:
        return 0
    size = KERAS_BATCH if ceil(N_TRAIN / KERAS_BATCH) == per_epoch else 0
    return size or next(
        (n for n in range(N_TRAIN, 0, -1) if ceil(N_TRAIN / n) == per_epoch), 0
    )


def problem(n_steps: int) -> tuple[str, str]:
    """What is off with a number of steps.

    Steps of several fits add up, and more than 9,300 are as good; only a number that
    is just that of 150 epochs in other batches is not.

    Returns:
        Lines for a message, three at most, and a short id; empty if nothing is off.
    """
    size = other_batch(n_steps)
    if n_steps >= DUE and not size:
        return "", ""
    headline = (
        f"The step counter stands at {n_steps:,}; 150 epochs of 62 batches are {DUE:,}."
    )
    cause, mistake = _cause(n_steps, size)
    return messages.lines(
        headline, messages.likely(cause), messages.then(AGAIN)
    ), mistake


def _cause(n_steps: int, size: int) -> tuple[str, str]:
    if n_steps == 0:
        return "`compile` was run again after the fit; that starts the count anew.", (
            "compiled_again"
        )
    if n_steps == EPOCHS * ceil(N_ROWS / BATCH):
        return "all 768 rows were fitted, or batches of 8.", "all_rows"
    if size == KERAS_BATCH:
        return f"batches of {KERAS_BATCH}, which `fit` takes by itself.", "batch_32"
    if size == N_TRAIN:
        return "all 614 rows in one batch.", "one_batch"
    if size:
        causes = [f"batches of {size}, not of 10."]
        if n_steps % PER_EPOCH == 0:
            causes.append(f"{n_steps // PER_EPOCH} epochs, not 150.")
        return messages.either(causes), "other_batch"
    if n_steps == ceil(N_TRAIN / KERAS_BATCH):
        return "one epoch in batches of 32, which `fit` takes by itself.", "one_epoch"
    if n_steps % PER_EPOCH == 0:
        return f"{messages.count(n_steps // PER_EPOCH, 'epoch')}, not 150.", "epochs"
    if n_steps % EPOCHS == 0:
        return (
            "some of the 614 rows were left out, as `validation_split` does.",
            "rows_left_out",
        )
    return "", "steps"


def interrupted(n_steps: int) -> str:
    """A line that says how far a fit had come that was interrupted; empty if done."""
    if n_steps >= DUE:
        return ""
    epoch = n_steps // PER_EPOCH + 1
    return (
        f"The fit was interrupted at epoch {epoch} of {EPOCHS} (batches of {BATCH}): "
        f"{n_steps:,} of {DUE:,} steps."
    )


def more(n_steps: int) -> str:
    """A line on more steps than were required."""
    if n_steps <= DUE:
        return ""
    return (
        f"The counter stands at {n_steps:,} steps, {n_steps - DUE:,} more than asked "
        "for: several fits add up."
    )
