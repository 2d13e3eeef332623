"""What is known of an exception that a learner's code raised.

The parts of `facts` that a cell and a call of a function have in common.
"""

from dataclasses import dataclass

from neurons.types import Shape

# From Python 3.13 on, an unfinished cell raises a private class, which no reader and no
# table of errors knows.
_PRIVATE = {"_IncompleteInputError": "SyntaxError"}


def public_name(error: str) -> str:
    """Return the name by which an exception's class is known.

    Args:
        error: name of the class; of a private one of Python's, its parent is returned.
    """
    return _PRIVATE.get(error, error)


@dataclass(frozen=True, slots=True)
class Operand:
    """A value that the code which raised names.

    Attributes:
        code: how it is written there: `x`, `table["sugars"]`.
        type: name of its class.
        shape: of an array or a table; of a list its length alone.
        n_nan: how many of its numbers are NaN.
        state: of a model or layer of Keras, where it is "not built" or "not compiled".
    """

    code: str
    type: str
    shape: Shape | None = None
    n_nan: int = 0
    state: str = ""


@dataclass(frozen=True, slots=True)
class ErrorContext:
    """What surrounds an exception, beyond what it says itself.

    Attributes:
        code: the expression or statement that raised, as the learner wrote it.
        name: the name, attribute, column or module that was not found.
        near: one that is there and is spelled nearly so.
        operands: values that the code names.
    """

    code: str
    name: str = ""
    near: str = ""
    operands: tuple[Operand, ...] = ()


@dataclass(frozen=True, slots=True)
class Raised:
    """An exception.

    Attributes:
        error: class name of the exception.
        text: first line of its message, shortened.
        line: the learner's own line that raised; 0 where there is none.
        source: text of that line.
        not_implemented: whether it is a NotImplementedError.
        context: what surrounds it; None where it was not in the learner's code.
    """

    error: str
    text: str
    line: int
    source: str
    not_implemented: bool = False
    context: ErrorContext | None = None
