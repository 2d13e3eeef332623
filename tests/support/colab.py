"""A notebook as Colab gives it back: its own metadata, and no ids of cells."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any
from uuid import UUID

from nbformat import NotebookNode

SCRATCH = "#@title Try things here { run: \"auto\" }\nsize = 3 #@param {type:'integer'}"
USER = {"displayName": "Ada Byron", "userId": "01234567890123456789"}


def as_colab(notebook: NotebookNode, *, keeps_labels: bool) -> bytes:
    """The file that *File → Download → Download .ipynb* gives for a notebook.

    Args:
        notebook: the learner's notebook, as it was opened and filled in.
        keeps_labels: whether nbgrader's notes at the cells come back. Colab keeps what
            it does not know, but a cell that was cut and pasted there loses it.
    """
    cells = [_cell(cell, n, keeps_labels) for n, cell in enumerate(notebook.cells)]
    own = {"cell_type": "code", "source": SCRATCH.splitlines(keepends=True)}
    own |= {"metadata": _metadata("own", 1), "execution_count": 99, "outputs": []}
    empty = {"cell_type": "code", "source": [], "metadata": {"id": "e" * 12}}
    empty |= {"execution_count": None, "outputs": []}
    colab = {"provenance": [], "toc_visible": True, "name": "Copy of it.ipynb"}
    document = {
        "nbformat": 4,
        "nbformat_minor": 0,
        "metadata": {
            "colab": colab,
            "kernelspec": {"name": "python3", "display_name": "Python 3"},
            "language_info": {"name": "python"},
            "accelerator": "GPU",
        },
        "cells": [*cells[:3], own, *cells[3:], empty],
    }
    return json.dumps(document, indent=2, ensure_ascii=False).encode()


def _metadata(text: str, number: int) -> dict[str, Any]:
    name = sha256(f"{number} {text}".encode()).hexdigest()
    run = {"status": "ok", "timestamp": 1763760000000, "elapsed": 12, "user_tz": -60}
    return {
        "id": name[:12],
        "colab": {"base_uri": "https://localhost:8080/", "height": 35},
        "outputId": str(UUID(name[:32])),
        "executionInfo": {**run, "user": USER},
    }


def _cell(cell: NotebookNode, number: int, keeps_labels: bool) -> dict[str, Any]:
    metadata = _metadata(cell.source, number)
    if keeps_labels:
        metadata = {**cell.metadata, **metadata}
    made: dict[str, Any] = {
        "cell_type": cell.cell_type,
        "source": cell.source.splitlines(keepends=True),
        "metadata": metadata,
    }
    if cell.cell_type == "code":
        text = "Epoch 1/150\n\u001b[1m10/10\u001b[0m\n"
        output = {"output_type": "stream", "name": "stdout", "text": [text]}
        made |= {"execution_count": number + 1, "outputs": [output]}
    return made
