"""What the tests of chapter 6b read of its page, and a table of another reader."""

import importlib.util
import json
import re

from book import chapter

# Figures that are the same for every table with 500 no and 268 yes.
FIGURES = [
    ("majority = ", "yes: 268 no: 500"),
    ("majority = ", "accuracy of always saying no: 0.651"),
    ("train = order", "491 + 123 + 154 rows"),
    ("(features[gaps] == 0)", "Glucose            5\n"),
    ("(features[gaps] == 0)", "BloodPressure     35\n"),
    ("(features[gaps] == 0)", "SkinThickness    227\n"),
    ("(features[gaps] == 0)", "Insulin          374\n"),
    ("(features[gaps] == 0)", "BMI               11\n"),
    ("for p in (0.99", "gave 0.9 to what happened: penalty 0.105"),
    ("for p in (0.99", "gave 0.5 to what happened: penalty 0.693"),
    ("y_few = ", "three rows: 0.4149\nthe same: True"),
    ("share_yes, 0.5", "always 0.349 loss 0.6468"),
    ("share_yes, 0.5", "always 0.5 loss 0.6931"),
    ("share = 0.75", "one standard error: 3.5 points\ntwo: 7.0 points"),
    ("folder:", "the same: True"),
    ("mine.compile", "the same picture: True"),
    ("recipe.compile", "steps: 11550"),
    ("for in_log", "0.651 is 500 of 768, 65.1 %"),
    ("for in_log", "0.7734 is 594 of 768, 77.34 %"),
    ("for in_log", "0.7773 is 597 of 768, 77.73 %"),
    ("H1 = ", "hidden 1 (154, 16) hidden 2 (154, 8)\nthe same: True"),
    ("all_ten = ", "output 4 is the same: True"),
    ("whole = ", "both spellings, the same loss: True\nrows add up to 1: True"),
]


def another_table(folder):
    """A table that passes as a reader's own: the course's script, another seed."""
    script = chapter.ROOT / "data/make_diabetes.py"
    spec = importlib.util.spec_from_file_location("make_diabetes", script)
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    summary = json.loads(maker.SUMMARY.read_text(encoding="utf-8"))
    file = folder / "original.csv"
    file.write_text(maker.make(summary, seed=1), encoding="ascii")
    return file


def numbers(text: str) -> list[float]:
    """All numbers of what a cell shows, in their order."""
    return [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", text)]
