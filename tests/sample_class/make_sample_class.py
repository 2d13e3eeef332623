"""Write the notebooks of a made-up class for exercise 1.

Usage: python tests/sample_class/make_sample_class.py OUT

Nobody in it is real. Every notebook is made from the release notebook, so that the
class stays right when the exercise changes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import nbformat
from nbformat import NotebookNode

ROOT = Path(__file__).resolve().parents[2]
SLUG = "01-single-neuron"
NAME = "single-neuron.ipynb"
RELEASE = ROOT / "exercises" / SLUG / NAME
# A spreadsheet would take it for a formula; it needs escaping in a page, too.
HOSTILE = "=iris & co"

PLAIN = {
    "neuron": "def neuron(x, w, b):\n    return w * np.asarray(x) + b",
    "estimate": "calories_5g = neuron(5, 2.5, 90)",
    "line": """\
known = cereal.dropna(subset=["sugars"])
w_fit, b_fit = np.polyfit(known["sugars"], known["calories"], 1)""",
    "surprise": """\
def most_surprising(names, sugars, calories, w, b):
    residuals = calories - (w * sugars + b)
    return names[np.nanargmax(residuals)]""",
    "house": """\
house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
house.set_weights([np.array([[200.0]]), np.array([100.0])])""",
}

# Right answers in a style that nobody would expect.
UNUSUAL = {
    "neuron": "neuron = lambda x, w, b: np.add(np.multiply(x, w), b)",
    "estimate": "calories_5g = np.array([102.5])  # by pencil",
    "line": """\
rows = [(s, c) for s, c in zip(cereal.sugars, cereal.calories) if s == s]
table = np.array(rows)
design = np.column_stack([table[:, 0], np.ones(len(table))])
(w_fit, b_fit), *_ = np.linalg.lstsq(design, table[:, 1], rcond=None)""",
    "surprise": """\
def most_surprising(names, sugars, calories, w, b):
    best, name_of_best = None, None
    for name, s, c in zip(names, sugars, calories):
        if s == s and (best is None or c - neuron(s, w, b) > best):
            best, name_of_best = c - neuron(s, w, b), name
    return name_of_best""",
    "house": """\
size = keras.Input(shape=(1,), name="size")
start_w = keras.initializers.Constant(200)
start_b = keras.initializers.Constant(100)
price = keras.layers.Dense(
    1, kernel_initializer=start_w, bias_initializer=start_b)(size)
house = keras.Model(size, price)""",
}

# The mistakes that people make first.
FORGOT_THE_BIAS = {
    "neuron": "def neuron(x, w, b):\n    return w * np.asarray(x)",
    "estimate": "calories_5g = 2.5 * 5",
    "line": """\
whole = cereal.replace(-1, np.nan).dropna()
w_fit, b_fit = np.polyfit(whole["sugars"], whole["calories"], 1)""",
    "surprise": """\
def most_surprising(names, sugars, calories, w, b):
    return names[np.nanargmax(calories)]""",
    "house": """\
house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
house.set_weights([np.array([[300.0]]), np.array([0.0])])""",
}

SWAPPED = {
    "neuron": "def neuron(x, w, b):\n    return b * np.asarray(x) + w",
    "estimate": "calories_5g = 90 * 5 + 2.5",
    "line": """\
known = cereal.dropna(subset=["sugars"])
w_fit, b_fit = np.polyfit(known["calories"], known["sugars"], 1)""",
    "surprise": """\
def most_surprising(names, sugars, calories, w, b):
    residuals = calories - (w * sugars + b)
    return int(np.nanargmax(residuals))""",
    "house": "house = keras.layers.Dense(1)  # never called",
}

# Works for the examples in the text and for nothing else.
HARD_CODED = {
    "neuron": """\
def neuron(x, w, b):
    print(w * np.asarray(x) + b)
    return np.array([90, 102.5])""",
    "estimate": "calories_5g = 5 * 2.5",
    "line": "w_fit, b_fit = 2.5, 90",
    "surprise": """\
