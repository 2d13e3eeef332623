"""All cells of the chapters run in a page's Python, and print what the book prints."""

import json
import re

import nbformat
import pytest

from support.figures import as_known
from support.page import run_as_page

CHAPTERS = (
    *("00-numpy-pandas", "01-single-neuron", "02-multiple-inputs", "03-dense-layers"),
    *("04-relu", "05-stacking", "06-compile-fit", "06b-diabetes", "06c-concrete"),
    *("07-numpy-forward", "appendix-backward"),
)
# Cells after one of these print figures of random weights, or of trained ones.
RANDOM = re.compile(r"set_random_seed|\.fit\(|train_on_batch")
# They print which backend it is, and how long something took.
OTHERWISE = ("keras.backend.backend()", "type(output).__name__", "milliseconds(")


def shown(cell):
    """What the book's cell shows as text."""
    pieces = []
    for output in cell.outputs:
        if output.output_type == "stream" and output.name == "stdout":
            pieces.append(output.text)
        elif output.get("data", {}).keys() == {"text/plain"}:
            pieces.append(output.data["text/plain"] + "\n")
    return "".join(pieces)


def words(text):
    """A text without its figures, and without the space around them."""
    return re.sub(r"[-+]?[\d.]+(e[-+]\d+)?|\s", "", text)


def faults(notebook, found):
    """Cells that stopped or warned, and those that print something else."""
    is_random, wrong = False, []
    for cell, (outputs, _) in zip(notebook, found, strict=True):
        is_random = is_random or bool(RANDOM.search(cell.source))
        kinds = {one["kind"]: one["data"] for one in outputs}
        text = "".join(one["data"] for one in outputs if one["kind"] == "text")
        book = shown(cell)
        if "error" in kinds or "stderr" in kinds:
            wrong.append((cell.source, kinds))
        elif any(one in cell.source for one in OTHERWISE) or ".summary(" in cell.source:
            continue  # a summary is HTML in a notebook
        same = words(text) == words(book) if is_random else as_known(text, book) == book
        if not same:
            wrong.append((cell.source, text, book))
    return wrong


def code_cells(file):
    """The code cells of a notebook."""
    cells = nbformat.read(file, as_version=4).cells
    return [cell for cell in cells if cell.cell_type == "code"]


def as_the_book_ran(built_site):
    """The code cells of each chapter, with their outputs."""
    build = built_site.parent
    ran = {}
    for file in (build / ".jupyter_cache").rglob("base.ipynb"):
        cells = code_cells(file)
        ran[tuple(cell.source for cell in cells)] = cells
    chapters = build / "jupyter_execute" / "chapters"
    texts = {
        name: tuple(cell.source for cell in code_cells(chapters / f"{name}.ipynb"))
        for name in CHAPTERS
    }
    return {name: ran[text] for name, text in texts.items()}


@pytest.mark.weekly
def test_every_cell_runs_and_prints_what_the_book_prints(built_site, tmp_path):
    book = as_the_book_ran(built_site)
    cells, file = tmp_path / "cells.json", tmp_path / "outputs.json"
    texts = {name: [cell.source for cell in found] for name, found in book.items()}
    cells.write_text(json.dumps(texts), encoding="utf-8")
    run_as_page("support.page_cells", "numpy", cells, file, timeout=3600)
    found = json.loads(file.read_text(encoding="utf-8"))
    assert {name: faults(book[name], found[name]) for name in CHAPTERS} == {
        name: [] for name in CHAPTERS
    }
