"""Fold the sections below a heading *Deeper*: nothing of them is needed later."""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

HEADING = "Deeper"


class FoldDeeper(SphinxPostTransform):
    """Put each section below *Deeper* into a `<details>` that is closed at first.

    A link to the section opens it, as browsers do by themselves.
    """

    default_priority = 700
    formats = ("html",)

    def run(self, **kwargs: object) -> None:
        """Fold the sections of one page."""
        for part in list(self.document.findall(nodes.section)):
            if part[0].astext() == HEADING:
                for section in part.findall(nodes.section, include_self=False):
                    _fold(section)


def _fold(section: nodes.section) -> None:
    title, *rest = section.children
    section.children = []
    section += [
        nodes.raw("", '<details class="deeper"><summary>', format="html"),
        title,
        nodes.raw("", "</summary>", format="html"),
        *rest,
        nodes.raw("", "</details>", format="html"),
    ]


def setup(app: Sphinx) -> None:
    """Register the transform with Sphinx."""
    app.add_post_transform(FoldDeeper)
