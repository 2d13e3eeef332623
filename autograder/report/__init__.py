"""Report: pages and tables, made from a run's verdicts and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from autograder.files import file_name, write_text
from autograder.report.classpage import class_page
from autograder.report.feedback import feedback_page
from autograder.report.table import grades_csv
from autograder.store import RunFolder

__all__ = ["Pages", "feedback_path", "write_reports"]


@dataclass(frozen=True, slots=True)
class Pages:
    """Where the reports of a run lie."""

    overview: Path
    table: Path
    feedback: tuple[Path, ...]


def feedback_path(student: str, assignment: str) -> Path:
    """Place of a learner's feedback page, from the run's folder."""
    return Path("feedback") / assignment / f"{file_name(student)}.html"


def write_reports(folder: RunFolder) -> Pages:
    """Write the class page, every learner's feedback page and the table.

    Args:
        folder: a run, finished or stopped.

    Returns:
        Where they lie.

    Raises:
        StoreError: a kept verdict cannot be read.
    """
    graded, intake = folder.graded(), folder.intake()
    links = {
        (g.student, g.assignment): feedback_path(g.student, g.assignment)
        for g in graded
    }
    for one in graded:
        page = feedback_page(one, folder.texts[one.assignment], folder.run)
        write_text(folder.path / links[one.student, one.assignment], page)
    overview, table = folder.path / "class.html", folder.path / "grades.csv"
    write_text(overview, class_page(folder.run, graded, intake, links))
    write_text(table, grades_csv(folder.run, graded, intake))
    return Pages(overview, table, tuple(folder.path / link for link in links.values()))
