"""Sheets as Canvas and Moodle write them, and readers that read as they do.

docs/lms.md names where their formats are defined.
"""

import csv
import io
import re
from pathlib import Path

from autograder.model import Assignment, TaskCell
from autograder.sheet import Sheet

RELU, STACK = "04-relu", "05-stacking"
COURSE = {
    RELU: Assignment(RELU, Path("relu.ipynb"), (TaskCell("relu", 16.0),)),
    STACK: Assignment(STACK, Path("stacking.ipynb"), (TaskCell("concrete", 14.0),)),
}
CANVAS = """\
Student,ID,SIS User ID,SIS Login ID,Section,Exercise 4: ReLU (991),Essay (17),\
Exercise 5: Stacking (992),Current Score,Final Score
,,,,,,Manual Posting,,,
    Points Possible,,,,,16.00,10.00,14.00,(read only),(read only)
"Byron, Ada",12345,S1,ada@uni.example,Week A,,8.00,,80.00,40.00
"Ñandú, Zoë",12346,S2,zoe,Week A,3.00,,,,
"Ñandú, Zoë",12347,S3,zoe2,Week B,4.00,,2.50,,
"Student, Test",99,,teststudent,Week A,,,,,
"""
MOODLE = """\
\ufeffIdentifier,"Full name","Email address",Status,Grade,"Maximum Grade",\
"Grade can be changed","Last modified (submission)","Last modified (grade)",\
"Feedback comments"
"Participant 77","Ada Byron",ada@uni.example,"Submitted for grading",,16.00,Yes,\
"Friday, 20 November 2026, 9:01 PM",-,
"Participant 78","Zoë Ñandú",zoe@uni.example,"Submitted for grading",3.00,16.00,Yes,\
"Friday, 20 November 2026, 9:03 PM","Friday, 20 November 2026, 9:05 PM","Well done, Zoë"
"Participant 79","Bo Li",bo@uni.example,"No submission",,16.00,No,-,-,
"""


def sheet(text: str) -> Sheet:
    """The text of a file as the sheet in it."""
    return Sheet.read(text.encode(), "sheet.csv")


def only(slug: str) -> dict[str, Assignment]:
    """Return one of the two assignments, by its slug."""
    return {slug: COURSE[slug]}


def as_canvas_reads(text: str) -> dict[tuple[str, str], str]:
    """Grades by Canvas's number of the assignment and of the learner."""
    header, *rows = csv.reader(io.StringIO(text))
    assert header[0] == "Student" and header[1] == "ID"
    first = header.index("Section") + 1
    grades = {}
    for row in rows:
        if "Points Possible" in row[0]:
            continue
        if all(re.fullmatch(r"\s*(Muted|Manual Posting.*)?\s*", cell) for cell in row):
            continue
        for title, grade in zip(header[first:], row[first:], strict=True):
            # Canvas passes over the columns of its own totals.
            if number := re.search(r"\((\d+)\)$", title):
                grades[number[1], row[1]] = grade
    return grades


def as_moodle_reads(text: str) -> dict[str, tuple[str, str]]:
    """Grade and date by Moodle's number of the participant."""
    rows = csv.DictReader(io.StringIO(text))
    return {
        row["Identifier"][len("Participant ") :]: (
            row["Grade"],
            row["Last modified (grade)"],
        )
        for row in rows
    }
