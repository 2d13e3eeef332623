"""What to do after an error: one table of the errors that learners' code makes.

A row goes by the kind of exception and by a sign in the learner's own code or in the
values that were there (`judges.failure`). The first row that fits is given.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import dataclass

from neurons.checks.facts import Raised
from neurons.checks.judges import messages
from neurons.checks.judges.failure import (
    ARRAYS,
    LISTS,
    NUMBERS,
    Failure,
    Sign,
    always,
    asks_many,
    attribute_of,
    attribute_of_arrays,
    called_value,
    calling,
    computes_with,
    counted_number,
    dense_without_units,
    earlier_task,
    given_above,
    holds_nan,
    in_dictionary,
    in_place,
    indexed_number,
    input_of_a_number,
    is_none,
    keyword_misspelled,
    layers_without_list,
    looped_number,
    missing,
    name_unknown_to_keras,
    near,
    not_compiled,
    of_math,
    of_numpy,
    one_shape,
    operator,
    own_function,
    said,
    shapes_apart,
    shapes_multiplied,
    unpacking,
    written,
)

UNFINISHED_MERGE = "the cell holds an unfinished git merge: keep one of its versions"
# What the first cells of every exercise import.
IMPORTED = ("np", "pd", "keras", "datasets", "draw", "check")


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of error and what to do about it.

    Attributes:
        errors: class names of the exception, by spaces; empty for any.
        sign: what the code and its values must show.
        step: the next step; words in braces are the sign's.
        cause: what was found, which stands in the place of the exception's own text.
        is_sure: whether nothing else can be meant, whatever the task.
    """

    errors: str
    sign: Sign
    step: str
    cause: str = ""
    is_sure: bool = True


SYNTAX = "SyntaxError IndentationError TabError"
VALUE = "ValueError TypeError InvalidArgumentError"
KERAS = "ValueError TypeError AttributeError"

