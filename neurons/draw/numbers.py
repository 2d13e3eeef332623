"""Numbers as the drawing and its words show them."""

_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def shown(value: float) -> str:
    """Write a number with four significant digits and a real minus sign."""
    text = f"{value:.4g}"
    return "0" if text == "-0" else text.replace("-", "−")


def subscript(letter: str, index: int, count: int) -> str:
    """Name one of `count` quantities: x alone, else x₀, x₁, ..."""
    return letter if count == 1 else letter + str(index).translate(_SUBSCRIPTS)


def counted(count: int, noun: str) -> str:
    """Say a count with its noun: "1 unit", "1,994 parameters"."""
    plural = "" if count == 1 else "es" if noun.endswith("s") else "s"
    return f"{count:,} {noun}{plural}"
