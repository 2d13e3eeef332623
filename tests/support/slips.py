"""Slips of beginners: the cells that run, and what the last check must say of them."""

from typing import NamedTuple

BODY = "(x, w, b):\n    return w * np.asarray(x) + b"
RIGHT = f"# task: neuron\ndef neuron{BODY}"
TYPO = f"# task: neuron\ndef nueron{BODY}"
NEURON, ESTIMATE, LINE = 'check("neuron")', 'check("estimate")', 'check("line")'
TABLE = 'cereal = datasets.cereal()\ncereal[["name", "sugars", "calories"]].head()'
FIT = (
    '# task: line\nknown = cereal.dropna(subset=["sugars"])\n'
    'w_fit, b_fit = np.polyfit(known["sugars"], known["calories"], 1)'
)
FILL = "cereal['sugars'] = cereal['sugars'].fillna(0)"
USES = "# task: estimate\ncalories_5g = neuron(5, 2.5, 90)"
RENAME = "is still the one of an earlier run"
SURPRISE = (
    "# task: surprise\ndef most_surprising(names, sugars, calories, w, b):\n"
    "    residuals = cereal['calories'] - (w * cereal['sugars'] + b)\n"
    "    return cereal['name'][residuals.idxmax()]"
)


class Slip(NamedTuple):
    """What is run, each cell after its id, and what the last check must say or not."""

    cells: list[tuple[str, str]]
    says: str
    never: str = "Right"


def own(task, *codes):
    """Runs of a task's own cell."""
    return [(task, code) for code in codes]


