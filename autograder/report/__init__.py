"""Report: pages and tables, made from a run's verdicts and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from autograder.files import file_name, write_text
from autograder.model import Graded
from autograder.report.classpage import class_page
from autograder.report.feedback import feedback_page
from autograder.report.gradescope import gradescope_json
from autograder.report.junit import junit_xml
from autograder.report.summary import summary_md
from autograder.report.table import grades_csv
from autograder.run_folder import RunFolder

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


def gradescope_path(folder: RunFolder, graded: Graded) -> Path:
    """Place of the file that Gradescope reads for one notebook."""
    name = f"{file_name(graded.student)}.json"
    return folder.path / "gradescope" / graded.assignment / name


def write_reports(folder: RunFolder) -> Pages:
    """Write the class page, every learner's page, and what other programs read.

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
        text = folder.texts[one.assignment]
        page = feedback_page(one, text, folder.run)
        write_text(folder.path / links[one.student, one.assignment], page)
        results = gradescope_json(one, text)
        # No file is how Gradescope is told that it has to be graded again.
        file = gradescope_path(folder, one)
        file.unlink(missing_ok=True) if results is None else write_text(file, results)
    overview, table = folder.path / "class.html", folder.path / "grades.csv"
    write_text(overview, class_page(folder.run, graded, intake, links))
    write_text(table, grades_csv(folder.run, graded, intake))
    write_text(folder.path / "junit.xml", junit_xml(folder.run, graded, intake))
    write_text(folder.path / "summary.md", summary_md(folder.run, graded, intake))
    return Pages(overview, table, tuple(folder.path / link for link in links.values()))
