"""What a box is for: the word that its title begins with gives it one of six looks."""

import re

from docutils import nodes
from sphinx.application import Sphinx

# The front page explains these once, and `course.css` gives each a color and an icon.
ROLES = {
    "guess": re.compile(r"Guess|Where would you stop"),
    "try": re.compile(r"Try|Predict|On paper|Your turn|Diagnosis"),
    "trap": re.compile(r"Trap|Wrong belief|The claim|A trap"),
    "recall": re.compile(r"Recall|Warm-up"),
}
STOCK = {"tip", "note", "warning", "hint", "important", "caution"}


def role_of(title: str) -> str:
    """Return the role of a box by its title; `plain` where no word asks for another."""
    found = (role for role, words in ROLES.items() if words.match(title))
    return next(found, "plain")


def give_roles(app: Sphinx, doctree: nodes.document) -> None:
    """Give each box the class of its role in the place of the stock theme's own."""
    for box in doctree.findall(nodes.admonition):
        title = box.next_node(nodes.title)
        others = [name for name in box["classes"] if name not in STOCK]
        words = title.astext() if title is not None else ""
        box["classes"] = [*others, role_of(words)]


def setup(app: Sphinx) -> None:
    """Register the roles."""
    app.connect("doctree-read", give_roles)
