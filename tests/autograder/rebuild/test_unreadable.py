"""What is no notebook is read where one is inside, else named, and never judged."""

import json
import zlib

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell

from autograder.files import MAX_FILE_BYTES
from autograder.opened import MAX_PARTS
from autograder.rebuild import rebuild
from support.handed_in import ANSWERS, as_bytes, handed_in, make_release, source_of
from support.other_files import READ, UNREADABLE, stored


@pytest.mark.parametrize("content", READ.values(), ids=READ)
def test_a_notebook_within_something_is_read(content):
    rebuilt = rebuild(make_release(), content)
    assert rebuilt.unreadable == "" and not rebuilt.missing
    assert {task: source_of(rebuilt, task) for task in ANSWERS} == ANSWERS


@pytest.mark.parametrize("page", ["cp1252", "cp850", "latin-1"])
def test_a_notebook_in_a_code_page_of_windows_is_read(page):
    text = stored(ANSWERS["estimate"] + "  # für Zoë")
    rebuilt = rebuild(make_release(), text.encode(page))
    assert source_of(rebuilt, "estimate").startswith(ANSWERS["estimate"])
    assert ("für Zoë" in source_of(rebuilt, "estimate")) == (page != "cp850")
    assert "was not stored as UTF-8" in rebuilt.repairs[0]


def test_quotation_marks_of_windows_are_read():
    answer = ANSWERS["estimate"] + "  # “right”"
    text = stored(answer)
    rebuilt = rebuild(make_release(), text.encode("cp1252"))
    assert source_of(rebuilt, "estimate") == answer


def test_one_damaged_letter_leaves_the_others_as_they_are():
    answer = ANSWERS["estimate"] + "  # für Zoë, für Ñandú"
    text = stored(answer)
    content = text.encode().replace("Ñ".encode(), b"\xff")
    rebuilt = rebuild(make_release(), content)
    assert source_of(rebuilt, "estimate").endswith("# für Zoë, für \ufffdandú")


@pytest.mark.parametrize(("content", "first"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_is_no_notebook_is_named(content, first):
    rebuilt = rebuild(make_release(), content)
    lines = rebuilt.unreadable.split("\n")
    assert lines[0].startswith(first)
    assert "File → Download" in lines[-1] and len(lines) <= 4
    assert rebuilt.missing == set(ANSWERS)


def test_a_small_file_that_unpacks_to_gigabytes_is_not_unpacked():
    packer = zlib.compressobj(wbits=31)
    chunk = b"0" * 1024**2
    bomb = b"".join(packer.compress(chunk) for _ in range(MAX_FILE_BYTES // 1024**2))
    bomb += packer.compress(b"0") + packer.flush()
    assert len(bomb) < 200_000
    rebuilt = rebuild(make_release(), bomb)
    assert rebuilt.unreadable.startswith("This is a file packed with gzip, damaged or")


def test_another_courses_notebook_is_named_by_its_title():
    cells = [
        {"cell_type": "markdown", "source": "# Homework 3: `trees`\n", "metadata": {}},
        {"cell_type": "code", "source": "depth = 3", "metadata": {}, "outputs": []},
    ]
    other = json.dumps({"cells": cells, "metadata": {}, "nbformat": 4}).encode()
    first, last = rebuild(make_release(), other).unreadable.split("\n")
    assert first == (
        "This notebook, “Homework 3: trees”, holds no cell of the exercise: "
        "it is a chapter's, another course's or your own."
    )
    assert "hand in that file again" in last


def test_a_chapter_of_the_book_is_no_exercise():
    chapter = make_release()
    install, cells = chapter.cells[0], [new_markdown_cell("# The single neuron")]
    install.source = "%pip install from_one_neuron_up-0.1.0-py3-none-any.whl"
    chapter.cells = [*cells, install, new_code_cell("plot = 3")]
    rebuilt = rebuild(make_release(), as_bytes(chapter))
    assert rebuilt.unreadable.startswith("This notebook, “The single neuron”, holds no")
    assert not any("not started" in repair for repair in rebuilt.repairs)


def test_damage_that_leaves_no_answer_gets_no_verdicts():
    content = as_bytes(handed_in(**ANSWERS)).replace(b"null", b"None")
    rebuilt = rebuild(make_release(), content)
    assert rebuilt.unreadable.startswith("No answer in this notebook can be read: the")
    assert "hand in that file again" in rebuilt.unreadable


def test_a_notebook_of_ours_without_answers_is_not_another_courses():
    notebook = handed_in()
    notebook.cells = [c for c in notebook.cells if c.cell_type == "markdown"]
    assert rebuild(make_release(), as_bytes(notebook)).unreadable == ""


def test_a_notebook_without_cells_is_read():
    rebuilt = rebuild(make_release(), b'{"cells": [], "metadata": {}, "nbformat": 4}')
    assert rebuilt.unreadable == "" and rebuilt.missing == set(ANSWERS)


def test_a_merge_that_left_no_notebook_is_named_with_its_line():
    merge = b"\n<<<<<<< HEAD\nmine\n=======\nyours\n>>>>>>> theirs\n"
    rebuilt = rebuild(make_release(), merge)
    first, *_ = rebuilt.unreadable.split("\n")
    assert first == "This file holds an unfinished git merge (line 2)."


def test_a_file_that_reading_would_fill_all_memory_with_is_not_read():
    rebuilt = rebuild(make_release(), b"[" * (MAX_PARTS + 1))
    first, *_ = rebuilt.unreadable.split("\n")
    assert first == "This is a file of far too many parts, not a notebook."
