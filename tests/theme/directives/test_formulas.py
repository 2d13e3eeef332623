"""Formulas: MathML from good ones, a named fault from broken ones."""

import pytest

from theme.directives.formulas import to_mathml

pytestmark = pytest.mark.unit


def test_a_formula_becomes_mathml_and_asks_for_no_script(build_page):
    page = build_page("# A page\n\nA neuron computes $y = wx + b$.\n")
    assert page.warnings == ""
    assert page.html.select_one("p math").get_text() == "y=wx+b"
    assert not page.html.select("script[src*=mathjax]")


@pytest.mark.parametrize(
    "latex",
    [
        r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}",
        r"f(x) = \begin{cases} x & x > 0 \\ 0 & \text{else} \end{cases}",
        r"\frac{\partial J}{\partial w} = \frac{2}{n} \sum_{i=1}^{n} (\hat y_i - y_i)",
        r"\sigma(z) = \frac{1}{1 + e^{-z}}, \quad \lVert \mathbf{w} \rVert_2^2",
    ],
)
def test_the_formulas_of_the_course_convert(latex):
    assert to_mathml(latex, display=True).startswith('<math display="block">')


def test_lines_of_a_formula_stand_below_each_other(build_page):
    page = build_page("# A page\n\n$$\na &= b \\\\\nc &= d\n$$\n")
    assert page.warnings == ""
    assert len(page.html.select("div.math mtr")) == 2


def test_a_numbered_formula_shows_its_number(build_page):
    page = build_page("# A page\n\n$$\na = b\n$$ (sum)\n\nSee {eq}`sum`.\n")
    assert page.warnings == ""
    assert page.html.select_one("div.math .eqno").get_text().startswith("(1)")


@pytest.mark.parametrize(
    ("formula", "reason"),
    [
        (r"$\frac{a}$", "Expected argument"),
        (r"$\weight x$", r"Unknown command"),
        ("$$\n\\begin{bmatrix} 1 \\end{pmatrix}\n$$", "bmatrix"),
    ],
)
def test_a_broken_formula_is_named_with_page_and_line(build_page, formula, reason):
    page = build_page(f"# A page\n\nSome text.\n\n{formula}\n")
    assert "page.md:5: WARNING: the formula" in page.warnings
    assert reason in page.warnings
    assert "is not valid LaTeX" in page.warnings
