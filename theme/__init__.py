"""The pages of the book come in: MyST text, settings, and their order in `_toc.yml`.
A checked site goes out, and a plain notebook for each chapter.
It must never import `neurons` or the grader: it knows only how to read `_toc.yml`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, bool]:
    """Register every part of the theme with Sphinx."""
    # Not above: commands that need one small module would wait for all of Sphinx.
    from theme.directives import PARTS

    for part in PARTS:
        part.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
