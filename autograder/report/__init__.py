"""The folder of a run comes in: its verdicts, what was submitted, what was asked.

Pages for learners and their class go out into the same folder, and tables and files for
other programs. It never judges or changes a point, and no page that it writes runs or
loads anything that a learner wrote.

`report_to_github`, `Submission50` and `withhold` are for the command `ci`: two tell a
job of GitHub's, and Classroom 50's runner, what the run's folder says, the last leaves
out what learners may not see yet.
"""

from dataclasses import dataclass
from pathlib import Path

from autograder.files import file_name, write_text
from autograder.model import Graded
from autograder.report.class_page import class_page
from autograder.report.classroom50 import Submission50
from autograder.report.feedback import feedback_page, without_findings
from autograder.report.formatting import feedback_path
from autograder.report.github import report_to_github
from autograder.report.gradescope import gradescope_json
from autograder.report.junit import junit_xml
from autograder.report.summary import summary_md
from autograder.report.table import grades_csv
from autograder.run_folder import RunFolder
from autograder.run_records import results_text

__all__ = ["Reports", "Submission50", "report", "report_to_github", "withhold"]


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

    Returns:
        The paths of the reports.

    Raises:
        StoreError: a stored verdict cannot be read.
    """
    graded, intake = folder.graded(), folder.intake()
    links: dict[tuple[str, str], Path] = {}
    for one in graded:
        text, allowed = folder.texts[one.assignment], folder.run.feedback
        page = feedback_path(one.student, one.assignment)
        file, results = _gradescope_path(folder, one), None
        if allowed == "later":
            (folder.path / page).unlink(missing_ok=True)
        else:
            links[one.student, one.assignment] = page
            write_text(folder.path / page, feedback_page(one, text, folder.run))
            shown = without_findings(one) if allowed == "points" else one
            results = gradescope_json(shown, text)
        # Without a file, Gradescope knows that it has to be graded again.
        file.unlink(missing_ok=True) if results is None else write_text(file, results)
    overview, table = folder.path / "class.html", folder.path / "grades.csv"
    write_text(overview, class_page(folder.run, graded, intake, links))
    write_text(table, grades_csv(folder.run, graded, intake))
    write_text(folder.path / "junit.xml", junit_xml(folder.run, graded, intake))
    write_text(folder.path / "summary.md", summary_md(folder.run, graded, intake))
    feedback = tuple(folder.path / link for link in links.values())
    return Reports(overview, table, feedback)


def withhold(folder: RunFolder) -> None:
    """Take out of what a CI system keeps for learners what they may not see yet.

    Its files for other programs lie where a learner finds them; the verdicts stay.
    """
    if folder.run.feedback not in {"points", "later"}:
        return
    files = [folder.path / name for name in ("results.json", "junit.xml")]
    if folder.run.feedback == "later":
        for file in (*files, folder.path / "summary.md"):
            file.unlink(missing_ok=True)
        return
    graded = [without_findings(one) for one in folder.graded()]
    write_text(files[0], results_text(graded))
    write_text(files[1], junit_xml(folder.run, graded, folder.intake()))


def _gradescope_path(folder: RunFolder, graded: Graded) -> Path:
    """Return the path of the file that Gradescope reads for one notebook."""
    name = f"{file_name(graded.student)}.json"
    return folder.path / "gradescope" / graded.assignment / name
