"""A notebook that an exercise's page made is graded as one that Jupyter saved."""

import json

import nbformat
import pytest

from support.notebooks import ROOT, SLUG, SOURCES, answered, release
from theme.directives.exercise_pages import pieces_of
from tools.node import node

NAME = "single-neuron.ipynb"
MAKE = """
require(process.argv[1]);
const [pieces, answers] = JSON.parse(process.argv[2]);
const { made } = globalThis.neurons.notebook;
process.stdout.write(made(pieces, new Map(Object.entries(answers))));
"""


def downloaded() -> str:
    """What *Download notebook* gives with these answers typed."""
    pieces = pieces_of(release(SLUG).read_text(encoding="utf-8"))
    cells = {cell.id: cell.source for cell in answered(SLUG, SOURCES).cells}
    facts = json.dumps([pieces, {task: cells[task] for task in pieces[1::2]}])
    done = node("-e", MAKE, str(ROOT / "theme/static/exercise-notebook.js"), facts)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.unit
def test_it_has_the_same_cells_ids_and_metadata_as_one_from_jupyter():
    made = nbformat.reads(downloaded(), as_version=4)
    nbformat.validate(made)
    assert made == answered(SLUG, SOURCES)


@pytest.mark.slow
def test_the_grader_gives_the_same_points_and_repairs_nothing(
    autograder, sandbox, tmp_path
):
    texts = {"page": downloaded(), "jupyter": nbformat.writes(answered(SLUG, SOURCES))}
    for student, text in texts.items():
        file = tmp_path / "class" / student / NAME
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8")
    out = tmp_path / "out"
    done = autograder(
        "grade", tmp_path / "class", "--out", out, "--sandbox", sandbox
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    found = json.loads((out / "results.json").read_text("utf-8"))["results"]
    verdicts = {
        student: [
            (one["task"], one["status"], one["points"])
            for one in found
            if one["student"] == student
        ]
        for student in texts
    }
    assert verdicts["page"] == verdicts["jupyter"]
    points = {task: (status, earned) for task, status, earned in verdicts["page"]}
    assert points["neuron"] == ("correct", 3)
    assert points["surprise"][0] == "raised"
    assert points["house"] == ("not_started", 0)
    assert 0 < points["line"][1] < 4
    feedback = (out / "feedback" / SLUG / "page.html").read_text("utf-8")
    assert "What was repaired before grading" not in feedback
