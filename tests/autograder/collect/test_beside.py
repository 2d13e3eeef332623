"""Files beside a notebook go with it, as far as they are its learner's own."""

import os
import zipfile

import pytest

from autograder.beside import MAX_BESIDE_BYTES
from autograder.collect import collect
from autograder.files import MEGABYTE
from support.submissions import COURSE, SLUG, notebook_text, put


def lay(folder, *names, size=3):
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"x" * size)


def beside(path):
    """Names of the files that go with each learner's notebook, and the notes."""
    found = collect(path, COURSE).submissions
    names = {one.student: [name for name, _ in one.files] for one in found}
    return names, [note for one in found for note in one.notes]


def test_what_lies_in_the_learners_folder_goes_with_the_notebook(tmp_path):
    put(tmp_path / "ada" / SLUG / "x.ipynb", "neuron")
    put(tmp_path / "bo" / "x.ipynb", "neuron")
    lay(tmp_path / "ada" / SLUG, "helper.py", "data/my own.csv", ".hidden", "a.png")
    lay(tmp_path / "ada", "above.txt")
    lay(tmp_path, "roster.csv")
    names, notes = beside(tmp_path)
    assert names == {"ada": ["a.png", "data/my own.csv", "helper.py"], "bo": []}
    assert notes == []
    refused = {p.where: p.reason for p in collect(tmp_path, COURSE).problems}
    assert refused == dict.fromkeys(
        ["ada/above.txt", "roster.csv"], "it is no notebook"
    )


def test_what_lies_in_a_zip_goes_with_the_notebook(tmp_path):
    with zipfile.ZipFile(tmp_path / "ada.zip", "w") as bundle:
        bundle.writestr("my work/single-neuron.ipynb", notebook_text("neuron"))
        bundle.writestr("my work/helper.py", "answer = 42\n")
    (one,) = collect(tmp_path / "ada.zip", COURSE).submissions
    ((name, path),) = one.files
    assert (one.student, name, path.read_text()) == (
        "ada",
        "helper.py",
        "answer = 42\n",
    )


def test_in_a_folder_of_several_learners_nothing_goes_with_a_notebook(tmp_path):
    put(tmp_path / "ada_hw.ipynb", "neuron")
    put(tmp_path / "bo_hw.ipynb", "neuron")
    lay(tmp_path, "helper.py")
    assert beside(tmp_path) == ({"ada": [], "bo": []}, [])


def test_beside_a_single_notebook_nothing_goes_with_it(tmp_path):
    file = put(tmp_path / "ada" / "x_hw.ipynb", "neuron")
    lay(tmp_path / "ada", "secret.txt")
    assert beside(file)[0] == {"x": []}


def test_what_a_platform_named_after_the_learner_goes_with_the_notebook(tmp_path):
    for number, name in ((12, "ada"), (13, "bo")):
        put(tmp_path / f"{name}_{number}_34_x.ipynb", "neuron")
        lay(tmp_path, f"{name}_{number}_35_helper-1.py")
    assert beside(tmp_path)[0] == {"ada_12": ["helper.py"], "bo_13": ["helper.py"]}


def test_another_learners_folder_below_is_left_alone(tmp_path):
    put(tmp_path / "ada" / "x.ipynb", "neuron")
    put(tmp_path / "ada" / "partner" / SLUG / "y.ipynb", "neuron", when=8e8)
    lay(tmp_path / "ada" / "partner" / SLUG, "theirs.csv")
    assert beside(tmp_path)[0]["ada"] == []


@pytest.mark.parametrize("packed", [False, True])
def test_what_is_too_large_is_named(tmp_path, packed):
    folder = tmp_path / "class" / "ada"
    put(folder / "x.ipynb", "neuron")
    lay(folder, "large.bin", size=MAX_BESIDE_BYTES + 1)
    if packed:
        archive = folder.with_suffix(".zip")
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as bundle:
            for file in sorted(folder.iterdir()):
                bundle.write(file, file.name)
                file.unlink()
        folder.rmdir()
    assert beside(tmp_path / "class") == (
        {"ada": []},
        [
            "`large.bin` beside the notebook was left out: it has 10.0 MB, "
            "10 MB are allowed."
        ],
    )


def test_all_together_have_a_limit_and_many_are_counted(tmp_path):
    put(tmp_path / "ada" / "x.ipynb", "neuron")
    lay(tmp_path / "ada", *(f"{n}.bin" for n in range(9)), size=7 * MEGABYTE)
    names, notes = beside(tmp_path)
    assert names == {"ada": ["0.bin", "1.bin"]}
    assert len(notes) == 6 and "20 MB and 200 files together" in notes[0]
    assert notes[-1] == "2 further files beside it were left out."


def test_a_name_that_libraries_look_for_is_left_out(tmp_path):
    put(tmp_path / "ada" / "x.ipynb", "neuron")
    lay(tmp_path / "ada", "torch.py", "jax/__init__.py", "torchlight.py")
    names, notes = beside(tmp_path)
    assert names == {"ada": ["torchlight.py"]}
    assert "a library would take it for a library of that name" in notes[0]


def test_a_link_is_never_followed(tmp_path):
    put(tmp_path / "ada" / "x.ipynb", "neuron")
    (tmp_path / "ada" / "passwd.txt").symlink_to("/etc/passwd")
    (tmp_path / "ada" / "etc").symlink_to("/etc")
    os.mkfifo(tmp_path / "ada" / "pipe.txt")
    assert beside(tmp_path)[0] == {"ada": []}
