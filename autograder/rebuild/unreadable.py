"""What a file is that is no notebook, in words that its learner can act on."""

import json
import re

from autograder.opened import GZIP, has_too_many_parts
from autograder.rebuild.merges import NEITHER, find_merge

PROGRAM = re.compile(r"^(?:import|from|def|class|#%%|# task:) ?\w?", re.MULTILINE)
PAGE = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.I)
PRINTED = re.compile(r"\s*\{\s*'")
# How a file begins that is no text.
BEGINNINGS = (
    (GZIP, "a file packed with gzip, damaged or larger than 50 MB"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"version https://git-lfs", "a pointer of Git LFS"),
)
WHY = {
    "a web page": "A browser's “Save page as” stores the page around a notebook.",
    "a PDF": "A PDF shows a notebook; its cells cannot be run.",
    "a Python program": "A program has lost the cells that the tasks stand in.",
}
NEXT = (
    "Open the exercise in Jupyter or Colab, choose File → Download to get its `.ipynb` "
    "file, and hand in that file again."
)


def no_answer(damage: str) -> str:
    """Return that damage left nothing of any answer, and what to do, line by line."""
    return f"No answer in this notebook can be read: {damage}.\n{NEXT}"


def no_notebook(content: bytes, text: str) -> str:
    """Return what a file is that holds no cell, and what to do, line by line."""
    if not text.strip("\0 \t\r\n"):
        return f"This file is empty.\n{NEXT}"
    if (merge := find_merge(text)) is not None:
        where = f"This file holds an unfinished git merge (line {merge.line})."
        return f"{where}\n{NEITHER[0].upper()}{NEITHER[1:]}"
    what = _kind(content, text)
    lines = [f"This is {what}, not a notebook.", WHY.get(what, ""), NEXT]
    return "\n".join(filter(None, lines))


def _kind(content: bytes, text: str) -> str:
    for beginning, what in BEGINNINGS:
        if content.startswith(beginning):
            return what
    if PAGE.match(text[:5000]):
        return "a web page"
    if PRINTED.match(text):
        return "a notebook's content as Python prints it"
    if has_too_many_parts(text):
        return "a file of far too many parts"
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return "a Python program" if PROGRAM.search(text) else "a damaged or other file"
    if isinstance(document, list):
        return "a list in JSON"
    return "some other JSON"