SLIPS = {
    "function renamed by a typo": Slip(
        [*own("neuron", RIGHT), ("", NEURON), *own("neuron", TYPO), ("", NEURON)],
        RENAME,
    ),
    "value renamed by a capital letter": Slip(
        [
            *own("estimate", "# task: estimate\ncalories_5g = 2.5 * (5 + 90)"),
            ("", ESTIMATE),
            *own("estimate", "# task: estimate\nCalories_5g = 2.5 * 5 + 90"),
            ("", ESTIMATE),
        ],
        RENAME,
        "multiplication",
    ),
    "name taken away": Slip(
        [
            *own("estimate", "# task: estimate\ncalories_5g = 2.5 * (5 + 90)"),
            *own("estimate", "# task: estimate\n2.5 * 5 + 90"),
            ("", ESTIMATE),
        ],
        "Your cell gives its result no name",
        "multiplication",
    ),
    "wrong name at the first try": Slip(
        [*own("neuron", TYPO), ("", NEURON)],
        "Your cell defines `nueron`, not `neuron`.",
        "Not started",
    ),
    "own cell, then the stub": Slip(
        [
            ("own", f"def neuron{BODY}"),
            *own("neuron", "# task: neuron\ndef neuron(x, w, b):\n    pass"),
            ("", NEURON),
        ],
        "✔ neuron: Right",
        "Not started",
    ),
    "first line pasted over": Slip(
        [*own("neuron", f"def neuron{BODY}"), ("", NEURON)],
        "✔ neuron: Right",
        "Not run",
    ),
    "earlier task renamed": Slip(
        [
            *own("neuron", RIGHT.replace(" + b", ""), TYPO),
            *own("estimate", USES),
            ("", ESTIMATE),
        ],
        "`neuron`, which the cell uses, is still the one of an earlier run.",
        "forgotten",
    ),
    "earlier task renamed, its result still right": Slip(
        [*own("neuron", RIGHT, TYPO), *own("estimate", USES), ("", ESTIMATE)],
        "`neuron`, which the cell uses, is still the one of an earlier run.",
        "Not yet",
    ),
    "earlier task not run": Slip(
        [*own("estimate", USES), ("", ESTIMATE)], "Next: run task 1's cell first"
    ),
    "gap left in a cell without its first line": Slip(
        [("", TABLE), ("own", "calories_5g = ____ * 5 + 90"), ("", ESTIMATE)],
        "fill the gaps first: one is in line 1",
        "has not run",
    ),
    "gap left": Slip(
        [
            *own("neuron", "# task: neuron\ndef neuron(x, w, b):\n    return ____ * x"),
            ("", NEURON),
        ],
        "fill the gaps first: one is in line 3",
        "not defined",
    ),
    "fit with the missing figure": Slip(
        [
            ("", TABLE),
            *own(
                "line",
                "# task: line\n"
                "w_fit, b_fit = np.polyfit(cereal['sugars'], cereal['calories'], 1)",
            ),
            ("", LINE),
        ],
        "`cereal['sugars']` holds a NaN: 1 of its 77 numbers is missing.",
        "SVD",
    ),
    "both results of a fit under one name": Slip(
        [
            ("", TABLE),
            *own("line", FIT.replace("w_fit, b_fit", "w_fit")),
            ("", LINE),
        ],
        "Your cell does not define `b_fit`.",
        "defines `known`",
    ),
    "program ended by a function": Slip(
        [
            *own("neuron", "# task: neuron\ndef neuron(*_):\n    raise SystemExit"),
            ("", NEURON),
        ],
        "delete what ends the program in line 3",
    ),
    "question within a function": Slip(
        [
            *own("neuron", "# task: neuron\ndef neuron(*_):\n    return input()"),
            ("", NEURON),
        ],
        "Next: put a value in the place of `input()`",
        "not there yet",
    ),
    "asynchronous function": Slip(
        [*own("neuron", f"# task: neuron\nasync def neuron{BODY}"), ("", NEURON)],
        "`neuron` returns something of the type `coroutine`",
        "never awaited",
    ),
    "notebook's table, not the arguments": Slip(
        [("", TABLE), *own("surprise", SURPRISE), ("", 'check("surprise")')],
        "The result doesn't depend on `names`, `sugars`, `calories`",
    ),
    "loop over a number": Slip(
        [
            *own(
                "neuron", RIGHT.replace("w * np.asarray(x) + b", "[w * i for i in x]")
            ),
            ("", NEURON),
        ],
        "leave out the loop",
    ),
    "colon of the first line lost": Slip(
        [*own("neuron", RIGHT, f"# task neuron\ndef nueron{BODY}"), ("", NEURON)],
        RENAME,
    ),
    "first line with a slip": Slip(
        [*own("neuron", RIGHT, f"# Tsk: Nueron\ndef nueron{BODY}"), ("", NEURON)],
        RENAME,
    ),
    "table filled in another cell": Slip(
        [("", TABLE), ("own", FILL), *own("line", FIT), ("", LINE)],
        f"`cereal` was changed before this cell ran: `{FILL}`.",
        "counted as",
    ),
    "table filled in an earlier try": Slip(
        [("", TABLE), *own("line", f"{FIT}\n{FILL}", FIT), ("", LINE)],
        f"`cereal` was changed before this cell ran: `{FILL}`.",
        "counted as",
    ),
    "table filled in the answer": Slip(
        [("", TABLE), *own("line", f"# task: line\n{FILL}\n{FIT}"), ("", LINE)],
        "the unknown sugars were counted as 0 g",
        "was changed",
    ),
    "table cut to its head": Slip(
        [("", TABLE), ("a", "cereal = cereal.head()"), *own("line", FIT), ("", LINE)],
        "`cereal` was changed before this cell ran: `cereal = cereal.head()`.",
    ),
    "table cut, and another mistake": Slip(
        [
            ("", TABLE),
            ("own", "cereal = cereal.dropna(subset=['sugars'])"),
            *own("line", FIT.replace("calories", "s").replace("sugars", "calories")),
            ("", LINE),
        ],
        "KeyError",
    ),
    "table lost a column": Slip(
        [("", TABLE), ("a", "del cereal['sugars']"), *own("line", FIT), ("", LINE)],
        "`cereal` was changed before this cell ran: `del cereal['sugars']`.",
    ),
    "decimal comma": Slip(
        [*own("estimate", "# task: estimate\ncalories_5g = 102,5"), ("", ESTIMATE)],
        "Likely cause: a decimal comma",
    ),
    "two numbers": Slip(
        [*own("estimate", "# task: estimate\ncalories_5g = 12,90"), ("", ESTIMATE)],
        "it needs one number",
        "decimal",
    ),
    "value left of the name": Slip(
        [*own("estimate", "# task: estimate\n102.5 = calories_5g"), ("", ESTIMATE)],
        "swap them in line 2",
    ),
    "name deleted": Slip(
        [*own("neuron", RIGHT), ("a", "del neuron"), ("", NEURON)],
        "`neuron` was deleted after its cell had run.",
    ),
    "everything reset": Slip(
        [*own("neuron", RIGHT), ("a", "%reset -f"), ("", NEURON)],
        "`neuron` was deleted after its cell had run.",
    ),
    "an own cell's name deleted, then the answer's cell stopped": Slip(
        [
            ("own", f"def neuron{BODY}"),
            ("a", "del neuron"),
            *own("neuron", "# task: neuron\n1 / 0\nneuron = 3"),
            ("", NEURON),
        ],
        "ZeroDivisionError",
        "deleted",
    ),
    "an own cell's name deleted, then the answer's mistyped": Slip(
        [
            ("own", f"def neuron{BODY}"),
            ("a", "del neuron"),
            *own("neuron", TYPO),
            ("", NEURON),
        ],
        "`nueron`",
        "deleted",
    ),
    "printed, not returned": Slip(
        [
            *own("neuron", RIGHT.replace("return w", "print(w").replace("+ b", "+ b)")),
            ("", NEURON),
        ],
        "print",
    ),
    "called, not defined": Slip(
        [*own("neuron", RIGHT, "# task: neuron\nneuron(5, 2.5, 90)"), ("", NEURON)],
        RENAME,
    ),
    "a name given to the result": Slip(
        [*own("neuron", f"{RIGHT}\nneuron = neuron(5, 2.5, 90)"), ("", NEURON)],
        "`neuron` is a number",
    ),
    "name written over by a number": Slip(
        [*own("neuron", RIGHT), ("", NEURON), ("a", "neuron = 102.5"), ("", NEURON)],
        "was overwritten by another cell: `neuron = 102.5`.",
    ),
    "text in place of a number": Slip(
        [*own("estimate", '# task: estimate\ncalories_5g = "102.5"'), ("", ESTIMATE)],
        "a text",
    ),
    "the unit in the value": Slip(
        [
            *own("estimate", "# task: estimate\ncalories_5g = 102.5 kcal"),
            ("", ESTIMATE),
        ],
        "SyntaxError in line 2",
    ),
    "stopped above the second name": Slip(
        [
            ("", TABLE),
            *own("line", FIT, "# task: line\nw_fit = w_fit\n1 / 0\nb_fit = 2"),
            ("", LINE),
        ],
        "`b_fit` is still the one of an earlier run",
        "not there yet",
    ),
    "stopped above the second name at the first run": Slip(
        [
            ("", TABLE),
            *own("line", f"{FIT}\ndel b_fit\n1 / 0"),
            ("", LINE),
        ],
        "ZeroDivisionError",
        "earlier run",
    ),
    "one name of two": Slip(
        [
            *own(
                "line", "# task: line\nw_fit, b_fit = 1, 2", "# task: line\nw_fit = 3"
            ),
            ("", LINE),
        ],
        "`b_fit` is still the one of an earlier run",
    ),
    "an exponent for a product": Slip(
        [*own("neuron", RIGHT.replace("w * ", "w ^ ")), ("", NEURON)], "`*` multiplies"
    ),
    "an earlier task repaired, this one not run again": Slip(
        [
            *own("neuron", RIGHT.replace(" + b", "")),
            *own("estimate", USES),
            *own("neuron", RIGHT),
            ("", ESTIMATE),
        ],
        "`neuron` was defined again after the cell ran that uses it.",
        "forgotten",
    ),
    "an earlier task answered, this one not run again": Slip(
        [
            *own("neuron", "# task: neuron\ndef neuron(x, w, b):\n    pass"),
            *own("estimate", USES),
            *own("neuron", RIGHT),
            ("", ESTIMATE),
        ],
        "`neuron` was defined again after the cell ran that uses it.",
        "returns nothing",
    ),
    "an earlier task run again as it was": Slip(
        [
            *own("neuron", RIGHT.replace(" + b", "")),
            *own("estimate", USES),
            *own("neuron", RIGHT.replace(" + b", "")),
            ("", ESTIMATE),
        ],
        "the bias was forgotten",
        "again after",
    ),
    "an earlier task that stopped, run since": Slip(
        [
            *own("neuron", RIGHT.replace(" + b", "")),
            *own("estimate", USES),
            *own("neuron", f"1 / 0\n{RIGHT}"),
            ("", ESTIMATE),
        ],
        RENAME,
        "forgotten",
    ),
    "a helping cell repaired, the answer not run again": Slip(
        [
            ("", TABLE),
            ("a", "known = cereal.fillna(0)"),
            *own("line", FIT.replace('known = cereal.dropna(subset=["sugars"])', "")),
            ("a", 'known = cereal.dropna(subset=["sugars"])'),
            ("", LINE),
        ],
        "`known` was defined again after the cell ran that uses it.",
        "counted as",
    ),
    "first line written anew": Slip(
        [
            *own("neuron", RIGHT.replace(" + b", "")),
            ("", NEURON),
            *own("neuron", f"# my answer\ndef neuron{BODY}"),
            ("", NEURON),
        ],
        "✔ neuron: Right",
        "overwritten",
    ),
    "calories of a row without sugars": Slip(
        [
            ("", TABLE),
            *own(
                "line",
                "# task: line\nx, y = cereal['sugars'], cereal['calories']\n"
                "w_fit = ((x - x.mean()) * (y - y.mean())).sum()"
                " / ((x - x.mean()) ** 2).sum()\n"
                "b_fit = y.mean() - w_fit * x.mean()",
            ),
            ("", LINE),
        ],
        "or that row's calories are in the mean",
        "✔",
    ),
    "a right answer after all": Slip(
        [
            *own("neuron", f"# task neuron\ndef nueron{BODY}", RIGHT),
            ("a", "neurons = [neuron(x, 2, 3) for x in (1, 2)]"),
            ("", NEURON),
        ],
        "✔ neuron: Right",
        "earlier run",
    ),
}

# As after a restart of the kernel.
NEW = """from neurons.checks import help, session
session.seen = session.Seen()
help._given.clear()
get_ipython().history_manager.input_hist_raw[1:] = []
del help, session"""
