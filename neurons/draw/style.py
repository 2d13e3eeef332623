"""The course's one style for Matplotlib figures."""

from pathlib import Path

STYLE_SHEET = Path(__file__).with_name("course.mplstyle")


def style() -> None:
    """Let every Matplotlib figure that follows look like the course's own."""
    import matplotlib.pyplot as plt

    plt.style.use(STYLE_SHEET)
