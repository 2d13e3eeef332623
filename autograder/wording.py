"""How points, times and statuses are written, in the terminal and in the reports."""

from neurons.checks.show import LOOKS

# The same words as in a learner's notebook.
LABELS = {status: look[1].lower() for status, look in LOOKS.items()}


def number(value: float) -> str:
    """Return points as a reader writes them: `3`, `2.5`."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def points(value: float) -> str:
    """Return points with their unit: `1 point`, `2.5 points`."""
    return f"{number(value)} point{'' if value == 1 else 's'}"


def duration(seconds: float) -> str:
    """Return a time in its two largest units: `2 h 5 min`, `3 days 1 h`, `40 s`."""
    days, rest = divmod(int(seconds), 86_400)
    hours, rest = divmod(rest, 3_600)
    minutes, rest = divmod(rest, 60)
    units = (
        (days, f"{days} day{'' if days == 1 else 's'}"),
        (hours, f"{hours} h"),
        (minutes, f"{minutes} min"),
        (rest, f"{rest} s"),
    )
    parts = [words for amount, words in units if amount]
    return " ".join(parts[:2]) or "less than 1 s"


def plain(text: str) -> str:
    """Return a line of a message without the backticks around code."""
    return text.replace("`", "")
