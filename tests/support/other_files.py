"""What is handed in that is no notebook, as far as a notebook is inside."""

import base64
import gzip
import json

from support.handed_in import ANSWERS, as_bytes, handed_in

NOTEBOOK = as_bytes(handed_in(**ANSWERS))
TEXT = NOTEBOOK.decode()
DOCUMENT = json.loads(TEXT)


def in_contents(text):
    """An answer of GitHub's interface for files."""
    content = base64.encodebytes(text.encode()).decode()
    answer = {"name": "x.ipynb", "encoding": "base64", "content": content}
    return json.dumps(answer).encode()


def stored(estimate):
    """The text of a notebook with this answer, its letters as they are."""
    document = json.loads(as_bytes(handed_in(**ANSWERS | {"estimate": estimate})))
    return json.dumps(document, ensure_ascii=False)


READ = {
    "gzip": gzip.compress(NOTEBOOK),
    "gzip, its end lost": gzip.compress(NOTEBOOK)[:-8],
    "gzip within gzip": gzip.compress(gzip.compress(NOTEBOOK)),
    "JSON within JSON": json.dumps(TEXT).encode(),
    "JSON within JSON, twice": json.dumps(json.dumps(TEXT)).encode(),
    "GitHub's answer": in_contents(TEXT),
    "GitHub's answer, a byte-order mark": in_contents("\ufeff" + TEXT),
    "a text within an answer": json.dumps({"content": TEXT}).encode(),
    "Jupyter's answer": json.dumps({"type": "notebook", "content": DOCUMENT}).encode(),
    "UTF-8 with a mark, CRLF": TEXT.replace("\n", "\r\n").encode("utf-8-sig"),
    "old Mac's line ends": TEXT.replace("\n", "\r").encode(),
    "Notepad's Unicode": TEXT.encode("utf-16"),
}
UNREADABLE = {
    "nothing": (b"", "This file is empty."),
    "blanks": (b" \r\n\0", "This file is empty."),
    "a web page": (
        b"\n<!DOCTYPE html>\n<html><body>Sign in to GitHub</body></html>",
        "This is a web page, not a notebook.",
    ),
    "a list": (
        json.dumps(DOCUMENT["cells"]).encode(),
        "This is a list in JSON, not a notebook.",
    ),
    "an error in JSON": (
        b'{"message": "Not Found"}',
        "This is some other JSON, not a notebook.",
    ),
    "cells that are none": (b'{"cells": [1, 2]}', "This is some other JSON"),
    "a repr": (
        repr(DOCUMENT).encode(),
        "This is a notebook's content as Python prints it, not a notebook.",
    ),
    "a program": (
        b"import numpy as np\n\ndef neuron(x, w, b):\n    return w * x + b\n",
        "This is a Python program, not a notebook.",
    ),
    "a PDF": (b"%PDF-1.7\n", "This is a PDF, not a notebook."),
    "a picture": (b"\x89PNG\r\n\x1a\n", "This is a picture, not a notebook."),
    "a zip": (b"PK\x03\x04....", "This is a zip archive or an office document"),
    "a pointer": (
        b"version https://git-lfs.github.com/spec/v1\noid sha256:1\n",
        "This is a pointer of Git LFS, not a notebook.",
    ),
    "damaged gzip": (b"\x1f\x8b\x08 nothing", "This is a file packed with gzip"),
    "words": (b"my answers", "This is a damaged or other file, not a notebook."),
}
