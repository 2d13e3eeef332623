"""Pages come in while Sphinx reads and writes them, with the course's own syntax.
What stock Sphinx can show goes out: nodes, HTML, and warnings with page and line.
It must never open a page that is written already; that is for `theme.after`.
"""

from types import ModuleType

from theme.directives import (
    ask,
    ask_pages,
    chapter_numbers,
    dates,
    deeper,
    drawings,
    exercise_pages,
    figures,
    formulas,
    frame,
    generated_pages,
    links,
    objectives,
    own_network,
    parsons,
    roles,
    scripts,
    solutions,
    tangle,
)

PARTS: tuple[ModuleType, ...] = (
    ask,
    ask_pages,
    frame,
    chapter_numbers,
    dates,
    deeper,
    drawings,
    exercise_pages,
    figures,
    links,
    generated_pages,
    formulas,
    tangle,
    objectives,
    own_network,
    parsons,
    roles,
    scripts,
    solutions,
)