def most_surprising(names, sugars, calories, w, b):
    return "Mueslix Crispy Blend\"""",
    "house": "house = lambda size: 200 * size + 100",
}

HALF = {
    **PLAIN,
    "line": """\
known = cereal.dropna(subset=["sugars"])
w_fit, b_fit = np.polyfit(known["sugars"], known["calories"], 1)
b_fit = 90""",
    "house": None,
}

RAISES = {
    **PLAIN,
    "neuron": "def neuron(x, w, b)\n    return w * x + b",
    "estimate": "calories_5g = neuron(5, 2.5, 90)",
    "line": """\
known = cereal.dropna(subset=["sugars"])
w_fit, b_fit = np.polyfit(known["sugar"], known["calories"], 1)""",
    "surprise": """\
def most_surprising(names, sugars, calories, w, b):
    return names[sugars.index(max(sugars))]""",
}

LOOPS = {
    **PLAIN,
    "estimate": """\
calories_5g = 90
grams = 0
while grams < 5:
    calories_5g = calories_5g + 2.5""",
}

HTML = {
    **PLAIN,
    "estimate": """\
from IPython.display import HTML, display

display(HTML("<script>alert('from a cell')</script><b>bold</b>"))
calories_5g = 102.5""",
    "line": 'raise ValueError("<script>alert(1)</script> `code` & more")',
}


def answered(answers: dict[str, str | None]) -> NotebookNode:
    """The release notebook with these answers; None leaves the stub."""
    notebook = nbformat.read(RELEASE, as_version=4)
    for cell in notebook.cells:
        answer = answers.get(cell.get("id", ""))
        if answer is not None:
            cell.source = f"# task: {cell.id}\n{answer}"
    return notebook


def whole(notebook: NotebookNode) -> bytes:
    """The notebook's file as it should be."""
    return nbformat.writes(notebook).encode()


def without_metadata(notebook: NotebookNode) -> bytes:
    """The file after a tool that keeps no ids and no metadata."""
    for cell in notebook.cells:
        cell.metadata = {}
        cell.pop("id", None)
    notebook.metadata = {}
    notebook.nbformat_minor = 4
    return nbformat.writes(notebook).encode()


def cut_off(notebook: NotebookNode) -> bytes:
    """The file after a download that broke off in the last task's cell."""
    text = nbformat.writes(notebook)
    return text[: text.index("# task: house")].encode()


Spoiler = Callable[[NotebookNode], bytes]
CLASS: dict[str, tuple[dict[str, str | None], Spoiler]] = {
    "amara-okafor": (UNUSUAL, whole),
    "bjorn-halvorsen": (FORGOT_THE_BIAS, whole),
    "chiara-conti": (HALF, whole),
    "daniyar-akhmetov": ({}, whole),
    "elif-kaya": (RAISES, whole),
    "farid-haddad": (LOOPS, whole),
    "hana-sato": (PLAIN, without_metadata),
    HOSTILE: (HTML, whole),
    "kofi-mensah": (SWAPPED, whole),
    "lucia-rojas": (HARD_CODED, whole),
    "mira-novak": (PLAIN, cut_off),
}
# Only notes came, and no notebook.
WITHOUT_NOTEBOOK = "joao-ferreira"


def make(out: Path) -> list[Path]:
    """Write the class in nbgrader's layout: `out/student/assignment/notebook`.

    Args:
        out: folder to write to; it is made if it does not exist.

    Returns:
        The notebooks that were written.
    """
    written = []
    for student, (answers, spoil) in CLASS.items():
        file = out / student / SLUG / NAME
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(spoil(answered(answers)))
        written.append(file)
    notes = out / WITHOUT_NOTEBOOK / SLUG / "notes.txt"
    notes.parent.mkdir(parents=True, exist_ok=True)
    notes.write_text("I was ill, I will hand it in on Monday.\n", encoding="utf-8")
    return written


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    made = make(Path(sys.argv[1]))
    print(f"{len(made)} notebooks written to {sys.argv[1]}")
