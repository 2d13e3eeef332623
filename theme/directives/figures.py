"""Every picture says in words what it shows, and no output hides an error."""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging

from theme.alt_text import is_words

logger = logging.getLogger(__name__)


def with_line(node: nodes.Node) -> nodes.Node:
    """Return the node, or the nearest around it, that knows its line in the page."""
    # A picture from a cell is given line 0.
    while not node.line and node.parent is not None:
        node = node.parent
    return node


def text_twin(bundle: nodes.Element) -> str:
    """Return the plain text a cell sent along with a picture, if it is words."""
    for child in bundle.children:
        if isinstance(child, nodes.Element) and child.get("mime_type") == "text/plain":
            text = child.astext()
            return text.strip() if is_words(text) else ""
    return ""


def take_text_twins(doctree: nodes.document) -> None:
    """Give pictures from cells the words of their plain-text twin as alt text."""
    for bundle in doctree.findall(nodes.container):
        if bundle.get("nb_element") != "mime_bundle":
            continue
        twin = text_twin(bundle)
        for image in bundle.findall(nodes.image):
            if twin and not is_words(image.get("alt", "")):
                image["alt"] = twin


def check_pictures(app: Sphinx, doctree: nodes.document) -> None:
    """Warn, with page and line, of each picture without words."""
    take_text_twins(doctree)
    for image in doctree.findall(nodes.image):
        if not is_words(image.get("alt", "")):
            logger.warning(
                "this picture has no alt text; say what it shows in the cell's "
                "metadata (mystnb: image: alt:) or after `![`",
                location=with_line(image),
                type="course",
                subtype="alt",
            )


def check_tracebacks(app: Sphinx, doctree: nodes.document) -> None:
    """Warn of errors that a display hook swallowed, so that the cell seemed to work."""
    for block in doctree.findall(nodes.literal_block):
        if "traceback" in block.get("classes", []):
            logger.warning(
                "this cell prints a traceback: %s; fix the cell",
                block.astext().strip().splitlines()[-1],
                location=with_line(block),
                type="course",
                subtype="traceback",
            )


def setup(app: Sphinx) -> None:
    """Register the checks of pictures and outputs."""
    app.connect("doctree-read", check_pictures)
    app.connect("doctree-read", check_tracebacks)
