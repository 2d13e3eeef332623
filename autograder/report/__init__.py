"""The folder of a run comes in: its verdicts, what was submitted, what was asked.

Pages for learners and their class go out into the same folder, and tables and files for
other programs. It never judges or changes a point, and no page that it writes runs or
loads anything that a learner wrote.

`report_to_github` and `Submission50` are for the command `ci`: they tell a job of
GitHub's, and Classroom 50's runner, what the run's folder says.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from autograder.files import file_name, write_text
from autograder.model import Graded
from autograder.report.class_page import class_page
from autograder.report.classroom50 import Submission50
from autograder.report.feedback import feedback_page
from autograder.report.formatting import feedback_path
from autograder.report.github import report_to_github
from autograder.report.gradescope import gradescope_json
from autograder.report.junit import junit_xml
from autograder.report.summary import summary_md
from autograder.report.table import grades_csv
from autograder.run_folder import RunFolder

__all__ = ["Reports", "Submission50", "report", "report_to_github"]


@dataclass(frozen=True, slots=True)
class Reports:
    """Paths of the reports of a run.

    Attributes:
        overview: the class page.
        table: the table of grades.
        feedback: a page for each graded notebook.
    """

    overview: Path
    table: Path
    feedback: tuple[Path, ...]


def report(folder: RunFolder) -> Reports:
    """Write the class page, every learner's page, and what other programs read.

    Args:
        folder: a run, finished or stopped.

    Returns:
        The paths of the reports.

    Raises:
        StoreError: a stored verdict cannot be read.
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
        # Without a file, Gradescope knows that it has to be graded again.
        file = _gradescope_path(folder, one)
        file.unlink(missing_ok=True) if results is None else write_text(file, results)
    overview, table = folder.path / "class.html", folder.path / "grades.csv"
    write_text(overview, class_page(folder.run, graded, intake, links))
    write_text(table, grades_csv(folder.run, graded, intake))
    write_text(folder.path / "junit.xml", junit_xml(folder.run, graded, intake))
    write_text(folder.path / "summary.md", summary_md(folder.run, graded, intake))
    feedback = tuple(folder.path / link for link in links.values())
    return Reports(overview, table, feedback)


def _gradescope_path(folder: RunFolder, graded: Graded) -> Path:
    """Return the path of the file that Gradescope reads for one notebook."""
    name = f"{file_name(graded.student)}.json"
    return folder.path / "gradescope" / graded.assignment / name
