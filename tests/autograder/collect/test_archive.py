"""A stranger's zip is unpacked without harm, and nothing is dropped in silence."""

import stat
import zipfile

import pytest

from autograder.files import MEGABYTE
from support.submissions import NOTEBOOK, SLUG, found, notebook_text, put, reasons


@pytest.mark.parametrize(
    "name",
    [
        "../evil.ipynb",
        "/evil.ipynb",
        "a/../../e.ipynb",
        "C:\\evil.ipynb",
        "..\\evil.ipynb",
    ],
)
def test_names_that_lead_out_of_a_zip_are_refused(tmp_path, name):
    archive = tmp_path / "in" / "class.zip"
    archive.parent.mkdir()
    with zipfile.ZipFile(archive, "w") as bundle:
        bundle.writestr("ada_hw.ipynb", notebook_text("neuron"))
        bundle.writestr(name, notebook_text("neuron"))
    students, problems = found(archive)
    assert students == [("ada", SLUG)]
    assert len(problems) == 1 and "points outside" in problems[0].reason


def test_links_and_bombs_in_a_zip_are_refused(tmp_path):
    archive = tmp_path / "class.zip"
    link = zipfile.ZipInfo("link.ipynb")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("ada_hw.ipynb", notebook_text("neuron"))
        bundle.writestr(link, "/etc/passwd")
        bundle.writestr("bomb.ipynb", b"0" * (20 * MEGABYTE))
        bundle.writestr("large.ipynb", b"0" * (51 * MEGABYTE))
    _, problems = found(archive)
    refused = reasons(problems)
    assert refused["class.zip/link.ipynb"] == "it is a link"
    assert refused["class.zip/bomb.ipynb"].startswith("it is packed far more tightly")
    assert refused["class.zip/large.ipynb"] == "it is larger than 50 MB"


def test_a_zip_with_too_many_entries_is_refused_as_a_whole(tmp_path):
    put(tmp_path / "ada_hw.ipynb", "neuron")
    with zipfile.ZipFile(tmp_path / "many.zip", "w") as bundle:
        for number in range(10_001):
            bundle.writestr(f"{number}.ipynb", "")
    students, problems = found(tmp_path)
    assert students == [("ada", SLUG)]
    assert "10001 entries" in problems[0].reason


def test_a_zip_that_lies_about_sizes_costs_only_its_entry(tmp_path):
    archive = tmp_path / "class.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("bo_hw.ipynb", notebook_text("neuron") + " " * 5000)
        bundle.writestr("ada_hw.ipynb", notebook_text("neuron"))
    content = archive.read_bytes()
    size = (len(notebook_text("neuron")) + 5000).to_bytes(4, "little")
    archive.write_bytes(content.replace(size, (99).to_bytes(4, "little")))
    students, problems = found(archive)
    assert students == [("ada", SLUG)]
    assert "could not be unpacked" in problems[0].reason


def test_a_broken_zip_among_others_is_reported(tmp_path):
    put(tmp_path / "ada_hw.ipynb", "neuron")
    (tmp_path / "bo.zip").write_bytes(b"PK\x03\x04 nothing")
    assert reasons(found(tmp_path)[1]) == {
        "bo.zip": "it is no zip archive that can be read"
    }


def test_a_zip_is_read_like_a_folder(tmp_path):
    archive = tmp_path / "class.zip"
    with zipfile.ZipFile(archive, "w") as bundle:
        bundle.writestr(f"ada/{SLUG}/{NOTEBOOK}", notebook_text("neuron"))
        bundle.writestr("bo_hw.ipynb", notebook_text("relu"))
        bundle.writestr("readme.txt", "hello")
    students, problems = found(archive)
    assert students == [("ada", SLUG), ("bo", "04-relu")]
    assert reasons(problems) == {"class.zip/readme.txt": "it is no notebook"}


def test_a_learners_zip_in_a_folder_is_named_after_it(tmp_path):
    for name in ("ada", "bo"):
        with zipfile.ZipFile(tmp_path / f"{name}.zip", "w") as bundle:
            bundle.writestr(NOTEBOOK, notebook_text("neuron"))
    assert found(tmp_path)[0] == [("ada", SLUG), ("bo", SLUG)]
