"""Files and folders as people and platforms rename them: read, and of whom they are."""

import unicodedata
import zipfile

import pytest

from autograder.collect import collect
from support.submissions import COURSE, SLUG, found, notebook_text, put

RELU = "04-relu"
ADA, BO = ("ada", SLUG), ("bo", SLUG)
# What lies in the folder (each file answers `neuron`), and whose it is.
FILES = {
    "text": (["ada/single-neuron.ipynb.txt"], [ADA]),
    "text of a second download": (["ada/single-neuron.ipynb-1.txt"], [ADA]),
    "JSON": (["ada/single-neuron.ipynb.json"], [ADA]),
    "a browser's second download": (["ada/single-neuron (1).ipynb"], [ADA]),
    "Jupyter's copy": (["ada/single-neuron-Copy1.ipynb"], [ADA]),
    "a late file": (["ada/LATE_single-neuron.ipynb"], [ADA]),
    "a late file with a name": (["ada_LATE_single-neuron.ipynb"], [ADA]),
    "late files of two": (
        ["LATE_ada_single-neuron.ipynb", "bo_single-neuron (2).ipynb"],
        [ADA, BO],
    ),
    "text with a name": (["ada_single-neuron.ipynb.txt"], [ADA]),
    "upper case": (["ada/SINGLE-NEURON.IPYNB"], [ADA]),
    "spaces": (["ada/01 single neuron.ipynb"], [ADA]),
    "twice the exercise": ([f"ada/{SLUG}/{SLUG}/single-neuron.ipynb"], [ADA]),
    "exercise first": ([f"{SLUG}/ada/x.ipynb", f"{SLUG}/bo/x.ipynb"], [ADA, BO]),
    "exercise around": ([f"{SLUG}/ada/{SLUG}/single-neuron.ipynb"], [ADA]),
    "exercise by another name": ([f"ada/single neuron/{SLUG}/x.ipynb"], [ADA]),
    "another exercise's folder": ([f"ada/{RELU}/{SLUG}/x.ipynb"], [ADA]),
    "folders of its own": (["ada/homework/week 1/final/x.ipynb"], [ADA]),
    "the same folder for all": (
        [
            f"ada/neurons-main/exercises/{SLUG}/single-neuron.ipynb",
            f"bo/neurons-main/exercises/{SLUG}/single-neuron.ipynb",
        ],
        [ADA, BO],
    ),
    "a folder of homework for all": (
        [f"ada/homework/{SLUG}/x.ipynb", f"bo/homework/{SLUG}/x.ipynb"],
        [ADA, BO],
    ),
    "one folder around a flat class": (
        [f"Physics B/{who}_single-neuron.ipynb" for who in ("ada", "bo")],
        [ADA, BO],
    ),
    "one folder around Canvas's files": (
        [f"Physics B/{who}_12_34_x.ipynb" for who in ("ada", "bo")],
        [("ada_12", SLUG), ("bo_12", SLUG)],
    ),
    "attempts in a learner's folder": (
        [f"ada/{which}_single-neuron.ipynb" for which in ("old", "new")],
        [ADA],
    ),
    "weeks first": (["week 1/ada/x.ipynb", "week 2/bo/x.ipynb"], [ADA, BO]),
    "student numbers": (
        [f"1234567/{SLUG}/x.ipynb", "7654321/x.ipynb"],
        [("1234567", SLUG), ("7654321", SLUG)],
    ),
    "Canvas": (
        ["byronada_123_456_single-neuron-1.ipynb", "libo_LATE_124_457_x.ipynb"],
        [("byronada_123", SLUG), ("libo_124", SLUG)],
    ),
    "Canvas, as text": (
        ["byronada_123_456_single-neuron.ipynb-1.txt"],
        [("byronada_123", SLUG)],
    ),
    "Moodle": (
        ["Ada Byron_77_assignsubmission_file_/single-neuron.ipynb"],
        [("Ada Byron_77", SLUG)],
    ),
    "Moodle, without folders": (
        ["Ada Byron_77_assignsubmission_file_single-neuron.ipynb"],
        [("Ada Byron_77", SLUG)],
    ),
    "Blackboard": (
        [
            "Exercise 1_ab123_attempt_2026-11-03-10-45-12_single-neuron.ipynb",
            "Exercise_1_bl456_attempt_2026-11-04-23-59-01_x.ipynb",
        ],
        [("ab123", SLUG), ("bl456", SLUG)],
    ),
    "Brightspace": (
        [
            "12-34 - Ada Byron - Nov 3, 2026 1045 AM/single-neuron.ipynb",
            "13-34 - Bo Li - Nov 12, 2026 945 PM/x.ipynb",
        ],
        [("Ada Byron_12", SLUG), ("Bo Li_13", SLUG)],
    ),
}


