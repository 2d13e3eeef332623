"""All cells of the chapters run in a page's Python, and print what the book prints."""

import json
import re

import nbformat
import pytest

from support.figures import FIGURE, as_known
from support.page import run_as_page

CHAPTERS = (
    *("00-numpy-pandas", "01-single-neuron", "02-multiple-inputs", "03-dense-layers"),
    *("04-relu", "05-stacking", "06-compile-fit", "06b-diabetes", "06c-concrete"),
    *("07-numpy-forward", "appendix-backward"),
)


def shown(cell):
    """What the book's cell shows as text."""
    pieces = []
    for output in cell.outputs:
        if output.output_type == "stream" and output.name == "stdout":
            pieces.append(output.text)
        elif output.output_type in ("execute_result", "display_data"):
            if output.data.keys() == {"text/plain"}:
                pieces.append(output.data["text/plain"] + "\n")
    return "".join(pieces)


def compared(name, notebook, found):
    """Cells that stopped with an error, and those whose text differs."""
    errors, differs = {}, {}
    for number, (cell, (outputs, _)) in enumerate(zip(notebook, found, strict=True)):
        kinds = {one["kind"]: one["data"] for one in outputs}
        text = "".join(one["data"] for one in outputs if one["kind"] == "text")
        raises = "raises-exception" in cell.metadata.get("tags", ())
        if "error" in kinds and not raises:
            errors[number] = (cell.source, kinds["error"])
        elif "stderr" in kinds:
            errors[number] = (cell.source, kinds["stderr"])
        elif as_known(text, shown(cell)) != shown(cell):
            differs[number] = (cell.source, text, shown(cell))
    return errors, differs
