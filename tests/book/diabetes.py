"""What the tests of chapter 6b read of its page, and a table of another reader."""

import importlib.util
import json
import re

from book import chapter

# Figures that are the same for every table with 500 no and 268 yes.
FIGURES = [
    ("always_no = ", "768 rows: 500 no, 268 yes"),
    ("always_no = ", "Always saying no is right in 65.10% of the rows."),
    ("counts = ", "144 + 136 + 9 = 289"),
    ("by_keras = np.array(model", "NumPy and Keras agree on 768 chances"),
    ("given = np.linspace", "gave 0.1 to what happened: penalty 2.303"),
    ("given = np.linspace", "gave 0.9 to what happened: penalty 0.105"),
    ("few_p = ", "three rows: 0.4149 by NumPy and by Keras"),
    ("to_beat = ", "always saying 0.3490: loss 0.6468"),
    ("to_beat = ", "always saying 0.5000: loss 0.6931"),
    ("mine.compile", "the same picture: True"),
    ("says_yes = ", "accuracy: 0.6510"),
    ("steps = -(", "77 steps an epoch, 11,550 in all"),
    ("model.compile(", "11,550 steps"),
    ("for told in", "0.6510 = 500 of 768 rows, 65.10%"),  # a learner's sentence
    ("for told in", "0.7734 = 594 of 768 rows, 77.34%"),  # a learner's sentence
    ("for told in", "0.7773 = 597 of 768 rows, 77.73%"),  # a learner's sentence
    ("with_zeros = ", "Glucose         5 zeros"),
    ("with_zeros = ", "BloodPressure  35 zeros"),
    ("with_zeros = ", "SkinThickness 227 zeros"),
    ("with_zeros = ", "Insulin       374 zeros"),
    ("with_zeros = ", "BMI            11 zeros"),
    ("split(seed=0)\nprint", "train (614, 8)  held out (154, 8)"),
    ("split(seed=0)\nprint", "training columns have the mean 0: True"),
    ("TemporaryDirectory() as", "saved, loaded, the same 154 chances"),
    ("all_ten = ", "fitted together or one by one: the same ten lines"),
    ("whole = ", "each row adds up to 1: True"),
    ("in from_keras(final)", "relu    (8, 16) gives (154, 16)"),
    ("in from_keras(final)", "sigmoid (8, 1) gives (154, 1)"),
    ("in from_keras(final)", "without Keras: the same chances"),
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


def shares(text: str) -> list[float]:
    """The per cents of a text, as shares."""
    return [float(n) / 100 for n in re.findall(r"([\d.]+)%", text)]


def rivals(page) -> dict[str, list[float]]:
    """Training accuracy, held-out accuracy, and both losses of each rival."""
    said = page.says('results["one neuron"] = []')
    rows = re.findall(
        r"^(.{14}) training ([\d.]+)%, ([\d.]+)   held out ([\d.]+)%, ([\d.]+)$",
        said,
        re.MULTILINE,
    )
    return {name.strip(): [float(n) for n in numbers] for name, *numbers in rows}