def names(path):
    """Learner and assignment of what is found, in the order of names."""
    return sorted(found(path)[0])


def zipped(path, files):
    """Write a zip: a text for each name, or another zip's bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, content in files.items():
            bundle.writestr(name, content)
    return path


@pytest.mark.parametrize(("files", "wanted"), FILES.values(), ids=FILES)
def test_a_folder_is_read_whatever_its_files_are_called(tmp_path, files, wanted):
    place = tmp_path / "submissions"
    for file in files:
        put(place / file, "neuron")
    assert names(place) == wanted


@pytest.mark.parametrize(("files", "wanted"), FILES.values(), ids=FILES)
def test_a_zip_is_read_whatever_its_files_are_called(tmp_path, files, wanted):
    content = dict.fromkeys(files, notebook_text("neuron"))
    assert names(zipped(tmp_path / "submissions.zip", content)) == wanted


@pytest.mark.parametrize(
    "name",
    [
        "single-neuron.ipynb.txt",
        "LATE_single-neuron.ipynb",
        "Copy of single-neuron.ipynb",
    ],
)
def test_a_single_file_is_read_whatever_it_is_called(tmp_path, name):
    assert names(put(tmp_path / "ada" / name, "neuron")) == [ADA]


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_a_zip_within_the_zip_is_read(tmp_path, depth):
    content = notebook_text("neuron")
    inner = zipped(tmp_path / "in.zip", {"single-neuron.ipynb": content})
    for _ in range(depth - 1):
        packed = inner.read_bytes()
        inner = zipped(tmp_path / "in.zip", {f"{SLUG}.zip": packed})
    packed = inner.read_bytes()
    outer = {"ada/my work.zip": packed, "bo.zip": packed}
    assert names(zipped(tmp_path / "class.zip", outer)) == [ADA, BO]


def test_zips_within_zips_without_end_are_refused(tmp_path):
    content = {"single-neuron.ipynb": notebook_text("neuron")}
    for _ in range(9):
        content = {"x.zip": zipped(tmp_path / "made.zip", content).read_bytes()}
    put(tmp_path / "class" / "ada" / "x.ipynb", "neuron")
    zipped(tmp_path / "class" / "bo.zip", content)
    students, problems = found(tmp_path / "class")
    assert students == [ADA]
    assert [problem.reason for problem in problems] == [
        "archives are nested too deeply"
    ]


def test_a_canvas_zip_of_a_zip_says_whose_it_is(tmp_path):
    packed = zipped(tmp_path / "x.zip", {"my.ipynb": notebook_text("neuron")})
    place = {"byronada_123_456_my work.zip": packed.read_bytes()}
    assert names(zipped(tmp_path / "s.zip", place)) == [("byronada_123", SLUG)]


def test_a_name_in_two_spellings_of_unicode_is_one_learner(tmp_path):
    put(tmp_path / unicodedata.normalize("NFD", "Zoë Ñandú_neuron.ipynb"), "neuron")
    put(tmp_path / "Zoë Ñandú_relu.ipynb", "relu")
    assert names(tmp_path) == [("Zoë Ñandú", SLUG), ("Zoë Ñandú", RELU)]


@pytest.mark.parametrize("codec", ["cp437", "cp850", "utf-8"])
def test_names_in_a_zip_of_windows_or_a_mac_are_read(tmp_path, codec):
    name = "Zoë Müller/x.ipynb"
    raw = name.encode(codec)
    plain = "Z" * len(raw[:-2]) + "nb"
    archive = zipped(tmp_path / "s.zip", {plain: notebook_text("neuron")})
    archive.write_bytes(archive.read_bytes().replace(plain.encode(), raw))
    assert names(archive) == [("Zoë Müller", SLUG)]


def test_folders_in_a_zip_of_windows_are_folders(tmp_path):
    files = {f"ada\\{SLUG}\\single-neuron.ipynb": notebook_text("neuron")}
    assert names(zipped(tmp_path / "s.zip", files)) == [ADA]


def test_of_attempts_on_brightspace_the_last_by_its_date_counts(tmp_path):
    for when in ("Nov 3, 2026 945 PM", "Dec 1, 2026 1045 AM", "Nov 12, 2026 1045 AM"):
        put(tmp_path / f"12-34 - Ada Byron - {when}" / "x.ipynb", "neuron")
    (one,) = collect(tmp_path, COURSE).submissions
    assert "Dec 1" in one.path.parent.name


def test_another_exercises_notebook_is_taken_for_what_it_is(tmp_path):
    put(tmp_path / "ada" / RELU / "relu.ipynb", "neuron", "line")
    (one,) = collect(tmp_path, COURSE).submissions
    assert (one.student, one.assignment) == ADA
    assert one.notes == (
        f"The file `relu.ipynb` holds the tasks of `{SLUG}`, not those of `{RELU}`; "
        "it was graded as that.",
    )


def test_another_exercises_notebook_does_not_replace_the_right_one(tmp_path):
    put(tmp_path / "ada" / SLUG / "single-neuron.ipynb", "neuron", when=8e8)
    put(tmp_path / "ada" / RELU / "relu.ipynb", "neuron", when=9e8)
    collected = collect(tmp_path, COURSE)
    assert [one.path.name for one in collected.submissions] == ["single-neuron.ipynb"]
    (problem,) = collected.problems
    assert problem.reason == f"it holds the tasks of {SLUG}, as another file does"
    assert (problem.student, problem.assignment) == ("ada", RELU)


def test_another_exercises_notebook_is_named_where_it_is_not_graded(tmp_path):
    put(tmp_path / "ada" / RELU / "relu.ipynb", "neuron")
    put(tmp_path / "bo" / RELU / "relu.ipynb", "relu")
    collected = collect(tmp_path, COURSE, only=[RELU])
    assert [one.student for one in collected.submissions] == ["bo"]
    (problem,) = collected.problems
    assert problem.reason == f"it holds the tasks of {SLUG}, not those of {RELU}"
    assert (problem.student, problem.assignment) == ("ada", RELU)


def test_a_notebook_with_a_task_of_another_exercise_stays_what_it_is_called(tmp_path):
    put(tmp_path / "ada" / RELU / "relu.ipynb", "relu", "neuron", "line")
    assert names(tmp_path) == [("ada", RELU)]


def test_a_file_that_is_no_notebook_is_of_the_exercise_that_all_others_are(tmp_path):
    put(tmp_path / "ada_12_34_my work.ipynb", "neuron")
    page = "<!DOCTYPE html><html><body>Sign in</body></html>"
    (tmp_path / "bo_13_35_answers.ipynb").write_text(page)
    assert names(tmp_path) == [("ada_12", SLUG), ("bo_13", SLUG)]


def test_no_learner_is_missing_who_is_called_like_an_exercise(tmp_path):
    put(tmp_path / "ada" / "x.ipynb", "neuron")
    for empty in (RELU, "relu", "week 2", "Zoe\u0308"):
        (tmp_path / empty).mkdir()
    assert collect(tmp_path, COURSE).learners == {"ada", "Zoë"}
