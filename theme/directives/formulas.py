"""Formulas become MathML while the book is built; a broken one fails the build."""

from docutils import nodes
from math_core import LatexError, LatexToMathML
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number
from sphinx.writers.html5 import HTML5Translator

logger = logging.getLogger(__name__)
converter = LatexToMathML(fancy_error=False)


def to_mathml(latex: str, display: bool) -> str:
    """Turn one formula into MathML.

    Args:
        latex: the formula without its dollar signs.
        display: whether it stands on lines of its own.

    Returns:
        A `<math>` element as text.

    Raises:
        LatexError: the formula is broken or uses a command that is not known.
    """
    return converter.convert_with_local_state(latex, displaystyle=display)


def aligned(latex: str) -> str:
    r"""Wrap lines that are separated by `\\` in the environment that aligns them."""
    if r"\\" in latex and r"\begin{" not in latex:
        return rf"\begin{{aligned}}{latex}\end{{aligned}}"
    return latex


def check_formulas(app: Sphinx, doctree: nodes.document) -> None:
    """Warn of each formula that does not convert, with its page and line."""
    for node in [*doctree.findall(nodes.math), *doctree.findall(nodes.math_block)]:
        display = isinstance(node, nodes.math_block)
        try:
            to_mathml(aligned(node.astext()) if display else node.astext(), display)
        except LatexError as error:
            logger.warning(
                "the formula %r is not valid LaTeX (%s); fix it",
                node.astext(),
                " ".join(str(error).split()),
                location=node,
                type="course",
                subtype="formula",
            )


def _visit_inline(self: HTML5Translator, node: nodes.math) -> None:
    try:
        self.body.append(to_mathml(node.astext(), display=False))
    except LatexError:  # check_formulas has warned of it, which fails the build
        self.body.append(f"<code>{self.encode(node.astext())}</code>")
    raise nodes.SkipNode


def _visit_display(self: HTML5Translator, node: nodes.math_block) -> None:
    # A wide formula scrolls inside its box; the tab stop lets a keyboard scroll it.
    box = self.starttag(node, "div", CLASS="math", tabindex="0", role="group")
    self.body.append(box.rstrip("\n"))
    if node["number"]:
        number = get_node_equation_number(self, node)
        self.body.append(f'<span class="eqno">({number})')
        self.add_permalink_ref(node, "Link to this equation")
        self.body.append("</span>")
    try:
        self.body.append(to_mathml(aligned(node.astext()), display=True))
    except LatexError:
        self.body.append(f"<code>{self.encode(node.astext())}</code>")
    self.body.append("</div>\n")
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register the renderer of formulas."""
    app.add_html_math_renderer("mathml", (_visit_inline, None), (_visit_display, None))
    app.connect("doctree-read", check_formulas)
