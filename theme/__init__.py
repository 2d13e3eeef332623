"""What the site adds to the stock theme: a Sphinx extension in small parts."""

import sys
from typing import Any

from sphinx.application import Sphinx

# The same as in autograder/__init__.py, for the same reason; neither knows the other.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

from theme import (  # noqa: E402
    dates,
    drawings,
    figures,
    links,
    live,
    lookup,
    maths,
    mynet,
    objectives,
    quiz,
    solutions,
)

PARTS = (dates, drawings, figures, links, live, lookup, maths, mynet, objectives)
PARTS += (quiz, solutions)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register every part of the theme with Sphinx."""
    for part in PARTS:
        part.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
