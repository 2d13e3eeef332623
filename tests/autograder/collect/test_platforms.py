"""The names in the zips of Canvas and Moodle say whose each notebook is."""

import zipfile

import pytest

from autograder.collect import collect
from support.platforms import COURSE, RELU

pytestmark = pytest.mark.unit

CANVAS_ZIP = {
    "byronada_12345_67890_relu.ipynb": "byronada_12345",
    "ñandúzoë_LATE_12346_67891_relu-2.ipynb": "ñandúzoë_12346",
    "libo_12347_67892_Untitled (1).ipynb": "libo_12347",
}
MOODLE_ZIP = {
    "Ada Byron_77_assignsubmission_file/relu.ipynb": "Ada Byron_77",
    "Zoë Ñandú_78_assignsubmission_file_/my answers.ipynb": "Zoë Ñandú_78",
    "Bo Li_79_assignsubmission_file_/.ipynb_checkpoints/relu.ipynb": None,
}
MOODLE_FLAT_ZIP = {
    "Ada Byron_77_assignsubmission_file_relu.ipynb": "Ada Byron_77",
    "Mary-Ann O'Hara_78_assignsubmission_file_hw 4.ipynb": "Mary-Ann O'Hara_78",
    "Team 1-Bo Li_79_assignsubmission_file_relu.ipynb": "Team 1-Bo Li_79",
}
TEAMS_ZIP = {
    "Student Work/Submitted files/Ada Byron/Exercise 4/Version 1/relu.ipynb": None,
    "Student Work/Submitted files/Ada Byron/Exercise 4/Version 2/relu.ipynb": (
        "Ada Byron"
    ),
    "Student Work/Working files/Bo Li/Exercise 4/relu.ipynb": "Bo Li",
}
CLASSROOM_ZIP = {
    "Ada Byron - Copy of relu.ipynb": "Ada Byron",
    "Copy of Bo Li - relu.ipynb": "Bo Li",
}
ONES_OWN_NAMES = {
    "ada_04-relu/relu.ipynb": "ada",
    "relu-bo-li/04-relu/relu.ipynb": "bo-li",
    "zoë/relu.json": "zoë",
    "max/relu": "max",
}


@pytest.mark.parametrize(
    "files",
    [
        *(CANVAS_ZIP, MOODLE_ZIP, MOODLE_FLAT_ZIP, TEAMS_ZIP, CLASSROOM_ZIP),
        ONES_OWN_NAMES,
    ],
)
def test_the_platforms_zips_say_whose_each_notebook_is(tmp_path, files):
    archive = tmp_path / "submissions.zip"
    with zipfile.ZipFile(archive, "w") as bundle:
        for name in files:
            cell = '{"cell_type": "code", "source": "# task: relu\\n", "metadata": {}}'
            bundle.writestr(name, f'{{"cells": [{cell}], "nbformat": 4}}')
    found = collect(archive, COURSE).submissions
    names = {name for name in files.values() if name}
    assert {(one.student, one.assignment) for one in found} == {
        (name, RELU) for name in names
    }