ROWS: tuple[Row, ...] = (
    # The cell is not finished, or is no Python.
    Row(
        "",
        written(r"^(<{7}|={7}|>{7})"),
        f"{UNFINISHED_MERGE}, delete the three lines of marks, run it again.",
    ),
    Row("", written(r"_{3,}"), "fill the gaps first: one is in line {line}."),
    Row(
        "IndentationError TabError",
        always,
        "begin all lines inside a function with the same four spaces.",
    ),
    Row(
        SYNTAX,
        written(r"(?<![\w.])\d+\.?\d*(?![eEjJxXbBoO_\d])[A-Za-z(]"),
        "write every multiplication with `*`, also that of `{found}…`.",
    ),
    Row(
        SYNTAX,
        written(r"[×·÷−–“”„‘’²³]"),
        "type `{found}` anew with a key of your keyboard: `*`, `-`, `**` or a quote.",
    ),
    Row(
        SYNTAX,
        written(r"^(def|for|while|if|elif|else|class|with|try)\b[^#]*[^:\s#]\s*$"),
        "end line {line} with a colon, `:`.",
    ),
    Row(
        SYNTAX,
        said("incomplete input"),
        "close every bracket and every quote, then run the cell again.",
    ),
    Row(
        SYNTAX,
        always,
        "look in line {line} and the one above it for a bracket, quote, comma or "
        "colon too few.",
    ),
    # A name.
    Row(
        "NameError",
        missing(*IMPORTED),
        "run the first cells of the notebook again; they import `{name}`.",
    ),
    Row(
        "NameError",
        earlier_task,
        "run task {number}'s cell first, then this one.",
        "`{name}` isn't defined in this session.",
    ),
    Row(
        "NameError",
        given_above,
        "run the notebook's own cell that defines `{name}`, then this one.",
        "`{name}` isn't defined in this session.",
    ),
    Row(
        "NameError",
        near,
        "correct the spelling in line {line}.",
        "`{name}` is not defined; `{near}` is.",
    ),
    Row(
        "NameError",
        of_numpy,
        "if you mean NumPy's, write `np.{name}`.",
        "`{name}` is not defined.",
    ),
    Row(
        "NameError",
        missing("Sequential", "Model", "Input", "layers"),
        "write `keras.{name}`.",
        "`{name}` is not defined.",
    ),
    Row(
        "NameError",
        missing("Dense", "Activation", "ReLU", "Softmax", "Dropout"),
        "write `keras.layers.{name}`.",
        "`{name}` is not defined.",
    ),
    Row(
        "UnboundLocalError",
        always,
        "in this function give `{name}` its value before line {line} reads it.",
        "`{name}` is read before it has a value.",
        is_sure=False,
    ),
    Row(
        "NameError",
        always,
        "define `{name}` above line {line}, or use the name that you gave it.",
        "`{name}` is not defined.",
    ),
    # A module, an attribute, a column.
    Row(
        "ModuleNotFoundError",
        written(r"\bgoogle\b"),
        "that module is Colab's own; delete the line, it is not needed here.",
    ),
    Row(
        "ModuleNotFoundError ImportError",
        always,
        "check how it is spelled; NumPy, pandas and Keras are enough for every task.",
    ),
    Row(
        "KeyError AttributeError",
        near,
        "correct the spelling in line {line}.",
        "`{name}` is not there; `{near}` is.",
    ),
    Row(
        "KeyError",
        in_dictionary,
        "print `list({name})`, its keys, and compare.",
        is_sure=False,
    ),
    Row(
        "KeyError",
        always,
        "print the table's `columns` and copy the name; several names go in a list.",
        is_sure=False,
    ),
    # Keras.
    Row(
        KERAS,
        calling("set_weights"),
        "give `set_weights` a list of arrays with the shapes that the arrays of "
        "`get_weights()` have: a kernel (inputs, units), a bias (units,).",
    ),
    Row(
        KERAS,
        input_of_a_number,
        "a shape is a tuple, with a comma also around one number: `Input((n,))`.",
    ),
    Row(
        KERAS,
        layers_without_list,
        "put the layers into one list: `keras.Sequential([…, …])`.",
    ),
    Row(
        KERAS,
        dense_without_units,
        "say first how many units the layer has: `Dense(units, …)`.",
    ),
    Row(
        "ValueError TypeError",
        name_unknown_to_keras,
        "take one of Keras's names for it, in lower case{meant}.",
        'Keras has no {what} "{name}".',
    ),
    Row(
        "TypeError ValueError",
        keyword_misspelled,
        "write `{near}=`.",
        "`{name}=` is no argument of this call.",
    ),
    Row(
        "ValueError RuntimeError AttributeError",
        not_compiled,
        "run `{name}.compile(…)` first; in a notebook that is an earlier cell.",
        "`{name}` is not compiled.",
    ),
    # NumPy and numbers.
    Row(
        "LinAlgError",
        holds_nan,
        "leave out the rows without that number, then fit.",
        "`{name}` holds a NaN: {count}.",
    ),
    Row(
        "AttributeError",
        attribute_of(frozenset({"NoneType"})),
        "look where `{name}` gets its value: `append`, `fit` and `compile` change "
        "something and return None.",
        "`{name}` is None.",
    ),
    Row(
        "AttributeError",
        attribute_of_arrays,
        "make it an array first: `np.asarray({name})`.",
        "`{name}` is a plain number or list; it has no `{attribute}`.",
    ),
    Row(
        "AttributeError",
        attribute_of(NUMBERS),
        "compute with the number itself, or begin with a list: `{name} = []`.",
        "`{name}` is a plain number; it has no `{attribute}`.",
    ),
    Row(
        "AttributeError",
        attribute_of(LISTS),
        "look up what a list has: `append`, `index`, `count`, `sort`.",
        "`{name}` is a list; it has no `{attribute}`.",
    ),
    Row(
        "AttributeError",
        attribute_of(ARRAYS),
        "use a function of NumPy's, `np.…({name})`; `{attribute}` is of tables or lists.",
        "`{name}` is an array; it has no `{attribute}`.",
    ),
    Row(
        "TypeError UFuncTypeError UFuncNoLoopError _UFuncNoLoopError",
        operator(ast.BitXor),
        "`^` does not compute with numbers: `*` multiplies, `**` is a power.",
    ),
    Row(
        "TypeError UFuncTypeError _UFuncOutputCastingError UFuncOutputCastingError",
        in_place,
        "make a new array; `-=` and the like write into the old one, whose numbers "
        "may be whole.",
        is_sure=False,
    ),
    Row(
        "TypeError",
        of_math,
        "`{what}` takes one number; {step}.",
        is_sure=False,
    ),
    Row(
        "ValueError",
        of_math,
        "print what `{what}` is given here; it takes only some numbers.",
        is_sure=False,
    ),
    Row(
        "TypeError",
        is_none,
        "look where `{name}` gets its value: a function without `return` gives None.",
        "`{name}` is None.",
    ),
    Row(
        "TypeError",
        called_value,
        "to multiply, write `*`; to take a part, use square brackets; else leave out "
        "the round brackets.",
        "`{name}` is no function.",
    ),
    Row(
        "TypeError UFuncTypeError UFuncNoLoopError _UFuncNoLoopError",
        computes_with(frozenset({"str"})),
        "take the quotes off, or turn it into a number with `float(…)`.",
        "`{name}` is a text, and numbers are computed with.",
    ),
    Row(
        "TypeError",
        computes_with(LISTS),
        "make it an array first, `np.asarray(…)`; only arrays compute place by place.",
        "`{name}` is a list.",
    ),
    Row(
        "TypeError",
        calling("polyfit"),
        "give `np.polyfit` three things: the x values, the y values and the degree.",
        is_sure=False,
    ),
    Row(
        "TypeError",
        own_function,
        "pass as many values as the `def` of `{name}` has names, in its order.",
        is_sure=False,
    ),
    Row(
        "TypeError IndexError",
        indexed_number,
        "leave out the square brackets after `{name}`.",
        "`{name}` is one number here.",
        is_sure=False,
    ),
    Row(
        "TypeError",
        counted_number,
        "leave out `{what}(…)`: `{name}` itself is the number.",
        "`{name}` is one number here.",
        is_sure=False,
    ),
    Row(
        "TypeError",
        looped_number,
        "leave out the loop: `np.asarray({name})` computes with a number, a list and "
        "an array alike.",
        "`{name}` is one number here; a loop needs several.",
        is_sure=False,
    ),
    Row(
        "ValueError",
        asks_many,
        "{what} takes one number at a time; for arrays there is {better}.",
        is_sure=False,
    ),
    Row(
        "ValueError TypeError",
        unpacking,
        "write as many names on the left as each value on the right has parts.",
        is_sure=False,
    ),
    Row(
        "ValueError",
        shapes_multiplied,
        "under `@` the left one's columns must be as many as the right one's rows.",
        "{shapes}.",
        is_sure=False,
    ),
    Row(
        "ValueError",
        shapes_apart,
        "compare the shapes from the right: two lengths must be equal, or one of "
        "them 1.",
        "{shapes}.",
        is_sure=False,
    ),
    Row(
        "IndexError AxisError",
        one_shape,
        "count from 0, with whole numbers, along axes that are there; -1 is the last.",
        "`{name}` has shape {shape}.",
        is_sure=False,
    ),
    Row(
        "IndexError",
        always,
        "an index is a whole number from 0 on: print what the brackets hold.",
        is_sure=False,
    ),
    Row(
        "TypeError",
        calling("range", "len"),
        "`range` takes a whole number: `len(…)` of a list, or a `.shape[0]`.",
        is_sure=False,
    ),
    # What is computed is too large, or never ends.
    Row(
        "ZeroDivisionError",
        always,
        "print what stands to the right of `/`: it is 0 here.",
        is_sure=False,
    ),
    Row(
        "RecursionError",
        always,
        "a function that calls itself needs a way out; compute the result instead.",
        is_sure=False,
    ),
    Row(
        "OverflowError",
        always,
        "numbers from `math` end at 1.8e308; compute with smaller ones.",
        is_sure=False,
    ),
    Row(
        "MemoryError",
        always,
        "print the shapes of what that line makes: it is far larger than needed.",
        is_sure=False,
    ),
    Row(
        "KeyboardInterrupt",
        always,
        "run the cell again and let it finish; if it never does, look for a loop "
        "without an end.",
        "You stopped it, or the editor did.",
    ),
    # The notebook's surroundings.
    Row(
        "FileNotFoundError",
        always,
        "no file is needed: the tables come with the course, `datasets.cereal()` "
        "and the like.",
    ),
    Row(
        "StdinNotImplementedError",
        always,
        "put a value in the place of `input()`; nobody can type during grading.",
    ),
    Row(
        "UsageError",
        always,
        "put the line that begins with `%%` first in its cell, run it again.",
    ),
)


def explained_error(
    task: str,
    raised: Raised,
    headline: str,
    *,
    called: str = "",
    hint: str = "",
    again: str,
) -> str:
    """Return the message on an error: what was found, and always a next step.

    Args:
        task: the task's id.
        raised: the facts of the exception.
        headline: the first line.
        called: the line that says with what it was called.
        hint: what the task itself advises, if it does.
        again: how to run it again, where nothing better is known.
    """
    failure = Failure(task, raised)
    found = _first(failure, [row for row in ROWS if row.is_sure])
    found = found or (("", hint) if hint else None)
    found = found or _first(failure, [row for row in ROWS if not row.is_sure])
    where = f"above line {raised.line}" if raised.line else "above it"
    cause, step = found or ("", f"print each value {where}, then {again}")
    said = f"It said: {raised.text}" if raised.text else ""
    return messages.lines(headline, cause or said, called, messages.then(step))


def _first(failure: Failure, rows: Sequence[Row]) -> tuple[str, str] | None:
    """Cause and step of the first row that fits."""
    for row in rows:
        if not row.errors or failure.error in row.errors.split():
            words = row.sign(failure)
            if words is not None:
                return row.cause.format(**words), row.step.format(**words)
    return None
